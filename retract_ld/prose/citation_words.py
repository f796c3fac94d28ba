"""The words of a citation before its numbers: authors, title and journal."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation_fields import Citation, Found, trim_title
from retract_ld.prose.cited_journal import before_city, before_month, put_journal
from retract_ld.prose.journal_name import journal_start
from retract_ld.prose.mention_patterns import OF_JOURNAL
from retract_ld.prose.quotations import GOES_ON, QUOTED

__all__ = ["TITLE_NEXT", "read_words"]

_SHORTEST_TITLE: Final = 8


_YEAR_BEFORE: Final = re.compile(
    r"[\s.,]*(?P<open>[(\[])? ?(?:[A-Z][a-z]{2,8} (?:[0-9]{1,2}, )?)?"
    r"(?P<year>(?:19|20)[0-9]{2})[a-z]? ?[)\]]?[.,:]* +"
)
#: ``Soil Letters [online].``
_MEDIUM: Final = re.compile(
    r",? \[(?:[Oo]nline|[Ii]nternet|[Ee]lectronic|en ligne|en línea|[NS]\. ?[lpn]\.)\][.,;]* ?$"
)
#: ``Food Webs. 2018. Vol. 14``
_YEAR_BEFORE_NUMBERS: Final = re.compile(r"[.,] (?P<year>(?:19|20)[0-9]{2})[.,] ?$")
#: What follows a title that no quotation marks close.
_TITLE_END: Final = re.compile(
    r"[,;(] ?(?:com (?:o )?(?:número de )?doi\b|con (?:el )?doi\b|with (?:the )?doi\b"
    r"|doi\b|published\b"
    r"|publicad[oa]\b|publiée?\b|erschienen\b|veröffentlicht\b|de autoria\b|by (?=[A-Z]))",
    re.IGNORECASE,
)


def read_words(citation: Citation, plain: str, low: int, high: int) -> None:
    """Read authors, title and journal from the words before the numeric core."""
    high = _end_of_name(citation, plain, low, high)
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
    opened = _OPENED.match(plain, position, high) if authors else None
    position = (
        opened.end() if opened else position
    )  # "Roe et al. [J Soil Sci (2010), 3"
    titled = _TITLED.match(plain, position, high)
    position = titled.end() if titled else position
    quoted = QUOTED.search(plain, position, high)
    if quoted and GOES_ON.match(plain, quoted.end(), high):
        quoted = None
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
        if sum(map(str.isalpha, plain[after:high])) <= _NO_JOURNAL:
            inner = []  # ``[Milan J. Math. 87`` is a journal
        if inner and after < high and not citation.authors:
            citation.authors = [Found(*author) for author in inner]
        start = after if inner and after < high else bracket + 1
        title_end = bracket
    else:
        start = max(journal_start(plain, position, high), position)
        if authors and (short := _ABBREVIATED.fullmatch(plain, position, high)):
            start = short.start("journal")
        start = _with_commas(plain, position, start, high)
    _put_journal_and_title(citation, plain, (position, start, high), title_end)


_NO_JOURNAL: Final = 2
_OPENED: Final = re.compile(r"[\s,.]*\[ ?(?=[A-Z])(?![^\]\n]*\])")


def _put_journal_and_title(
    citation: Citation, plain: str, places: tuple[int, int, int], title_end: int
) -> None:
    """Keep journal and title; `places` are where title and journal begin and all ends."""
    position, start, journal_end = places
    while journal_end > start and plain[journal_end - 1] in ' ,.;:([|“"':
        journal_end -= 1
    if plain[journal_end : journal_end + 1] == "." and "." in plain[start:journal_end]:
        journal_end += 1
    if start == position and _is_long_title(citation, plain, start, journal_end):
        citation.put("title", plain, start, journal_end)
        return
    put_journal(citation, plain, start, journal_end)
    cut = _TITLE_END.search(plain, position, title_end or start)
    title = trim_title(plain, position, cut.start() if cut else title_end or start)
    inside = _IN_PROCEEDINGS.search(plain, *title) if title else None
    if title and inside:
        title = trim_title(plain, title[0], inside.start())
    if title and title[1] - title[0] >= _SHORTEST_TITLE:
        citation.put("title", plain, *title)


def _is_long_title(citation: Citation, plain: str, low: int, high: int) -> bool:
    """Tell whether all that follows the authors is a title, and no journal is told."""
    words = plain[low:high]
    return (
        bool(citation.authors)
        and "title" not in citation.fields
        and len(words.split()) >= _LONG_TITLE
        and not OF_JOURNAL.search(words)
        and "." not in words
    )


#: ``Wet soil. In: Proceedings of the Conference on Soil``: what holds the paper.
_IN_PROCEEDINGS: Final = re.compile(
    r"[.,] (?:In: |[Ii]n:? (?=(?:the )?(?:[0-9]{4} )?"
    r"(?:Proceedings|Proc\.|[0-9]+(?:st|nd|rd|th))))(?=\S)"
)
_LONG_TITLE: Final = 8


def _end_of_name(citation: Citation, plain: str, low: int, high: int) -> int:
    """Return where the journal's name ends: before a month, a medium or the year."""
    high = before_city(plain, low, before_month(plain, low, high))
    medium = _MEDIUM.search(plain, max(low, high - 24), high)
    high = medium.start() if medium else high
    last = _YEAR_BEFORE_NUMBERS.search(plain, max(low, high - 10), high)
    if last is None or "published" in citation.fields:
        return high
    citation.put("published", plain, *last.span("year"))
    high = last.start() + 1
    medium = _MEDIUM.search(plain, max(low, high - 24), high)
    return medium.start() if medium else high - 1


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
#: Nothing but a shortened name, ``Bioinspir. Biomim.``: no title before it.
_ABBREVIATED: Final = re.compile(
    r"[\s,]*(?P<journal>(?:[A-Z][\w’-]{0,12}\. ?){1,6}(?:[A-Z]\w{0,9}\.?)?),? ?"
)
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
    r"(?:,? (?:[A-Z&][^\s.!?()]*|\([A-Z]{2,8}\)|of|the|and|for|in|on|its|with|[-–]))"
    r"{1,16}[.,;]? ?"
)


