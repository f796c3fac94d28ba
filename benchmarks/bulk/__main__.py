"""Export a register by several ways that give the same triples, and compare what they take.

    python -m benchmarks.bulk [--csv REGISTER.csv] [--rows 7000] [--grow 10] [--jobs 2]
        [--repeat 3] [--vocabulary …] [--plot docs/bulk.svg]

Peers are run as processes of their own, each over the same file. Of every output the set
of triples is taken (parsed by pyoxigraph, sorted, hashed); a peer whose set differs is
named and not ranked. CPU seconds include all child processes; of several repeats the least
counts. A machine that does other things at the same time spoils wall times first.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.bulk.plot import plot
from benchmarks.registers import made_up_rows, repeated_rows, write_register

__all__ = ["Result", "main"]

_PEERS = {
    "retract-ld": ["-m", "retract_ld", "export", "{path}", "-q", "-j", "1"],
    "retract-ld, {jobs} processes": [
        "-m",
        "retract_ld",
        "export",
        "{path}",
        "-q",
        "-j",
        "{jobs}",
    ],
    "retract-ld, interpreted tables": [
        "-m",
        "benchmarks.bulk.peers",
        "interpreter",
        "{path}",
    ],
    "pyoxigraph": ["-m", "benchmarks.bulk.peers", "pyoxigraph", "{path}"],
    "rdflib": ["-m", "benchmarks.bulk.peers", "rdflib", "{path}"],
}


class Result(NamedTuple):
    """What a peer took, and which triples it gave."""

    name: str
    rows: int
    triples: int
    seconds: float
    cpu: float
    peak: float
    digest: str


def triples_of(path: Path) -> tuple[int, str]:
    """Return how many different triples a file has, and a hash of their set."""
    import pyoxigraph as ox

    total, count = 0, 0
    seen: set[int] = set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES):
        text = f"{quad.subject} {quad.predicate} {quad.object}"
        number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
        if number not in seen:
            seen.add(number)
            count += 1
            # A sum does not depend on the order.
            total = (total + number) % (1 << 64)
    return count, f"{total:016x}"


def run(name: str, command: list[str], out: Path, rows: int, repeat: int) -> Result:
    """Run a peer and measure it."""
    best: tuple[float, float, float] | None = None
    for _ in range(repeat):
        out.unlink(missing_ok=True)
        begin = time.perf_counter()
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, *command],
            {**os.environ, "PYTHONPATH": "."},
        )
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - begin
        if os.waitstatus_to_exitcode(status) not in {0, 1}:
            raise SystemExit(f"{name} failed")
        cpu = usage.ru_utime + usage.ru_stime
        if best is None or cpu < best[1]:
            best = (seconds, cpu, usage.ru_maxrss / 1024)
    assert best
    count, digest = triples_of(out)
    return Result(name, rows, count, *best, digest)


def table(results: list[Result]) -> str:
    """Spell results as a table; ratios are to the first."""
    first = results[0]
    heads = ("program", "rows", "triples", "wall s", "CPU s", "triples per CPU s")
    heads += ("CPU, to the first", "peak MiB", "same triples")
    lines = [f"| {' | '.join(heads)} |", "| --- |" + " ---: |" * 7 + " --- |"]
    for found in results:
        same = "yes" if found.digest == first.digest else "NO"
        lines.append(
            f"| {found.name} | {found.rows:,} | {found.triples:,} | {found.seconds:.1f} | "
            f"{found.cpu:.1f} | {found.triples / found.cpu:,.0f} | "
            f"{found.cpu / first.cpu:.1f} | {found.peak:.0f} | {same} |"
        )
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Run all peers on a register, then ours on one that is larger."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--csv", type=Path, help="a register to repeat")
    parser.add_argument("--rows", type=int, default=7_000)
    parser.add_argument("--grow", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--vocabulary", default="core,schema,spar,prov")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.nt"

        def results(rows: int, names: list[str]) -> list[Result]:
            source = (
                repeated_rows(options.csv, rows) if options.csv else made_up_rows(rows)
            )
            path = write_register(Path(folder) / "register.csv", source)
            found = []
            for name in names:
                fill = {"path": str(path), "jobs": str(options.jobs)}
                command = [part.format(**fill) for part in _PEERS[name]]
                command += ["--vocabulary", options.vocabulary, "-o", str(out)]
                title = name.format(**fill)
                found.append(run(title, command, out, rows, options.repeat))
            return found

        small = results(options.rows, list(_PEERS))
        print(table(small), flush=True)
        large = results(options.rows * options.grow, list(_PEERS)[:2])
        print(f"\n{options.grow} times the rows:\n\n{table(large)}")
    if options.plot:
        options.plot.write_text(plot([(r.name, r.triples / r.cpu) for r in small]))
    differing = [r.name for r in small if r.digest != small[0].digest]
    if differing:
        raise SystemExit(f"other triples: {', '.join(differing)}")


if __name__ == "__main__":
    main()
