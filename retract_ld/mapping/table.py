"""The rows a vocabulary profile is made of, and the values they read and write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from retract_ld import terms
from retract_ld.terms import Term

__all__ = [
    "BOOLEAN",
    "DATE",
    "DECIMAL",
    "FLAG",
    "INTEGER",
    "IRI",
    "TEXT",
    "Codec",
    "Constant",
    "Derived",
    "Link",
    "Profile",
    "Property",
    "Rule",
    "choice",
    "concept",
]


class Codec(NamedTuple):
    """How a value of a model is spelled as a term, and read back from one."""

    write: Callable[[Any], Term]
    read: Callable[[Term], Any]
    object_kind: str
    """``iri`` or ``literal``."""
    terms: tuple[Term, ...] = ()
    """Every term it can write, where these are terms of a vocabulary."""
    codes: frozenset[str] | None = None
    """The codes it has a term for, where these are not all."""


TEXT: Final = Codec(terms.string, terms.lexical, "literal")
DATE: Final = Codec(terms.date, terms.lexical, "literal")
IRI: Final = Codec(terms.iri, terms.iri_text, "iri")
BOOLEAN: Final = Codec(
    terms.boolean, lambda term: terms.lexical(term) in {"true", "1"}, "literal"
)
#: A statement made only when it is true: False means that the source does not say.
FLAG: Final = BOOLEAN._replace(codes=frozenset({"true"}))
INTEGER: Final = Codec(terms.integer, lambda term: int(terms.lexical(term)), "literal")
DECIMAL: Final = Codec(
    terms.decimal, lambda term: float(terms.lexical(term)), "literal"
)


def choice(table: Mapping[str, Term]) -> Codec:
    """Spell each code as the term a table gives it; codes it lacks are not written."""
    codes = {term: code for code, term in reversed(tuple(table.items()))}
    return Codec(
        table.__getitem__,
        codes.__getitem__,
        "iri",
        tuple(table.values()),
        frozenset(table),
    )


def concept(scheme: str, codes: tuple[str, ...]) -> Codec:
    """Spell each code as a concept of one of our SKOS schemes.

    >>> concept("reason", ("paper-mill",)).write("paper-mill")
    '<https://w3id.org/retract-ld/reason/paper-mill>'
    """
    return choice(
        {code: f"<https://w3id.org/retract-ld/{scheme}/{code}>" for code in codes}
    )


class Property(NamedTuple):
    """A field of the model, written with one predicate."""

    field: str
    predicate: Term
    codec: Codec
    many: bool = False


class Derived(NamedTuple):
    """A value that `resources` works out beside the model, with one predicate."""

    name: str
    predicate: Term
    codec: Codec


class Link(NamedTuple):
    """A named link to other resources, written with one predicate."""

    name: str
    predicate: Term


class Constant(NamedTuple):
    """The same pair on every resource of the kind, a type for instance."""

    predicate: Term
    object: Term


class Rule(NamedTuple):
    """All that a profile says of one kind of resource."""

    rows: tuple[Property | Derived | Link | Constant, ...]


class Profile(NamedTuple):
    """A vocabulary profile: a name and one rule a kind of resource."""

    name: str
    title: str
    rules: Mapping[str, Rule]
