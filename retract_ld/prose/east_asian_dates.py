"""Years and days as Japanese and Taiwanese texts count them: 平成31年, 民國108年."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.dates import from_year_month_day

__all__ = ["ERA_YEAR", "find_east_asian_date", "western_year"]

#: The year before the first of an era.
_ERAS: Final = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
    "民國": 1911,
}
_DIGITS: Final = {
    **{mark: str(value) for value, mark in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "元": "1",
}
_HAN_NUMBER: Final = "元〇零○一二三四五六七八九十"
_NUMBER: Final = rf"(?:[0-9]{{1,3}}|[{_HAN_NUMBER}]{{1,4}})"
#: An era and its year, without 年.
ERA_YEAR: Final = rf"(?:中[华華])?(?:{'|'.join(_ERAS)}) ?{_NUMBER}(?= ?年)"
_READ_ERA: Final = re.compile(rf"(?P<era>{'|'.join(_ERAS)}) ?(?P<number>{_NUMBER})")
_YEAR: Final = (
    rf"(?P<year>{ERA_YEAR}|(?:19|20)[0-9]{{2}}|[一二][〇零○一二三四五六七八九]{{3}})"
)
_DATE: Final = re.compile(
    rf"{_YEAR} ?年(?: ?(?P<month>{_NUMBER}) ?月(?: ?(?P<day>{_NUMBER}) ?日)?)?"
)


def western_year(words: str) -> str | None:
    """Return the year of our count.

    >>> western_year("平成31"), western_year("令和元"), western_year("民國 108")
    ('2019', '2019', '2019')
    >>> western_year("二〇二〇"), western_year("2020"), western_year("令和")
    ('2020', '2020', None)
    """
    era = _READ_ERA.search(words)
    if era:
        return str(_ERAS[era["era"]] + _number(era["number"]))
    number = "".join(_DIGITS.get(mark, mark) for mark in words)
    return number if number.isdecimal() and len(number) == len("2020") else None


def _number(words: str) -> int:
    """Read a number below a hundred.

    >>> [_number(words) for words in ("12", "十二", "三十", "三十一", "元")]
    [12, 12, 30, 31, 1]
    """
    if words.isdecimal() and words.isascii():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    digits = [_DIGITS.get(mark, "") for mark in (tens if ten else "")]
    value = 10 * int("".join(digits) or "1") if ten else 0
    return value + int("".join(_DIGITS.get(mark, "") for mark in ones) or "0")


def find_east_asian_date(
    plain: str, low: int, high: int
) -> tuple[str, int, int] | None:
    """Return the first date of a stretch that names its year in such a way.

    >>> find_east_asian_date("平成31年2月20日", 0, 10)
    ('2019-02-20', 0, 10)
    """
    for match in _DATE.finditer(plain, low, high):
        year = western_year(match["year"])
        month = _number(match["month"]) if match["month"] else None
        day = _number(match["day"]) if match["day"] else None
        date = from_year_month_day(int(year), month, day) if year else None
        if date:
            return date, match.start(), match.end()
    return None
