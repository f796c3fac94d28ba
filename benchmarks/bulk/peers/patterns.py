"""What the benchmark tells all peers: words, labels, and what is said of resources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

Table = TypeVar("Table")
Value = TypeVar("Value")

#: Kinds and links by which it is told whether some resources are named at all.
EVENTS = "event", "invalidation"
PEOPLE = "contribution", "contributions", "person", "authors"
IDENTIFIERS = "identifier", "identifiers"


class Pattern(NamedTuple):
    """A statement of each resource of a kind; `benchmarks.bulk.mapping` tells more."""

    name: str
    how: str
    predicate: str = ""
    predicates: dict[str, str] | None = None
    """Code of a kind of update → predicate, where they differ."""
    term: str = ""
    head: str = ""
    terms: dict[str, str] | None = None


class Mapping(NamedTuple):
    """What the register's words stand for, and the patterns of some vocabularies."""

    types: dict[str, str]
    """The register's word for a kind of update → code."""
    statuses: dict[str, str]
    """Code of a kind of update → status that it claims."""
    reasons: dict[str, list[str]]
    """The register's word for a reason → codes."""
    labels: dict[str, dict[str, str]]
    """Scheme → code → label."""
    patterns: dict[str, list[Pattern]]
    """Kind of resource → what is said of each."""

    @staticmethod
    def read(path: str) -> Mapping:
        document = json.loads(Path(path).read_text())
        patterns = document.pop("patterns")
        found = {k: [Pattern(**p) for p in some] for k, some in patterns.items()}
        return Mapping(**document, patterns=found)

    def speaks_of(self, *names: str) -> bool:
        """Whether any pattern is of such a kind, or has such a name."""
        return any(
            kind in names or any(pattern.name in names for pattern in patterns)
            for kind, patterns in self.patterns.items()
        )


class Rows(NamedTuple, Generic[Table, Value]):
    """Resources of a kind, or what they have several of: a row each of some engine."""

    kind: str
    table: Table
    node: str
    """The column of the resources' IRIs; a row without is none."""
    columns: dict[str, Value]
    """Values by the names of patterns; null where there is none."""
    whole: frozenset[str] = frozenset()
    """The names of those that no row lacks."""
    constants: bool = True
    """Whether it is here that what is the same of all is said."""

    def said(self, mapping: Mapping) -> list[Pattern]:
        """Return the patterns that these rows fill."""
        return [
            pattern
            for pattern in mapping.patterns.get(self.kind, ())
            if pattern.name in self.columns or (self.constants and not pattern.name)
        ]

    def is_always_there(self, pattern: Pattern) -> bool:
        """Whether a pattern says something of each row."""
        partly = pattern.how == "choice" or pattern.predicates is not None
        return not pattern.name or (pattern.name in self.whole and not partly)

    def together(self, mapping: Mapping) -> Iterator[list[Pattern]]:
        """Yield the patterns, those together of which a row has all or none."""

        def group(pattern: Pattern) -> str:
            if self.is_always_there(pattern):
                return ""
            return f"{pattern.name} {pattern.terms} {pattern.predicates}"

        for _, some in groupby(sorted(self.said(mapping), key=group), key=group):
            yield list(some)
