"""Export a register by several programs that give the same triples, and compare them.

    python -m benchmarks.bulk [--csv REGISTER.csv [--notes OTHER.csv]] [--times 9]
        [--grow 10] [--repeat 2] [--only retract-ld polars …] [--plot docs/images/bulk.svg]

Peers run in virtual environments of their own, which are made once. They read the same
file; of every output the set of triples is taken (its lines, sorted, hashed), and a
program whose set is another ends the benchmark with an error. Programs take turns, so
that a machine which does other things hinders all; of several turns the least CPU counts.
CPU and memory include child processes (memory: that of the largest). retract-ld validates
every record and could name each reject by its line; the peers validate nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.bulk.code_lists import write_code_lists
from benchmarks.bulk.plot import plot
from benchmarks.bulk.programs import PROGRAMS, Place
from benchmarks.registers import made_up_rows, turned_rows, write_register

__all__ = ["main"]

_OURS = ("retract-ld", "retract-ld, 2 processes")


class Result(NamedTuple):
    """What a program took, and which triples it gave."""

    name: str
    seconds: float
    cpu: float
    peak: float
    triples: int
    digest: str


def triples_of(path: Path) -> tuple[int, str]:
    """Return how many different lines a file has, and a hash of their set."""
    command = ["sort", "-u", "-S", "1G", str(path)]
    count, found = 0, hashlib.md5(usedforsecurity=False)
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as sort:
        assert sort.stdout
        for line in sort.stdout:
            found.update(line)
            count += 1
    return count, found.hexdigest()


def run(name: str, place: Place) -> Result:
    """Run a program and measure it."""
    place.out.unlink(missing_ok=True)
    commands = PROGRAMS[name](place)
    seconds = cpu = peak = 0.0
    for command in commands:
        begin = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ)
        _, status, usage = os.wait4(child, 0)
        seconds += time.perf_counter() - begin
        if os.waitstatus_to_exitcode(status) not in {0, 1}:
            raise SystemExit(f"{name} failed")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
    return Result(name, seconds, cpu, peak, *triples_of(place.out))


def compared(names: list[str], place: Place, repeat: int) -> list[Result]:
    """Run programs in turns; return the best turn of each."""
    best: dict[str, Result] = {}
    for _ in range(repeat):
        for name in names:
            found = run(name, place)
            known = best.setdefault(name, found)
            best[name] = min(known, found, key=lambda result: result.cpu)
    return list(best.values())


def table(results: list[Result]) -> str:
    """Spell results as a table; ratios are to the first."""
    first = results[0]
    heads = "program", "wall s", "CPU s", "triples per CPU s", "CPU, to the first"
    lines = [f"| {' | '.join((*heads, 'peak MiB'))} |", "| --- |" + " ---: |" * 5]
    lines += [
        f"| {found.name} | {found.seconds:.1f} | {found.cpu:.1f} | "
        f"{found.triples / found.cpu:,.0f} | {found.cpu / first.cpu:.2f} | "
        f"{found.peak:.0f} |"
        for found in results
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Run all programs on a register, then ours on one that is larger."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--csv", type=Path, help="a register; else one is made up")
    parser.add_argument("--notes", type=Path, help="a CSV with a column of notes")
    parser.add_argument("--times", type=int, default=9, help="how often it is repeated")
    parser.add_argument("--rows", type=int, default=7_000, help="of one made up")
    parser.add_argument("--grow", type=int, default=10, help="0: leave that out")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=list(PROGRAMS))
    parser.add_argument("--environments", type=Path, default=Path("build/peers"))
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def place(times: int) -> Place:
            rows = (
                turned_rows(options.csv, times, options.notes)
                if options.csv
                else made_up_rows(options.rows * times)
            )
            register = write_register(folder / "register.csv", rows)
            lists = write_code_lists(register, folder / "codes.json")
            os.environ["PEER_CODES"] = str(lists)
            environments = options.environments.absolute()
            return Place(register, folder / "out.nt", folder, environments)

        results = compared(options.only, place(options.times), options.repeat)
        print(f"{results[0].triples:,} triples.\n\n{table(results)}", flush=True)
        if options.plot:
            rates = [(r.name, r.triples / r.cpu) for r in results]
            options.plot.write_text(plot(rates))
        others = [r.name for r in results if r.digest != results[0].digest]
        if others:
            raise SystemExit(f"other triples: {', '.join(others)}")
        if options.grow:
            ours = [name for name in _OURS if name in options.only]
            larger = compared(ours, place(options.times * options.grow), 1)
            print(f"\n{options.grow} times the rows:\n\n{table(larger)}")


if __name__ == "__main__":
    main()
