"""Journals that running text names: "published in …", "the article from …"."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.locators import Locator
from retract_ld.prose.source_text import SourceText

__all__ = [
    "PAGES_BESIDE",
    "is_journal",
    "put_article_by",
    "put_article_from",
    "put_issue",
    "put_journal_after",
    "put_named",
    "put_published_in",
]

_PUBLISHED_IN: Final = re.compile(
    r"\b(?:published|appeared|publicado|publicada|publié|paru|erschienen|veröffentlicht)"
    r"(?: (?:online|originally|recently|previously|subsequently|in print))*"
    r"(?: (?:le|el|em|am|on) [0-9][^,()\n]{6,20}?)?(?:,)?(?: (?:in|en|dans|na|no|em))"
    r"(?: (?:the|our|la|el|le|il|der|nuestra|nossa|notre|unserer))?"
    r"(?: (?:[A-Z][a-z]{2,9}\.? )?(?:[0-9]{1,2},? )?(?:(?:19|20)[0-9]{2},? )?issue of"
    r"(?: the)?)?"
    r"(?: (?:journal|revista|periódico|Zeitschrift|revue))?,? "
)
_ISSUE: Final = 30
_YEAR_OF_ISSUE: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2}),? issue\b")
_FROM_JOURNAL: Final = re.compile(
    r"\b(?:retracted|withdrawn) from (?:the )?(?:journal )?|\bfrom (?:the )?journal "
)
_JOURNAL_END: Final = re.compile(
    r"[,;.()\[”\"»]| [0-9]{1,4}(?:\([0-9]{1,3}\))?[:,] ?[0-9]"
    r"| (?:has|is|was|on|in \d|due|be|and has|by|because|as|with|after|19|20"
    r"|e[nm] (?:\d|el|la|n?o|20)|n[ao] (?:ano|v)|el \d|fue|ha|foi|est|a été|wurde|wird|por"
    r"|debido|pour|con|com|im Jahr)\b"
)
#: ``Journal of Natural Science, Biology and Medicine``
_FIELDS: Final = re.compile(
    r"(?:[A-Z]\w+ ){0,3}(?:Journal|Annals|Archives|Reviews) of "
)
_NOUN: Final = r"[A-Z][^\W\d_]+"
_MORE_FIELDS: Final = re.compile(
    rf"(?:, {_NOUN}(?: {_NOUN})?){{0,3}},? (?:and|&) {_NOUN}(?: {_NOUN}){{0,2}}"
)
_CJK_JOURNAL: Final = re.compile(
    r"[《『「](?P<journal>[^《》『』「」\n]{2,40})[》』」] ?$"
)
_OF_JOURNAL: Final = re.compile(
    r"\)?(?: issue)?(?:,? (?:of|in|del?|d[ao]s?|des|du|der|von) (?:the |la |los |las |l['’])?"
    r"(?:journal |revista |revue |periódico |Zeitschrift )?"
    r"|, (?=(?:[A-Z][a-z]+ ){0,3}(?:Journal|Annals|Archives|Letters|Bulletin)\b))"
    r"[“\"‘]?(?P<journal>(?:[A-Z][^\W\d_]*|of|the|and|for|in|&|[:,](?= [A-Z]))"
    r"(?:(?::(?= [A-Z]))? (?:[A-ZÀ-Þ][^\W\d_]*|of|the|and|for|in|&|del?|la|las|los|y|e|et|und"
    r"|d[aou]s?|der|des|für)){0,12})"
)

#: Words that part a title from a place that is not the work's: "is retracted as it has
#: already been published in …".
_PARTED: Final = re.compile(
    r"\b(?:retracted|withdrawn|because|as (?:it|the|they)|due to|already|also|another"
    r"|similar|identical|duplicat\w+|same|copied|plagiari\w+)\b"
)
#: ``the above article from Soil Letters, published online …``
_ARTICLE_FROM: Final = re.compile(
    r"\b(?:[Aa]rticle|[Pp]aper|(?<!ase )report|study|letter|review|chapter)s?,?"
    r" (?:(?:which|that) )?(?:(?:was|were) )?(?:(?:first|originally|recently) )?"
    r"(?:(?:published|printed|that appeared|appeared|appearing) (?:online )?)?"
    r"(?:from|in) (?:the )?(?:journal )?(?=[A-Z])"
)


def put_published_in(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the journal that follows "published in" after a title."""
    published = _PUBLISHED_IN.search(source.plain, low, high)
    if published and _PARTED.search(source.lower, low, published.end()):
        return
    if published:
        year = _YEAR_OF_ISSUE.search(
            source.plain, published.start(), min(high, published.end() + _ISSUE)
        )
        if year:
            citation.put("published", source.plain, *year.span("year"))
    published = published or _FROM_JOURNAL.search(source.plain, low, high)
    if published and "journal" not in citation.fields:
        if _put_proceedings(source, citation, published.end(), high):
            return
        _put(source, citation, published.end(), high)
        named = citation.fields.get("journal")
        pages = PAGES_BESIDE.match(source.plain, named.end, high) if named else None
        if pages:
            citation.put("pages", source.plain, *pages.span("pages"))


