"""Works of Crossref JSON out of a stream, one by one, without parsing those that say nothing.

A line or element in whose bytes neither ``"update-to`` nor ``"updated-by`` occurs, nor an
escaped hyphen, says nothing about updates: it is counted and not looked at, except the
first of a source, which shows whether the source is Crossref's at all. So only of works
that are looked at is it told when the title says that they were retracted. Arrays are
taken apart where an element ends, so a file of many gigabytes is never held.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from stringzilla import count, find

from retract_ld.errors import Refused
from retract_ld.readers.json_heads import first_value
from retract_ld.readers.json_splitter import (
    CHUNK,
    Element,
    Splitter,
    is_whole,
    read_some,
    too_long,
)
from retract_ld.readers.json_values import member
from retract_ld.readers.records import Source
from retract_ld.readers.streams import HEAD, MAX_LINE

__all__ = ["Piece", "pieces"]

_BLANKS: Final = b" \t\r\n"
#: Bytes that are looked at before all are.
_FEW: Final = 64
#: What stands in a work that may say something; the quotation mark at the end of keys
#: may be escaped.
_TELLING: Final = (b'"update-to', b'"updated-by', b"\\u002")


class Piece(NamedTuple):
    """A run of records that say nothing, or the text of one that may say something."""

    location: str
    text: bytes | None
    records: int = 1
    alone: bool = False
    """Whether the source seems to hold nothing else."""


def pieces(stream: IO[bytes], source: Source) -> Iterator[Piece]:
    """Yield the works of a stream in their order.

    Raises:
        Malformed: where the text is no JSON, or ends in the middle of a work.
        Refused: for a work of more than 64 MiB.
    """
    head = _peek(stream)
    value = first_value(head)
    if head.lstrip()[:1] == b"[":
        yield from _told(Splitter(stream, source).array("$"))
    elif isinstance(member(value, "message", "items"), list):
        yield from _told(Splitter(stream, source).envelopes("$.message.items"))
    elif isinstance(member(value, "items"), list):
        yield from _told(Splitter(stream, source).envelopes("$.items"))
    elif b"\n" not in head.strip() or any(
        line.startswith(b"{") and is_whole(line)
        for line in head.lstrip().split(b"\n", 2)[:2]
    ):
        yield from _lines(stream, source)
    else:
        yield from _told(Splitter(stream, source).values(), alone=True)


def _peek(stream: IO[bytes]) -> bytes:
    peek = getattr(stream, "peek", None)
    if peek is not None:
        found: bytes = peek(HEAD)[:HEAD]
        return found
    position = stream.tell()
    head = stream.read(HEAD)
    stream.seek(position)
    return head


def _told(elements: Iterator[Element], *, alone: bool = False) -> Iterator[Piece]:
    first = True
    for location, text, sound in elements:
        silent = not first and sound and not _tells(text)
        yield Piece(location, None if silent else text, alone=alone and first)
        first = False


def _tells(text: bytes) -> bool:
    return any(find(text, word) >= 0 for word in _TELLING)


def _lines(stream: IO[bytes], source: Source) -> Iterator[Piece]:
    number = 1
    blocks = _blocks(stream, source)
    while block := _next_block(blocks, number):
        if not block[:_FEW].strip(_BLANKS) and not block.strip(_BLANKS):
            number += block.count(b"\n")
            continue
        objects = _objects(block) if number > 1 else 0
        if objects and not _tells(block):
            yield Piece(f"line {number}", None, objects)
            number += objects
            continue
        lines = block.split(b"\n")
        del lines[-1]
        for line in lines:
            text = line.strip(_BLANKS)
            if text:
                first = number == 1
                silent = not first and _is_object(text) and not _tells(text)
                alone = first and not any(map(bytes.strip, lines[1:2]))
                yield Piece(f"line {number}", None if silent else text, alone=alone)
            number += 1


def _next_block(blocks: Iterator[bytes], number: int) -> bytes:
    try:
        return next(blocks, b"")
    except Refused as error:
        error.location = f"line {number}"
        raise


def _objects(block: bytes) -> int:
    """Return how many lines a block has if each of them is in braces, else 0."""
    if block[:1] != b"{" or not block.endswith((b"}\n", b"}\r\n")):
        return 0
    lines: int = count(block, b"\n")
    others = lines - count(block, b"}\n{") - 1
    if others and others != count(block, b"}\r\n{"):
        return 0
    return lines


def _is_object(line: bytes) -> bool:
    return line[:1] == b"{" and (line[-1:] == b"}" or line[-2:] == b"}\r")


def _blocks(stream: IO[bytes], source: Source) -> Iterator[bytes]:
    """Yield whole lines, many at a time, each block ending with its last line's end."""
    rest: list[bytes] = []
    size = 0
    while data := read_some(stream, CHUNK):
        cut = data.rfind(b"\n") + 1
        if cut:
            yield b"".join([*rest, data[:cut]])
            rest, size = [data[cut:]], len(data) - cut
        else:
            rest.append(data)
            size += len(data)
        if size > MAX_LINE:
            raise too_long(source, "a line")
    last = b"".join(rest)
    if last.strip() and getattr(stream, "failure", None) is None:
        yield last + b"\n"
