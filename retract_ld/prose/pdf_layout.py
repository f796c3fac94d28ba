"""How the text of a PDF page is set: distances, edges, indentation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from retract_ld.prose.pdf_columns import Column, is_justified
from retract_ld.prose.pdf_lines import PdfLine, is_wide

__all__ = ["Layout", "are_centred", "fits", "fits_count", "layout_of", "runs_on"]

_ENDS: Final = ".!?:;。！？"
_MOSTLY: Final = 0.75
#: Lines further apart than this share of the usual distance belong to two paragraphs.
_APART: Final = 1.35
_REGULAR_APART: Final = 1.15
_EVEN: Final = 0.03
#: So many lines must end at the same place for it to be the edge of the text.
_FEWEST: Final = 2
_FEW_LINES: Final = 4
_INDENTED: Final = 0.6
_COLUMN: Final = 4.0
#: A blank is so wide, and so much may be left beside a word, by the size of letters.
_BLANK: Final = 0.3
_HAIR: Final = 0.1
_SPARSE: Final = 1.6
_SELDOM: Final = 0.4
_NEARLY: Final = 0.9
#: A single line of so many letters was broken.
_WRAPPED: Final = 75
_ANY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text of a page is set."""

    size: float
    usual: float
    """The usual distance of two lines, by the size of their letters."""
    apart: float
    """By how much of it lines of two paragraphs stand further apart."""
    spaced: bool
    """Whether paragraphs stand apart."""
    sparse: bool
    """Whether lines stand apart like paragraphs and hardly one is full."""
    letters: int
    """How many letters the longest line has."""
    hanging: bool
    """Whether lines but the first of a paragraph are indented."""
    indent: float | None
    """By how much the first lines of paragraphs are indented, if they are."""
    measured: bool
    """Whether nearly all lines are broken by their width, as far as can be told."""
    counted: bool
    """Whether they are by the number of their letters instead."""
    justified: bool
    """Whether full lines end at the same place."""


def layout_of(
    lines: list[PdfLine], texts: list[str], columns: list[Column], size: float
) -> Layout:
    """Tell how a page is set, by its lines and by how they break the text."""
    usual, usual_of = min(
        (
            (gap, upper.size)
            for upper, lower in pairwise(lines)
            if (gap := upper.y - lower.y) >= 0.9 * size
        ),
        default=(0.0, size),
    )
    letters = _letters(texts)
    indented = hung = wrapped = running = by_width = by_letters = 0
    ends: list[float] = []
    indents: list[float] = []
    for index, (upper, lower) in enumerate(pairwise(lines)):
        is_full = not fits(upper, lower, columns[index])
        wrapped += is_full
        if is_full:
            ends.append(upper.end)
        step = lower.x - upper.x
        if _INDENTED * size < step < _COLUMN * size:
            indented += 1
            hung += is_full
        is_running = runs_on(texts[index], texts[index + 1])
        if _INDENTED * size < -step < _COLUMN * size and (is_full or is_running):
            indents.append(-step)
        if is_running:
            running += 1
            by_width += is_full
            by_letters += not fits_count(texts[index], texts[index + 1], letters)
    least = _MOSTLY * running
    return Layout(
        size=size,
        usual=usual / usual_of,
        apart=_REGULAR_APART if _is_regular(lines, usual) else _APART,
        spaced=any(
            upper.y - lower.y > _APART * usual for upper, lower in pairwise(lines)
        ),
        letters=letters,
        sparse=usual > _SPARSE * size and wrapped < _SELDOM * len(lines),
        hanging=indented > 0 and hung == indented and hung > len(indents),
        indent=median(indents) if len(indents) > hung else None,
        measured=running >= _FEWEST and by_width >= max(least, by_letters + 1),
        counted=running >= _FEWEST and by_letters >= max(least, by_width + 1),
        justified=is_justified(ends, size),
    )


def _is_regular(lines: list[PdfLine], usual: float) -> bool:
    """Tell whether at least half of the lines stand as far apart as is usual."""
    gaps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    even = sum(abs(gap - usual) <= _EVEN * usual for gap in gaps)
    return even >= _FEW_LINES and even * 2 >= len(gaps)


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    longest = max(map(len, texts))
    like = sum(len(text) > _NEARLY * longest for text in texts)
    several = like >= _FEWEST and len(texts) >= _FEW_LINES
    return longest if several or longest >= _WRAPPED else _ANY


def fits(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether the next line's first word had had room on a line."""
    word = lower.first - lower.x + _BLANK * upper.size
    need = upper.size if is_wide(lower.pieces[0].text[0]) else word
    if are_centred(upper, lower, column):
        return upper.end - upper.x + need <= column.page - _HAIR * upper.size
    return upper.end + need <= column.edge - _HAIR * upper.size


def are_centred(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether two lines have the same middle and begin at different places."""
    return (
        abs(upper.x + upper.end - lower.x - lower.end) < _INDENTED * upper.size
        and abs(upper.x - lower.x) > _HAIR * upper.size
        and min(upper.x, lower.x) > column.left + _HAIR * upper.size
    )


def runs_on(text: str, following: str) -> bool:
    """Tell whether no sentence or line seems to end between two lines."""
    return following[:1].islower() and text[-1:] not in _ENDS


def fits_count(text: str, following: str, letters: int) -> bool:
    """Tell the same by the number of letters, as some programs break lines."""
    return len(text) + 1 + len(following.split(" ", 1)[0]) <= letters
