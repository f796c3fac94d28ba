"""An update in, node blocks out: by the compiled tables, which their interpreter checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias

from retract_ld.block_form import BlockForm
from retract_ld.errors import VocabularyError
from retract_ld.flat import Flat, update_of
from retract_ld.mapping.block_spelling import BlockSpeller
from retract_ld.mapping.compiled import Row
from retract_ld.mapping.describing import Describer, merged
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.resources import Resource
from retract_ld.mapping.skeleton import resources_of
from retract_ld.mapping.spelling import Block, Speller
from retract_ld.mapping.table import FLAG, Constant, Derived, Link, Profile, Property
from retract_ld.models import Update
from retract_ld.terms import DEFAULT_BASE, Node, Term, iri

__all__ = ["Block", "Mapper"]

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
        self._plans: dict[str, Callable[[Resource], Pairs]] = {}

    def describe(self, update: Update | Flat) -> list[Node]:
        """Return the node blocks of one update, each subject once."""
        if isinstance(update, dict):
            nodes = self._describer.flat_shapes.blocks(update)
            if nodes is not None:
                return nodes
            update = update_of(update)
        return self._describer.nodes(update)

    @cached_property
    def _describer(self) -> Describer:
        return Describer(self.rows, self.links, self.minter)

    def interpret(self, update: Update) -> list[Node]:
        """Return what `describe` does, straight from the tables: the reference for it."""
        return merged(
            (resource.subject, self._plan(resource.kind)(resource))
            for resource in resources_of(update, self.minter)
        )

    def lines(self, update: Update | Flat) -> list[Block]:
        """Return the statements of `describe` as N-Triples, in the same order."""
        if isinstance(update, dict):
            blocks = self._speller.flat_shapes.blocks(update)
            if blocks is not None:
                return blocks
            update = update_of(update)
        blocks = self._speller.blocks(update)
        return self._merged_lines(update) if blocks is None else blocks

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self.rows, self.links, self.minter)

    def block_speller(self, form: BlockForm) -> BlockSpeller:
        """Return what spells updates of common shapes as blocks in a form."""
        return BlockSpeller(self.rows, self.links, self.minter, form)

    def _merged_lines(self, update: Update) -> list[Block]:
        """Spell an update of which two resources turned out to be one."""
        return [
            ("".join([f"{subject} {p} {o} .\n" for p, o in pairs]), len(pairs), False)
            for subject, pairs in self.describe(update)
        ]

    def _plan(self, kind: str) -> Callable[[Resource], Pairs]:
        if kind not in self._plans:
            self._plans[kind] = _plan(self.rows.get(kind, ()))
        return self._plans[kind]

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """All rows for each kind of resource of which there are any, each once."""
        found: dict[str, dict[Row, None]] = {}
        for profile in self.profiles:
            for kind, rule in profile.rules.items():
                found.setdefault(kind, {}).update(dict.fromkeys(rule.rows))
        # Types first: readers look for them there, and Turtle writes them as `a`.
        return {
            kind: sorted(rows, key=lambda row: not row.predicate.endswith("#type>"))
            for kind, rows in found.items()
        }

    @cached_property
    def links(self) -> frozenset[str]:
        """The links that any row writes, by the part of their names before a colon."""
        return frozenset(
            row.name.partition(":")[0]
            for rows in self.rows.values()
            for row in rows
            if isinstance(row, Link)
        )

    def describe_all(self, updates: Iterable[Update]) -> Iterator[Node]:
        """Yield the node blocks of many updates, one update after the other."""
        for update in updates:
            yield from self.describe(update)


Step: TypeAlias = Callable[[Resource, Pairs], None]


def _plan(rows: Sequence[Row]) -> Callable[[Resource], Pairs]:
    """Return what interprets the rows of one kind of resource."""
    steps = [_step(row) for row in rows]

    def pairs_of(resource: Resource) -> Pairs:
        pairs: Pairs = []
        for step in steps:
            step(resource, pairs)
        return list(dict.fromkeys(pairs))

    return pairs_of


def _step(row: Row) -> Step:
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
