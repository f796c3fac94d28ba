"""Journals whose names have commas: cut right where the text names them elsewhere."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft, Value
from retract_ld.prose.source_text import SourceText

__all__ = ["put_whole_journal"]

#: Where a name may begin inside what was taken for the end of a title.
_BEGIN: Final = re.compile(r"(?<=[,.?!] )(?=[A-ZÀ-Þ])")
#: What stands before a name that is not the end of a title once more.
_NAMED: Final = re.compile(
    r"(?:(?:^|\n)(?:[Tt]he )?|\b(?:[Jj]ournal,? |in (?:the )?|of |from |[Rr]evista |[Rr]evue "
    r"|[Zz]eitschrift )[“\"«„*]?)$"
)
_BEFORE: Final = 12
_LONGEST: Final = 160


def put_whole_journal(source: SourceText, work: Draft) -> None:
    """Give a journal's name back the words that were left to the title before it.

    ``On wet soil, Roots, Leaves, and Seeds, 4, 3-9`` if the text says elsewhere "the journal
    Roots, Leaves, and Seeds".
    """
    title, journal = work.fields.get("title"), work.fields.get("journal")
    if not title or not journal:
        return
    begin, end = title.found.start, title.found.end
    stop = journal.found.end
    if not 0 <= journal.found.start - end <= 3 or "," not in source.plain[begin:stop]:
        return
    low = max(begin + 1, stop - _LONGEST)
    for start in _BEGIN.finditer(source.plain, low, end):
        name = source.plain[start.start() : stop]
        if "," in name and _is_named(source.plain, name, begin, stop):
            cut = source.plain[begin : start.start()].rstrip(" ,.")
            if cut:
                _put(source, work, "title", begin, begin + len(cut))
                _put(source, work, "journal", start.start(), stop)
            return


def _is_named(plain: str, name: str, begin: int, stop: int) -> bool:
    """Tell whether a name stands elsewhere, and not behind a title."""
    place = plain.find(name)
    while place >= 0:
        before = plain[max(0, place - _BEFORE) : place]
        if not begin <= place < stop and _NAMED.search(before):
            return True
        place = plain.find(name, place + 1)
    return False


def _put(source: SourceText, work: Draft, field: str, start: int, end: int) -> None:
    known = work.fields[field]
    found = Found.at(source.plain, start, end)
    work.fields[field] = Value(found, known.confidence, known.rule)
