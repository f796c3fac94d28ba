"""Lines of a table of which each closes its quotation marks: their cells, by columns.

Most tables consist of such lines. They can be parsed anywhere and many at once, in a few
passes over all their bytes. What the `csv` module makes of them is the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from retract_ld.readers.rows import PlainRows

__all__ = ["are_closed", "columns_of"]

#: Stands for a delimiter in a quoted cell.
_QUOTED: Final = b"\0"


def are_closed(text: bytes, delimiter: str) -> bool:
    r"""Tell whether no line leaves a quoted cell open, however it is parsed.

    So it is where each quotation mark that opens a cell stands at the beginning of one.

    >>> are_closed(b'1,"2, ""2"", 2"\n3,4\n', ",")
    True
    >>> are_closed(b'1,"2\n2",3\n', ","), are_closed(b'1",",2\n', ",")
    (False, False)
    """
    between = text.split(b'"')
    inside, outside = between[1::2], between[:-1:2]
    before = {part[-1:] for part in outside}
    return (
        len(between) % 2 == 1
        and before <= {b"", b"\n", delimiter.encode()}
        and b"\n" not in b"".join(inside)
    )


def columns_of(
    text: bytes, numbers: range, delimiter: str, widths: AbstractSet[int]
) -> PlainRows | None:
    r"""Return the rows of closed lines, if nothing is to be said of any.

    Args:
        numbers: of the lines.
        widths: how many cells a row may have.

    >>> found = columns_of(b'a,b\n"c, ""d"" ",e\n', range(2, 4), ",", {2})
    >>> found.columns
    [['a', 'c, "d" '], ['b', 'e']]
    >>> columns_of(b"a,b\nc\n", range(2, 4), ",", {2}) is None
    True
    """
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if not text.endswith(b"\n"):
        text += b"\n"
    if _QUOTED in text or b"\r" in text:
        return None  # which the csv module knows how to read, or not to
    separator = delimiter.encode()
    plain = _unquoted(text, separator)
    width = plain.count(separator, 0, plain.index(b"\n")) + 1
    # A line end begins the cell behind it, which should be in the first column.
    *cells, end = plain.replace(b"\n", separator + b"\n").split(separator)
    height = len(numbers)
    if width not in widths or len(cells) != width * height or end != b"\n":
        return None
    if width == 1 or max(map(len, cells)) > csv.field_size_limit():
        return None
    try:
        columns = [*_columns(cells, width, separator)]
    except UnicodeDecodeError:
        return None
    if any(len(column) != height for column in columns):
        return None
    return PlainRows(numbers, columns)


def _unquoted(text: bytes, separator: bytes) -> bytes:
    """Return lines without quotation marks but those that cells hold."""
    parts = text.split(b'"')
    if len(parts) > 1:
        inside = b'"'.join(parts[1::2]).replace(separator, _QUOTED)
        parts[1::2] = inside.split(b'"')
        # Between two quoted pieces nothing is a mark that was written twice.
        parts[2:-1:2] = [part or b'"' for part in parts[2:-1:2]]
    return b"".join(parts)


def _columns(
    cells: Sequence[bytes], width: int, separator: bytes
) -> Iterator[list[str]]:
    for place in range(width):
        # Those of the first column bring their line ends along.
        column = (b"\n" if place else b"").join(cells[place::width])
        yield str(column.replace(_QUOTED, separator), "utf-8").split("\n")
