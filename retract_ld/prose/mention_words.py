"""The words around a title or a citation's numbers: authors, journal, dates, addresses."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.authors_after_title import read_authors
from retract_ld.prose.authors_behind import put_authors_behind
from retract_ld.prose.bracketed import (
    BRACKET,
    open_bracket,
    put_bracketed,
    put_place,
)
from retract_ld.prose.citation import Citation, Found, parse, put_last_year
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.cited_journal import before_month, put_journal
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.journal_mentions import is_journal, put_named, put_published_in
from retract_ld.prose.journal_name import journal_start
from retract_ld.prose.locators import Locator, locators
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.numbers_beside import add_core, put_pages_alone
from retract_ld.prose.quotations import QUOTED, names_journal
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = [
    "ONLINE",
    "URL",
    "put_core",
    "put_online",
    "read_after",
]

#: A landing page; a bare host is nobody's landing page, and a DOI is an identifier.
URL: Final = re.compile(
    r"https?://(?!(?:dx\.)?doi\.org)[^\s<>\"“”)\]/]{4,100}/[^\s<>\"“”)\]]{3,300}"
)
ONLINE: Final = re.compile(
    r"(?:first published|epub ahead of print):? (?=[a-z]{3,9} [0-9]|[0-9]{1,2} [a-z])"
    r"|published (?:online )?by [^,:.\n]{3,40}[:,] (?=[0-9]{1,2} [a-z]|[a-z]{3,9} [0-9])"
    r"|(?:first )?published (?:online"
    r"|on)\b(?:[ :,]{1,2}(?:on|first|ahead of print))*:?"
    r"|publicado (?:en línea |online )?el\b|online veröffentlicht am"
)
_AFTER: Final = 320
_LONGEST_NAME: Final = 120
#: What was published there is the notice, not the work.
_OF_THE_NOTICE: Final = re.compile(
    r"\b(?:notice|retraction|correction|corrigendum|erratum|concern)\b[^.\n]{0,30}$"
)


def put_online(
    source: SourceText, citation: Citation, low: int, high: int, rules: RuleSet
) -> None:
    """Keep the day a work was published online."""
    online = ONLINE.search(source.lower, max(low, 0), high)
    if online is None or _OF_THE_NOTICE.search(
        source.lower, max(low, online.start() - 60, 0), online.start()
    ):
        return
    date = find_date(source.lower, online.end(), min(high, online.end() + 40), rules)
    if date and date[1] - online.end() < 12:
        citation.fields.setdefault("published_online", Found(*date))


def put_core(source: SourceText, citation: Citation, core: Locator, low: int) -> None:
    """Keep a numeric core and the words before it: a journal, or a whole citation."""
    low = max(low, source.plain.rfind("\n", 0, core.start) + 1)
    citation.put_numbers(source.plain, core.spans)
    put_last_year(
        citation, source.plain, core.end, min(core.end + 160, len(source.plain))
    )
    bracket = open_bracket(source.plain, core.start)
    whole = _JOURNAL_BETWEEN.fullmatch(source.plain, max(low, 0), core.start)
    named = _QUOTED_JOURNAL.search(
        source.plain, max(low, core.start - _AFTER), core.start
    )
    if named and names_journal(
        source.plain, named.start("quoted"), named.end("quoted")
    ):
        put_journal(citation, source.plain, *named.span("journal"))
    elif (
        whole
        and "journal" not in citation.fields
        and "title" in citation.fields
        and len(whole["journal"].split()) <= _MOST_WORDS
        and not FINITE.search(whole["journal"].lower())
    ):
        put_journal(citation, source.plain, *whole.span("journal"))
    elif bracket is not None:
        put_bracketed(source, citation, core, bracket)
        if "journal" not in citation.fields:  # ``(pages 3-9, vol. 4 of Soil Letters)``
            put_named(source, citation, core.start, core.end)
    elif "journal" not in citation.fields and not (
        put_named(source, citation, core.start, core.end)
        or _put_whole(source, citation, core)
    ):
        end = before_month(source.plain, max(low, 0), core.start)
        start = journal_start(source.plain, max(low, 0), end)
        while end > start and source.plain[end - 1] in ' ,.;:([|“"‘-':
            end -= 1
        if end - start <= _LONGEST_NAME and is_journal(source.plain[start:end]):
            if source.plain[end : end + 1] == "." and "." in source.plain[start:end]:
                end += 1
            put_journal(citation, source.plain, start, end)


#: ``in “Soil Letters”, volume``, ``in “Soil Letters” on pages``
_QUOTED_JOURNAL: Final = re.compile(
    r"(?P<quoted>[“‘](?P<journal>[A-Z][^“”‘’\n]{2,90})[”’])[\s,(]*(?:on )?$"
)
_MOST_STARTS: Final = 8
_AUTHORS_MAY_BEGIN: Final = re.compile(
    r"\b(?:[Aa]ufsatz|[Bb]eitrag|[Aa]rtikel|[Aa]rbeit) von (?=[A-ZÀ-Þ])|"
    r"\b(?:[Aa]rticles?|[Pp]apers?|[Rr]eports?|[Ss]tudy|[Ll]etter),\s(?=[A-Z])|"
    r"(?:[:;–—]\s|(?<![A-Z])(?<![A-Z][a-z])\.\s|\n|“)(?=[^\W\d_a-z][^\W\d_]+)"
)


def _put_whole(source: SourceText, citation: Citation, core: Locator) -> bool:
    """Read a citation in running text that begins with its authors."""
    line = source.plain.rfind("\n", 0, core.start) + 1
    low = max(line, core.start - BRACKET)
    starts = list(_AUTHORS_MAY_BEGIN.finditer(source.plain, low, core.start))
    for match in starts[-_MOST_STARTS:]:
        authors, end = author_list(source.plain, match.end(), core.start)
        if not authors or end > core.start - 20:
            continue
        inner = parse(source.plain, match.end(), core.end)
        if inner is not None and inner.authors:
            for name, found in inner.fields.items():
                citation.fields.setdefault(name, found)
            citation.authors = citation.authors or inner.authors
            return True
    return False


def read_after(
    source: SourceText, citation: Citation, low: int, high: int, rules: RuleSet
) -> int:
    """Read what follows a title: authors, journal, numbers, dates; return where it ends."""
    high = _next_title(source, low, high)
    position = read_authors(source, citation, low, high)
    bracket = _BRACKET_NEXT.match(source.plain, position, high)
    if bracket and put_place(source.plain, citation, bracket.end() - 1):
        position = max(position, _end_of(citation, high))
        if not citation.authors:
            put_authors_behind(source, citation, position, high)
    high = min(high, position + _AFTER)
    high = min(high, _next_other(source, position, high, rules))
    year = _YEAR_AFTER_TITLE.match(source.plain, position, high)
    if year:
        citation.put("published", source.plain, *year.span("year"))
        if not citation.authors:
            position = read_authors(source, citation, year.end() + 1, high)
    cores = locators(source.plain, position, high)
    if cores and "pages" not in citation.fields:
        put_core(source, citation, cores[0], position)
        add_core(source, citation, cores)
    elif not cores and "pages" not in citation.fields:
        put_pages_alone(source, citation, position, high)
    if cores and not citation.authors:
        put_authors_behind(source, citation, cores[0].end, high)
    put_published_in(source, citation, position, high)
    named = _IN_NAMED.match(source.plain, position, high) if not cores else None
    if named and citation.authors and "journal" not in citation.fields:
        put_journal(citation, source.plain, *named.span("journal"))
    _part_from_names(source, citation)
    put_identifiers(source, citation, position, high)
    put_online(source, citation, position, high, rules)
    return max(low, position, _end_of(citation, high))


def _part_from_names(source: SourceText, citation: Citation) -> None:
    """Cut the last author off the front of a journal: ``R. K. Singh. Soil Letters``."""
    journal = citation.fields.get("journal")
    if journal is None or not citation.authors:
        return
    last = citation.authors[-1].end
    if not journal.start <= citation.authors[-1].start < journal.end:
        return
    start = (
        last
        + len(source.plain[last : journal.end])
        - len(source.plain[last : journal.end].lstrip(" .,;"))
    )
    if start < journal.end and is_journal(source.plain[start : journal.end]):
        citation.fields["journal"] = Found.at(source.plain, start, journal.end)


def _next_title(source: SourceText, low: int, high: int) -> int:
    """Return where the next words stand in quotation marks that are no journal's name."""
    for quoted in QUOTED.finditer(source.plain, low, high):
        if not names_journal(source.plain, *quoted.span()):
            return quoted.start()
    return high


