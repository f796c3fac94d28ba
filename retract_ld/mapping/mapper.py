"""The interpreter of the tables: an update in, node blocks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeAlias

from retract_ld.errors import VocabularyError
from retract_ld.mapping.resources import Minter, Resource, resources_of
from retract_ld.mapping.table import FLAG, Constant, Derived, Link, Profile, Property
from retract_ld.models import Update
from retract_ld.terms import DEFAULT_BASE, Node, Term, iri

__all__ = ["Mapper"]

Pairs = list[tuple[Term, Term]]


class Mapper:
    """Describe updates in one or more vocabulary profiles.

    Args:
        profiles: in the order in which their statements appear on a resource.
        base: IRI under which resources without a global identifier are minted.

    Raises:
        VocabularyError: if `base` is not an absolute http(s) IRI ending in ``/`` or ``#``.
    """

    def __init__(self, profiles: Sequence[Profile], base: str = DEFAULT_BASE) -> None:
        if not base.startswith(("http://", "https://")) or base[-1] not in "/#":
            raise VocabularyError(
                f"'{base}' cannot be the base of our IRIs.",
                hint="Give an http or https IRI that ends in '/' or '#'.",
            )
        self.profiles = tuple(profiles)
        self.minter = Minter(iri(base)[1:-1])
        self._plans = {
            kind: _Plan(self.profiles, kind)
            for profile in self.profiles
            for kind in profile.rules
        }

    def describe(self, update: Update) -> list[Node]:
        """Return the node blocks of one update, each subject once."""
        nodes: dict[Term, Node] = {}
        for resource in resources_of(update, self.minter):
            plan = self._plans.get(resource.kind)
            if plan is None:
                continue
            pairs = plan.pairs(resource)
            if not pairs:
                continue
            known = nodes.get(resource.subject)
            if known is None:
                nodes[resource.subject] = Node(resource.subject, pairs)
            else:
                known.pairs.extend(pair for pair in pairs if pair not in known.pairs)
        return list(nodes.values())

    def describe_all(self, updates: Iterable[Update]) -> Iterator[Node]:
        """Yield the node blocks of many updates, one update after the other."""
        for update in updates:
            yield from self.describe(update)


class _Plan:
    """What to write on one kind of resource, looked up once."""

    def __init__(self, profiles: Sequence[Profile], kind: str) -> None:
        rows = [
            row
            for profile in profiles
            if kind in profile.rules
            for row in profile.rules[kind].rows
        ]
        rows = list(dict.fromkeys(rows))
        # Types first: readers look for them there, and Turtle writes them as `a`.
        rows.sort(key=lambda row: not row.predicate.endswith("#type>"))
        self._steps = [_step(row) for row in rows]

    def pairs(self, resource: Resource) -> Pairs:
        """Return the pairs of a resource, in the order of the tables."""
        pairs: Pairs = []
        for step in self._steps:
            step(resource, pairs)
        return list(dict.fromkeys(pairs))


Step: TypeAlias = Callable[[Resource, Pairs], None]


def _step(row: Property | Derived | Link | Constant) -> Step:
    """Turn a row into a function that adds its pairs."""
    if isinstance(row, Constant):
        return _constant(row.predicate, row.object)
    if isinstance(row, Link):
        return _link(row.name, row.predicate)
    if isinstance(row, Derived):
        return _derived(row)
    return _many(row) if row.many else _one(row)


def _constant(predicate: Term, value: Term) -> Step:
    pair = (predicate, value)
    return lambda _, pairs: pairs.append(pair)


def _link(name: str, predicate: Term) -> Step:
    def add(resource: Resource, pairs: Pairs) -> None:
        for target in resource.links.get(name, ()):
            pairs.append((predicate, target))

    return add


def _derived(row: Derived) -> Step:
    name, predicate, (write, _, _, _, codes) = row

    def add(resource: Resource, pairs: Pairs) -> None:
        value = resource.derived.get(name)
        if value is None:
            return
        if isinstance(value, tuple):
            pairs.extend((predicate, write(item)) for item in value)
        elif codes is None or value is True or value in codes:
            pairs.append((predicate, write(value)))

    return add


def _many(row: Property) -> Step:
    get, predicate, write = attrgetter(row.field), row.predicate, row.codec.write

    def add(resource: Resource, pairs: Pairs) -> None:
        pairs.extend((predicate, write(item)) for item in get(resource.record))

    return add


def _one(row: Property) -> Step:
    get, predicate, write = attrgetter(row.field), row.predicate, row.codec.write
    flag = row.codec is FLAG

    def add(resource: Resource, pairs: Pairs) -> None:
        value = get(resource.record)
        if value is not None and (value is not False or not flag):
            pairs.append((predicate, write(value)))

    return add
