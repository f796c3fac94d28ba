"""Results as tables in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.bulk.measuring import Result
from benchmarks.bulk.plot import Bar

__all__ = ["grown", "put_into_page", "slow_bars", "slow_table", "table"]


def _spelled(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def table(results: Sequence[Result]) -> str:
    """Spell results as a table; ratios are to the first."""
    first = results[0]
    return _spelled(
        ("program", "CPU s", "wall s", "peak MiB", "triples per CPU s", "CPU, to ours"),
        [
            (
                found.name,
                f"{found.cpu:.1f}",
                f"{found.seconds:.1f}",
                f"{found.peak:,.0f}",
                f"{found.triples / found.cpu:,.0f}",
                f"{found.cpu / first.cpu:.2f}",
            )
            for found in results
        ],
    )


def slow_table(starts: Sequence[Result], results: Sequence[Result], rows: int) -> str:
    """Spell what a row takes, start-up told apart; ratios are to the first."""

    def for_each(start: Result, found: Result) -> float:
        return (found.cpu - start.cpu) / (rows - 1)

    first = for_each(starts[0], results[0])
    heads = (
        f"program, {rows:,} rows",
        "CPU s",
        "of it start-up",
        "CPU ms per row",
        "per row, to ours",
        "wall s",
        "peak MiB",
    )
    return _spelled(
        heads,
        [
            (
                found.name,
                f"{found.cpu:.1f}",
                f"{start.cpu:.1f}",
                f"{1000 * for_each(start, found):.3f}",
                f"{for_each(start, found) / first:.2f}",
                f"{found.seconds:.1f}",
                f"{found.peak:,.0f}",
            )
            for start, found in zip(starts, results, strict=True)
        ],
    )


def slow_bars(results: Sequence[Result], rows: int) -> list[Bar]:
    """Return the rates of slow programs, for the plot of the others."""
    return [
        Bar(f"{found.name}, {rows:,} rows", found.triples / found.cpu)
        for found in results[1:]
    ]


def grown(times: int, small: Sequence[Result], large: Sequence[Result]) -> str:
    """Spell what programs take of a register and of one so many times as large."""
    heads = (
        f"program, {times} times the rows",
        "CPU s",
        "wall s",
        "peak MiB",
        "CPU, factor",
        "wall, factor",
        "peak, factor",
    )
    return _spelled(
        heads,
        [
            (
                before.name,
                f"{before.cpu:.1f} → {after.cpu:.1f}",
                f"{before.seconds:.1f} → {after.seconds:.1f}",
                f"{before.peak:.0f} → {after.peak:.0f}",
                f"{after.cpu / before.cpu:.1f}",
                f"{after.seconds / before.seconds:.1f}",
                f"{after.peak / before.peak:.2f}",
            )
            for before, after in zip(small, large, strict=True)
        ],
    )


def put_into_page(page: Path, name: str, text: str) -> None:
    """Put a text between the two comments of a page that have a name.

    Raises:
        SystemExit: when the page has no such comments.
    """
    mark = re.escape(name)
    pattern = rf"(<!-- {mark}: written [^\n]*-->\n)(.*?)(<!-- {mark}: end -->)"
    before = page.read_text(encoding="utf-8")
    after, count = re.subn(
        pattern, lambda m: f"{m[1]}\n{text}\n\n{m[3]}", before, flags=re.DOTALL
    )
    if not count:
        raise SystemExit(f"{page} has no place for '{name}'.")
    page.write_text(after, encoding="utf-8")
