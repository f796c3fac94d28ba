"""Lines that cite a work without its numbers: by journal and DOI."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import (
    Citation,
    Found,
    parse_before_doi,
    trim_title,
)
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import identifiers_end, put_online
from retract_ld.prose.names_behind_title import names_behind
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["cited_by_doi", "journal_line", "title_and_doi"]

_JOURNAL_FIRST: Final = re.compile(
    r"(?P<journal>[^\n,;:(]{3,100}?),? *(?:\(?(?:doi|https?)|10\.[0-9]|[,;:(])",
    re.IGNORECASE,
)
_LONGEST_PLACE: Final = 240
_SENTENCES: Final = re.compile(r"[a-z0-9]\. [A-Z0-9]")
#: So far before a DOI stands more than a journal's name.
_FAR: Final = 140
_NO_JOURNAL: Final = re.compile(
    r"^chapter [0-9]|^(?:por|en|debido|bei|dans|par|durch|auf|na|no|em|im|à) "
    r"|\b(?:artículo|artigo|artikels?|beitrags?|aufsatz|trabajo|trabalho)\b|\bcet article\b"
    r"|^10\.|\bdoi\b|^pmc?id\b|^(?:first )?(?:published|available|received|posted)\b"
    r"|\||\b(?:free|open|full|restricted) access\b"
    r"|^(?:in )?(?:the|this|our|an?) |\b(?:article|paper|study) (?:by|of|in)\b"
)


def cited_by_doi(
    source: SourceText, line: Line, start: int, role: str, rule: str, rules: RuleSet
) -> Mention | None:
    """Read a citation that has a DOI but no numbers yet: ``Roe J. On soil. Soil. doi:…``."""
    first = next(iter(identifiers_in(source.plain, start, line.end)), None)
    if first is None or first[2] - start > 1000:
        return None
    citation = (
        _deposited(source, start, line.end)
        or _names_alone(source, start, first[2])
        or _title_first(source, start, first[2])
        or parse_before_doi(source.plain, start, first[2])
    )
    if citation is None:
        return None
    end = identifiers_end(source, first[2], line.end)
    put_identifiers(source, citation, first[2], end)
    put_online(source, citation, start, end, rules)
    return Mention(
        start, end, role, rule or "citation-line", 0.93, citation, whole=True
    )


_DOI_LABEL: Final = re.compile(
    r"[\s,;.(\[]*(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?", re.IGNORECASE
)


def _names_alone(source: SourceText, start: int, doi: int) -> Citation | None:
    """Read several names with nothing but a label between them and the DOI."""
    names, end = author_list(source.plain, start, doi, introduced=True)
    if len(names) < 2 or not _DOI_LABEL.fullmatch(source.plain, end, doi):
        return None
    citation = Citation(start, doi)
    citation.authors = [Found(*name) for name in names]
    return citation


_LONGEST_NAME: Final = 90


def _title_first(source: SourceText, start: int, doi: int) -> Citation | None:
    """Read ``Wet soil, Jane Roe, Bo Poe, Soil Letters (https://doi.org/…)``."""
    if doi - start > _FAR_DOI or author_list(source.plain, start, doi)[0]:
        return None
    label = _DOI_LABEL_END.search(source.plain, start, doi)
    last = label.start() if label else doi
    named = names_behind(source.plain, start, last)
    if named is None or FINITE.search(source.lower, start, named[0]):
        return None
    title_end, names, end = named
    journal = source.plain[end:last].strip(" ,.;:(")
    if not journal or len(journal) > _LONGEST_NAME or not is_journal(journal):
        return None
    citation = Citation(start, doi)
    citation.put("title", source.plain, start, title_end)
    citation.authors = [Found(*name) for name in names]
    first = source.plain.index(journal, end)
    put_journal(citation, source.plain, first, first + len(journal))
    return citation


_FAR_DOI: Final = 600
_DOI_LABEL_END: Final = re.compile(
    r"[\s,;.(\[]*(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?$", re.IGNORECASE
)
#: The next line is a DOI.
_DOI_NEXT: Final = re.compile(
    r"\n\s*(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+\s*"
    r"(?:\n|$|published online)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][\w&’'-]*(?:[ ,:]{1,2}(?:[A-ZÀ-Þ][\w&’'-]*|of|and|in|for|the|on|&)){1,9}"
)


def _journal_alone(
    source: SourceText, line: Line, start: int, role: str, rule: str
) -> Mention | None:
    """Read ``Correction to: Soil Letters`` above a line that is a DOI."""
    name = _NAME.fullmatch(source.plain, start, line.end)
    if name is None or not _DOI_NEXT.match(source.plain, line.end):
        return None
    citation = Citation(start, line.end)
    put_journal(citation, source.plain, start, line.end)
    return Mention(start, line.end, role, rule, 0.9, citation)


#: ``Roe, Jane and Poe, Bo, On Soil (May 3, 2019). Available at SSRN: …``
_DEPOSITED: Final = re.compile(
    r"(?P<authors>[^\n()]{4,300}?, [^\n,()]{2,40}?), (?P<title>[A-Z“\"][^\n]{12,300}?) "
    r"\((?:[A-Z][a-z]{2,8} [0-9]{1,2}, )?(?P<year>(?:19|20)[0-9]{2})\)\."
    r"(?=[^\n]{0,120}\bAvailable at (?:SSRN|https?:))"
)
_FAMILY_GIVEN: Final = re.compile(
    r"(?:[a-z]{1,3} )?[A-ZÀ-Þ][\w'’ -]{1,30}, [A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
)


def _deposited(source: SourceText, start: int, high: int) -> Citation | None:
    """Read the citation that an archive of working papers suggests."""
    match = _DEPOSITED.match(source.plain, start, high)
    if match is None:
        return None
    citation = Citation(start, match.end())
    position, end = match.span("authors")
    while position < end:
        name = _FAMILY_GIVEN.match(source.plain, position, end)
        if name is None:
            return None
        citation.authors.append(Found(name.group(), *name.span()))
        joint = _AND.match(source.plain, name.end(), end)
        position = joint.end() if joint else name.end()
        if joint is None and position < end:
            return None
    citation.put("title", source.plain, *match.span("title"))
    citation.put("published", source.plain, *match.span("year"))
    return citation


_AND: Final = re.compile(r",? and |; |, (?=[^,]+, )")


#: ``Wet soil in winter (DOI: 10.5555/s.3)`` below "the following article:"
_TITLE_AND_DOI: Final = re.compile(
    r"(?P<title>[A-Z0-9‘“\"][^\n]{14,300}?)[.,]? ?[(\[](?:[Dd][Oo][Ii]:? ?)?"
    r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/[^\s\]]{1,100}?)[)\]]\.?"
)


