"""What programs take, and which triples they give."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.bulk.programs import PROGRAMS, Place

__all__ = ["Result", "compared", "triples_of"]


class Result(NamedTuple):
    """What a program took, and which triples it gave."""

    name: str
    seconds: float
    cpu: float
    peak: float
    """MiB of the largest process."""
    triples: int = 0
    digest: str = ""


def triples_of(path: Path) -> tuple[int, str]:
    """Return how many different lines a file has, and a hash of their set."""
    command = ["sort", "-u", "-S", "1G", "-T", str(path.parent), str(path)]
    count, found = 0, hashlib.md5(usedforsecurity=False)
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as sort:
        assert sort.stdout
        for line in sort.stdout:
            found.update(line)
            count += 1
    return count, found.hexdigest()


def _run(name: str, place: Place) -> Result:
    place.out.unlink(missing_ok=True)
    seconds = peak = 0.0
    parts: list[float] = []
    for command in PROGRAMS[name](place):
        begin = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ)
        _, status, usage = os.wait4(child, 0)
        seconds += time.perf_counter() - begin
        if os.waitstatus_to_exitcode(status):
            raise SystemExit(f"{name} failed")
        parts.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    told = " + ".join(f"{part:.1f}" for part in parts)
    print(f"{name}: {told} CPU s, {seconds:.1f} s", file=sys.stderr, flush=True)
    return Result(name, seconds, sum(parts), peak)


def compared(
    names: Sequence[str], place: Place, repeat: int, *, check: bool = True
) -> list[Result]:
    """Run programs in turns; return the best turn of each.

    Args:
        check: whether the triples of the first turn are counted and hashed.
    """
    best: dict[str, Result] = {}
    for _ in range(repeat):
        for name in names:
            found = _run(name, place)
            if name not in best:
                if check:
                    count, digest = triples_of(place.out)
                    found = found._replace(triples=count, digest=digest)
                best[name] = found
            elif found.cpu < best[name].cpu:
                known = best[name]
                best[name] = found._replace(triples=known.triples, digest=known.digest)
    return list(best.values())
