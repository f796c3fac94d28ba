"""The work's place as the last sentence of a text: ``… apologizes. Soil Lett 4: 3-9, 2019``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.mention import Mention
from retract_ld.prose.numbered_place import LONGEST_PLACE, numbered_place
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["put_closing_place"]

#: Where the last sentence may begin, brackets around it and what leads up to the place.
_BEGINS: Final = re.compile(
    r"(?<![A-Za-z])[a-z]{3,20}[.!?][”\"’)]?\s+(?P<open>[(\[]?)"
    r"(?:(?:[Tt]he |[Tt]his )?(?:[Oo]riginal(?:ly)? |[Rr]etracted )?"
    r"(?:[Aa]rticle|[Pp]aper|[Cc]itation)"
    r"(?: (?:was|is|has been|had been|appeared))?(?: (?:originally|first|previously))?"
    r"(?: published| printed| appeared)?(?: in)?:? )?"
    r"(?=[A-Z0-9(])"
)
_SPEAKS_OF_WORK: Final = re.compile(
    r"\b(?:retract|withdr|correct|errat|corrig|concern|error)"
)
_LAST_LINES: Final = 3
_SHORTEST: Final = 100
_SURE: Final = 0.85


def put_closing_place(
    source: SourceText, lines: list[Line], mentions: list[Mention]
) -> None:
    """Take journal and numbers that end the text for the work's where no other are told."""
    if any(mention.role == "work" and mention.value("volume") for mention in mentions):
        return
    for line in lines[-_LAST_LINES:]:
        place = _closing(source, line)
        if place is None:
            continue
        low = max(line.start, line.end - LONGEST_PLACE)
        mention = next(
            (one for one in mentions if low <= place.start <= one.end <= line.end + 1),
            None,
        )
        if mention is None:
            mention = Mention(place.start, line.end)
            mentions.append(mention)
        elif "title" in mention.citation.fields:
            continue
        mention.role, mention.rule, mention.whole = "work", "closing-place", True
        mention.confidence, mention.citation = _SURE, place
        return


def _closing(source: SourceText, line: Line) -> Citation | None:
    if len(line.text) < _SHORTEST:
        return None
    low = max(line.start, line.end - LONGEST_PLACE)
    if not _SPEAKS_OF_WORK.search(source.lower, line.start, line.end):
        return None
    for begins in reversed(list(_BEGINS.finditer(source.plain, low, line.end))):
        end = line.end - len(line.text) + len(line.text.rstrip(" .,;"))
        if begins["open"] and source.plain[end - 1] in ")]":
            end -= 1
        place = numbered_place(source.plain, begins.end(), end)
        if place and {"journal", "volume"} <= place.fields.keys():
            return place
    return None
