"""Lines that are sentences rather than citations."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.bracketed import open_bracket
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.locators import Locator
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["is_ended", "is_running", "is_running_line"]

#: What leads up to a citation, whatever ends its sentence.
_FOLLOWING: Final = re.compile(r"\b(?:following|below|these|listed)\b")
_LED_BY: Final = re.compile(
    r"(?:In|(?:The )?(?:[Aa]rticle|[Pp]aper|[Ss]tudy) (?:by|of)) (?=[A-Z])"
)
#: ``The society is issuing this notice for the following article: Roe J, …``
_LEADS_UP: Final = re.compile(
    r"\b(?:is|are|has|have|was|were|wish(?:es)?|regrets?)\b.{0,160}\b(?:articles?|papers?"
    r"|publications?|manuscripts?|stud(?:y|ies)|reports?|following|below):\s"
)
#: ``Na versão publicada em maio (v. 19 …``
_LEADS_IN: Final = re.compile(
    r"(?:n[ao]s?|en (?:el|la)|em|dans (?:la|le)|i[nm]|in de[rm]|à la|por (?:la|un)|durch|par) ?"
    r"(?:presente |nuestro |vorliegenden |ursprünglichen )?"
    r"(?:artí?[cg]\w+|artigo|trabal?[hj]o|vers\w+|texto|páginas?|edi[cç]\w+|número|fascículo"
    r"|artikels?|beitrags?|aufsatz|arbeit|heft|fassung|livraison|numéro|page|demande|suite"
    r"|seite)\b|dans l'(?:article|édition|étude)"
)
#: ``Wet soil by Jane Roe published in Soil Letters 4``: a sentence.
_TOLD_BY: Final = re.compile(
    r" by (?:[^\n“”\"]{3,300}?),? (?:published|appeared|printed)(?: online)? in [A-Zto]"
)
_IN_SENTENCE: Final = re.compile(r"\b(?:has|have|had|is|was|were|we|been|that)\b")


def is_ended(line: Line) -> bool:
    """Tell whether a line is a sentence that leads up to nothing."""
    return line.text[-1] == "." and _FOLLOWING.search(line.text.lower()) is None


def is_running(source: SourceText, start: int, core: Locator, *, bare: bool) -> bool:
    """Tell whether the words before a citation's numbers are those of a sentence."""
    if QUOTED.search(source.plain, start, core.start) or _LEADS_UP.search(
        source.lower, start, core.start
    ):
        return True
    if _LEADS_IN.match(source.lower, start, core.start):
        return True
    if _TOLD_BY.search(source.plain, start, core.start):
        return True
    if not bare and (
        core.start - start > 400 or FINITE.search(source.lower, start, core.start)
    ):
        return True
    bracket = open_bracket(source.plain, core.start)
    if bracket is None or bracket < start:
        return False
    if _IN_SENTENCE.search(source.lower, start, bracket):
        return True
    led = _LED_BY.match(source.plain, start, bracket)
    names, end = author_list(
        source.plain,
        led.end() if led else start,
        bracket,
        introduced=True,
        families=True,
    )
    return bool(names) and end >= bracket - 1


_RUNS: Final = re.compile(
    r"[a-z]{2}[.!?](?:\s|$)|\b(?:has|have|is|are|was|were|we|i|regrets?|wish|request)\b"
)
_FIELD: Final = re.compile(
    r"(?:Authors?|Affiliations?|Journal|DOI|Keywords?|Citation|Pages|Published): "
    r"|(?:pp?|[Vv]ol|[Nn]os?|ISSN|DOI|doi)\b[.:]? ?[0-9]"
)
_SHORT_LINE: Final = 200
#: The journal's name and numbers, as SciELO prints them above its notices.
_NUMBERED: Final = re.compile(r"^[^\n,;:]{4,90} vol\. ?[0-9]{1,4} ")


def is_running_line(line: Line) -> bool:
    """Tell whether a line is running text rather than what stands around a heading."""
    if _FIELD.match(line.text) or _NUMBERED.search(line.text[:_SHORT_LINE]):
        return False
    return len(line.text) > _SHORT_LINE or bool(_RUNS.search(line.text.lower()))
