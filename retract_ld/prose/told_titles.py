"""Unquoted titles that a sentence tells of: ``The article Wet soil by Jane Roe has been …``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.degrees import degrees_end
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import identifiers_end, put_online, read_after
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_first import NO_TITLE, is_title, up_to_last

__all__ = ["entitled", "from_journal", "titled_with_doi", "told_by"]

_REACH: Final = 420
_FEW_WORDS: Final = 3


#: ``The paper entitled Wet soil in winter, published in Soil Letters (Vol. 4, …``
_ENTITLED: Final = re.compile(
    r"\b(?:[Aa]rticle|[Pp]aper|[Ss]tudy|[Mm]anuscript|[Rr]eport),? (?:entitled|titled):? "
    r"(?P<title>[A-Z][^“”\"‘’'«»\n]{14,250}?)(?=,? (?:\(|published|which|that (?:was|appeared)"
    r"|authored|written|by [A-Z]|has been|is |was ))"
)


def entitled(source: SourceText, low: int, high: int, rules: RuleSet) -> Mention | None:
    """Read a title that "entitled" leads up to, without quotation marks."""
    match = _ENTITLED.search(source.plain, low, min(high, low + 2 * _REACH))
    if match is None or len(match["title"].split()) <= _FEW_WORDS:
        return None
    citation = Citation(match.start("title"), match.end())
    citation.put("title", source.plain, *match.span("title"))
    end = read_after(source, citation, match.end(), high, rules)
    start = match.start("title")
    return Mention(start, end, "work", "entitled", 0.85, citation, whole=True)


#: ``The conference paper Wet soil in winter (10.5555/x) by Jane Roe and Bo Poe was …``
_WITH_DOI: Final = re.compile(
    r"\b[Tt]h(?:e|is) (?:(?:conference|proceedings|research|journal|review) )?"
    r"(?:paper|article|chapter),? "
    r"(?P<title>[A-Z0-9][^“”\"‘«()\n]{14,250}?) ?"
    r"\((?:[Dd][Oo][Ii]:? ?)?(?:https?://(?:dx\.)?doi\.org/)?"
    r"10\.[0-9]{4,9}/[^\s()]{1,80}\),? by (?=[^\W\d_a-z])"
)


def titled_with_doi(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Mention | None:
    """Read a title without quotation marks that its DOI and "by" follow."""
    match = _WITH_DOI.search(source.plain, low, min(high, low + 2 * _REACH))
    if match is None:
        return told_by(source, low, high, rules)
    if NO_TITLE.search(match["title"].lower()):
        return None
    citation = _by(source, match, match.start(), high)
    put_identifiers(source, citation, match.end("title"), match.end())
    return Mention(
        match.start(),
        citation.end,
        "work",
        "titled-with-doi",
        0.9,
        citation,
        whole=True,
    )


#: ``The article Wet soil in winter by Jane Roe and Bo Poe has been retracted``
_TOLD: Final = re.compile(
    r"\b[Tt]h(?:e|is) (?:(?:conference|proceedings|research|journal|review|original|published"
    r"|above|following) ){0,2}(?:paper|article|chapter|report|study),? "
    r"(?P<title>[A-Z0-9][^“”\"‘«()\n]{14,250}?),? by (?=[^\W\d_a-z])"
)
_GOES_ON: Final = re.compile(
    r",? (?:published|which|that|appear\w*|has|have|is|was|were|in|from)\b|[,;]? ?[(\[]"
    r"|, (?:doi|DOI|https?:|10\.)"
)


def told_by(source: SourceText, low: int, high: int, rules: RuleSet) -> Mention | None:
    """Read a title without quotation marks between "the article" and "by" with names."""
    match = _TOLD.search(source.plain, low, min(high, low + 2 * _REACH))
    if match is None or not is_title(source, *match.span("title")):
        return None
    if len(match["title"].split()) <= _FEW_WORDS:
        return None
    citation = _by(source, match, match.start("title"), high)
    if not citation.authors:
        return None
    end = citation.end
    ends = (end, degrees_end(source.plain, citation.authors[-1].end, high))
    if not any(_GOES_ON.match(source.plain, place, high) for place in ends):
        return None
    sentence = source.sentence_at(end)
    end = read_after(source, citation, end, min(high, max(sentence.end, end)), rules)
    start = match.start("title")
    return Mention(start, end, "work", "told-by", 0.85, citation, whole=True)


#: ``The following article from Soil Letters, Wet soil by Jane Roe, published online …``
_FROM: Final = re.compile(
    r"\b[Ff]ollowing (?:article|paper)s? (?:from|in|of) (?:the )?(?:journal )?"
    r"(?P<journal>[A-Z][^,;:.“”\"‘\n]{1,90}), (?P<title>[A-Z0-9][^“”\"‘«\n]{14,300}?),? by "
    r"(?=[^\W\d_a-z])"
)
_AFTER: Final = 420


def from_journal(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Mention | None:
    """Read "the following article from J, Title by Authors", without quotation marks."""
    match = _FROM.search(source.plain, low, min(high, low + 2 * _REACH))
    if match is None or NO_TITLE.search(match["title"].lower()):
        return None
    citation = _by(source, match, match.start(), high)
    if not citation.authors:
        return None
    end = citation.end
    citation.put("journal", source.plain, *match.span("journal"))
    sentence = source.sentence_at(end)
    reach = min(high, end + _AFTER, max(sentence.end, end))
    put_online(source, citation, end, reach, rules)
    cores = locators(source.plain, end, reach)
    if cores:
        citation.put_numbers(source.plain, cores[0].spans)
        end = cores[0].end
    last = identifiers_end(source, end, reach)
    put_identifiers(source, citation, end, last)
    return Mention(
        match.start(), last, "work", "from-journal", 0.9, citation, whole=True
    )


def _by(source: SourceText, match: re.Match[str], start: int, high: int) -> Citation:
    """Return the title of a match with the authors behind it, up to the last of them."""
    authors, end = author_list(source.plain, match.end(), high, introduced=True)
    authors, end = up_to_last(source.plain, authors, end)
    citation = Citation(start, end)
    citation.put("title", source.plain, *match.span("title"))
    citation.authors = [Found(*author) for author in authors]
    return citation
