"""Authors that follow a title in running text: ``“On soil” by Jane Roe and Bo Poe``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_mentions import CLOSING
from retract_ld.prose.author_styles import FAMILY_FIRST
from retract_ld.prose.authors import author_list
from retract_ld.prose.authors_behind import authors_in_bracket, put_dated_bracket
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.cited_journal import before_month, put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.journal_name import journal_start
from retract_ld.prose.locators import locators
from retract_ld.prose.mention_patterns import OF_JOURNAL
from retract_ld.prose.names_behind_title import is_fuller, names_up_to
from retract_ld.prose.source_text import SourceText

__all__ = ["read_authors"]

_BY: Final = re.compile(
    r"[\s,]*\(?\b(?:(?:(?:co-?)?authored |written )?by|(?:verfasst |geschrieben )?von"
    r"|(?:écrite? |rédigée? |signée? )?par|(?:(?:escrit|firmad|elaborad|remitid"
    r"|enviad|presentad)[oa] )?por|d[ea]"
    r" autor[ií]a de|cuy[oa]s? autor(?:es|as|a)? (?:son|es)|dont (?:les auteurs sont"
    r"|l['’]auteure? est)|(?:de |d)?[lo]s autores|autor(?:es|in|en|ía)?:|auteure?s? ?:"
    r"|des auteurs|der autoren|d[ei])\s+"
    r"(?:the authors?:? |los autores |os autores |les auteurs |den Autoren )?"
)
#: ``“On soil” from the Journal of Soil by Roe and Poe``
_FROM_BY: Final = re.compile(
    r"[\s,”\"’]*(?:from|in|of) (?:the )?(?P<journal>[A-Z][^,;()“”\n]{2,90}?)(?=,? by )"
)
_ABBREVIATION: Final = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][a-z]+\.?$")
#: ``R. K. Singh. Soil Letters 12``: a whole word begins the journal.
_JOURNAL_NEXT: Final = re.compile(
    r"[.,] (?=[A-Z][a-z]{2,}(?:[: ][^\n.,;]{0,60})?[0-9])"
)
_NAMED: Final = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+, ")
#: ``“On soil” of Jane Roe and Bo Poe in Soil Letters 4``
_OF: Final = re.compile(
    r"[\s,]*of (?=[A-Z][^\n()“”\"]{3,120} in (?:the )?(?:journal )?[A-Z][^\n]{2,60}[0-9])"
    r"(?!the\b|[^\n,]{0,60}\b(?:Journal|Letters|Reviews?|Annals|Science)\b[^\n,]{0,30} in )"
)
#: ``by Jane Roe and Bo Poe in Soil Letters 4``
_IN_JOURNAL: Final = re.compile(
    r"(?:,? and (?:(?:was|were) )?(?:published|appeared|printed))?,? in (?:the )?(?:journal )?"
    r"(?=[A-Z])"
)


def read_authors(source: SourceText, citation: Citation, low: int, high: int) -> int:
    """Read the authors that follow a title; return where they end."""
    if citation.authors:
        return low
    dated = put_dated_bracket(citation, source.plain, low, high)
    if dated > low:
        return dated
    citation.authors, end = authors_in_bracket(source.plain, low, high)
    if citation.authors:
        return end
    journal = _FROM_BY.match(source.plain, low, high)
    if journal and is_journal(journal["journal"]):
        put_journal(citation, source.plain, *journal.span("journal"))
        low = journal.end()
    by = _BY.match(source.plain, low, high) or _OF.match(source.plain, low, high)
    closing = CLOSING.match(source.plain, low, high)
    start = by.end() if by else (closing.end() if closing else low)
    cores = locators(source.plain, start, min(high, start + 600))
    limit = high
    if cores and "journal" in cores[0].spans:
        limit = cores[0].start
    elif cores:
        last = before_month(source.plain, start, cores[0].start)
        limit = journal_start(source.plain, start, last)
        if by and _NAMED.fullmatch(source.plain, start, cores[0].start):
            limit = cores[0].start  # "by J. Roe, Volume 4": no journal between
    placed = _IN_JOURNAL.search(source.plain, start, high) if by and cores else None
    if placed and placed.start() < cores[0].start:
        cores, limit = [], placed.start()
    authors, end = author_list(
        source.plain,
        start,
        max(limit, start),
        introduced=by is not None,
        families=by is not None,
    )
    if by is not None and cores and limit > start:
        more, last = author_list(
            source.plain, start, cores[0].start, introduced=True, families=True
        )
        if (
            len(more) > len(authors)
            and not OF_JOURNAL.search(more[-1][0])
            and (
                FAMILY_FIRST.search(more[-1][0])
                or source.plain[more[-1][1] - 5 : more[-1][1]].endswith(
                    (" and ", " & ")
                )
            )
        ):
            authors, end = more, last
    if cores and start < cores[0].start:
        title = citation.fields.get("title")
        span = (title.start, title.end) if title else (start, start)
        named = names_up_to(
            source.plain, start, cores[0].start, title=span, told=by is not None
        )
        if named and is_fuller(named, authors):
            citation.authors = [Found(*author) for author in named]
            return named[-1][2]
    if (
        by is None
        and len(authors) == 1
        and _ABBREVIATION.match(authors[0][0])
        and not _JOURNAL_NEXT.match(source.plain, authors[0][2], high)
    ):
        return low  # "[J. Posth. Log. 33 (2020)": the journal's words
    citation.authors = [Found(*author) for author in authors]
    return end if authors else low
