"""Dates as people write them, no more precise than they wrote them."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.dates import from_year_month_day
from retract_ld.prose.east_asian_dates import find_east_asian_date
from retract_ld.prose.ruleset import RuleSet

__all__ = ["find_date"]

_YEAR: Final = r"(?P<year>(?:1[89]|20)[0-9]{2})"
_WORD: Final = r"(?P<month>[^\W\d_]{3,10})"
_DAY: Final = r"(?P<day>[0-3]?[0-9])"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![0-9]){_YEAR}[-/.](?P<number>[01]?[0-9])(?:[-/.]{_DAY})?(?![0-9])",
        (
            rf"(?<![0-9]){_DAY}(?:st|nd|rd|th|º|er|\.)?,? (?:of |de "
            rf"|d')?{_WORD}\.?,? (?:de |del )?{_YEAR}"
        ),
        rf"(?<![0-9]){_DAY}-{_WORD}-{_YEAR}",
        rf"{_WORD}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<![0-9]){_YEAR},? {_WORD}\.?(?: {_DAY}(?![0-9:(]))?",
        rf"{_WORD}\.?,? (?:de |of )?{_YEAR}",
        rf"{_YEAR} ?年 ?(?P<number>[01]?[0-9]) ?月(?: ?{_DAY} ?日)?",
        rf"(?<![0-9.]){_DAY}\.(?P<number>[01]?[0-9])\.{_YEAR}",
        rf"(?<![0-9]){_YEAR}(?![0-9])",
    )
)


#: ``30/06/2021``: the month first in English only.
_DAY_FIRST: Final = re.compile(
    rf"(?<![0-9/]){_DAY}/(?P<number>[01]?[0-9])/{_YEAR}(?![0-9/])"
)


def find_date(
    lower: str, low: int, high: int, rules: RuleSet
) -> tuple[str, int, int] | None:
    """Return the first date in a stretch of lower-cased text, with its span.

    >>> from retract_ld.prose.rule_files import load
    >>> find_date("published 3 february 2015.", 0, 26, load("en"))
    ('2015-02-03', 10, 25)
    """
    best: tuple[str, int, int] | None = None
    if rules.language in {"ja", "zh"}:
        best = find_east_asian_date(lower, low, high)
    for form in _FORMS if rules.language == "en" else (_DAY_FIRST, *_FORMS):
        for match in form.finditer(lower, low, high):
            date = _read(match, rules)
            if date and (best is None or match.start() < best[1]):
                best = (date, match.start(), match.end())
                break
            if date:
                break
    return best


def _read(match: re.Match[str], rules: RuleSet) -> str | None:
    parts = match.groupdict()
    month: int | None = None
    if parts.get("number"):
        month = int(parts["number"])
    elif parts.get("month"):
        month = rules.months.get(parts["month"])
        if month is None:
            return None
    day = int(parts["day"]) if parts.get("day") else None
    return from_year_month_day(int(parts["year"]), month, day)
