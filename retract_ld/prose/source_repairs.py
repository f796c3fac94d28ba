"""Spans of a source that stand for something else: links, loose accents, lost blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

__all__ = ["LIGATURES", "NARROW", "composed", "link_brackets", "parted_numbers"]

_LINK: Final = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,300})\)")
_COMBINED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]{1,3}")
#: ``Soil Lett.118, 243-252``, ``Soils134, 243-252``: a volume in bold type right behind the
#: journal's name.
_GLUED: Final = re.compile(
    r"(?:(?<=[a-z]{2}\.)|(?<=[a-z]{4}))(?=[0-9]{2,3}, [0-9]{1,5}[-\u2010-\u2015][0-9]{1,5}\b)"
)


#: Full-width letters and digits: ``２０２１年`` is 2021年.
NARROW: Final = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def composed(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield letters whose accents are characters of their own, as one character."""
    for match in _COMBINED.finditer(raw):
        letter = unicodedata.normalize("NFC", match.group())
        if len(letter) == 1:
            yield *match.span(), letter, False


def parted_numbers(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield a blank where a volume stands right behind a journal's name."""
    for match in _GLUED.finditer(raw):
        yield match.start(), match.start(), " ", False


def link_brackets(raw: str) -> list[tuple[int, int, str, bool]]:
    """Return the brackets of Markdown links to take off: ``[text](url)``."""
    brackets: list[tuple[int, int, str, bool]] = []
    if "](http" not in raw:
        return brackets
    for match in _LINK.finditer(raw):
        brackets.append((match.start(), match.start() + 1, "", False))
        brackets.append((match.end(1), match.end(1) + 1, " ", False))
    return brackets
