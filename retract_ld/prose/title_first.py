"""Citations without quotation marks that begin with the title.

``Wet soil, by Jane Roe and John Poe, Soil Lett., 2011, 22 (5), pp 3–9, has been retracted``
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from retract_ld.prose.author_ends import Author
from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.citation_blocks import FINITE
from retract_ld.prose.cited_journal import before_month, put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.locators import Locator, locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_patterns import RETRACTED_AFTER
from retract_ld.prose.mention_words import identifiers_end
from retract_ld.prose.names_behind_title import names_behind
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.unmarked_names import names_within

__all__ = [
    "NO_TITLE",
    "cited_title_first",
    "is_title",
    "named_after_title",
    "put_work_after",
    "title_and_names",
    "titled_first",
    "up_to_last",
]

_BY: Final = re.compile(r",? by (?=[^\W\d_a-z])")
_TITLE: Final = re.compile(r"[A-Z0-9][^\n“”\"‘«]{14,300}")
NO_TITLE: Final = re.compile(
    r"\b(?:retract\w*|withdr\w+|articles?|papers?|editors?|journal|published|we|our|this)\b"
)
_YEAR_FIRST: Final = re.compile(r"(?:19|20)[0-9]{2}[)\]]")
_STOPS: Final = re.compile(r"\)?\. [A-Z]")
_MOST_TRIES: Final = 6
_REACH: Final = 420
_LONGEST_NAME: Final = 90
_PLACE: Final = 160


class TitleAndNames(NamedTuple):
    """Where a title stands and the names after it."""

    title: tuple[int, int]
    authors: list[Author]
    end: int


def titled_first(source: SourceText, low: int, high: int) -> Mention | None:
    """Read a citation at the front of a line: title, "by" and authors, journal, numbers."""
    reach = min(high, low + _REACH)
    for by in islice(_BY.finditer(source.plain, low, reach), _MOST_TRIES):
        if not is_title(source, low, by.start()):
            return None
        authors, end = author_list(source.plain, by.end(), high, introduced=True)
        authors, end = up_to_last(source.plain, authors, end)
        cores = locators(source.plain, end, min(high, end + _PLACE)) if authors else []
        if not cores:
            continue
        citation = Citation(low, cores[0].end)
        if not _put_numbers(source, citation, end, cores[0]):
            continue
        citation.put("title", source.plain, low, by.start())
        citation.authors = [Found(*author) for author in authors]
        last = identifiers_end(source, cores[0].end, high)
        put_identifiers(source, citation, cores[0].end, last)
        if (
            RETRACTED_AFTER.match(source.lower, last, high)
            or last + 2 >= high
            or _STOPS.match(source.plain, last, high)
        ):
            return Mention(low, last, "work", "titled-first", 0.9, citation, whole=True)
    return None


def up_to_last(plain: str, authors: list[Author], end: int) -> tuple[list[Author], int]:
    """Leave out what looks like a name after the one that "and" leads up to: a journal."""
    for index, (_, start, last) in enumerate(authors[:-1]):
        if index and plain[start - 4 : start] == "and ":
            return authors[: index + 1], last
    return authors, end


def is_title(source: SourceText, low: int, high: int) -> bool:
    """Tell whether words may be a title: no verb, nothing of what happened to a work."""
    words = source.lower[low:high]
    return (
        _TITLE.fullmatch(source.plain, low, high) is not None
        and not NO_TITLE.search(words)
        and not FINITE.search(words)
        and not QUOTED.search(source.plain, low, high)
    )


def _put_numbers(
    source: SourceText, citation: Citation, low: int, core: Locator
) -> bool:
    """Keep numbers and the journal between them and the authors; tell if it is one."""
    citation.put_numbers(source.plain, core.spans)
    if "journal" in core.spans:
        return True
    end = before_month(source.plain, low, core.start)
    words = source.plain[low:end].strip(" ,.;:(")
    if not words and source.plain[core.start - 1] == "(":
        return True  # "by Jane Roe (v. 88, p. 3–9)": the journal is the notice's
    if not words or len(words) > _LONGEST_NAME or not is_journal(words):
        return False
    if _YEAR_FIRST.match(words):
        return False
    first = source.plain.index(words, low)
    last = first + len(words)
    last += source.plain[last : last + 1] == "." and "." in words
    put_journal(citation, source.plain, first, last)
    return "journal" in citation.fields


#: A title may be in capitals, and "by" lead up to the names.
_STOP: Final = re.compile(
    r"(?:(?<=[^\W_A-Z])(?<!\bSt)(?<!\bDr)(?<!\bProf)|(?<=[A-Z]{4})|(?<=[a-z0-9]\)))"
    r"[.?] (?:[Bb]y )?(?=[^\W\d_a-z])"
)
_FEWEST: Final = 2
_FEW_WORDS: Final = 3


def title_and_names(plain: str, low: int, high: int) -> TitleAndNames | None:
    """Part a title from the names after its stop: ``Wet soil in winter. Jane Roe, Bo Poe``.

    >>> text = "Wet soil in winter. J. Roe, B. Poe. Soil Lett."
    >>> found = title_and_names(text, 0, len(text))
    >>> text[slice(*found.title)], [name for name, *_ in found.authors]
    ('Wet soil in winter', ['J. Roe', 'B. Poe'])
    """
    for stop in islice(_STOP.finditer(plain, low, high), _MOST_TRIES):
        few = _FEWEST if stop.group().endswith("y ") else _FEW_WORDS  # "? By "
        if len(plain[low : stop.start()].split()) <= few:
            continue
        listed = uniform_list(plain, stop.end(), high)
        authors, end = listed or author_list(plain, stop.end(), high)
        others = authors and plain[authors[0][2] : end].strip(" ,.") == "et al"
        if len(authors) < _FEWEST and not others:
            authors, end = author_list(plain, stop.end(), high, introduced=True)
            if len(authors) < _FEWEST or plain[end:high].strip(" .,"):
                continue
        last = stop.start() + (plain[stop.start()] == "?")
        return TitleAndNames((low, last), authors, end)
    return None


def named_after_title(source: SourceText, start: int, core: Locator) -> Citation | None:
    """Read a citation of title, names, journal and numbers: ``Wet soil. J. Roe. Soil 4:3``."""
    found = title_and_names(source.plain, start, core.start)
    if found is None and (within := names_within(source.plain, start, core.start)):
        title_end, names = within
        found = TitleAndNames((start, title_end), names, names[-1][2])
    if found is None and (behind := names_behind(source.plain, start, core.start)):
        found = TitleAndNames((start, behind[0]), *behind[1:])
    if found is None or FINITE.search(source.lower, start, found.title[1]):
        return None
    citation = Citation(start, core.end)
    authors, end = found.authors, found.end
    if not _put_numbers(source, citation, end, core):
        if len(authors) < _FEWEST:
            return None
        authors, end = authors[:-1], authors[-2][2]  # the last was the journal
        if len(authors) < _FEWEST or not _put_numbers(source, citation, end, core):
            return None
    citation.put("title", source.plain, *found.title)
    citation.authors = [Found(*author) for author in authors]
    return citation


_COLON: Final = re.compile(r"[:.;] ?")


def cited_title_first(source: SourceText, low: int, high: int) -> Citation | None:
    """Read title, names, journal and numbers in this order."""
    cores = locators(source.plain, low, high)
    if not cores or author_list(source.plain, low, cores[0].start)[0]:
        return None
    return named_after_title(source, low, cores[0])


_MARKS: Final = " ,.;:("


def put_work_after(source: SourceText, citation: Citation, low: int, high: int) -> int:
    """Read authors and quoted title after the numbers; return where they end, or `low`.

    ``Volume 307, May 2014, p. F3–F9: Roe, Jane, and Bo Poe. “Wet soil” (doi:…)``
    """
    colon = _COLON.match(source.plain, low, high)
    if colon is None or citation.fields.keys() & {"title"} or citation.authors:
        return low
    authors, end = author_list(source.plain, colon.end(), high)
    quoted = QUOTED.search(source.plain, colon.end(), high) if authors else None
    if quoted is None or source.plain[end : quoted.start()].strip(_MARKS):
        return low
    title = trim_title(source.plain, *quoted.span(quoted.lastgroup or 0))
    if title is None:
        return low
    citation.authors = [Found(*author) for author in authors]
    citation.put("title", source.plain, *title)
    return identifiers_end(source, quoted.end(), high)
