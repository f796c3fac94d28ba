"""Citations in running text: where journal, year, volume, issue and pages stand.

One place for every citation style met in notices: NLM and AMA, APA, MDPI, IUCr, Springer,
Elsevier's brackets, Nature, and the spelled-out "Vol. 46, No. 2, 2022, pp. 495-503".
A `Locator` is the numeric core; `parse` reads what stands around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from retract_ld.prose.authors import author_list
from retract_ld.prose.cited_journal import before_city, before_month, put_journal
from retract_ld.prose.journal_name import journal_start
from retract_ld.prose.locators import locators
from retract_ld.prose.quotations import QUOTED

__all__ = [
    "Citation",
    "Found",
    "parse",
    "parse_before_doi",
    "read_words",
    "trim_title",
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
    citation = Citation(low, core.end)
    for name, (start, end) in core.spans.items():
        key = "published" if name == "year" else name
        citation.put(key, plain, start, end)
    if "journal" in citation.fields:
        title = trim_title(plain, low, core.start)
        if title:
            citation.put("title", plain, *title)
        return citation
    read_words(citation, plain, low, core.start)
    return citation


_DOI_LABEL: Final = re.compile(
    r"(?:[\s,;.(\[]|https?://|www\.|dx\.|doi\.org/|\bdoi\b:?|\bavailable (?:at|from)\b:?)+$",
    re.IGNORECASE,
)
_ONLINE_TAIL: Final = re.compile(
    r"[,.;]? ?\(?(?:First )?(?:[Pp]ublished|[Ee]pub|[Aa]vailable)"
    r" (?:online|ahead of print|on)?\b.{0,60}$"
)


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
    read_words(citation, plain, low, high)
    return citation if citation.fields.keys() & {"title", "journal"} else None


_SHORTEST_TITLE: Final = 8


_YEAR_BEFORE: Final = re.compile(
    r"[\s.,]*(?P<open>[(\[])? ?(?P<year>(?:19|20)[0-9]{2})[a-z]? ?[)\]]?[.,:]* +"
)
#: What follows a title that no quotation marks close.
_TITLE_END: Final = re.compile(
    r"[,;(] ?(?:com (?:o )?(?:número de )?doi\b|con (?:el )?doi\b|with (?:the )?doi\b"
    r"|doi\b|published\b"
    r"|publicad[oa]\b|publiée?\b|erschienen\b|veröffentlicht\b|de autoria\b|by (?=[A-Z]))",
    re.IGNORECASE,
)


def read_words(citation: Citation, plain: str, low: int, high: int) -> None:
    """Read authors, title and journal from the words before the numeric core."""
    high = before_city(plain, low, before_month(plain, low, high))
    position = low
    authors, after = _authors(plain, low, high)
    if authors:
        citation.authors = [Found(*author) for author in authors]
        position = after
    year = _YEAR_BEFORE.match(plain, position, high)
    if year and (authors or year["open"]):
        citation.put("published", plain, *year.span("year"))
        position = year.end()
    if authors and _is_title_alone(plain, authors, position, high):
        citation.authors, position = [], low
    title_end = 0
    titled = _TITLED.match(plain, position, high)
    position = titled.end() if titled else position
    quoted = QUOTED.search(plain, position, high)
    if quoted and not plain[position : quoted.start()].strip(" .,:;()[]\n"):
        title = trim_title(plain, *quoted.span(quoted.lastgroup or 0))
        if title:
            citation.put("title", plain, *title)
        position = quoted.end()
        while position < high and plain[position] in " .,;:([":
            position += 1
        start = position
        if plain[start : start + 1].islower():  # "published in …"
            start = journal_start(plain, position, high)
    elif (bracket := _open_bracket(plain, position, high)) is not None:
        inner, after = author_list(plain, bracket + 1, high)
        if inner and after < high and not citation.authors:
            citation.authors = [Found(*author) for author in inner]
        start = after if inner and after < high else bracket + 1
        title_end = bracket
    else:
        start = max(journal_start(plain, position, high), position)
        start = _with_commas(plain, position, start, high)
    journal_end = high
    while journal_end > start and plain[journal_end - 1] in ' ,.;:([|“"':
        journal_end -= 1
    if plain[journal_end : journal_end + 1] == "." and "." in plain[start:journal_end]:
        journal_end += 1
    put_journal(citation, plain, start, journal_end)
    cut = _TITLE_END.search(plain, position, title_end or start)
    title = trim_title(plain, position, cut.start() if cut else title_end or start)
    if title and title[1] - title[0] >= _SHORTEST_TITLE:
        citation.put("title", plain, *title)


def _is_title_alone(
    plain: str, authors: list[tuple[str, int, int]], after: int, high: int
) -> bool:
    """Tell whether two "names" are a title, ``Wet Soil and Dry Sand. Soil Lett. 4``.

    Then nothing but the journal follows, and no name has initials.
    """
    if len(authors) != 2 or any(_INITIAL.search(name) for name, *_ in authors):
        return False
    rest = plain[after:high].strip(" .,")
    return (
        len(rest) < 40
        and ". " not in plain[after:high].strip(" .,")
        and bool(re.search(r"\b(?:and|&) ", plain[authors[0][2] : authors[1][1]]))
    )


_INITIAL: Final = re.compile(r"\b[A-Z]\.|\b[A-Z]{1,3}$|^[A-Z]\b")
_TITLED: Final = re.compile(r"[\s,]*(?:en)?titled,? (?=[“\"‘'])")
_LONGEST_NAME: Final = 90
_IN_BRACKET: Final = re.compile(r"[A-Z][^()\[\]:;?!]{1,90}")


def _open_bracket(plain: str, low: int, high: int) -> int | None:
    """Return the bracket after a title that holds the journal: ``On soil [Soil Lett. 4``."""
    bracket = max(plain.rfind("[", low, high), plain.rfind("(", low, high))
    if bracket - low < _SHORTEST_TITLE or high - bracket > _LONGEST_NAME:
        return None
    words = plain[bracket + 1 : high].strip()
    return bracket if _IN_BRACKET.fullmatch(words) and len(words) > 3 else None


_NAME_WORDS: Final = re.compile(
    r"(?:[A-Z&][^\s.!?()]*|of|the|and|for|in|on)"
    r"(?:,? (?:[A-Z&][^\s.!?()]*|of|the|and|for|in|on)){1,11}[.,;]? ?"
)


def _with_commas(plain: str, low: int, start: int, high: int) -> int:
    """Take a journal's name with commas whole: ``Drug Design, Development and Therapy``."""
    if plain[start - 2 : start] != ", ":
        return start
    stop = max(plain.rfind(mark, low, start) for mark in (". ", "? ", "! "))
    if stop - low < _SHORTEST_TITLE or not _NAME_WORDS.fullmatch(plain, stop + 2, high):
        return start
    return stop + 2


def _authors(plain: str, low: int, high: int) -> tuple[list[tuple[str, int, int]], int]:
    """Read the authors at the front; what stands last, before the numbers, is no author.

    ``P. Roth, G. Lang, Pebble Science 4``: a journal's name may look like a person's.
    """
    authors, after = author_list(plain, low, high)
    while authors and sum(map(str.isalpha, plain[after:high])) < 3:
        after = authors[-1][1]
        if re.search(r"(?:\band|&) $", plain[max(low, after - 5) : after]):
            return [], low  # "Nuclear Medicine and Molecular Imaging 44": one name
        authors = authors[:-1]
    return (authors, after) if authors else ([], low)


_MARK_AT_END: Final = re.compile(r"\s?\[[0-9]{1,2}\][.,;]?\s?$")


_IN_AT_END: Final = re.compile(r"[,.] [Ii]n:\s*$")


def trim_title(plain: str, low: int, high: int) -> tuple[int, int] | None:
    """Take quotes, stops and blanks off the ends of a title's span."""
    while low < high and plain[low] in " \n.,;:“”\"‘'«»„-–—*[(":
        if (
            plain[low] in "[("
            and plain.find({"[": "]", "(": ")"}[plain[low]], low, high) > 0
        ):
            break
        low += 1
    into = _IN_AT_END.search(plain, max(low, high - 8), high)
    high = into.start() if into else high
    mark = _MARK_AT_END.search(plain, max(low, high - 8), high)
    high = mark.start() if mark else high
    while high > low and plain[high - 1] in ' \n.,;:“”"’«»“-–—*[(':
        high -= 1
    return (low, high) if high > low else None
