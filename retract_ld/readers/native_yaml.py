"""YAML as plain values: every scalar its text, every value with its line.

Built from the parser's events, so that depth and growth by aliases are bounded before
anything is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from retract_ld.errors import Malformed, Refused
from retract_ld.readers.records import Source

__all__ = ["Tree", "trees"]

Path = tuple[str | int, ...]

MAX_DEPTH: Final = 100
#: Values of a document with its aliases written out.
MAX_VALUES: Final = 2_000_000
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})


def trees(text: str, source: Source) -> Iterator[Tree]:
    """Yield the documents of a YAML stream.

    Raises:
        Malformed: when it is no YAML, or has keys or tags that a document cannot have.
        Refused: when it is nested deeper than 100 levels, or is an alias bomb.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = Tree(source)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                tree = Tree(source)
            elif isinstance(event, yaml.DocumentEndEvent):
                yield tree
            else:
                tree.add(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        raise Malformed(
            f"is not YAML: {reason}.",
            source=source.name,
            location=f"line {mark.line + 1}" if mark else "",
        ) from error


class Tree:
    """Builds the value of one YAML document from its events, without recursion."""

    def __init__(self, source: Source) -> None:
        self.value: Any = None
        self.lines: dict[Path, int] = {}
        self._source = source
        self._open: list[_Node] = []
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._values = 0

    def under(self, index: int) -> dict[Path, int]:
        """Return the lines of the document, or of one element if it is a list."""
        if not isinstance(self.value, list):
            return self.lines
        return {
            path[1:]: line for path, line in self.lines.items() if path[:1] == (index,)
        }

    def add(self, event: yaml.Event) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            known = self._anchors.get(event.anchor or "")
            if known is None:
                raise self._malformed(f"has an alias *{event.anchor} of nothing", line)
            self._place(known[0], line, known[1])
        elif isinstance(event, yaml.ScalarEvent):
            self._check_tag(event.tag, line)
            plain = event.style in {None, ""}
            text = None if plain and event.value in _NULL else event.value
            if event.anchor:
                self._anchors[event.anchor] = (text, 1)
            self._place(text, line, 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_tag(event.tag, line)
            if len(self._open) >= MAX_DEPTH:
                raise Refused(
                    f"is nested deeper than {MAX_DEPTH} levels.",
                    source=self._source.name,
                    location=f"line {line}",
                )
            if event.anchor:
                self._anchors[event.anchor] = None
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self._next_path(line)
            self.lines[path] = line
            self._open.append(_Node(value, path, event.anchor, self._values))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = self._open.pop()
            size = self._values - node.begun + 1
            if node.anchor:
                self._anchors[node.anchor] = (node.value, size)
            self._place(node.value, self.lines[node.path], 1)

    def _place(self, value: object, line: int, size: int) -> None:
        self._values += size
        if self._values > MAX_VALUES:
            raise Refused(
                f"has more than {MAX_VALUES} values once its aliases are written out.",
                source=self._source.name,
                location=f"line {line}",
            )
        if not self._open:
            self.value = value
            self.lines[()] = line
            return
        node = self._open[-1]
        if isinstance(node.value, list):
            self.lines.setdefault((*node.path, len(node.value)), line)
            node.value.append(value)
        elif node.key is None:
            if not isinstance(value, str):
                raise self._malformed("has a key that is not a word", line)
            if value in node.value:
                raise self._malformed(f"has the key {value!r} twice", line)
            node.key = value
        else:
            self.lines.setdefault((*node.path, node.key), line)
            node.value[node.key] = value
            node.key = None

    def _next_path(self, line: int) -> Path:
        if not self._open:
            return ()
        node = self._open[-1]
        if isinstance(node.value, list):
            return (*node.path, len(node.value))
        if node.key is None:
            raise self._malformed("has a key that is not a word", line)
        return (*node.path, node.key)

    def _check_tag(self, tag: str | None, line: int) -> None:
        if tag and (not tag.startswith("tag:yaml.org,2002:") or "python" in tag):
            raise self._malformed(f"has the tag {tag!r}", line)

    def _malformed(self, what: str, line: int) -> Malformed:
        return Malformed(
            f"{what}; a native document has words, lists and mappings of words only.",
            source=self._source.name,
            location=f"line {line}",
        )


@dataclass(slots=True)
class _Node:
    value: Any
    path: Path
    anchor: str | None
    begun: int
    key: str | None = None
