"""The place of a work in brackets at the end of a line: ``On soil [Soil Lett. 4, 3-9]``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.numbered_place import LONGEST_PLACE, numbered_place

__all__ = ["place_at_end"]

_CLOSING: Final = {"[": "]", "(": ")"}


def place_at_end(plain: str, low: int, high: int) -> tuple[int, Citation] | None:
    """Return the bracket with a place that ends a stretch, and what it says.

    >>> text = "On soil [Soil Lett. (2018) 86–91]"
    >>> start, place = place_at_end(text, 0, len(text))
    >>> text[:start], place.value("journal")
    ('On soil ', 'Soil Lett.')
    """
    while high > low and plain[high - 1] in " .,;>”\"’'":
        high -= 1
    closing = plain[high - 1 : high]
    for opening, closes in _CLOSING.items():
        if closing != closes:
            continue
        depth = 0
        for index in range(high - 1, max(low - 1, high - LONGEST_PLACE - 2), -1):
            depth += (plain[index] == closing) - (plain[index] == opening)
            if depth == 0:
                place = numbered_place(plain, index + 1, high - 1)
                place = place or _led_by_names(plain, index + 1, high - 1)
                return (index, place) if place else None
    return None


#: ``(Roe et al 2015 Soil Lett. 25 115015)``
_NAMES: Final = re.compile(
    r"(?P<names>(?:(?:[Dd]e|[Vv][ao]n|d[aiou]|del|den|der|la) ){0,2}[A-Z][^()\n0-9]{1,80}?)"
    r"(?P<others>,? et al\.?)?,? (?=(?:19|20)[0-9]{2} [A-Z])"
)


def _led_by_names(plain: str, low: int, high: int) -> Citation | None:
    """Read a place that family names lead up to."""
    led = _NAMES.match(plain, low, high)
    place = numbered_place(plain, led.end(), high) if led else None
    if led is None or place is None or not {"journal", "volume"} <= place.fields.keys():
        return None
    names, end = author_list(plain, *led.span("names"), introduced=True, families=True)
    if not names or end < led.end("names"):
        return None
    place.authors = [Found(*name) for name in names]
    return place
