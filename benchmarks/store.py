"""How fast a register of 70,000 rows is loaded and asked.

    python -m benchmarks.store [--csv REGISTER.csv] [--rows 70000] [--rdflib 200] [--store DIR]

Loading is measured beside pyoxigraph's own loader on the same N-Quads, both in a process
of their own. Each named query is asked of the store, and of rdflib with the first rows
only; what rdflib does not answer within the limit is told. Times are CPU seconds, the
best of some. With ``--store`` the queries are asked of a store that is there already.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from benchmarks.registers import made_up_rows, repeated_rows, write_register
from retract_ld.queries import ask, catalogue
from retract_ld.stores import open_store

_OWN = """
import sys, pyoxigraph as ox
store = ox.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)
store.flush()
"""
_SAMPLE = Path(__file__).parent.parent / "examples" / "sample"


def cpu_of(*command: str) -> float:
    """Return the CPU seconds of a process and its threads."""
    child = os.posix_spawn(command[0], list(command), os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{command[1:4]} failed")
    return usage.ru_utime + usage.ru_stime


def retract_ld(*arguments: object) -> float:
    """Run the command line."""
    return cpu_of(sys.executable, "-m", "retract_ld", *map(str, arguments))


def best(question: Callable[[], int], limit: int) -> tuple[float, int] | None:
    """Return the least CPU seconds of three and the rows, if within a limit each.

    The question is asked in a process of its own, which can be ended at any time.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        spent = time.process_time()
        hard = int(spent + 3 * limit) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard + 1))
        least, rows = float("inf"), 0
        for _ in range(3):
            start = time.process_time()
            rows = question()
            least = min(least, time.process_time() - start)
            if least > limit / 3:
                break
        os.write(writer, f"{least} {rows}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read().split()
    os.waitpid(child, 0)
    if not said or float(said[0]) > limit:
        return None
    return float(said[0]), int(said[1])


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--csv", type=Path, help="a register to repeat")
    parser.add_argument("--rows", type=int, default=70_000)
    parser.add_argument("--rdflib", type=int, default=200, help="rows for rdflib")
    parser.add_argument("--limit", type=int, default=20, help="seconds for a query")
    parser.add_argument("--store", type=Path, help="ask this store, load nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def register(rows: int) -> Path:
            made = made_up_rows(rows)
            if options.csv:
                made = repeated_rows(options.csv, rows)
            return write_register(folder / f"register-{rows}.csv", islice(made, rows))

        store = options.store or folder / "store"
        if not options.store:
            loading(register(options.rows), folder, store)
        asking(store, register(options.rdflib), folder, options.limit)


def loading(register: Path, folder: Path, store: Path) -> None:
    """Print what loading takes, beside pyoxigraph's own loader."""
    quads = folder / "register.nq"
    export = retract_ld("export", register, "-o", quads)
    own = cpu_of(sys.executable, "-c", _OWN, str(quads), str(folder / "own"))
    same = retract_ld("load", "-q", quads, "--store", folder / "same")
    whole = retract_ld("load", "-q", register, _SAMPLE, "--store", store)
    print(f"{quads.stat().st_size / 1e6:,.0f} MB of N-Quads; export {export:.1f} s CPU")
    print(f"pyoxigraph's own loader          {own:8.1f} s")
    print(f"load of the same N-Quads         {same:8.1f} s  {same / own:.2f} times")
    print(f"load of the register, and sample {whole:8.1f} s  {whole / own:.2f} times")


def asking(store: Path, few: Path, folder: Path, limit: int) -> None:
    """Print what each named query takes."""
    import rdflib

    quads = folder / "few.nq"
    retract_ld("load", "-q", few, _SAMPLE, "--store", folder / "few")
    with quads.open("wb") as stream:
        open_store(folder / "few").dump(stream, format=ox.RdfFormat.N_QUADS)
    dataset = rdflib.Dataset()
    warnings.simplefilter("ignore", DeprecationWarning)
    dataset.parse(quads, format="nquads")
    size = sum(1 for _ in quads.open("rb"))
    print(f"\nrdflib has {size:,} statements, the store all.\n")
    print("| query | store s | rows | rdflib s | rows |")
    print("| --- | ---: | ---: | ---: | ---: |")
    slow = []
    for name, query in catalogue().items():
        ours = best(lambda s=query.sparql: len(ask(open_store(store), s).rows), limit)
        theirs = best(lambda s=query.sparql: len(dataset.query(s)), limit)
        cells = (
            f"{found[0]:.3f} | {found[1]:,}" if found else f"over {limit} | "
            for found in (ours, theirs)
        )
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
        if ours is None or ours[0] > 1:
            slow.append(name)
    print(f"\nOver a second in the store: {', '.join(slow) or 'none'}.")


if __name__ == "__main__":
    main()
