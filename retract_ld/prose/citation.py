"""Citations in running text: where journal, year, volume, issue and pages stand.

One place for every citation style met in notices: NLM and AMA, APA, MDPI, IUCr, Springer,
Elsevier's brackets, Nature, and the spelled-out "Vol. 46, No. 2, 2022, pp. 495-503".
A `Locator` is the numeric core; `parse` reads what stands around it.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation_fields import Citation, Found, trim_title
from retract_ld.prose.citation_words import TITLE_NEXT, read_words
from retract_ld.prose.locators import locators
from retract_ld.prose.names import is_name
from retract_ld.prose.quotations import QUOTED

__all__ = [
    "TITLE_NEXT",
    "Citation",
    "Found",
    "parse",
    "parse_before_doi",
    "put_last_year",
    "read_words",
    "trim_title",
]


def parse(plain: str, low: int, high: int) -> Citation | None:
    """Read a stretch of text that holds one citation: authors, title, journal, numbers.

    >>> text = "Roe J, Poe B. On wet soil. J Soil Sci. 2010 May;4(2):12-9. doi:10.1/x"
    >>> citation = parse(text, 0, len(text))
    >>> citation.value("title"), citation.value("journal"), citation.value("pages")
    ('On wet soil', 'J Soil Sci', '12-9')
    >>> [author.value for author in citation.authors]
    ['Roe J', 'Poe B']
    """
    cores = locators(plain, low, high)
    if not cores:
        return None
    core = cores[0]
    if plain.startswith("In ", low) and author_list(plain, low + 3, core.start)[0]:
        low += 3  # "In Jane Roe and Bo Poe, ‘On soil’ …, footnote 3 should refer to …"
    citation = Citation(low, core.end)
    citation.put_numbers(plain, core.spans)
    put_last_year(citation, plain, core.end, high)
    if "journal" in citation.fields:
        _put_before_place(citation, plain, low, core.start)
        return citation
    if not _put_in_style(citation, plain, low, core.start):
        read_words(citation, plain, low, core.start)
    return citation


#: ``von Dana Roe/Jan Poe, Über Böden. Ein Versuch, in: Archiv für Erde 62 (2018)``
_IN_STYLE: Final = re.compile(
    r"(?:(?:von|de|by|par) )?(?P<names>[^\n,:;.“”„\"«»]{5,90}(?:\. [^\n,:;.“”„\"«»]{2,40})?),"
    r" (?P<title>[^\n“”„\"«»]{12,300}?), in: ?(?P<journal>[A-ZÀ-Þ][^\n:;()]{2,100}?)[, ]*$"
)
_JOINED: Final = re.compile(r"/| und | et | e | y | and ")


def _put_in_style(citation: Citation, plain: str, low: int, high: int) -> bool:
    """Read names, title and journal parted by commas and ``in:``, as historians cite."""
    match = _IN_STYLE.match(plain, low, high)
    if match is None:
        return False
    position = match.start("names")
    names: list[Found] = []
    for name in _JOINED.split(match["names"]):
        start = plain.index(name, position)
        names.append(Found.at(plain, start, start + len(name)))
        position = start + len(name)
    if not all(is_name(name.value) for name in names):
        return False
    citation.authors = names
    citation.put("title", plain, *match.span("title"))
    citation.put("journal", plain, *match.span("journal"))
    return True


#: ``…, 153, 166–179, https://doi.org/…, 2017.``
_YEAR_LAST: Final = re.compile(
    r"(?:[.,;]? ?(?:[Dd][Oo][Ii]:? ?|https?://)?\S{0,30}10\.[0-9]{4,9}/\S{1,80})?"
    r"[.,;)]{0,2} \(?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) )?(?P<year>(?:19|20)[0-9]{2})(?:\)|(?=[.;]?\s*(?:$|\n|[A-Z])))"
)


def _put_before_place(citation: Citation, plain: str, low: int, high: int) -> None:
    """Read authors and title where the numbers told the journal, as lawyers cite.

    ``Dana Roe, Silence as Assent, 58 Soil L. Rev. 1021 (2009)``
    """
    opened = plain.rfind("(", low, high)
    if opened >= 0 and plain.find(")", opened, high) < 0:
        quoted = QUOTED.search(plain, low, opened)
        if quoted:  # ``by Roe and Poe, “On soil” (2010 Soil Lett. 12 045002)``
            high = opened
        else:
            low = opened + 1  # "… in the issue (Roe & Poe, Taxing the Tide, 54 …"
    authors, after = author_list(plain, low, high)
    if not authors:
        # ``S Roe, T Poe and B Doe 2020 Nanotechnology 32 415901``: nothing but names
        names, end = author_list(plain, low, high, introduced=True)
        authors, after = (names, end) if end >= high - 1 else ([], low)
    if authors and not plain[after:high].strip(" .,"):
        citation.authors = [Found(*author) for author in authors]
        return
    comma = plain.find(", ", low, high)
    is_far = 0 <= comma < high - _LONGEST_NAME
    if not authors and is_far and is_name(plain[low:comma]):
        authors, after = [(plain[low:comma], low, comma)], comma
    families = None if authors else _FAMILIES.match(plain, low, high)
    if families:
        after = families.end("names")
        authors = author_list(plain, low, after, introduced=True, families=True)[0]
    if authors and high - after > _SHORTEST_TITLE:
        citation.authors = [Found(*author) for author in authors]
        low = after
        year = _YEAR_AFTER_NAMES.match(plain, low, high)
        if year and "published" not in citation.fields:
            citation.put("published", plain, *year.span("year"))
        low = year.end() if year else low
    title = trim_title(plain, low, high)
    if title:
        citation.put("title", plain, *title)


#: ``Roe & Poe, Taxing the Tide, 54 Soil L. Rev. 401 (2001)``
_FAMILIES: Final = re.compile(
    r"(?P<names>[A-Z][\w'’-]+(?:, [A-Z][\w'’-]+){0,3} & [A-Z][\w'’-]+), (?=[A-Z])"
)
_YEAR_AFTER_NAMES: Final = re.compile(
    r"[\s.,]*\(?(?P<year>(?:19|20)[0-9]{2})[a-z]?(?:\)[.,:]*|\.) "
)
_SHORTEST_TITLE: Final = 12
_LONGEST_NAME: Final = 20
_DOI_LABEL: Final = re.compile(
    r"(?:[\s,;.(\[]|https?://|www\.|dx\.|doi\.org/|\bdoi\b:?|\bavailable (?:at|from)\b:?)+$",
    re.IGNORECASE,
)
_ONLINE_TAIL: Final = re.compile(
    r"[,.;]? ?\(?(?:[Ff]irst )?(?:[Pp]ublished|[Ee]pub|[Aa]vailable)"
    r" (?:online|ahead of print|on)?\b.{0,60}$"
    r"|[,.;] \(?(?:[0-3]?[0-9] )?(?:[A-Z][a-z]{2,8}\.? (?:[0-3]?[0-9], )?)?"
    r"(?P<year>(?:19|20)[0-9]{2})\)?(?:; published online [A-Z].{0,20})?$"
)


def put_last_year(citation: Citation, plain: str, low: int, high: int) -> None:
    """Keep the year that ends a citation after its DOI: ``…, doi:10.1/x, 2015)``."""
    year = (
        None if "published" in citation.fields else _YEAR_LAST.match(plain, low, high)
    )
    if year:
        citation.put("published", plain, *year.span("year"))


def parse_before_doi(plain: str, low: int, doi: int) -> Citation | None:
    """Read a citation with authors whose numbers are not known yet, up to its DOI.

    >>> text = "Roe J, Poe BA. On wet soil. Soil Lett. doi:10.1/x"
    >>> citation = parse_before_doi(text, 0, text.index("10."))
    >>> citation.value("title"), citation.value("journal")
    ('On wet soil', 'Soil Lett')
    """
    label = _DOI_LABEL.search(plain, max(low, doi - 60), doi)
    high = label.start() if label else doi
    authors, after = author_list(plain, low, high)
    if not authors:
        return None
    online = _ONLINE_TAIL.search(plain, max(after, high - 90), high)
    high = online.start() if online else high
    citation = Citation(low, high)
    if online and online["year"]:
        citation.put("published", plain, *online.span("year"))
    read_words(citation, plain, low, high)
    return citation if citation.fields.keys() & {"title", "journal"} else None
