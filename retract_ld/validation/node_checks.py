"""What is left to check on a node once its classes and predicates are known.

What must be there, closed shapes and the classes of the node follow from these alone, so
they are decided when a `NodeCheck` is made; what may be there only so often follows from
how the predicates of a node are strung, and is decided when its `Steps` are. A shape with
more in it than is known here makes the check doubt every node, which is slow but never
wrong.
"""

from __future__ import annotations

from collections import Counter
from sys import maxsize
from typing import Final, NamedTuple

from retract_ld.terms import Term
from retract_ld.validation.evaluation import Evaluation, Scope
from retract_ld.validation.node_roles import (
    Predicates,
    disjoint_of,
    limits_of,
    role_of,
)
from retract_ld.validation.plain_shapes import (
    conditions_of,
    is_complete,
    is_plain,
    valued_by,
)
from retract_ld.validation.shape_tree import Shape
from retract_ld.validation.value_checks import Accept

__all__ = [
    "Make",
    "NodeCheck",
    "Pairs",
    "Predicates",
    "Steps",
    "predicate_of",
]

Pair = tuple[Term, Term]
Pairs = list[Pair]
#: How a node is made: its predicates in their order, classes with their ``rdf:type``.
Make = tuple[Term | Pair, ...]

_SUBCLASS: Final = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
#: Values of conditions, and other values, are remembered up to this many.
_REMEMBERED: Final = 8192


def predicate_of(each: Term | Pair) -> Term:
    """Return the predicate in what a node is made of."""
    return each[0] if isinstance(each, tuple) else each


class NodeCheck:
    """What is to be looked at on nodes of some classes with some predicates."""

    __slots__ = (
        "_conditions",
        "_decided",
        "_disjoint",
        "_limits",
        "_roles",
        "_sound",
        "alone",
        "classes",
        "counted",
        "shapes",
        "subclasses",
    )

    def __init__(
        self,
        predicates: frozenset[Term],
        classes: frozenset[Term],
        shapes: list[Shape],
        inverse: frozenset[Term],
    ) -> None:
        self.classes = classes
        self.shapes = shapes
        self.subclasses = _SUBCLASS in predicates
        #: (predicate, least, most) of the subjects that point here.
        self.counted = tuple(
            (
                inner.path.predicates[0],
                inner.min_count,
                maxsize if inner.max_count is None else inner.max_count,
            )
            for shape in shapes
            for inner in shape.properties
            if inner.path and inner.path.kind == "inverse"
        )
        self._sound = all(
            is_plain(shape) and is_complete(predicates, shape) for shape in shapes
        )
        self._limits = dict(limits_of(shapes))
        self._disjoint = tuple(disjoint_of(predicates, shapes))
        conditions = [c for shape in shapes for c in conditions_of(shape)]
        self._conditions = bool(conditions)
        #: Whether values need be looked at one by one only.
        self.alone = not self._conditions and not self._disjoint
        valued = frozenset[Term]().union(*map(valued_by, conditions))
        self._roles = {
            predicate: role
            for predicate in predicates
            if (role := role_of(predicate, shapes, inverse, valued))
        }
        self._decided: dict[tuple[Pair, ...], bool] = {}

    def in_order(self, make: Make) -> Steps:
        """Return what is to be done with nodes that are made so."""
        sound = self._sound and self._is_within_limits(make)
        values: list[tuple[int, Accept]] = []
        notes: list[tuple[int, Predicates, bool]] = []
        valued: list[int] = []
        for index, each in enumerate(make):
            role = self._roles.get(predicate_of(each))
            if role is None:
                continue
            if isinstance(each, tuple):
                # The class itself is known, so its check is done here.
                sound = sound and (role.accept is None or role.accept(each[1]))
            elif role.accept is not None:
                values.append((index, role.accept))
            if role.classes or role.inverse:
                notes.append((index, role.classes, role.inverse))
            if role.valued:
                valued.append(index)
        return Steps(self, sound, tuple(values), tuple(notes), tuple(valued))

    def _is_within_limits(self, make: Make) -> bool:
        counts = Counter(map(predicate_of, make))
        return all(counts[p] <= limit for p, limit in self._limits.items())

    def accepts_together(self, pairs: Pairs, valued: tuple[int, ...]) -> bool:
        """Whether nothing is wrong with values that are fine one by one."""
        if self._disjoint and not self._is_disjoint(pairs):
            return False
        if not self._conditions:
            return True
        return self._meets_conditions(tuple([pairs[i] for i in valued]), pairs)

    def _is_disjoint(self, pairs: Pairs) -> bool:
        return not any(
            {o for p, o in pairs if p == one} & {o for p, o in pairs if p == other}
            for one, other in self._disjoint
        )

    def _meets_conditions(self, key: tuple[Pair, ...], pairs: Pairs) -> bool:
        decided = self._decided.get(key)
        if decided is None:
            if len(self._decided) >= _REMEMBERED:
                self._decided.clear()
            decided = self._decided[key] = self._decide(pairs)
        return decided

    def _decide(self, pairs: Pairs) -> bool:
        """Evaluate the conditions of the node shapes, on this node alone."""
        properties: dict[Term, list[Term]] = {}
        for predicate, value in pairs:
            properties.setdefault(predicate, []).append(value)
        node = "<urn:node>"
        scope = Scope(
            lambda each: properties if each == node else {},
            lambda each: self.classes if each == node else frozenset(),
            lambda _, __: [],
        )
        conforms = Evaluation(scope).conforms
        return all(
            not any(conforms(node, inner) for inner in shape.none_of)
            and all(
                any(conforms(node, inner) for inner in group) for group in shape.any_of
            )
            for shape in self.shapes
        )


class Steps(NamedTuple):
    """A `NodeCheck` worked out for pairs in one order: which pair needs what."""

    check: NodeCheck
    sound: bool
    """Whether nothing is missing or too many."""
    values: tuple[tuple[int, Accept], ...]
    notes: tuple[tuple[int, Predicates, bool], ...]
    """Objects that must be of classes, and links that are followed backwards."""
    valued: tuple[int, ...]
    """Pairs that conditions look at."""

    def accept(
        self,
        subject: Term,
        pairs: Pairs,
        wanted: list[tuple[Term, Term, Term]],
        links: dict[Pair, list[Term]],
    ) -> bool:
        """Whether nothing is wrong with a node as far as it alone can tell.

        What other nodes must tell is noted: in `wanted`, which class an object must have;
        in `links`, the predicates that are followed backwards.
        """
        check, sound, values, notes, valued = self
        for index, classes, inverse in notes:
            pair = pairs[index]
            wanted += [(subject, pair[1], class_) for class_ in classes]
            if inverse:
                links.setdefault(pair, []).append(subject)
        if not sound:
            return False
        for index, accept in values:
            if not accept(pairs[index][1]):
                return False
        return check.alone or check.accepts_together(pairs, valued)
