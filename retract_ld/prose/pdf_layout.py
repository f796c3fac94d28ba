"""How the text of a PDF page is set: distances, edges, indentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from retract_ld.prose.pdf_columns import Column, is_justified, size_below
from retract_ld.prose.pdf_distances import Distances, LinePair, distances_of
from retract_ld.prose.pdf_lines import BLANK, PdfLine, is_wide, runs_on
from retract_ld.prose.pdf_spread import Spreading, spreading_of

__all__ = [
    "Layout",
    "are_apart",
    "are_centred",
    "are_unbroken",
    "has_room",
    "layout_of",
    "whole_blocks",
]

_MOSTLY: Final = 0.75
#: Lines that overlap by more are not below one another.
_CLOSEST: Final = 0.9
_ALIKE: Final = 0.15
#: So many lines must end at the same place for it to be the edge of the text.
_FEWEST: Final = 2
_FEW_LINES: Final = 4
_INDENTED: Final = 0.6
_COLUMN: Final = 4.0
#: So much may be left beside a word, by the size of letters.
_HAIR: Final = 0.1
_SPARSE: Final = 1.6
_VERY_SPARSE: Final = 2.0
_SELDOM: Final = 0.4
_RARELY: Final = 0.3
_NEARLY: Final = 0.9
#: A single line of so many letters was broken.
_WRAPPED: Final = 75
_ANY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text of a page is set."""

    size: float
    small: float
    """The size of the letters below a title that has most of them."""
    distances: Distances
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
    spreading: Spreading
    """Whether full lines are spread."""
    justified: bool
    """Whether full lines end at the same place."""


def layout_of(
    lines: list[PdfLine], texts: list[str], columns: list[Column], size: float
) -> Layout:
    """Tell how a page is set, by its lines and by how they break the text."""
    letters = _letters(texts)
    indented = hung = wrapped = running = by_width = by_letters = 0
    ends: list[float] = []
    indents: list[float] = []
    full: list[bool] = []
    of_text: list[LinePair] = []
    others: list[LinePair] = []
    for index, (upper, lower) in enumerate(pairwise(lines)):
        is_full = not fits(upper, lower, columns[index])
        wrapped += is_full
        full.append(is_full)
        if is_full:
            ends.append(upper.end)
        step = lower.x - upper.x
        if _INDENTED * size < step < _COLUMN * size:
            indented += 1
            hung += is_full
        is_running = runs_on(texts[index], texts[index + 1])
        if (
            _INDENTED * size < -step < _COLUMN * size
            and (is_full or is_running)
            and abs(upper.size - size) <= _ALIKE * size
            and not are_centred(upper, lower, columns[index])
        ):
            indents.append(-step)
        distance = (upper.y - lower.y) / upper.size
        if distance >= _CLOSEST and abs(lower.size - upper.size) <= _ALIKE * size:
            pair = LinePair(distance, is_full, is_running)
            of_size = abs(upper.size - size) <= _ALIKE * size
            (of_text if of_size else others).append(pair)
        if is_running:
            running += 1
            by_width += is_full
            by_letters += not fits_count(texts[index], texts[index + 1], letters)
    least = _MOSTLY * running
    distances = distances_of(of_text or others)
    spreading = spreading_of(
        lines, [*full, False], size, [column.edge for column in columns]
    )
    return Layout(
        size=size,
        small=size_below(lines, texts, size),
        distances=distances,
        letters=letters,
        sparse=distances.usual > _SPARSE
        and not (distances.spaced or by_width)
        and wrapped
        < (_RARELY if distances.usual > _VERY_SPARSE else _SELDOM) * len(lines),
        hanging=indented > 0 and hung == indented and hung > len(indents),
        indent=median(indents) if len(indents) > hung else None,
        measured=running >= _FEWEST and by_width >= max(least, by_letters + 1),
        counted=running >= _FEWEST and by_letters >= max(least, by_width + 1),
        spreading=spreading,
        justified=spreading.natural is not None
        or (not spreading.is_ragged and is_justified(ends, size)),
    )


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    longest = max(map(len, texts))
    like = sum(len(text) > _NEARLY * longest for text in texts)
    several = like >= _FEWEST and len(texts) >= _FEW_LINES
    return longest if several or longest >= _WRAPPED else _ANY


