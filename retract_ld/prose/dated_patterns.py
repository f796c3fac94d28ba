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
    around, choices = {_WHOLE}, set()
    open_groups = [_WHOLE]
    for index, letter in enumerate(text):
        if letter == "(":
            open_groups.append(index)
        elif letter == "|":
            choices.add(open_groups[-1])
        elif letter == ")":
            start = open_groups.pop()
            if start < place < index:
                around.add(start)
                if text.startswith(_OPTIONAL, index + 1):
                    return False
    return place >= 0 and around.isdisjoint(choices)


#: Stands for the group that a pattern is.
_WHOLE: Final = -1
