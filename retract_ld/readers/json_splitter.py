"""Elements of JSON arrays out of a stream, one by one, each as its own text.

An element is taken where it ends, without parsing it, so an array of many gigabytes is
never held. Mostly the next element tells: it begins with the same key, spelt in the same
way, and what stands before it is a whole value. Else the brackets are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

import msgspec

from retract_ld.errors import Malformed, Refused
from retract_ld.readers.records import Source
from retract_ld.readers.streams import MAX_LINE

__all__ = ["CHUNK", "Element", "Splitter", "is_whole", "read_some", "too_long"]

CHUNK: Final = 1024 * 1024
_BLANKS: Final = b" \t\r\n"
_STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BRACKET: Final = re.compile(
    rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+([{}\[\]])", re.DOTALL
)
_MARKER: Final = re.compile(rb"\{\s*" + _STRING, re.DOTALL)
#: No record is nested so deeply.
MAX_DEPTH: Final = 500
#: Ends that are tried for an element before it is scanned token by token.
_TRIES: Final = 3
_SCAN_FROM: Final = 256 * 1024
#: What may come behind an element.
_FOLLOWING: Final = re.compile(rb"\s*(?:,\s*[{\[]|[]{\[]|\Z)")
#: Beginnings that are tried for the element behind one that is damaged.
_RESUMPTIONS: Final = 100
#: An element so long is likely one that does not end.
_LONG: Final = 4 * CHUNK

_skim: Final = msgspec.json.Decoder(msgspec.Raw).decode


class Element(NamedTuple):
    """The text of one element."""

    location: str
    text: bytes
    sound: bool
    """Whether it is well-formed, as far as a quick look tells."""


def is_whole(text: bytes) -> bool:
    """Whether a text is one value, whole and well-formed."""
    try:
        _skim(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def read_some(stream: IO[bytes], size: int) -> bytes:
    """Return what one read gives, none at the end."""
    read = getattr(stream, "read1", stream.read)
    data: bytes = read(size)
    return data


def too_long(source: Source, what: str) -> Refused:
    """Return the refusal of a line or work that is longer than any can be."""
    return Refused(
        f"has {what} of more than {MAX_LINE // CHUNK} MiB.",
        source=source.name,
        hint="No record of a work is so long; is the format right?",
    )


class Splitter:
    """Takes an array, or values one after the other, apart."""

    def __init__(self, stream: IO[bytes], source: Source) -> None:
        self._stream = stream
        self._source = source
        self._buffer = b""
        self._position = 0
        self._dropped = 0
        self._ended = False

    def envelopes(self, path: str) -> Iterator[Element]:
        """Yield the elements of each array that is named as the path ends."""
        number = 0
        name = re.escape(path.rpartition(".")[2].encode())
        while self._find(re.compile(rb'"' + name + rb'"\s*:\s*\[')):
            number += 1
            yield from self._elements(path if number == 1 else f"({number}) {path}")

    def array(self, path: str) -> Iterator[Element]:
        """Yield the elements of the array that the text is."""
        self._blank(b"")
        self._position += 1
        yield from self._elements(path)

    def values(self) -> Iterator[Element]:
        """Yield values that follow each other, or the only one."""
        number = 0
        while self._blank(b""):
            number += 1
            location = "$" if number == 1 else f"({number}) $"
            yield Element(location, *self._element())

    def _elements(self, path: str) -> Iterator[Element]:
        number = 0
        while self._blank(b","):
            if self._buffer[self._position : self._position + 1] == b"]":
                self._position += 1
                return
            yield Element(f"{path}[{number}]", *self._element())
            number += 1
        raise self._cut_off()

    def _element(self) -> tuple[bytes, bool]:
        """Return the object at the position and go behind it; tell if it is sound."""
        while True:
            text = self._before_next()
            if text is not None:
                self._position += len(text)
                return text, True
            left = len(self._buffer) - self._position
            if left < _SCAN_FROM and self._more():
                continue
            end = self._end()
            if not end and left < _LONG and self._more():
                continue
            whole = end > 0 and is_whole(self._buffer[self._position : end])
            if not whole and not self._is_plausible(end):
                # a bracket or quotation mark is missing, and the count of them is off
                end = self._resumption() or end
            if not end:
                if self._more():
                    continue
                raise self._cut_off()
            text = self._buffer[self._position : end].rstrip(b" \t\r\n,")
            self._position = end
            return text, whole

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
            if is_whole(text):
                return text
        return None

    def _is_plausible(self, end: int) -> bool:
        """Whether an element that is not well-formed looks like ending here."""
        if not end:
            return False
        ends = (
            self._buffer[self._position : self._position + 1]
            + self._buffer[end - 1 : end]
        )
        return ends in {b"{}", b"[]"} and bool(_FOLLOWING.match(self._buffer, end))

    def _resumption(self) -> int:
        """Return where the next whole element begins, 0 if there is none."""
        marker = _MARKER.match(self._buffer, self._position)
        begin = self._position
        for _ in range(_RESUMPTIONS if marker else 0):
            assert marker is not None
            begin = self._buffer.find(marker.group(), begin + 1)
            if begin < 0:
                break
            if not self._buffer[:begin].rstrip(_BLANKS).endswith((b",", b"\n")):
                continue
            damaged, self._position = self._position, begin
            try:
                end = 0 if self._before_next() else self._end()
                if not end or is_whole(self._buffer[begin:end]):
                    return begin
            finally:
                self._position = damaged
        return 0

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
            if depth > MAX_DEPTH:
                raise Refused("is nested too deeply.", source=self._source.name)
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
            raise too_long(self._source, "a work")
        parts = [kept]
        wanted = max(CHUNK, len(kept))
        while wanted > 0:
            data = read_some(self._stream, wanted)
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
