"""Rows of delimited text (RFC 4180 and what spreadsheets make of it), one by one.

Columns are found by folded name. Each row knows the line it begins on. A row that does
not fit the header gives its first line back as a misfit and the lines behind it another
chance, so that one stray quotation mark cannot swallow the rows that follow.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import IO, Final, NamedTuple

from retract_ld.errors import Malformed, ReadError
from retract_ld.readers.records import Problem, Source
from retract_ld.readers.rows import Row, parsed
from retract_ld.readers.streams import lines, up_to

__all__ = ["Header", "Table", "fold", "header_of"]

#: Bytes, or characters, of lines from which on a piece takes no more rows.
_LONGEST: Final = 4 * 1024 * 1024
_DELIMITERS: Final = ",\t;|"
_FOLDED: Final = str.maketrans("", "", " _-")


class Header(NamedTuple):
    """The first line of a table."""

    delimiter: str
    titles: list[str]
    """As they stand, a trailing empty one left out."""
    width: int
    """How many cells the line has, empty ones included."""

    @property
    def names(self) -> list[str]:
        """The folded titles."""
        return [fold(title) for title in self.titles]


def fold(title: str) -> str:
    """Fold a column's title: case, blanks, hyphens and underscores.

    >>> fold("Record ID"), fold("retraction_DOI ")
    ('recordid', 'retractiondoi')
    """
    return title.casefold().translate(_FOLDED)


def header_of(head: bytes, required: frozenset[str]) -> Header | None:
    """Return the header in the first line if it has all the required folded names."""
    line = head.lstrip().split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
    for delimiter in _DELIMITERS:
        try:
            titles = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            return None
        width = len(titles)
        while titles and not titles[-1].strip():
            titles.pop()
        header = Header(delimiter, [title.strip() for title in titles], width)
        if required.issubset(header.names):
            return header
    return None


class Table:
    """A table read from a stream: its header, then its rows.

    Raises:
        Malformed: when the first line lacks required columns.
    """

    def __init__(
        self, stream: IO[bytes], source: Source, required: frozenset[str]
    ) -> None:
        self._lines = lines(stream, source)
        self._pending: deque[str] = deque()
        self._failure: ReadError | None = None
        """Why there are no lines behind those that are pending."""
        self._taken: list[str] = []
        line = 1
        first = next(self._lines, b"")
        while first and not first.strip():
            first = next(self._lines, b"")
            line += 1
        header = header_of(first, required)
        if header is None:
            raise Malformed(
                f"lacks the columns {', '.join(sorted(required))}; it begins "
                f"{first[:60].decode('utf-8', 'replace').strip()!r}.",
                source=source.name,
                location=f"line {line}",
            )
        self.header = header
        self._begin = line + 1
        """Where the next row begins."""
        self._widths = {len(header.titles), header.width}
        self._reader = self._parse()

    def _parse(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self.header.delimiter)

    def _feed(self) -> Iterator[str]:
        while True:
            if self._pending:
                line = self._pending.popleft()
            elif self._failure is not None:
                raise self._failure
            else:
                data = next(self._lines, None)
                if data is None:
                    return
                line = data.decode("utf-8", "surrogateescape")
            self._taken.append(line)
            yield line

    def pieces(self, size: int) -> Iterator[Sequence[Row]]:
        """Yield the rows, so many at a time: by columns if each is plain.

        Where rows are so long that the lines of a piece have 4 MiB, it has fewer.
        """
        rows = iter(self)
        while True:
            piece: Sequence[Row] | None = None
            if not self._pending and self._failure is None:
                piece = self._plain(size)
            if piece is None:
                found: list[Row] = []
                try:
                    found.extend(up_to(rows, size, _LONGEST, self._length))
                except ReadError:
                    if found:
                        yield found
                    raise
                piece = found
            if not piece:
                return
            yield piece

    def _length(self, _row: Row) -> int:
        """Return how long the lines of the row are that was read last."""
        return sum(map(len, self._taken))

    def _plain(self, size: int) -> Sequence[Row] | None:
        """Return the rows of the next lines if each is one; else leave the lines."""
        taken: list[bytes] = []
        try:
            taken.extend(up_to(self._lines, size, _LONGEST, len))
        except ReadError as error:
            self._failure = error
        plain = parsed(taken, self._begin, self.header.delimiter, self._widths)
        if plain is None or self.header.titles[0] in plain.columns[0]:
            self._pending.extend(
                str(line, "utf-8", "surrogateescape") for line in taken
            )
            return None
        self._begin += len(taken)
        return plain

    def __iter__(self) -> Iterator[Row]:
        taken, titles = self._taken, self.header.titles
        while True:
            taken.clear()
            begin, complaint = self._begin, ""
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                cells, complaint = [], str(error)
            if complaint or not self._fits(cells):
                lines_of_it = taken[:]
                if len(lines_of_it) > 1:
                    self._pending.extendleft(reversed(lines_of_it[1:]))
                    self._reader = self._parse()
                self._begin += 1
                yield self._misfit(begin, cells, complaint, lines_of_it)
                continue
            self._begin += len(taken)
            if cells and cells[: len(titles)] != titles:
                yield self._row(begin, cells)

    def _fits(self, cells: list[str]) -> bool:
        if len(self._taken) > 1 and self._swallowed():
            return False
        return (
            not cells
            or len(cells) in self._widths
            or (len(cells) > self.header.width and not any(cells[self.header.width :]))
        )

    def _swallowed(self) -> bool:
        """Whether a stray quotation mark made one row of several.

        Then it is closed by the mark that opens a later cell, whose text goes on behind
        it, and one of the lines inside is a row by itself.
        """
        return self._cells(self._taken) is None and any(
            len(self._cells([line]) or ()) in self._widths for line in self._taken[1:]
        )

    def _cells(self, text: list[str]) -> list[str] | None:
        delimiter = self.header.delimiter
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
            message = (
                f"the row has {len(cells)} cells, the header {len(self.header.titles)}."
            )
        hint = "Check its quotation marks and delimiters."
        problem = Problem("error", message, f"line {begin}", hint)
        raw = taken[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
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
        titles = self.header.titles
        return titles[index] if index < len(titles) else f"column {index + 1}"
