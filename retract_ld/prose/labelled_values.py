"""Values of a work that a notice labels: "Authors: …", "the 28 June 2016 article"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import Found, trim_title
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.drafts import Draft
from retract_ld.prose.line_labels import (
    AUTHORS_LABEL,
    JOURNAL_LABEL,
    TITLE_LABEL,
    value_end,
)
from retract_ld.prose.locators import locators
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = [
    "add_date_of_article",
    "add_labelled",
    "is_labelled",
    "is_of_work",
    "labelled_works",
    "tells_title",
]

_AUTHORS: Final = re.compile(rf"(?:\n|(?<=\. )){AUTHORS_LABEL.pattern}")
_TITLE: Final = re.compile(rf"\n{TITLE_LABEL.pattern}")
_DATED: Final = re.compile(
    r"\b(?:the|this|our|their) (?=[0-9]{1,2} [a-z]{3,9} (?:19|20)[0-9]{2} (?:\w+ ){0,3}?"
    r"(?:article|paper|publication)\b)"
)
#: ``the 2001 paper by Roe and colleagues``
_OF_YEAR: Final = re.compile(
    r"\b(?:the|this|our|their) (?P<year>(?:19|20)[0-9]{2}) (?:\w+ )?"
    r"(?:article|paper|publication|study|report) (?:by|of|from)\b"
    r"|\b(?:article|paper|chapter|review),? (?:which was )?(?:first|originally) published in"
    r" (?:[a-z]{3,9} )?(?P<first>(?:19|20)[0-9]{2})\b"
    r"|\b(?:retract|withdraw|correct)\w* (?:their|our|my|his|her|the|this) (?:\w+ )?"
    r"(?:article|paper|study|letter|report),? published in (?P<of>(?:19|20)[0-9]{2})\b"
)
#: ``medRxiv 2021.02.30.555123``
_PREPRINT: Final = re.compile(
    r"\b(?P<server>(?:bio|med|chem|psy)Rxiv)\b:?(?: (?P<year>20[0-9]{2})\.[0-9]{2}\.[0-9]{2}\.)"
    r"|(?:^|\n)(?P<site>Research Square|Preprints\.org|Authorea|PsyArXiv|arXiv|ChemRxiv)(?=\n)"
)
_SHORTEST_TITLE: Final = 15
_MOST_WORKS: Final = 200


#: ``Journal: Soil Letters`` / ``Bibliometrics: Volume 4, Number 2, pages 3–9`` / ``DOI: …``
_JOURNAL: Final = re.compile(rf"\n(?:{JOURNAL_LABEL}|Publication): (?=[^\W_a-z])")
_NUMBERS: Final = re.compile(r", (?:[Vv]ol|[Nn]o|pp)\.? ?| ?\( ?[Vv]ol")
_PLACE: Final = re.compile(
    r"\n(?:Bibliometrics|Citation|Issue|Volume/[Ii]ssue|(?:Publication d|D)etails|Pages):"
    r" (?=\S)"
)
_DOI: Final = re.compile(r"\n(?:DOI|Article DOI|Original DOI|Doi): ?(?=\S)")


_CORRECTS: Final = re.compile(
    r"(?:^|\n)this (?:article |document )?(?:corrects|retracts|updates"
    r"|is an? (?:erratum|corrigendum|correction|retraction|addendum) (?:for|to|of))"
    r"(?: the)?(?: article| document)?:?[\s\[]{0,3}(?:doi:? ?)?"
    r"(?=10\.|https?://(?:dx\.)?doi\.org/10\.)"
)
#: Beside such a line the labelled values are the page's.
_OF_PAGE: Final = re.compile(r"\n(?:Date of Publication|Date Added to IEEE Xplore): ")
_LABELLED: Final = re.compile(
    r"(?:Bibliometrics|Journal(?: details)?|Article title|Article authors"
    r"|Publication details|Publisher|Conference Location"
    r"|Date of Conference|Date of Publication|Page\(s\)|Date Added to IEEE Xplore|Print ISSN"
    r"|Type|Information|Published in|Electronic ISSN|PubMed ID|Funding Agency): \S"
)


def is_labelled(line: str) -> bool:
    """Tell whether a line says by a label what it holds: no citation begins so."""
    return _LABELLED.match(line) is not None


_OF_WORK: Final = re.compile(
    rf"{TITLE_LABEL.pattern}|{AUTHORS_LABEL.pattern}|{JOURNAL_LABEL}: \S"
)


def is_of_work(line: str) -> bool:
    """Tell whether a line says by a label that it is about the work."""
    return _OF_WORK.match(line) is not None


def tells_title(source: SourceText, line: Line, rules: RuleSet) -> bool:
    """Tell whether a line gives a work's title under a label; a notice's begins otherwise."""
    label = TITLE_LABEL.match(source.plain, line.start, line.end)
    return label is not None and not any(
        rule.pattern.match(source.lower, label.end(), line.end) for rule in rules.labels
    )


def add_labelled(
    source: SourceText, work: Draft, title_end: int = 0, own_doi: str = ""
) -> None:
    """Read lines that say what follows: ``Title: On soil``, ``Authors: Jane Roe``.

    Those above the notice's title that name a journal are about the notice itself, and so
    is `own_doi`.
    """
    high = len(source.plain)
    _add_place(source, work, title_end, (0, high), own_doi)
    _add_doi(source, work, own_doi)
    _add_authors(source, work, 0, high)
    titled = _TITLE.search(source.plain)
    if titled:
        _add_numbers(source, work, titled.end(), own_doi)
    preprint = None if work.get("journal") else _PREPRINT.search(source.plain)
    if preprint:
        name = "server" if preprint["server"] else "site"
        server = Found(preprint[name], *preprint.span(name))
        work.put("journal", server, 0.8, "preprint")
        if preprint["year"]:
            year = Found(preprint["year"], *preprint.span("year"))
            work.put("published", year, 0.7, "preprint")
    title = None if work.get("title") else _TITLE.search(source.plain)
    if title:
        _put_title(source, work, title.end())


def _add_numbers(source: SourceText, work: Draft, low: int, own_doi: str) -> None:
    """Read numbers a line each below the title: ``Year: 2015``, ``Pages (from - to): 3``."""
    for line in islice((one for one in source.lines if one.start > low), _MOST_LINES):
        for name, pattern in _VALUES.items():
            match = pattern.fullmatch(source.plain, line.start, line.end)
            if match and not work.get(name):
                found = Found(match["value"], *match.span("value"))
                work.put(name, found, 0.85, "label")
        doi = None if work.get("doi") else _DOI_LINE.match(line.text)
        if doi:
            _put_doi(source, work, line.start + doi.end(), own_doi, 0.85)


_MOST_LINES: Final = 14
_BESIDE: Final = r"(?: ?\([^()\n]{1,30}\)| numbers?| of publication)?"
_VALUES: Final = {
    "published": re.compile(
        rf"(?:Publication )?Year{_BESIDE} ?: ?(?P<value>(?:19|20)[0-9]{{2}})"
    ),
    "volume": re.compile(rf"Volume{_BESIDE} ?: ?(?P<value>[A-Z]?[0-9]{{1,4}})"),
    "issue": re.compile(
        rf"(?:Issue|Number|No\.){_BESIDE} ?: ?(?P<value>[0-9]{{1,4}}(?:[-–/][0-9]{{1,3}})?)"
    ),
    "pages": re.compile(
        rf"Pages?{_BESIDE} ?: ?"
        rf"(?P<value>[A-Za-z]{{0,3}}[0-9]{{1,6}}(?: ?[-–] ?[A-Za-z]{{0,3}}[0-9]{{1,6}})?)"
    ),
}
_DOI_LINE: Final = re.compile(
    r"(?:(?:Article|Original) )?[Dd][Oo][Ii](?: ?\([^()\n]{1,30}\))?: ?(?=\S)"
)


def _add_authors(source: SourceText, work: Draft, low: int, high: int) -> None:
    authors = None if work.authors else _AUTHORS.search(source.plain, low, high)
    if authors:
        end = _line_end(source, authors.end())
        line = Line(source.plain[authors.end() : end], authors.end(), end)
        byline = read_byline(source, line)
        if byline:
            work.put_authors([author.name for author in byline.authors], "label")
            return
        names, _ = author_list(source.plain, authors.end(), end, introduced=True)
        work.put_authors([Found(*name) for name in names], "label")


def _put_title(source: SourceText, work: Draft, start: int) -> None:
    end = value_end(source.plain, start)
    span = trim_title(source.plain, start, end)
    if span and span[1] - span[0] >= _SHORTEST_TITLE:
        words = source.plain[slice(*span)]
        work.put("title", Found(words, *span), 0.85, "label")


def _add_doi(source: SourceText, work: Draft, own_doi: str) -> None:
    """Read ``This corrects the article: 10.5555/…`` above or below the text."""
    said = None if work.get("doi") else _CORRECTS.search(source.lower)
    if said:
        _put_doi(source, work, said.end(), own_doi, 0.9)


def _put_doi(
    source: SourceText, work: Draft, start: int, own_doi: str, confidence: float
) -> None:
    """Keep the first DOI in the rest of a line that is not the notice's."""
    end = _line_end(source, start)
    for kind, value, first, last in identifiers_in(source.plain, start, end):
        if kind == "doi" and value != own_doi:
            work.put("doi", Found(value, first, last), confidence, "label")
            return


