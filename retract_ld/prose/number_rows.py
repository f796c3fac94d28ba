"""Rows of numbers behind a journal's name: each part labelled or bare, the year anywhere.

``Soil Letters, 50(6), pp. 601–615, 2018``, ``Soil Letters (2018) Vol. 50, no. 6: pages 3–9``,
``Soil Letters. 2018. 50/6: P. 601–615``: what one style labels another does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.locator_parts import RANGE

__all__ = ["number_rows"]

_YEAR: Final = r"(?:1[89]|20)[0-9]{2}(?![0-9])"
_MONTH: Final = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)"
    r"[a-z]{0,6}\.?(?:[–/-][A-Z][a-z]{2,8})?,? )"
)
_ROW: Final = re.compile(
    r"(?<=[^\s0-9(\[/–-] )"
    rf"(?:(?:[\[(]{_MONTH}?(?P<first>{_YEAR})[\])]|{_MONTH}?(?P<begun>{_YEAR})(?:\[{_MONTH}\])?)"
    r"[.,;:]{0,2} (?=[VvT0-9]))?"
    r"(?P<label>[Vv]ol(?:ume|\.)? ?|[VT]\. ?)?(?P<volume>[A-Z]?[0-9]{1,4})(?![0-9])"
    r"(?: ?[\[(](?:[Nn][or]?\.? ?|№ ?)?(?P<bracketed>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)[\])]"
    r"|(?P<mark>[:/.]|: (?=[0-9]{1,3} ?:))(?P<marked>[0-9]{1,3})(?![0-9])"
    r"|[.,]? ?(?:\b[Nn][or]\.? ?|\b[Nn]\. ?[º°]? ?|№ ?|\b[Ii]ss(?:ue|\.)? ?)"
    r"(?P<numbered>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)(?![0-9]))?"
    rf"(?:,? ?[\[(]{_MONTH}?(?P<second>{_YEAR})[\])]|, {_MONTH}?(?P<bare>{_YEAR}))?"
    r" ?(?:[,;:.]|(?<=[)\]])) ?(?:[-–—] )?"
    r"(?:(?P<paged>[Pp][Pp]?\.? ?|[Pp]ages?:? |pgs?\.? ?|[SC]\. ?)"
    r"|(?P<article>[Aa]rt(?:icle|\.)?(?: ?(?:ID|[Nn]o\.?|[Nn]umber|#))?:? ?))?"
    rf"(?:{RANGE}|(?P<page>[A-Za-z]{{0,3}}[0-9]{{1,8}}))(?![0-9A-Za-z])(?! pages?\b)(?!\.[0-9])"
    r"(?! ?(?:to|and|&) [0-9])(?:, [0-9]{1,3} pages)?"
    rf"(?:,? ?[\[(]{_MONTH}?(?P<third>{_YEAR})[\])]|[,.] ?{_MONTH}?(?P<last>{_YEAR})(?![/–-]))?"
)
_YEARS: Final = ("first", "begun", "second", "bare", "third", "last")
_ANY_YEAR: Final = re.compile(_YEAR)
#: What numbers stand behind that are no journal's: ``Table 4, no. 3``.
_THING: Final = re.compile(
    r"(?:\b(?:figs?|figures?|tables?|tab|sections?|sect|chapters?|chap|eqs?|equations?|panels?"
    r"|append\w*|part|steps?|schemes?|box|notes?|refs?|references?|lines?|pages?|pp?|no|nos"
    r"|issue|and|to|of|article|law|act|series|vols?|volume|version|heft|h|nr|n|n[úu]m\w*|bd|band"
    r"|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*"
    r"|jg|jahrgang|tom[eoa]?|t|v|s|fasc\w*|ausgabe|iss|núms?|nummer|folge|año|an|a)"
    r"|[0-9º°])[.,;:]? $",
    re.IGNORECASE,
)
_BEFORE: Final = 14


def number_rows(
    plain: str, low: int, high: int
) -> Iterator[tuple[int, int, dict[str, tuple[int, int]]]]:
    """Yield start, end and spans of rows that tell a volume and pages for sure.

    >>> row = "Soil Lett., 50(6), pp. 601–615, 2018."
    >>> [(start, end, spans)] = number_rows(row, 0, len(row))
    >>> {name: row[slice(*span)] for name, span in spans.items()}
    {'volume': '50', 'issue': '6', 'year': '2018', 'pages': '601–615'}
    """
    for row in _ROW.finditer(plain, low, high):
        if not _is_sure(plain, row):
            continue
        spans = {"volume": row.span("volume")}
        for name in ("bracketed", "marked", "numbered"):
            if row[name]:
                spans["issue"] = row.span(name)
        for name in _YEARS:
            if row[name]:
                spans.setdefault("year", row.span(name))
        kind = "article_number" if row["article"] else "pages"
        spans[kind] = row.span("pages" if row["pages"] else "page")
        yield row.start(), row.end(), spans


def _is_sure(plain: str, row: re.Match[str]) -> bool:
    """Tell whether a row is a citation's, not any numbers of a sentence."""
    told = [row[name] for name in _YEARS if row[name]]
    labelled = bool(row["paged"] or row["article"])
    if row["page"] and not (labelled or (row["label"] and told)):
        return False
    if not row["label"] and not told and _ANY_YEAR.fullmatch(row["volume"]):
        return False  # "Soil 2018 (6), 601–615"
    if row["mark"] and not (told and (row["label"] or labelled or row["pages"])):
        return False  # "at 1:50, 10–20"
    if not (labelled or row["label"] or told or row["bracketed"] or row["numbered"]):
        return False
    if len(set(told)) > 1:
        return False
    before = plain[max(0, row.start() - _BEFORE) : row.start()]
    if row["label"] and before.endswith((" in ", "In ")):
        return False  # "In Volume 9, Issue 2, page 8, the first line": a place
    return _THING.search(before) is None
