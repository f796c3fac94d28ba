"""Export a register by several programs that give the same triples, and compare them.

    python -m benchmarks.bulk [--csv REGISTER.csv [--notes OTHER.csv]] [--times 9]
        [--vocabulary core,schema,spar,prov] [--only retract-ld DuckDB …] [--repeat 2]
        [--slow rdflib] [--slow-rows 7000] [--grow 10] [--scaling 3]
        [--page docs/scale.md] [--plot docs/images/bulk.svg]

Peers run in virtual environments of their own, which are made once. They read the same
file; of every output the set of triples is taken (its lines, sorted, hashed), and a
program whose set is another ends the benchmark with an error. Programs take turns, so
that a machine which does other things hinders all; of several turns the least CPU counts.
CPU and memory include child processes (memory: that of the largest). retract-ld validates
every record and could name each reject by its line; the peers validate nothing.

Slow programs get the first rows only, and one row for their start-up: what a row takes is
the difference, ours measured in the same way. Ours alone runs on a register that grows,
and in one and two processes beside what the machine gives two programs at once.
"""

from __future__ import annotations

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import retract_ld
from benchmarks.bulk.measuring import Result, compared
from benchmarks.bulk.plot import Bar, plot
from benchmarks.bulk.programs import OURS, PEERS, PROGRAMS, Place
from benchmarks.bulk.report import grown, put_into_page, slow_bars, slow_table, table
from benchmarks.bulk.scaling import scaling, told
from benchmarks.registers import made_up_rows, turned_rows, write_register
from retract_ld.mapping import DEFAULT_PROFILES

__all__ = ["main"]

_FIRST = next(iter(OURS))


def _profiles(names: str) -> tuple[str, ...]:
    found = tuple(names.split(","))
    if not set(found) <= set(DEFAULT_PROFILES):
        # Others say things for which peers have no columns.
        raise argparse.ArgumentTypeError(f"{names}: peers write only the defaults")
    return found


def _parser() -> argparse.ArgumentParser:
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--csv", type=Path, help="a register; else one is made up")
    parser.add_argument("--notes", type=Path, help="a CSV with a column of notes")
    parser.add_argument("--times", type=int, default=9, help="how often it is repeated")
    parser.add_argument("--rows", type=int, default=7_000, help="of one made up")
    parser.add_argument(
        "--vocabulary",
        type=_profiles,
        default=DEFAULT_PROFILES,
        help=f"some of {','.join(DEFAULT_PROFILES)}, which are the default",
    )
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=list(PROGRAMS))
    parser.add_argument("--slow", nargs="*", choices=PROGRAMS, default=["rdflib"])
    parser.add_argument(
        "--slow-rows", type=int, default=7_000, help="0: leave them out"
    )
    parser.add_argument("--grow", type=int, default=10, help="0: leave that out")
    parser.add_argument("--scaling", type=int, default=3, help="rounds; 0: none")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--environments", type=Path, default=Path("build/peers"))
    parser.add_argument("--page", type=Path, help="a page to put the tables into")
    parser.add_argument("--plot", type=Path, help="a picture of the rates to write")
    return parser


class _Benchmark:
    """A run: its options, and the folder where it works."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self.told: list[str] = []
        """The tables."""

    def _rows(self, times: int) -> Iterator[list[str]]:
        options = self._options
        if options.csv:
            return turned_rows(options.csv, times, options.notes)
        return made_up_rows(options.rows * times)

    def place(self, times: int, rows: int | None = None) -> Place:
        """Write a register that is repeated, or its first rows."""
        options, folder = self._options, self._folder
        some = islice(self._rows(times), rows)
        register = write_register(folder / "register.csv", some)
        environments = options.environments.absolute()
        return Place.of(register, options.vocabulary, folder, environments)

    def main(self) -> list[Bar]:
        """Compare the programs that are not slow."""
        options = self._options
        others = [name for name in options.only if name not in options.slow]
        names = list(dict.fromkeys([_FIRST, *others]))
        results = compared(names, self.place(options.times), options.repeat)
        profiles = ", ".join(f"`{name}`" for name in options.vocabulary)
        self._tell(f"{profiles}: {results[0].triples:,} triples.")
        self._tell(table(results))
        _end_if_other(results)
        return [Bar(r.name, r.triples / r.cpu) for r in results]

    def slow(self) -> list[Bar]:
        """Compare slow programs and ours on the first rows."""
        options = self._options
        names = [name for name in options.only if name in options.slow]
        if not names or not options.slow_rows:
            return []
        # One row is enough to start everything that all rows need.
        starts = compared([_FIRST, *names], self.place(1, 1), options.repeat)
        place = self.place(options.times, options.slow_rows)
        results = compared([_FIRST, *names], place, options.repeat)
        self._tell(slow_table(starts, results, options.slow_rows))
        _end_if_other(results)
        return slow_bars(results, options.slow_rows)

    def growth(self) -> None:
        """Let ours run on a register that grows."""
        options = self._options
        names = [name for name in OURS if name in options.only]
        if not names or not options.grow:
            return
        sizes = options.times, options.times * options.grow
        found = [compared(names, self.place(n), 1, check=False) for n in sizes]
        self._tell(grown(options.grow, *found))

    def scaling(self) -> None:
        """Let ours run in one and in two processes."""
        options = self._options
        if options.scaling and set(OURS) <= set(options.only):
            place = self.place(options.times)
            self._tell(told(scaling(place, options.scaling)))

    def _tell(self, text: str) -> None:
        print(f"\n{text}", flush=True)
        self.told.append(text)


def _end_if_other(results: list[Result]) -> None:
    others = [r.name for r in results if r.digest != results[0].digest]
    if others:
        raise SystemExit(f"other triples: {', '.join(others)}")


def main(arguments: list[str] | None = None) -> None:
    """Run all programs on a register, slow ones on a part, ours on one that grows."""
    options = _parser().parse_args(arguments)
    print(f"Vocabulary {','.join(options.vocabulary)}.", file=sys.stderr)
    for folder in Path(retract_ld.__file__).parent, PEERS:
        # As what is installed is: else each run compiles its modules if bytecode is not kept.
        compileall.compile_dir(folder, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        benchmark = _Benchmark(options, Path(folder))
        bars = [*benchmark.main(), *benchmark.slow()]
        benchmark.growth()
        benchmark.scaling()
    page = benchmark.told
    if options.plot:
        title = f"Triples per CPU second ({', '.join(options.vocabulary)})"
        options.plot.write_text(plot(bars, title))
        if options.page:
            place = os.path.relpath(options.plot, options.page.parent)
            page.insert(0, f"![{title}, by program]({place})")
    if options.page:
        name = f"bulk {','.join(options.vocabulary)}"
        put_into_page(options.page, name, "\n\n".join(page))


if __name__ == "__main__":
    main()
