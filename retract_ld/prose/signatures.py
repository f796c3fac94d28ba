"""Authors who sign a letter that takes back their own work."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import is_no_person, read_byline
from retract_ld.prose.byline_lines import read_byline_lines
from retract_ld.prose.citation import Found
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["signed_authors"]

#: ``We wish to withdraw our report``, ``We, the authors of the article``
_OWN_WORK: Final = re.compile(
    r"\b(?:we|i)\b[^.\n]{0,80}\b(?:retract|withdraw|correct)\w*[^.\n]{0,60}\b(?:our|my) "
    r"(?:[a-z]{3,12} ){0,2}(?:article|paper|report|letter|study|manuscript)\b"
    r"|\bwe, the (?:undersigned )?authors of\b"
    r"|\bwe, (?:all )?(?:of )?the (?:(?:named|under-?signed|original|above) ){0,2}authors,"
)
_LAST: Final = 12
_RUNNING: Final = re.compile(r"[a-z]{3}[^\n]{30,}[.!?]$")
#: ``Signed: Jane Roe and Bo Poe, 3 May 2016``
_SIGNED: Final = re.compile(
    r"(?:(?<=\n)|(?<=[.!?] ))(?:(?:[Ss]incerely|[Ss]igned|SIGNED)(?: by)?"
    r"(?: (?:the|all) authors)?[:,]"
    r"|[Oo]n behalf of (?:all )?(?:the )?authors[:,]) ?(?=[^\W\d_a-z])"
)
_ENDS: Final = re.compile(r"[a-z]{2}[.!?]\s+(?=[^\W\d_a-z])")
_DATED: Final = re.compile(
    r"[,.;]? ?(?:on |dated? )?(?:[0-3]?[0-9](?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.? "
    r"(?:[0-3]?[0-9], )?(?:19|20)[0-9]{2}[.)]?$"
)
_REACH: Final = 600
_FEWEST: Final = 2
_LAST_LINES: Final = 4


def signed_authors(source: SourceText, body: int) -> list[Found]:
    """Return the names below a letter in which authors take back their work.

    ``We wish to withdraw our report “On soil” …`` / ``Jane Roe, M.D.`` / ``Bo Poe, Ph.D.``
    """
    own = _OWN_WORK.search(source.lower, body)
    if own is None:
        return []
    names = _below(source, body)
    # "I, as corresponding author, withdraw our paper": one of them signs.
    return [] if len(names) == 1 and " our " in own.group() else names


def _below(source: SourceText, body: int) -> list[Found]:
    """Return the names below the last sentence of a letter, or behind it."""
    lines = [line for line in source.lines if line.start >= body]
    running = [index for index, line in enumerate(lines) if _RUNNING.search(line.text)]
    index = running[-1] + 1 if running else len(lines)
    if len(lines) - _LAST <= index < len(lines):
        listed = read_byline_lines(source, lines, index)
        if listed:
            return [author.name for author in listed[0].authors]
        beside = read_byline(source, _undated(source, lines[index]))
        if beside and not is_no_person(lines[index].text):
            return [author.name for author in beside.authors]
    return _on_line(source, lines)


def _undated(source: SourceText, line: Line) -> Line:
    """Return a line without the day at its end."""
    dated = _DATED.search(line.text)
    end = line.start + dated.start() if dated else line.end
    return Line(source.plain[line.start : end], line.start, end)


def _on_line(source: SourceText, lines: list[Line]) -> list[Found]:
    """Return names after "Signed", or behind the last sentence of the text."""
    if not lines:
        return []
    low, high = lines[max(0, len(lines) - _LAST_LINES)].start, lines[-1].end
    signed = _SIGNED.search(source.plain, max(0, low - 1), high)
    if signed:
        names, _ = author_list(
            source.plain,
            signed.end(),
            min(high, signed.end() + _REACH),
            introduced=True,
        )
        return [Found(*name) for name in names]
    last = lines[-1]
    ends = list(_ENDS.finditer(source.plain, last.start, last.end))
    if not ends:
        return []
    start = ends[-1].end()
    line = _undated(source, Line(source.plain[start : last.end], start, last.end))
    text = line.text.rstrip(" .")
    byline = read_byline(source, Line(text, start, start + len(text)))
    if byline is None or len(byline.authors) < _FEWEST or is_no_person(text):
        return []
    return [author.name for author in byline.authors]
