"""A journal with its numbers and nothing else: what stands in brackets after a title.

``[Bone 122 (May 2019) 82–92]``, ``(2019 Mater. Res. Express 6 115050)``, ``(Soil 4, 3-9;
August 11, 2016)``: every publisher has its own order, so it is read token by token, and
only if every token is understood.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import Final, NamedTuple

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.glued_numbers import part_volume
from retract_ld.prose.place_names import (
    DAY,
    MONTH,
    MONTHS,
    NAME,
    NO_NAME,
    is_two_sentences,
)
from retract_ld.prose.written_identifiers import trimmed_doi

__all__ = ["LONGEST_PLACE", "numbered_place"]

LONGEST_PLACE: Final = 240
_MOST_STARTS: Final = 24
_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9]| ?[-‐‑–—−]{1,3} ?[0-9])"
_PAGE: Final = (
    r"(?:[A-Za-z]{0,3}\.?[0-9]{1,7}[A-Za-z]?|[0-9]{1,4}[A-Z]{1,2}[0-9]{1,4}"
    r"|[ivxl]{1,6})"
)
_RANGE: Final = (
    r"[0-9]{1,5}\.e[0-9]{1,4}(?: ?[-‐‑–—−]{1,3} ?(?:[0-9]{1,5}\.)?e[0-9]{1,4})?|"
    rf"{_PAGE} ?(?:[-‐‑–—−]{{1,3}}|to) ?(?:end page )?{_PAGE}(?:\.e[0-9]{{1,3}})?"
)


class _Token(NamedTuple):
    name: str
    pattern: re.Pattern[str]


#: What a number is, the most telling first.
_TOKENS: Final = tuple(
    _Token(name, re.compile("".join(parts)))
    for name, *parts in (
        (
            "doi",
            r"[(\[]?(?:doi:? ?|DOI:? ?)?(?:https?://(?:dx\.)?doi\.org/)?",
            r"(?P<value>10\.[0-9]{4,9}/[^\s;,\]]{1,100})\]?",
        ),
        ("year", rf"[(\[]?[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}[)\]]?"),
        (
            "year",
            rf"[(\[]?(?:(?:{DAY} )?(?:{MONTHS}),? ?(?:{DAY},? ?)?)?{_YEAR}",
            rf"(?:,? (?:{MONTHS})(?: {DAY}(?![0-9]| ?[(:]))?)?[)\]]?",
        ),
        ("issue", rf"\(?(?:{MONTHS}) ?\((?P<value>[0-9]{{1,3}})\)\)?"),
        ("", rf"\(?(?:{DAY} )?(?:{MONTHS})(?: {DAY})?\)?"),
        (
            "volume",
            r"(?:[Vv]olume|VOLUME|[Vv]ol\.?|VOL\.|Bd\.|Band|Jg\.) ?",
            r"(?P<value>[A-Z]?[0-9]{1,4}[A-Z]?)",
        ),
        (
            "issue",
            r"\(?(?:[Ii]ssues?|ISSUE|[Nn]o\.?|NO\.?|[Nn]umber) ?",
            r"(?P<value>[0-9]{1,5}(?:[-‐‑–/][0-9]{1,4})?)\)?",
        ),
        ("issue", r"(?P<value>Part [A-Z0-9]{1,3}|[Ss]uppl(?:\.|ement)? ?[0-9]{0,3})"),
        (
            "pages",
            r"(?:[Pp]ages?|PAGES|pp?\.|PP\.|start(?: page)?|p",
            r"|[Aa]rticle(?: [Nn]o\.?| ID| [Nn]umber)?)",
            rf":? ?(?P<value>{_RANGE}|{_PAGE})(?![0-9A-Za-z])",
        ),
        (
            "volume",
            r"(?P<value>[0-9]{1,4}[-‐‑–][0-9]{1,4}C?)",
            rf"(?= ?[(\[](?:{DAY} )?(?:(?:{MONTHS}),? ?)?(?:19|20)[0-9]{{2}})",
        ),
        ("pages", rf"(?P<value>{_RANGE})(?![0-9A-Za-z])"),
        (
            "both",
            r"(?P<volume>[A-Z]?[0-9]{1,4}[A-Za-z]{0,2}) ?[(\[](?P<issue>[0-9]{1,3}",
            r"(?:[-‐‑–/][0-9]{1,3})?|[Ss]uppl[^()\[\]]{0,9}|Part [A-Z0-9]{1,2})[)\]]",
        ),
        (
            "both",
            r"(?P<volume>[0-9]{1,4})/(?P<issue>[0-9]{1,3}(?:[-‐‑–][0-9]{1,3})?)(?![0-9])",
        ),
        (
            "both",
            r"(?P<volume>[0-9]{1,4}) (?P<issue>[0-9]{1,3})(?= ?\((?:19|20)[0-9]{2}\))",
        ),
        (
            "both",
            r"(?P<volume>[0-9]{1,4}), (?P<issue>[0-9]{1,3})",
            rf"(?=, (?:{_RANGE}|[A-Za-z]{{0,3}}[0-9]{{1,7}}(?![0-9A-Za-z])))",
        ),
        (
            "both",
            r"(?P<volume>[0-9]{1,4}):(?P<issue>[0-9]{1,3})(?=\([A-Za-z]{1,3}[0-9]| \([0-9])",
        ),
        (
            "both",
            r"(?P<volume>[0-9]{1,4})\.(?P<issue>[0-9]{1,3})(?=,? ?\((?:19|20)[0-9]{2}\))",
        ),
        ("pages", r"\(?(?P<value>e[0-9]{2,9})(?![0-9A-Za-z])\)?"),
        ("pages", rf"\((?P<value>[A-Za-z]{{1,3}}[0-9]{{2,9}}|{_RANGE})\)"),
        ("pages", r"(?P<value>[0-9]{5,9}\([A-Z]\))(?![0-9A-Za-z])"),
        (
            "pages",
            r"(?P<value>[A-Za-z]{0,3}[0-9]{5,9}|[0-9]{1,4}[A-Z]{1,2}[0-9]{1,4})(?![0-9A-Za-z])",
        ),
        ("number", r"(?P<value>[A-Z]{0,3}[0-9]{1,4}[A-Za-z]{0,2})(?![0-9A-Za-z])"),
        (
            "bracketed",
            r"[(\[](?P<value>[A-Z]?[0-9]{1,4}(?:[-‐‑–/][0-9]{1,4})?(?:C|P[AB])?)[)\]]",
        ),
        ("", rf"\[(?:{MONTHS})\]"),  # "2017[Mar]"
        ("", r"[Vv]olume(?= ?\()|\[Related article:\]"),
        (
            "",
            r"[(\[]?(?:[Ee]pub(?: ahead of print)?|[Pp]ublished(?: online)?|[Ii]n press)\b:?",
        ),
    )
)
_YEAR_ALONE: Final = re.compile(_YEAR)
_GAP: Final = re.compile(r"[\s,;:./|•–-]{0,4}")
_START: Final = re.compile(
    rf"(?:(?<=[\s,.;:(])|^)(?=[(\[]?[0-9])|(?<=[a-z.,])(?=[0-9]{{1,4}}[\s,(])|(?<=[A-Za-z])(?=\("
    rf"(?:19|20))|(?<=[\s,;])(?=[(\[]?(?:{MONTH}|[Vv]ol|VOL|Bd\."
    r"|Band |Jg\.|[Ii]ssue\b|[Aa]rticle |pp?\.))"
)
_LEADING: Final = re.compile(
    r"(?:(?:[Ii]n|[Ff]rom) (?:the )?|(?:Source|Journal|Published in): ?)(?=[A-Z])"
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_FIRST_YEAR: Final = re.compile(
    rf"[(\[]?{_YEAR}[)\]]?[,.]?(?: +(?=[A-Z0-9])|(?=[A-Z]))"
)


def numbered_place(plain: str, low: int, high: int) -> Citation | None:
    """Read journal, date, volume, issue and pages if there is nothing else.

    >>> place = numbered_place("Bone 122 (May 2019) 82–92", 0, 25)
    >>> {name: place.value(name) for name in sorted(place.fields)}
    {'journal': 'Bone', 'pages': '82–92', 'published': '2019', 'volume': '122'}
    >>> numbered_place("as shown in 2019 by others", 0, 26)
    """
    while low < high and plain[low] in " ,;.":
        low += 1
    while high > low and plain[high - 1] in " ,;.>":
        high -= 1
    if not 6 <= high - low <= LONGEST_PLACE:
        return None
    leading = _LEADING.match(plain, low, high)
    low = leading.end() if leading else low
    labelled = _LABELLED.fullmatch(plain, low, high)
    if labelled:
        return _read_bracket(plain, labelled)
    first = _FIRST_YEAR.match(plain, low, high)
    name_at = first.end() if first else low
    starts = (match.start() for match in _START.finditer(plain, name_at, high))
    for start in islice(chain((name_at,), starts), _MOST_STARTS):
        name = plain[name_at:start].strip(" ,;:")
        if name and (
            not NAME.fullmatch(name)
            or not _LETTERS.search(name)
            or NO_NAME.search(name)
            or is_two_sentences(name)
        ):
            continue
        citation = _read_numbers(plain, start, high)
        if citation is None or not (name or "volume" in citation.fields):
            continue
        if first:
            citation.put("published", plain, *first.span("year"))
        if name:
            begin = plain.index(name, name_at)
            citation.put("journal", plain, begin, begin + len(name))
        citation.start = low
        if first and name and plain[first.end() - 1].isdigit():
            part_volume(citation)
        _take_year_for_volume(citation, plain, start)
        if first:  # ``2021 J. Phys.: Conf. Ser. 1999 012101``
            citation.put("published", plain, *first.span("year"))
        known = citation.fields.keys()
        several = len(known & {"published", "volume", "pages"}) > 1
        return citation if several or {"doi", "volume"} <= known else None
    return None


#: ``Soil Letters (Vol. 12, No. 3, 2010, pp. 45-52)``
_LABELLED: Final = re.compile(
    rf"(?P<journal>{NAME.pattern}) "
    r"[(\[](?P<numbers>(?:[Vv]ol|VOL)[^()\[\]]{4,90})[)\]]"
    r"(?:[;,.]? (?:doi|DOI):? ?(?:https?://(?:dx\.)?doi\.org/)?"
    r"(?P<doi>10\.[0-9]{4,9}/[^\s;,\]]{1,100}))?"
)


def _read_bracket(plain: str, match: re.Match[str]) -> Citation | None:
    """Read a journal whose labelled numbers stand in brackets."""
    if is_two_sentences(match["journal"]):
        return None
    citation = _read_numbers(plain, *match.span("numbers"))
    if citation is None or not citation.fields.keys() & {"pages", "published"}:
        return None
    citation.put("journal", plain, *match.span("journal"))
    if match["doi"]:
        doi, start = trimmed_doi(match["doi"]), match.start("doi")
        citation.fields["doi"] = Found(doi.lower(), start, start + len(doi))
    citation.start = match.start()
    return citation


def _take_year_for_volume(citation: Citation, plain: str, start: int) -> None:
    """Take a bare number like a year for the volume before an article number.

    ``J. Phys.: Conf. Ser. 1992 032077``
    """
    year, pages = citation.fields.get("published"), citation.value("pages") or ""
    if year is None or year.start != start or "volume" in citation.fields:
        return
    if plain[year.end : year.end + 1] == " " and pages.isdigit() and len(pages) > 4:
        citation.fields["volume"] = citation.fields.pop("published")


def _read_numbers(plain: str, start: int, high: int) -> Citation | None:
    """Read numbers to the end of a stretch, or nothing if one is not understood."""
    citation = Citation(start, high)
    position = start
    while position < high:
        for token in _TOKENS:
            match = token.pattern.match(plain, position, high)
            if match and _put(citation, plain, token.name, match):
                position = match.end()
                break
        else:
            return None
        gap = _GAP.match(plain, position, high)
        position = gap.end() if gap else position
    return citation


def _put(citation: Citation, plain: str, name: str, match: re.Match[str]) -> bool:
    """Keep what a token says; return False if there is one of its kind already."""
    known = citation.fields.keys()
    if name == "":
        return True
    if name == "year":
        if "published" in known:
            return False
        citation.put("published", plain, *match.span("year"))
        return True
    if name == "both":
        if "volume" in known:
            return False
        citation.put("volume", plain, *match.span("volume"))
        citation.put("issue", plain, *match.span("issue"))
        return True
    if name == "doi" and "doi" not in known:
        start = match.start("value")
        doi = trimmed_doi(match["value"])
        citation.fields["doi"] = Found(doi.lower(), start, start + len(doi))
        return True
    if name in {"number", "bracketed"}:
        year = citation.value("published")
        if year and _YEAR_ALONE.fullmatch(match["value"]) and match["value"] != year:
            return False
        order = ["volume", "issue" if name == "bracketed" else "pages"]
        if match["value"][0] in "Se" and year:
            order.pop(0)
        name = next((field for field in order if field not in known), "")
    if not name or name in known:
        return False
    citation.put(name, plain, *match.span("value"))
    return True
