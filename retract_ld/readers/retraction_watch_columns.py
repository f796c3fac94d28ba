"""Rows of Retraction Watch in flat form, column by column.

Most rows hold nothing that needs a word. What their cells hold is found here for a whole
column at once, in half the time; a row with any cell that is not plain is left to
`retraction_watch`, which tells what is wrong with it. Both say the same (tested).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from retract_ld.flat import Flat, checked
from retract_ld.readers.remembering import each
from retract_ld.readers.retraction_watch_cells import (
    ODD,
    items,
    plain_day,
    plain_doi,
    plain_free,
    plain_pmid,
    plain_urls,
    text,
)
from retract_ld.readers.retraction_watch_words import (
    few_in,
    journal_in,
    publisher_in,
    reasons_in,
    type_in,
)

__all__ = ["MOJIBAKE", "flatten_columns"]

#: A dash or quotation mark of UTF-8 that was read as Windows-1252.
MOJIBAKE: Final = "â€"
#: Where it is told of: title, institutions, authors.
_WORDS: Final = (1, 3, 7)

Column = Sequence[str]


def flatten_columns(rows: Sequence[tuple[str, ...] | None]) -> list[Flat | None]:
    """Return what rows say in flat form; none for those that are to be read one by one.

    Args:
        rows: the cells of each, in the order of the columns in the published file.
    """
    plain = [number for number, row in enumerate(rows) if row is not None]
    cells = [row for row in rows if row is not None]
    told: list[Flat | None] = [None] * len(rows)
    if not cells:
        return told
    values = _values(list(zip(*cells, strict=True)))
    odd = _odd(values, cells)
    paths = tuple(values)
    numbers: list[int] = []
    flats: list[Flat] = []
    for number, row in enumerate(zip(*values.values(), strict=True)):
        if number not in odd:
            filled = zip(paths, row, strict=True)
            flats.append({path: value for path, value in filled if value is not None})
            numbers.append(plain[number])
    for number, flat in zip(numbers, checked(flats), strict=True):
        told[number] = flat
    return told


def _values(columns: Sequence[Column]) -> dict[str, Sequence[Any]]:
    """Return the values of columns by path: or ``None``, or `ODD`."""
    natures = each(type_in, columns[16])
    reasons = each(reasons_in, columns[17])
    dates = each(plain_day, columns[10])
    dois = [*map(plain_doi, columns[11])]
    pmids = [*map(plain_pmid, columns[12])]
    free = [*map(plain_free, columns[18])]
    return {
        "type": [kind if kind and plain else ODD for _, kind, plain in natures],
        "raw_type": [raw for raw, _, _ in natures],
        "date": dates,
        "asserted_by": ["retraction-watch"] * len(dates),
        "record_id": [cell.strip() or None for cell in columns[0]],
        "notice.doi": dois,
        "notice.pmid": pmids,
        "notice.published": [
            date if doi or pmid or is_free is not None else None
            for date, doi, pmid, is_free in zip(dates, dois, pmids, free, strict=True)
        ],
        "notice.free_to_read": free,
        "work.doi": [*map(plain_doi, columns[14])],
        "work.pmid": [*map(plain_pmid, columns[15])],
        # Without one, a row is read by itself: it may be about nothing.
        "work.title": [text(cell) or ODD for cell in columns[1]],
        "work.authors": [tuple(items(cell)) or None for cell in columns[7]],
        "work.journal": each(journal_in, columns[4]),
        "work.publisher": each(publisher_in, columns[5]),
        "work.published": each(plain_day, columns[13]),
        "work.subjects": [found or None for found in each(few_in, columns[2])],
        "work.countries": [found or None for found in each(few_in, columns[6])],
        "work.institutions": [tuple(items(cell)) or None for cell in columns[3]],
        "work.article_types": [found or None for found in each(few_in, columns[9])],
        "reasons": [ODD if unknown else codes or None for codes, _, unknown in reasons],
        "raw_reasons": [raw or None for _, raw, _ in reasons],
        "note": [text(cell) if cell else None for cell in columns[19]],
        "see_also": [plain_urls(cell) or None for cell in columns[8]],
    }


def _odd(
    values: dict[str, Sequence[Any]], cells: Sequence[tuple[str, ...]]
) -> set[int]:
    """Return the numbers of the rows with a cell that is not plain."""
    odd: set[int] = set()
    for column in values.values():
        if ODD in column:
            odd.update(n for n, value in enumerate(column) if value == ODD)
    for place in _WORDS:
        odd.update(n for n, row in enumerate(cells) if MOJIBAKE in row[place])
    return odd
