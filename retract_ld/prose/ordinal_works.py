"""Notices that cite several papers and retract one: "The second paper is retracted"."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import SourceText

__all__ = ["mark_named"]

_ORDINALS: Final = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3}
_KIND: Final = (
    r"(?: (?:of (?:the|these) (?:two |three )?)?"
    r"(?:articles?|papers?|publications?|stud(?:y|ies)|ones?))?"
)
_WHICH: Final = r"(?P<which>first|second|third|fourth|latter|former|last)"
_ENDED: Final = r"(?:retracted|withdrawn)"
_NAMED: Final = re.compile(
    rf"\b(?:the|our) {_WHICH}{_KIND} (?:(?:is|was|are|has been|must be|will be|should be)"
    rf" (?:therefore |hereby |now |thus )?{_ENDED})\b"
    rf"|\b(?:retract|withdraw)(?:s|ing|ed)?(?: only)? (?:the|our) "
    rf"{_WHICH.replace('which', 'object')}{_KIND}(?=[\s.,;:])"
)
_MOST: Final = 8


def mark_named(source: SourceText, low: int, mentions: list[Mention]) -> None:
    """Give the papers that are retracted the role of works, the others cited that of others.

    Only where one of a few is named by its place among them.
    """
    cited = [
        mention
        for mention in mentions[: _MOST + 1]
        if mention.value("title") and (mention.value("volume") or mention.value("doi"))
    ]
    titles = [mention.value("title") for mention in cited]
    if not 1 < len(cited) <= _MOST or len(set(titles)) < len(titles):
        return
    named: set[int] = set()
    for match in _NAMED.finditer(source.lower, low):
        which = match["which"] or match["object"]
        last = len(cited) - 1
        place = last if which in {"latter", "last"} else _ORDINALS[which]
        if which in {"latter", "former"} and len(cited) != len(("former", "latter")):
            continue
        if place <= last:
            named.add(place)
    if not named or len(named) == len(cited):
        return
    for place, mention in enumerate(cited):
        mention.role = "work" if place in named else "other"
        mention.rule = "named-by-order"
