"""Citations in running text: where journal, year, volume, issue and pages stand.

One place for every citation style met in notices: NLM and AMA, APA, MDPI, IUCr, Springer,
Elsevier's brackets, Nature, and the spelled-out "Vol. 46, No. 2, 2022, pp. 495-503".
A `Locator` is the numeric core; `parse` reads what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from retract_ld.prose.authors import author_list
from retract_ld.prose.journal_name import journal_start

__all__ = [
    "Citation",
    "Found",
    "identifiers_in",
    "locators",
    "parse",
    "put_journal",
    "trim_title",
    "unglued",
]


class Found(NamedTuple):
    """A value and where its words stand in the plain view."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class Citation:
    """What one citation says; keys are the fields of `Work`."""

    start: int
    end: int
    fields: dict[str, Found] = field(default_factory=dict)
    authors: list[Found] = field(default_factory=list)

    def put(self, name: str, plain: str, start: int, end: int) -> None:
        """Keep a span as the value of a field, unless it has one or the span is empty."""
        words = plain[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words and name not in self.fields:
            self.fields[name] = Found(words, start, start + len(words))

    def value(self, name: str) -> str | None:
        """Return a field's value."""
        found = self.fields.get(name)
        return found.value if found else None


_DASH: Final = r"[-\u2010-\u2015\u2212]"
_YEAR: Final = r"(?P<year>(?:1[89]|20)[0-9]{2})"
_MONTH: Final = (
    rf"(?:[A-Z][a-z]{{2,8}}\.?(?: ?(?:{_DASH}|/) ?[A-Z][a-z]{{2,8}})?)"
)
_VOLUME: Final = r"(?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"
_ISSUE: Final = (
    r"(?: ?\( ?(?P<issue>(?:[0-9A-Za-z][0-9A-Za-z .\u2010-\u2015/-]{0,18})) ?\))"
)
_PAGE: Final = r"(?:[A-Za-z]{0,4}[0-9][0-9.]{0,11}[A-Za-z]?)"
_PAGES: Final = (
    rf"(?P<pages>{_PAGE}(?: ?{_DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,9}}[A-Za-z]?)?)"
)
_RANGE: Final = (
    rf"(?P<pages>[A-Za-z]{{0,4}}[0-9]{{1,7}} ?{_DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,7}}"
    r"[A-Za-z]?|e[0-9]{2,9})"
)
_TAIL: Final = r"(?![0-9A-Za-z])"

#: The numeric cores, the most telling first; an earlier one wins where two overlap.
_STYLES: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "year;volume(issue):pages",
            rf"(?<![0-9]){_YEAR}[.]?(?:[ ,]{{0,2}}{_MONTH}|[ ,]{{1,2}}[0-9]{{1,2}}"
            rf"(?: [0-9]{{1,2}})?(?=;)|(?=[ ;,.:]))(?: [0-9]{{1,2}}(?=;))? ?[;,.:]? ?{_VOLUME}{_ISSUE}?"
            rf" ?[:;,]? ?(?:pp?\. ?|Article (?:number|ID|no\.?):? ?)?(?<=[:;,. ]){_PAGES}{_TAIL}",
        ),
        (
            "year;pages",
            rf"(?<![0-9]){_YEAR} ?[;:] ?{_RANGE}{_TAIL}",
        ),
        (
            "volume(year)pages",
            rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[,:]? ?\((?:{_MONTH} )?{_YEAR}\) ?[:,]? ?"
            rf"{_PAGES}{_TAIL}",
        ),
        (
            "(year)volume:pages",
            rf"[(\[] ?(?:{_MONTH} )?{_YEAR} ?[^()0-9]? ?[)\]][,.]? ?(?P<volume>(?:[A-Z] )?[A-Z]?[0-9]{{1,4}}[A-Z]?)"
            rf"{_ISSUE}? ?[:,] ?{_PAGES}{_TAIL}",
        ),
        (
            "volume:pages(year)",
            rf"(?<![0-9A-Za-z(.]){_VOLUME}{_ISSUE}? ?[:,] ?(?:pp?\. ?)?{_PAGES}"
            rf"[,;]? ?\(? ?(?:{_MONTH} )?{_YEAR}\)?{_TAIL}",
        ),
        (
            "volume:pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE}? ?[:,] ?{_RANGE}{_TAIL}",
        ),
        (
            "volume(issue):pages",
            rf"(?<![0-9A-Za-z(.:]){_VOLUME} ?{_ISSUE} ?[:,] ?{_PAGES}{_TAIL}",
        ),
        (
            "(year)volume:",
            rf"\({_YEAR}\) {_VOLUME} ?:(?! ?[0-9A-Za-z])",
        ),
        ("(year)volume", rf"\({_YEAR}\) {_VOLUME}(?=\s*(?:\n|$|;|, (?:doi|http)))"),
        ("year;volume(issue)", rf"(?<![0-9]){_YEAR} ?; ?{_VOLUME}{_ISSUE}(?! ?[0-9:])"),
        (
            "volume.issue, pages",
            rf"(?<![0-9A-Za-z(.]){_VOLUME}[.](?P<issue>[0-9]{{1,3}}),"
            rf" pages? (?P<pages>{_PAGE}(?: ?(?:{_DASH}|to) ?{_PAGE})?){_TAIL}",
        ),
        (
            "volume-issue, year:pages",
            rf"(?<![0-9A-Za-z(.]){_VOLUME}{_DASH}(?P<issue>[0-9]{{1,3}}), {_YEAR}:"
            rf" ?{_PAGES}{_TAIL}",
        ),
    )
)

