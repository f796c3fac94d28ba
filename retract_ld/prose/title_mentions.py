"""What the title of a notice says of the works: their titles, or whole citations."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.behind_numbers import put_behind_numbers
from retract_ld.prose.citation import (
    Citation,
    parse,
    parse_before_doi,
    trim_title,
)
from retract_ld.prose.citation_fields import closes_within
from retract_ld.prose.citation_starts import has_authors
from retract_ld.prose.east_asian_citations import east_asian_mentions, is_east_asian
from retract_ld.prose.heading_causes import after_cause
from retract_ld.prose.journals_online import put_journal_online
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import (
    identifiers_end,
    read_after,
)
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.places_at_end import place_at_end
from retract_ld.prose.quotations import QUOTED, holds_quotation
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_first import cited_title_first
from retract_ld.prose.titles_of_notices import (
    TRAILING,
    put_names_and_year,
    put_quoted,
    put_title,
)
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["title_mentions"]


#: ``[version 3; peer review: withdrawn]``
_VERSION: Final = re.compile(r"\s*\[version [0-9]{1,2}[;,][^\[\]\n]{0,80}\]?$")
_JOINT: Final = re.compile(r"[\s.,;]*(?:and|&|;)\s+")


def title_mentions(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[Mention]:
    """Read what a notice's title says of the works: one, or several joined by "and"."""
    if is_east_asian(source.plain, low, high):
        named = east_asian_mentions(source, low, high, rules)
        if named:
            return [replace(mention, rule="title") for mention in named]
    version = _VERSION.search(source.plain, low, high)
    high = version.start() if version else high
    low = after_cause(source.plain, low, high)
    cores = locators(source.plain, low, high)
    for core, following in pairwise(cores):
        cut = identifiers_end(source, core.end, following.start)
        joint = _JOINT.match(source.plain, cut, following.start)
        if joint and author_list(source.plain, joint.end(), following.start)[0]:
            return [
                _title_mention(source, low, cut, rules),
                *title_mentions(source, joint.end(), high, rules),
            ]
    return [_title_mention(source, low, high, rules)]


_OPENING: Final = "“\"‘'’`«„"
_CLOSING: Final = "”\"’'`»"
_SHORTEST: Final = 8


def _before_place(plain: str, citation: Citation, low: int, high: int) -> bool:
    """Read a title that a bracket with the work's place follows.

    ``“The “dark” soil” [Soil Lett. 4 (2018) 86–91]``: quotation marks may nest.
    """
    tail = TRAILING.search(plain.lower(), low + _SHORTEST, high)
    found = place_at_end(plain, low, tail.start() if tail else high)
    if found is None:
        return False
    bracket, place = found
    span = trim_title(plain, low, bracket)
    if span is None or span[1] - span[0] < _SHORTEST:
        return False
    inner = plain[slice(*span)]
    quoted = plain[low : low + 1] in _OPENING
    closed = any(
        plain[low:end].rstrip(" .,")[-1:] in _CLOSING for end in (bracket, high)
    )
    first = QUOTED.match(plain, low, bracket) if quoted and not closed else None
    goes_on = first is not None and _SUBTITLE.match(plain, first.end()) is not None
    span = (low, span[1]) if goes_on else span
    if (quoted != closed and not goes_on) or (
        not quoted and any(mark in inner for mark in '“”"')
    ):
        return False  # ``Roe and Poe, “On soil” [4, 3-9]``: more than a title
    if author_list(plain, low, bracket)[0]:
        return False
    citation.fields |= place.fields
    citation.authors = place.authors
    citation.put("title", plain, *(span if goes_on else _within_marks(plain, *span)))
    return True


def _within_marks(plain: str, low: int, high: int) -> tuple[int, int]:
    while (
        low < high
        and plain[low] in _OPENING + " "
        and not closes_within(plain, low, high)
    ):
        low += 1
    while high > low and plain[high - 1] in "”\"’'`» ":
        high -= 1
    return low, high


