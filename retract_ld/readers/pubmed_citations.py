"""NLM citation style → values: ``Lancet. 2010 Feb 6;375(9713):445``, pages, dates.

Forms as in the NLM guide *Citing Medicine* and in MEDLINE's element descriptions. What
does not match exactly is not taken apart: the caller keeps the words.
"""

from __future__ import annotations

import re
from typing import Any, Final

from retract_ld.dates import from_year_month_day
from retract_ld.identifiers import normalize_doi
from retract_ld.readers.remembering import remembered

__all__ = ["date_in", "doi_in", "month_number", "page_range", "parts_of_citation"]

#: Longer than any citation; bounds the work of the patterns below.
_LONGEST: Final = 1500

_MONTHS: Final = re.findall(
    "[a-z]+",
    "january february march april may june july august september october november"
    " december",
)
_MONTH_NUMBERS: Final = {
    name[:length]: number
    for number, name in enumerate(_MONTHS, start=1)
    for length in range(3, len(name) + 1)
}
_YEARS: Final = re.compile(r"\b[12][0-9]{3}\b")
_MONTH_DAY: Final = re.compile(
    r"([A-Za-z]{3,9})\.?"
    r"(?:\s+([0-9]{1,2})(?:\s*-\s*(?:([A-Za-z]{3,9})\.?\s+)?([0-9]{1,2}))?)?"
)
_DATE: Final = r"[12][0-9]{3}(?:-[12][0-9]{3})?(?:\s[A-Za-z0-9 /-]*[A-Za-z0-9])?"
_CITATION: Final = re.compile(
    rf"""
    (?: (?P<authors>[^.;:]+) \.\s )?
    (?P<journal>[^.;:]*?[^.;:\s]) \.?\s
    (?P<date>{_DATE})
    (?: ;\s? (?P<volume>[^;:()]*?) \s? (?: \( (?P<issue>[^()]*) \) )? )?
    (?: :\s? (?P<pages>\S(?:.*?\S)??) )?
    (?: \. (?:\s.*)? )?
    """,
    re.VERBOSE,
)
_AUTHOR: Final = re.compile(
    r"(?P<family>\S(?:[^,]*\S)?)\s[A-Z]{1,4}(?:\s(?:Jr|Sr|[1-9](?:st|nd|rd|th)))?"
)
_DOI: Final = re.compile(r"\bdoi:?\s*(\S+)", re.IGNORECASE)
_RANGE: Final = re.compile(r"([^\s,;-]+)(?:-([^\s,;-]+))?(.*)", re.DOTALL)
_PAGE: Final = re.compile(r"([A-Za-z]*)([0-9]+)([A-Za-z]*)")


def month_number(text: str) -> int | None:
    """Return the number of a month written in English or in figures.

    >>> month_number("Feb"), month_number("02"), month_number("Spring")
    (2, 2, None)
    """
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTH_NUMBERS.get(text.lower())


@remembered(4096)
def date_in(text: str) -> str | None:
    """Return what is certain of a date in NLM style; of a range what both ends share.

    >>> date_in("2010 Feb 6"), date_in("1998 Feb 1-7"), date_in("1998 Feb 28-Mar 6")
    ('2010-02-06', '1998-02', '1998')
    >>> date_in("2001 Sep-Oct"), date_in("2000 Spring"), date_in("1999-2000") is None
    ('2001', '2000', True)
    """
    years = set(_YEARS.findall(text[:_LONGEST]))
    if len(years) != 1:
        return None
    year = int(years.pop())
    match = _MONTH_DAY.fullmatch(_YEARS.sub("", text[:_LONGEST]).strip())
    first = month_number(match.group(1)) if match else None
    if match is None or first is None:
        return from_year_month_day(year)
    _, day, last_month, last_day = match.groups()
    if last_day is not None:
        last = month_number(last_month) if last_month else first
        return from_year_month_day(year, first if last == first else None)
    return from_year_month_day(year, first, int(day) if day else None)


def page_range(pages: str) -> tuple[str | None, str | None]:
    """Return first and last page; the last only where the range leaves no doubt.

    NLM leaves out the figures of the last page that it shares with the first.

    >>> page_range("637-41"), page_range("S12-4"), page_range("943-5; discussion 950")
    (('637', '641'), ('S12', 'S14'), ('943', None))
    >>> page_range("e705"), page_range("98-2"), page_range("rs.3.rs-1800050")
    (('e705', None), ('98', None), (None, None))
    """
    match = _RANGE.fullmatch(pages)
    if match is None:
        return None, None
    first, last, more = match.groups()
    end = _last_page(first, last) if last and not more else None
    if last and end is None and not _PAGE.fullmatch(first):
        return None, None
    return first, end


def _last_page(first: str, last: str) -> str | None:
    begin, end = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if begin is None or end is None:
        return last if first.isalpha() and last.isalpha() else None
    prefix, figures, suffix = begin.groups()
    if end.group(1) not in {"", prefix} or (suffix and end.group(3) != suffix):
        return None
    shared = figures[: max(len(figures) - len(end.group(2)), 0)]
    whole = shared + end.group(2)
    return f"{prefix}{whole}{end.group(3)}" if int(whole) >= int(figures) else None


def doi_in(text: str) -> str | None:
    """Return the one DOI that a citation names, without the full stop behind it.

    >>> doi_in("Cell Rep. 2022 Jun 28;39(13):111044. doi: 10.1016/J.celrep.2022.111044.")
    '10.1016/j.celrep.2022.111044'
    """
    found = {normalize_doi(raw.rstrip(".,;")) for raw in _DOI.findall(text[:_LONGEST])}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def parts_of_citation(text: str) -> dict[str, Any] | None:
    """Take a citation apart into values of a document, or return ``None``.

    Authors come as names in the form of the source, ``journal`` as its title.

    >>> parts = parts_of_citation("Rowe CE. Biochem J. 1977 Apr 15;164(1):287-8")
    >>> parts["authors"], parts["journal"], parts["published"], parts["page_end"]
    ((('Rowe CE', 'Rowe'),), 'Biochem J', '1977-04-15', '288')
    >>> parts_of_citation("see the editorial in the same issue") is None
    True
    """
    match = _CITATION.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    authors: tuple[tuple[str, str], ...] | None = ()
    if match["authors"]:
        authors = _authors(match["authors"])
        if authors is None:
            return None
    pages = match["pages"]
    start, end = page_range(pages) if pages else (None, None)
    return {
        "authors": authors,
        "journal": match["journal"],
        "published": date_in(match["date"]),
        "volume": match["volume"] or None,
        "issue": match["issue"] or None,
        "pages": pages,
        "page_start": start,
        "page_end": end,
    }


def _authors(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return (name, family name) of each author; ``None`` if these are no authors."""
    names = [name.strip() for name in text.split(",")]
    cut_off = names[-1] == "et al"
    if cut_off:
        names.pop()
    authors = []
    for name in names:
        match = _AUTHOR.fullmatch(name)
        if match is None:
            return None
        authors.append((name, match["family"]))
    return () if cut_off else tuple(authors)
