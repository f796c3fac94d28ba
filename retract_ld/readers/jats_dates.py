"""Dates of JATS: ``pub-date``, ``date`` and ``event``, exactly as precise as written.

| element | model |
| --- | --- |
| ``pub-date`` epub, or pub with format electronic | published_online |
| ``pub-date`` ppub, or pub with format print | published_print |
| the earliest of these, of epub-ppub, and of those without format | published |
| ``pub-date`` collection, only if there is no other | published |
| ``history/date`` received, accepted | received, accepted |
| ``history/date``, ``event``, ``pub-date`` retracted, corrected, withdrawn … | Update |

Release dates of archives (``pmc-release``) are not dates of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from retract_ld.dates import from_iso, from_year_month_day
from retract_ld.readers.jats_tree import attribute, child, children, descend, text_of
from retract_ld.readers.jats_types import event_type_of, fold
from retract_ld.readers.problem_list import ProblemList

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["document_dates", "read_date", "update_dates"]

_ONLINE: Final = frozenset(
    {"epub", "epublish", "epub-original", "electronic", "first-online", "online"}
)
_PRINT: Final = frozenset({"ppub", "issue-ppub", "print"})
_EITHER: Final = frozenset(
    {"", "pub", "publication", "published", "epub-ppub", "original-publication"}
)
_COLLECTION: Final = frozenset({"collection", "issue", "issue-pub"})
_MONTHS: Final = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
)


def read_date(element: _Element, problems: ProblemList) -> str | None:
    """Return the partial date in a date element; a season or range gives the year."""
    iso = attribute(element, "iso-8601-date")
    if iso and re.fullmatch(r"[0-9]{8}", iso):
        iso = f"{iso[:4]}-{iso[4:6]}-{iso[6:]}"
    if iso and (date := from_iso(iso)):
        return date
    if iso:
        problems.warn(element, f"the iso-8601-date {iso!r} is not a date.")
    year = text_of(child(element, "year"))
    if year is None:
        return _string_date(element, problems)
    month, day = text_of(child(element, "month")), text_of(child(element, "day"))
    if not re.fullmatch(r"[0-9]{4}", year):
        problems.warn(element, f"the year {year!r} is not a year of four digits.")
        return None
    month_number = _month(month)
    if month and month_number is None:
        problems.warn(element, f"the month {month!r} is not a month; it is left out.")
    if day and month_number is None:
        if not month and child(element, "season") is None:
            problems.warn(element, f"the day {day!r} has no month; it is left out.")
        day = None
    day_number = int(day) if day and re.fullmatch(r"[0-9]{1,2}", day) else None
    coarse = from_year_month_day(int(year), month_number)
    exact = from_year_month_day(int(year), month_number, day_number)
    if exact is None or (day and day_number is None):
        problems.warn(
            element, f"{year}-{month}-{day} is not a date; the day is left out."
        )
        return coarse or from_year_month_day(int(year))
    return exact


def _month(text: str | None) -> int | None:
    if not text:
        return None
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text)
    name = text.casefold().rstrip(".")
    if len(name) >= 3 and name[:3] in _MONTHS and name.isalpha():
        return _MONTHS.index(name[:3]) + 1
    return None


def _string_date(element: _Element, problems: ProblemList) -> str | None:
    inner = child(element, "string-date")
    if inner is not None and child(inner, "year") is not None:
        return read_date(inner, problems)
    text = text_of(element)
    date = from_iso(text) if text else None
    if text and date is None:
        problems.warn(
            element, f"the date {text!r:.100} is not read: it has no year element."
        )
    return date


def document_dates(meta: _Element, problems: ProblemList) -> dict[str, str]:
    """Return the dates of an article by the fields of `Document`."""
    found: dict[str, list[str]] = {"online": [], "print": [], "either": [], "issue": []}
    for element in children(meta, "pub-date"):
        kind = _publication_kind(element)
        if kind and (date := read_date(element, problems)):
            found[kind].append(date)
    values = {
        "published_online": _earliest(found["online"]),
        "published_print": _earliest(found["print"]),
        "published": _earliest(found["online"] + found["print"] + found["either"])
        or _earliest(found["issue"]),
    }
    for element in children(descend(meta, "history"), "date"):
        kind = fold(attribute(element, "date-type") or "")
        if kind in {"received", "accepted"} and kind not in values:
            values[kind] = read_date(element, problems)
    return {name: date for name, date in values.items() if date}


def _publication_kind(element: _Element) -> str:
    kind = fold(attribute(element, "pub-type") or attribute(element, "date-type") or "")
    form = fold(attribute(element, "publication-format") or "")
    if kind in _COLLECTION:
        return "issue"
    if kind in _ONLINE or (kind in _EITHER and form in _ONLINE):
        return "online"
    if kind in _PRINT or (kind in _EITHER and form in _PRINT):
        return "print"
    return "either" if kind in _EITHER else ""


def _earliest(dates: list[str]) -> str | None:
    """Return the earliest date; of two that may be the same, the more precise.

    >>> _earliest(["2015", "2014-12-30", "2014"])
    '2014-12-30'
    """
    earliest: str | None = None
    for date in dates:
        if earliest is None or date.startswith(earliest):
            earliest = date
        elif not earliest.startswith(date):
            earliest = min(earliest, date)
    return earliest


def update_dates(
    meta: _Element, problems: ProblemList
) -> Iterator[tuple[str, str | None, _Element]]:
    """Yield what happened after publication: the source's word, the date, the element.

    It stands in ``history/date``, ``pub-history/event`` or a ``pub-date``.
    """
    for element in children(meta, "pub-date"):
        raw = attribute(element, "date-type") or attribute(element, "pub-type")
        if raw and event_type_of(raw):
            yield raw, read_date(element, problems), element
    for parent in children(meta, "history", "pub-history"):
        for element in children(parent, "date"):
            raw = attribute(element, "date-type")
            if raw and event_type_of(raw):
                yield raw, read_date(element, problems), element
        for event in children(parent, "event"):
            yield from _event(event, problems)


def _event(
    event: _Element, problems: ProblemList
) -> Iterator[tuple[str, str | None, _Element]]:
    raw = attribute(event, "event-type")
    dated = list(children(event, "date"))
    if raw and event_type_of(raw):
        date = read_date(dated[0], problems) if dated else None
        yield raw, date, event
        return
    for element in dated:
        kind = attribute(element, "date-type")
        if kind and event_type_of(kind):
            yield kind, read_date(element, problems), event