_LABELLED: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "volume",
            r"(?:in )?\b(?:volumen?|vol\.?|v\.|band|bd\.|jahrgang|tome|第) ?(?P<value>[A-Z]?[0-9]{1,4})"
            r"(?:\(|[卷巻])?",
        ),
        (
            "issue",
            r"\b(?:issue|no\.?|n\.|number|nr\.?|núm(?:ero|\.)|n[º°o]\.?|heft|num(?:éro|\.)|fasc(?:icule|\.)|第)"
            r" ?(?P<value>[0-9]{1,3}(?:[-–/][0-9]{1,3})?|suppl(?:ement(?:ary)?|\.)? ?[0-9]{0,3})(?![0-9])"
            r"[期号]?|\b(?P<value2>suppl(?:ement(?:ary)?|\.)? ?[0-9]{1,3})\b",
        ),
        (
            "pages",
            rf"\b(?:pages?|pp|p|páginas?|págs?|s|seiten?)\b[.:]? ?"
            rf"(?P<value>[A-Za-z]{{0,3}}[0-9]{{1,7}}(?: ?(?:{_DASH}|to|a|bis|至) ?"
            rf"[A-Za-z]{{0,3}}[0-9]{{1,7}})?){_TAIL}",
        ),
        (
            "article_number",
            r"\b(?:article|art\.?|artigo|artículo|artikel)[ -]?(?:number|no\.?|id|nr\.?|#|n[º°]\.?|nummer)?:? ?"
            r"(?P<value>e?[0-9]{2,9}(?:-[0-9]{2})?)(?![0-9/.]{2})",
        ),
        ("pages", r"(?P<value>\be[0-9]{4,9}(?:-[0-9]{2})?\b)"),
        (
            "year",
            r"(?:\(|\bin )?(?:(?:[0-9]{1,2} )?[A-Za-z]{3,9}\.? (?:[0-9]{1,2}, )?)?"
            r"(?P<value>(?:19|20)[0-9]{2})\)?年?(?![0-9])",
        ),
    )
)
_START: Final = re.compile(
    r"(?:(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)[0-9]{2}, )?\b(?:volumen?|vol\.?|v\.|band|bd\.|issue|pages?|pp|páginas?|págs?|jahrgang|tome|article number)\b"
    r"[.:]? ?(?=[A-Z]{0,2}[0-9])|第 ?(?=[0-9])|\bArticle (?:ID|No)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"(?:[\s,;:.)]{0,3}(?:and |y |e |of )?)")


