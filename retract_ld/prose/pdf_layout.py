"""How the text of a PDF page is set: distances, edges, indentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from retract_ld.prose.line_lengths import need_of
from retract_ld.prose.pdf_breaks import (
    Breaks,
    Running,
    breaks_of,
    fits_count,
)
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
_FAR: Final = 2.5


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text of a page is set."""

    size: float
    small: float
    """The size of the letters below a title that has most of them."""
    distances: Distances
    sparse: bool
    """Whether lines stand apart like paragraphs and hardly one is full."""
    hanging: bool
    """Whether lines but the first of a paragraph are indented."""
    indent: float | None
    """By how much the first lines of paragraphs are indented, if they are."""
    breaks: Breaks
    """What lines are broken by."""
    spreading: Spreading
    """Whether full lines are spread."""
    justified: bool
    """Whether full lines end at the same place."""


def layout_of(
    lines: list[PdfLine], texts: list[str], columns: list[Column], size: float
) -> Layout:
    """Tell how a page is set, by its lines and by how they break the text."""
    indented = hung = wrapped = 0
    running: list[Running] = []
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
            need = need_of(texts[index], texts[index + 1])
            reaches = not fits_at(columns[index].opposite, upper, lower)
            running.append(Running(is_full, reaches, need))
    distances = distances_of(of_text or others)
    spreading = spreading_of(
        lines, [*full, False], size, [column.edge for column in columns]
    )
    is_even = spreading.natural is not None or (
        not spreading.is_ragged and is_justified(ends, size)
    )
    return Layout(
        size=size,
        small=size_below(lines, texts, size),
        distances=distances,
        sparse=distances.usual > _SPARSE
        and not (distances.spaced or any(one.is_full for one in running))
        and wrapped
        < (_RARELY if distances.usual > _VERY_SPARSE else _SELDOM) * len(lines),
        hanging=indented > 0 and hung == indented and hung > len(indents),
        indent=median(indents) if len(indents) > hung else None,
        breaks=breaks_of(
            texts,
            running,
            is_narrow=_are_narrow(columns, size),
            is_cut=_are_cut(lines, columns, size),
            is_justified=is_even,
        ),
        spreading=spreading,
        justified=is_even,
    )


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
    breaks = layout.breaks
    return layout.sparse or (
        (breaks.counted or fits(*pair, column))
        and (breaks.measured or fits_count(*texts, breaks.letters))
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
            short = sum(rooms[one] or _is_address(lines[one + 1]) for one in block)
            if short * _FEW_LINES <= len(block) and all(
                shares[one] > _NEARLY for one in block if rooms[one]
            ):
                whole.update(block)
            block = []
        else:
            block.append(index)
    return whole


def _is_address(line: PdfLine) -> bool:
    """Tell whether an address has a line of its own: no line has room for it."""
    return line.text.startswith("http") and " " not in line.text


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
    if are_centred(upper, lower, column):
        return fits_at(column.page, upper, lower, upper.x)
    return fits_at(column.edge, upper, lower)


def fits_at(edge: float, upper: PdfLine, lower: PdfLine, left: float = 0.0) -> bool:
    """Tell whether the next line's first word had had room before an edge."""
    word = _unit(lower) + BLANK * upper.size
    need = upper.size if is_wide(lower.pieces[0].text[0]) else word
    return upper.end - left + need <= edge - _HAIR * upper.size


def _are_cut(lines: list[PdfLine], columns: list[Column], size: float) -> bool:
    """Tell whether lines of several words go on beyond the edge of the page."""
    return any(
        column.is_alone
        and line.end > column.opposite + column.left + size
        and line.first < column.opposite
        for line, column in zip(lines, columns, strict=True)
    )


def _are_narrow(columns: list[Column], size: float) -> bool:
    """Tell whether all lines stand in one column that ends far from the opposite edge."""
    return all(
        column.edge < column.opposite - _FAR * size and column.is_alone
        for column in columns
    )


#: What no line is broken between: a quotation mark and a bracket behind it, a name and the
#: dots that lead to its page.
_TIED: Final = re.compile(r"\S{1,40}[”“\"’'»] [(\[]\S{1,40}|\S{1,40} \.{5,200}")


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
