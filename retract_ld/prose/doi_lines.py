"""Lines that cite a work without its numbers: by journal and DOI."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, parse_before_doi
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_words import identifiers_end, put_identifiers, put_online
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["cited_by_doi", "journal_line"]

_JOURNAL_FIRST: Final = re.compile(
    r"(?P<journal>[^\n,;:(]{3,100}?),? *(?:\(?(?:doi|https?)|10\.[0-9]|[,;:(])",
    re.IGNORECASE,
)
_NO_JOURNAL: Final = re.compile(
    r"^(?:por|en|debido|bei|dans|par|durch|auf|na|no|em|im|à) "
    r"|\b(?:artículo|artigo|artikels?|beitrags?|aufsatz|trabajo|trabalho)\b"
    r"|^10\.|\bdoi\b|^(?:first )?(?:published|available|received|posted)\b"
    r"|^(?:in )?(?:the|this|our|an?) |\b(?:article|paper|study) (?:by|of|in)\b"
)


def cited_by_doi(
    source: SourceText, line: Line, start: int, role: str, rule: str, rules: RuleSet
) -> Mention | None:
    """Read a citation that has a DOI but no numbers yet: ``Roe J. On soil. Soil. doi:…``."""
    first = next(iter(identifiers_in(source.plain, start, line.end)), None)
    if first is None or first[2] - start > 1000:
        return None
    citation = parse_before_doi(source.plain, start, first[2])
    if citation is None:
        return None
    end = identifiers_end(source, first[2], line.end)
    put_identifiers(source, citation, first[2], end)
    put_online(source, citation, start, end, rules)
    return Mention(
        start, end, role, rule or "citation-line", 0.93, citation, whole=True
    )


def journal_line(
    source: SourceText, line: Line, start: int, role: str, rule: str, rules: RuleSet
) -> Mention | None:
    """Read ``Correction to: Journal of Soil https://doi.org/…``."""
    first = next(iter(identifiers_in(source.plain, start, line.end)), None)
    if not role or first is None or first[2] - start > 140:
        return None
    if FINITE.search(source.lower, start, first[2]) or QUOTED.search(
        source.plain, start, first[2]
    ):
        return None
    end = identifiers_end(source, start, line.end)
    citation = Citation(start, end)
    put_identifiers(source, citation, start, end)
    match = _JOURNAL_FIRST.match(source.plain, start, line.end)
    if (
        match
        and is_journal(match["journal"])
        and not _NO_JOURNAL.search(match["journal"].lower())
    ):
        put_journal(citation, source.plain, *match.span("journal"))
    mention = Mention(start, end, role, rule, 0.93, citation)
    put_online(source, citation, start, line.end, rules)
    return mention