def are_apart(upper: PdfLine, lower: PdfLine, layout: Layout) -> bool:
    """Tell whether two lines stand as far apart as paragraphs."""
    apart = layout.distances.apart * layout.distances.usual * upper.size
    return apart > 0 and upper.y - lower.y > apart


def has_room(
    pair: tuple[PdfLine, PdfLine],
    texts: tuple[str, str],
    column: Column,
    layout: Layout,
) -> bool:
    """Tell whether the next line's first word had had room, by width or by letters."""
    return layout.sparse or (
        (layout.counted or fits(*pair, column))
        and (layout.measured or fits_count(*texts, layout.letters))
    )


def whole_blocks(
    rooms: list[bool], lines: list[PdfLine], columns: list[Column], layout: Layout
) -> set[int]:
    """Return the pairs of lines in blocks that are one paragraph each.

    Where paragraphs stand apart a block is one if none of its lines but the last has room,
    or hardly one and a little.
    """
    shares = [
        (line.end - column.left) / max(column.edge - column.left, 1.0)
        for line, column in zip(lines, columns, strict=True)
    ]
    whole: set[int] = set()
    block: list[int] = []
    if not layout.distances.spaced:
        return whole
    for index, _ in enumerate([*rooms, False]):
        ends = index == len(rooms)
        if (
            ends
            or lines[index + 1].y > lines[index].y  # the next column or page
            or are_apart(lines[index], lines[index + 1], layout)
        ):
            short = sum(rooms[one] for one in block)
            if short * _FEW_LINES <= len(block) and all(
                shares[one] > _NEARLY for one in block if rooms[one]
            ):
                whole.update(block)
            block = []
        else:
            block.append(index)
    return whole


def are_unbroken(rooms: list[bool], lines: list[PdfLine], layout: Layout) -> bool:
    """Tell whether every line but the last of each block is full.

    Then a block is one paragraph, even where a line ends as a title or a name may.
    """
    within = [
        room
        for room, (upper, lower) in zip(rooms, pairwise(lines), strict=True)
        if lower.y < upper.y
        and abs(lower.size - upper.size) <= _ALIKE * layout.size
        and not are_apart(upper, lower, layout)
    ]
    return len(within) >= _FEWEST and not any(within)


def fits(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether the next line's first word had had room on a line."""
    word = _unit(lower) + BLANK * upper.size
    need = upper.size if is_wide(lower.pieces[0].text[0]) else word
    if are_centred(upper, lower, column):
        return upper.end - upper.x + need <= column.page - _HAIR * upper.size
    return upper.end + need <= column.edge - _HAIR * upper.size


#: What no line is broken between: a quotation mark and a bracket behind it.
_TIED: Final = re.compile(r"\S{1,40}[”“\"’'»] [(\[]\S{1,40}")


def _unit(line: PdfLine) -> float:
    """Return how wide what a line begins with is, as far as it is never broken."""
    width = line.first - line.x
    text = line.pieces[0].text
    tied = _TIED.match(text)
    if tied:
        share = tied.end() / len(text.rstrip())
        width = max(width, share * (line.pieces[0].end - line.x))
    return width


def are_centred(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether two lines have the same middle and begin at different places."""
    middle = (upper.x + upper.end) / 2
    if (
        abs(lower.x + lower.end - 2 * middle) >= _INDENTED * upper.size
        or abs(upper.x - lower.x) <= _HAIR * upper.size
    ):
        return False
    return (
        min(upper.x, lower.x) > column.left + _HAIR * upper.size
        or abs(middle - column.middle) < _INDENTED * upper.size
    )


def fits_count(text: str, following: str, letters: int) -> bool:
    """Tell the same by the number of letters, as some programs break lines."""
    return len(text) + 1 + len(following.split(" ", 1)[0]) <= letters
