"""The authors whose names stand between a notice's title and its body."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import read_affiliations, read_byline
from retract_ld.prose.byline_lines import read_byline_lines
from retract_ld.prose.drafts import letters_of
from retract_ld.prose.glued_marks import read_glued_byline
from retract_ld.prose.header_lines import Header
from retract_ld.prose.locators import locators
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["leave_out_journal", "take_byline"]

_NAMED: Final = re.compile(
    r"(?:Authors?(?: of this article)?:|[Bb]y:?) (?=[^\W\d_a-z])"
)


def take_byline(
    source: SourceText, lines: list[Line], index: int, header: Header, *, first: bool
) -> int | None:
    """Read authors; return how many lines they take, 0 if they are a citation's."""
    line = lines[index]
    named = _NAMED.match(line.text)
    if named:
        start = line.start + named.end()
        line = Line(line.text[named.end() :], start, line.end)
    glued = None if named else read_glued_byline(source, lines, index)
    listed = None if named or glued else read_byline_lines(source, lines, index)
    if glued:
        header.byline, taken = glued
    elif listed and (
        any(author.affiliations for author in listed[0].authors)
        or not header.has_own_citation
        or not _is_cited(source, lines, index + listed[1], header)
    ):
        header.byline, taken = listed
    else:
        header.byline = read_byline(source, line, single=first or named is not None)
        taken = 1
    if header.byline is None:
        return None
    if (
        taken == 1
        and header.has_own_citation
        and _is_cited(source, lines, index + 1, header)
    ):
        header.byline = None
        return 0  # authors, journal and numbers of the work, a line each
    below = lines[index + taken : index + 40]
    return taken + read_affiliations(source, header.byline, below)


def _is_cited(
    source: SourceText, lines: list[Line], index: int, header: Header
) -> bool:
    """Tell whether a line holds the numbers of a citation, other than the page's own."""
    if index >= len(lines):
        return False
    line = lines[index]
    cores = locators(source.plain, line.start, line.end) if len(line.text) < 200 else ()
    if not cores:
        return False
    volume, own = cores[0].spans.get("volume"), header.own.get("volume")
    return not (own and volume and source.plain[slice(*volume)] == own.value)


def leave_out_journal(header: Header) -> None:
    """Leave out a byline that is the journal: it speaks in its own name."""
    name = letters_of(header.own["journal"].value) if "journal" in header.own else ""
    if name and header.byline and name.startswith(letters_of(header.byline.line.text)):
        header.byline = None
