"""How many letters the lines of a text have that a program broke by their number."""

from __future__ import annotations

from math import log
from typing import Final

__all__ = ["likely_length", "need_of"]

#: Numbers of letters at which programs and people break lines, and how common they are.
_USUAL: Final = {
    80: 30, 72: 15, 70: 15, 90: 10, 100: 10, 60: 8, 76: 6, 78: 6, 75: 5, 85: 5, 95: 4,
    120: 4, 65: 3, 110: 3, 79: 2, 50: 2, 40: 2, 88: 1, 64: 1, 66: 1, 68: 1, 74: 1, 77: 1,
    96: 1, 98: 1, 55: 1, 45: 1, 105: 1, 115: 1, 130: 1,
}  # fmt: skip
_UNUSUAL: Final = 0.2
#: So many letters are left free at the end of a line, on an average.
_FREE: Final = 3.5


def likely_length(longest: int, needs: list[int]) -> int:
    """Return the number of letters at which lines were most likely broken.

    None is longer than `longest`; those that go on would have had as many as `needs` tells
    with the next word. The more lines there are the less likely none is as long as it can be.

    >>> likely_length(78, [83, 81]), likely_length(78, [80, 79]), likely_length(70, [75] * 9)
    (80, 78, 70)
    """
    if not needs:
        return longest
    return max(
        range(longest, max(min(needs), longest + 1)),
        key=lambda one: (
            log(_USUAL.get(one, _UNUSUAL)) - (one - longest) * len(needs) / _FREE
        ),
    )


def need_of(line: str, following: str) -> int:
    """Return how many letters a line and the next one's first word have."""
    return len(line) + 1 + len(following.split(" ", 1)[0])
