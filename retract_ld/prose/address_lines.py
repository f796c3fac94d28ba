"""Addresses and DOIs at the beginning of a line: whether they belong to the one above."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.item_lines import LINE_END, announces_list

__all__ = [
    "ADDRESS",
    "begins_address",
    "closes_bracket",
    "ends_with_address",
    "is_dated",
]

#: An address on a line begins with one of these.
ADDRESS: Final = ("http", "doi", "DOI", "10.")
#: What an address on the next line belongs to.
_ADDRESSED: Final = re.compile(
    r"(?:[,;(:]"
    r"|PMID:? ?[0-9]{1,9}"
    r"|(?<!Published [0-9]{3})(?<![0-9]{4}-[0-9]{2}-[0-9])(?<![0-9]{4}-[0-9])[0-9]\."
    r"|\b(?:at|under|as|doi|DOI))$"
)
_ENDS_WITH_ADDRESS: Final = re.compile(
    r"(?:://|\b10\.[0-9]{4,9}/)[^\s]{1,200}[^\s.,;:]$"
)
#: A line that ends like this goes on with an address.
_LITTLE: Final = re.compile(r"\b(?:the|de|of|is|with|do|da|del|la|der|die)$")
#: The work that a notice corrects, and its address with the day behind it.
_CORRECTED: Final = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:Correction|Erratum|Corrigendum) to: "
)
_DATED_ADDRESS: Final = re.compile(r"\S{1,200}[,;] (?:published|[A-Z][a-z]+ [0-9])")
#: Where a reference tells pages, its year in brackets before them.
_CITED_PLACE: Final = re.compile(
    r"\([12][0-9]{3}\) [^()\n]{10,180}[0-9]\([^()\s]{1,12}\): ?e?[0-9]{1,8}(?:[-–][0-9]{1,8})?$"
)
#: The end of a line with the notice's day or number, above its address.
_DATED: Final = re.compile(
    r"\bPublished [0-9][0-9-]{3,9}\.$"
    r"|\bPublished (?:online )?(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}\.? (?:[0-9]{1,2},? )?[0-9]{4}\.$"
    r"|[12][0-9]{3}, [0-9]{3,}$|^[a-z]{1,3}[A-Z][\w -]{1,40}, (?:19|20)[0-9]{2}$"
)


def begins_address(line: str, following: str) -> bool:
    """Tell whether a line that begins with an address says something new."""
    if line[-1] == ":" and announces_list(line):
        return True
    if _CORRECTED.match(line) and _DATED_ADDRESS.match(following):
        return False
    if following[0] == "d" and _CITED_PLACE.search(line[-LINE_END:]):
        return False
    below = _ADDRESSED.search(line) is None or is_dated(line)
    return below and not (_LITTLE.search(line) or closes_bracket(line, following))


def ends_with_address(line: str) -> bool:
    """Tell whether an address or DOI is the last of a line."""
    return _ENDS_WITH_ADDRESS.search(line[-LINE_END:]) is not None


def is_dated(line: str) -> bool:
    """Tell whether a line ends with the day or the number of the notice."""
    return _DATED.search(line) is not None


def closes_bracket(line: str, following: str) -> bool:
    """Tell whether a line ends the bracket that the one above it leaves open."""
    is_left_open = line.count("(") - line.count(")") == 1
    return is_left_open and following.count(")") - following.count("(") == 1
