"""Partial dates: a year, a year and month, or a day, exactly as precise as the source.

A partial date is its XSD lexical form (``2022``, ``2022-02``, ``2022-02-28``), so it is a
plain ``str`` that sorts, hashes and serialises as it stands. Nothing here fills a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

__all__ = [
    "PARTIAL_DATE_PATTERN",
    "earlier",
    "from_date_parts",
    "from_iso",
    "from_us",
    "from_year_month_day",
    "is_partial_date",
    "precision",
]

_YEAR: Final = r"(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP: Final = (
    r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
)

#: The proleptic Gregorian calendar as one pattern, leap years included, without
#: look-around: the same text serves pydantic-core, JSON Schema and ``sh:pattern``.
PARTIAL_DATE_PATTERN: Final = (
    rf"^(?:{_YEAR}(?:-(?:0[1-9]|1[0-2])"
    rf"|-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    rf"|-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|-02-(?:0[1-9]|1[0-9]|2[0-8]))?"
    rf"|{_LEAP}-02-29)$"
)
_PARTIAL_DATE: Final = re.compile(PARTIAL_DATE_PATTERN)
_US: Final = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:\s+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?"
)
_ISO: Final = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r")?)?"
)


def is_partial_date(text: str) -> bool:
    """Tell whether a string is a partial date that exists in the calendar.

    >>> is_partial_date("2024-02-29"), is_partial_date("2023-02-29")
    (True, False)
    >>> is_partial_date("1900-02-29"), is_partial_date("2000-02-29")
    (False, True)
    >>> is_partial_date("2022-2"), is_partial_date("98"), is_partial_date("2022-13")
    (False, False, False)
    """
    return _PARTIAL_DATE.fullmatch(text) is not None


def precision(text: str) -> str:
    """Name the XSD datatype that a partial date has: gYear, gYearMonth or date.

    >>> precision("2022"), precision("2022-02"), precision("2022-02-28")
    ('gYear', 'gYearMonth', 'date')
    """
    return {4: "gYear", 7: "gYearMonth"}.get(len(text), "date")


def earlier(first: str | None, second: str | None) -> str | None:
    """Return the earlier of two partial dates; the more exact if one holds the other.

    >>> earlier("2024-08", "2024-06-03"), earlier("2024", "2024-06-03")
    ('2024-06-03', '2024-06-03')
    """
    if first is None or second is None:
        return first or second
    if first.startswith(second) or second.startswith(first):
        return max(first, second, key=len)
    return min(first, second)


@lru_cache(maxsize=4096)
def from_year_month_day(
    year: int, month: int | None = None, day: int | None = None
) -> str | None:
    """Spell a partial date, or return ``None`` when there is no such date.

    A month or day of 0 is no date, and is not taken for one that is missing.

    >>> from_year_month_day(2022, 2), from_year_month_day(2022, 2, 30)
    ('2022-02', None)
    >>> from_year_month_day(2022, 0) is None, from_year_month_day(2022, 2, 0) is None
    (True, True)
    """
    if month is None and day is not None:
        return None
    if not 1 <= year <= 9999:
        return None
    try:
        whole = date(
            year, 1 if month is None else month, 1 if day is None else day
        ).isoformat()
    except ValueError:
        return None
    if month is None:
        return whole[:4]
    return whole[:7] if day is None else whole


def from_date_parts(parts: Sequence[object] | None) -> str | None:
    """Read Crossref or CSL ``date-parts``: ``[y]``, ``[y, m]`` or ``[y, m, d]``.

    Crossref writes the numbers as numbers, CSL files also as strings; ``[null]`` occurs.
    Zeros at the end say that the month or day is unknown.

    >>> from_date_parts([2010, 2, 6]), from_date_parts(["1998", "2"])
    ('2010-02-06', '1998-02')
    >>> from_date_parts([2020, 5, 0]), from_date_parts([2020, 0, 0])
    ('2020-05', '2020')
    >>> from_date_parts([None]) is None
    True
    """
    if not parts or len(parts) > 3:
        return None
    numbers: list[int] = []
    for part in parts:
        if isinstance(part, bool) or not isinstance(part, (int, str)):
            return None
        text = str(part).strip()
        if not (text.isascii() and text.isdigit()):
            return None
        numbers.append(int(text))
    while len(numbers) > 1 and numbers[-1] == 0:
        del numbers[-1]
    return from_year_month_day(*numbers)


def from_us(text: str) -> str | None:
    """Read a US date as Retraction Watch writes it: month/day/year, an optional time.

    >>> from_us("5/7/2026 0:00"), from_us("12/31/2020")
    ('2026-05-07', '2020-12-31')
    >>> from_us("31/02/2020") is None
    True
    """
    match = _US.fullmatch(text.strip())
    if match is None:
        return None
    month, day, year = (int(part) for part in match.group(1, 2, 3))
    return from_year_month_day(year, month, day)


def from_iso(text: str) -> str | None:
    """Read an ISO 8601 date or the date part of a timestamp, keeping its precision.

    >>> from_iso("2010-02-06T00:00:00Z"), from_iso("2010-02"), from_iso("2010-2-6")
    ('2010-02-06', '2010-02', '2010-02-06')
    >>> from_iso("2010-02-30") is None
    True
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    return from_year_month_day(*(int(part) for part in match.groups() if part))