def labelled_works(source: SourceText) -> list[Draft]:
    """Return the works that labelled lines tell, if they tell their titles or DOIs."""
    titles = list(islice(_TITLE.finditer(source.plain), _MOST_WORKS))
    works = [Draft() for _ in titles] or [Draft()]
    if len(titles) < 2:
        add_labelled(source, works[0])
    else:
        ends = [title.start() for title in titles[1:]] + [len(source.plain)]
        for work, title, end in zip(works, titles, ends, strict=True):
            _put_title(source, work, title.end())
            _add_place(source, work, title.end(), (title.end(), end), "")
            _add_authors(source, work, title.end(), end)
    return [work for work in works if work.fields.keys() & {"title", "doi"}]


def _add_place(
    source: SourceText, work: Draft, low: int, within: tuple[int, int], own_doi: str
) -> None:
    """Read the labelled journal, numbers and DOI of a work."""
    journal = _JOURNAL.search(source.plain, low, within[1])
    if journal is None or _OF_PAGE.search(source.plain, low, within[1]):
        return
    end = _line_end(source, journal.end())
    core = next(iter(locators(source.plain, journal.end(), end)), None)
    words = source.plain[journal.end() : core.start if core else end]
    words = _NUMBERS.split(words, maxsplit=1)[0].rstrip(" .,;(")
    found = Found(words, journal.end(), journal.end() + len(words))
    work.put("journal", found, 0.85, "label")
    place = _PLACE.search(source.plain, *within)
    start = place.end() if place else found.end
    if place or end > found.end + 2:
        cores = locators(source.plain, start, _line_end(source, start))
        for name, (start, stop) in cores[0].spans.items() if cores else ():
            key = "published" if name == "year" else name
            work.put(key, Found.at(source.plain, start, stop), 0.85, "label")
    doi = _DOI.search(source.plain, *within)
    if doi:
        _put_doi(source, work, doi.end(), own_doi, 0.85)


def _line_end(source: SourceText, start: int) -> int:
    end = source.plain.find("\n", start)
    return len(source.plain) if end < 0 else end


def add_date_of_article(
    source: SourceText, work: Draft, body: int, rules: RuleSet
) -> None:
    """Read the day in "we retract the 28 June 2016 article cited above"."""
    if work.get("published") or work.get("published_online"):
        return
    dated = _DATED.search(source.lower, body)
    if dated is None:
        year = _OF_YEAR.search(source.lower, body)
        if year:
            name = year.lastgroup or "year"
            found = Found(year[name], *year.span(name))
            work.put("published", found, 0.7, "dated-article")
        return
    date = find_date(source.lower, dated.end(), dated.end() + 24, rules)
    if date:
        work.put("published", Found(*date), 0.8, "dated-article")