@dataclass(frozen=True, slots=True)
class Locator:
    """The numeric core of a citation: spans by field name."""

    start: int
    end: int
    spans: dict[str, tuple[int, int]]


def locators(plain: str, low: int, high: int) -> list[Locator]:
    """Return the numeric cores of the citations in a stretch of text, in order."""
    found: list[Locator] = []
    for match in _START.finditer(plain, low, high):
        if _is_free(found, match.start(), match.end()):
            locator = _labelled(plain, match.start(), high)
            if locator:
                found.append(locator)
    for _, pattern in _STYLES:
        for match in pattern.finditer(plain, low, high):
            spans = {
                name: _without_stop(plain, *match.span(name))
                for name, value in match.groupdict().items()
                if value
            }
            if _is_free(found, match.start(), match.end()):
                found.append(Locator(match.start(), match.end(), spans))
    return sorted(found, key=lambda locator: locator.start)


def _without_stop(plain: str, start: int, end: int) -> tuple[int, int]:
    return start, end - 1 if plain[end - 1] == "." else end


def _is_free(found: list[Locator], start: int, end: int) -> bool:
    return all(end <= other.start or start >= other.end for other in found)


def _labelled(plain: str, start: int, high: int) -> Locator | None:
    """Read "Vol. 46, No. 2, 2022, pp. 495-503", its parts in any order."""
    spans: dict[str, tuple[int, int]] = {}
    position = end = start
    while position < high:
        for name, pattern in _LABELLED:
            match = pattern.match(plain, position, high)
            if match and name not in spans:
                group = "value" if match["value"] else "value2"
                spans[name] = match.span(group)
                end = position = match.end()
                break
        else:
            break
        gap = _BETWEEN.match(plain, position, high)
        position = gap.end() if gap else position
    if plain[start - 3 : start].lower() == "in " and {"volume", "issue"} & spans.keys():
        spans.pop("pages", None)  # "In Volume 9, Issue 2, page 8, the first line": a place
    if len(spans) < 2 and "article_number" not in spans:
        return None
    return Locator(start, end, spans) if spans.keys() - {"year"} else None


_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"“”‘’|{}，。；、]{1,300}")
_DOI_END: Final = re.compile(r"[.,;:!?'’”\"*_)\]}>]+$")
_GLUED_LABEL: Final = re.compile(
    r"(?i)(?:\.?(?:pmid|pmcid|pubmed|epub|published|available|url|http|www\.|accessed)"
    r"|2-s2\.0-).*$"
)
#: What publishers' addresses put after a DOI.
_ADDRESS_TAIL: Final = re.compile(
    r"(?i:/(?:abstract|full|fulltext|pdf|epdf|pdfdirect|html|meta|summary)/?$)"
)
#: ``10.5312/wjo.v3. i9.137``: a blank slipped in between volume and issue.
_DOI_GOES_ON: Final = re.compile(r"(?<=\.v[0-9])\. (?=i[0-9]{1,2}\.[0-9]{1,5}\b)|(?<=\.v[0-9]{2})\. (?=i[0-9]{1,2}\.[0-9]{1,5}\b)")
_DOI_REST: Final = re.compile(r"i[0-9]{1,2}\.[0-9]{1,5}")
_PMID: Final = re.compile(r"\bPMID:? ?(?P<id>[1-9][0-9]{4,7})(?![0-9])")
_PMCID: Final = re.compile(r"\bPMC ?(?:ID:? ?(?:PMC)?)?(?P<id>[1-9][0-9]{4,8})(?![0-9])")


