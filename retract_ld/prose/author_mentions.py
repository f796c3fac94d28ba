"""Authors that running text names right before what they wrote."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.mention_patterns import NAMES_AFTER_PLACE, OF_JOURNAL
from retract_ld.prose.source_text import SourceText

__all__ = [
    "CLOSING",
    "authors_before",
    "bracketed_authors",
    "owners_before",
    "put_authors_before",
    "put_names_between",
]

CLOSING: Final = re.compile(r"[\s.,;:”\"’]*(?:\[[0-9]{1,2}\])?[\s.,;:]*")
#: Between authors and what they wrote: stops, quotes, a year in brackets.
_BEFORE_TITLE: Final = re.compile(
    r"[\s,.;:]*(?:,? (?:(?:en)?titled|(?:in)?titulad[oa]|intitulée?|betitelt"
    r"|mit dem Titel|con el título|com o título|sous le titre),?"
    r"|,? (?:who (?:are|were) )?the authors? of(?: the (?:article|paper|report|study))?,?"
    r"(?: (?:en)?titled,?)?"
    r"|[(\[]?(?:19|20)[0-9]{2}[a-z]?[)\]]?)?"
    r"[\s,.;:(\[“”\"‘'«„]*$"
)
_AUTHORS_FROM: Final = re.compile(
    r"(?:[:;–—(\[] ?|(?<![A-Z])(?<![A-Z][a-z])\. "
    r"|(?<![Jj]ournal )\b(?P<by>by|of|In|von|par|por|de) |\b[Tt]hat )"
    r"(?:the authors?:? )?"
    r"(?=[^\W\d_a-z]|van |von |de |al-|d’)"
)
#: "El artículo de L. Montero": after a word, "de" is no part of the name.
_PREPOSITION: Final = re.compile(
    r"(?:del?|d[aeo]s?|du|des?|von|por|par|di|dei) (?:los autores |os autores |les auteurs )?"
    r"(?=[^\W\d_a-z])|d['’](?=[^\W\d_a-z])"
)
_AND_OTHERS: Final = re.compile(
    r"\b(?:et (?:al|coll?)|y (?:cols?|colaboradores)|e (?:cols?|colaboradores)|u\. ?a)\b"
)
_REACH: Final = 400
#: ``The authors (Roe J, Poe B, Doe K) have asked for the retraction of their paper``
_THE_AUTHORS: Final = re.compile(r"\b[Tt]he authors \((?P<names>[^()\n]{5,600})\)")
#: ``The article by Roe J, Poe B, Doe K is therefore retracted``, ``its authors, J. Roe and …``
_ARTICLE_BY: Final = re.compile(
    r"(?P<authors>(?:(?<=[.\n] )|(?<=\n)|(?<=request of )|(?<=agreement of ))[Tt]he authors,"
    r"|\bits authors,) (?=[^\W\d_a-z])|"
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?:(?:above|original|said|retracted|published) )?"
    r"(?:article|paper|study|report|manuscript|chapter|letter|essay|note|comment),?"
    r" (?:(?:co-?)?authored |written )?by (?=[^\W\d_a-z])"
)
_GOES_ON: Final = re.compile(
    r"[,;]? (?:is|are|was|were|has|have|which|that|published|appear|entitled"
    r"|titled|\()|, [a-z]+ |\.?$|\.?\n"
)


def bracketed_authors(source: SourceText, low: int) -> list[Found]:
    """Read the names of "the authors", or of those whom an article is by, in the body."""
    for match in _THE_AUTHORS.finditer(source.plain, low):
        span = match.span(match.lastgroup or 0)
        authors, end = author_list(source.plain, *span, introduced=True)
        if len(authors) > 1 and end == span[1]:
            return [Found(*author) for author in authors]
    for match in islice(_ARTICLE_BY.finditer(source.plain, low), _MOST_TRIES):
        high = source.plain.find("\n", match.end())
        high = len(source.plain) if high < 0 else high
        authors, end = author_list(source.plain, match.end(), high, introduced=True)
        least = 2 if match["authors"] else 1
        ends = {end, authors[-1][2]} if len(authors) >= least else ()
        if any(_GOES_ON.match(source.plain, place) for place in ends):
            return [Found(*author) for author in authors]
    return _subjects(source, low)


_MOST_TRIES: Final = 4
#: ``Jane Roe and Bo Poe have told us of an error in their paper``
_THEIR: Final = re.compile(
    r"(?:(?<=\n)|(?<=[a-z]\. ))(?P<names>[A-Z][^\n:;()“”\"]{4,200}?)"
    r" (?:have|has|wish(?:es)?|would|regrets?|retracts?|withdraws?|requests?|asks?|informs?)\b"
    r"[^.\n]{0,120}\b(?:their|his|her) (?:[a-z]{3,10} )?"
    r"(?:article|paper|report|study|letter|chapter|review)\b"
    r"|\bthat (?P<those>[A-Z][^\n:;()“”\"]{4,200}?) published in "
)


def _subjects(source: SourceText, low: int) -> list[Found]:
    """Read those who speak of "their paper", or whose paper it is said to be."""
    for match in islice(_THEIR.finditer(source.plain, low), _MOST_TRIES):
        span = match.span(match.lastgroup or 0)
        authors, end = author_list(source.plain, *span, introduced=True)
        if authors and end == span[1] and " " in authors[0][0]:
            return [Found(*author) for author in authors]
    return []


def authors_before(source: SourceText, low: int, high: int) -> list[Found]:
    """Read the authors that stand right before a bracket or a title, in the same line.

    ``by Roe et al. (``, ``Roe J, et al. [``, ``Jane Roe and John Poe (2013), “``.
    """
    plain = source.plain
    low = max(low, high - _REACH, plain.rfind("\n", 0, high) + 1, 0)
    tail = _BEFORE_TITLE.search(plain, max(low, high - 60), high)
    high = tail.start() if tail else high
    gap = CLOSING.match(plain, low, high)
    start = gap.end() if gap else low
    apart = start > low or plain[start - 1 : start] in {" ", "\n"}
    led = _PREPOSITION.match(plain, start, high) if apart else None
    starts = [(led.end() if led else start, led is not None)]
    starts += [
        (match.end(), match["by"] is not None)
        for match in _AUTHORS_FROM.finditer(plain, low, high)
    ]
    for start, introduced in starts:
        authors, end = author_list(
            plain, start, high, introduced=introduced, families=introduced
        )
        bare = introduced and len(authors) == 1 and " " not in authors[0][0]
        bare = bare and not _AND_OTHERS.search(plain, authors[0][2], high)
        if bare and plain[start - 3 : start] != "by ":
            continue  # "de Parasitología": no name
        if len(authors) == 1 and OF_JOURNAL.search(authors[0][0]) and introduced:
            continue  # "the May issue of Southern Dental Journal"
        if authors and not plain[end:high].strip(" ,.;:"):
            return [Found(*author) for author in authors]
    return []


#: ``In Jane Roe's article, “On soil”``
_POSSESSIVE: Final = re.compile(
    r"(?:^|(?<=[\s(]))(?P<names>(?!In )(?:Professors? |Drs?\. )?[A-Z][\w.’'-]*"
    r"(?:(?:,? and |,? & |, | )"
    r"(?:[A-Z]|(?:v[ao]n|d[eaiu]|de[nrl]|l[ae]|te[nr]|el|al|bin|dos)\b)[\w.’'-]*){1,14}?)"
    r"['’]s? (?:[a-z]{3,12} ){0,2}"
    r"(?:[Aa]rticle|[Pp]aper|[Ee]ssay|[Nn]ote|[Cc]omment|[Cc]hapter|[Rr]eview|[Ll]etter|[Ss]tudy"
    r"|[Rr]eport)[,:]? (?:(?:en)?titled,? )?$"
)
_LONGEST_LEAD: Final = 240


def owners_before(source: SourceText, low: int, high: int) -> tuple[list[Found], bool]:
    """Read whose article a title is, and whether "In" leads up to them.

    ``In Jane Roe and John Poe's article, “``
    """
    owner = _POSSESSIVE.search(source.plain, max(low, high - _LONGEST_LEAD), high)
    if owner is None:
        return [], False
    names, end = author_list(source.plain, *owner.span("names"), introduced=True)
    if not names or end != owner.end("names"):
        return [], False
    led = source.plain.endswith("In ", low, owner.start())
    return [Found(*name) for name in names], led


def put_names_between(source: SourceText, citation: Citation, high: int) -> bool:
    """Take the names between a citation's numbers and its title; tell if there are any."""
    fields = citation.fields
    if not fields.keys() & {"volume", "pages"} or fields.keys() & {"title", "doi"}:
        return False
    end = max(found.end for found in fields.values())
    gap = NAMES_AFTER_PLACE.fullmatch(source.plain, end, high)
    if gap is None:
        return False
    names, after = author_list(
        source.plain, *gap.span("names"), introduced=True, families=True
    )
    if not names or source.plain[after : gap.end("names")].strip(" .,"):
        return False
    citation.authors = citation.authors or [Found(*name) for name in names]
    return True


#: ``…: Roe & Poe [Soil Lett. 4, 3] and Doe [Soil Lett. 5, 7]``
_FAMILIES: Final = re.compile(
    r"(?:: |[\])][,;]? (?:and )?)(?P<names>[A-Z][\w'’-]{1,24}(?:, [A-Z][\w'’-]{1,24}){0,8}"
    r"(?:,? (?:&|and) [A-Z][\w'’-]{1,24})?(?: et al\.?)?) ?$"
)
_BEFORE: Final = 200


def put_authors_before(source: SourceText, citation: Citation, bracket: int) -> None:
    """Read the authors before a bracket, family names in a list of such citations."""
    citation.authors = authors_before(source, bracket - _BEFORE, bracket)
    if citation.authors or "title" in citation.fields:
        return
    named = _FAMILIES.search(source.plain, max(0, bracket - _BEFORE), bracket)
    if named:
        names, _ = author_list(
            source.plain, *named.span("names"), introduced=True, families=True
        )
        citation.authors = [Found(*name) for name in names]
