"""What is to be done about each predicate of a node: limits, checks of its values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from retract_ld.terms import Term
from retract_ld.validation.evaluation import acceptor
from retract_ld.validation.shape_tree import Shape, ValueConstraint
from retract_ld.validation.value_checks import Accept, is_string

__all__ = ["Predicates", "Role", "disjoint_of", "limits_of", "role_of"]

Predicates = tuple[Term, ...]

_STRING: Final = "<http://www.w3.org/2001/XMLSchema#string>"
#: Constraints whose answer is cheaper to find than to remember.
_PLAIN: Final = frozenset({"in", "minLength", "nodeKind", "pattern"})
#: Answers are remembered up to this many.
_REMEMBERED: Final = 8192


class Role(NamedTuple):
    """What is to be done about the values of one predicate."""

    accept: Accept | None
    classes: tuple[Term, ...]
    """What its objects must be."""
    inverse: bool
    """Whether some shape follows it backwards."""
    valued: bool
    """Whether a condition of a node shape looks at its values."""


def limits_of(shapes: list[Shape]) -> Iterator[tuple[Term, int]]:
    """Yield each predicate that may be there, but not often; the lowest limit last."""
    found = [
        (inner.max_count, inner.path.predicates[0])
        for shape in shapes
        for inner in shape.properties
        if inner.path and inner.path.kind == "predicate" and inner.max_count
    ]
    yield from ((predicate, limit) for limit, predicate in sorted(found, reverse=True))


def _about(predicate: Term, shapes: list[Shape]) -> list[Shape]:
    """Return the property shapes that look at the values of a predicate."""
    return [
        inner
        for shape in shapes
        for inner in shape.properties
        if inner.path
        and inner.path.kind != "inverse"
        and predicate in inner.path.predicates
    ]


def role_of(
    predicate: Term,
    shapes: list[Shape],
    inverse: frozenset[Term],
    valued: frozenset[Term],
) -> Role | None:
    """Return what is to be done about a predicate, ``None`` if nothing is."""
    about = _about(predicate, shapes)
    constraints = [c for inner in about for c in inner.values]
    classes = tuple(c.values[0] for c in constraints if c.name == "class")
    options = tuple(
        tuple(tuple(option.values) for option in group)
        for inner in about
        for group in inner.any_of
    )
    alone = tuple(dict.fromkeys(c for c in constraints if c.name != "class"))
    accept = _accept(alone, options) if alone or options else None
    role = Role(accept, classes, predicate in inverse, predicate in valued)
    return role if any(role) else None


def disjoint_of(
    predicates: frozenset[Term], shapes: list[Shape]
) -> Iterator[tuple[Term, Term]]:
    """Yield the pairs of predicates that may have no value in common."""
    for predicate in predicates:
        for inner in _about(predicate, shapes):
            for other in inner.disjoint:
                if other in predicates:
                    yield predicate, other


Options = tuple[tuple[tuple[ValueConstraint, ...], ...], ...]


@lru_cache(4096)
def _accept(constraints: tuple[ValueConstraint, ...], options: Options) -> Accept:
    """Return the check of one value: one that remembers, where its answers recur."""
    strings = [
        c for c in constraints if c.name == "datatype" and c.values[0] == _STRING
    ]
    plain = [c for c in constraints if c.name in _PLAIN or c in strings]
    rest = [acceptor(c) for c in constraints if c not in plain]
    found = [acceptor(c) for c in plain]
    not_empty = [c for c in plain if c.name == "minLength" and c.values[0][:3] == '"1"']
    if strings and not_empty:
        found = [acceptor(c) for c in plain if c not in {*strings, *not_empty}]
        found.append(_is_text)
    if not rest and not options:
        return _all(found)
    for group in options:
        found.append(_any([_all([acceptor(c) for c in o]) for o in group]))
    return lru_cache(_REMEMBERED)(_all([*found, *rest]))


def _all(checks: list[Accept]) -> Accept:
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        one, other = checks
        return lambda term: one(term) and other(term)
    return lambda term: all(check(term) for check in checks)


def _any(checks: list[Accept]) -> Accept:
    return lambda term: any(check(term) for check in checks)


def _is_text(term: Term) -> bool:
    """Whether a term is a plain literal that is not empty."""
    if term[-1] == '"':
        return term[0] == '"' and term[1] != '"'
    return is_string(term) and not term.startswith('""')
