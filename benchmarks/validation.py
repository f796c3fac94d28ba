"""How fast records are validated: against their export, and against other SHACL engines.

    python -m benchmarks.validation [--csv REGISTER.csv] [--rows 7000] [--grow 10]
        [--repeat 3] [--engines PYTHON]

First `retract-ld validate` (everything: reading, rules, shapes, coherence, report) and
`retract-ld export` (N-Triples, one process) run in turns over the same file, of so many
rows and of ten times as many; of the repeats the least counts.

Then engines get the same triples and the same shapes: ours node blocks in memory and a
file, pySHACL an rdflib graph in memory, the Rust engines the file. What an engine takes
to load the file is what it takes with no shapes at all; it is shown apart. The engines
are those of the Python that is named, by default of this one, as far as it has them.
Each takes the whole file as one graph, so they also find documents on which two rows
differ. Times are CPU seconds, child processes included.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.registers import made_up_rows, repeated_rows, write_register
from retract_ld.graphs import to_rdflib
from retract_ld.mapping import mapper
from retract_ld.readers import read_path
from retract_ld.terms import Node
from retract_ld.validation import validate_graph
from retract_ld.validation.compiled import our_compiled_shapes
from retract_ld.validation.rdf_files import blocks_of
from retract_ld.vocabulary import path as vocabulary_path

#: Rows for engines are fewer than for whole runs: some hold a graph in much memory.
_ENGINE_PART = 10
#: pySHACL gets so many rows; its rate falls as the graph grows, so few are kind to it.
_PYSHACL_ROWS = 200

_ENGINE = """
import sys, time
engine, shapes, data = sys.argv[1:]
start = time.process_time()
if engine == "shacl":
    import shacl
    found = len(shacl.Shapes.from_file(shapes).validate_file(data).results)
elif engine == "shacl-rust":
    import shacl_rust
    found = len(shacl_rust.validate_file(data, shapes)["results"])
print(time.process_time() - start, found)
"""


class Taken(NamedTuple):
    """CPU seconds and peak memory of a process."""

    cpu: float
    peak: float


def run(arguments: Sequence[str]) -> Taken:
    """Run retract-ld in a process of its own."""
    command = [sys.executable, "-m", "retract_ld", *arguments]
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} failed")
    return Taken(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def whole(path: Path, rows: int, repeat: int) -> None:
    """Compare validating a register with exporting it."""
    ways = {
        "export": ["export", str(path), "-q", "-j", "1", "-t", "nt", "-o", os.devnull],
        "validate": ["validate", str(path), "-q", "--fail-on", "never"],
    }
    best: dict[str, Taken] = {}
    for _ in range(repeat):
        for name, arguments in ways.items():
            taken = run(arguments)
            best[name] = min(taken, best.get(name, taken))
    for name, (cpu, peak) in best.items():
        print(
            f"{rows:>8,} rows  {name:10} {cpu:8.2f} s {rows / cpu:9,.0f} rows/s"
            f" {peak:6.0f} MiB"
        )
    ratio = best["export"].cpu / best["validate"].cpu
    print(f"{'':14} validating runs at {ratio:.2f} of the speed of exporting\n")


def least(what: Callable[[], object], repeat: int) -> tuple[float, object]:
    """Return the least CPU time of some runs, and what came out."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        found = what()
        times.append(time.process_time() - start)
    return min(times), found


def show(name: str, seconds: float, triples: int, found: object) -> float:
    """Print a line, and return the rate."""
    rate = triples / seconds
    print(f"  {name:34} {seconds:8.2f} s {rate:12,.0f} triples/s  {found} results")
    return rate


def installed(python: str) -> list[str]:
    """Return the engines that a Python has."""
    modules = {"shacl": "shacl", "shacl-rust": "shacl_rust"}
    return [
        engine
        for engine, module in modules.items()
        if not subprocess.run(
            [python, "-c", f"import {module}"], capture_output=True, check=False
        ).returncode
    ]


def engines(path: Path, python: str, repeat: int, folder: Path) -> None:
    """Compare engines on the triples of a register."""
    describe = mapper().describe
    records = [[*describe(u)] for _, r in read_path(str(path)) for u in r.updates]
    triples = sum(len(block.pairs) for nodes in records for block in nodes)
    data, script, none = (folder / n for n in ("data.nt", "engine.py", "none.ttl"))
    with data.open("w", encoding="utf-8") as file:
        for nodes in records:
            for s, pairs in nodes:
                file.writelines(f"{s} {p} {o} .\n" for p, o in pairs)
    script.write_text(_ENGINE, encoding="utf-8")
    none.write_text("")
    print(f"{len(records):,} rows, {triples:,} triples")

    shapes = our_compiled_shapes()
    seconds, found = least(
        lambda: sum(len(shapes.validate(nodes)) for nodes in records), repeat
    )
    ours = show("compiled, record by record", seconds, triples, found)
    one = [block for nodes in records for block in nodes]
    seconds, found = least(lambda: len(shapes.validate(one)), repeat)
    as_one = show("compiled, as one graph", seconds, triples, found)
    start = time.process_time()
    shapes.validate(blocks_of(str(data)))
    seconds = time.process_time() - start
    of_file = show("compiled, a file loaded", seconds, triples, found)

    theirs = pyshacl(records[:_PYSHACL_ROWS])
    ratios = [f"{as_one / theirs:,.0f} times pySHACL"]
    for engine in installed(python):
        command = [python, str(script), engine]
        runs = []
        for file in (vocabulary_path("shapes.ttl"), none):
            lines = [
                subprocess.run(
                    [*command, str(file), str(data)],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout.split()
                for _ in range(repeat)
            ]
            runs.append(min((float(cpu), count) for cpu, count in lines))
        (seconds, count), (loading, _) = runs
        if count != str(found):
            raise SystemExit(f"{engine} has other results: {count}, not {found}")
        loaded = show(f"{engine}, a file loaded", seconds, triples, count)
        bare = show(
            f"{engine}, less loading", max(seconds - loading, 1e-3), triples, count
        )
        ratios.append(
            f"{as_one / bare:.1f} times {engine}, {of_file / loaded:.1f} from a file"
        )
    print(f"  compiled is {'; '.join(ratios)} (record by record {ours / as_one:.1f})\n")


def pyshacl(records: Sequence[Sequence[Node]]) -> float:
    """Let pySHACL validate a part."""
    graph = to_rdflib([block for nodes in islice(records, None) for block in nodes])
    seconds, report = least(lambda: validate_graph(graph), 1)
    return show(
        f"pySHACL, {len(records)} rows", seconds, len(graph), len(report.results)
    )


def main() -> None:
    """Print both comparisons, each for a size and for a larger one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--csv", type=Path, help="a register to repeat")
    options.add_argument("--rows", type=int, default=7_000)
    options.add_argument("--grow", type=int, default=10)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--engines", default=sys.executable, metavar="PYTHON")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def register(rows: int) -> Path:
            source = repeated_rows(asked.csv, rows) if asked.csv else made_up_rows(rows)
            return write_register(folder / f"{rows}.csv", source)

        for rows in (asked.rows, asked.rows * asked.grow):
            whole(register(rows), rows, asked.repeat)
        for rows in (asked.rows // _ENGINE_PART, asked.rows):
            engines(register(rows), asked.engines, asked.repeat, folder)


if __name__ == "__main__":
    main()
