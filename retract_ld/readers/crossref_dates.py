"""The dates of an item of Crossref XML: its own, else those of what it appeared in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from retract_ld.dates import earlier, from_date_parts, from_iso
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.xml_text import plain_text
from retract_ld.readers.xml_trees import Parts, inside, texts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["accepted", "date_of", "dates_of", "own_dates"]

_DATES: Final = ("publication_date", "posted_date", "approval_date", "review_date")
_PUBLISHED: Final = ("published", "published_online", "published_print")


def date_of(element: _Element) -> str | None:
    """Return the partial date of year, month and day; of a season only its year.

    Crossref writes seasons and quarters as months 21 to 34 (common5.5.0.xsd).
    """
    given = texts(element)
    if "year" not in given:
        return from_iso(plain_text(element))
    numbers: list[int] = []
    for part in map(given.get, ("year", "month", "day")):
        if part is None or not (part.isascii() and part.isdigit()):
            break
        numbers.append(int(part))
    if len(numbers) > 1 and 21 <= numbers[1] <= 34:
        del numbers[1:]
    return from_date_parts(numbers)


def own_dates(found: Parts, problems: ProblemList) -> dict[str, str]:
    """Return an item's own dates of publication, the earliest as ``published``."""
    dates: dict[str, str] = {}
    in_database = inside(found, "database_date").get("publication_date", ())[:1]
    for name in (*_DATES, ""):
        for element in found.get(name, ()) if name else in_database:
            value = date_of(element)
            if value is None:
                if text := plain_text(element):
                    problems.warn(
                        element, f"'{text}' is not a date, so it was left out."
                    )
                continue
            medium = element.get("media_type", "print")
            if name == "publication_date" and medium in {"online", "print"}:
                dates.setdefault(f"published_{medium}", value)
            dates["published"] = earlier(dates.get("published"), value) or value
    return dates


def dates_of(
    found: Parts,
    around: tuple[Parts, ...],
    chapter: dict[str, Any],
    problems: ProblemList,
) -> dict[str, str | None]:
    """Return the item's own dates, else those of its issue, proceedings or book."""
    dates: dict[str, Any] = {}
    for place in (found, *around):
        dates = dates or own_dates(place, problems)
    return dates or {key: chapter[key] for key in chapter if key in _PUBLISHED}


def accepted(found: Parts) -> str | None:
    """Return the date on which an item was accepted."""
    acceptance = found.get("acceptance_date")
    return date_of(acceptance[0]) if acceptance else None
