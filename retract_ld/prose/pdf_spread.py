"""Lines of a PDF page whose blanks were widened so that they end at the edge."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from retract_ld.prose.pdf_lines import PdfLine

__all__ = ["Spreading", "spreading_of"]

#: Blanks that differ by less, by the size of letters, are equally wide.
_ALIKE: Final = 0.006
_MOSTLY: Final = 0.6
_FEW: Final = 3
_SHRUNK: Final = 0.93
#: A line that is not spread but ends so near the edge may be full all the same.
_NEAR: Final = 0.3
#: A stop or a hyphen may stand so far out of the edge of other lines.
_OVERHANG: Final = 0.6
#: Letters that differ less in size are of the text.
_SIZE: Final = 0.15


class Spreading(NamedTuple):
    """Whether full lines are spread over their width, as far as blanks tell it."""

    natural: float | None = None
    """How wide blanks are that are not, by the size of letters."""
    is_ragged: bool = False
    """Whether it is sure that they are not."""
    size: float = 0.0

    def goes_on(self, line: PdfLine, edge: float) -> bool | None:
        """Tell whether a line is spread and goes on, is not and ends, or neither."""
        if self.natural is None or abs(line.size - self.size) > _SIZE * self.size:
            return None
        blank = line.blank
        if blank is None:
            return None
        if _SHRUNK * self.natural < blank < self.natural - _ALIKE:
            return None  # some programs make room for a last word
        if abs(blank - self.natural) > _ALIKE:
            return True if line.end > edge - _OVERHANG * line.size else None
        return None if line.end > edge - _NEAR * line.size else False


def spreading_of(
    lines: list[PdfLine], is_full: list[bool], size: float, edges: list[float]
) -> Spreading:
    """Tell whether most full lines of a text have other blanks than short ones.

    Those whose blanks are as usual end short of the edge then.
    """
    full: list[float] = []
    short: list[float] = []
    at_edge = 0
    for line, one, edge in zip(lines, is_full, edges, strict=True):
        blank = line.blank
        if blank is None or abs(line.size - size) > _SIZE * size:
            continue
        (full if one else short).append(blank)
        at_edge += one and line.end > edge - _OVERHANG * line.size
    if not full or not short:
        return Spreading()
    places = Counter(round(blank / _ALIKE) for blank in short)
    place, _ = places.most_common(1)[0]
    near = [blank for blank in short if abs(blank / _ALIKE - place) <= 1]
    natural = sum(near) / len(near)
    spread = sum(abs(blank - natural) > _ALIKE for blank in full)
    is_spread = min(spread, at_edge) >= _MOSTLY * len(full) and len(
        near
    ) >= _MOSTLY * len(short)
    is_ragged = len(full) >= _FEW and spread * _FEW <= len(full)
    return Spreading(natural if is_spread else None, is_ragged, size)
