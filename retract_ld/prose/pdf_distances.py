"""How far apart the lines of a PDF page stand, within paragraphs and between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

__all__ = ["Distances", "LinePair", "distances_of"]

#: Lines further apart than this share of the usual distance belong to two paragraphs.
_APART: Final = 1.35
_REGULAR_APART: Final = 1.15
#: Distances that differ less are the same.
_EVEN: Final = 0.03
_FEWEST: Final = 2
_FEW_LINES: Final = 4
_MOSTLY: Final = 0.5


class LinePair(NamedTuple):
    """Two lines of which one stands below the other, in letters of the text's size."""

    distance: float
    """How far apart they stand, by the size of the letters."""
    full: bool
    """Whether the upper one had no room for the lower one's first word."""
    running: bool
    """Whether the lower one goes on in lower case."""


class Distances(NamedTuple):
    """The usual distance of lines and what sets paragraphs apart."""

    usual: float = 0.0
    apart: float = _APART
    """By how much of the usual distance lines of two paragraphs stand further apart."""
    spaced: bool = False
    """Whether paragraphs stand apart."""


def distances_of(pairs: Iterable[LinePair]) -> Distances:
    """Tell the distances of lines and of paragraphs.

    The next larger distance after the usual one is that of paragraphs if it recurs, no
    line goes on over it in lower case and most lines above it are short.

    >>> line, gap = LinePair(1.2, True, True), LinePair(1.5, False, False)
    >>> distances_of([line, line, gap, line, gap])
    Distances(usual=1.2, apart=1.125, spaced=True)
    """
    ordered = sorted(pairs)
    if not ordered:
        return Distances()
    usual = ordered[0].distance
    even = sum(pair.distance <= usual * (1 + _EVEN) for pair in ordered)
    is_regular = even >= _FEW_LINES and even >= _MOSTLY * len(ordered)
    apart = _REGULAR_APART if is_regular else _APART
    step = _next_distance(ordered, usual)
    if step and (step / usual + 1) / 2 < apart:
        apart = (step / usual + 1) / 2
    above = [pair for pair in ordered if pair.distance > apart * usual]
    spaced = any(pair.distance > _APART * usual for pair in above) or bool(step)
    return Distances(usual, apart, spaced)


def _next_distance(ordered: list[LinePair], usual: float) -> float:
    """Return the next larger distance if paragraphs seem to stand so far apart, else 0."""
    larger = [pair for pair in ordered if pair.distance > usual * (1 + _EVEN)]
    if not larger:
        return 0.0
    step = larger[0].distance
    if step > _APART * usual:
        return 0.0
    alike = [pair for pair in larger if pair.distance <= step * (1 + _EVEN)]
    within = ordered[: len(ordered) - len(larger)]
    short = sum(not pair.full for pair in alike)
    is_clear = short == len(alike) and all(pair.full for pair in within)
    is_step = not any(pair.running for pair in alike) and (
        is_clear or (len(alike) >= _FEWEST and short >= _MOSTLY * len(alike))
    )
    return step if is_step else 0.0
