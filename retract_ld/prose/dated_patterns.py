"""Which patterns of citations' numbers match only where there is a year."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_dated"]

_YEAR: Final = "(?P<year>"
#: What has no part in the structure of a pattern: an escape, a class of characters.
_PLAIN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_OPTIONAL: Final = ("?", "*", "{0")


def is_dated(pattern: re.Pattern[str]) -> bool:
    r"""Tell whether whatever a pattern matches holds a year; if in doubt, that it need not.

    >>> is_dated(re.compile(r"(?P<year>[0-9]{4});(?:[0-9]+)?"))
    True
    >>> is_dated(re.compile(r"[0-9]+(?: \((?P<year>[0-9]{4})\))?"))
    False
    >>> is_dated(re.compile(r"(?P<year>[0-9]{4})|[0-9]+"))
    False
    """
    text = _PLAIN.sub(lambda found: "x" * len(found[0]), pattern.pattern)
    place = text.find(_YEAR)
    around = [*_open_at(text, place)] if place >= 0 else []
    return (
        place >= 0
        and not any(text.startswith(_OPTIONAL, end) for _, end in around)
        and "|" not in _own(text, around)
    )


def _open_at(text: str, place: int) -> list[tuple[int, int]]:
    """Return the groups around a place: where each begins, and where what follows does."""
    open_groups: list[int] = []
    found: list[tuple[int, int]] = []
    for index, letter in enumerate(text):
        if letter == "(":
            open_groups.append(index)
        elif letter == ")":
            start = open_groups.pop()
            if start < place < index:
                found.append((start, index + 1))
    return found


def _own(text: str, around: list[tuple[int, int]]) -> str:
    """Return a pattern without the groups that are not around the year."""
    kept: list[str] = []
    starts = {start for start, _ in around}
    ends = {end - 1 for _, end in around}
    depth = 0
    for index, letter in enumerate(text):
        if letter == "(" and index not in starts:
            depth += 1
        elif letter == ")" and index not in ends:
            depth -= 1
        elif not depth:
            kept.append(letter)
    return "".join(kept)
