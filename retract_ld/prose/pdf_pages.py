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
#: What browsers print at the head and the foot: ``1/9/26, 2:05 PM  Notice``, an address.
_PRINTED: Final = re.compile(
    r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?: [AaPp]\.?[Mm]\b)?.{0,200}"
    r"|(?:https?://|file://|about:)\S{1,300} [0-9]{1,4}/[0-9]{1,4}"
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
    pages = [_without_printed(lines) for lines in pages]
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


def _without_printed(lines: list[PdfLine]) -> list[PdfLine]:
    """Leave out the date, title and address that a browser prints around a page."""
    printed = {
        index
        for index in _outer(lines, 1)
        if _PRINTED.fullmatch(lines[index].text.strip())
    }
    return [line for index, line in enumerate(lines) if index not in printed]


def _outer(lines: list[PdfLine], most: int = _MOST) -> set[int]:
    """Return the lines at the head and at the foot of a page."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].y)
    return {*islice(order, most), *islice(reversed(order), most)}


def _key(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.y / _ALIKE)
