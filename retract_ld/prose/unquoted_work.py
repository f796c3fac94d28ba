"""One work that a sentence tells without quotation marks: title, names and place in any order.

``Wet soil by Jane Roe and Bo Poe, published in Soil Letters 4(3), 3–9 (2012)``, ``Wet soil (J.
Roe, Soil Lett. 2012;4:3–9)``, ``by Jane Roe: Wet soil (10.5555/s.1)``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from retract_ld.prose.author_ends import Author
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, put_last_year, trim_title
from retract_ld.prose.cited_journal import before_month, put_journal
from retract_ld.prose.journal_mentions import is_journal
from retract_ld.prose.locators import Locator, locators
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.names_behind_title import names_up_to, without_shortened
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.title_first import is_title, up_to_last

__all__ = ["unquoted_work"]

_REACH: Final = 600
_MOST_TRIES: Final = 10
_LONGEST_NAME: Final = 90
_MOST_FEWER: Final = 4
#: What parts a title from what follows it.
_PARTS: Final = re.compile(
    r"(?P<by>,? (?:(?:co-?)?authored |written )?by (?=[^\W\d_a-z]|v[ao]n |d[aeiou] |el |al ))"
    r"|(?P<bracket> ?[(\[])"
    r"|(?P<placed>,? (?:(?:which|that) )?(?:(?:was|were|had been) )?(?:first |originally )?"
    r"(?:published|appeared|appearing|printed)\b)"
    r"|(?P<doi>[,.;:]? (?=(?:doi|DOI)[: ]|https?://(?:dx\.)?doi\.org/10\.))"
)
#: From the names to the place.
_TO_PLACE: Final = re.compile(
    r"(?P<told>,? (?:(?:which|that) )?(?:(?:was|were|had been) )?(?:first |originally )?"
    r"(?:published|appeared|appearing|printed)?(?: online)? ?(?:in|on)[,:]? "
    r"(?:(?:the|this|our) )?(?:[Jj]ournal (?=[A-Z“])|journal,? (?=[Vv]ol))?)"
    r"|(?P<bracket>,? ?[(\[])|(?P<bare>[,.;:]{1,2} (?:in )?)"
)
#: Where what follows the numbers ends.
_PLACE_ENDS: Final = re.compile(
    r"[,;]? (?:and|as well as|&|has|have|is|are|was|were|because|for|due|after|since|which"
    r"|that|by|owing|from|at|on|as|the)\b|;|[.:](?=\s|$)|\]|$"
)
_DOI: Final = re.compile(
    r"(?:[,;:]? ?(?:doi|DOI):?)? ?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S"
)
_AFTER: Final = 90
_BY: Final = re.compile(r",? by (?=[^\W\d_a-z])")
_LED: Final = re.compile(r"(?:[,:]|,? (?:en)?titled:?|,? on)? ")
_YEAR: Final = re.compile(r",? ?[(\[](?P<year>(?:19|20)[0-9]{2})[a-z]?[)\]]")


class _Read(NamedTuple):
    citation: Citation
    end: int


def unquoted_work(
    source: SourceText, start: int, high: int
) -> tuple[Citation, int] | None:
    """Read a work that begins at an offset with its title or "by"; return where it ends."""
    high = min(high, start + _REACH)
    for authors, low in _beginnings(source.plain, start, high):
        for part in islice(_PARTS.finditer(source.plain, low, high), _MOST_TRIES):
            if not is_title(source, low, part.start()):
                continue
            span = trim_title(source.plain, low, part.start())
            read = _after_title(source, span, part, high, authors) if span else None
            if read and span:
                read.citation.start = start
                read.citation.put("title", source.plain, *span)
                return read
    return None


def _beginnings(plain: str, start: int, high: int) -> Iterator[tuple[list[Found], int]]:
    """Yield the names that "by" leads up to, fewer and fewer, and where the title begins."""
    if not plain.startswith("by ", start):
        yield [], start
        return
    names, _ = author_list(plain, start + 3, high, introduced=True)
    for count in range(len(names), max(0, len(names) - _MOST_FEWER), -1):
        led = _LED.match(plain, names[count - 1][2], high)
        if led:
            yield [Found(*name) for name in names[:count]], led.end()


def _after_title(
    source: SourceText,
    title: tuple[int, int],
    part: re.Match[str],
    high: int,
    known: list[Found],
) -> _Read | None:
    """Read names and place behind a title; both must be understood."""
    citation = Citation(part.start(), part.end())
    citation.authors = known
    if part["bracket"]:
        return _bracket(source, citation, title, part.end() - 1, high)
    if part["doi"]:
        return _with_doi(source, citation, part.start(), high)
    position = part.start()
    if part["by"]:
        names = _named(source.plain, title, part.end(), high)
        if not names or known:
            return None
        citation.authors = [Found(*name) for name in names]
        position = names[-1][2]
        year = _YEAR.match(source.plain, position, high)
        if year:
            citation.put("published", source.plain, *year.span("year"))
            position = year.end()
    to_place = _TO_PLACE.match(source.plain, position, high)
    if to_place is None:
        return None
    if to_place["bracket"]:
        return _bracket(source, citation, title, to_place.end() - 1, high)
    return _place(source, citation, to_place.end(), high) or _with_doi(
        source, citation, position, high
    )


def _bracket(
    source: SourceText,
    citation: Citation,
    title: tuple[int, int],
    bracket: int,
    high: int,
) -> _Read | None:
    """Read a bracket of a place, names and a place, or a DOI; names may stand behind it."""
    closing = _closing(source.plain, bracket, high)
    if closing is None:
        return None
    low = bracket + 1
    cores = locators(source.plain, low, closing)
    first = cores[0].start if cores else closing
    if not citation.authors:
        names = names_up_to(source.plain, low, first, title=title, told=False)
        names = names or _shortened(source.plain, low, closing)
        citation.authors = [Found(*name) for name in names]
        low = names[-1][2] if names else low
        cores = locators(source.plain, low, closing)
    if cores and not _put_place(source, citation, low, cores[0], closing):
        return None
    put_identifiers(source, citation, low, closing)
    if not citation.fields.keys() & {"volume", "pages", "doi"}:
        return None
    position = closing + 1
    by = _BY.match(source.plain, position, high)
    if by and not citation.authors:
        names, _ = author_list(source.plain, by.end(), high, introduced=True)
        names, _ = up_to_last(source.plain, names, 0)
        citation.authors = [Found(*name) for name in names]
        position = names[-1][2] if names else position
    return _Read(citation, position)


def _named(plain: str, title: tuple[int, int], low: int, high: int) -> list[Author]:
    """Return the names that "by" leads up to, without the journal behind them."""
    cores = locators(plain, low, high)
    if cores:
        names = names_up_to(plain, low, cores[0].start, title=title, told=True)
        if names:
            return without_shortened(plain, names)
    names, _ = author_list(plain, low, high, introduced=True)
    return without_shortened(plain, up_to_last(plain, names, 0)[0])


#: ``(Roe, Poe & Doe, 2020; …``
_YEAR_NEXT: Final = re.compile(r",? (?=\(?(?:19|20)[0-9]{2}\b)")
#: ``(Roe JB, Soil Lett. …``
_ALONE: Final = re.compile(r"[^\W\d_a-z][\w'’-]{2,} [A-Z]{1,3}(?=[,;:.] [A-Z])")


def _shortened(plain: str, low: int, high: int) -> list[Author]:
    """Read family names before a year, or one name with bare initials."""
    names, end = author_list(plain, low, high, introduced=True, families=True)
    if names and _YEAR_NEXT.match(plain, end, high):
        return names
    alone = _ALONE.match(plain, low, high)
    return [(alone.group(), *alone.span())] if alone else []


def _closing(plain: str, bracket: int, high: int) -> int | None:
    depth = 0
    for index in range(bracket, high):
        depth += (plain[index] in "([") - (plain[index] in ")]")
        if depth == 0:
            return index
    return None


def _place(source: SourceText, citation: Citation, low: int, high: int) -> _Read | None:
    """Read journal and numbers, and the DOI that follows them."""
    cores = locators(source.plain, low, high)
    if not cores or cores[0].start - low > _LONGEST_NAME:
        return None
    core = cores[0]
    stop = _PLACE_ENDS.search(source.plain, core.end, min(high, core.end + _AFTER))
    end = stop.start() if stop else core.end
    if not _put_place(source, citation, low, core, end):
        return None
    ends = (found.end for found in citation.fields.values() if found.start >= low)
    end = max([core.end, *ends])
    return _behind_numbers(source, citation, end, high)


def _behind_numbers(
    source: SourceText, citation: Citation, end: int, high: int
) -> _Read:
    closes = source.plain[end : end + 1] in {")", "]"}
    doi = _DOI.match(source.plain, end + closes, high)
    if doi:
        put_identifiers(source, citation, end, min(high, doi.end() + _AFTER))
        end = citation.fields["doi"].end if "doi" in citation.fields else end
    elif closes:
        end += 1
    return _Read(citation, end)


def _put_place(
    source: SourceText, citation: Citation, low: int, core: Locator, end: int
) -> bool:
    """Keep the numbers of a core with the journal before them, if it is one."""
    place = numbered_place(source.plain, low, end)
    if place is not None and place.fields.keys() & {"volume", "pages"}:
        for name, found in place.fields.items():
            citation.fields.setdefault(name, found)
        return True
    words = source.plain[low : before_month(source.plain, low, core.start)]
    journal = words.strip(" ,.;:([")
    if "journal" not in core.spans and journal:
        if len(journal) > _LONGEST_NAME or not is_journal(journal):
            return False
        first = source.plain.index(journal, low)
        last = first + len(journal)
        last += source.plain[last : last + 1] == "." and "." in journal
        put_journal(citation, source.plain, first, last)
    citation.put_numbers(source.plain, core.spans)
    put_last_year(citation, source.plain, core.end, end)
    return bool(citation.fields.keys() & {"volume", "pages"})


def _with_doi(
    source: SourceText, citation: Citation, low: int, high: int
) -> _Read | None:
    """Read nothing but a DOI behind title and names."""
    doi = _DOI.match(source.plain, low, high)
    if doi is None:
        return None
    put_identifiers(source, citation, low, min(high, doi.end() + _AFTER))
    if "doi" not in citation.fields:
        return None
    return _Read(citation, citation.fields["doi"].end)