def identifiers_in(
    plain: str, low: int, high: int
) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, value and span of the DOIs, PMIDs and PMCIDs in a stretch of text.

    Sentence punctuation after a DOI is not part of it; a closing bracket is only if it was
    opened inside.
    """
    for match in _DOI.finditer(plain, low, high):
        end = match.start() + len(trimmed_doi(match.group()))
        gap = _DOI_GOES_ON.match(plain, end, high)
        rest = _DOI_REST.match(plain, gap.end(), high) if gap else None
        if rest:
            whole = f"{plain[match.start() : end]}.{rest.group()}"
            yield "doi", whole.lower(), match.start(), rest.end()
            continue
        yield "doi", plain[match.start() : end].lower(), match.start(), end
    for match in _PMID.finditer(plain, low, high):
        yield "pmid", match["id"], *match.span("id")
    for match in _PMCID.finditer(plain, low, high):
        yield "pmcid", f"PMC{match['id']}", *match.span("id")


#: The first PMID of each year in millions, from PubMed's own numbering.
_FIRST_PMID: Final = {
    1998: 9.4, 2000: 10.6, 2002: 11.7, 2004: 14.7, 2006: 16.4, 2008: 18.1, 2010: 20.0,
    2012: 22.2, 2014: 24.4, 2016: 26.7, 2018: 29.3, 2020: 31.9, 2022: 35.0, 2024: 38.2,
    2026: 41.5,
}  # fmt: skip
_TAIL_DIGITS: Final = re.compile(r"(?P<before>.)(?P<run>[0-9]{8,})$")
_GLUED: Final = re.compile(r"[0-9A-Za-z)](?=10\.[0-9]{4,9}/)|[0-9A-Za-z)](?i:doi):|[A-Za-z]{2}[0-9]{1,4}\(")


def unglued(doi: str, entry: str, year: int | None) -> tuple[str, str | None]:
    """Part a DOI from the PMID that follows it without a blank.

    Text taken from XML without its elements glues them: ``…ONE8(11): e80145doi:10.1371/
    journal.pone.008014524244631``. The last eight digits are a PMID if the entry is glued
    elsewhere too and PubMed gave out such numbers in the year after the publication.

    >>> unglued("10.3390/nu808050727548215", "Nutrients2016850710.3390/", 2016)
    ('10.3390/nu8080507', '27548215')
    >>> unglued("10.3390/ijms17081289", "Int J Mol Sci2016171289 10.3390/", 2016)
    ('10.3390/ijms17081289', None)
    """
    match = _TAIL_DIGITS.search(doi)
    if match is None or not _GLUED.search(entry):
        return doi, None
    pmid = match["run"][-8:]
    if match["run"][-16:-8] == pmid and len(match["run"]) > 16:
        return unglued(doi[:-8], entry, year)
    if len(match["run"]) == 8 and not match["before"].isalpha():
        return doi, None
    if year is None and len(match["run"]) == 8 and match["before"] != "x":
        return doi, None
    years = sorted(_FIRST_PMID)
    low = max((y for y in years if y <= (year or 1998)), default=1998)
    high = min((y for y in years if y >= (year or 2024) + 2), default=2026)
    if not _FIRST_PMID[low] - 0.7 <= int(pmid) / 1e6 <= _FIRST_PMID[high] + 1:
        return doi, None
    return doi[:-8], pmid


def trimmed_doi(text: str) -> str:
    """Take sentence punctuation and glued labels off the end of a DOI.

    >>> trimmed_doi("10.1016/s0140-6736(97)11096-0)."), trimmed_doi("10.1/x.pmid:12")
    ('10.1016/s0140-6736(97)11096-0', '10.1/x')
    """
    doi = _GLUED_LABEL.sub("", text)
    while True:
        match = _DOI_END.search(doi)
        if match is None:
            return _ADDRESS_TAIL.sub("", doi)
        last = doi[-1]
        if last in ")]}" and doi.count(last) <= doi.count(
            {")": "(", "]": "[", "}": "{"}[last]
        ):
            return _ADDRESS_TAIL.sub("", doi)
        doi = doi[:-1]


def parse(plain: str, low: int, high: int) -> Citation | None:
    """Read a stretch of text that holds one citation: authors, title, journal, numbers.

    >>> text = "Roe J, Poe B. On soil. J Soil Sci. 2010 May;4(2):12-9. doi:10.1/x"
    >>> citation = parse(text, 0, len(text))
    >>> citation.value("title"), citation.value("journal"), citation.value("pages")
    ('On soil', 'J Soil Sci', '12-9')
    >>> [author.value for author in citation.authors]
    ['Roe J', 'Poe B']
    """
    cores = locators(plain, low, high)
    if not cores:
        return None
    core = cores[0]
    citation = Citation(low, core.end)
    for name, (start, end) in core.spans.items():
        key = "published" if name == "year" else name
        citation.put(key, plain, start, end)
    read_words(citation, plain, low, core.start)
    return citation


_YEAR_AT_END: Final = re.compile(
    r"[ ,(\[]+(?:[A-Z][a-z]{2,8}\.? )?(?P<year>(?:19|20)[0-9]{2})[ ).,\]]*$"
)
_VOLUME_AT_END: Final = re.compile(r",? (?P<volume>[0-9]{1,4})$")


def put_journal(citation: Citation, plain: str, start: int, end: int) -> None:
    """Keep a journal's name; a volume at its end goes to its own field."""
    year = _YEAR_AT_END.search(plain[start:end])
    if year:
        first, last = year.span("year")
        citation.put("published", plain, start + first, start + last)
        end = start + year.start()
    volume = _VOLUME_AT_END.search(plain[start:end])
    if volume and "volume" not in citation.fields:
        first, last = volume.span("volume")
        citation.put("volume", plain, start + first, start + last)
        end = start + volume.start()
    leading = _IN.match(plain, start, end)
    citation.put("journal", plain, leading.end() if leading else start, end)


