"""What the pages of a PDF file repeat, and paragraphs that go over to the next page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from statistics import median
from typing import Final

from retract_ld.prose.pdf_lines import PdfLine

__all__ = ["is_page_number", "set_off", "without_running_lines"]

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
#: What is set off stands so many times as far away as letters of the text are high.
_FAR: Final = 3.0
#: Smaller letters above the text stand further away than its next line would.
_LINE: Final = 1.6
_LARGE: Final = 1.05
_SMALL: Final = 0.95
#: What is above the text is in the margin if so many times as far away as letters are high.
_AWAY: Final = 2.4
#: No title has letters that are hardly larger than those of the text.
_TITLE: Final = 1.15
_ASIDE: Final = 5.0
#: So many times as far as the paragraphs of the text are apart.
_WIDER: Final = 1.3
#: The foot of a page is no higher than so many points.
_MARGIN: Final = 64.0
_FEW: Final = 4
#: What a head tells that the text below may not.
_TELLING: Final = re.compile(
    r"r[ée]tra[ck]?[ct]|r[ée]tira|zurück|errat|corr[ei][cg]|korr[ei][kg]|berichtig"
    r"|addend|withdr|concern|preocupa|bedenken|\bnot[ea]\b|[\u3040-\u9fff]",
    re.IGNORECASE,
)
#: A place that a text tells: a DOI, or numbers of a journal.
_PLACE: Final = re.compile(
    r"\b10\.[0-9]{4,9}/|\b[0-9]{1,4} ?\([^()\s]{1,12}\)[:;,]? ?e?[0-9]|[0-9]{4} ?[;:,] ?[0-9]"
    r"|[0-9] ?[:,] ?(?:pp?\. ?)?e?[0-9]{1,6}[-–][0-9]|\b[Vv]ol(?:ume|\.)"
)
#: What else a line in the margin may tell of the notice.
_TOLD: Final = re.compile(
    r"10\.[0-9]{4,9}/|://|www\.|\bdoi\b|\b(?:published|received|accepted|online)\b|©",
    re.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """Tell whether a line is the number of a page: ``3``, ``Page 3 of 4``, ``- 3 -``."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def without_running_lines(pages: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Leave out what stands at the same place of several pages, but for the first time.

    Where only numbers differ it counts as the same. Lines that hold a page's number alone
    are left out everywhere.
    """
    pages = [_without_printed(_in_order(lines)) for lines in pages]
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


def _in_order(lines: list[PdfLine]) -> list[PdfLine]:
    """Put what is drawn too early to the foot of a page, what is drawn too late to its head.

    Programs often draw both before the text or behind it. What begins right of all other
    lines is the next column.
    """
    count = min(_MOST, len(lines) // 2)
    if not count:
        return lines
    low = min(line.y for line in lines[count:])
    high = max(line.y for line in lines[:-count])
    edge = max(line.end for line in lines[:-count])
    feet = [line for line in lines[:count] if line.y < low - line.size]
    heads = [
        line for line in lines[-count:] if line.y > high + line.size and line.x < edge
    ]
    if not feet and not heads:
        return lines
    moved = {id(line) for line in (*feet, *heads)}
    rest = [line for line in lines if id(line) not in moved]
    return [*heads, *rest, *feet]


def set_off(
    pages: list[list[PdfLine]],
) -> tuple[list[PdfLine], list[list[PdfLine]], list[PdfLine]]:
    """Return the head of the first page, the text of all pages, and their feet.

    A head that only names the journal is put to the feet: it is no title. What stands far
    above or below the text tells nothing of how it is set, nor do paragraphs end there. Where
    the text itself tells a place a journal's name with its numbers is left out: it is not the
    work's, nor what the text says of itself.
    """
    heads: list[PdfLine] = []
    feet: list[PdfLine] = []
    texts: list[list[PdfLine]] = []
    for number, lines in enumerate(pages):
        count = _far_below(lines)
        kept = lines[: len(lines) - count]
        feet += lines[len(lines) - count :]
        if number == 0:
            count = _far_above(kept)
            heads, kept = kept[:count], kept[count:]
        texts.append(kept)
    near: list[PdfLine] = []
    if all(_is_bare_name(line) for line in heads):
        if heads and heads[-1].y - texts[0][0].y < _AWAY * texts[0][0].size:
            near = heads  # it may be the text's own
        else:
            feet = [*heads, *feet]
        heads = []
    if any(_PLACE.search(line.text) for lines in texts for line in lines):
        feet = [line for line in feet if not _is_bare_place(line)]
    return heads, texts, [*near, *feet]


def _is_bare_name(line: PdfLine) -> bool:
    """Tell whether a head names the journal alone: no number, no kind of notice."""
    return _TELLING.search(line.text) is None


def _is_bare_place(line: PdfLine) -> bool:
    """Tell whether a line in the margin is a journal, with or without its numbers."""
    return _is_bare_name(line) and _TOLD.search(line.text) is None


def _far_above(lines: list[PdfLine]) -> int:
    """Return how many lines stand far above all others of a page.

    Their letters are smaller, or they are far away and begin elsewhere, as no title does
    without a label, or stand above the label.
    """
    if len(lines) < _FEW:
        return 0
    usual, widest = _distances(lines[1:])
    upper, high = lines[0], max(line.y for line in lines[1:])
    is_small = upper.size < usual * _SMALL and lines[1].size <= usual * _LARGE
    left = min(line.x for line in lines[1:])
    is_aside = upper.size <= usual * _TITLE and upper.x > left + _ASIDE * usual
    gap = upper.y - high
    is_far = gap > max(_FAR * usual, _WIDER * widest)
    is_over = _is_bare_name(upper) and _TELLING.search(lines[1].text) is not None
    return int((is_small and gap > _LINE * usual) or ((is_aside or is_over) and is_far))


def _far_below(lines: list[PdfLine]) -> int:
    """Return how many of the last lines stand far below all others of a page."""
    if len(lines) < _FEW:
        return 0
    for count in (1, 2):
        usual, widest = _distances(lines[:-count])
        low, feet = min(line.y for line in lines[:-count]), lines[-count:]
        gap = low - max(line.y for line in feet)
        if gap > max(_FAR * usual, _WIDER * widest) and all(
            line.y < _MARGIN
            and (line.size <= usual * _TITLE or is_page_number(line.text))
            for line in feet
        ):
            return count
    return 0


def _distances(lines: list[PdfLine]) -> tuple[float, float]:
    """Return how large the letters of lines mostly are, and how far two lines are apart."""
    gaps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    return median(line.size for line in lines), max(gaps)


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
