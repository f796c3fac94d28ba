"""Sorting lines that do not fit into memory: sorted runs on disk, merged."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import IO, Final

__all__ = ["MEMORY", "sorted_lines"]

#: How many bytes of lines are sorted at a time; Python needs about twice as many.
MEMORY: Final = 32 * 1024 * 1024


def sorted_lines(
    lines: Iterable[bytes],
    *,
    unique: bool = False,
    memory: int = MEMORY,
    folder: Path | None = None,
) -> Iterator[bytes]:
    r"""Yield lines in the order of their bytes, repeated ones once if asked.

    Args:
        memory: how many bytes of lines to hold at a time.
        folder: where the runs are kept; they have no names and vanish with the process.

    >>> list(sorted_lines([b"b\n", b"a\n", b"b\n"], unique=True, memory=2))
    [b'a\n', b'b\n']
    """
    with ExitStack() as stack:
        runs: list[IO[bytes]] = []
        rest: list[bytes] = []
        size = 0
        for line in lines:
            rest.append(line)
            size += len(line)
            if size >= memory:
                runs.append(stack.enter_context(_run(rest, folder, unique=unique)))
                rest, size = [], 0
        last = _ordered(rest, unique=unique)
        ordered = merge(*runs, last) if runs else iter(last)
        if unique and runs:
            yield from (line for line, _ in groupby(ordered))
        else:
            yield from ordered


def _ordered(lines: list[bytes], *, unique: bool) -> list[bytes]:
    return sorted(set(lines)) if unique else sorted(lines)


def _run(lines: list[bytes], folder: Path | None, *, unique: bool) -> IO[bytes]:
    file = tempfile.TemporaryFile(dir=folder, buffering=256 * 1024)  # noqa: SIM115
    try:
        file.writelines(_ordered(lines, unique=unique))
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file