#: ``Proceedings of the 5th Conference on Water (CW 2018), Izmir, Turkey, pp. 3–9``
_PROCEEDINGS: Final = re.compile(
    r"(?P<journal>(?:Proceedings|Proc\.|Transactions) of [^,;()\n]{5,150}"
    r"(?: \([A-Z][\w’'/ -]{2,20}\))?)(?:, [A-Z0-9][^,;()\n]{2,40}){0,4}?"
    r"(?:,? pp?\. ?(?P<pages>[0-9]{1,5}(?: ?[-–] ?[0-9]{1,5})?))(?![0-9])"
)
_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])")


def _put_proceedings(
    source: SourceText, citation: Citation, low: int, high: int
) -> bool:
    """Read proceedings with their meeting, its place and the pages."""
    match = _PROCEEDINGS.match(source.plain, low, high)
    if match is None:
        return False
    put_journal(citation, source.plain, *match.span("journal"))
    citation.put("pages", source.plain, *match.span("pages"))
    year = _YEAR.search(source.plain, match.start(), match.start("pages"))
    if year:
        citation.put("published", source.plain, *year.span("year"))
    return True


#: ``in the May 2012 issue of Soil Letters (pp. 3–9)``
PAGES_BESIDE: Final = re.compile(
    r",? ?[(\[]?(?:on )?(?:pp?\.|[Pp]ages?) ?"
    r"(?P<pages>[A-Za-z]{0,2}[0-9]{1,6}(?: ?[-–—] ?[A-Za-z]{0,2}[0-9]{1,6})?)(?![0-9A-Za-z])"
)


#: ``the article by Jane Roe and John Poe, published in …``
_ARTICLE_BY: Final = re.compile(
    r"\b(?:[Aa]rticle|[Pp]aper|[Rr]eport|[Ss]tudy|[Ll]etter|[Rr]eview|[Cc]hapter) by "
    r"(?=[^\W\d_a-z])"
)
#: ``by Roe, Poe, and Doe (2017)``
_YEAR_BEHIND: Final = re.compile(r",? [(\[](?P<year>(?:19|20)[0-9]{2})[a-z]?[)\]]")


def put_article_by(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep authors and journal of an article of which no title is told."""
    by = _ARTICLE_BY.search(source.plain, low, high)
    if by is None:
        return
    authors, end = author_list(source.plain, by.end(), high, introduced=True)
    if not authors:
        authors, end = author_list(
            source.plain, by.end(), high, introduced=True, families=True
        )
        year = _YEAR_BEHIND.match(source.plain, end, high)
        authors = authors if year else []
        if year:
            citation.put("published", source.plain, *year.span("year"))
    if authors and not citation.authors:
        citation.authors = [Found(*author) for author in authors]
    published = _PUBLISHED_IN.search(source.plain, end, high)
    if published and "journal" not in citation.fields:
        _put(source, citation, published.end(), high)


#: ``In the July 2019 issue of Soil Letters, the article by …``
_ISSUE_OF: Final = re.compile(
    r"\b[Ii]n (?:the|our) (?:[A-Z][a-z]{2,8}(?:[/–-][A-Z][a-z]{2,8})? )?(?:[0-9]{1,2}, )?"
    r"(?P<year>(?:19|20)[0-9]{2}),? issue of (?:the )?(?:journal )?(?=[A-Z])"
)


def put_issue(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep year and journal of the issue that a sentence begins with."""
    issue = _ISSUE_OF.search(source.plain, low, high)
    if issue is None:
        return
    if "published_online" not in citation.fields:
        citation.put("published", source.plain, *issue.span("year"))
    if "journal" not in citation.fields:
        _put(source, citation, issue.end(), high)
        named = citation.fields.get("journal")
        numbered = _ISSUE_BESIDE.match(source.plain, named.end, high) if named else None
        if numbered and not citation.fields.keys() & {"volume", "issue"}:
            citation.put("volume", source.plain, *numbered.span("volume"))
            citation.put("issue", source.plain, *numbered.span("issue"))


#: ``in the May 2012 issue of Soil Letters (77.2), …``
_ISSUE_BESIDE: Final = re.compile(
    r",? [(\[](?:[Vv]ol(?:ume|\.) ?)?(?P<volume>[0-9]{1,4})"
    r"(?:[.:/]|, ?(?:[Nn]o\.|[Ii]ssue|[Nn]umber)"
    r" ?| ?[(\[])(?P<issue>[0-9]{1,3})[)\]]{1,2}"
)


#: ``a report from the University of …``
_NO_JOURNAL: Final = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,4}(?:University|Institute|Hospital|College|Department|Society"
    r"|Committee)"
)


