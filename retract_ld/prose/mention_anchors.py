"""Where a stretch of text says something of works: titles, numbers, identifiers, dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from retract_ld.prose.citation import Found
from retract_ld.prose.locators import Locator, locators
from retract_ld.prose.mention_words import ONLINE
from retract_ld.prose.quotations import (
    QUOTED,
    names_journal,
    names_part,
    quotes_sentences,
)
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["Anchor", "anchors"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A title, a citation's numbers, an identifier or words that tell a date."""

    start: int
    end: int
    kind: str
    thing: re.Match[str] | Locator | Found


def anchors(source: SourceText, low: int, high: int) -> list[Anchor]:
    """Return what a stretch says of works, in order."""
    found = [
        Anchor(*quoted.span(), "title", quoted)
        for quoted in QUOTED.finditer(source.plain, low, high)
    ]
    starts = [anchor.start for anchor in found]
    ends = [anchor.end for anchor in found]

    def is_quoted(start: int) -> bool:
        index = bisect_right(starts, start) - 1
        return index >= 0 and start < ends[index]

    found += [
        Anchor(core.start, core.end, "core", core)
        for core in locators(source.plain, low, high)
        if not is_quoted(core.start)
    ]
    found += [
        Anchor(start, end, kind, Found(value, start, end))
        for kind, value, start, end in identifiers_in(source.plain, low, high)
        if not is_quoted(start)
    ]
    found += [
        Anchor(match.end() - 1, match.end(), "online", match)
        for match in ONLINE.finditer(source.lower, low, high)
    ]
    found = [
        anchor
        for anchor in found
        if not isinstance(anchor.thing, re.Match)
        or anchor.kind != "title"
        or not (
            quotes_sentences(anchor.thing[anchor.thing.lastgroup or 0])
            or names_part(source.lower, anchor.start, anchor.end)
            or names_journal(source.plain, anchor.start, anchor.end)
        )
    ]
    return sorted(found, key=lambda anchor: (anchor.start, -anchor.end))
