"""JSON sources: one value, an array, an envelope or JSON Lines → located objects.

The grammar is RFC 8259; JSON Lines is one value a line. Beyond it we accept a byte
order mark, UTF-16 and UTF-32, and lines that end with the comma of an array (as
Wikidata's dumps do).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import IO, Final

from retract_ld.errors import InvalidRecord, Malformed, Refused
from retract_ld.readers.json_splitter import Splitter
from retract_ld.readers.json_streams import (
    LIMIT,
    Prefixed,
    in_utf8,
    lines,
    too_long,
    two_lines,
)
from retract_ld.readers.json_values import Fault, Object, decode, member
from retract_ld.readers.records import Problem, Record, Source

__all__ = ["LIMIT", "iter_documents", "parts", "read_objects", "rejected"]

_BETWEEN: Final = re.compile(r"[\s,]*")


def iter_documents(
    stream: IO[bytes],
    source: Source,
    keys: Sequence[str] = ("results", "items", "data"),
) -> Iterator[tuple[str, object]]:
    """Yield the values of a JSON source with their locations.

    Arrays, and arrays under one of `keys` (dotted paths), are taken apart:
    ``$.results[3]``. JSON Lines and arrays written one element a line are read line by
    line: ``line 4``; a line that cannot be read is yielded as a rejected `Record`.

    Raises:
        Malformed: the source is no JSON, or ends in the middle of a value.
        Refused: it has neither lines nor an array of records and is longer than `LIMIT`,
            or is nested too deeply.
    """
    stream = in_utf8(stream, source)
    first, second = two_lines(stream, source)
    if not first.strip():
        raise Malformed("is empty.", source=source.name, hint="Expected JSON.")
    value = decode(_element(first))
    alone = not isinstance(value, Fault)
    if alone and not second:
        yield from parts(value, "$", keys)
    elif alone:
        yield from _read_lines(first + second, stream, keys)
    else:
        yield from _read_whole(first + second, stream, source, keys)


def _element(line: bytes) -> bytes:
    """Strip the comma between the elements of an array written line by line."""
    return line.strip().removesuffix(b",").rstrip()


def _read_whole(
    data: bytes, stream: IO[bytes], source: Source, keys: Sequence[str]
) -> Iterator[tuple[str, object]]:
    data += stream.read(LIMIT + 1 - len(data))
    complete = len(data) <= LIMIT
    by_line = _is_by_line(data)
    value = decode(data) if complete or not by_line else None
    if not complete and not by_line:
        yield from _read_long(data, stream, source, keys)
        return
    if complete and not isinstance(value, Fault):
        yield from parts(value, "$", keys)
    elif by_line:
        yield from _read_lines(data, stream, keys)
    else:
        assert isinstance(value, Fault)
        if value.dangerous:
            raise Refused(value.message, source=source.name, hint=value.hint)
        yield from _salvage(data, keys)
        raise Malformed(value.message, source=source.name, hint=value.hint)


def _read_long(
    data: bytes, stream: IO[bytes], source: Source, keys: Sequence[str]
) -> Iterator[tuple[str, object]]:
    """Take the array of records apart without holding more than one of them."""
    start = data[:LIMIT].decode(errors="replace")
    path, _ = _first_array(start, keys)
    if not path:
        raise too_long(source)
    splitter = Splitter(Prefixed(data, stream), source)
    elements = splitter.array("$") if path == "$" else splitter.envelopes(path)
    for location, text, _ in elements:
        value = decode(text)
        if isinstance(value, Fault):
            yield location, rejected(location, value.message, value.hint, raw=text)
        else:
            yield location, value


def _is_by_line(data: bytes) -> bool:
    """Whether the second line that is not blank is an object of its own."""
    start = io.BytesIO(data)
    written = (line for line in iter(start.readline, b"") if line.strip())
    next(written, None)
    second = _element(next(written, b""))
    return second.startswith(b"{") and isinstance(decode(second), dict)


def _read_lines(
    data: bytes, stream: IO[bytes], keys: Sequence[str]
) -> Iterator[tuple[str, object]]:
    number = 0
    for line in lines(data, stream):
        number += 1
        element = _element(line)
        if not element or element in (b"[", b"]"):
            continue
        location = f"line {number}"
        if len(line) > LIMIT:
            yield location, rejected(location, "is longer than 64 MiB.")
            continue
        value = decode(element)
        if isinstance(value, Fault) and element[:1] in b"[,":
            value = decode(element[1:])  # an array that opens on its first line
        elif isinstance(value, Fault) and element.endswith(b"]"):
            value = decode(element[:-1])
        if isinstance(value, Fault):
            if line[-1:] != b"\n" and getattr(stream, "failure", None) is not None:
                return  # cut off by what `sources` reports
            message = value.message.replace("line 1, ", "")
            yield location, rejected(location, message, value.hint, raw=line)
        else:
            yield from parts(value, location, keys)


def _salvage(data: bytes, keys: Sequence[str]) -> Iterator[tuple[str, object]]:
    """Yield the whole objects before the place where a document is broken."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data[: error.start].decode()
    path, position = _first_array(text, keys)
    decoder = json.JSONDecoder(parse_constant=lambda _: None)
    for number in range(len(text)):
        between = _BETWEEN.match(text, position)
        assert between is not None
        try:
            value, position = decoder.raw_decode(text, between.end())
        except (ValueError, RecursionError):
            return
        if path:
            yield f"{path}[{number}]", value
        else:
            yield from parts(value, "$", keys)


