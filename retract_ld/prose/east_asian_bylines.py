"""The authors of a Chinese or Japanese work on a line of their own beside its title."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.east_asian_names import names_at, names_of_line
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["put_names_beside_title"]

#: Marks of institutions after the last name.
_AFTER: Final = re.compile(r"[\s0-9*＊†‡,，)）、.]*(?:著|等|ほか)?")
_LONGEST: Final = 200
#: Where the line stands, counted from the title's: below it, or above.
_PLACES: Final = (1, 2, -1)
#: A single name that nothing parts may be another word.
_SINGLE: Final = re.compile(r"(?![正誤误]\s)[^\s]{1,3}[ \u3000][^\s]{1,3}")


def put_names_beside_title(source: SourceText, work: Draft, language: str) -> None:
    """Read the authors on the line below the title, the one after it, or the one above.

    A translation of the title may stand between.
    """
    title = work.fields.get("title")
    if title is None or work.authors or language not in {"ja", "zh"}:
        return
    lines = source.lines
    places = [
        index
        for index, line in enumerate(lines)
        if line.start <= title.found.start < line.end
    ]
    for place in places[:1]:
        for step in _PLACES:
            if not 0 <= place + step < len(lines):
                continue
            names = _names(source, lines[place + step], language)
            if names:
                work.put_authors(names, "names-beside-title")
                return


def _names(source: SourceText, line: Line, language: str) -> list[Found]:
    """Return the names of a line that holds nothing else."""
    if len(line.text) > _LONGEST:
        return []
    bracketed = line.text.strip()[:1] in {"(", "（"}
    if bracketed:
        whole = names_of_line(source.plain, line.start, line.end, language)
        return [Found(*name) for name in whole]
    names, end = names_at(source.plain, line.start, line.end, language)
    if not names or not _AFTER.fullmatch(source.plain, end, line.end):
        return []
    if len(names) == 1 and not _SINGLE.fullmatch(names[0][0]):
        return []
    return [Found(*name) for name in names]
