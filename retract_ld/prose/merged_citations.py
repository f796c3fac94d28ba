"""Lines of a citation and of items that a rendering put on one with what follows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

__all__ = ["merged_citations"]

#: How a sentence begins right behind a citation.
_SENTENCE: Final = (
    r"(?=(?:In(?: Volume [0-9]|:)|(?:The|In|This|We|On|Due to|During|Following|After|Since"
    r"|Because|It|At) [a-z(]|Unfortunately, )"
)
#: A DOI without a stop, or the day on which the work appeared.
_END: Final = re.compile(
    r"(?:\b10\.[0-9]{4,9}/[^\s\"”]{0,80}[^\s.,;:)\"”]\)?"
    r"|\b[Pp]ublished(?: online)?:?"
    r" (?:[0-9]{1,2},? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} [0-9]{1,2},)"
    rf" [12][0-9]{{3}}\.?)(?P<blank> ){_SENTENCE})"
)
#: What announces works, and the first of them with its number.
_LIST: Final = re.compile(
    r"\b(?:articles|papers|publications|works|manuscripts)\b"
    r"(?:[^\n:]{0,120}:|[^\n:.]{0,20}\b(?:listed|following|below)\b[^\n:.]{0,80}\.)"
    r"(?P<blank> )(?=(?P<open>\(?)1(?P<close>[.)]) ?[^\W\d_a-z])"
)
#: An item with whatever number.
_ITEM: Final = re.compile(
    r"(?<=[^\s,])(?P<blank> )"
    r"(?=(?P<open>\(?)(?P<number>[1-9][0-9]?)(?P<close>[.)]) ?[^\W\d_a-z])"
)
#: So many other numbers may stand in an item.
_MOST_BETWEEN: Final = 20


def merged_citations(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    r"""Yield the blanks that stood for line ends behind cited works.

    >>> raw = "Wet soil. Soil. 2014;9:6–8. 10.5555/soil.1 In Volume 9, page 6 was wrong."
    >>> list(merged_citations(raw))
    [(42, 43, '\n', False)]
    """
    if "10." in raw or "ublished" in raw:
        for end in _END.finditer(raw):
            yield *end.span("blank"), "\n", False
    if " 1. " in raw or "1) " in raw:
        yield from _listed(raw)


def _listed(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the blanks before the items of lists of several."""
    lists = [*_LIST.finditer(raw)]
    found = [*_ITEM.finditer(raw, lists[0].start())] if lists else []
    starts = [item.start() for item in found]
    last = 0
    for first in lists:
        if first.start() < last:
            continue  # within the list before
        line_end = raw.find("\n", last := first.end())
        end = len(raw) if line_end < 0 else line_end
        spans = [first.span("blank")]
        place = bisect_right(starts, spans[0][0])
        while place < len(found):
            near = islice(range(place, len(found)), _MOST_BETWEEN)
            place = next(
                (at for at in near if _is_next(found[at], first, len(spans) + 1, end)),
                len(found),
            )
            if place < len(found):
                spans.append(found[place].span("blank"))
                place += 1
        if len(spans) > 1:
            last = spans[-1][1]
            for span in spans:
                yield *span, "\n", False


def _is_next(item: re.Match[str], first: re.Match[str], number: int, end: int) -> bool:
    """Tell whether an item has the number that is next, written like the first."""
    return (
        int(item["number"]) == number
        and item.group("open", "close") == first.group("open", "close")
        and item.end() <= end
    )
