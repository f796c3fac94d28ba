"""The line in which a page says when it appeared: ``First published: 3 May 2020``."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.line_labels import AUTHORS_LABEL, TITLE_LABEL
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["RETRACTED_ON", "take_page_day"]

#: ``Published: 3 May 2020 / Retracted: 11 June 2021``: what was published is the work.
RETRACTED_ON: Final = re.compile(r"\b(?:retracted|withdrawn)(?: online)?(?: on)?: ")

_SAID: Final = re.compile(
    r"(?:(?:[^\n|•·/;]{1,40}[|•·/;] ?){0,3}"
    r"(?:first |article |version of record |final version )?"
    r"(?:published|publication date|date of publication|available|posted|date(?=: )"
    r"|retraction date|date of retraction)(?: \((?:electronic|online|print|web)\))?"
    r"(?: (?:online|first|as e-?first|ahead of print)){0,2}(?: by [^\n:]{3,60})?(?: on)?"
    r" ?[:–-]? {0,3})(?P<day>(?=[0-9]|[a-z]{3})[^\n|•·;]{0,24})"
)
_ALONE: Final = re.compile(r"(?:first |article )?published(?: online)?(?: first)? ?:?")
#: A line at the top with nothing but the day, or the section of the journal and the day.
_SECTION: Final = re.compile(
    r"(?:[|•·] ?)?(?:[A-Z][A-Za-z &/]{2,40} ?[|•·–-] ?|[A-Z][A-Za-z]+ )?"
)
_OTHER: Final = re.compile(r"\b(?:received|accepted|revised|submitted|original)\b")
#: ``Soil Notes 10, 3 (2014; published online …``: the work's.
_IN_BRACKET: Final = re.compile(r"[0-9] ?\([^()]{0,60}$")
_TOP: Final = 12
_CLOSE: Final = 2
_LONGEST: Final = 130
#: Lines so near to a labelled title are about the work.
_NEAR: Final = 4
_MOST: Final = 400
_DAY: Final = len("2020-01-01")


def take_page_day(source: SourceText, own: dict[str, Found], rules: RuleSet) -> None:
    """Keep the day of the first line that says when the page appeared.

    A day that is known already is only made more exact.
    """
    known = own.get("published")
    if known is not None and len(known.value) >= _DAY:
        return
    lines = source.all_lines
    for index, line in enumerate(islice(lines, _MOST)):
        if len(line.text) > _LONGEST:
            continue
        date = _day(source, lines, index, rules)
        if date is None or len(date[0]) < _DAY or _about_work(lines, index):
            continue
        if known is None or date[0].startswith(known.value):
            own["published"] = Found(*date)
            return


def _day(
    source: SourceText, lines: tuple[Line, ...], index: int, rules: RuleSet
) -> tuple[str, int, int] | None:
    """Return the day that a line gives, or the next one after ``Published:`` alone."""
    line = lines[index]
    beside = " ".join(one.text for one in lines[max(0, index - 1) : index + 1])
    if index < _TOP and not _OTHER.search(beside.lower()):
        date = find_date(source.lower, line.start, line.end, rules)
        before = source.plain[line.start : date[1]] if date else ""
        if date and line.end - date[2] < _CLOSE and _SECTION.fullmatch(before):
            return date
    retracted = RETRACTED_ON.search(source.lower, line.start, line.end)
    if retracted:
        date = find_date(source.lower, retracted.end(), line.end, rules)
        return date if date and date[1] == retracted.end() else None
    said = _SAID.match(source.lower, line.start, line.end)
    if said and not _IN_BRACKET.search(source.plain, line.start, said.start("day")):
        date = find_date(source.lower, said.start("day"), said.end("day"), rules)
        if date and date[1] == said.start("day"):
            return date
    if not _ALONE.fullmatch(source.lower, line.start, line.end):
        return None
    if index + 1 == len(lines):
        return None
    below = lines[index + 1]
    date = find_date(source.lower, below.start, below.end, rules)
    whole = date and date[1] == below.start and below.end - date[2] < 2
    return date if whole else None


def _about_work(lines: tuple[Line, ...], index: int) -> bool:
    return any(
        TITLE_LABEL.match(line.text) or AUTHORS_LABEL.match(line.text)
        for line in lines[max(0, index - _NEAR) : index + _NEAR + 1]
    )
