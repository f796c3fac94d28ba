"""Our vocabulary as a small store in memory: its terms can be shown beside any graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from retract_ld.namespaces import PREFIXES
from retract_ld.vocabulary.files import SCHEME_FILES, path
from retract_ld.web.quads import is_subject, quads_about

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "BASE",
    "TermFacts",
    "Value",
    "all_terms",
    "is_term",
    "label_of",
    "name_of",
    "schemes",
    "term_facts",
    "term_quads",
]

BASE: Final = "https://w3id.org/retract-ld/"

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS: Final = (f"{_SKOS}prefLabel", f"{_RDFS}label", f"{_DCTERMS}title")
_OTHER_LABELS: Final = (f"{_SKOS}altLabel", f"{_SKOS}hiddenLabel")
_DEFINITIONS: Final = (f"{_SKOS}definition", f"{_DCTERMS}description")
#: Prefixes that only the vocabulary files use.
_PREFIXES: Final = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
    "vann": "http://purl.org/vocab/vann/",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
}
#: What a page of a scheme lists as its members.
_MEMBERSHIP: Final = (f"{_SKOS}inScheme", f"{_RDFS}isDefinedBy")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property: an IRI with what it is called, or a text."""

    text: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What the vocabulary says of a term."""

    iri: str
    name: str
    """``rld:retracts``, ``reason/paper-mill``."""
    kind: str
    labels: tuple[Value, ...]
    """Preferred labels, English first."""
    other_labels: tuple[Value, ...]
    definitions: tuple[Value, ...]
    said: tuple[tuple[Value, tuple[Value, ...]], ...]
    """All else, by property."""
    members: tuple[Value, ...]
    """Of a scheme or an ontology: its terms."""

    @property
    def label(self) -> str:
        """The preferred label, in English if there is one."""
        return self.labels[0].text if self.labels else self.name


@cache
def _store() -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    for name in (
        "retract-ld.ttl",
        "external.ttl",
        "crosswalk.ttl",
        *SCHEME_FILES.values(),
    ):
        store.bulk_load(path=str(path(name)), format=ox.RdfFormat.TURTLE)
    return store


@cache
def is_term(iri: str) -> bool:
    """Tell whether an IRI is a term or a scheme of our vocabulary."""
    return iri.startswith(BASE) and is_subject(_store(), iri)


def all_terms() -> list[str]:
    """Return the IRIs of all terms and schemes, sorted."""
    import pyoxigraph as ox

    subjects = {quad.subject for quad in _store()}
    return sorted(
        subject.value
        for subject in subjects
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(BASE)
    )


def term_quads(iri: str) -> list[ox.Quad]:
    """Return what the vocabulary says of a term."""
    return list(quads_about(_store(), iri))


@cache
def label_of(iri: str) -> str:
    """Return what a term of ours or of others is called: its label, else its name.

    >>> label_of("https://w3id.org/retract-ld/reason/paper-mill")
    'Paper Mill'
    >>> label_of("http://purl.org/spar/cito/retracts")
    'cito:retracts'
    """
    found = sorted(_literals(iri, _LABELS), key=_english_first)
    if found and iri.startswith(BASE):
        return found[0].text
    return name_of(iri)


@cache
def name_of(iri: str) -> str:
    """Return a short name of an IRI: with a prefix, or as scheme and code."""
    for prefix, namespace in (PREFIXES | _PREFIXES).items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri.removeprefix(BASE) or iri


@cache
def term_facts(iri: str) -> TermFacts:
    """Return what the vocabulary says of a term."""
    import pyoxigraph as ox

    said: dict[str, list[Value]] = {}
    kinds: set[str] = set()
    told = {*_LABELS, *_OTHER_LABELS, *_DEFINITIONS, _TYPE}
    for quad in term_quads(iri):
        if quad.predicate.value == _TYPE and isinstance(quad.object, ox.NamedNode):
            kinds.add(name_of(quad.object.value))
        elif quad.predicate.value not in told:
            said.setdefault(quad.predicate.value, []).append(_value(quad.object))
    return TermFacts(
        iri,
        name_of(iri),
        ", ".join(sorted(kinds)),
        tuple(sorted(_literals(iri, _LABELS), key=_english_first)),
        tuple(sorted(_literals(iri, _OTHER_LABELS), key=_english_first)),
        tuple(sorted(_literals(iri, _DEFINITIONS), key=_english_first)),
        tuple(
            (Value(name_of(p), p), tuple(sorted(said[p], key=_alphabetically)))
            for p in sorted(said)
        ),
        _members(iri),
    )


def schemes() -> tuple[TermFacts, ...]:
    """Return the ontology and the schemes."""
    return tuple(term_facts(f"{BASE}{name}") for name in ("ns", *SCHEME_FILES))


@cache
def _members(iri: str) -> tuple[Value, ...]:
    import pyoxigraph as ox

    found = {
        quad.subject.value
        for predicate in _MEMBERSHIP
        for quad in _store().quads_for_pattern(
            None, ox.NamedNode(predicate), ox.NamedNode(iri)
        )
        if isinstance(quad.subject, ox.NamedNode)
    }
    # Classes and relations have labels in common: "notice" is both.
    called = name_of if iri.endswith("/ns") else label_of
    return tuple(
        sorted((Value(called(each), each) for each in found), key=_alphabetically)
    )


def _literals(iri: str, predicates: tuple[str, ...]) -> set[Value]:
    return {
        _value(quad.object)
        for quad in quads_about(_store(), iri)
        if quad.predicate.value in predicates
    }


def _value(term: object) -> Value:
    import pyoxigraph as ox

    if isinstance(term, ox.Literal):
        return Value(term.value, None, term.language)
    if isinstance(term, ox.NamedNode):
        return Value(label_of(term.value), term.value)
    return Value(str(term))


def _alphabetically(value: Value) -> tuple[str, str, str, str]:
    return value.text.casefold(), value.text, value.iri or "", value.language or ""


def _english_first(value: Value) -> tuple[bool, str, str]:
    return value.language not in {None, "en"}, value.language or "", value.text
