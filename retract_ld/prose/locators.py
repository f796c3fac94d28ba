"""The numeric cores of citations: where year, volume, issue and pages stand.

The patterns are made once, from the parts that all styles share; none nests a
quantifier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Locator", "locators"]


_DASH: Final = r"[-\u2010-\u2015\u2212]"


_YEAR: Final = r"(?P<year>(?:1[89]|20)[0-9]{2})"


_MONTH: Final = rf"(?:[A-Z][a-z]{{2,8}}\.?(?: ?(?:{_DASH}|/) ?[A-Z][a-z]{{2,8}})?)"


_VOLUME: Final = r"(?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"


_ISSUE: Final = (
    r"(?: ?\( ?(?P<issue>(?:[0-9A-Za-z][0-9A-Za-z .\u2010-\u2015/-]{0,18})) ?\))"
)


_PAGE: Final = r"(?:[A-Za-z]{0,4}[0-9][0-9.]{0,11}[A-Za-z]?)"


_PAGES: Final = (
    rf"(?P<pages>{_PAGE}(?: ?{_DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,9}}[A-Za-z]?)?)"
)


_RANGE: Final = (
    rf"(?P<pages>[A-Za-z]{{0,4}}[0-9]{{1,7}} ?{_DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,7}}"
    r"[A-Za-z]?|e[0-9]{2,9})"
)


_TAIL: Final = r"(?![0-9A-Za-z])"


#: The numeric cores, the most telling first; an earlier one wins where two overlap.
_STYLES: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "volume, no. issue (year): pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME},? [Nn]o\. ?(?P<issue>[0-9]{{1,3}}(?:"
                rf"[-–/][0-9]{{1,3}})?)"
                rf",? \((?:{_MONTH} )?{_YEAR}\)(?::|,)? ?(?:pp?\. ?)?{_PAGES}{_TAIL}"
            ),
        ),
        (
            "volume:issue, pages",
            (
                rf"(?<![0-9A-Za-z(.:]){_VOLUME}:(?P<issue>[0-9]{{1,3}}), "
                rf"(?:pp?\. ?)?{_RANGE}{_TAIL}"
            ),
        ),
        (
            "year;volume(issue):pages",
            (
                rf"(?<![0-9]){_YEAR}[.]?(?:[ ,]{{0,2}}{_MONTH}|[ ,]{{1,2}}[0-9]{{1,2}}"
                rf"(?: [0-9]{{1,2}})?(?=;)"
                rf"|(?=[ ;,.:]))(?: [0-9]{{1,2}}(?=;))? ?[;,.:]? ?{_VOLUME}{_ISSUE}?"
                rf" ?[:;,]? ?(?:pp?\. ?|Article (?:number|ID"
                rf"|no\.?):? ?)?(?<=[:;,. ]){_PAGES}{_TAIL}"
            ),
        ),
        (
            "year;pages",
            rf"(?<![0-9]){_YEAR} ?[;:] ?{_RANGE}{_TAIL}",
        ),
        (
            "volume(year)pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[,:]? ?\("
                rf"(?:{_MONTH} )?{_YEAR}\) ?[:,]? ?"
                rf"{_PAGES}{_TAIL}"
            ),
        ),
        (
            "(year)volume:pages",
            (
                rf"[(\[] ?(?:{_MONTH} )?{_YEAR} ?[^()0-9]? ?[)\]][,.]? ?(?P<volume>"
                rf"(?:[A-Z] )?[A-Z]?[0-9]{{1,4}}[A-Z]?)"
                rf"{_ISSUE}? ?[:,] ?{_PAGES}{_TAIL}"
            ),
        ),
        (
            "volume:pages(year)",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[:,] ?(?:pp?\. ?)?{_PAGES}"
                rf"[,;]? ?\(? ?(?:{_MONTH} (?:[0-9]{{1,2}}, )?)?{_YEAR}\)?{_TAIL}"
            ),
        ),
        (
            "volume:pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE}? ?[:,] ?{_RANGE}{_TAIL}",
        ),
        (
            "volume(issue):pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE} ?[:,] ?{_PAGES}{_TAIL}",
        ),
        (
            "(year)volume:",
            rf"\({_YEAR}\) {_VOLUME} ?:(?! ?[0-9A-Za-z])",
        ),
        ("(year)volume", rf"\({_YEAR}\) {_VOLUME}(?=\s*(?:\n|$|;|, (?:doi|http)))"),
        ("year;volume(issue)", rf"(?<![0-9]){_YEAR} ?; ?{_VOLUME}{_ISSUE}(?! ?[0-9:])"),
        (
            "volume.issue, pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}[.](?P<issue>[0-9]{{1,3}}),"
                rf" pages? (?P<pages>{_PAGE}(?: ?(?:{_DASH}|to) ?{_PAGE})?){_TAIL}"
            ),
        ),
        (
            "volume-issue, year:pages",
            (
                rf"(?<![0-9A-Za-z(.]){_VOLUME}{_DASH}(?P<issue>[0-9]{{1,3}}), {_YEAR}:"
                rf" ?{_PAGES}{_TAIL}"
            ),
        ),
    )
)


_LABELLED: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "volume",
            (
                r"(?:in )?\b(?:volumen?|vol\.?|v\.|band|bd\.|jahrgang|jg\.|tome|t\.) ?"
                r"(?P<value>[A-Z]?[0-9]{1,4})|第? ?(?P<value2>[0-9]{1,4}) ?[卷巻]"
            ),
        ),
        (
            "issue",
            (
                r"\b(?:issue|no\.?|n\.|number|nr\.?|núm(?:ero|\.)|n"
                r"[º°]\.?|heft|h\.|num(?:éro|\.)"
                r"|fasc(?:icule|\.)) ?(?P<value>[0-9]{1,3}(?:[-–/][0-9]{1,3})?"
                r"|suppl(?:ement(?:ary)?|\.)? ?[0-9]{0,3})(?![0-9])"
                r"|\b(?P<value2>suppl(?:ement(?:ary)?|\.)? ?[0-9]{1,3})\b"
                r"|第? ?(?P<value3>[0-9]{1,3}) ?[期号號]"
            ),
        ),
        (
            "pages",
            (
                rf"\b(?:pages?|pp|p|páginas?|págs?|pág|s|seiten?)\b[.:]? ?"
                rf"(?P<value>[A-Za-z]{{0,3}}[0-9]{{1,7}}(?: ?(?:{_DASH}|to|a|bis|至) ?"
                rf"[A-Za-z]{{0,3}}[0-9]{{1,7}})?){_TAIL}"
                rf"|第? ?(?P<value2>[0-9]{{1,6}}(?: ?(?:{_DASH}|~|～|至)"
                r" ?[0-9]{1,6})?) ?[页頁]"
            ),
        ),
        (
            "article_number",
            (
                r"\b(?:article|art\.?|artigo|artículo|artikel)[ -]?"
                r"(?:number|no\.?|id|nr\.?|#|n[º°]\.?|nummer)?:? ?"
                r"(?P<value>e?[0-9]{2,9}(?:-[0-9]{2})?)(?![0-9/.]{2})"
            ),
        ),
        ("pages", r"(?P<value>\be[0-9]{4,9}(?:-[0-9]{2})?\b)"),
        (
            "year",
            (
                r"[(（]?(?:\bin )?(?:(?:[0-9]{1,2} )?[A-Za-zç.]{3,10}\.? (?:"
                r"[0-9]{1,2}, )?(?:de )?)?"
                r"(?P<value>(?:19|20)[0-9]{2})(?:[)）](?!年)|年[)）]?)?(?![0-9])"
            ),
        ),
    )
)


_START: Final = re.compile(
    r"(?:(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)[0-9]{2}, )?\b(?:volumen?|vol|v(?=\.)|band"
    r"|bd(?=\.)|issue"
    r"|pages?|pp|páginas?|págs?|jahrgang|tome|article number)\b"
    r"[.:]? ?(?=[A-Z]{0,2}[0-9])|(?:(?:19|20)[0-9]{2}年 ?)?第? ?(?=[0-9]{1,4} ?[卷巻期号號])"
    r"|\bArticle (?:ID|No)",
    re.IGNORECASE,
)


_BETWEEN: Final = re.compile(
    r"(?:[\s,;:.)（），、]{0,3}(?:and |y |e |of |[0-9]{1,3} pages,? )?)"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """The numeric core of a citation: spans by field name."""

    start: int
    end: int
    spans: dict[str, tuple[int, int]]


def locators(plain: str, low: int, high: int) -> list[Locator]:
    """Return the numeric cores of the citations in a stretch of text, in order."""
    found: list[Locator] = []
    taken = bytearray(max(high - low, 0))

    def is_free(start: int, end: int) -> bool:
        return not any(taken[start - low : end - low])

    def take(locator: Locator) -> None:
        found.append(locator)
        length = locator.end - locator.start
        taken[locator.start - low : locator.end - low] = b"\x01" * length

    for match in _START.finditer(plain, low, high):
        if is_free(match.start(), match.end()):
            locator = _labelled(plain, match.start(), high)
            if locator and is_free(locator.start, locator.end):
                take(locator)
    for _, pattern in _STYLES:
        for match in pattern.finditer(plain, low, high):
            if is_free(match.start(), match.end()):
                spans = {
                    name: _without_stop(plain, *match.span(name))
                    for name, value in match.groupdict().items()
                    if value
                }
                take(Locator(match.start(), match.end(), spans))
    return sorted(found, key=lambda locator: locator.start)


def _without_stop(plain: str, start: int, end: int) -> tuple[int, int]:
    return start, end - 1 if plain[end - 1] == "." else end


def _labelled(plain: str, start: int, high: int) -> Locator | None:
    """Read "Vol. 46, No. 2, 2022, pp. 495-503", its parts in any order."""
    spans: dict[str, tuple[int, int]] = {}
    position = end = start
    while position < high:
        for name, pattern in _LABELLED:
            match = pattern.match(plain, position, high)
            if match and name not in spans:
                spans[name] = match.span(match.lastgroup or "value")
                end = position = match.end()
                break
        else:
            break
        gap = _BETWEEN.match(plain, position, high)
        position = gap.end() if gap else position
    if plain[start - 3 : start].lower() == "in " and {"volume", "issue"} & spans.keys():
        spans.pop(
            "pages", None
        )  # "In Volume 9, Issue 2, page 8, the first line": a place
    if len(spans) < 2 and "article_number" not in spans:
        return None
    return Locator(start, end, spans) if spans.keys() - {"year"} else None
