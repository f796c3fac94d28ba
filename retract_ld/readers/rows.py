"""The rows of a table: one by one, or many of which nothing is to be said, by columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, overload

from retract_ld.readers.records import Problem

__all__ = ["PlainRows", "Row", "RowLines", "plain_rows"]


class Row(NamedTuple):
    """The cells of a row, or why it has none."""

    line: int
    cells: list[str]
    problems: tuple[Problem, ...] = ()
    raw: str | None = None
    """The line, of a row that does not fit."""


class RowLines(NamedTuple):
    """Lines of a table that hold whole rows, not parsed yet."""

    numbers: range
    """Of the lines, from 1."""
    text: bytes
    place: int | None = None
    """Where they begin in the file, if it holds them as they are."""


class PlainRows(Sequence[Row]):
    """Rows of one width of which nothing is to be said, by columns.

    Args:
        lines: on which each begins.
    """

    def __init__(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        self.lines = lines
        self.columns = columns

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return Row(self.lines[place], [column[place] for column in self.columns])

    def __len__(self) -> int:
        return len(self.lines)


def plain_rows(rows: Sequence[Any]) -> PlainRows | None:
    """Return rows by columns, if they are such.

    >>> rows = [Row(2, ["a", "b"]), Row(3, ["c", "d"])]
    >>> found = plain_rows(rows)
    >>> found.columns, [*found] == rows
    ([('a', 'c'), ('b', 'd')], True)
    """
    if isinstance(rows, PlainRows):
        return rows
    if set(map(type, rows)) != {Row}:
        return None
    lines, cells, problems, raw = zip(*rows, strict=True)
    widths = set(map(len, cells))
    if any(problems) or raw.count(None) < len(raw) or len(widths) > 1 or 0 in widths:
        return None
    return PlainRows(lines, [*zip(*cells, strict=True)])
