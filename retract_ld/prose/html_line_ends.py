"""Line ends in the source of an HTML page that are the text's, though no browser shows them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["keep_line_ends"]

#: Blocks that hold a paragraph, as far as no other block is in them.
_PARAGRAPHS: Final = ("p", "div", "td", "li")
#: What no line of a wrapped or indented source looks like: words up to its very ends.
_BARE: Final = re.compile(r"\S(?:[^\n]*\S)?(?:\n\S(?:[^\n]*\S)?)+")
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


def keep_line_ends(root: _Element) -> None:
    """Put a line break for each line end of a paragraph whose lines each say something.

    Somebody pasted such a text between two tags. A source that is broken at a width is
    none: its lines go on in small letters, and hardly one has room for the next word.
    """
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
    if width <= _WIDEST and _are_full(pairs, width):
        return
    for element, lines in held:
        text = "\n".join(lines)
        if _BARE.fullmatch(text) and all(map(_is_anew, lines, lines[1:])):
            element.text = lines[0]
            for line in lines[1:]:
                line_break = element.makeelement("br")
                line_break.tail = line
                element.append(line_break)


def _is_a_word(line: str) -> bool:
    """Tell whether most of a line is a word that no width breaks."""
    word = _LONG_WORD.search(line)
    return word is not None and len(word[0]) * 2 > len(line)


def _is_anew(line: str, following: str) -> bool:
    if _OPEN.search(line):
        return False
    return bool(_NEW.match(following) or _ENDED.search(line))


def _are_full(pairs: list[tuple[str, str]], width: int) -> bool:
    """Tell whether most lines of a source could not take the next one's first word."""
    full = sum(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width
        for line, following in pairs[:_MOST]
    )
    return full * 2 > min(len(pairs), _MOST)
