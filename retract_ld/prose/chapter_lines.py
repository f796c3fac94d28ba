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

__all__ = ["chapter_line"]


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


_LONGEST: Final = 3000
#: No chapter is cited without both, one after the other.
_IN: Final = re.compile(r"\bin\b", re.IGNORECASE)
_EDITED: Final = re.compile(r"\b[Ee]d|[Hh]rsg")
