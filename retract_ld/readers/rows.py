"""The rows of a table: one by one, or many of which nothing is to be said, by columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any, NamedTuple, overload

from retract_ld.readers.records import Problem

__all__ = ["PlainRows", "Row", "RowLines", "are_closed", "parsed", "plain_rows"]


class Row(NamedTuple):
    """The cells of a row, or why it has none."""

    line: int
    cells: list[str]
    problems: tuple[Problem, ...] = ()
    raw: str | None = None
    """The line, of a row that does not fit."""


class RowLines(NamedTuple):
    """Lines of a table that hold whole rows, not parsed yet."""

    begin: int
    """The number of the first."""
    lines: Sequence[bytes]


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


def are_closed(lines: Sequence[bytes], delimiter: str) -> bool:
    r"""Tell whether no line leaves a quoted cell open, however it is parsed.

    So it is where each quotation mark that opens a cell stands at the beginning of one.

    >>> are_closed([b'1,"2, ""2"", 2"\n', b"3,4\n"], ",")
    True
    >>> are_closed([b'1,"2\n', b'2",3\n'], ","), are_closed([b'1",",2\n'], ",")
    (False, False)
    """
    between = b"".join(lines).split(b'"')
    inside, outside = between[1::2], between[:-1:2]
    before = {text[-1:] for text in outside}
    return (
        len(between) % 2 == 1
        and before <= {b"", b"\n", delimiter.encode()}
        and b"\n" not in b"".join(inside)
    )


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
