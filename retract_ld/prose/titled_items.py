"""Items of an announced list that give a work's title and DOI, or its DOI alone.

``The following articles are retracted:`` / ``1. Wet soil in fens. https://doi.org/10.5555/x``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.announced_lists import ANNOUNCED
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.listed_dois import LISTED
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["titled_item"]

_BULLET: Final = re.compile(
    r"\s*(?:[•∘◦*·–-] |[(\[]?(?:[0-9]{1,2}|[a-h])[.)\]]{1,2} )?"
)
#: An identifier with its label, at the end of an item.
_DOI: Final = re.compile(
    r"[\s.,;:(\[–-]{0,4}(?:(?:DOI|doi|Doi) ?:? ?)?"
    r"(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+$"
)
_FEWEST_WORDS: Final = 2
_LONGEST: Final = 400


def titled_item(source: SourceText, line: Line) -> Mention | None:
    """Read an item that is nothing but a title or names and a DOI, or a DOI."""
    if len(line.text) > _LONGEST:
        return None
    bullet = _BULLET.match(source.plain, line.start, line.end)
    low = bullet.end() if bullet else line.start
    doi = _DOI.search(source.plain, low, line.end)
    if doi is None:
        return None
    citation = Citation(low, line.end)
    put_identifiers(source, citation, doi.start(), line.end)
    named = _put_names(source, citation, low, doi.start())
    title = None if named else trim_title(source.plain, low, doi.start())
    if title:
        words = source.plain[slice(*title)]
        if (
            len(words.split()) < _FEWEST_WORDS
            or FINITE.search(words.lower())
            or any(mark in words for mark in '“”"')
            or locators(source.plain, low, doi.start())
            or author_list(source.plain, low, doi.start())[0]
        ):
            return None  # a whole citation, or a sentence
        citation.put("title", source.plain, *title)
    if "doi" not in citation.fields:
        return None
    rule = ANNOUNCED if title else LISTED
    return Mention(low, line.end, "work", rule, 0.85, citation, whole=True)


#: ``(2017). ``
_YEAR: Final = re.compile(
    r"[\s.,;:]*(?:\(?(?P<year>(?:19|20)[0-9]{2})[a-z]?\)?)?[\s.,;:(\[]*"
)


def _put_names(source: SourceText, citation: Citation, low: int, high: int) -> bool:
    """Read names that nothing but a year parts from a DOI; tell whether there are any."""
    names, end = author_list(source.plain, low, high, introduced=True)
    year = _YEAR.fullmatch(source.plain, end, high) if names else None
    if year is None or not all(" " in name for name, *_ in names):
        return False
    citation.authors = [Found(*name) for name in names]
    if year["year"]:
        citation.put("published", source.plain, *year.span("year"))
    return True
