"""Rows of Retraction Watch in flat form, column by column.

Most rows hold nothing that needs a word. What their cells hold is found here for a whole
column at once, in a third of the time; a row with any cell that is not plain is left to
`retraction_watch`, which tells what is wrong with it. Both say the same (tested).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from typing import Any, Final

from pydantic import ValidationError

from retract_ld.flat import Flat, checked, value_check
from retract_ld.readers.remembering import Remembered, each, remembered
from retract_ld.readers.retraction_watch_cells import (
    ODD,
    items,
    plain_day,
    plain_doi,
    plain_free,
    plain_pmid,
    text,
)
from retract_ld.readers.retraction_watch_words import (
    MOJIBAKE,
    WORDS,
    few_in,
    journal_in,
    publisher_in,
    reasons_in,
    type_in,
)

__all__ = ["flatten_columns"]

Column = Sequence[str]


def _as_checked(path: str) -> Callable[[Any], Any]:
    """Return what gives a value as the model has it, `ODD` for one that it refuses."""
    check = value_check(path)

    def value_of(value: Any) -> Any:  # noqa: ANN401 # the field's
        if value is None or value == () or value is ODD:
            return value or None
        try:
            return check(value)
        except ValidationError:
            return ODD

    return value_of


def _recurring(
    path: str, read: Callable[[str], Any], size: int = 4096
) -> Remembered[[str], Any]:
    """Return what reads and checks a cell, once while it comes again."""
    value_of = _as_checked(path)

    @remembered(size)
    def told(cell: str) -> Any:  # noqa: ANN401 # the field's
        return value_of(read(cell))

    return told


_type_of: Final = _as_checked("type")
_raw_type_of: Final = _as_checked("raw_type")
_reasons_of: Final = _as_checked("reasons")
_raw_reasons_of: Final = _as_checked("raw_reasons")
_day: Final = _recurring("date", plain_day, 10_000)
_free: Final = _recurring("notice.free_to_read", plain_free)
_journal: Final = _recurring("work.journal", journal_in)
_publisher: Final = _recurring("work.publisher", publisher_in)
_subjects: Final = _recurring("work.subjects", few_in)
_countries: Final = _recurring("work.countries", few_in)
_article_types: Final = _recurring("work.article_types", few_in)


@remembered(1024)
def _nature(cell: str) -> tuple[Any, Any]:
    raw, kind, is_spelled_so = type_in(cell)
    return _type_of(kind) if kind and is_spelled_so else ODD, _raw_type_of(raw)


@remembered(10_000)
def _reasons(cell: str) -> tuple[Any, Any, bool]:
    codes, raw, unknown = reasons_in(cell)
    return _reasons_of(codes), _raw_reasons_of(raw), bool(unknown)


def flatten_columns(columns: Sequence[Column]) -> tuple[list[Flat | None], set[int]]:
    """Return what rows say in flat form, and of which something is to be said though.

    A row that is to be read by itself has none.

    Args:
        columns: the cells of each, in the order of the published file.
    """
    reasons = each(_reasons, columns[17])
    values, unchecked = _recurring_values(columns), _other_values(columns)
    values["reasons"] = [codes for codes, _, _ in reasons]
    values["raw_reasons"] = [raw for _, raw, _ in reasons]
    odd = _odd(values | unchecked)
    is_plain = [number not in odd for number in range(len(columns[0]))]
    found, faults = checked(_only(unchecked, is_plain))
    values = _only(values, is_plain) | found
    values["notice.published"] = _published(values)
    paths = tuple(values)
    rows = zip(*values.values(), strict=True)
    plain: list[Flat | None] = [
        {
            path: value
            for path, value in zip(paths, row, strict=True)
            if value is not None
        }
        for row in rows
    ]
    for number in faults:
        plain[number] = None
    flats = iter(plain)
    told = [next(flats) if is_flat else None for is_flat in is_plain]
    remarkable = {number for number, (_, _, unknown) in enumerate(reasons) if unknown}
    return told, remarkable | _with_mojibake(columns)


def _only(
    columns: dict[str, Sequence[Any]], where: Sequence[bool]
) -> dict[str, Sequence[Any]]:
    return {path: [*compress(column, where)] for path, column in columns.items()}


def _published(values: dict[str, Sequence[Any]]) -> list[str | None]:
    """Return the dates of the rows in which anything else speaks of a notice."""
    of_notice = ("date", "notice.doi", "notice.pmid", "notice.free_to_read")
    return [
        date if doi or pmid or is_free is not None else None
        for date, doi, pmid, is_free in zip(*map(values.get, of_notice), strict=True)
    ]


def _recurring_values(columns: Sequence[Column]) -> dict[str, Sequence[Any]]:
    """Return columns whose cells recur, checked: values by path, ``None`` or `ODD`."""
    natures = each(_nature, columns[16])
    return {
        "type": [kind for kind, _ in natures],
        "raw_type": [raw for _, raw in natures],
        "date": each(_day, columns[10]),
        "asserted_by": ["retraction-watch"] * len(natures),
        "notice.free_to_read": each(_free, columns[18]),
        "work.journal": each(_journal, columns[4]),
        "work.publisher": each(_publisher, columns[5]),
        "work.published": each(_day, columns[13]),
        "work.subjects": each(_subjects, columns[2]),
        "work.countries": each(_countries, columns[6]),
        "work.article_types": each(_article_types, columns[9]),
    }


def _other_values(columns: Sequence[Column]) -> dict[str, Sequence[Any]]:
    """Return the other columns in the same way, but unchecked."""
    return {
        "record_id": [cell.strip() or None for cell in columns[0]],
        "notice.doi": [*map(plain_doi, columns[11])],
        "notice.pmid": [*map(plain_pmid, columns[12])],
        "work.doi": [*map(plain_doi, columns[14])],
        "work.pmid": [*map(plain_pmid, columns[15])],
        # Without one, a row is read by itself: it may be about nothing.
        "work.title": [text(cell) or ODD for cell in columns[1]],
        "work.authors": [tuple(items(cell)) or None for cell in columns[7]],
        "work.institutions": [tuple(items(cell)) or None for cell in columns[3]],
        "note": [text(cell) if cell else None for cell in columns[19]],
        "see_also": [
            tuple(items(cell)) or None if cell else None for cell in columns[8]
        ],
    }


def _odd(values: dict[str, Sequence[Any]]) -> set[int]:
    """Return the numbers of the rows with a cell that is not plain."""
    odd: set[int] = set()
    for column in values.values():
        if ODD in column:
            odd.update(n for n, value in enumerate(column) if value == ODD)
    return odd


def _with_mojibake(columns: Sequence[Column]) -> set[int]:
    found: set[int] = set()
    for place in WORDS:
        found.update(n for n, cell in enumerate(columns[place]) if MOJIBAKE in cell)
    return found
