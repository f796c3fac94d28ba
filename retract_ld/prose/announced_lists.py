"""Lines that announce a list of works, and rows of tables in such a list.

``We retract three papers by Dr. Roe:`` / ``Wet soil | Soil 4:3 | 10.5555/x``
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import islice
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, parse, trim_title
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = [
    "ANNOUNCED",
    "WORKS",
    "announced_before",
    "goes_on",
    "is_of_source",
    "is_table_head",
    "table_row",
]

#: The rule of what stands in such a list.
ANNOUNCED: Final = "announced-list"
_NUMBER: Final = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|[0-9]{1,3})"
)
WORKS: Final = (
    r"(?:articles|papers|publications|works|manuscripts|abstracts|chapters|reports|reviews"
    r"|studies|letters|contributions|communications|preprints|titles|items)"
)
_SUBJECT: Final = re.compile(
    rf"\b(?:(?:the )?following(?: {_NUMBER})?|(?:these|those|both|all|the|its|his|her|their"
    rf"|our)(?: {_NUMBER})?|{_NUMBER})(?: [\w'-]+){{0,4}}? {WORKS}\b"
)
_MOST_SUBJECTS: Final = 6
#: What a notice says of works.
_SAID: Final = re.compile(
    r"\b(?:retract|withdr|remov|correct|errat|corrigend|addend|concern|alert|question|errors?\b"
    r"|wrong|mis(?:take|sing|print|spel|stat|label)|omitted|should|printed|apolog|regret|affect"
    r"|amend|reinstat|incorrect|invalid|unreliable)"
)
#: What stands before the name of sources, not of works that the notice is about.
_SOURCE: Final = re.compile(
    r"\b(?:overlap\w*|similar\w*|identical|duplicat\w*|redundan\w*|resembl\w*|shar(?:e[sd]?|ing)"
    r"|common|same)\b[^.;:]{0,80}\b(?:with|to|between|of|in|as|from) (?:(?:at least|also"
    r"|parts of|those (?:in|of|from)) )?$"
    r"|\b(?:copied|taken|plagiari\w*|reproduc\w*|re-?us\w*|borrow\w*|adapted|derived|lifted"
    r"|appear(?:s|ed)?|published|used|cit(?:e[sd]?|ing)|included|originat\w*)\b[^.;:]{0,60}"
    r"\b(?:from|in|of|by|as) (?:(?:at least|also|one of|any of|some of) )?$"
    r"|\b(?:see(?: also)?|refer to|compare|cites?|cited|quotes?|used|uses|without reference to"
    r"|based on|copies|copied|plagiarized|plagiarised|duplicates?|reproduces?|repeats?) $"
)
_BELOW: Final = re.compile(r"\b(?:following|below)\b")
_ENDS: Final = ".:："
_LONGEST: Final = 900
#: So far above it may be said what happens to the works.
_ABOVE: Final = 20_000


def _announces_works(source: SourceText, line: Line) -> bool:
    """Tell whether a line ends by announcing works that the notice is about.

    A stop may end it where it says "below" or "following".
    """
    if line.text[-1] not in _ENDS or len(line.text) > _LONGEST:
        return False
    start = max(source.sentence_at(max(line.start, line.end - 2)).start, line.start)
    if line.text[-1] == "." and not _BELOW.search(source.lower, start, line.end):
        return False
    return _announced(source, start, line.end)


def goes_on(
    source: SourceText,
    line: Line,
    cited: Mention | None,
    rules: RuleSet,
    *,
    listing: bool,
) -> bool:
    """Take a citation in an announced list for a work; tell whether the list goes on."""
    if rules.language == "en" and _announces_works(source, line):
        return True
    if cited and listing:
        cited.role, cited.rule, cited.whole = "work", ANNOUNCED, True
    return listing and cited is not None


def announced_before(source: SourceText, colon: int) -> bool:
    """Tell whether the words before a colon in a sentence announce works."""
    return _announced(source, source.sentence_at(colon).start, colon)


def _announced(source: SourceText, start: int, end: int) -> bool:
    subjects = [*islice(_SUBJECT.finditer(source.lower, start, end), _MOST_SUBJECTS)]
    return (
        bool(subjects)
        and _is_said_above(source.lower, end)
        and not any(is_of_source(source, start, one.start()) for one in subjects)
    )


def is_of_source(source: SourceText, low: int, high: int) -> bool:
    """Tell whether the words before the name of works say that they are sources."""
    return _SOURCE.search(source.lower, low, high) is not None


def _is_said_above(lower: str, end: int) -> bool:
    """Tell whether what a notice says of works stands before an offset, not far above."""
    ends = _ends_of_said(lower)
    count = bisect_right(ends, end)
    return count > 0 and ends[count - 1] > end - _ABOVE


@lru_cache(1)
def _ends_of_said(lower: str) -> tuple[int, ...]:
    """Return where words end that say what happens to works: a text may have many lists."""
    return tuple(said.end() for said in _SAID.finditer(lower))


_CELL: Final = " | "
_BULLET: Final = re.compile(r"[•∘◦*·–-] |[(\[]?(?:[0-9]{1,2}|[a-h])[.)\]] ")
_FEWEST_WORDS: Final = 3
_HEAD: Final = re.compile(
    r"(?:(?:article |paper |work )?title|authors?|journal|citations?|references?|doi|volume"
    r"|issue|pages?|year|date|no\.?|#|article|paper|publication|details?|reasons?|link|id)"
    r"(?: (?:of|and) [a-z]+| number| published)*\s*"
)


def is_table_head(line: Line) -> bool:
    """Tell whether a line names the columns of a table of works."""
    cells = [cell.strip().lower() for cell in line.text.split("|")]
    return len(cells) > 1 and all(_HEAD.fullmatch(cell) for cell in cells if cell)


def table_row(source: SourceText, line: Line) -> Mention | None:
    """Read a row of a table of works: title, authors, place and DOI in cells of any order."""
    if _CELL not in line.text:
        return None
    plain = source.plain
    cells: list[tuple[int, int]] = []
    bullet = _BULLET.match(plain, line.start, line.end)
    start = bullet.end() if bullet else line.start
    for cell in plain[start : line.end].split("|"):
        if cell.strip():
            cells.append((start, start + len(cell.rstrip())))
        start += len(cell) + 1
    citation = Citation(line.start, line.end)
    titles: list[tuple[int, int]] = []
    for first, high in cells:
        low = first + len(plain[first:high]) - len(plain[first:high].lstrip())
        names, end = author_list(plain, low, high, introduced=True)
        if names and not citation.authors and not plain[end:high].strip(" .,"):
            citation.authors = [Found(*name) for name in names]
            continue
        put_identifiers(source, citation, low, high)
        place = parse(plain, low, high)
        if place:
            for name, found in place.fields.items():
                citation.fields.setdefault(name, found)
            citation.authors = citation.authors or place.authors
        elif not re.search(r"10\.[0-9]{4}|https?:", plain[low:high]):
            titles.append((low, high))
    if "title" not in citation.fields and titles:
        longest = max(titles, key=lambda span: len(plain[slice(*span)].split()))
        span = trim_title(plain, *longest)
        if span and len(plain[slice(*span)].split()) >= _FEWEST_WORDS:
            citation.put("title", plain, *span)
    if "title" not in citation.fields or len(citation.fields) < 2:
        return None
    return Mention(line.start, line.end, "work", ANNOUNCED, 0.88, citation, whole=True)
