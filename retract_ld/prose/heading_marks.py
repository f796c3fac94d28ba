"""Lines that the source marks as headings, such as the ``h1`` of a page."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.bare_titles import is_bare_title
from retract_ld.prose.heading_labels import Label, labelled
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["marked_heading"]

#: The head of a site is no longer than so many lines.
_HEAD: Final = 60
_NEAR_TOP: Final = 2
_LONGEST: Final = 1500
_LONGEST_DAY: Final = 52
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def marked_heading(
    source: SourceText, rules: RuleSet
) -> tuple[int, tuple[Label, tuple[int, int] | None]] | None:
    """Return the place, label and title of a marked line below the head of a site.

    A label alone counts if no title is marked above it.
    """
    for index, line in enumerate(source.lines[:_HEAD]):
        if not line.heading or len(line.text) > _LONGEST:
            continue
        found = labelled(source, line, rules)
        if found is None:
            if is_bare_title(source, line):
                return None
            continue
        place, found = _fuller_below(source, rules, index, found)
        alone = found[1] is None and not _is_dated(source, place)
        if place == 0 or (place <= _NEAR_TOP and alone):
            return None
        return place, found
    return None


def _fuller_below(
    source: SourceText,
    rules: RuleSet,
    index: int,
    found: tuple[Label, tuple[int, int] | None],
) -> tuple[int, tuple[Label, tuple[int, int] | None]]:
    """Return the marked line right below a label alone that has the label and a title."""
    if found[1] is None:
        for place in range(index + 1, min(index + 1 + _NEAR_TOP, len(source.lines))):
            line = source.lines[place]
            fuller = labelled(source, line, rules) if line.heading else None
            if fuller and fuller[1]:
                return place, fuller
    return index, found


def _is_dated(source: SourceText, end: int) -> bool:
    """Tell whether a line above the heading gives a day: ``Published: 17 April 2020``."""
    return any(
        len(line.text) < _LONGEST_DAY and _YEAR.search(line.text)
        for line in source.lines[:end]
        if not line.heading
    )
