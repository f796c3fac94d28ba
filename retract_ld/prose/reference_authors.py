"""Authors of an entry of the list of references, separated or not."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.lone_names import is_given_name
from retract_ld.prose.names import is_name

__all__ = ["entry_authors", "put_authors_after"]

_GLUED_NAME: Final = re.compile(r"\S*[^\W\d_A-Z][A-Z]{1,3}\.?(?: |$)")
_PARTICLE: Final = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Ll]a|[Dd]a|[Dd]os|[Ll]os|[Dd]i|[Aa]l|[Ee]l"
    r"|[Tt]en|[Ll]e) ){0,2}"
)
#: ``Roe JK Poe B-A`` and ``Roe J. K. Poe B.``: text taken from markup without its commas.
_UNSEPARATED: Final = re.compile(
    rf"(?P<name>{_PARTICLE}[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*"
    r"(?:[-\u2010\u2011’' ][^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*){0,2} "
    r"(?:(?:[^\W\d_a-z]\.[ -]?){1,4}(?<=\.)|[^\W\d_a-z]{1,4}(?:-[^\W\d_a-z]{1,2})?"
    r"(?: [^\W\d_a-z](?= |$))?)(?: Jn?r\.?| 2nd| 3rd)?)(?: |$)"
)
#: ``Roe Jane van Poe Bo``: the same of names without initials.
_IN_FULL: Final = re.compile(
    rf"(?P<name>{_PARTICLE}[^\W\d_a-z][^\W\d_]+(?:[-\u2010\u2011’'][^\W\d_]+)?"
    r" [^\W\d_a-z][^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)?)(?: |$)"
)
#: Family names that most Chinese authors have, none of which is an English given name.
_CHINESE: Final = frozenset(
    {
        "Cai", "Cao", "Cen", "Chen", "Cheng", "Cui", "Dai", "Deng", "Ding", "Dong",
        "Du", "Fan", "Fang", "Feng", "Fu", "Gao", "Gong", "Guo", "Han", "He", "Hou",
        "Hu", "Huang", "Jia", "Jiang", "Jin", "Kong", "Li", "Liang", "Liao", "Lin",
        "Liu", "Lu", "Luo", "Lv", "Ma", "Meng", "Pan", "Peng", "Qian", "Qin", "Qiu",
        "Ren", "Shao", "Shen", "Shi", "Song", "Su", "Sun", "Tan", "Tang", "Tao", "Tian",
        "Wan", "Wang", "Wei", "Wu", "Xia", "Xiao", "Xie", "Xiong", "Xu", "Xue", "Yan",
        "Yang", "Yao", "Ye", "Yi", "Yin", "You", "Yu", "Yuan", "Zeng", "Zhang", "Zhao",
        "Zheng", "Zhong", "Zhou", "Zhu", "Zou",
    }
)  # fmt: skip
_ONE_NAME: Final = 30
_SEPARATED: Final = re.compile(r"[,;&]|\b(?:and|et al)\b")


def entry_authors(plain: str, low: int, high: int) -> list[Found]:
    """Return the authors of an entry whose title begins at `high`.

    >>> text = "Roe JK van der Poe B-A Doe C On wet soil"
    >>> [author.value for author in entry_authors(text, 0, 28)]
    ['Roe JK', 'van der Poe B-A', 'Doe C']
    """
    while high > low and plain[high - 1] in ' “"‘.,:':
        high -= 1
    if plain[high : high + 1] == "." and plain[high - 2 : high - 1] in {" ", "."}:
        high += 1  # the stop of the last initial
    if not _SEPARATED.search(plain, low, high):
        found = _unseparated(_UNSEPARATED, plain, low, high)
        found = found or _in_full(plain, low, high)
        if found or high - low > _ONE_NAME:
            return found
        if is_name(plain[low:high]) and not _GLUED_NAME.match(plain[low:high]):
            return [Found(plain[low:high], low, high)]
    authors, _ = author_list(plain, low, high)
    if any(_GLUED_NAME.match(name) for name, *_ in authors):
        return []
    if authors and len(authors[-1][0]) < 40:
        return [Found(*author) for author in authors]
    return []


def _unseparated(name: re.Pattern[str], plain: str, low: int, high: int) -> list[Found]:
    """Read names one after the other, or nothing if more is between them."""
    found: list[Found] = []
    position = low
    while position < high:
        match = name.match(plain, position, high)
        if match is None:
            return []
        found.append(Found(match["name"], *match.span("name")))
        position = match.end()
    return found


def _in_full(plain: str, low: int, high: int) -> list[Found]:
    """Read names in full, the family name first, or nothing if most are not known as such."""
    found = _unseparated(_IN_FULL, plain, low, high)
    known = 0
    for name in found:
        *family, given = name.value.split()
        known += family[-1] in _CHINESE or is_given_name(given)
    return found if len(found) > 1 and 2 * known > len(found) else []


_BY: Final = re.compile(r"[,.]? by (?=[^\W\d_a-z])")
_YEAR_AFTER: Final = re.compile(r"[.,]? ?\( ?(?P<year>(?:19|20)[0-9]{2}) ?\)")


def put_authors_after(citation: Citation, plain: str, low: int, high: int) -> int:
    """Keep the authors that "by" leads up to after a title; return where they end.

    ``Wet soil by Roe, J., and Poe, B. (2015). Soil Lett. 6:103``
    """
    by = None if citation.authors else _BY.match(plain, low, high)
    names, end = author_list(plain, by.end(), high) if by else ([], low)
    if not names:
        return low
    citation.authors = [Found(*name) for name in names]
    year = _YEAR_AFTER.match(plain, end, high)
    if year is None:
        return end
    citation.put("published", plain, *year.span("year"))
    return year.end()
