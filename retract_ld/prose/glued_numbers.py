"""Volume and page of a reference without marks between, told apart by its DOI.

``Soil Letters2013182910.5555/2047-783X-18-29``: year, volume and page, of which the DOI ends
in volume and page, or in the year and the number of the article.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found

__all__ = ["part_volume", "put_glued_numbers"]

_DIGITS: Final = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<rest>[0-9]{2,18}?)(?=10\.[0-9]{4,9}/)"
)
#: ``10.5555/2047-783X-18-29``: the journal's ISSN, volume and article.
_BY_ISSN: Final = re.compile(
    r"10\.[0-9]{4,9}/[0-9]{4}-[0-9]{3}[0-9x]-(?P<volume>[0-9]{1,3})-(?P<page>[0-9]{1,4})"
)
#: ``10.5555/2016/4190827``: the year, which is the volume, too, and the article.
_BY_YEAR: Final = re.compile(
    r"10\.[0-9]{4,9}/(?P<year>(?:19|20)[0-9]{2})/(?P<page>[0-9]{5,8})"
)
#: How many pages an article has may stand between.
_MOST_BETWEEN: Final = 3


def put_glued_numbers(plain: str, citation: Citation, low: int, high: int) -> None:
    """Keep volume and page of an entry that holds them without marks between."""
    doi = citation.value("doi")
    if doi is None or citation.fields.keys() & {"volume", "pages"}:
        return
    digits = _DIGITS.search(plain, low, high)
    if digits is None:
        return
    start, rest = digits.start("rest"), digits["rest"]
    by_issn = _BY_ISSN.fullmatch(doi)
    if by_issn and rest == by_issn["volume"] + by_issn["page"]:
        _put(citation, "volume", by_issn["volume"], start)
        _put(citation, "pages", by_issn["page"], start + len(by_issn["volume"]))
    by_year = _BY_YEAR.fullmatch(doi)
    if by_year is None:
        return
    year, page = by_year["year"], by_year["page"]
    between = len(rest) - len(year) - len(page)
    if rest.startswith(year) and rest.endswith(page) and 0 <= between <= _MOST_BETWEEN:
        _put(citation, "volume", year, start)
        _put(citation, "pages", page, start + len(rest) - len(page))


#: Of how many digits the number of an article is, by those of it and the volume.
_ARTICLE: Final = {6: 4, 7: 6, 8: 6, 9: 6, 10: 6}


def part_volume(citation: Citation) -> None:
    """Part the number of a place in which all marks are lost.

    ``(2014J. Phys. D: Appl. Phys.47045001)``: volume 47, article 045001.
    """
    pages = citation.fields.get("pages")
    if pages is None or "volume" in citation.fields or not pages.value.isdigit():
        return
    length = _ARTICLE.get(len(pages.value))
    if length and pages.value[0] != "0":
        _put(citation, "volume", pages.value[:-length], pages.start)
        _put(citation, "pages", pages.value[-length:], pages.end - length)


def _put(citation: Citation, name: str, value: str, start: int) -> None:
    citation.fields[name] = Found(value, start, start + len(value))
