"""What all styles of citations share: how a year, a volume, an issue or pages look."""

from __future__ import annotations

from typing import Final

__all__ = [
    "DASH",
    "DAY_BETWEEN",
    "FOUR_NUMBERS",
    "ISSUE",
    "ISSUE_AND_ARTICLE",
    "MONTH",
    "PAGE",
    "PAGES",
    "RANGE",
    "SITE_ISSUE",
    "SUPPLEMENT",
    "TAIL",
    "VOLUME",
    "YEAR",
    "YEAR_AND_PAGE",
    "YEAR_AT_END",
    "YEAR_THIRD",
]

DASH: Final = r"[-\u2010-\u2015\u2212]"


YEAR: Final = r"(?P<year>(?:1[89]|20)[0-9]{2})"


MONTH: Final = rf"(?:[A-Z][a-z]{{2,8}}\.?(?: ?(?:{DASH}|/) ?[A-Z][a-z]{{2,8}})?)"


#: ``96-B`` is one of two parts of a journal.
VOLUME: Final = r"(?P<volume>[A-Z]?[0-9]{1,4}(?:-[A-D](?![\w-])|[A-Z])?)"


ISSUE: Final = (
    r"(?: ?[(\[] ?(?P<issue>(?:[0-9A-Za-z][0-9A-Za-z .\u2010-\u2015/-]{0,18})) ?[)\]])"
)


PAGE: Final = r"(?:[A-Za-z]{0,4}[0-9][0-9.]{0,11}[A-Za-z]?)"


#: ``178.e11–178.e20``: pages that are printed online only.
_ONLINE_PAGES: Final = (
    rf"[0-9]{{1,5}}\.e[0-9]{{1,4}}(?: ?{DASH}{{1,2}} ?"
    r"(?:[0-9]{1,5}\.)?e?[0-9]{1,4})?"
)

PAGES: Final = (
    rf"(?P<pages>{_ONLINE_PAGES}|"
    rf"(?!10\.[0-9]{{4,9}}/){PAGE}(?: ?{DASH}{{1,2}} ?(?!10\.[0-9]{{4}})"
    r"[A-Za-z]{0,3}[0-9]{1,9}(?:\.e[0-9]{1,3}|[A-Za-z])?)?)"
)


RANGE: Final = (
    rf"(?P<pages>{_ONLINE_PAGES}|"
    rf"[A-Za-z]{{0,4}}[0-9]{{1,7}} ?{DASH}{{1,2}} ?[A-Za-z]{{0,3}}[0-9]{{1,7}}"
    r"(?:\.e[0-9]{1,3}|[A-Za-z])?|e[0-9]{2,11})"
)


#: A number of pages is no page.
TAIL: Final = r"(?![0-9A-Za-z])(?! pages?\b)"
#: ``Soil Chemistry 2021, 44, 6, 701-709``
FOUR_NUMBERS: Final = (
    rf"(?<=[\w.] ){YEAR}, (?P<volume>[0-9]{{1,3}}), (?P<issue>[0-9]{{1,2}}),"
    rf" {RANGE}{TAIL}"
)
#: ``Soil Chemistry 44, 6, 2021, 701-709``
YEAR_THIRD: Final = (
    rf"(?<=[^\W\d_][, .])(?<![0-9(]) ?(?P<volume>[0-9]{{1,3}}), (?P<issue>[0-9]{{1,2}}),"
    rf" {YEAR}, {RANGE}{TAIL}"
)
#: ``Soil Chemistry (44(6): 701-709, 2021)``
YEAR_AT_END: Final = (
    rf"(?<=[^\W\d_] \()(?P<volume>[0-9]{{1,4}}){ISSUE}?[:,] ?(?:pp?\. ?)?{RANGE}"
    rf"[,;] {YEAR}(?=\))"
)
#: ``European Journal of Soil, 219, 5 April 2019, 444–452``
DAY_BETWEEN: Final = (
    rf"(?<=[^\W\d_][ ,.])(?<![0-9A-Za-z(]) ?(?P<volume>[0-9]{{1,4}}){ISSUE}?, "
    rf"[0-3]?[0-9] {MONTH} {YEAR}, (?:[Pp]{{1,2}}\. ?|[Pp]ages? )?{RANGE}{TAIL}"
)
#: ``J. Vis. Exp. (130), e56101, doi:10.3791/56101 (2017)``
ISSUE_AND_ARTICLE: Final = (
    rf"(?<=\. )\((?P<issue>[0-9]{{1,3}})\), (?P<pages>e[0-9]{{3,7}}),? (?:doi:? ?\S{{6,60}} )?"
    rf"\({YEAR}\)"
)
#: ``Soil Letters, 12/3 | 2019``
SITE_ISSUE: Final = rf"(?<=, ){VOLUME}/(?P<issue>[0-9]{{1,3}}) \| {YEAR}(?![0-9])"
#: ``Soil Lett. 2019 12 Suppl. 3, 45``
SUPPLEMENT: Final = (
    rf"(?<![0-9]){YEAR} {VOLUME} (?P<issue>[Ss]uppl\.? ?[0-9]{{1,2}}),? {PAGES}{TAIL}"
)
#: ``GigaCalls. 2021:31. doi:…``
YEAR_AND_PAGE: Final = (
    rf"(?<=[A-Za-z]\. ){YEAR}:(?P<pages>[0-9]{{1,5}})(?=[.,;)]? ?(?:doi|DOI|http|$|\n))"
)
