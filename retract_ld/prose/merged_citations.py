"""Lines of a citation and of items that a rendering put on one with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_MOST: Final = 60


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
        for items in _LIST.finditer(raw):
            yield from _items(raw, items)


def _items(raw: str, first: re.Match[str]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the blanks before the items of a list of several."""
    end = raw.find("\n", first.end())
    end = len(raw) if end < 0 else end
    begin, close = re.escape(first["open"]), re.escape(first["close"])
    spans = [first.span("blank")]
    for number in range(2, _MOST):
        following = re.compile(
            rf"(?<=[^\s,])( )(?={begin}{number}{close} ?[^\W\d_a-z])"
        )
        found = following.search(raw, spans[-1][1], end)
        if found is None:
            break
        spans.append(found.span(1))
    if len(spans) > 1:
        for span in spans:
            yield *span, "\n", False
