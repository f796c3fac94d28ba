"""Export a register of 7,000 and of 70,000 rows to N-Triples: rate, CPU, peak memory.

    python -m benchmarks.export [--csv REGISTER.csv] [--rows 7000 70000] [--jobs 1] [--to nt]

Without ``--csv`` the rows are made up; with it they are that file's, again and again under
fresh ids. Every row passes through its model. The last line gives the ratios that a
change must not spoil: time grows with the rows, memory does not.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.registers import made_up_rows, repeated_rows, write_register

__all__ = ["Run", "main", "measured"]

_VOCABULARY = "core,schema,spar,prov"


class Run(NamedTuple):
    """What one run took."""

    rows: int
    triples: int
    seconds: float
    cpu: float
    peak: float
    """MiB of the largest process."""
    size: int

    @property
    def rate(self) -> float:
        """Triples a second of CPU."""
        return self.triples / self.cpu


def measured(
    path: Path, rows: int, to: str, jobs: int = 1, vocabulary: str = _VOCABULARY
) -> Run:
    """Export a register with the command line and measure that process and its children."""
    out = path.with_suffix(f".{to}")
    command = ["export", str(path), "--to", to, "--jobs", str(jobs), "-o", str(out)]
    command += ["--vocabulary", vocabulary]
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "retract_ld", *command],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, said.fileno(), 2)],
        )
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - begin
        said.seek(0)
        summary = said.read().decode().strip().splitlines()[-1]
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"the export failed: {summary}")
    triples = int(summary.split(" triples")[0].rsplit(" ", 1)[1].replace(",", ""))
    size = out.stat().st_size
    out.unlink()
    cpu = usage.ru_utime + usage.ru_stime
    return Run(rows, triples, seconds, cpu, usage.ru_maxrss / 1024, size)


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--csv", type=Path, help="a register to repeat")
    parser.add_argument("--rows", type=int, nargs="+", default=[7_000, 70_000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--to", default="nt")
    parser.add_argument("--vocabulary", default=_VOCABULARY)
    options = parser.parse_args(arguments)
    print(
        "| rows | triples | wall s | CPU s | triples per CPU s | peak MiB | output MB |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        for count in options.rows:
            rows = (
                repeated_rows(options.csv, count)
                if options.csv
                else made_up_rows(count)
            )
            path = write_register(Path(folder) / f"register-{count}.csv", rows)
            run = measured(path, count, options.to, options.jobs, options.vocabulary)
            runs.append(run)
            print(
                f"| {run.rows:,} | {run.triples:,} | {run.seconds:.1f} | {run.cpu:.1f} | "
                f"{run.rate:,.0f} | {run.peak:.0f} | {run.size / 1e6:,.0f} |",
                flush=True,
            )
    first, last = runs[0], runs[-1]
    print(
        f"\n{last.rows / first.rows:.0f} times the rows: {last.cpu / first.cpu:.1f} times "
        f"the CPU, {last.peak / first.peak:.2f} times the memory."
    )


if __name__ == "__main__":
    main()
