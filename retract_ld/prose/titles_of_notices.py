"""The title and the authors that a notice's title tells, without a place."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.families_before_title import families_before
from retract_ld.prose.quoted_citations import named_in_quotation
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_first import title_and_names

__all__ = ["TRAILING", "put_names_and_year", "put_quoted", "put_title"]

TRAILING: Final = re.compile(
    r"\s*[\[(]?\s*(?:doi:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/"
    r"|\s*\[[0-9]{1,2}\]$"
)
#: ``Retraction of Roe and Poe (2010)``
_NAMES_AND_YEAR: Final = re.compile(
    r"(?P<names>[^()\n]{2,150}?),? \(?(?P<year>(?:19|20)[0-9]{2})[a-z]?\)?\.?"
)
_INITIALS: Final = re.compile(r"\b[A-Z]\.|\w [A-Z]{1,3}(?=[,;.]|$| and\b)|\bet al\b")


def put_quoted(
    source: SourceText, citation: Citation, low: int, quoted: re.Match[str]
) -> None:
    """Keep a title in quotation marks and the authors before it."""
    start, end = quoted.span(quoted.lastgroup or 0)
    named, start = named_in_quotation(source.plain, start, end)
    title = trim_title(source.plain, start, end)
    if title:
        citation.put("title", source.plain, *title)
    if named:
        citation.authors = named
        return
    authors, _ = author_list(source.plain, low, quoted.start())
    if not authors and source.plain[quoted.start()] in '«„“"':
        authors, end = author_list(source.plain, low, quoted.start(), introduced=True)
        if source.plain[end : quoted.start()].strip(" ,.:;(—–-"):
            authors = []
    citation.authors = [Found(*author) for author in authors]


def put_names_and_year(
    source: SourceText, citation: Citation, low: int, high: int
) -> bool:
    """Read a title that is nothing but names and a year: ``Roe and Poe (2010)``."""
    named = _NAMES_AND_YEAR.fullmatch(source.plain[low:high])
    if named is None:
        return False
    authors, end = author_list(
        source.plain, low, low + named.end("names"), introduced=True, families=True
    )
    if not authors or end - low < named.end("names"):
        return False
    citation.authors = [Found(*author) for author in authors]
    year = named.start("year") + low
    citation.put("published", source.plain, year, year + 4)
    return True


def put_title(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep a bare title, and the authors before or after it."""
    citation.authors, low = families_before(source, low, high)
    authors, after = author_list(source.plain, low, high)
    colon = source.plain[after : after + 1] == ":"
    telling = (len(authors) > 2 and not colon) or (
        (len(authors) > 1 or not colon)
        and bool(_INITIALS.search(source.plain, low, after))
    )
    genus = source.plain[after:high].lstrip(" .")[:1].islower()  # "Engineering E. coli"
    if authors and telling and not genus and after < high - 15:
        citation.authors = [Found(*author) for author in authors]
    else:
        after = low
    tail = TRAILING.search(source.lower, after + 10, high)
    end = tail.start() if tail else high
    title = trim_title(source.plain, after, end)
    parted = None if authors else title_and_names(source.plain, after, end)
    if parted:
        title = parted.title
        citation.authors = [Found(*author) for author in parted.authors]
    if title:
        citation.put("title", source.plain, *title)
