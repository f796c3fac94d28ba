"""Lines of a PDF page put together to paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from retract_ld.prose.pdf_lines import PdfLine, is_wide

__all__ = ["paragraphs_of"]

_PAGE_NUMBER: Final = re.compile(
    r"(?:page )?[0-9]{1,4}(?: of [0-9]{1,4})?", re.IGNORECASE
)
_ENDS: Final = ".!?:;。！？"
_FULL: Final = 0.85
#: Lines further apart than this share of the usual distance belong to two paragraphs.
_APART: Final = 1.35
#: A heading's letters are so much larger, its lines so far apart.
_LARGE: Final = 1.15
_LEADING: Final = 1.45
_ALIKE: Final = 0.15
#: So many lines must end at the same place for it to be the edge of the text.
_FEWEST: Final = 2
_INDENTED: Final = 0.6
_COLUMN: Final = 4.0
#: Letters differ in width, so a word may still fit where it seems not to.
_SLACK: Final = 0.3
_ROOM: Final = 0.95
_NEARLY: Final = 0.9
#: A single line of so many letters was broken.
_WRAPPED: Final = 75
_ANY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the text of a page is set."""

    size: float
    usual: float
    """The usual distance of two lines."""
    spaced: bool
    """Whether paragraphs stand apart."""
    letters: int
    """How many letters the longest line has."""
    hanging: bool
    """Whether lines but the first of a paragraph are indented."""


def paragraphs_of(lines: list[PdfLine], width: float) -> list[str]:
    """Return the paragraphs of a page: lines joined that belong together."""
    texts = [line.text for line in lines]
    ends = {0, len(texts) - 1}
    keep = [
        index
        for index, text in enumerate(texts)
        if text and (index not in ends or not _PAGE_NUMBER.fullmatch(text))
    ]
    lines = [lines[index] for index in keep]
    texts = [texts[index] for index in keep]
    if not lines:
        return []
    edges = _edges(lines, width)
    layout = _layout(lines, texts, edges)
    paragraphs = [texts[0]]
    for index, text in enumerate(texts[1:]):
        pair = (lines[index], lines[index + 1])
        if _goes_on(pair, texts[index], text, edges[index], layout):
            paragraphs[-1] = _joined(paragraphs[-1], text)
        else:
            paragraphs.append(text)
    return paragraphs


def _joined(upper: str, lower: str) -> str:
    """Join two lines of a paragraph; a range or a number goes on without a blank."""
    if is_wide(upper[-1]) and is_wide(lower[0]):
        return upper + lower
    if upper[-1] in "-–" and len(upper) > 1 and upper[-2].isalnum():
        blank = "\n" if lower[0].isalpha() and upper[-1] == "-" else ""
        return f"{upper}{blank}{lower}"
    return f"{upper} {lower}"


def _layout(lines: list[PdfLine], texts: list[str], edges: list[float]) -> _Layout:
    size = median(line.size for line in lines)
    gaps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    usual = min((gap for gap in gaps if gap >= 0.9 * size), default=0.0)
    indented = full = 0
    for index, (upper, lower) in enumerate(pairwise(lines)):
        if lower.x - upper.x > _INDENTED * size and lower.x - upper.x < _COLUMN * size:
            indented += 1
            full += not _fits(upper, texts[index], texts[index + 1], edges[index])
    return _Layout(
        size=size,
        usual=usual,
        spaced=any(gap > _APART * usual for gap in gaps),
        letters=_letters(texts),
        hanging=indented > 0 and full == indented,
    )


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    longest = max(map(len, texts))
    like = sum(len(text) > _NEARLY * longest for text in texts)
    return longest if like >= _FEWEST or longest >= _WRAPPED else _ANY


def _edges(lines: list[PdfLine], width: float) -> list[float]:
    """Return for each line where a full line beside it ends.

    That is where the longest of its column do, if several end there; else the margin of
    the page, as wide as the left one.
    """
    size = median(line.size for line in lines)
    columns: dict[int, list[PdfLine]] = {}
    lefts: list[float] = []
    keys: list[int] = []
    for line in lines:
        key = next(
            (
                index
                for index, left in enumerate(lefts)
                if -_COLUMN * size < line.x - left < _COLUMN * size
            ),
            len(lefts),
        )
        if key == len(lefts):
            lefts.append(line.x)
        lefts[key] = min(lefts[key], line.x)
        keys.append(key)
        if abs(line.size - size) <= _ALIKE * size:
            columns.setdefault(key, []).append(line)
    edges: dict[int, float] = {}
    for key, left in enumerate(lefts):
        ends = sorted((line.end for line in columns.get(key, ())), reverse=True)
        edge = ends[0] if ends else width - left
        wraps = sum(end > edge - _COLUMN * size for end in ends)
        if wraps < _FEWEST:
            beside = [other for other in lefts if other > left]
            after = min(beside) - 2 * size if beside else width - min(lefts)
            edge = max(edge, after)
        edges[key] = edge
    return [edges[key] for key in keys]


def _fits(upper: PdfLine, text: str, following: str, edge: float) -> bool:
    """Tell whether the next line's first word had had room on a line."""
    letter = (upper.end - upper.x) / max(len(text), 1)
    word = following.split(" ", 1)[0]
    if is_wide(following[0]):
        word = following[0]
    need = letter * (len(word) + (0 if is_wide(following[0]) else 1))
    return upper.end + need <= edge + _SLACK * letter


def _fits_count(text: str, following: str, letters: int) -> bool:
    """Tell the same by the number of letters, as lines broken by a program are set."""
    return len(text) + 1 + len(following.split(" ", 1)[0]) <= _ROOM * letters


def _goes_on(
    pair: tuple[PdfLine, PdfLine],
    text: str,
    following: str,
    edge: float,
    layout: _Layout,
) -> bool:
    """Tell whether a line goes on in the next one."""
    upper, lower = pair
    if abs(upper.size - lower.size) > _ALIKE * upper.size:
        return False
    gap = upper.y - lower.y
    large = upper.size > _LARGE * layout.size
    if large and 0 < gap <= _LEADING * upper.size:
        return True
    if layout.usual and gap > _APART * layout.usual:
        return False
    fits = _fits(upper, text, following, edge) and _fits_count(
        text, following, layout.letters
    )
    if following.startswith(("http", "doi", "10.")):
        return not fits
    indented = _INDENTED * layout.size < lower.x - upper.x < _COLUMN * layout.size
    if indented and not layout.hanging:
        return False
    if following[:1].islower() and text[-1:] not in _ENDS:
        return True
    share = (upper.end - upper.x) / max(edge - upper.x, 1.0)
    return not fits and not (text[-1:] in ".:" and share < _FULL and not layout.spaced)
