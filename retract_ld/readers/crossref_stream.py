"""Works of Crossref JSON out of a stream, one by one, without parsing those that say nothing.

A line or element in whose bytes neither ``"update-to"`` nor ``"updated-by"`` occurs says
nothing about updates: it is counted and not looked at, except the first of a source,
which shows whether the source is Crossref's at all. Arrays are taken apart where an
element ends, so a file of many gigabytes is never held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

import msgspec

from retract_ld.errors import Malformed, Refused
from retract_ld.readers.json_heads import first_value
from retract_ld.readers.json_values import member
from retract_ld.readers.records import Source
from retract_ld.readers.streams import HEAD, MAX_LINE

__all__ = ["Piece", "pieces"]

_CHUNK: Final = 1024 * 1024
_BLANKS: Final = b" \t\r\n"
_ITEMS: Final = re.compile(rb'"items"\s*:\s*\[')
_STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BRACKET: Final = re.compile(
    rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+([{}\[\]])", re.DOTALL
)
_MARKER: Final = re.compile(rb"\{\s*" + _STRING, re.DOTALL)
#: Ends that are tried for an element before it is scanned token by token.
_TRIES: Final = 3
_SCAN_FROM: Final = 256 * 1024

_skim: Final = msgspec.json.Decoder(msgspec.Raw).decode


class Piece(NamedTuple):
    """A run of records that say nothing, or the text of one that may say something."""

    location: str
    text: bytes | None
    records: int = 1


def pieces(stream: IO[bytes], source: Source) -> Iterator[Piece]:
    """Yield the works of a stream in their order.

    Raises:
        Malformed: where the text is no JSON, or ends in the middle of a work.
        Refused: for a work of more than 64 MiB.
    """
    head = _peek(stream)
    value = first_value(head)
    if isinstance(value, list):
        yield from _Splitter(stream, source).array("$")
    elif isinstance(member(value, "message", "items"), list):
        yield from _Splitter(stream, source).envelopes("$.message.items")
    elif isinstance(member(value, "items"), list):
        yield from _Splitter(stream, source).envelopes("$.items")
    elif _is_whole(head.lstrip().split(b"\n", 1)[0]) or b"\n" not in head.strip():
        yield from _lines(stream, source)
    else:
        yield from _Splitter(stream, source).values()


def _peek(stream: IO[bytes]) -> bytes:
    peek = getattr(stream, "peek", None)
    if peek is not None:
        found: bytes = peek(HEAD)[:HEAD]
        return found
    position = stream.tell()
    head = stream.read(HEAD)
    stream.seek(position)
    return head


def _is_whole(text: bytes) -> bool:
    """Whether a text is one value, whole and well-formed."""
    try:
        _skim(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _tells(text: bytes) -> bool:
    return b'"update-to"' in text or b'"updated-by"' in text


def _lines(stream: IO[bytes], source: Source) -> Iterator[Piece]:
    number = 1
    for block in _blocks(stream, source):
        if not block.strip(_BLANKS):
            number += block.count(b"\n")
            continue
        lines = block.split(b"\n")
        del lines[-1]
        if number > 1 and not _tells(block) and all(map(_is_object, lines)):
            yield Piece(f"line {number}", None, len(lines))
            number += len(lines)
            continue
        for line in lines:
            text = line.strip(_BLANKS)
            if text:
                silent = number > 1 and _is_object(text) and not _tells(text)
                yield Piece(f"line {number}", None if silent else text)
            number += 1


def _is_object(line: bytes) -> bool:
    return line[:1] == b"{" and (line[-1:] == b"}" or line[-2:] == b"}\r")


def _blocks(stream: IO[bytes], source: Source) -> Iterator[bytes]:
    """Yield whole lines, many at a time, each block ending with its last line's end."""
    rest: list[bytes] = []
    size = 0
    while data := _some(stream, _CHUNK):
        cut = data.rfind(b"\n") + 1
        if cut:
            yield b"".join([*rest, data[:cut]])
            rest, size = [data[cut:]], len(data) - cut
        else:
            rest.append(data)
            size += len(data)
        if size > MAX_LINE:
            raise _too_long(source, "a line")
    last = b"".join(rest)
    if last.strip() and getattr(stream, "failure", None) is None:
        yield last + b"\n"


def _some(stream: IO[bytes], size: int) -> bytes:
    read = getattr(stream, "read1", stream.read)
    data: bytes = read(size)
    return data


def _too_long(source: Source, what: str) -> Refused:
    return Refused(
        f"has {what} of more than {MAX_LINE // _CHUNK} MiB.",
        source=source.name,
        hint="No record of a work is so long; is the format right?",
    )


