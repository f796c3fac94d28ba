"""What the lines of a PDF page are broken by: their width or the number of their letters."""

from __future__ import annotations

from typing import Final, NamedTuple

from retract_ld.prose.line_lengths import likely_length, need_of

__all__ = ["Breaks", "Running", "breaks_of", "fits_count"]

_MOSTLY: Final = 0.75
_FEWEST: Final = 2
_FEW_LINES: Final = 4
_NEARLY: Final = 0.9
#: A single line of so many letters was broken.
_WRAPPED: Final = 75
#: Nobody breaks lines at more letters.
_LONGEST: Final = 135
_ANY: Final = 1_000_000


class Running(NamedTuple):
    """A line that goes on in the next one for sure."""

    is_full: bool
    """Whether the next one's first word had no room at the edge of the column."""
    reaches: bool
    """Whether it would reach beyond the place opposite to where lines begin."""
    need: int
    """How many letters the line had with that word."""


class Breaks(NamedTuple):
    """What the lines of a page are broken by."""

    letters: int
    """How many letters a full line has at most."""
    measured: bool
    """Whether nearly all lines are broken by their width, as far as can be told."""
    counted: bool
    """Whether they are by the number of their letters instead."""


def breaks_of(
    texts: list[str],
    running: list[Running],
    *,
    is_narrow: bool,
    is_cut: bool,
    is_justified: bool,
) -> Breaks:
    """Tell what lines are broken by, for those that go on.

    Where the page cuts lines off (`is_cut`) they are counted or, if they are long, none is
    broken: neither their width nor the number of letters tells then that one is full.

    Where both may be, lines that end far from the place opposite to where they begin
    (`is_narrow`) were counted; those that would all reach beyond it were measured.
    """
    letters = _letters(texts)
    by_width = sum(one.is_full for one in running)
    by_letters = sum(one.need > letters for one in running)
    is_long = max(map(len, texts)) > _LONGEST
    if is_cut and (is_long or not 0 < by_letters == len(running)):
        return Breaks(_ANY, measured=True, counted=True)
    least = _MOSTLY * len(running)
    several = len(running) >= _FEWEST
    measured = several and by_width >= max(least, by_letters + 1)
    counted = is_cut or (several and by_letters >= max(least, by_width + 1))
    if by_width == by_letters == len(running) > 0 and not is_cut:
        reaches = all(one.reaches for one in running)
        measured = several and reaches
        counted = is_narrow and not reaches and not is_justified
    if counted and by_letters == len(running):
        letters = likely_length(letters, [one.need for one in running])
    return Breaks(letters, measured, counted)


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    lengths = [len(text) for text in texts]
    longest = max(lengths)
    like = sum(length > _NEARLY * longest for length in lengths)
    several = like >= _FEWEST and len(texts) >= _FEW_LINES
    return longest if several or longest >= _WRAPPED else _ANY


def fits_count(text: str, following: str, letters: int) -> bool:
    """Tell whether the next line's first word had had room, by the number of letters."""
    return need_of(text, following) <= letters
