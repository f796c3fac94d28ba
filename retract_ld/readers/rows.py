"""The rows of a table: one by one, or many of which nothing is to be said, by columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any, Final, NamedTuple, overload

from retract_ld.readers.records import Problem

__all__ = ["PlainRows", "Row", "parsed", "plain_rows"]

#: Between the cells of rows that are sent to another process.
_SEPARATOR: Final = "\0"


class Row(NamedTuple):
    """The cells of a row, or why it has none."""

    line: int
    cells: list[str]
    problems: tuple[Problem, ...] = ()
    raw: str | None = None
    """The line, of a row that does not fit."""


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

    def __reduce__(self) -> tuple[Any, ...]:
        # One text is pickled in a fifth of the time that its cells take.
        text = _SEPARATOR.join(chain.from_iterable(self.columns))
        if text.count(_SEPARATOR) != len(self.columns) * len(self.lines) - 1:
            return PlainRows, (self.lines, self.columns)
        return _cut, (self.lines, text)


def _cut(lines: Sequence[int], text: str) -> PlainRows:
    cells, length = text.split(_SEPARATOR), len(lines)
    columns = [cells[place : place + length] for place in range(0, len(cells), length)]
    return PlainRows(lines, columns)


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


def parsed(
    lines: Sequence[bytes], begin: int, delimiter: str, widths: AbstractSet[int]
) -> PlainRows | None:
    r"""Return the rows that lines hold, if each line is a row of which nothing is to be said.

    Args:
        begin: the number of the first line.
        widths: how many cells a row may have.

    >>> found = parsed([b"a,b\n", b'"c, d",e\n'], 2, ",", {2})
    >>> found.columns
    [('a', 'c, d'), ('b', 'e')]
    >>> parsed([b"a,b\n", b'c,"d\n'], 2, ",", {2}) is None
    True
    """
    try:
        text: Iterable[str] = [str(line, "utf-8") for line in lines]
        # An empty line behind the last shows whether a quoted cell is still open.
        *rows, end = csv.reader(chain(text, ("\n",)), delimiter=delimiter)
    except (UnicodeDecodeError, csv.Error):
        return None
    found = {*map(len, rows)}
    if end or len(rows) != len(lines) or len(found) != 1 or not found <= widths:
        return None
    return PlainRows(range(begin, begin + len(lines)), [*zip(*rows, strict=True)])