def title_and_doi(
    source: SourceText, line: Line, previous: Line | None, rules: RuleSet
) -> Mention | None:
    """Read a title and its DOI on the line below one that leads up to the work."""
    if previous is None or previous.text[-1] not in ":：":
        return None
    role, rule, _ = last_cue(source, previous.start, previous.end, rules)
    match = _TITLE_AND_DOI.fullmatch(source.plain, line.start, line.end)
    if not role or match is None or _SAID.search(match["title"].lower()):
        return None
    span = trim_title(source.plain, *match.span("title"))
    if span is None or len(source.plain[slice(*span)].split()) <= _FEW_WORDS:
        return None
    citation = Citation(line.start, line.end)
    citation.put("title", source.plain, *span)
    put_identifiers(source, citation, match.start("doi"), line.end)
    start = previous.start
    put_subject(source, citation, start, previous.end)
    return Mention(line.start, line.end, role, rule, 0.9, citation, whole=True)


_SAID: Final = re.compile(
    rf"{FINITE.pattern}|^(?:fig|table|panel|image|the (?:image|fig))"
    r"|\b(?:appears?|et al|duplicat\w+)\b"
)
_FEW_WORDS: Final = 3


def journal_line(
    source: SourceText, line: Line, start: int, role: str, rule: str, rules: RuleSet
) -> Mention | None:
    """Read ``Correction to: Journal of Soil https://doi.org/…``."""
    first = next(iter(identifiers_in(source.plain, start, line.end)), None)
    if role and first is None and start > line.start:
        return _journal_alone(source, line, start, role, rule)
    if not role or first is None or first[2] - start > _LONGEST_PLACE:
        return None
    if FINITE.search(source.lower, start, first[2]) or QUOTED.search(
        source.plain, start, first[2]
    ):
        return None
    end = identifiers_end(source, first[2], line.end)
    citation = Citation(start, end)
    put_identifiers(source, citation, first[2], end)
    match = _JOURNAL_FIRST.match(source.plain, start, line.end)
    if (
        match
        and first[2] - start <= _FAR
        and not _SENTENCES.search(source.plain, match.end("journal"), first[2])
        and is_journal(match["journal"])
        and not _NO_JOURNAL.search(match["journal"].lower())
    ):
        put_journal(citation, source.plain, *match.span("journal"))
    mention = Mention(start, end, role, rule, 0.93, citation)
    put_online(source, citation, start, line.end, rules)
    return mention
