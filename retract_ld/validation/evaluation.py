"""One node against shapes, exactly: every result, with its component, path and value.

This is what is asked when the quick checks of `compiled` doubt a node, and what decides
the shapes inside ``sh:or``, ``sh:and`` and ``sh:not``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from retract_ld.namespaces import RDF
from retract_ld.terms import Term
from retract_ld.validation.report import Result
from retract_ld.validation.shape_tree import SH, Path, Shape, ValueConstraint, unmet
from retract_ld.validation.value_checks import Accept, accept_of, text_of

__all__ = ["Evaluation", "Scope", "acceptor"]

#: The objects of one node by predicate.
Properties = Mapping[Term, list[Term]]

_TYPE: Final = RDF.type


class Scope:
    """The graph that one verdict is about, as far as constraints look beyond a node."""

    def __init__(
        self,
        properties: Callable[[Term], Properties],
        classes: Callable[[Term], frozenset[Term]],
        subjects: Callable[[Term, Term], list[Term]],
    ) -> None:
        self.properties = properties
        """The properties of a node."""
        self.classes = classes
        """The classes of a node, those above the stated ones included."""
        self.subjects = subjects
        """The subjects of a predicate and an object."""


@lru_cache(4096)
def acceptor(constraint: ValueConstraint) -> Accept:
    """Return the check of a constraint, made once."""
    return accept_of(constraint)


class Evaluation:
    """Holds nodes of one scope against shapes."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def conforms(self, node: Term, shape: Shape) -> bool:
        """Whether a node conforms to a shape."""
        return next(self.results(node, shape), None) is None

    def results(self, node: Term, shape: Shape) -> Iterator[Result]:
        """Yield what is wrong with a node by a shape and by what hangs on it."""
        if shape.path is None:
            yield from self._of_values(node, shape, [node])
            if shape.closed:
                yield from self._closed(node, shape)
        else:
            values = self._values(node, shape.path)
            yield from self._counts(node, shape, values)
            yield from self._of_values(node, shape, values)

    def _values(self, node: Term, path: Path) -> list[Term]:
        if path.kind == "inverse":
            return self.scope.subjects(path.predicates[0], node)
        properties = self.scope.properties(node)
        found = [o for p in path.predicates for o in properties.get(p, ())]
        return list(dict.fromkeys(found))

    def _counts(self, node: Term, shape: Shape, values: list[Term]) -> Iterator[Result]:
        if len(values) < shape.min_count:
            yield _result(shape, node, "MinCountConstraintComponent")
        if shape.max_count is not None and len(values) > shape.max_count:
            yield _result(shape, node, "MaxCountConstraintComponent")
        if shape.disjoint:
            properties = self.scope.properties(node)
            for predicate in shape.disjoint:
                for value in set(values).intersection(properties.get(predicate, ())):
                    yield _result(shape, node, "DisjointConstraintComponent", value)

    def _of_values(
        self, node: Term, shape: Shape, values: list[Term]
    ) -> Iterator[Result]:
        for wanted in shape.has_values:
            if wanted not in values:
                yield _result(shape, node, "HasValueConstraintComponent")
        for constraint in shape.values:
            name = constraint.component.removeprefix(SH)
            for value in values:
                if not self._accepts(constraint, value):
                    yield _result(shape, node, name, value)
        for value in values:
            yield from self._logic(node, shape, value)
            for inner in shape.properties:
                yield from self.results(value, inner)

    def _accepts(self, constraint: ValueConstraint, value: Term) -> bool:
        if constraint.name == "class":
            return constraint.values[0] in self.scope.classes(value)
        return acceptor(constraint)(value)

    def _logic(self, node: Term, shape: Shape, value: Term) -> Iterator[Result]:
        for group in shape.any_of:
            if not any(self.conforms(value, inner) for inner in group):
                yield _result(shape, node, "OrConstraintComponent", value)
        for group in shape.all_of:
            if not all(self.conforms(value, inner) for inner in group):
                yield _result(shape, node, "AndConstraintComponent", value)
        for inner in shape.none_of:
            if self.conforms(value, inner):
                yield _result(shape, node, "NotConstraintComponent", value)
        for inner in shape.nodes:
            if not self.conforms(value, inner):
                yield _result(shape, node, "NodeConstraintComponent", value)

    def _closed(self, node: Term, shape: Shape) -> Iterator[Result]:
        known = shape.ignored.union(
            *(
                inner.path.predicates
                for inner in shape.properties
                if inner.path and inner.path.kind == "predicate"
            )
        )
        for predicate, values in self.scope.properties(node).items():
            if predicate in known:
                continue
            for value in values:
                yield _result(
                    shape, node, "ClosedConstraintComponent", value, predicate
                )


def _result(
    shape: Shape,
    node: Term,
    component: str,
    value: Term | None = None,
    predicate: Term | None = None,
) -> Result:
    if predicate is None and shape.path is not None and shape.path.kind == "predicate":
        predicate = shape.path.predicates[0]
    if value == node or (value is not None and value[0] == "_"):
        value = None
    return Result(
        rule=shape.rule,
        severity=shape.severity,
        focus=node[1:-1] if node[0] == "<" else node[2:],
        message=shape.message or unmet(component),
        path=predicate[1:-1] if predicate else None,
        value=None if value is None else text_of(value),
        value_term=value,
        hint=shape.hint,
        clause=shape.clause,
        component=SH + component,
        shape=shape.iri,
    )