def _first_array(text: str, keys: Sequence[str]) -> tuple[str, int]:
    """Find the array of records: its path and where its first element stands."""
    if text.lstrip().startswith("["):
        return "$", text.index("[") + 1
    for key in keys:
        name = re.escape(key.rsplit(".", 1)[-1])
        opening = re.search(rf'"{name}"\s*:\s*\[', text)
        if opening:
            return f"$.{key}", opening.end()
    return "", 0


def parts(
    value: object, location: str, keys: Sequence[str]
) -> Iterator[tuple[str, object]]:
    """Take an array, or an envelope around one, apart."""
    path = "$" if location == "$" else f"{location}, $"
    if isinstance(value, dict):
        for key in keys:
            inner = member(value, *key.split("."))
            if isinstance(inner, list):
                value, path = inner, f"{path}.{key}"
                break
    if isinstance(value, list):
        for number, element in enumerate(value):
            yield f"{path}[{number}]", element
    else:
        yield location, value


def rejected(
    location: str, message: str, hint: str = "", *, raw: bytes | None = None
) -> Record:
    """Return the record of something that could not be used at all."""
    problem = Problem("error", message, location, hint)
    return Record(location, problems=(problem,), raw=raw)


def read_objects(
    stream: IO[bytes],
    source: Source,
    convert: Callable[[Object, str], Record],
    keys: Sequence[str] = ("results", "items", "data"),
    take_apart: Callable[[Object], Iterator[tuple[str, object]] | None] = lambda _: (
        None
    ),
) -> Iterator[Record]:
    """Yield what `convert` makes of each object; what fails is a rejected record.

    An envelope that is no array `take_apart` turns into objects with their paths.

    Raises:
        Malformed, Refused: as `iter_documents` does.
    """
    for location, value in iter_documents(stream, source, keys):
        inner = take_apart(value) if isinstance(value, dict) else None
        if inner is None:
            yield _converted(convert, value, location)
            continue
        root = location if "$" in location else f"{location}, $"
        for path, part in inner:
            yield _converted(convert, part, f"{root}.{path}")


def _converted(
    convert: Callable[[Object, str], Record], value: object, location: str
) -> Record:
    if isinstance(value, Record):
        return value
    if not isinstance(value, dict):
        record = rejected(location, "is not an object.", "Expected a record.")
    else:
        try:
            record = convert(value, location)
        except InvalidRecord as error:
            record = rejected(error.location or location, error.message, error.hint)
    if not record.rejected:
        return record
    raw = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    return replace(record, raw=raw)
