"""The numeric cores of citations: where year, volume, issue and pages stand.

A numeric core is what every citation has, whatever its style; `locator_styles` and
`loose_locators` hold the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from retract_ld.prose.locator_labels import BARE_PAGES, BETWEEN, LABELLED, starts
from retract_ld.prose.locator_parts import YEAR
from retract_ld.prose.locator_styles import STYLES
from retract_ld.prose.loose_locators import BLANK, LOOSE, MIXED, PAGED, SHORT
from retract_ld.prose.number_rows import number_rows
from retract_ld.prose.pattern_needs import Needs, needs_of
from retract_ld.prose.proceedings_rows import proceedings_rows

__all__ = ["Locator", "locators"]


#: Readers of lines, sentences and references look at the same stretches one after the other.
_REMEMBERED: Final = 64


@dataclass(frozen=True, slots=True)
class Locator:
    """The numeric core of a citation: spans by field name."""

    start: int
    end: int
    spans: dict[str, tuple[int, int]]


def locators(plain: str, low: int, high: int) -> list[Locator]:
    """Return the numeric cores of the citations in a stretch of text, in order."""
    return [*_locators(plain, low, high)]


@lru_cache(_REMEMBERED)
def _locators(plain: str, low: int, high: int) -> tuple[Locator, ...]:
    if not _NUMBERS.search(plain, low, high):
        return ()
    found: list[Locator] = []
    taken = bytearray(max(high - low, 0))
    for locator in _candidates(plain, low, high):
        first, last = locator.start - low, locator.end - low
        if not any(taken[first:last]):
            found.append(locator)
            taken[first:last] = b"\x01" * (last - first)
    return tuple(sorted(found, key=lambda locator: locator.start))


def _candidates(plain: str, low: int, high: int) -> Iterator[Locator]:
    """Yield what may be numeric cores, the most telling first."""
    has_year = _ANY_YEAR.search(plain, low, high) is not None
    characters = frozenset(plain[low:high])

    def may_match(needs: Needs) -> bool:
        return needs.characters <= characters and (
            has_year or "year" not in needs.groups
        )

    for row in chain(proceedings_rows(plain, low, high), number_rows(plain, low, high)):
        yield Locator(*row)
    for pattern, needs in _MIXED:
        if may_match(needs):
            yield from _styled(plain, pattern, low, high)
    for start in starts(plain, low, high):
        locator = _labelled(plain, start, high)
        if locator:
            yield locator
    for pattern, needs in _STYLES:
        if may_match(needs):
            yield from _styled(plain, pattern, low, high)
    yield from _loose(plain, low, high)


def _styled(
    plain: str, pattern: re.Pattern[str], low: int, high: int
) -> Iterator[Locator]:
    for match in pattern.finditer(plain, low, high):
        before = max(0, match.start() - 60)
        if _is_date(plain, match) or _IN_DOI.search(plain, before, match.start()):
            continue
        spans = {
            name: _without_stop(plain, *match.span(name))
            for name, value in match.groupdict().items()
            if value
        }
        pages = spans.get("pages", (0, 0))
        if "year" not in spans and _YEAR.fullmatch(plain, *pages):
            spans["year"] = spans.pop("pages")  # "Soil 6 (4), 2021"
        elif spans.keys() == {"year", "pages"}:
            earlier = _year_before(plain, low, match.start())
            if earlier:  # "Roe, J. 2008. … Zoonotes 1801: 33–44": the volume
                spans = {"volume": spans["year"], "pages": pages, "year": earlier}
        yield Locator(match.start(), match.end(), spans)


_IN_DOI: Final = re.compile(r"(?<![0-9])10\.[0-9]{4,9}/\S*$")
_DAY_BEFORE: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) $"
)


def _is_date(plain: str, match: re.Match[str]) -> bool:
    """Tell whether what looks like a volume is a day: ``the September 1, 2014, issue``."""
    spans = match.groupdict()
    if not spans.get("volume") or not spans["volume"].isdigit():
        return False
    start = match.start("volume")
    return int(spans["volume"]) < 32 and bool(
        _DAY_BEFORE.search(plain, max(0, start - 12), start)
    )


#: A place takes two numbers, but for an article's.
_NUMBERS: Final = re.compile(r"[0-9](?:[^0-9]+[0-9]|[0-9]{2})")
_YEAR_BEFORE: Final = re.compile(
    r"(?:\(|(?<=[A-Z]) |(?<=[A-Z]\.) |(?<=et al\.) |(?<=[a-z],) |(?<=\.,) "
    r"|(?<=[a-z]\.) (?=.{4}[.:]))"
    r"(?P<year>(?:19|20)[0-9]{2})[a-z]?\)?[.,:]?\s"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_ANY_YEAR: Final = re.compile(YEAR)
#: Patterns, and without what they are not worth a search.
_MIXED: Final = [(pattern, needs_of(pattern)) for pattern in MIXED]
_STYLES: Final = [(pattern, needs_of(pattern)) for _, pattern in STYLES]
_REACH: Final = 330


def _loose(plain: str, low: int, high: int) -> Iterator[Locator]:
    """Yield volumes with one page or article number that have a year before them."""
    for match in chain.from_iterable(
        pattern.finditer(plain, low, high) for pattern in (LOOSE, PAGED, SHORT, BLANK)
    ):
        start = match.end("before")
        if _is_date(plain, match):
            continue
        year = _year_before(plain, low, start) or _year_after(plain, match.end())
        if year or match.re is PAGED:
            spans = {
                "issue" if name == "number" else name: _without_stop(
                    plain, *match.span(name)
                )
                for name, value in match.groupdict().items()
                if value and name != "before"
            }
            if "issue" in spans and _YEAR.fullmatch(plain, *spans["issue"]):
                spans["year"] = spans.pop("issue")  # "Blätter 88 (2012), S. 145–182"
            yield Locator(start, match.end(), spans | ({"year": year} if year else {}))


def _year_before(plain: str, low: int, start: int) -> tuple[int, int] | None:
    """Return the year in brackets that stands before a volume in the same line."""
    line = plain.rfind("\n", low, start) + 1
    years = list(_YEAR_BEFORE.finditer(plain, max(low, line, start - _REACH), start))
    return years[-1].span("year") if years else None


#: ``…, 232, 111847, https://doi.org/…, 2021.``
_YEAR_AFTER: Final = re.compile(
    r"[.,;]? (?:doi:? ?|https?://)?\S{0,30}10\.[0-9]{4,9}/\S{1,80}[.,;]? \(?"
    r"(?P<year>(?:19|20)[0-9]{2})(?=[.)]|$)"
    r"|[.,;]? \((?:[Pp]ublished|[Ee]pub)[^()\n0-9]{0,30}(?:[0-9]{1,2} [A-Z][a-z]{2,8} )?"
    r"(?P<online>(?:19|20)[0-9]{2})"
)


def _year_after(plain: str, end: int) -> tuple[int, int] | None:
    """Return the year that stands last, after the DOI."""
    year = _YEAR_AFTER.match(plain, end, min(len(plain), end + _REACH))
    return year.span(year.lastgroup or 0) if year else None


def _without_stop(plain: str, start: int, end: int) -> tuple[int, int]:
    return start, end - 1 if plain[end - 1] == "." else end


def _labelled(plain: str, start: int, high: int) -> Locator | None:
    """Read "Vol. 46, No. 2, 2022, pp. 495-503", its parts in any order."""
    spans: dict[str, tuple[int, int]] = {}
    position = end = start
    while position < high:
        for name, pattern in LABELLED:
            match = pattern.match(plain, position, high)
            if match and name not in spans:
                spans[name] = match.span(match.lastgroup or "value")
                end = position = match.end()
                break
        else:
            bare = BARE_PAGES.match(plain, position, high)
            if bare is None or "volume" not in spans or "pages" in spans:
                break
            spans["pages"] = bare.span("value")
            end = position = bare.end()
        gap = BETWEEN.match(plain, position, high)
        position = gap.end() if gap else position
    if "pages" in spans and plain[start - 3 : start].lower() == "in ":
        first, last = spans["pages"]
        told = " on p" in plain[start:first]  # "in volume 6 on page 64": the work's
        if first > start + 8 and plain[first:last].isdigit() and not told:
            del spans[
                "pages"
            ]  # "In Volume 9, Issue 2, page 8, the first line": a place
    if spans.keys() == {"issue", "year"} and "/" in plain[start:end]:
        return None  # "in Heft 12/2012 (Soil 2012; 109: 221)": the numbers follow
    if len(spans) < 2 and "article_number" not in spans:
        return None
    return Locator(start, end, spans) if spans.keys() - {"year"} else None
