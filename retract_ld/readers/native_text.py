"""Native documents as text: JSON, JSON Lines and YAML to plain values.

Numbers stay the text they are written as, so volume 46 is ``"46"`` and a date is not a
timestamp; in YAML ``no`` is the word. The line of every YAML value is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

from retract_ld.errors import Malformed, Refused
from retract_ld.readers.records import Problem, Source
from retract_ld.readers.streams import lines, whole

__all__ = ["Document", "documents"]

Path = tuple[str | int, ...]

MAX_YAML: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """One document, or why there is none."""

    location: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    """The line of each value, of YAML."""
    problem: Problem | None = None
    raw: str | None = None


class _DuplicateKeyError(ValueError):
    pass


def documents(stream: IO[bytes], source: Source) -> Iterator[Document]:
    """Yield the documents of a stream.

    Raises:
        Malformed: when it is neither JSON nor YAML, with the line.
        Refused: when it is too large, nested too deeply, or an alias bomb.
    """
    numbered = enumerate(lines(stream, source), start=1)
    first = b""
    line = 0
    for number, data in numbered:
        first += data
        line = number
        if data.strip():
            break
    begin = first.lstrip()[:1]
    if begin not in {b"{", b"["}:
        text = first + whole(stream, source, MAX_YAML)
        yield from _from_yaml(_decoded(text, source), source)
        return
    try:
        values = _json_values(_decoded(first, source), source)
    except json.JSONDecodeError:
        text = first + whole(stream, source)
        yield from _json_document(_decoded(text, source), source)
        return
    yield from _located(values, f"line {line}")
    for number, data in numbered:
        if data.strip():
            yield from _json_line(data, number, source)


def _json_line(data: bytes, number: int, source: Source) -> Iterator[Document]:
    location = f"line {number}"
    try:
        text = data.decode()
        values = _json_values(text, source)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "not UTF-8"
        problem = Problem("error", f"the line is not JSON ({reason}).", location)
        raw = data.decode("utf-8", "replace").rstrip("\n")
        yield Document(location, problem=problem, raw=raw)
        return
    yield from _located(values, location)


def _json_document(text: str, source: Source) -> Iterator[Document]:
    try:
        values = _json_values(text, source)
    except json.JSONDecodeError as error:
        raise Malformed(
            f"is not JSON: {error.msg} (column {error.colno}).",
            source=source.name,
            location=f"line {error.lineno}",
        ) from error
    yield from _located(values, "")


def _located(values: list[Any], location: str) -> Iterator[Document]:
    for index, value in enumerate(values):
        place = location or "$"
        if len(values) > 1:
            place = f"{location}: $[{index}]".removeprefix(": ")
        yield Document(place, value)


def _json_values(text: str, source: Source) -> list[Any]:
    """Return the elements of an array, or the one value that is not an array."""
    try:
        value = json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            object_pairs_hook=_unique,
        )
    except RecursionError as error:
        raise Refused("is nested too deeply.", source=source.name) from error
    except _DuplicateKeyError as error:
        raise Malformed(
            f"has the key {error} twice in one object.", source=source.name
        ) from error
    return value if isinstance(value, list) else [value]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        raise _DuplicateKeyError(
            repr(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
        )
    return mapping


def _from_yaml(text: str, source: Source) -> Iterator[Document]:
    from retract_ld.readers.native_yaml import trees

    for tree in trees(text, source):
        location = f"line {tree.lines.get((), 1)}"
        if isinstance(tree.value, list):
            for index, value in enumerate(tree.value):
                yield Document(location, value, tree.under(index))
        elif tree.value is not None:
            yield Document(location, tree.value, tree.lines)


def _decoded(data: bytes, source: Source) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed(
            f"is not UTF-8 at byte {error.start} (0x{data[error.start]:02X}).",
            source=source.name,
            location=f"line {line}",
            hint="Convert the file to UTF-8.",
        ) from error
