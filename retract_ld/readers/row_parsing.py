"""Rows of delimited text (RFC 4180 and what spreadsheets make of it), one by one.

Each row knows the line it begins on. A row that does not fit the header gives its first
line back as a misfit and the lines behind it another chance, so that one stray quotation
mark cannot swallow the rows that follow.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from retract_ld.readers.records import Problem
from retract_ld.readers.rows import Row
from retract_ld.readers.table_header import Header
from retract_ld.readers.table_lines import Lines

__all__ = ["RowParser"]


class RowParser:
    """The rows in lines of a table.

    Args:
        begin: the number of the first line.
    """

    def __init__(self, header: Header, lines: Lines, begin: int) -> None:
        self.begin = begin
        """Where the next row begins."""
        self._header = header
        self._lines = lines
        self._taken: list[str] = []
        self._reader = self._parse()

    def _parse(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._header.delimiter)

    def _feed(self) -> Iterator[str]:
        for data in self._lines:
            line = data.decode("utf-8", "surrogateescape")
            self._taken.append(line)
            yield line

    def length(self, _row: Row) -> int:
        """Return how long the lines of the row are that was read last."""
        return sum(map(len, self._taken))

    def __iter__(self) -> Iterator[Row]:
        taken, titles = self._taken, self._header.titles
        while True:
            taken.clear()
            begin, complaint = self.begin, ""
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                cells, complaint = [], str(error)
            if complaint or not self._fits(cells):
                lines_of_it = taken[:]
                if len(lines_of_it) > 1:
                    behind = _encoded("".join(lines_of_it[1:]))
                    self._lines.give_back(behind, len(lines_of_it) - 1)
                    self._reader = self._parse()
                self.begin += 1
                yield self._misfit(begin, cells, complaint, lines_of_it)
                continue
            self.begin += len(taken)
            if cells and cells[: len(titles)] != titles:
                yield self._row(begin, cells)

    def _fits(self, cells: list[str]) -> bool:
        if len(self._taken) > 1 and self._swallowed():
            return False
        return (
            not cells
            or len(cells) in self._header.widths
            or (
                len(cells) > self._header.width and not any(cells[self._header.width :])
            )
        )

    def _swallowed(self) -> bool:
        """Whether a stray quotation mark made one row of several.

        Then it is closed by the mark that opens a later cell, whose text goes on behind
        it, and one of the lines inside is a row by itself.
        """
        return self._cells(self._taken) is None and any(
            len(self._cells([line]) or ()) in self._header.widths
            for line in self._taken[1:]
        )

    def _cells(self, text: list[str]) -> list[str] | None:
        delimiter = self._header.delimiter
        try:
            return next(csv.reader(text, delimiter=delimiter, strict=True), None)
        except csv.Error:
            return None

    def _misfit(
        self, begin: int, cells: list[str], complaint: str, taken: list[str]
    ) -> Row:
        if complaint:
            message = f"the row cannot be read ({complaint})."
        elif len(taken) > 1:
            message = "a quoted cell does not end where its row ends."
        else:
            message = f"the row has {len(cells)} cells, the header {len(self._header.titles)}."
        hint = "Check its quotation marks and delimiters."
        problem = Problem("error", message, f"line {begin}", hint)
        raw = _encoded(taken[0]).decode("utf-8", "replace")
        return Row(begin, [], (problem,), raw)

    def _row(self, begin: int, cells: list[str]) -> Row:
        if all(map(str.isascii, self._taken)):
            return Row(begin, cells)
        problems: list[Problem] = []
        for index, cell in enumerate(cells):
            try:
                cell.encode()
            except UnicodeEncodeError as error:
                cells[index] = ""
                byte = ord(cell[error.start]) - 0xDC00
                problems.append(
                    Problem(
                        "warning",
                        f"{self._title(index)} is not UTF-8 (byte 0x{byte:02X} at its "
                        f"character {error.start + 1}); left out.",
                        f"line {begin}",
                        "Convert the file to UTF-8; it may be ISO-8859-1.",
                    )
                )
        return Row(begin, cells, tuple(problems))

    def _title(self, index: int) -> str:
        titles = self._header.titles
        return titles[index] if index < len(titles) else f"column {index + 1}"


def _encoded(line: str) -> bytes:
    return line.encode("utf-8", "surrogateescape")