_IN: Final = re.compile(r"(?:In|From|The journal|the journal):? (?=[A-Z])")
_YEAR_BEFORE: Final = re.compile(
    r"[\s.,]*(?P<open>[(\[])? ?(?P<year>(?:19|20)[0-9]{2})[a-z]? ?[)\]]?[.,:]* +"
)
_QUOTED: Final = re.compile(r"[“”\"«„‘']")


#: What follows a title that no quotation marks close.
_TITLE_END: Final = re.compile(
    r"[,;(] ?(?:com (?:o )?(?:número de )?doi\b|con (?:el )?doi\b|with (?:the )?doi\b|doi\b|published\b"
    r"|publicad[oa]\b|publiée?\b|erschienen\b|veröffentlicht\b|de autoria\b|by (?=[A-Z]))",
    re.IGNORECASE,
)


def read_words(citation: Citation, plain: str, low: int, high: int) -> None:
    """Read authors, title and journal from the words before the numeric core."""
    start = journal_start(plain, low, high)
    journal_end = high
    while journal_end > start and plain[journal_end - 1] in " ,.;:([“\"":
        journal_end -= 1
    if plain[journal_end : journal_end + 1] == "." and "." in plain[start:journal_end]:
        journal_end += 1
    put_journal(citation, plain, start, journal_end)
    position = low
    authors, after = author_list(plain, low, start)
    if authors:
        citation.authors = [Found(*author) for author in authors]
        position = after
    year = _YEAR_BEFORE.match(plain, position, high)
    if year and (authors or year["open"]) and year.end() <= max(start, year.end()):
        citation.put("published", plain, *year.span("year"))
        position = year.end()
    cut = _TITLE_END.search(plain, position, start)
    title = trim_title(plain, position, cut.start() if cut else start)
    if title and title[1] - title[0] >= 8:
        citation.put("title", plain, *title)


def trim_title(plain: str, low: int, high: int) -> tuple[int, int] | None:
    """Take quotes, stops and blanks off the ends of a title's span."""
    while low < high and plain[low] in " \n.,;:“”\"‘'«»„-–—*[(":
        if plain[low] in "[(" and plain.find({"[": "]", "(": ")"}[plain[low]], low, high) > 0:
            break
        low += 1
    while high > low and plain[high - 1] in " \n.,;:“”\"’«»“-–—*":
        high -= 1
    return (low, high) if high > low else None
