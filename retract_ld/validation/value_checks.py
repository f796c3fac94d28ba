"""Does one value satisfy a constraint? Decided on its N-Triples spelling where that is plain.

What a spelling does not tell at once (is this literal well-formed, which of two numbers
is greater) is asked of rdflib's literals, so that the verdict is pySHACL's; such answers
are remembered, for dates and flags recur by the thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from retract_ld.terms import Term, lexical
from retract_ld.validation.shape_tree import SH, ValueConstraint

if TYPE_CHECKING:
    from rdflib import Literal

__all__ = ["Accept", "accept_of", "is_string", "literal_of", "text_of"]

Accept = Callable[[Term], bool]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_FIRST: Final = {
    "BlankNode": "_",
    "BlankNodeOrIRI": "_<",
    "BlankNodeOrLiteral": '_"',
    "IRI": "<",
    "IRIOrLiteral": '<"',
    "Literal": '"',
}
_REMEMBERED: Final = 8192
#: How a string ends whose datatype is spelled out, which our terms never do.
_TYPED_STRING: Final = f'"^^<{_XSD}string>'


def accept_of(constraint: ValueConstraint) -> Accept:
    """Return the check of a constraint; ``sh:class`` is not one value's own matter."""
    return _MAKERS[constraint.name](constraint)


def literal_of(term: Term) -> Literal:
    """Return the rdflib literal of a term, its lexical form unchanged."""
    from rdflib import Literal, URIRef

    end = term.rindex('"') + 1
    tail = term[end:]
    if tail.startswith("@"):
        return Literal(lexical(term[:end]), lang=tail[1:])
    datatype = URIRef(tail[3:-1]) if tail else None
    return Literal(lexical(term[:end]), datatype=datatype, normalize=False)


def text_of(term: Term) -> str:
    """Return what SPARQL's ``str`` does: the lexical form, or the IRI."""
    if term[0] != '"':
        return term[1:-1]
    end = term.rindex('"')
    return term[1:end] if "\\" not in term else lexical(term[: end + 1])


def is_string(term: Term) -> bool:
    """Whether a term is a string: a literal without language and other datatype."""
    return term[0] == '"' and (term[-1] == '"' or term.endswith(_TYPED_STRING))


def _in(constraint: ValueConstraint) -> Accept:
    return frozenset(constraint.values).__contains__


def _node_kind(constraint: ValueConstraint) -> Accept:
    firsts = _FIRST[constraint.values[0][1:-1].removeprefix(SH)]
    if firsts == "<":
        return lambda term: term[0] == "<"
    return lambda term: term[0] in firsts


def _datatype(constraint: ValueConstraint) -> Accept:
    datatype = constraint.values[0][1:-1]
    if datatype == f"{_XSD}string":
        return is_string
    end = f'"^^<{datatype}>'

    @lru_cache(_REMEMBERED)
    def accept(term: Term) -> bool:
        return term[0] == '"' and term.endswith(end) and _well_formed(term, datatype)

    return accept


def _well_formed(term: Term, datatype: str) -> bool:
    """Tell whether a literal has a value; of datatypes that are not known, every one has."""
    import datetime as dt
    from decimal import Decimal

    kinds: dict[str, Any] = {
        "boolean": bool,
        "date": dt.date,
        "dateTime": dt.datetime,
        "decimal": Decimal,
        "float": float,
        "integer": int,
        "time": dt.time,
    }
    literal = literal_of(term)
    if literal.ill_typed is True:
        return False
    kind = kinds.get(datatype.removeprefix(_XSD))
    return kind is None or isinstance(literal.value, kind)


def _pattern(constraint: ValueConstraint) -> Accept:
    flags = (re.IGNORECASE if "i" in constraint.flags.lower() else 0) | (
        re.MULTILINE if "m" in constraint.flags.lower() else 0
    )
    search = re.compile(text_of(constraint.values[0]), flags).search
    return lambda term: term[0] != "_" and search(text_of(term)) is not None


def _min_length(constraint: ValueConstraint) -> Accept:
    least = int(text_of(constraint.values[0]))
    if least == 1:
        # The commonest: not empty.
        return lambda term: not term.startswith(('""', "<>", "_"))
    return lambda term: least == 0 or (term[0] != "_" and len(text_of(term)) >= least)


def _max_length(constraint: ValueConstraint) -> Accept:
    most = int(text_of(constraint.values[0]))
    return lambda term: term[0] != "_" and len(text_of(term)) <= most


def _range(constraint: ValueConstraint) -> Accept:
    bound = literal_of(constraint.values[0])
    upward = constraint.name.startswith("min")
    inclusive = constraint.name.endswith("Inclusive")

    @lru_cache(_REMEMBERED)
    def accept(term: Term) -> bool:
        if term[0] != '"':
            return False
        value = literal_of(term)
        if isinstance(value.value, str) != isinstance(bound.value, str):
            return False
        try:
            # Values of types that cannot be compared raise here, not below.
            if value.eq(bound):
                return inclusive
            return bool(value > bound) is upward
        except (TypeError, NotImplementedError):
            return False

    return accept


_MAKERS: Final[dict[str, Callable[[ValueConstraint], Accept]]] = {
    "datatype": _datatype,
    "in": _in,
    "maxExclusive": _range,
    "maxInclusive": _range,
    "maxLength": _max_length,
    "minExclusive": _range,
    "minInclusive": _range,
    "minLength": _min_length,
    "nodeKind": _node_kind,
    "pattern": _pattern,
}
