"""Lines that cite a chapter of an edited book."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.chapter_citations import chapter_citation
from retract_ld.prose.citation_roles import take_role
from retract_ld.prose.citation_starts import labelled_start
from retract_ld.prose.labelled_values import is_labelled
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import identifiers_end, put_online
from retract_ld.prose.own_lines import own_start
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["chapter_line", "led_chapter"]


def chapter_line(
    source: SourceText,
    line: Line,
    previous: Line | None,
    rules: RuleSet,
    *,
    leading: bool,
) -> Mention | None:
    """Read a line that cites a chapter of an edited book."""
    within = _IN.search(line.text) if len(line.text) <= _LONGEST else None
    if within is None or not _EDITED.search(line.text, within.end()):
        return None
    if is_labelled(line.text) or own_start(source, line, previous) is not None:
        return None
    start, role, rule = labelled_start(source, line, rules)
    start += len("In ") if source.plain.startswith("In ", start) else 0
    citation = chapter_citation(source.plain, start, line.end)
    if citation is None:
        return None
    end = identifiers_end(source, citation.end, line.end)
    put_identifiers(source, citation, citation.end, end)
    mention = Mention(
        start, end, role, rule or "citation-line", 0.93, citation, whole=True
    )
    put_online(source, citation, citation.end, line.end, rules)
    if not role:
        take_role(source, mention, previous, rules)
    if leading and not mention.role:
        mention.role, mention.rule = "work", "leading-citation"
    return mention


def led_chapter(source: SourceText, start: int, high: int) -> Mention | None:
    """Read a chapter of an edited book cited in a sentence, behind what leads up to it."""
    within = _IN.search(source.plain, start, min(high, start + _REACH))
    if within is None or not _EDITED.search(
        source.plain, within.end(), min(high, within.end() + _REACH)
    ):
        return None
    stop = _STOP.search(source.plain, within.end(), high)
    citation = chapter_citation(source.plain, start, stop.start() if stop else high)
    if citation is None or not citation.authors:
        return None
    if citation.authors[0].start != start:
        return None
    end = identifiers_end(source, citation.end, high)
    put_identifiers(source, citation, citation.end, end)
    return Mention(start, end, "", "", 0.9, citation, whole=True)


_REACH: Final = 500
#: The sentence ends behind the pages of a chapter.
_STOP: Final = re.compile(r"(?<=[0-9])\)?\. (?=[A-Z][a-z]+ [a-z])")
_LONGEST: Final = 3000
#: No chapter is cited without both, one after the other.
_IN: Final = re.compile(r"\bin\b", re.IGNORECASE)
_EDITED: Final = re.compile(r"\b[Ee]d|[Hh]rsg")
