"""What the pages of a PDF file repeat, and paragraphs that go over to the next page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final

from retract_ld.prose.pdf_lines import PdfLine

__all__ = ["is_page_number", "without_running_lines"]

_PAGE_NUMBER: Final = re.compile(
    r"(?:(?:page|p\.|seite|página|pág\.) ?)?[-–—\[(|]? ?[0-9]{1,4}"
    r"(?: ?(?:of|/|von|de|sur|\|) ?[0-9]{1,4})? ?[-–—\])|]?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"[0-9]+")
#: So many lines at the head and at the foot of a page may be repeated on others.
_MOST: Final = 3
#: Lines whose places differ by no more points stand at the same place.
_ALIKE: Final = 4.0


def is_page_number(text: str) -> bool:
    """Tell whether a line is the number of a page: ``3``, ``Page 3 of 4``, ``- 3 -``."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def without_running_lines(pages: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Leave out what stands at the same place of several pages, but for the first time.

    Where only numbers differ it counts as the same. Lines that hold a page's number alone
    are left out everywhere.
    """
    if len(pages) < 2:
        return pages
    keys = [{index: _key(lines[index]) for index in _outer(lines)} for lines in pages]
    counts = Counter(key for page in keys for key in set(page.values()))
    seen: set[tuple[str, int]] = set()
    kept: list[list[PdfLine]] = []
    for lines, outer in zip(pages, keys, strict=True):
        repeated = {index for index, key in outer.items() if counts[key] > 1}
        left_out = {
            index
            for index in repeated
            if outer[index] in seen or is_page_number(lines[index].text)
        }
        seen |= {outer[index] for index in repeated}
        kept.append([line for index, line in enumerate(lines) if index not in left_out])
    return kept


def _outer(lines: list[PdfLine]) -> set[int]:
    """Return the lines at the head and at the foot of a page."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].y)
    return {*islice(order, _MOST), *islice(reversed(order), _MOST)}


def _key(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.y / _ALIKE)