class _Splitter:
    """Takes an array, or values one after the other, apart."""

    def __init__(self, stream: IO[bytes], source: Source) -> None:
        self._stream = stream
        self._source = source
        self._buffer = b""
        self._position = 0
        self._dropped = 0
        self._ended = False

    def envelopes(self, path: str) -> Iterator[Piece]:
        """Yield the elements of each array that is named ``items``."""
        number = 0
        while self._find(_ITEMS):
            number += 1
            yield from self._elements(path if number == 1 else f"({number}) {path}")

    def array(self, path: str) -> Iterator[Piece]:
        """Yield the elements of the array that the text is."""
        self._blank(b"")
        self._position += 1
        yield from self._elements(path)

    def values(self) -> Iterator[Piece]:
        """Yield values that follow each other, or the only one."""
        number = 0
        while self._blank(b""):
            number += 1
            text = self._element()
            silent = number > 1 and not _tells(text)
            location = "$" if number == 1 else f"({number}) $"
            yield Piece(location, None if silent else text)

    def _elements(self, path: str) -> Iterator[Piece]:
        number = 0
        while self._blank(b","):
            if self._buffer[self._position : self._position + 1] == b"]":
                self._position += 1
                return
            text = self._element()
            silent = number > 0 and not _tells(text)
            yield Piece(f"{path}[{number}]", None if silent else text)
            number += 1
        raise self._cut_off()

    def _element(self) -> bytes:
        """Return the object at the position and go behind it."""
        while True:
            text = self._before_next()
            if text is not None:
                self._position += len(text)
                return text
            left = len(self._buffer) - self._position
            if left < _SCAN_FROM and self._more():
                continue
            end = self._end()
            if end:
                text = self._buffer[self._position : end]
                if not _is_whole(text):
                    raise self._no_json(self._position)
                self._position = end
                return text
            if not self._more():
                raise self._cut_off()

    def _before_next(self) -> bytes | None:
        """Return the object at the position if its end is told by the next one.

        The next mostly begins with the same key, spelt in the same way.
        """
        begin = end = self._position
        marker = _MARKER.match(self._buffer, begin)
        for _ in range(_TRIES if marker else 0):
            assert marker is not None
            end = self._buffer.find(marker.group(), end + 1)
            if end < 0:
                break
            text = self._buffer[begin:end].rstrip(b" \t\r\n,")
            if _is_whole(text):
                return text
        return None

    def _end(self) -> int:
        """Return where the object at the position ends, 0 if not in the buffer."""
        if self._buffer[self._position : self._position + 1] not in {b"{", b"["}:
            raise self._no_json(self._position)
        depth, position = 0, self._position
        while bracket := _BRACKET.match(self._buffer, position):
            position = bracket.end()
            depth += 1 if bracket.group(1) in b"{[" else -1
            if depth == 0:
                return position
        return 0

    def _blank(self, also: bytes) -> bool:
        """Go to the next byte that is not blank; tell whether there is one."""
        while True:
            rest = self._buffer[self._position : self._position + 64]
            left = rest.lstrip(_BLANKS + also)
            self._position += len(rest) - len(left)
            if left:
                return True
            if not rest and not self._more():
                return False

    def _find(self, pattern: re.Pattern[bytes]) -> bool:
        """Go behind the next match; tell whether there is one."""
        while True:
            match = pattern.search(self._buffer, self._position)
            if match is not None:
                self._position = match.end()
                return True
            # what was searched can go, save what may be the beginning of a match
            self._position = max(self._position, len(self._buffer) - 64)
            if not self._more():
                return False

    def _more(self) -> bool:
        """Read on, twice as much when an element turns out to be long."""
        if self._ended:
            return False
        kept = self._buffer[self._position :]
        if len(kept) > MAX_LINE:
            raise _too_long(self._source, "a work")
        parts = [kept]
        wanted = max(_CHUNK, len(kept))
        while wanted > 0:
            data = _some(self._stream, wanted)
            if not data:
                self._ended = True
                break
            parts.append(data)
            wanted -= len(data)
        self._dropped += self._position
        self._buffer, self._position = b"".join(parts), 0
        return len(parts) > 1

    def _cut_off(self) -> Malformed:
        return Malformed(
            f"ends in the middle of a work that begins at byte "
            f"{self._dropped + self._position}.",
            source=self._source.name,
            hint="It is cut off; fetch it again.",
        )

    def _no_json(self, position: int) -> Malformed:
        near = self._buffer[position : position + 30].decode("utf-8", "replace")
        return Malformed(
            f"is not JSON of works at byte {self._dropped + position} ({near!r}).",
            source=self._source.name,
        )