#: What leads up to a title in quotes, besides its authors.
_LEADS_UP: Final = re.compile(
    r"(?:.{0,90}\b)?(?:articles?|papers?|chapters?|guidelines?|reports?|letters?|stud(?:y|ies)|abstracts?"
    r"|posters?|communications?|reviews?|publications?|manuscripts?|entitled|titled"
    r"|authorship of|artigos?|artículos?|beitrags?|aufsatz(?:es)?|kapitels?|trabajo|trabalho"
    r"|[0-9]{4}[a-z]?\)?|(?:theorem|lemma|proposition|corollary|section|chapter|table|figure|fig\.|the"
    r" proof of [a-z]+) [0-9.()a-z]{1,8} (?:of|in))",
    re.IGNORECASE,
)
#: What goes on after a quotation that is but the start of a title.
_GOES_ON: Final = re.compile(
    r"(?:[:–—-]| [–—-])\s*\w"
    r"|\s(?!(?:by|in|from|published|and|von|por|par|de)\b)[a-z]"
    r"|\s\((?:[A-Z]{2,}|[a-z])"
)
#: ``“I dig”: farmers on soil``: the quotation is but the start of the title.
_SUBTITLE: Final = re.compile(r"(?::| [–—-]) \w")
_QUOTE_REACH: Final = 160


def _is_whole_title(plain: str, low: int, quoted: re.Match[str], high: int) -> bool:
    """Tell whether a quotation is a title rather than words within one.

    ``Reply to “On soil”`` and ``“I dig”: farmers on soil`` are titles themselves.
    """
    if quoted.start() - low > _QUOTE_REACH or _GOES_ON.match(plain, quoted.end(), high):
        return False
    before = plain[low : quoted.start()].strip(" ,:;.([")
    if not before or _LEADS_UP.fullmatch(before) or before[-1] > "\u2e80":
        return True
    names, end = author_list(plain, low, quoted.start(), introduced=True, families=True)
    return bool(names) and not plain[end : quoted.start()].strip(_MARKS)


_MARKS: Final = " ,:;.([0123456789)]—–-"


def _before_doi(source: SourceText, low: int, high: int) -> Citation | None:
    """Read a citation that ends with its DOI, without numbers."""
    for kind, _, start, _ in identifiers_in(source.plain, low, high):
        if kind == "doi":
            citation = parse_before_doi(source.plain, low, start)
            both = citation and {"title", "journal"} <= citation.fields.keys()
            return citation if both else None
    return None


def _title_mention(source: SourceText, low: int, high: int, rules: RuleSet) -> Mention:
    """Read what a notice's title says of the work: its title, or its whole citation."""
    from retract_ld.prose.rule_files import load

    mention = Mention(low, high, "work", "title", 0.92, Citation(low, high))
    citation = mention.citation
    if _before_place(source.plain, citation, low, high):
        put_identifiers(source, citation, low, high)
        return mention
    if put_journal_online(source, citation, low, high, rules):
        return mention
    quoted = QUOTED.search(source.plain, low, high)
    whole = parse(source.plain, low, high) if quoted else None
    whole = None if whole and holds_quotation(whole.value("title") or "") else whole
    if whole and whole.authors and {"title", "journal"} <= whole.fields.keys():
        put_identifiers(source, whole, low, high)
        mention.citation = whole
        return mention
    if quoted and _is_whole_title(source.plain, low, quoted, high):
        put_quoted(source, citation, low, quoted)
        place = numbered_place(source.plain, quoted.end(), high)
        start = _after_marks(source.plain, quoted.end(), high)
        named = place is not None and "journal" in place.fields
        if place and named and not has_authors(source.plain, start, high):
            citation.fields |= place.fields
        read_after(source, citation, quoted.end(), high, load("en"))
        return mention
    whole = (
        cited_title_first(source, low, high)
        or parse(source.plain, low, high)
        or _before_doi(source, low, high)
    )
    if whole and holds_quotation(whole.value("title") or ""):
        whole.fields.pop("title")
        whole.authors = []
    if whole is not None:
        mention.citation = citation = whole
        put_behind_numbers(source, citation, high)
    elif put_names_and_year(source, citation, low, high):
        return mention
    else:
        put_title(source, citation, low, high)
    put_identifiers(source, citation, low, high)
    return mention


def _after_marks(plain: str, low: int, high: int) -> int:
    while low < high and plain[low] in " ,.;:":
        low += 1
    return low
