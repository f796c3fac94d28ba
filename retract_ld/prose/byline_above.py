"""Authors on the line above the numbers of a work that the heading has named."""

from __future__ import annotations

from retract_ld.prose.byline import read_byline
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["put_byline_above"]


def put_byline_above(source: SourceText, cited: Mention, above: list[Line]) -> bool:
    """Read the authors on the line above a work's place; tell whether any are known.

    ``Jane Roe and Bo Poe`` / ``Vol. 30, No. 4, April 4, 2018. Pages 3–9.``
    """
    placed = "volume" in cited.citation.fields and "title" not in cited.citation.fields
    if not cited.citation.authors and placed and cited.role == "work" and above:
        byline = read_byline(source, above[-1])
        if byline:
            cited.citation.authors = [author.name for author in byline.authors]
    return bool(cited.citation.authors)
