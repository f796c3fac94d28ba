"""Year, volume, issue and pages as Chinese and Japanese citations write them."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.east_asian_dates import ERA_YEAR
from retract_ld.prose.locators import Locator

__all__ = ["east_asian_locators"]

_YEAR: Final = rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}}|{ERA_YEAR})"
_VOLUME: Final = r"(?P<volume>[0-9]{1,4})"
_DASH: Final = r"[-\u2010-\u2015\u2212\uff0d~\uff5e\u301c至]"
_PAGE: Final = r"[A-Za-z]{0,3}[0-9]{1,6}"
_RANGE: Final = rf"{_PAGE} ?{_DASH}{{1,2}} ?{_PAGE}"
_PAGES: Final = rf"(?:[Pp]{{1,2}}\.? ?)?(?P<pages>{_RANGE})(?![0-9%％])"
_MAYBE_ONE: Final = (
    rf"(?:[Pp]{{1,2}}\.? ?)?(?P<pages>{_RANGE}|[A-Za-z]{{0,2}}[0-9]{{1,6}})(?![0-9%％])"
)
_ISSUE: Final = (
    r"[(（] ?(?P<issue>[0-9A-Za-z][0-9A-Za-z/-]{0,7}|增刊 ?[0-9]?"
    r"|[Ss]uppl\.?[ 0-9]{0,3}) ?[)）]"
)
_STOP: Final = "[,，;；、.．]"
_BEGIN: Final = "(?<![0-9.:：-])"
#: The numbers in one go, the most telling first.
_COMPACT: Final = (
    re.compile(
        rf"{_YEAR} ?年? ?{_STOP} ?{_VOLUME}? ?{_ISSUE}(?: ?[:：,，.、] ?{_MAYBE_ONE})?"
    ),
    re.compile(rf"{_YEAR} ?年? ?{_STOP} ?{_VOLUME} ?[:：] ?{_MAYBE_ONE}"),
    re.compile(
        rf"{_BEGIN}{_VOLUME} ?(?:{_ISSUE})? ?[:：,，、] ?{_MAYBE_ONE}(?: ?[页頁])?"
        rf" ?[,，、.．;；(（] ?{_YEAR}(?!年[0-9])"
    ),
    re.compile(rf"{_BEGIN}{_VOLUME} ?{_ISSUE} ?[:：,，、] ?{_PAGES}"),
    re.compile(
        rf"(?<=[\w\u3040-\u9fff][ ,，、]){_VOLUME} ?[:：,，] ?{_PAGES}"
        r"(?= ?(?:[.．。,，)）\n]|$|doi|DOI|http))"
    ),
)
_LABELLED: Final = (
    ("volume", re.compile(r"第? ?(?P<value>[0-9]{1,4}[A-Z]?) ?[卷巻]")),
    ("volume", re.compile(r"[Vv]ol\. ?(?P<value>[0-9]{1,4})(?![0-9])")),
    (
        "issue",
        re.compile(r"第? ?(?P<value>[0-9]{1,4}(?: ?[-–・/] ?[0-9]{1,3})?) ?[期号號]"),
    ),
    ("issue", re.compile(r"(?P<value>增刊 ?[0-9]?|[别別][冊册]|特[刊輯]|特集号)")),
    ("issue", re.compile(r"[Nn]o\. ?(?P<value>[0-9]{1,4})(?![0-9])")),
    ("pages", re.compile(rf"第? ?(?P<value>{_RANGE}|{_PAGE}) ?(?:[页頁]|ページ)")),
    (
        "pages",
        re.compile(rf"[页頁] ?(?:码|碼)?[:：]? ?(?P<value>{_RANGE})(?![0-9%％])"),
    ),
    ("pages", re.compile(rf"[Pp]{{1,2}}\.? ?(?P<value>{_RANGE}|{_PAGE})(?![0-9%％])")),
    (
        "year",
        re.compile(
            rf"(?P<value>(?:19|20)[0-9]{{2}}|{ERA_YEAR})(?: ?年(?: ?[0-9]{{1,2}} ?月"
            r"(?: ?[0-9]{1,2} ?日)?)?(?:号|[发発]行|出版|刊)?|(?=[)）,，、 第]|$))"
        ),
    ),
    ("pages", re.compile(rf"(?P<value>{_RANGE})(?![0-9%％年月日岁歳])")),
)
#: ``2020年发表于《土壤》第17卷``
_IN_JOURNAL: Final = "(?:(?:发表|刊[登载发]?|登载|载)[于在]《[^《》\\n]{2,40}》)?"
_START: Final = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}|{ERA_YEAR}) ?年(?=[ 度]?{_IN_JOURNAL}[^。\n]{{0,12}}[卷巻期号號])"
    r"|(?<=[本当]誌)(?=[0-9]{1,4} ?[号巻])|(?<=[本我]刊)(?=[0-9]{1,4} ?[期卷])"
    r"|第 ?(?=[0-9]{1,4} ?[卷巻期号號])"
    r"|(?<![0-9])(?=[0-9]{1,4}[A-Z]? ?[卷巻][ ,，、第(（]{0,3}[0-9])|[Vv]ol\. ?(?=[0-9])"
)
#: Between two of them; the number since the first issue ("总第100期") counts for nothing.
_BETWEEN: Final = re.compile(
    rf"{_IN_JOURNAL}[ ,，、.．;；:：]{{0,2}}[)）]?(?:[在于於](?:[本贵貴我该該]刊)?)?"
    r"[ ,，、:：の之]{0,2}[(（]?(?:[总總通]第? ?[0-9]{1,4} ?[期号號][)）]?)?[ ,，、]?"
)
#: ``2017年发表``: the year of a work whose numbers are not told.
_PUBLISHED: Final = re.compile(
    rf"{_YEAR} ?年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?(?:在|于|に)?(?:[本贵我]刊)?"
    r"(?=[发發発]表|刊[登载发出行載]|登[载載]|掲載|公開|上线|在线)"
)


def east_asian_locators(plain: str, low: int, high: int) -> list[Locator]:
    """Return the numbers of the citations in a stretch, in order.

    >>> text = "《土壤》2016年第35卷第4期第45-51页"
    >>> [locator] = east_asian_locators(text, 0, len(text))
    >>> {name: text[slice(*span)] for name, span in locator.spans.items()}
    {'year': '2016', 'volume': '35', 'issue': '4', 'pages': '45-51'}
    """
    found: list[Locator] = []

    def take(locator: Locator | None) -> None:
        if locator and not any(
            one.start < locator.end and locator.start < one.end for one in found
        ):
            found.append(locator)

    for match in _START.finditer(plain, low, high):
        take(_labelled(plain, match.start(), high))
    for pattern in (*_COMPACT, _PUBLISHED):
        for match in pattern.finditer(plain, low, high):
            named = [name for name, value in match.groupdict().items() if value]
            spans = {name: match.span(name) for name in named}
            take(Locator(*match.span(), spans))
    return sorted(found, key=lambda locator: locator.start)


def _labelled(plain: str, start: int, high: int) -> Locator | None:
    """Read "2016年第35卷第4期第45-51页", its parts in any order; two at least."""
    spans: dict[str, tuple[int, int]] = {}
    position = end = start
    while position < high:
        for name, pattern in _LABELLED:
            match = pattern.match(plain, position, high)
            if match and name not in spans:
                spans[name] = match.span("value")
                end = position = match.end()
                break
        else:
            break
        gap = _BETWEEN.match(plain, position, high)
        position = gap.end() if gap else position
    if len(spans) < 2 or not spans.keys() - {"year"}:
        return None
    return Locator(start, end, spans)
