"""Line ends in the source of an HTML page that are the text's, though no browser shows them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from retract_ld.prose.line_lengths import need_of

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["keep_line_ends"]

#: Blocks that hold a paragraph, as far as no other block is in them.
_PARAGRAPHS: Final = ("p", "div", "td", "li")
#: What no line of a wrapped or indented source looks like: words up to its very ends.
_BARE: Final = re.compile(r"\S(?:[^\n]*\S)?(?:\n\S(?:[^\n]*\S)?)+")
#: A blank line between lines that are not indented.
_PARTED: Final = re.compile(r"\S[ \t\r]*\n[ \t\r]*\n\S")
#: What keeps its line ends anyway, or shows none of its text.
_VERBATIM: Final = frozenset({"pre", "script", "style", "textarea"})
#: How something new begins, and what no line of its own ends with.
_NEW: Final = re.compile(
    r"[A-Z0-9À-Þ\[(“«„\"‘•©*\u3040-\u9fff]|https?://|doi\b|www\.|e[A-Z]|[a-z]{1,3}[A-Z]"
)
_OPEN: Final = re.compile(
    r"(?:[,(&]|\b(?:the|an?|of|in|and|by|to|for|our|this|with|from|on|at|as|or|that|which|is|are"
    r"|was|were|de|la|du|des|del|dos|van|von|der|den|und|et|y|e))$"
)
#: Where nobody doubts that a line ends, whatever the next one begins with.
_ENDED: Final = re.compile(r"[.!?:;)\]0-9]$")
#: No source is broken at more letters.
_WIDEST: Final = 130
_LONG_WORD: Final = re.compile(r"\S{40,}")
_MOST: Final = 400
#: Of so many lines one may go on where nearly all have room for more words.
_SELDOM: Final = 4


def keep_line_ends(root: _Element) -> None:
    """Put a line break for each line end of a paragraph whose lines each say something.

    Somebody pasted such a text between two tags. A source that is broken at a width is
    none: its lines go on in small letters, and hardly one has room for the next word. A
    text with blank lines is one in any case.
    """
    for element in list(root.iter()):
        tag: Any = element.tag  # of a comment it is a function
        if isinstance(tag, str) and tag not in _VERBATIM:
            _keep_pasted(element)
    plain = [
        (element, element.text.strip().replace("\r", ""))
        for element in root.iter(*_PARAGRAPHS)
        if element.text and not len(element)
    ]
    held = [(element, text.split("\n")) for element, text in plain if "\n" in text]
    if not held:
        return
    width = max(
        (
            len(line)
            for _, text in plain
            for line in text.split("\n")
            if not _is_a_word(line)
        ),
        default=0,
    )
    pairs = [pair for _, lines in held for pair in pairwise(lines)]
    full = _full(pairs, width)
    count = min(len(pairs), _MOST)
    if width <= _WIDEST and full * 2 > count:
        return
    is_uneven = full * _SELDOM <= count
    for element, lines in held:
        text = "\n".join(lines)
        on = sum(not _is_anew(*pair) for pair in pairwise(lines))
        if _BARE.fullmatch(text) and on * _SELDOM <= (len(lines) - 1) * is_uneven:
            _break(element, None, lines)


def _keep_pasted(element: _Element) -> None:
    """Put line breaks into what an element holds if blank lines part it."""
    texts = [(None, element.text), *((child, child.tail) for child in element)]
    if any(text and _PARTED.search(text) for _, text in texts):
        for child, text in texts:
            if text and "\n" in text:
                _break(element, child, text.replace("\r", "").split("\n"))


def _break(element: _Element, before: _Element | None, lines: list[str]) -> None:
    """Put line breaks between lines at the beginning of an element or behind a child."""
    if before is None:
        element.text = lines[0]
    else:
        before.tail = lines[0]
    previous = before
    for line in lines[1:]:
        line_break = element.makeelement("br")
        line_break.tail = line
        if previous is None:
            element.insert(0, line_break)
        else:
            # Each goes right behind the last: to count the children would take squares.
            tail, previous.tail = previous.tail, None
            previous.addnext(line_break)
            previous.tail = tail
        previous = line_break


def _is_a_word(line: str) -> bool:
    """Tell whether most of a line is a word that no width breaks."""
    word = _LONG_WORD.search(line)
    return word is not None and len(word[0]) * 2 > len(line)


def _is_anew(line: str, following: str) -> bool:
    if _OPEN.search(line):
        return False
    return bool(_NEW.match(following) or _ENDED.search(line))


def _full(pairs: list[tuple[str, str]], width: int) -> int:
    """Return how many lines of a source could not take the next one's first word."""
    return sum(need_of(line, following) > width for line, following in pairs[:_MOST])
