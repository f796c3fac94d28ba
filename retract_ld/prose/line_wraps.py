"""Hard-wrapped lines put together to paragraphs again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

__all__ = ["unwrapped"]


_PARAGRAPH_BREAK: Final = re.compile(r"(\n[ ]*\n\s*)")


_NARROWEST: Final = 40


_WIDEST: Final = 130


def unwrapped(plain: str) -> str:
    """Join hard-wrapped lines; a line end becomes a blank, so no offset moves."""
    if "\n" not in plain:
        return plain
    paragraphs = _PARAGRAPH_BREAK.split(plain)
    for index in range(0, len(paragraphs), 2):
        whole = paragraphs[index].rstrip("\n")
        lines = whole.split("\n")
        if _is_wrapped(lines):
            paragraphs[index] = " ".join(lines) + paragraphs[index][len(whole) :]
    return "".join(paragraphs)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines are one paragraph, broken where the next word did not fit.

    Half of the lines at least go on in lower case, and none could have taken the first
    word of the next one.
    """
    if len(lines) < 2 or len(lines[0]) < _NARROWEST:
        return False
    width = max(len(line) for line in lines)
    lower = 0
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        lower += first[:1].islower()
        if (
            not first
            or first.startswith(("http", "doi", "10."))
            or len(line) + 1 + len(first) < min(width, _WIDEST)
            or (
                line.rstrip()[-1:] in ".:"
                and not first[:1].islower()
                and len(line) < width - 12
            )
        ):
            return False
    return width <= _WIDEST and lower * 2 >= len(lines) - 1
