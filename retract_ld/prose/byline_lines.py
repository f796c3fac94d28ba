"""Authors one a line under a title, each with a line of affiliation or without."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import (
    Byline,
    BylineAuthor,
    is_no_person,
    read_byline,
)
from retract_ld.prose.citation import Found
from retract_ld.prose.degrees import DEGREE
from retract_ld.prose.listed_degrees import leave_out_degrees
from retract_ld.prose.locators import locators
from retract_ld.prose.source_text import SUP_CLOSE, SUP_OPEN, Line, SourceText

__all__ = ["DATED_PLACE", "read_byline_lines"]

#: ``Soil Lett, 9: 3. Published 2019-03-04.``: a notice's own place, as its head gives it.
DATED_PLACE: Final = re.compile(r"[.,] Published (?:[0-9]|[A-Z][a-z]{2,8} [0-9])")

_LONGEST_NAME: Final = 70
_LONGEST_PLACE: Final = 300
_VOLUME: Final = re.compile(r"(?:[Vv]ol(?:ume|\.)? ?[0-9]|(?:19|20)[0-9]{2};)")
_MOST: Final = 60
#: What may follow a name on its line before the next: ``Jane Roe and``, ``Jane Roe,``.
_GOES_ON: Final = re.compile(r"\s*(?:[,;]|,?\s?(?:and|&))$")
_DEGREES: Final = re.compile(rf"(?:, ?{DEGREE}){{1,8}}$")
_PLACE: Final = re.compile(
    rf"(?:{SUP_OPEN}[^{SUP_CLOSE}\n]{{1,6}}{SUP_CLOSE}|[0-9]{{1,2}}[ .]|[a-f] (?=[A-Z]))?\s*"
    r"(?=[^\n]*\b(?:[Uu]niversit\w+|[Dd]epartments?|[Ii]nstitut\w+|[Hh]ospitals?|[Cc]ent(?:er|re)s?"
    r"|[Ss]chool|[Cc]ollege|[Ff]aculty|[Ll]aborator\w+|[Dd]ivision|[Cc]linic|[Aa]cademy|[Uu]nit))"
    r"(?P<place>[A-Z][^\n]{5,})"
)


def read_byline_lines(
    source: SourceText, lines: list[Line], index: int
) -> tuple[Byline, int] | None:
    """Read names one a line from an index on; return them and how many lines they take.

    One name alone is a byline only if its affiliation stands below it.
    """
    authors: list[BylineAuthor] = []
    places = 0
    position = index
    while position < min(len(lines), index + _MOST):
        line = lines[position]
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        if authors and _VOLUME.match(following):
            break  # the journal
        author = _author(source, line)
        if author is not None:
            authors.append(author)
        elif authors and (place := _place(source, line)):
            authors[-1].affiliations.append(place)
            places += 1
        else:
            break
        position += 1
    if len(authors) < 2 and not (authors and places):
        return None
    leave_out_degrees(authors, source.plain)
    if places and places < len(authors) - 1 and len(authors) > 2:
        for author in authors:  # affiliations of all at the end: whose is not told
            author.affiliations.clear()
    return Byline(authors, lines[index]), position - index


def _author(source: SourceText, line: Line) -> BylineAuthor | None:
    if len(line.text) > _LONGEST_NAME or line.heading or is_no_person(line.text):
        return None
    end = line.end
    for ending in (_GOES_ON, _DEGREES):
        match = ending.search(source.plain[line.start : end])
        if match and match.start():
            end = line.start + match.start()
    part = Line(source.plain[line.start : end], line.start, end)
    byline = read_byline(source, part, single=True)
    if byline is None or len(byline.authors) != 1:
        return None
    return byline.authors[0]


def _place(source: SourceText, line: Line) -> Found | None:
    if len(line.text) > _LONGEST_PLACE:
        return None
    match = _PLACE.match(source.plain, line.start, line.end)
    if (
        match is None
        or DATED_PLACE.search(line.text)
        or locators(source.plain, line.start, line.end)
    ):
        return None  # "Journal of Laboratory Medicine, 31(4): 307" is no place of work
    start = match.start("place")
    words = source.plain[start : line.end].rstrip(" .,;")
    return Found(words, start, start + len(words))
