"""Where the columns of a PDF page begin and end."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import Final, NamedTuple

from retract_ld.prose.pdf_lines import BLANK, PdfLine, runs_on

__all__ = ["Column", "columns_of_pages", "is_justified", "size_below", "usual_size"]

_WIDTH: Final = 4.0
_MOST: Final = 40
#: Letters that differ less in size are of the text.
_ALIKE: Final = 0.15
#: So many lines must end at the same place for it to be the edge of the text.
_FEWEST: Final = 2
_FEW_LINES: Final = 4
#: Lines that end within this share of the letters' size end at one place.
_EXACT: Final = 0.2
_MOSTLY: Final = 0.4
_LONGEST: Final = 200
#: A title's letters are so much larger; it has no more lines, the text more letters.
_TITLE: Final = 1.3
_TITLE_LINES: Final = 6
_SOME: Final = 0.25
#: No text is narrower by its margins alone.
_NARROW: Final = 0.8


class Column(NamedTuple):
    """What stands one below the other."""

    left: float
    edge: float
    """Where a full line ends."""
    page: float
    """How wide the text of the page is."""
    middle: float
    """Where its middle is."""
    opposite: float
    """Where a line ends that is as far from the right of the page as others from its left."""
    is_alone: bool
    """Whether all lines of the page begin about there."""


def usual_size(lines: list[PdfLine], texts: list[str]) -> float:
    """Return the size of half of the letters at least."""
    sizes = sorted(
        (line.size, min(len(text), _LONGEST))
        for line, text in zip(lines, texts, strict=True)
    )
    half = sum(letters for _, letters in sizes) / 2
    for size, letters in sizes:
        half -= letters
        if half <= 0:
            return size
    return sizes[-1][0]


def size_below(lines: list[PdfLine], texts: list[str], size: float) -> float:
    """Return the size of the letters below the first lines if these are much larger."""
    top = next(
        (index for index, line in enumerate(lines) if line.size * _TITLE < size), 0
    )
    rest = sum(map(len, texts[top:]))
    is_title = 0 < top <= _TITLE_LINES and rest > _SOME * sum(map(len, texts[:top]))
    return usual_size(lines[top:], texts[top:]) if is_title else size


def columns_of_pages(
    pages: list[list[PdfLine]], widths: list[float], size: float
) -> list[Column]:
    """Return for each line of pages the column that it stands in.

    Pages whose text begins at the same place are measured together.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for index, (lines, width) in enumerate(zip(pages, widths, strict=True)):
        if lines:
            place = round(min(line.x for line in lines)), round(width)
            groups.setdefault(place, []).append(index)
    found: list[list[Column]] = [[] for _ in pages]
    for members in groups.values():
        lines = [line for index in members for line in pages[index]]
        texts = [line.text for line in lines]
        columns = iter(columns_of(lines, texts, widths[members[0]], size))
        for index in members:
            found[index] = list(islice(columns, len(pages[index])))
    return [column for columns in found for column in columns]


def columns_of(
    lines: list[PdfLine], texts: list[str], width: float, size: float
) -> list[Column]:
    """Return for each line the column that it stands in.

    A column ends where the longest of its lines do, if several end there; else at the
    margin of the page, as wide as the left one, and there, too, if all lines that go on
    were full then. What could not be broken may be longer.
    """
    columns: dict[int, list[PdfLine]] = {}
    lefts: list[float] = []
    keys: list[int] = []
    for line in lines:
        key = next(
            (
                index
                for index, left in enumerate(lefts)
                if -_WIDTH * size < line.x - left < _WIDTH * size
            ),
            min(len(lefts), _MOST),
        )
        if key == len(lefts):
            lefts.append(line.x)
        lefts[key] = min(lefts[key], line.x)
        keys.append(key)
        if abs(line.size - size) <= _ALIKE * size:
            columns.setdefault(key, []).append(line)
    outside = width - min(lefts) / 2
    room: dict[int, list[float]] = {}
    for index, (upper, lower) in enumerate(pairwise(lines)):
        if (
            keys[index] == keys[index + 1]
            and abs(upper.size - size) <= _ALIKE * size
            and runs_on(*texts[index : index + 2])
        ):
            need = lower.first - lower.x + BLANK * upper.size
            room.setdefault(keys[index], []).append(upper.end + need)
    edges: list[float] = []
    last = max((lefts[key] for key in columns), default=min(lefts))
    for key, left in enumerate(lefts):
        ends = sorted((line.end for line in columns.get(key, ())), reverse=True)
        ends = [end for end in ends if end < outside] or ends
        edge = _usual_end(ends, size) if ends else width - left
        wraps = sum(end > edge - _WIDTH * size for end in ends)
        if wraps < _FEWEST or len(lines) < _FEW_LINES:
            beside = [other for other in lefts if other > left]
            after = min(beside) - 2 * size if beside else width - min(lefts)
            if not any(edge < need < after for need in room.get(key, ())):
                edge = max(edge, after)
        elif left == last and not is_justified(ends, size):
            edge = _opposite_edge(edge, width - min(lefts), left, room.get(key, []))
        edges.append(edge)
    page = max(edges) - min(lefts)
    middle = min(lefts) + page / 2
    if abs(middle - width / 2) < _WIDTH * size:
        middle = width / 2
    opposite, is_alone = width - min(lefts), len(lefts) == 1
    return [
        Column(lefts[key], edges[key], page, middle, opposite, is_alone) for key in keys
    ]


def _opposite_edge(
    edge: float, opposite: float, left: float, room: list[float]
) -> float:
    """Return the place opposite to where lines begin if they may be as long as that.

    `room` tells how long those would be that go on for sure, with the next one's first word.
    """
    room = [need for need in room if need > edge]
    if not room and edge - left < _NARROW * (opposite - left):
        return opposite
    is_edge = len(room) >= _FEW_LINES and edge < opposite < min(room)
    return opposite if is_edge else edge


def _usual_end(ends: list[float], size: float) -> float:
    """Return where full lines end, the longest first.

    It is where the longest ends, or where far more end if hardly any is longer.
    """
    place, count = Counter(round(end / (_EXACT * size)) for end in ends).most_common(1)[
        0
    ]
    usual = max(end for end in ends if round(end / (_EXACT * size)) == place)
    beyond = sum(end > usual + _EXACT * size for end in ends)
    is_usual = count >= _FEW_LINES and beyond * _FEW_LINES <= count
    return usual if is_usual else ends[0]


def is_justified(ends: list[float], size: float) -> bool:
    """Tell whether many full lines end at the same place or at one of two."""
    places = Counter(round(end / (_EXACT * size)) for end in ends)
    alike = sum(count for _, count in places.most_common(2) if count >= _FEWEST)
    return alike >= max(_FEWEST, _MOSTLY * len(ends))