def _with_commas(plain: str, low: int, start: int, high: int) -> int:
    """Take a journal's name with commas whole: ``Drug Design, Development and Therapy``."""
    stop = max(plain.rfind(mark, low, start - 2) for mark in (". ", "? ", "! "))
    if (
        stop - low < _SHORTEST_TITLE
        or "," not in plain[stop + 2 : start]
        or not _NAME_WORDS.fullmatch(plain, stop + 2, high)
    ):
        return start
    return stop + 2


def _authors(plain: str, low: int, high: int) -> tuple[list[tuple[str, int, int]], int]:
    """Read the authors at the front; what stands last, before the numbers, is no author.

    ``P. Roth, G. Lang, Pebble Science 4``: a journal's name may look like a person's.
    """
    authors, after = author_list(plain, low, high)
    if not authors and plain.startswith("In ", low):
        authors, after = author_list(plain, low + 3, high)
    families = None if authors else _FAMILIES.match(plain, low, high)
    if families:
        end = families.end("names")
        return author_list(plain, low, end, introduced=True, families=True)
    if not authors:
        alone = uniform_list(plain, low, high, alone=True)
        if alone and len(alone[0]) == 1 and TITLE_NEXT.match(plain, alone[1], high):
            return alone
    while authors and sum(map(str.isalpha, plain[after:high])) < 3:
        after = authors[-1][1]
        if re.search(r"(?:\band|&) $", plain[max(low, after - 5) : after]):
            return [], low  # "Nuclear Medicine and Molecular Imaging 44": one name
        authors = authors[:-1]
    return (authors, after) if authors else ([], low)


#: ``Roe, Poe, and Doe. On wet soil``
_FAMILIES: Final = re.compile(
    r"(?P<names>(?:[A-Z][a-zà-ÿ'’-]+, )+(?:and|&) [A-Z][a-zà-ÿ'’-]+)\. (?=[A-Z])"
)
#: A title of some words after a lone name, and something after it.
TITLE_NEXT: Final = re.compile(
    r"[.,]? (?:\S{1,40} ){3,60}?\S{1,40}[a-z0-9)\]][.?!,] ?[A-Z]"
)
