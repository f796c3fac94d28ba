"""Items of an announced list that give a work's title and DOI, or its DOI alone.

``The following articles are retracted:`` / ``1. Wet soil in fens. https://doi.org/10.5555/x``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.announced_lists import ANNOUNCED
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, trim_title
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
    """Read an item that is nothing but a title and a DOI, or a DOI."""
    if len(line.text) > _LONGEST:
        return None
    bullet = _BULLET.match(source.plain, line.start, line.end)
    low = bullet.end() if bullet else line.start
    doi = _DOI.search(source.plain, low, line.end)
    if doi is None:
        return None
    citation = Citation(low, line.end)
    put_identifiers(source, citation, doi.start(), line.end)
    title = trim_title(source.plain, low, doi.start())
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
