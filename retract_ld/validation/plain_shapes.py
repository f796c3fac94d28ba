"""Which shapes ask only what is decided on a node alone, and what they ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from retract_ld.terms import Term
from retract_ld.validation.shape_tree import Shape

__all__ = ["conditions_of", "inverse_of", "is_complete", "is_plain", "valued_by"]


def inverse_of(shape: Shape) -> frozenset[Term]:
    """Return the predicates that a shape follows backwards."""
    inner = (
        *shape.properties,
        *shape.nodes,
        *shape.none_of,
        *(each for group in (*shape.any_of, *shape.all_of) for each in group),
    )
    own = shape.path.predicates if shape.path and shape.path.kind == "inverse" else ()
    return frozenset(own).union(*map(inverse_of, inner))


def conditions_of(shape: Shape) -> Iterator[Shape]:
    """Yield the shapes of which none, or one of a group, has to hold."""
    yield from shape.none_of
    for group in shape.any_of:
        yield from group


def valued_by(shape: Shape) -> frozenset[Term]:
    """Return the predicates of a condition whose values matter, not only their presence."""
    only_counted = (
        shape.path is not None
        and shape.min_count < 2
        and not shape.max_count
        and not shape.values
        and not shape.has_values
        and not shape.disjoint
        and not any(True for _ in conditions_of(shape))
        and not shape.properties
    )
    return frozenset() if only_counted else shape.predicates


def is_plain(shape: Shape) -> bool:
    """Whether all that a node shape asks is known here."""
    return (
        not (shape.values or shape.has_values or shape.all_of or shape.nodes)
        and all(map(_is_plain_condition, conditions_of(shape)))
        and all(map(_is_plain_property, shape.properties))
    )


def _is_plain_condition(shape: Shape, below_path: bool = False) -> bool:
    """Whether a condition can be decided on a node alone."""
    below = below_path or shape.path is not None
    if shape.path is not None and shape.path.kind == "inverse":
        return False
    if below and any(constraint.name == "class" for constraint in shape.values):
        return False
    if shape.all_of or shape.nodes or shape.closed or (below and shape.properties):
        return False
    inner = (*shape.properties, *conditions_of(shape))
    return all(_is_plain_condition(each, below) for each in inner)


def _is_plain_property(shape: Shape) -> bool:
    """Whether a property shape asks only of its values one by one and of their number."""
    if shape.path is None or shape.has_values or shape.all_of or shape.nodes:
        return False
    if shape.none_of or shape.properties:
        return False
    counted = shape.min_count or shape.max_count is not None
    if shape.path.kind == "alternative" and (counted or shape.disjoint):
        return False
    if shape.path.kind == "inverse" and (shape.values or shape.any_of):
        return False
    return all(_has_only_values(option) for group in shape.any_of for option in group)


def _has_only_values(shape: Shape) -> bool:
    """Whether a shape has constraints on one value and nothing else."""
    other = (
        shape.path
        or shape.has_values
        or shape.any_of
        or shape.all_of
        or shape.none_of
        or shape.nodes
        or shape.properties
        or shape.closed
    )
    known = all(constraint.name != "class" for constraint in shape.values)
    return known and not other


def is_complete(predicates: frozenset[Term], shape: Shape) -> bool:
    """Whether what must be there is, and nothing that a closed shape does not know."""
    known = set(shape.ignored)
    for inner in shape.properties:
        if inner.path is None or inner.path.kind != "predicate":
            continue
        known.add(inner.path.predicates[0])
        present = inner.path.predicates[0] in predicates
        if inner.min_count > 1 or (inner.min_count and not present):
            return False
        if inner.max_count == 0 and present:
            return False
    return not shape.closed or known.issuperset(predicates)
