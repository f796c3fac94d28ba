"""Family names alone before a title: ``Correction for Roe and Poe, Wet soil in …``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.source_text import SourceText

__all__ = ["families_before"]

_FAMILY: Final = (
    r"(?:(?:de|den|der|del|della|di|du|la|le|van|von|ter|El|Al) ){0,2}"
    r"[A-ZÀ-Þ][^\W\d_]{1,20}(?:[-’'][^\W\d_]{2,20})?"
)
_FAMILIES: Final = re.compile(
    rf"(?P<first>{_FAMILY})(?:, (?P<second>{_FAMILY}))?(?:,? (?:and|&) (?P<last>{_FAMILY}))?"
    r", (?=[A-ZÀ-Þ0-9])"
)
#: The whole names stand so near below.
_BYLINE: Final = 600


def families_before(source: SourceText, low: int, high: int) -> tuple[list[Found], int]:
    """Return the family names that a title is told behind, and where it begins.

    They could be words of the title: each stands with given names below.
    """
    match = _FAMILIES.match(source.plain, low, high)
    if match is None:
        return [], low
    found = [
        Found(match[group], *match.span(group))
        for group in ("first", "second", "last")
        if match[group]
    ]
    below = source.plain[high : high + _BYLINE]
    if all(_is_named(family.value, below) for family in found):
        return found, match.end()
    return [], low


_GIVEN: Final = r"[A-ZÀ-Þ][^\W\d_]{0,20}\.?(?:[ -][A-ZÀ-Þ][^\W\d_]{0,20}\.?){0,3}"


def _is_named(family: str, below: str) -> bool:
    """Tell whether a family name stands with given names or initials in a text."""
    name = re.escape(family)
    whole = rf"\b(?:{_GIVEN} {name}\b|{name},? [A-Z][A-Z. -]{{0,5}}\b)"
    return re.search(whole, below) is not None
