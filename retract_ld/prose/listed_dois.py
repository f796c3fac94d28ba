"""Works of a sentence that only their DOIs name.

``The following articles have been retracted: 10.5555/s.1, 10.5555/s.2 and 10.5555/s.3``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.announced_lists import WORKS, is_of_source
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["LISTED", "listed_dois"]

#: The rule of a work that only its DOI names.
LISTED: Final = "listed-dois"

#: What may stand between two DOIs of a list.
_BETWEEN: Final = re.compile(
    r"[)\]]?[,;]?(?: ?(?:and|&|as well as|\|))? ?[(\[]?(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?"
)
_SAID: Final = re.compile(r"\b(?:retract|withdr|remov|correct|concern|errat|corrigend)")
#: The name of works with all that belongs to it: what stands before tells whose they are.
_SEVERAL: Final = re.compile(
    r"\b(?:(?:the|these|those|two|three|several|some|many|other|following|earlier|previous"
    rf"|previously|published|recent|their|his|her|our|its|own) ){{0,5}}{WORKS}\b"
)
_FEWEST: Final = 2
_LONGEST: Final = 20_000
_BEFORE: Final = 400
_AFTER: Final = 160


def listed_dois(source: SourceText, line: Line) -> list[Mention]:
    """Return the works of a list of DOIs within a line that says what happens to them."""
    if line.text.count("10.") < _FEWEST:
        return []
    high = min(line.end, line.start + _LONGEST)
    found = [
        (value, start, end)
        for kind, value, start, end in identifiers_in(source.plain, line.start, high)
        if kind == "doi"
    ]
    for index in range(len(found) - 1):
        listed = [found[index]]
        for one in found[index + 1 :]:
            if not _BETWEEN.fullmatch(source.lower, listed[-1][2], one[1]):
                break
            listed.append(one)
        if len(listed) >= _FEWEST:
            is_about = _is_about(source, line, listed[0][1], listed[-1][2])
            return [_work(*one) for one in listed] if is_about else []
    return []


def _is_about(source: SourceText, line: Line, low: int, high: int) -> bool:
    """Tell whether the words around a list say that works in it are the notice's."""
    first = max(line.start, source.sentence_at(low).start, low - _BEFORE)
    before, after = source.lower[first:low], source.lower[high : high + _AFTER]
    after = after.partition("\n")[0].partition(". ")[0]
    several = _SEVERAL.search(before)
    if several is None or is_of_source(source, first, first + several.start()):
        return False
    return bool(_SAID.search(before) or _SAID.search(after))


def _work(doi: str, start: int, end: int) -> Mention:
    citation = Citation(start, end)
    citation.fields["doi"] = Found(doi, start, end)
    return Mention(start, end, "work", LISTED, 0.9, citation, whole=True)
