"""Compressed streams as plain bytes: gzip, Zstandard, bzip2; several members in a row.

The members are followed here rather than by the libraries' own file objects: those lose
what they had ready when they meet damage, and some take a stream that is cut off for one
that ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from retract_ld.readers.records import Source
from retract_ld.readers.streams import Input, Tap

__all__ = ["COMPRESSIONS", "decompressed"]


class _Compression(NamedTuple):
    """How one compression begins, and how its members are taken apart."""

    magic: bytes
    piece: int
    """How many bytes are given at a time."""
    bounded: bool
    """Whether a member's object can be told how much to give back at most."""


#: A block of Zstandard is at least 4 bytes and at most 128 KiB, and comes back whole.
COMPRESSIONS: Final[dict[str, _Compression]] = {
    "gzip": _Compression(b"\x1f\x8b", 65536, bounded=True),
    "zstandard": _Compression(b"\x28\xb5\x2f\xfd", 512, bounded=False),
    "bzip2": _Compression(b"BZh", 65536, bounded=True),
}
_MOST: Final = 1024 * 1024


def decompressed(kind: str, stream: Input, source: Source) -> Input:
    """Return a compressed stream decompressed, no further than bombs are told by."""
    new, broken = _library(kind)
    members = _Members(stream, new, COMPRESSIONS[kind])
    return Input(Tap(members.read, source, taken=members.taken, broken=broken))


def _library(kind: str) -> tuple[Callable[[], Any], tuple[type[Exception], ...]]:
    """Return what makes the object of a member, and what it raises on damage."""
    if kind == "zstandard":
        import zstandard

        return zstandard.ZstdDecompressor().decompressobj, (zstandard.ZstdError,)
    if kind == "bzip2":
        import bz2

        return bz2.BZ2Decompressor, (ValueError,)
    from isal import isal_zlib

    damage: Any = isal_zlib.error
    return lambda: isal_zlib.decompressobj(wbits=31), (damage,)


class _Members:
    """The members of a compressed stream, one after the other."""

    def __init__(
        self, stream: Input, new: Callable[[], Any], compression: _Compression
    ) -> None:
        self._stream = stream
        self._new = new
        self._compression = compression
        self._member: Any = None
        self._data = b""
        self._ready = memoryview(b"")
        self._taken = 0

    def taken(self) -> int:
        """Return how many compressed bytes were used."""
        return self._taken

    def read(self, size: int) -> bytes:
        """Return at most so many bytes, none at the end.

        Raises:
            EOFError: in the middle of a member.
        """
        while not self._ready:
            if not self._next():
                return b""
        data = bytes(self._ready[:size])
        self._ready = self._ready[size:]
        return data

    def _next(self) -> bool:
        """Make bytes ready, perhaps none yet; tell whether there can be more."""
        waiting = (
            self._member is not None
            and getattr(self._member, "needs_input", True) is False
        )
        if not self._data and not waiting:
            self._data = self._stream.read1(self._compression.piece)
            self._taken += len(self._data)
            if not self._data and self._member is not None:
                raise EOFError("the end is missing")
            if not self._data:
                return False
        if self._member is None:
            if not self._data.strip(b"\0"):
                self._data = b""  # some tools fill up with zeros
                return True
            self._member = self._new()
        if self._compression.bounded:
            self._ready = memoryview(self._member.decompress(self._data, _MOST))
        else:
            self._ready = memoryview(self._member.decompress(self._data))
        if self._member.eof:
            self._data = self._member.unused_data
            self._member = None
        else:
            self._data = getattr(self._member, "unconsumed_tail", b"")
        return True
