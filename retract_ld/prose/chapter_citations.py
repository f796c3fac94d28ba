"""Citations of chapters: authors and title, then the editors and the name of a book.

``Roe J, Poe B (2021) Wet soil. In: Lee K (ed) Soils. Press, London, pp 3–9``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation_fields import Citation, Found, trim_title
from retract_ld.prose.quotations import QUOTED

__all__ = ["CHAPTER_NUMBER", "chapter_citation"]

_IN_BOOK: Final = re.compile(
    r"[.,;:]?[”\"’]?[.,;:]? ?\b[Ii]n:? (?=[^\W\d_a-z])(?:"
    r"[^\n()]{2,160}? ?\((?:[Ee]ds?|[Hh]rsg)\.?(?: by)?\)"
    r"|[^\n()“”\"]{3,200}?,? \(?(?:ed(?:s|ited|\.)? by|[Ee]ds?\.) [^\n()]{3,120}?"
    r"(?= \(|[,.;)]))"
)
#: ``Chapter 7, “Wet soil”``
CHAPTER_NUMBER: Final = re.compile(
    r"Chapters? (?:[0-9]{1,3}|[IVXL]{1,5})[,:] ?(?=[“\"‘A-Z])"
    r"|Chapter (?:[0-9]{1,3} )?(?=[“\"‘])"
)
_PAGES: Final = re.compile(
    r"(?:\b[Pp]{1,2}\.? ?|\bpages? |\bS\. |(?<=\)), "
    r"|(?<=[0-9]{4}\)) )(?P<pages>[A-Za-z]?[0-9]{1,5}"
    r"(?: ?[-–] ?[A-Za-z]?[0-9]{1,5})?)(?![0-9])"
)
_YEAR: Final = re.compile(
    r"(?:[(,;.:] ?|[a-z] )(?P<year>(?:19|20)[0-9]{2})(?=[).,;:]|\s|$)"
)
_YEAR_FIRST: Final = re.compile(
    r"[\s.,]*\(?(?P<year>(?:19|20)[0-9]{2})[a-z]?\)?[.,:]* ?"
)
_BY: Final = re.compile(r",? by (?=[^\W\d_a-z])")
_LONGEST: Final = 500
_TAIL: Final = 300
_SHORTEST: Final = 8
_DOI: Final = re.compile(r"(?:https?://|\b[Dd][Oo][Ii]:? ?|\b10\.[0-9]{4,9}/)")
_SENTENCE: Final = re.compile(
    r"\b(?:has|have|was|were|been|retract\w*|withdr\w+|we|our|this|published)\b"
)


def chapter_citation(plain: str, low: int, high: int) -> Citation | None:
    """Read a chapter of an edited book at the front of a stretch of text.

    >>> text = "Roe J, Poe B (2021) Wet soil in winter. In: Lee K (ed) Soils. Press, pp 3–9"
    >>> citation = chapter_citation(text, 0, len(text))
    >>> citation.value("title"), citation.value("pages"), citation.value("published")
    ('Wet soil in winter', '3–9', '2021')
    """
    reach = min(high, low + _LONGEST)
    book = _IN_BOOK.search(plain, low, reach)
    if book is None:
        return None
    citation = Citation(low, book.end())
    if not _put_front(citation, plain, low, book.start()):
        return None
    reach = min(high, book.end() + _TAIL)
    doi = _DOI.search(plain, book.end(), reach)
    end = doi.start() if doi else reach
    pages = _PAGES.search(plain, book.end(), end)
    if pages:
        citation.put("pages", plain, *pages.span("pages"))
        citation.end = pages.end()
    years = list(_YEAR.finditer(plain, book.end(), end))
    if years:
        citation.put("published", plain, *years[-1].span("year"))
        citation.end = max(citation.end, years[-1].end())
    return citation


def _put_front(citation: Citation, plain: str, low: int, high: int) -> bool:
    """Read authors, year and title before the book; tell whether there is a title."""
    number = CHAPTER_NUMBER.match(plain, low, high)
    low = number.end() if number else low
    quoted = next(
        (one for one in QUOTED.finditer(plain, low, min(len(plain), high + 3))), None
    )
    stop = quoted.start() if quoted else high
    names, after = uniform_list(plain, low, stop) or author_list(plain, low, stop)
    if quoted and not names:
        names, after = author_list(plain, low, stop, introduced=True)
        if plain[after:stop].strip(" ,.:;"):
            names, after = [], low
    if not names and not quoted:
        names, after = uniform_list(plain, low, stop, alone=True) or ([], low)
    by = _BY.match(plain, quoted.end(), high) if quoted and not names else None
    if by:  # ``“Wet soil,” by Jane Roe, in Soils, edited by …``
        names = author_list(plain, by.end(), high, introduced=True)[0]
        after = low
    citation.authors = [Found(*name) for name in names]
    year = _YEAR_FIRST.match(plain, after, high) if names and not by else None
    if year:
        citation.put("published", plain, *year.span("year"))
        after = year.end()
    if quoted:
        if plain[after : quoted.start()].strip(" ,.:;()") and not by:
            return False
        span = trim_title(plain, *quoted.span(quoted.lastgroup or 0))
    else:
        span = trim_title(plain, after, high)
    if span is None or span[1] - span[0] < _SHORTEST or not (names or quoted):
        return False
    if _SENTENCE.search(plain[slice(*span)].lower()) and not quoted:
        return False
    citation.put("title", plain, *span)
    return True
