"""Whole citations inside a sentence: ``We retract the article Roe J, Poe B. On soil. …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.chapter_lines import led_chapter
from retract_ld.prose.citation import Citation, Found, parse, put_last_year
from retract_ld.prose.citation_starts import has_authors
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_patterns import JOINT, RETRACTED_AFTER
from retract_ld.prose.mention_words import identifiers_end, put_online
from retract_ld.prose.mentions import text_mentions
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_first import is_title, named_after_title, titled_first
from retract_ld.prose.told_titles import entitled, from_journal, titled_with_doi
from retract_ld.prose.unquoted_rows import unquoted_single

__all__ = ["led_citations", "running_mentions"]

#: What a citation may follow in a sentence.
_LEADS: Final = re.compile(
    r"\b(?:[Aa]rticles?|[Pp]apers?|[Pp]ublications?|[Mm]anuscripts?|[Ss]tud(?:y|ies)"
    r"|[Rr]eports?|[Ll]etters?|[Rr]eviews?|[Cc]hapters?|[Ww]orks?|[Rr]eferences?|[Rr]etracts?"
    r"|(?:[Ww]ithdraw|[Cc]orrect|[Cc]oncern|[Aa]ffect|[Rr]egard|[Aa]mend)s?"
    r"|[Ff]ollowing|(?<![”’\"')\]] )[Bb]y|[Oo]f|[Tt]o|[Ff]or|[Ii]n)[,:]? [(\[]?"
    r"(?=[^\W\d_a-z]|[0-9][\w,'′]*-[^\W\d_]|van |von |de (?=[^\W\d_a-z][^\W\d_]+ [A-Z]{1,3},))"
    r"|[:;–—] ?[(\[]?(?=[^\W\d_a-z])"
)
#: Without it no chapter of an edited book is cited.
_EDITED: Final = re.compile(r"\b[Ee]d(?:s|ited)?\b|[Hh]rsg")
_SENTENCE: Final = re.compile(
    r"\b(?:ha(?:s|ve|d)|retract\w*|withdr\w*|decided|editors?|articles?|papers?|we|our|this)\b"
)
_TITLED_BY: Final = re.compile(
    r"(?P<title>[A-Z][^()\n“”\"]{15,250}?[^\s,.]) by (?P<names>[A-Z][^()\n]{3,160}) "
    r"\((?P<place>(?P<journal>[A-Z][^()\n,;0-9]{1,80}),[^()\n]{6,90})\)"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST: Final = 1500
_FEWEST_WORDS: Final = 2
_MOST_TRIES: Final = 60
#: A title says nothing of retracting; a sentence that goes on does.
_NO_TITLE: Final = re.compile(
    r"^(?:[a-z]{2,}\b|\()"
    r"|\b(?:et al|has been|have been|retracted|withdrawn|this article|published)\b"
    r"|\b(?:en)?titled,? [“\"‘]"
)
_SPEAKS_OF_WORK: Final = re.compile(
    r"\b(?:retract|withdr|correct|concern|error|mistake|regret|alert)"
)
#: Then the citation may be that of a source.
_SHARED: Final = re.compile(
    r"\b(?:shared with|overlap\w* (?:with|between)|(?:similar|identical) to|copied from"
    r"|duplicated? (?:from|of|in)|plagiari[sz]\w* from"
    r"|(?:previously|already)(?: been)? published"
    r"|(?:amount|portion|part)s? of (?:the )?(?:material|text|data)s?\b)"
)
_SPEAKS_OF_SOURCE: Final = re.compile(
    r"\b(?:data|materials?|texts?|figures?|figs?\b|images?|tables?|contents?|previous|earlier"
    r"|overlap|similar|identical|duplicat|plagiar|copied|shared|same|from|already|another)"
)


def led_citations(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Iterator[Mention]:
    """Yield the citations in a line that begin with authors and are told to the numbers."""
    position = low
    titled = (
        _titled_by(source, low, high)
        or titled_first(source, low, high)
        or titled_with_doi(source, low, high, rules)
        or from_journal(source, low, high, rules)
        or unquoted_single(source, low, high, rules)
        or (rules.language == "en" and entitled(source, low, high, rules))
        or None
    )
    if titled:
        yield titled
        position = titled.end
    quoted = [match.span() for match in QUOTED.finditer(source.plain, low, high)]
    quoted = [
        (first + 2, last)
        for first, last in quoted
        if not locators(source.plain, first, last)
    ]
    edited = _EDITED.search(source.plain, low, high) is not None
    for lead in islice(_LEADS.finditer(source.plain, low, high), _MOST_TRIES):
        if lead.end() < position or any(
            first < lead.end() < last for first, last in quoted
        ):
            continue
        role, rule = "", ""
        start: int | None = lead.end()
        while start is not None:
            mention = led_chapter(source, start, high) if edited else None
            if mention is None:
                position, mention = _read(source, start, high, rules)
            if mention is None:
                mention = _read_titled(source, lead, start, high)
            if mention is None:
                break
            position = max(position, mention.end)
            if not role:
                role, rule = _role(source, low, start, rules)
            if not role and RETRACTED_AFTER.match(source.lower, position, high):
                role, rule = "work", "retracted-after"
            mention.role, mention.rule, mention.whole = role, rule, role != ""
            yield mention
            joint = JOINT.match(source.plain, position, high)
            start = joint.end() if joint and joint.end() > position else None


def _titled_by(source: SourceText, low: int, high: int) -> Mention | None:
    """Read ``Wet soil: what now? by J. Roe and others (Soil Lett., vol 4, pp 3–9)``."""
    match = _TITLED_BY.match(source.plain, low, high)
    if match is None or _SENTENCE.search(match["title"].lower()):
        return None
    first, last = match.span("names")
    authors, _ = author_list(source.plain, first, last, introduced=True)
    cores = locators(source.plain, *match.span("place"))
    journal = match.span("journal")
    if not authors or not cores or not {"volume", "pages"} <= cores[0].spans.keys():
        return None
    citation = Citation(low, match.end())
    citation.authors = [Found(*author) for author in authors]
    citation.put("title", source.plain, *match.span("title"))
    citation.put("journal", source.plain, *journal)
    citation.put_numbers(source.plain, cores[0].spans)
    year = _YEAR.search(source.plain, *match.span("place"))
    if year:
        citation.put("published", source.plain, *year.span())
    return Mention(low, match.end(), "work", "titled-by", 0.9, citation, whole=True)


def _read(
    source: SourceText, start: int, high: int, rules: RuleSet
) -> tuple[int, Mention | None]:
    """Read a citation that begins at an offset; return where it or its authors end."""
    reach = min(high, start + _LONGEST)
    listed = uniform_list(source.plain, start, reach, alone=True)
    authors, after = listed or author_list(source.plain, start, reach)
    if not authors:
        return start, None
    if source.plain.startswith(": ", after) and has_authors(
        source.plain, after + 2, reach
    ):
        return after, None  # "two articles by J. Roe: Roe J, Poe B. Wet soil. …"
    citation = parse(source.plain, start, reach)
    if citation is None or not _is_whole(source.plain, citation, start):
        return after, None
    # the year may stand behind the DOI
    told = [name for name in citation.fields if name != "published"]
    core = max(citation.fields[name].end for name in told)
    end = identifiers_end(source, core, high)
    put_identifiers(source, citation, core, end)
    end = max([end, *(found.end for found in citation.fields.values())])
    put_online(source, citation, end, high, rules)
    return end, Mention(start, end, "", "", 0.92, citation, whole=True)


#: After these a title may stand without any mark.
_WORK_LEADS: Final = re.compile(r"(?:[a-z]{3}[,:]?|[:;–—]) ?[(\[]?$")
_SHORT_LEADS: Final = re.compile(r"(?:[Oo]f|[Tt]o|[Ff]or|[Ii]n|[Bb]y),? ?$")
_TITLE_REACH: Final = 420


def _read_titled(
    source: SourceText, lead: re.Match[str], start: int, high: int
) -> Mention | None:
    """Read a citation that begins with its title, and names it before its journal."""
    if not _WORK_LEADS.search(lead.group()) or _SHORT_LEADS.match(lead.group()):
        return None
    cores = locators(source.plain, start, min(high, start + _TITLE_REACH))
    if not cores or _NO_TITLE.search(source.plain, start, cores[0].start):
        return None
    citation = named_after_title(source, start, cores[0])
    if citation is None or not {"title", "journal"} <= citation.fields.keys():
        return None
    if not is_title(source, *citation.fields["title"][1:]):
        return None
    put_last_year(citation, source.plain, cores[0].end, high)
    end = identifiers_end(source, cores[0].end, high)
    put_identifiers(source, citation, cores[0].end, end)
    return Mention(start, end, "", "", 0.9, citation, whole=True)


def _role(source: SourceText, low: int, start: int, rules: RuleSet) -> tuple[str, str]:
    """Return what the sentence before a citation says of it."""
    low = max(low, source.sentence_at(start).start)
    role, rule, _ = last_cue(source, low, start, rules)
    if _SHARED.search(source.lower, low, start):
        return "other", rule or "shared-with"
    if (
        not role
        and _SPEAKS_OF_WORK.search(source.lower, low, start)
        and not _SPEAKS_OF_SOURCE.search(source.lower, low, start)
    ):
        return "work", "led-citation"
    return role, rule or "led-citation"


def _is_whole(plain: str, citation: Citation, start: int) -> bool:
    """Tell whether a citation begins with its authors and leaves nothing out."""
    fields = citation.fields
    if not citation.authors or citation.authors[0].start != start:
        return False
    if not {"title", "journal"} <= fields.keys() or not fields.keys() & {
        "volume",
        "pages",
    }:
        return False
    title = fields["title"].value
    between = plain[citation.authors[-1].end : fields["title"].start]
    if len(title.split()) < _FEWEST_WORDS or "[" in between:
        return False  # "Roe et al. [Engineering Structures 4, 3]": a journal
    return len(title) < _LONGEST // 3 and _NO_TITLE.search(title) is None


def running_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Iterator[Mention]:
    """Yield the mentions in running text: whole citations and what stands between."""
    for led in led_citations(source, low, high, rules):
        yield from text_mentions(source, low, led.start, rules)
        yield led
        low = led.end
    yield from text_mentions(source, low, high, rules)
