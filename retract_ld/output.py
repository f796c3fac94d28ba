"""Opening an output: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

__all__ = ["Unfinished", "append", "compressed", "lock", "open_output"]

_PART: Final = ".part"
_BUFFER: Final = 256 * 1024
#: So many pieces are written with one call: some 150 KB of a register.
_AT_ONCE: Final = 64
#: So many bytes begin to go to the disk at once.
_SPAN: Final = 32 * 1024 * 1024


class Unfinished:
    """A file beside its place, under a temporary name until it is whole.

    It is locked while its process lives, so that a later run can tell what a killed one
    left behind, and remove it.

    Raises:
        OSError: when the folder does not exist or cannot be written to.
    """

    def __init__(self, path: str | Path) -> None:
        self.target = Path(path)
        self._remove_debris()
        handle, name = tempfile.mkstemp(
            prefix=f".{self.target.name}.", suffix=_PART, dir=self.target.parent
        )
        self.path = Path(name)
        self.stream: IO[bytes] = os.fdopen(handle, "wb", _BUFFER)
        lock(handle)
        _append_only(handle)

    def append(self, pieces: Sequence[bytes]) -> None:
        """Write pieces at once, past the buffer of the stream."""
        append(self.stream.fileno(), pieces)

    def commit(self) -> None:
        """Put the file in its place, once all of it is on the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        self.path.chmod(0o666 & ~mask)
        self.path.replace(self.target)
        self.stream.close()
        _sync_folder(self.target.parent)

    def discard(self) -> None:
        """Remove what was written; an older file stays as it was."""
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            self.path.unlink()

    def _remove_debris(self) -> None:
        for left in self.target.parent.glob(f".{_literal(self.target.name)}.*{_PART}"):
            with suppress(OSError), left.open("rb") as file:
                if lock(file.fileno()):
                    left.unlink()


def _literal(name: str) -> str:
    """Spell a file name for `Path.glob`."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def lock(handle: int) -> bool:
    """Lock a file, if no other process has; tell whether it was free."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows refuses to remove open files
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _append_only(handle: int) -> None:
    """Have every write go to the end, for several processes write in turn."""
    with suppress(ImportError):
        import fcntl

        flags = fcntl.fcntl(handle, fcntl.F_GETFL)
        fcntl.fcntl(handle, fcntl.F_SETFL, flags | os.O_APPEND)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def open_output(path: str | None) -> Iterator[IO[bytes]]:
    """Open a binary stream for writing; ``None`` and ``-`` are standard output.

    A file is written beside its place under a temporary name and moved there when all
    has gone well, so that a failure leaves an older file as it was. A name ending in
    ``.gz`` or ``.zst`` is compressed, without a time stamp: same input, same bytes.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    unfinished = Unfinished(path)
    try:
        with _compressed(unfinished.stream, unfinished.target.name) as stream:
            yield stream
        unfinished.commit()
    except BaseException:
        unfinished.discard()
        raise


@contextmanager
def _compressed(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if name.endswith(".gz"):
        from isal import igzip

        open_gzip: Any = igzip.IGzipFile
        with open_gzip(
            filename="", mode="wb", fileobj=raw, compresslevel=2, mtime=0
        ) as stream:
            yield stream
    elif name.endswith(".zst"):
        import zstandard

        with zstandard.ZstdCompressor().stream_writer(raw, closefd=False) as stream:
            yield stream
    else:
        yield raw


def compressed(pieces: list[bytes], name: str) -> list[bytes]:
    """Return a part of a file as its name asks for it: a gzip member, a Zstandard frame.

    Parts one after the other are the compressed whole (RFC 1952 §2.2, RFC 8878 §3).
    """
    if not any(pieces):
        return []
    if name.endswith(".gz"):
        from isal import igzip

        return [igzip.compress(b"".join(pieces), 2, mtime=0)]
    if name.endswith(".zst"):
        import zstandard

        return [zstandard.ZstdCompressor().compress(b"".join(pieces))]
    return pieces


def append(handle: int, pieces: Sequence[bytes]) -> None:
    """Write pieces to the end of a file, and have the system begin to put them on the disk.

    Without the latter, to flush gigabytes at the end takes as long as the disk needs for
    all of them.
    """
    length = 0
    for start in range(0, len(pieces), _AT_ONCE):
        rest = memoryview(b"".join(pieces[start : start + _AT_ONCE]))
        length += len(rest)
        while rest:
            rest = rest[os.write(handle, rest) :]
    if length and hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            end = os.lseek(handle, 0, os.SEEK_CUR)
            start = (end - length) // _SPAN * _SPAN
            if end - start >= _SPAN:
                os.posix_fadvise(handle, start, end - start, os.POSIX_FADV_DONTNEED)
