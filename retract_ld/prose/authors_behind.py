"""Authors that stand behind the place of what they wrote: ``“On soil” (4:3–9) by J. Roe``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.mention_patterns import OF_JOURNAL
from retract_ld.prose.source_text import SourceText

__all__ = ["authors_in_bracket", "put_authors_behind", "put_dated_bracket"]

_BEHIND: Final = re.compile(
    r"(?:[;,.]? ?(?:[Dd][Oo][Ii]:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/[^\s\]]{1,99}?)?"
    r"[\s)\],]{1,4}(?:(?:co-?)?authored by|written by|by|authors?:?) (?=[^\W\d_a-z])"
)
#: ``The authors of “On soil” (Soil Lett. 2010;4:3), Jane Roe and Bo Poe, wish to …``
_NAMED_BEHIND: Final = re.compile(
    r"[)\]]{1,2}, (?P<names>[A-Z][^\n()“”\"]{3,300}?),? (?=(?:wish|would|want|regrets?|request"
    r"|retracts?|withdraws?|have|has|apologi[sz]e|ask)\b)"
)


def put_authors_behind(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Read ``“On soil” (Soil Lett. 2010;4:3) by Jane Roe and John Poe``."""
    behind = _BEHIND.match(source.plain, low, high)
    if behind:
        authors, _ = author_list(source.plain, behind.end(), high, introduced=True)
        citation.authors = [Found(*author) for author in authors]
        return
    named = _NAMED_BEHIND.match(source.plain, low, high)
    if named:
        authors, end = author_list(source.plain, *named.span("names"), introduced=True)
        if end == named.end("names"):
            citation.authors = [Found(*author) for author in authors]


#: ``« Wet soil » (Ana Gil y Luis Paz), publicado en …``
_ALONE: Final = re.compile(r"[\s,”»“\"’]*\((?P<names>[^()\n0-9]{5,300})\)")


#: ``“Wet soil” (Roe, Poe & Doe, 2020; 10.5555/x)``
_DATED: Final = re.compile(
    r"[\s,”»“\"’]*\((?P<names>[^()\n0-9]{3,200}?),? (?P<year>(?:19|20)[0-9]{2})[a-z]?(?=[);,])"
)


_AND: Final = re.compile(r" (?:and|&) (?=[^\W\d_a-z])|\bet al\b")
_DOI_NEXT: Final = re.compile(r"[;,] ?(?:doi|DOI|https?:|10\.)")


def put_dated_bracket(citation: Citation, plain: str, low: int, high: int) -> int:
    """Read the names and the year in a bracket behind a title; return where they end."""
    dated = _DATED.match(plain, low, high)
    if dated is None:
        return low
    names, end = author_list(
        plain, *dated.span("names"), introduced=True, families=True
    )
    if not names or plain[end : dated.end("names")].strip(" ,"):
        return low
    several = len(names) > 1 and _AND.search(plain, *dated.span("names"))
    if OF_JOURNAL.search(dated["names"]) or not (
        several or _DOI_NEXT.match(plain, dated.end(), high)
    ):
        return low  # "(Soil Lett, 2020)": a journal
    citation.authors = [Found(*name) for name in names]
    citation.put("published", plain, *dated.span("year"))
    return dated.end()


def authors_in_bracket(plain: str, low: int, high: int) -> tuple[list[Found], int]:
    """Return the names that a bracket behind a title consists of, and where it ends."""
    bracket = _ALONE.match(plain, low, high)
    if bracket is None:
        return [], low
    names, end = author_list(plain, *bracket.span("names"), introduced=True)
    if not names or end < bracket.end("names") or " " not in names[0][0]:
        return [], low
    return [Found(*name) for name in names], bracket.end()
