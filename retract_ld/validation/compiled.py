"""SHACL shapes compiled to checks over node blocks: one pass, no graph, pySHACL's verdict.

Most nodes of one class carry the same predicates. For each such set of them a `NodeCheck`
is worked out once: what could be missing, which value stands under which constraint,
which objects must be of a class. What remains to be done for a node is then
a handful of calls on its values. A node that these doubt is evaluated exactly, by
`evaluation`; so the checks may only err on the side of doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from retract_ld.namespaces import RDF
from retract_ld.terms import Node, Term
from retract_ld.validation.evaluation import Evaluation, Scope
from retract_ld.validation.node_checks import (
    Make,
    NodeCheck,
    Pairs,
    Steps,
    predicate_of,
)
from retract_ld.validation.plain_shapes import inverse_of
from retract_ld.validation.report import Report, Result
from retract_ld.validation.shape_tree import Shape, shapes_of
from retract_ld.validation.shapes import our_shapes

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["CompiledShapes", "our_compiled_shapes"]

_TYPE: Final = RDF.type
_SUBCLASS: Final = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"

#: Checks are remembered up to this many.
_REMEMBERED: Final = 20_000


class CompiledShapes:
    """Shapes ready to be held against node blocks.

    Raises:
        VocabularyError: if the shapes use a part of SHACL that is not supported.
    """

    def __init__(self, graph: Graph) -> None:
        self.shapes = shapes_of(graph)
        self._by_class: dict[Term, list[Shape]] = {}
        for shape in self.shapes:
            for target in shape.targets:
                self._by_class.setdefault(target, []).append(shape)
        self._inverse = frozenset(
            predicate for shape in self.shapes for predicate in inverse_of(shape)
        )
        self._checks: dict[tuple[frozenset[Term], frozenset[Term]], NodeCheck] = {}
        self._steps: dict[Make, Steps] = {}

    def validate(self, nodes: Iterable[Node]) -> list[Result]:
        """Return the results on one graph, given as node blocks.

        Blocks of one subject are merged. Which class a node has is looked up in the same
        graph, so the blocks must hold the documents that claims are about.
        """
        blocks: dict[Term, Pairs] = {}
        for subject, pairs in nodes:
            known = blocks.get(subject)
            if known is None:
                blocks[subject] = pairs
            elif known != pairs:
                blocks[subject] = list(dict.fromkeys([*known, *pairs]))
        return self._validate(blocks)

    def report(self, nodes: Iterable[Node]) -> Report:
        """Return `validate` as a report."""
        return Report.of(self.validate(nodes))

    def _validate(self, blocks: dict[Term, Pairs]) -> list[Result]:
        checks: dict[Term, NodeCheck] = {}
        links: dict[tuple[Term, Term], list[Term]] = {}
        doubted: list[Term] = []
        wanted: list[tuple[Term, Term, Term]] = []
        known = self._steps
        for subject, pairs in blocks.items():
            make = tuple([pair if pair[0] == _TYPE else pair[0] for pair in pairs])
            steps = known.get(make)
            if steps is None:
                steps = self._new_steps(make)
            check = steps.check
            if check.subclasses:
                return self._validate_with_subclasses(blocks)
            checks[subject] = check
            if not steps.accept(subject, pairs, wanted, links):
                doubted.append(subject)
        for subject, target, class_ in wanted:
            check_of_target = checks.get(target)
            if check_of_target is None or class_ not in check_of_target.classes:
                doubted.append(subject)
        if self._inverse:
            doubted += [
                subject
                for subject, check in checks.items()
                for predicate, least, most in check.counted
                if not least <= len(links.get((predicate, subject), ())) <= most
            ]
        if not doubted:
            return []
        return self._evaluate(
            dict.fromkeys(doubted),
            blocks,
            links,
            lambda node: checks[node].classes if node in checks else frozenset(),
        )

    def _evaluate(
        self,
        doubted: Iterable[Term],
        blocks: dict[Term, Pairs],
        links: dict[tuple[Term, Term], list[Term]],
        classes: Callable[[Term], frozenset[Term]],
    ) -> list[Result]:
        @cache
        def properties(node: Term) -> dict[Term, list[Term]]:
            found: dict[Term, list[Term]] = {}
            for predicate, value in blocks.get(node, ()):
                found.setdefault(predicate, []).append(value)
            return found

        scope = Scope(properties, classes, lambda p, o: links.get((p, o), []))
        evaluation = Evaluation(scope)
        found = [
            result
            for node in doubted
            for shape in self._targeting(classes(node))
            for result in evaluation.results(node, shape)
        ]
        return sorted(set(found), key=lambda result: result.order)

    def _validate_with_subclasses(self, blocks: dict[Term, Pairs]) -> list[Result]:
        """Validate a graph that says which class is below which: every node exactly."""
        above: dict[Term, set[Term]] = {}
        links: dict[tuple[Term, Term], list[Term]] = {}
        for subject, pairs in blocks.items():
            for predicate, value in pairs:
                if predicate == _SUBCLASS:
                    above.setdefault(subject, set()).add(value)
                if predicate in self._inverse:
                    links.setdefault((predicate, value), []).append(subject)

        @cache
        def classes(node: Term) -> frozenset[Term]:
            found = {o for p, o in blocks.get(node, ()) if p == _TYPE}
            reached = list(found)
            while reached:
                fresh = above.get(reached.pop(), set()) - found
                found |= fresh
                reached += fresh
            return frozenset(found)

        return self._evaluate(blocks, blocks, links, classes)

    def _targeting(self, classes: frozenset[Term]) -> list[Shape]:
        shapes = [s for c in sorted(classes) for s in self._by_class.get(c, ())]
        return list({shape.iri: shape for shape in shapes}.values())

    def _new_steps(self, make: Make) -> Steps:
        predicates = frozenset(map(predicate_of, make))
        classes = frozenset(each[1] for each in make if isinstance(each, tuple))
        check = self._checks.get((predicates, classes))
        if check is None:
            if len(self._checks) >= _REMEMBERED:
                self._checks.clear()
            shapes = self._targeting(classes)
            check = NodeCheck(predicates, classes, shapes, self._inverse)
            self._checks[predicates, classes] = check
        if len(self._steps) >= _REMEMBERED:
            self._steps.clear()
        steps = self._steps[make] = check.in_order(make)
        return steps


@cache
def our_compiled_shapes() -> CompiledShapes:
    """Return our shapes, compiled."""
    return CompiledShapes(our_shapes())
