"""Boxes that sites print around the work: title, names, numbers and journal after a colon."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import Citation
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["boxed_work"]

_LEADS: Final = re.compile(
    r"(?:this (?:article|document|notice|erratum|correction) )?(?:corrects|retracts|withdraws"
    r"|relates to|updates)(?: the)?(?: following)?(?: article| paper)?:"
)
#: No letter of a journal's name: some boxes tell no pages between it and the day.
_DAY: Final = r"[,\s]{0,2}(?:First )?Published"
_LETTER: Final = rf"(?:(?!{_DAY})[^\n,:;])"
#: ``Volume 45, Issue 17, Soil Letters, pages: 9–11 First Published online: May 4, 2018``
_BOX: Final = re.compile(
    r"\n+(?P<title>[^\n]{12,300})\n+(?P<names>[^\n]{3,600}?)[,\s]{1,3}"
    r"Volume (?P<volume>[A-Z]?[0-9]{1,4})[,\s]{0,2}(?:Issue (?P<issue>[0-9]{1,3}(?:[-–/][0-9]"
    rf"{{1,3}})?)[,\s]{{0,2}})?(?P<journal>[A-Z]{_LETTER}{{2,90}}"
    rf"(?:(?!{_DAY}), [A-Z&]{_LETTER}{{2,40}})?(?:, and {_LETTER}{{2,40}})?)"
    r"[,\s]{0,2}(?:pages?: ?(?P<pages>[A-Za-z]{0,3}[0-9]{1,6}(?: ?[-–] ?[A-Za-z]{0,3}[0-9]{1,6}"
    r")?))?(?=[,\s]|$)"
)


def boxed_work(source: SourceText, line: Line) -> Mention | None:
    """Read the box under a line such as ``This article corrects the following:``."""
    if line.text[-1] != ":" or not _LEADS.fullmatch(source.lower, line.start, line.end):
        return None
    box = _BOX.match(source.plain, line.end)
    if box is None:
        return None
    byline = read_byline(source, Line(box["names"], *box.span("names")), single=True)
    if byline is None:
        return None
    citation = Citation(box.start("title"), box.end())
    citation.authors = [author.name for author in byline.authors]
    for name in ("title", "volume", "issue", "journal", "pages"):
        if box[name]:
            citation.put(name, source.plain, *box.span(name))
    return Mention(
        citation.start, citation.end, "work", "boxed-work", 0.93, citation, whole=True
    )
