"""Spans of a source that stand for something else: brackets of links, loose accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

__all__ = ["composed", "link_brackets"]

_LINK: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,300})\)")
_COMBINED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]{1,3}")


def composed(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield letters whose accents are characters of their own, as one character."""
    for match in _COMBINED.finditer(raw):
        letter = unicodedata.normalize("NFC", match.group())
        if len(letter) == 1:
            yield *match.span(), letter, False


def link_brackets(raw: str) -> list[tuple[int, int, str, bool]]:
    """Return the brackets of Markdown links to take off: ``[text](url)``."""
    brackets: list[tuple[int, int, str, bool]] = []
    if "](http" not in raw:
        return brackets
    for match in _LINK.finditer(raw):
        brackets.append((match.start(), match.start() + 1, "", False))
        brackets.append((match.end(1), match.end(1) + 1, " ", False))
    return brackets
