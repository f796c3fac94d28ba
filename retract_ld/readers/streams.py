"""Streams of plain bytes: decompressed, UTF-8 without a byte order mark, limited.

XML keeps its own encoding. A stream that turns out to be cut off or dangerous ends early
and keeps the reason in ``failure``, so that the records before that place are not lost;
whoever drives the reader raises it afterwards.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Final, TypeVar

from retract_ld.errors import Malformed, ReadError, Refused
from retract_ld.readers.records import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "HEAD",
    "MAX_DOCUMENT",
    "MAX_LINE",
    "Input",
    "Tap",
    "lines",
    "opened",
    "plain",
    "reading",
    "too_long",
    "up_to",
    "whole",
]

T = TypeVar("T")

#: How much of a source its format is recognised from.
HEAD: Final = 65536
#: The longest line of a line based format, and the largest document read at once.
MAX_LINE: Final = 64 * 1024 * 1024
MAX_DOCUMENT: Final = 256 * 1024 * 1024
#: Deflate cannot pass 1032:1; text made by repetition stays well below 300:1.
MAX_RATIO: Final = 300
RATIO_FREE: Final = 16 * 1024 * 1024
MAX_TOTAL: Final = 1 << 41

_MIB: Final = 1024 * 1024


class Tap(io.RawIOBase):
    """The bytes of a stream; a failure ends it early and is kept."""

    def __init__(
        self,
        read: Callable[[int], bytes],
        source: Source,
        *,
        taken: Callable[[], int] | None = None,
        broken: tuple[type[Exception], ...] = (),
    ) -> None:
        self.failure: ReadError | None = None
        self._broken: tuple[type[Exception], ...] = (EOFError, OSError, *broken)
        self._read = read
        self._source = source
        self._taken = taken
        self._given = 0
        self._begun = False

    def readable(self) -> bool:
        """Tell that this stream is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer as far as it goes; 0 at the end or after a failure."""
        view = memoryview(buffer)
        size = self._fill(view)
        while not self._begun and 0 < size < HEAD:
            # the first read gives all of the head, however little a pipe has ready
            more = self._fill(view[size:])
            self._begun = not more
            size += more
        self._begun = True
        return size

    def _fill(self, view: memoryview) -> int:
        data = self._next(len(view)) if self.failure is None and len(view) else b""
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        try:
            data = self._read(size)
            self._given += len(data)
            self._check()
        except ReadError as error:
            self.failure = error
        except self._broken as error:
            self.failure = self._damage(error)
        else:
            return data
        return b""

    def _damage(self, error: Exception) -> ReadError:
        name = self._source.name
        if isinstance(error, OSError) and error.strerror:
            return ReadError(f"cannot be read on: {error.strerror}.", source=name)
        text = str(error).rstrip(".") or type(error).__name__
        return Malformed(
            f"is damaged or cut off after {self._given} bytes of content ({text}).",
            source=name,
            hint="Fetch it again; what was read before that place is complete.",
        )

    def _check(self) -> None:
        if self._taken is None or self._given <= RATIO_FREE:
            return
        taken = max(self._taken(), 1)
        if self._given > MAX_RATIO * taken or self._given > MAX_TOTAL:
            raise Refused(
                f"unpacks to more than {MAX_RATIO} times its size, as decompression "
                f"bombs do; stopped after {self._given // _MIB} MiB.",
                source=self._source.name,
                hint="If it is what you expect, decompress it yourself.",
            )


class Input(io.BufferedReader):
    """A readable stream of plain bytes that remembers why it ended early."""

    def __init__(self, tap: Tap, below: IO[bytes] | None = None) -> None:
        super().__init__(tap, buffer_size=2 * HEAD)
        self.place: int | None = None
        """Where its first byte stands in a file that holds its bytes as they are."""
        self._tap = tap
        self._below = below

    @property
    def failure(self) -> ReadError | None:
        """Why the stream, or the one below it, ended before its end, or ``None``."""
        return self._tap.failure or getattr(self._below, "failure", None)

    @property
    def head(self) -> bytes:
        """The first 64 KiB, as long as nothing was read."""
        return self.peek(HEAD)[:HEAD]


class _Utf16:
    """UTF-16 with a byte order mark, as UTF-8."""

    def __init__(self, stream: Input, source: Source) -> None:
        self._stream = stream
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-16")()
        self._offset = 0
        self._ready = b""
        self._ended = False

    def read(self, size: int) -> bytes:
        while not self._ready and not self._ended:
            data = self._stream.read1(size)
            self._ended = not data
            begin = self._offset - len(self._decoder.getstate()[0])
            try:
                text = self._decoder.decode(data, final=self._ended)
            except UnicodeDecodeError as error:
                raise Malformed(
                    f"is not UTF-16 near byte {begin + error.start}, "
                    "although it begins like it.",
                    source=self._source.name,
                    hint="Convert it to UTF-8.",
                ) from error
            self._offset += len(data)
            self._ready = text.encode("utf-8", "surrogatepass")
        data, self._ready = self._ready[:size], self._ready[size:]
        return data


def opened(stream: IO[bytes], source: Source) -> Input:
    """Return any binary stream as an input."""
    if isinstance(stream, Input):
        return stream
    found = Input(Tap(reading(stream), source))
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        found.place = stream.tell()
    return found


def plain(stream: Input, source: Source) -> Input:
    """Return a stream as UTF-8 without a byte order mark; XML stays as it is."""
    head = stream.head
    if head.startswith(codecs.BOM_UTF8):
        stream.read(3)
        if stream.place is not None:
            stream.place += 3
    is_utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_utf16 and not head[2:8].replace(b"\0", b"").lstrip().startswith(b"<"):
        return Input(Tap(_Utf16(stream, source).read, source), stream)
    if b"\r" in head and b"\n" not in head:
        # ends of lines as old Macintosh programs write them
        return Input(Tap(lambda size: stream.read1(size).replace(b"\r", b"\n"), source))
    return stream


def lines(stream: IO[bytes], source: Source) -> Iterator[bytes]:
    """Yield the lines of a stream with their ends, a last one that is cut off left out.

    Raises:
        Refused: for a line longer than 64 MiB.
    """
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if line[-1:] != b"\n":
            if len(line) == MAX_LINE:
                raise too_long(source, number)
            if getattr(stream, "failure", None) is not None:
                return
        yield line


def too_long(source: Source, number: int) -> Refused:
    """Return the error for a line that is longer than `MAX_LINE`."""
    return Refused(
        f"is longer than {MAX_LINE // _MIB} MiB.",
        source=source.name,
        location=f"line {number}",
        hint="No record of this format is so long; is the format right?",
    )


def up_to(
    found: Iterable[T], count: int, most: int, length: Callable[[T], int]
) -> Iterator[T]:
    """Yield so many at most, and none behind those that are so long together.

    >>> [*up_to(["a", "bcd", "e"], 5, 3, len)]
    ['a', 'bcd']
    """
    total = 0
    for each in islice(found, count):
        yield each
        total += length(each)
        if total >= most:
            return


def whole(stream: IO[bytes], source: Source, limit: int = MAX_DOCUMENT) -> bytes:
    """Return all of a stream that is one document.

    Raises:
        Refused: when it is larger than `limit`.
    """
    parts: list[bytes] = []
    size = 0
    while data := stream.read(_MIB):
        size += len(data)
        if size > limit:
            raise Refused(
                f"is a single document larger than {limit // _MIB} MiB.",
                source=source.name,
                hint="Split it, one record a line.",
            )
        parts.append(data)
    return b"".join(parts)


def reading(stream: IO[bytes]) -> Callable[[int], bytes]:
    """Return what reads at most so many bytes, fewer rather than waiting for more."""
    return getattr(stream, "read1", None) or stream.read
