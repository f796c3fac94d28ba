"""Lists and tables of HTML whose markup says what the text would: labels and numbers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LABELS", "NUMBER", "is_told", "label_of", "number_items"]

#: Elements that may say what the next one holds.
LABELS: Final = frozenset({"dt", "td", "th"})
#: Where the number of an item stands.
NUMBER: Final = "data-retract-ld-number"
_LABEL: Final = re.compile(r"[^\W\d_][^\n.;,!?]{1,40}")
_BOLD: Final = frozenset({"b", "strong"})
#: Elements of which a value on the line of its label may consist.
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "small",
        "span",
        "strong",
        "sub",
    }
    | {"sup", "time", "u", "wbr"}
)
_MOST_INLINE: Final = 200
_FIRST_WORDS: Final = 4
_LONGEST_NUMBER: Final = 5
_REFERENCES: Final = re.compile(r"ref|bib|cit|note", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\s*[\[(]?[0-9]{1,4}[\])., ]")


def label_of(element: _Element) -> str:
    """Return what an element says of the next one, with a colon: ``Journal: ``.

    It is the term of a list of terms, or the first of two cells that is marked as a head.
    """
    value = _value_of(element)
    if value is None:
        return ""
    label = " ".join(_words(element, _MOST_INLINE).split())
    if not _LABEL.fullmatch(label):
        return ""
    return f"{label.rstrip(': ')}: "


def _value_of(element: _Element) -> _Element | None:
    """Return the element that a label is about."""
    following: Any = element.getnext()
    if following is None:
        return None
    if element.tag == "dt":
        return following if following.tag == "dd" and _is_plain(following) else None
    row = element.getparent()
    if row is None or row.tag != "tr" or following.tag != "td" or len(row) != 2:
        return None
    return following if element.tag == "th" or _is_bold(element) else None


def _is_bold(cell: _Element) -> bool:
    children: list[Any] = list(cell)
    return (
        len(children) == 1
        and children[0].tag in _BOLD
        and not (cell.text or "").strip()
        and not (children[0].tail or "").strip()
    )


def _is_plain(element: _Element) -> bool:
    """Tell whether an element holds a line of text."""
    for count, child in enumerate(element.iterdescendants()):
        if child.tag not in _INLINE or count > _MOST_INLINE:
            return False
    return True


def is_told(element: _Element) -> bool:
    """Tell whether an element stands on the line of its label."""
    if element.tag != "dd":
        return False
    before: Any = element.getprevious()
    return before is not None and before.tag == "dt" and bool(label_of(before))


def number_items(items: _Element) -> None:
    """Put the numbers that stand before the items of a list of references beside them."""
    names = f"{items.get('class') or ''} {items.get('id') or ''}"
    if items.get("type", "1") != "1" or (
        names.strip() and not _REFERENCES.search(names)
    ):
        return
    start = str(items.get("start") or "1")
    first = int(start) if start.isdecimal() and len(start) < _LONGEST_NUMBER else 1
    for number, item in enumerate(items.iterchildren("li"), first):
        if not _NUMBERED.match(_words(item, _FIRST_WORDS)):
            item.set(NUMBER, f"{number}. ")


def _words(element: _Element, most: int) -> str:
    return "".join(str(text) for text in islice(element.itertext(), most))
