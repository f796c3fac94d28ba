"""Words and addresses that the line ends of a plain text break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.line_wraps import PARAGRAPH_BREAK, is_wrapped
from retract_ld.prose.pdf_words import PageWords

__all__ = ["joined_words"]

#: What a line ends with that may be broken.
_END: Final = re.compile(r"\n(?<=[^\W_]-\n|[^\s]/\n|[a-z]\.\n)(?=[^\W_])")
#: The rest of the line, behind its last blank: a word with a hyphen, a piece of an address.
_WHOLE: Final = re.compile(
    r"[^\s-]{0,60}(?:-[^\s-]{0,60}){1,8}(?<=-)"
    r"|(?:\S{0,40}(?<![0-9.]))?10\.[0-9]{4,9}/(?:\S{1,60}/|[a-z]{1,12}\.)?|[(\[]?https?://"
)
_LEFT: Final = re.compile(r"[^\W_]+(?=-\Z)")
_RIGHT: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST: Final = 60
#: In columns with lines no longer than this words are broken rather than compounds.
_NARROW: Final = 56


def joined_words(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what to take out of a text in which line ends break words or DOIs.

    A paragraph that is clearly one is put together; in others the line then ends before
    the whole word, as if that were never broken. Each is a span and what stands for it. The
    hyphen of a compound is kept.
    """
    words: PageWords | None = None
    is_narrow = False
    start = 0
    if not _END.search(raw):
        return
    for paragraph in PARAGRAPH_BREAK.split(raw):
        whole = paragraph.rstrip("\n")
        broken = set(_broken(whole))
        if broken:
            if words is None:
                lines = raw.split("\n")
                words = PageWords(lines, justified=False)
                is_narrow = max(map(len, lines)) < _NARROW
            is_one = is_wrapped(whole.split("\n"))
            for match in re.finditer("\n", whole):
                end = start + match.start()
                if match.start() in broken:
                    yield from _joined(
                        raw, end, words, is_one=is_one, is_narrow=is_narrow
                    )
                elif is_one:
                    yield end, end + 1, " ", False
        start += len(paragraph)


def _is_compound(left: str, right: str, words: PageWords, *, is_narrow: bool) -> bool:
    if is_narrow:
        return f"{left}-{right}".lower() in words.known or right[0].isupper()
    return words.is_compound(left, right)


def _broken(text: str) -> Iterator[int]:
    """Yield the line ends that break a word or an address."""
    for found in _END.finditer(text):
        end = found.end() - 1
        if _WHOLE.fullmatch(text, _blank_before(text, end) + 1, end):
            yield end


def _blank_before(text: str, end: int) -> int:
    """Return where the last word of a line begins, or the line if it is one word."""
    line = text.rfind("\n", 0, end)
    return max(text.rfind(" ", line + 1, end), line)


def _joined(
    raw: str, end: int, words: PageWords, *, is_one: bool, is_narrow: bool
) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what a line end stands for, in a paragraph that is one or may be several."""
    blank = _blank_before(raw, end)
    left = _LEFT.search(raw[blank + 1 : end])
    right = _RIGHT.match(raw, end + 1, end + _LONGEST)
    is_kept = (
        left is None
        or right is None
        or not left.group().isalpha()
        or _is_compound(left.group(), right.group(), words, is_narrow=is_narrow)
    )
    if not is_one and blank >= 0 and raw[blank] == " ":
        yield blank, blank + 1, "\n", False
    yield (end if is_kept else end - 1), end + 1, "", False
