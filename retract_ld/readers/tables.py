"""Tables of delimited text: their header, and their rows one by one or in pieces.

Columns are found by folded name. Where each line of a piece closes its quotation marks,
the lines are the piece, and may be parsed elsewhere: the rows are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import IO, Final

from retract_ld.errors import Malformed
from retract_ld.readers.closed_lines import are_closed, columns_of
from retract_ld.readers.records import Source
from retract_ld.readers.row_parsing import RowParser
from retract_ld.readers.rows import Row, RowLines
from retract_ld.readers.streams import Input, up_to
from retract_ld.readers.table_header import Header, header_of
from retract_ld.readers.table_lines import Lines

__all__ = ["Table", "rows_of"]

#: Bytes, or characters, of lines from which on a piece takes no more rows.
_LONGEST: Final = 4 * 1024 * 1024


class Table:
    """A table read from a stream: its header, then its rows.

    Raises:
        Malformed: when the first line lacks required columns.
    """

    def __init__(
        self, stream: IO[bytes], source: Source, required: frozenset[str]
    ) -> None:
        self._lines = Lines(stream, source)
        self._place = stream.place if isinstance(stream, Input) else None
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

    def __iter__(self) -> Iterator[Row]:
        return iter(RowParser(self.header, self._lines, self._begin))

    def pieces(self, size: int) -> Iterator[RowLines | Sequence[Row]]:
        """Yield so many rows at a time, or lines that hold so many at most.

        Where rows are so long that the lines of a piece have 4 MiB, it has fewer.
        """
        begin = self._begin
        while True:
            before = self._lines.taken
            text, count = self._lines.take(size, _LONGEST)
            if not count:
                return
            if are_closed(text, self.header.delimiter):
                place = None if self._place is None else self._place + before
                yield RowLines(range(begin, begin + count), text, place)
                begin += count
                continue
            self._lines.give_back(text, count)
            parser = RowParser(self.header, self._lines, begin)
            found: list[Row] = []
            try:
                found.extend(up_to(parser, size, _LONGEST, parser.length))
            finally:
                if found:
                    yield found
            begin = parser.begin


def rows_of(header: Header, piece: RowLines | Sequence[Row]) -> Sequence[Row]:
    """Return the rows of a piece of a table: by columns if each is plain."""
    if not isinstance(piece, RowLines):
        return piece
    numbers, text, _ = piece
    plain = columns_of(text, numbers, header.delimiter, header.widths)
    if plain is None or header.titles[0] in plain.columns[0]:
        lines = Lines(BytesIO(text), Source())
        return [*RowParser(header, lines, numbers.start)]
    return plain
