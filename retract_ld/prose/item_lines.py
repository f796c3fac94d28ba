"""Items of a list on lines: what shows that a line is the next of them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LINE_END", "announces_list", "begins_item", "parts_quoted"]

#: No more of the end of a line is looked through.
LINE_END: Final = 230
_ITEM: Final = re.compile(
    r"[\[（]?[0-9]{1,2}[.\])）．、]|\([0-9]{1,2}\) |[(\[]?[a-h][.)\]] (?=[^\W\d_a-z“\"‘])"
    r"|[•*-](?:\s|$)"
)
#: The first item of a list of works, and how a line announces one.
_FIRST: Final = re.compile(r"[(\[]?(?:1|a)[.)\]] ")
_ANNOUNCES: Final = re.compile(
    r"\b(?:articles|papers|publications|works|manuscripts)\b[^\n]{0,200}:$"
)
#: Two lines that each quote a title and close a bracket: items of a list.
_BOTH_QUOTED: Final = re.compile(r"[“\"][^\n]{12,400}[0-9a-z]\)\n[“\"]")
#: An item and its number or letter.
_COUNTED: Final = re.compile(
    r"[(\[]?(?:(?P<number>[0-9]{1,2})|(?P<letter>[a-h]))[.)\]] "
)


def begins_item(line: str, following: str) -> bool:
    """Tell whether a line is an item of a list that goes on or that the line above announces.

    >>> begins_item("We retract these papers:", "1. Wet soil. Soil 2018;4:3")
    True
    >>> begins_item("(a) Wet soil", "(b) Dry soil"), begins_item("volume", "5) of 2018")
    (True, False)
    """
    if _ITEM.match(following) and (line[-1] in ".]．。" or _counts_on(line, following)):
        return True
    return _FIRST.match(following) is not None and announces_list(line)


def announces_list(line: str) -> bool:
    """Tell whether works are listed below a line."""
    return _ANNOUNCES.search(line[-LINE_END:]) is not None


def parts_quoted(line: str, following: str) -> bool:
    """Tell whether two lines quote a title each."""
    return _BOTH_QUOTED.match(f"{line}\n{following[:1]}") is not None


def _counts_on(line: str, following: str) -> bool:
    """Tell whether two lines are an item and the next of one list: ``(1) …``, ``(2) …``."""
    first, second = _COUNTED.match(line), _COUNTED.match(following)
    if first is None or second is None or first.lastgroup != second.lastgroup:
        return False
    if first["number"]:
        return int(second["number"]) - int(first["number"]) == 1
    return ord(second["letter"]) - ord(first["letter"]) == 1
