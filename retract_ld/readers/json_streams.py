"""The bytes of a JSON source: UTF-8, line by line, in bounded memory."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import IO, Final

from retract_ld.errors import Malformed, Refused
from retract_ld.readers.records import Source

__all__ = ["LIMIT", "Prefixed", "in_utf8", "lines", "too_long", "two_lines"]

#: The longest line, and the longest document that is not line by line: 64 MiB.
LIMIT: Final = 64 * 1024 * 1024

#: How much is read at once.
CHUNK: Final = 1024 * 1024
_WIDE: Final = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_BE,  # that of UTF-32-LE begins like UTF-16-LE's
)


def in_utf8(stream: IO[bytes], source: Source) -> IO[bytes]:
    """Take off a byte order mark; decode UTF-16 and UTF-32."""
    start = stream.read(4)
    if start.startswith(codecs.BOM_UTF8):
        start = start[3:]
    elif start.startswith(_WIDE) or b"\0" in start:
        data = start + stream.read(LIMIT)
        if len(data) > LIMIT:
            raise Refused(
                "is longer than 64 MiB and not in UTF-8.",
                source=source.name,
                hint="Convert it to UTF-8.",
            )
        try:
            return io.BytesIO(data.decode(json.detect_encoding(data)).encode())
        except UnicodeError as error:
            raise Malformed("is not text.", source=source.name) from error
    return Prefixed(start, stream)


class Prefixed(io.BytesIO):
    """A stream with bytes put back in front of it."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        super().__init__(start)
        self._stream = stream

    @property
    def failure(self) -> object:
        """Why the stream ended early, if it knows."""
        return getattr(self._stream, "failure", None)

    def read(self, size: int | None = -1) -> bytes:
        """Read as much as is asked for, if there is so much."""
        start = super().read(size)
        if size is None or size < 0:
            return start + self._stream.read()
        return start + self._stream.read(size - len(start))

    def read1(self, size: int | None = -1) -> bytes:
        """Read what one read gives."""
        return super().read1(size) or self._stream.read(CHUNK)

    def readline(self, size: int | None = -1) -> bytes:
        """Read a line."""
        start = super().readline(size)
        if start.endswith(b"\n") or len(start) == size:
            return start
        rest = -1 if size is None or size < 0 else size - len(start)
        return start + self._stream.readline(rest)


def two_lines(stream: IO[bytes], source: Source) -> tuple[bytes, bytes]:
    """Read two lines that are not blank, each with the blank ones before it.

    Of a first line that is longer than `LIMIT` so much is read, and nothing of a second.
    """
    found: list[bytes] = []
    for _ in range(2):
        line = last = stream.readline(LIMIT + 1)
        while last and not last.strip() and len(line) <= LIMIT:
            last = stream.readline(LIMIT + 1)
            line += last
        if len(line) > LIMIT:
            if found:
                raise too_long(source)
            return line, b""
        found.append(line if line.strip() else b"")
    return found[0], found[1]


def too_long(source: Source) -> Refused:
    """Return the refusal of a source that can only be read whole, and is too long."""
    return Refused(
        "is longer than 64 MiB and has no lines to read it by.",
        source=source.name,
        hint="Write it as JSON Lines, one record a line.",
    )


def lines(data: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of bytes and of the stream after them, in bounded memory."""
    if not data.endswith(b"\n"):
        data += stream.readline(LIMIT + 1)
    start = io.BytesIO(data)
    yield from iter(start.readline, b"")
    while line := stream.readline(LIMIT + 1):
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1)
