"""Lines joined that had no room for the next one's first word, by their widths."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retract_ld.prose.line_measures import Measure, goes_on
from retract_ld.prose.line_starts import begins_anew, heads_anew, is_open

__all__ = ["joined_by"]

#: So many paragraphs and lines tell that blank lines part all paragraphs.
_SEVERAL: Final = 3
_FEWEST: Final = 2
#: No line of a title ends with it.
_LEFT_OPEN: Final = re.compile(r":$|“[^”]*$|\bet$")


def joined_by(measure: Measure, paragraphs: list[str]) -> str:
    """Return the text with its lines joined; paragraphs and what parts them take turns.

    Where blank lines part a text, a paragraph of full lines, but for the last, is whole.
    The lines of a title may be shorter: its letters are larger.
    """
    joined = list(paragraphs)
    for index in range(0, len(paragraphs), 2):
        whole = paragraphs[index].rstrip("\n")
        lines = whole.split("\n")
        pairs = list(pairwise(lines))
        full = [measure.is_full(*pair) for pair in pairs]
        is_whole = len(pairs) >= _FEWEST and len(paragraphs) > _SEVERAL and all(full)
        of_title = 0 if index or all(full) else _title_lines(pairs, full, measure)
        starts = heads_anew if is_whole and index == 0 else begins_anew
        pieces = [lines[0]]
        for number, (line, following) in enumerate(pairs):
            if not line or not following:
                joins = False
            elif number < of_title:
                joins = True
            elif full[number]:
                joins = (is_whole and index > 0) or not starts(line, following)
            else:
                joins = (" " not in line or line[-1] == "-") and goes_on(
                    line, following
                )
            pieces += [" " if joins else "\n", following]
        joined[index] = "".join(pieces) + paragraphs[index][len(whole) :]
    return "".join(joined)


def _title_lines(
    pairs: list[tuple[str, str]], full: list[bool], measure: Measure
) -> int:
    """Return how many lines a title goes on after, though they are not full."""
    width = 0.0
    for number, (line, following) in enumerate(pairs):
        if not line or not following or full[number]:
            return number
        is_on = goes_on(line, following) or is_open(line) or _LEFT_OPEN.search(line)
        if not is_on and (
            not 0 < width < measure.need(line, following)
            or begins_anew(line, following)
        ):
            return number
        width = max(width, measure.width_of(line))
    return len(pairs)
