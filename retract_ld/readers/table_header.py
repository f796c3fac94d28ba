"""The header of a table: its delimiter and the folded names of its columns."""

from __future__ import annotations

import csv
from typing import Final, NamedTuple

__all__ = ["Header", "fold", "header_of"]

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
    def widths(self) -> set[int]:
        """How many cells a row may have."""
        return {len(self.titles), self.width}

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
