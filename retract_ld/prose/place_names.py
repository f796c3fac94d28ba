"""Names of journals beside numbers, and the days and months that are none."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.journal_name import abbreviations

__all__ = ["DAY", "MONTH", "MONTHS", "NAME", "NO_NAME", "is_two_sentences"]

MONTH: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?"
    r"|(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter)(?![a-z])"
)
MONTHS: Final = rf"(?:{MONTH})(?: ?[-‐‑–/] ?(?:{MONTH}))?"
DAY: Final = r"[0-3]?[0-9](?:st|nd|rd|th)?"
#: Numbers belong to no name but at its front (``3 Biotech``), dates to none.
NO_NAME: Final = re.compile(
    rf"^(?:volume|vol\.?|issue|pages?|pmc?id|article|published|available|received|accepted"
    rf"|citation|date)\b|"
    rf"[^\s] ?[(\[]?[0-9]+[A-Z]?[)\]]?$|\([^)]*[0-9]"
    rf"|^{DAY} (?:{MONTHS})|^(?:{MONTHS})$",
    re.IGNORECASE,
)
_WORD: Final = (
    r"[^\W\d_a-z][^\s\[\]()“”\"\d_]*|\((?:[A-Z][a-z]+|[A-Z]{2,8})\)[.:]?|&|–|-"
)
_SMALL: Final = r"of|the|and|for|in|on|de|la|des?|et|für|und|y|e|(?:e|bio|med)[A-Z]\w+"
NAME: Final = re.compile(
    rf"(?!In |The (?:Article|Paper))(?:[0-9]D?|{_WORD}|{_SMALL})"
    rf"(?: (?:{_WORD}|{_SMALL})){{0,14}}"
)


def is_two_sentences(name: str) -> bool:
    """Tell whether a name is a title and a name: ``Wet Soil of Districts. Soil Letters``."""
    return any(match["word"] not in abbreviations() for match in _STOP.finditer(name))


_STOP: Final = re.compile(r"(?P<word>[A-Z]?[a-z]{5,})\. (?=[A-Z])")
