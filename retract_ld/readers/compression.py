"""Compressed streams as plain bytes: gzip, Zstandard, bzip2; several members in a row."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, cast

from retract_ld.readers.records import Source
from retract_ld.readers.streams import Input, Tap, reading

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["decompressed"]


def decompressed(kind: str, stream: Input, source: Source) -> Input:
    """Return a compressed stream decompressed, no further than bombs are told by."""
    counter = _Counter(stream)
    read, broken = _decompressor(kind, counter)
    return Input(Tap(read, source, taken=lambda: counter.taken, broken=broken))


def _decompressor(
    kind: str, counter: _Counter
) -> tuple[Callable[[int], bytes], tuple[type[Exception], ...]]:
    """Return what reads decompressed bytes, and what it raises on damage."""
    if kind == "zstandard":
        import zstandard

        return _Zstandard(counter).read, (zstandard.ZstdError,)
    if kind == "bzip2":
        import bz2

        return reading(bz2.BZ2File(counter)), ()
    from isal import igzip, isal_zlib

    unzip = cast("IO[bytes]", igzip.IGzipFile(fileobj=counter))  # type: ignore[no-untyped-call]
    return reading(unzip), (cast("type[Exception]", isal_zlib.error),)


class _Counter(io.RawIOBase):
    """Counts the bytes that a decompressor takes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.taken = 0
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        data = self._stream.read(-1 if size is None else size)
        self.taken += len(data)
        return data

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Zstandard:
    """Frames of Zstandard, one after the other.

    `zstandard.stream_reader` takes a frame that is cut off for its end, so frames are
    followed here. 4 KiB of input are at most 128 MiB of output.
    """

    def __init__(self, stream: _Counter) -> None:
        import zstandard

        self._stream = stream
        self._new = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._new()
        self._started = False
        self._ready = b""

    def read(self, size: int) -> bytes:
        while not self._ready:
            data = self._stream.read(4096)
            if not data:
                if self._started:
                    raise EOFError("the last frame has no end")
                return b""
            self._ready = self._decompress(data)
        data, self._ready = self._ready[:size], self._ready[size:]
        return data

    def _decompress(self, data: bytes) -> bytes:
        parts = []
        while data:
            self._started = True
            parts.append(self._frame.decompress(data))
            data = b""
            if self._frame.eof:
                data = self._frame.unused_data
                self._frame = self._new()
                self._started = False
        return b"".join(parts)