def _end_of(citation: Citation, high: int) -> int:
    """Return where the values of a citation end that stand before `high`."""
    ends = (found.end for found in citation.fields.values() if found.end <= high)
    return max(ends, default=0)


#: ``« On soil » (2018)``
_YEAR_AFTER_TITLE: Final = re.compile(
    r"[\s,.;:»”\"’]*\((?P<year>(?:19|20)[0-9]{2})(?=[);,])"
)
#: A title's journal, whole, whatever words of it are in lower case.
_JOURNAL_BETWEEN: Final = re.compile(
    r"[\s,.;:»”\"’(\[]*(?:(?:(?:publi(?:cad[oa]|ée?s?)|par(?:u|ue|us|ues)|apareci(?:ó|do|da)"
    r"|divulgad[oa]|erschienen|veröffentlicht|abgedruckt|published)[, ]+)?"
    r"(?:in|en|em|n[ao]|dans) ?:? )?(?:(?:la|el|le|les|los|las|der|dem|den|the|l['’]) ?)?"
    r"(?:(?:revista|revue|Zeitschrift(?! für)|periódico|journal) )?[«“\"]?"
    r"(?P<journal>[A-ZÀ-Þ][^.;:()\[\]\n“”«»„\"0-9,]{2,80}?)[»”\"]?[\s,.;(]*"
)
_MOST_WORDS: Final = 9
_BRACKET_NEXT: Final = re.compile(r"[\s,.]{0,3}[\[(]")


