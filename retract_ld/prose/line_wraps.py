"""Hard-wrapped lines put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

__all__ = ["joined_words", "unwrapped"]


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


_BROKEN: Final = re.compile(r"[a-z]-\n[a-z]|/\n[a-z0-9]")
_COMPOUND: Final = re.compile(r"[a-z]+-[a-z]+")
_WORD_BEFORE: Final = re.compile(r"[a-z]+-$")
_WORD_AFTER: Final = re.compile(r"[a-z]+")
_DOI_BEFORE: Final = re.compile(r"10\.[0-9]{4,9}/$")
_LONGEST_WORD: Final = 40


def joined_words(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what to take out of wrapped paragraphs in which words or DOIs are broken.

    Each is a span and what stands for it: nothing for a hyphen with its line end, a blank
    for the other line ends. A compound that is written with its hyphen elsewhere keeps it.
    """
    if not _BROKEN.search(raw):
        return
    compounds = frozenset(_COMPOUND.findall(raw))
    start = 0
    for paragraph in _PARAGRAPH_BREAK.split(raw):
        whole = paragraph.rstrip("\n")
        if _BROKEN.search(whole) and _is_wrapped(whole.split("\n")):
            for match in re.finditer("\n", whole):
                yield _join(raw, start + match.start(), compounds)
        start += len(paragraph)


def _join(raw: str, end: int, compounds: frozenset[str]) -> tuple[int, int, str, bool]:
    """Return how the line end at an offset is taken out."""
    before = _WORD_BEFORE.search(raw, max(0, end - _LONGEST_WORD), end)
    after = _WORD_AFTER.match(raw, end + 1, end + _LONGEST_WORD)
    if before and after:
        kept = before.group() + after.group() in compounds
        return (end if kept else end - 1), end + 1, "", False
    is_doi = _DOI_BEFORE.search(raw, max(0, end - _LONGEST_WORD), end)
    return end, end + 1, "" if is_doi else " ", False


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
