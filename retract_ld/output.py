"""Opening an output: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

__all__ = ["open_output"]


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
    target = Path(path)
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name}.", suffix=".part", dir=target.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            with _compressed(raw, target.name) as stream:
                yield stream
            raw.flush()
            os.fsync(raw.fileno())
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def _compressed(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    if name.endswith(".gz"):
        from isal import igzip

        with igzip.IGzipFile(
            filename="", mode="wb", fileobj=raw, compresslevel=2, mtime=0
        ) as stream:
            yield stream
    elif name.endswith(".zst"):
        import zstandard

        with zstandard.ZstdCompressor().stream_writer(raw, closefd=False) as stream:
            yield stream
    else:
        yield raw