#: ``“On soil” by Jane Roe and Bo Poe in the Journal of Soil due to …``
_IN_NAMED: Final = re.compile(
    r",? in (?:the )?(?:journal )?(?P<journal>(?=[^\n.,;]{0,60}\b(?:Journal|Annals|Archives"
    r"|Letters|Bulletin|Reviews?|Research|Reports|Acta|Proceedings)\b)[A-Z][\w&-]*"
    r"(?: (?:[A-Z][\w&-]*|of|and|the|for|in(?= [A-Z])|&)){0,9})"
)


def _next_other(source: SourceText, low: int, high: int, rules: RuleSet) -> int:
    starts = [
        match.start()
        for cue in (*rules.others, *rules.replacements)
        if (match := cue.pattern.search(source.lower, low, high))
    ]
    return min(starts, default=high)


_NEW_SENTENCE: Final = re.compile(
    r"[.!?]\s+(?!Available |Retrieved |Accessed )[A-Z][a-z]+ [a-z]"
)


def identifiers_end(source: SourceText, low: int, high: int) -> int:
    """Return where the identifiers end that follow a citation's numbers."""
    end = low
    found = identifiers_in(source.plain, low, min(high, low + 500))
    for _, _, start, stop in sorted(found, key=lambda item: item[2]):
        gap = source.plain[end:start]
        if len(gap) > 90 or _NEW_SENTENCE.search(gap):
            break
        end = stop
    return end