def put_article_from(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the journal of "the article from …, published online …"."""
    named = _ARTICLE_FROM.search(source.plain, low, high)
    if named and "journal" not in citation.fields:
        high = min(high, named.end() + 160)
        if not _NO_JOURNAL.match(source.plain, named.end(), high):
            _put(source, citation, named.end(), high)


def put_named(source: SourceText, citation: Citation, start: int, end: int) -> bool:
    """Keep a journal named in brackets before a citation's numbers or right after them."""
    named = _CJK_JOURNAL.search(source.plain, max(0, start - 50), start)
    named = named or _OF_JOURNAL.match(source.plain, end)
    if named:
        start, end = named.span("journal")
        more = _MORE_FIELDS.match(source.plain, end)
        if more and (
            _FIELDS.match(source.plain, start, end)
            or _NAME_ENDS.match(source.plain, more.end())
        ):
            end = more.end()
        put_journal(citation, source.plain, start, end)
    return named is not None


#: After a journal's name of several nouns: ``of Geology, Ecology, and Landscapes [1] is …``
_NAME_ENDS: Final = re.compile(
    r"[”\"’]? ?(?:\[|[,;.)] ?|[0-9]{1,2} )?(?:[0-9]{1,2}\],? )?"
    r"(?:is|was|has|have|are|hereby)\b|[”\"’]"
)


_YEAR_IN_BRACKETS: Final = re.compile(r" ?\((?P<year>(?:19|20)[0-9]{2})\)")


def put_journal_after(source: SourceText, citation: Citation, core: Locator) -> None:
    """Keep the journal after the numbers: ``Vol. 4, pp. 3–9 of Soil Letters (2016)``."""
    if put_named(source, citation, core.start, core.end):
        named = citation.fields.get("journal")
        year = _YEAR_IN_BRACKETS.match(source.plain, named.end) if named else None
        if year:
            citation.put("published", source.plain, *year.span("year"))


#: ``in Heft 1 des 49. Jahrgangs``, ``dans le numéro 3``
_NO_NAME_OF_JOURNAL: Final = re.compile(
    r"(?i:(?:heft|band|jahrgang|ausgabe|número|numéro|tome|tomo) [0-9]|(?:le|la|les|der|die)$)"
)


#: Where articles of many journals stand, or those of one before they are in an issue.
_PLATFORM: Final = re.compile(
    r"(?:Wiley (?:Online |Inter)|(?:Wiley )?InterScience|ScienceDirect|Springer ?Link"
    r"|PubMed|MEDLINE|Scopus|Web of Science|JSTOR|Ingenta|HighWire|Taylor (?:and|&) Francis"
    r"|SAGE (?:Journals|OnlineFirst)|Cambridge (?:Core|Journals)|Oxford (?:Academic|Journals)"
    r"|BioMed Central$|J-STAGE|SciELO$|IEEE Xplore|ACM Digital|ACS Publications|Emerald Insight"
    r"|Google Scholar|ResearchGate|(?:Early (?:View|Online|Access)|EarlyView|EarlyCite"
    r"|Online ?First|First ?(?:View|Online)|Advanced? (?:Access|[Oo]nline|[Aa]rticles?)"
    r"|Articles? [Ii]n [Pp]ress|Ahead of Print|Just Accepted|Latest Articles)\b)"
)


def is_journal(words: str) -> bool:
    """Tell whether words can be a journal's name."""
    if _NO_NAME_OF_JOURNAL.match(words) or _PLATFORM.match(words):
        return False
    return any(character.isalpha() for character in words) and (
        words[0].isupper()
        or words[0].isdigit()
        or words[0] > "\u2e80"
        or words[1:2].isupper()
    )


#: ``which appeared in Volume 25``
_NUMBERED: Final = re.compile(r"(?:[Vv]ol(?:ume|\.)?|[Ii]ssue|[Nn]o\.) ?[0-9]")


def _put(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Read a journal's name that follows "published in"."""
    while low < high and source.plain[low] in ' “"*‘':
        low += 1
    stop = _JOURNAL_END.search(source.plain, low, high)
    end = stop.start() if stop else high
    if stop and _FIELDS.match(source.plain, low, end):
        more = _MORE_FIELDS.match(source.plain, end, high)
        end = more.end() if more else end
    words = source.plain[low:end].rstrip(' ”"’')
    if _NUMBERED.match(words):
        return
    if 2 < len(words) <= 120 and is_journal(words) and "library" not in words.lower():
        put_journal(citation, source.plain, low, low + len(words))
