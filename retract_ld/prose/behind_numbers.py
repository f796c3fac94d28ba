"""What follows the numbers of a citation that has no title before them: names, or the title."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.source_text import SourceText

__all__ = ["put_behind_numbers"]

#: ``Corrigendum to Soil Lett., 17 (2004) 91–97 by J. Roe, B. Poe``
_BY: Final = re.compile(r"[\])]?,? by (?=[^\W\d_a-z])")
#: ``Erratum: Soil Letters 56(3), 2007, 233–240: Wet soil in winter``
_COLON: Final = re.compile(r"[\])]?: (?P<title>[A-Z0-9][^\n]{10,300}?)\.?$")
_FEW_WORDS: Final = 2


def put_behind_numbers(source: SourceText, citation: Citation, high: int) -> None:
    """Keep the title or the authors that follow the numbers of an untitled citation."""
    if citation.authors or "title" in citation.fields:
        return
    end = max((found.end for found in citation.fields.values()), default=high)
    title = _COLON.match(source.plain, end, high)
    if title and len(title["title"].split()) > _FEW_WORDS:
        citation.put("title", source.plain, *title.span("title"))
        return
    by = _BY.match(source.plain, end, high)
    names, _ = (
        author_list(source.plain, by.end(), high, introduced=True) if by else ([], 0)
    )
    citation.authors = [Found(*name) for name in names]
