"""An update in, node blocks out: by the compiled tables, which their interpreter checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from retract_ld.errors import VocabularyError
from retract_ld.mapping.compiled import (
    Authors,
    Describe,
    compile_authors,
    compile_lines,
    compile_pairs,
)
from retract_ld.mapping.resources import (
    Minter,
    Resource,
    grouped_resources_of,
    resources_of,
)
from retract_ld.mapping.table import FLAG, Constant, Derived, Link, Profile, Property
from retract_ld.models import Update
from retract_ld.terms import DEFAULT_BASE, Node, Term, iri

__all__ = ["Block", "Mapper"]

Pairs = list[tuple[Term, Term]]

#: Resources that many records have in common: written once where the format allows.
_SHARED: Final = frozenset({"concept", "issue", "journal", "organization", "volume"})


class Block(NamedTuple):
    """Statements as N-Triples lines, of one resource if it is a shared one."""

    text: str
    shared: bool


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
        self._pairs: dict[str, Describe] = {}
        self._lines: dict[str, Describe] = {}
        self._concepts: dict[Term, Block] = {}
        self._plans: dict[str, Callable[[Resource], Pairs]] = {}

    def describe(self, update: Update) -> list[Node]:
        """Return the node blocks of one update, each subject once."""
        return self._merged(update, self._compiled_pairs)

    def interpret(self, update: Update) -> list[Node]:
        """Return what `describe` does, straight from the tables: the reference for it."""
        return self._merged(
            update, lambda resource: self._plan(resource.kind)(resource)
        )

    def lines(self, update: Update) -> list[Block]:
        """Return the statements of `describe` as N-Triples, in the same order."""
        blocks: list[Block] = []
        seen: dict[Term, list[str]] = {}
        own: list[str] = []
        compiled = self._lines
        for resource in self._resources(update):
            kind, subject, record, derived, links = resource
            if kind == "authors":
                own += self._authors(record)
                continue
            block = self._concepts.get(subject) if kind == "concept" else None
            if block is None:
                describe = compiled.get(kind) or self._compile_lines(kind)
                lines = describe(subject, record, derived, links)
                if subject in seen:
                    if lines == seen[subject]:
                        continue
                    return self._merged_lines(update)
                seen[subject] = lines
                if kind not in _SHARED:
                    own += lines
                    continue
                if not lines:
                    continue
                block = Block("".join(lines), True)
                if kind == "concept":
                    self._concepts[subject] = block
            if own:
                blocks.append(Block("".join(own), False))
                own = []
            blocks.append(block)
        if own:
            blocks.append(Block("".join(own), False))
        return blocks

    def _resources(self, update: Update) -> Iterator[Resource]:
        """Return the resources, authors together where they have nothing but names."""
        for document in (update.work, update.notice, update.replacement):
            if document is not None:
                for author in document.authors:
                    # The name is required, so this is the one field that was given.
                    if len(author.model_fields_set) != 1:
                        return resources_of(update, self.minter)
        return grouped_resources_of(update, self.minter)

    @cached_property
    def _authors(self) -> Authors:
        return compile_authors(self._rows("contribution"), self._rows("person"))

    def _merged(
        self, update: Update, pairs_of: Callable[[Resource], Pairs]
    ) -> list[Node]:
        nodes: dict[Term, Node] = {}
        for resource in resources_of(update, self.minter):
            pairs = pairs_of(resource)
            if not pairs:
                continue
            known = nodes.get(resource.subject)
            if known is None:
                nodes[resource.subject] = Node(resource.subject, pairs)
            else:
                known.pairs.extend(pair for pair in pairs if pair not in known.pairs)
        return list(nodes.values())

    def _merged_lines(self, update: Update) -> list[Block]:
        """Spell an update of which two resources turned out to be one."""
        return [
            Block("".join([f"{subject} {p} {o} .\n" for p, o in pairs]), False)
            for subject, pairs in self.describe(update)
        ]

    def _compiled_pairs(self, resource: Resource) -> Pairs:
        kind, subject, record, derived, links = resource
        describe = self._pairs.get(kind)
        if describe is None:
            describe = self._pairs[kind] = compile_pairs(kind, self._rows(kind))
        return describe(subject, record, derived, links)

    def _compile_lines(self, kind: str) -> Describe:
        compiled = self._lines[kind] = compile_lines(kind, self._rows(kind))
        return compiled

    def _plan(self, kind: str) -> Callable[[Resource], Pairs]:
        if kind not in self._plans:
            self._plans[kind] = _plan(self._rows(kind))
        return self._plans[kind]

    def _rows(self, kind: str) -> list[Row]:
        """Return all rows for one kind of resource, each once."""
        rows = dict.fromkeys(
            row
            for profile in self.profiles
            if kind in profile.rules
            for row in profile.rules[kind].rows
        )
        # Types first: readers look for them there, and Turtle writes them as `a`.
        return sorted(rows, key=lambda row: not row.predicate.endswith("#type>"))

    def describe_all(self, updates: Iterable[Update]) -> Iterator[Node]:
        """Yield the node blocks of many updates, one update after the other."""
        for update in updates:
            yield from self.describe(update)


Row: TypeAlias = Property | Derived | Link | Constant
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
