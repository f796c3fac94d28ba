"""Lines of a PDF page put together to paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from retract_ld.prose.pdf_columns import Column, columns_of, is_justified, usual_size
from retract_ld.prose.pdf_lines import PdfLine, is_wide
from retract_ld.prose.pdf_pages import is_page_number
from retract_ld.prose.pdf_words import BROKEN, PageWords

__all__ = ["paragraphs_of"]

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: Hyphens that only a program sets.
_SOFT: Final = "\u00ad"
_SET: Final = re.compile(rf"(?<=[^\W_])[\u2010{_SOFT}]$")
#: What nobody writes a blank behind.
_TIGHT: Final = re.compile(r"[^\s/—][/—]$|://$")
#: A line that is an address, and what leads up to one.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[^\s.,;)]", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"[:(,]$|(?:^|\s)[a-zà-ÿ]+$")
_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.|10\.[0-9]{4,9}/)\S*$")
_ADDRESS_REST: Final = re.compile(r"[0-9]|[a-z]{1,12}\.?[0-9]")
#: Letters of a DOI at which a program breaks a word: ``10.18632/on-``.
_DOI_END: Final = re.compile(r"10\.[0-9]{4,9}/(?:\S*[^\s\w])?[a-z]{2,}-$")
_ENDS: Final = ".!?:;。！？"
_FULL: Final = 0.85
_SHORT: Final = 0.8
_MOSTLY: Final = 0.75
#: Lines further apart than this share of the usual distance belong to two paragraphs.
_APART: Final = 1.35
#: A heading's letters are so much larger, its lines so far apart.
_LARGE: Final = 1.15
_LEADING: Final = 1.6
_ALIKE: Final = 0.15
#: So many lines must end at the same place for it to be the edge of the text.
_FEWEST: Final = 2
_FEW_LINES: Final = 4
_INDENTED: Final = 0.6
_COLUMN: Final = 4.0
#: A blank is so wide, and so much may be left beside a word, by the size of letters.
_BLANK: Final = 0.3
_HAIR: Final = 0.1
_SPARSE: Final = 1.6
_SELDOM: Final = 0.4
_NEARLY: Final = 0.9
#: A single line of so many letters was broken.
_WRAPPED: Final = 75
_ANY: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the text of a page is set."""

    size: float
    usual: float
    """The usual distance of two lines."""
    spaced: bool
    """Whether paragraphs stand apart."""
    sparse: bool
    """Whether lines stand apart like paragraphs and hardly one is full."""
    letters: int
    """How many letters the longest line has."""
    hanging: bool
    """Whether lines but the first of a paragraph are indented."""
    measured: bool
    """Whether nearly all lines are broken by their width, as far as can be told."""
    counted: bool
    """Whether they are by the number of their letters instead."""
    justified: bool
    """Whether full lines end at the same place."""


def paragraphs_of(
    lines: list[PdfLine], width: float, before: str = ""
) -> tuple[list[str], bool]:
    """Return the paragraphs of a page, and whether the last line of it is a full one.

    Lines that belong together are joined. `before` is a paragraph that the page before
    leaves open; the first one of this page goes on with it if that may be.
    """
    texts = [line.text for line in lines]
    ends = {0, len(texts) - 1}
    keep = [
        index
        for index, text in enumerate(texts)
        if text and (index not in ends or not is_page_number(text))
    ]
    lines = [lines[index] for index in keep]
    texts = [texts[index] for index in keep]
    if not lines:
        return ([before] if before else []), False
    size = usual_size(lines, texts)
    columns = columns_of(lines, width, size)
    layout = _layout(lines, texts, columns, size)
    words = PageWords(texts, justified=layout.justified)
    paragraphs = [texts[0]]
    if before and _goes_over(before, lines[0], columns[0], size):
        paragraphs = [_joined(before, texts[0], words)]
    elif before:
        paragraphs.insert(0, before)
    is_first = True
    for index, text in enumerate(texts[1:]):
        is_apart = (
            is_first and _is_own_address(texts[index], text)
        ) or _begins_indented(lines[index : index + 3], columns[index], layout)
        pair = (lines[index], lines[index + 1])
        if not is_apart and _goes_on(pair, texts[index], text, columns[index], layout):
            paragraphs[-1] = _joined(paragraphs[-1], text, words)
            is_first = False
        else:
            paragraphs.append(text)
            is_first = True
    share = (lines[-1].end - columns[-1].left) / (columns[-1].edge - columns[-1].left)
    return paragraphs, share > _FULL


def _goes_over(before: str, line: PdfLine, column: Column, size: float) -> bool:
    """Tell whether a page goes on with the last paragraph of the page before."""
    return (
        before[-1] not in _ENDS
        and line.x - column.left < _INDENTED * size
        and abs(line.size - size) <= _ALIKE * size
    )


def _joined(upper: str, lower: str, words: PageWords) -> str:
    """Join two lines of a paragraph; a range or a number goes on without a blank."""
    if _SET.search(upper) and lower[0].isalnum():
        return (upper if words.has_set and upper[-1] != _SOFT else upper[:-1]) + lower
    if (is_wide(upper[-1]) and is_wide(lower[0])) or _TIGHT.search(upper):
        return upper + lower
    if upper[-1] == "." and _ADDRESS_REST.match(lower) and _ADDRESS_END.search(upper):
        return upper + lower
    broken = BROKEN.search(upper)
    if broken is None or not lower[0].isalnum():
        return f"{upper} {lower}"
    right = _WORD.match(lower)
    left = broken["word"]
    if upper[-1] != "-" or not left.isalpha() or not right or not lower[0].isalpha():
        return upper + lower
    if _ADDRESS_END.search(upper):
        is_kept = not (words.is_hyphenated and _DOI_END.search(upper))
    else:
        is_kept = words.is_compound(left, right.group())
    return (upper if is_kept else upper[:-1]) + lower


def _layout(
    lines: list[PdfLine], texts: list[str], columns: list[Column], size: float
) -> _Layout:
    gaps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    usual = min((gap for gap in gaps if gap >= 0.9 * size), default=0.0)
    letters = _letters(texts)
    indented = full = wrapped = running = by_width = by_letters = 0
    ends: list[float] = []
    for index, (upper, lower) in enumerate(pairwise(lines)):
        is_full = not _fits(upper, lower, columns[index])
        wrapped += is_full
        if is_full:
            ends.append(upper.end)
        if lower.x - upper.x > _INDENTED * size and lower.x - upper.x < _COLUMN * size:
            indented += 1
            full += is_full
        if _runs_on(texts[index], texts[index + 1]):
            running += 1
            by_width += is_full
            by_letters += not _fits_count(texts[index], texts[index + 1], letters)
    least = _MOSTLY * running
    return _Layout(
        size=size,
        usual=usual,
        spaced=any(gap > _APART * usual for gap in gaps),
        letters=letters,
        sparse=usual > _SPARSE * size and wrapped < _SELDOM * len(lines),
        hanging=indented > 0 and full == indented,
        measured=running >= _FEWEST and by_width >= max(least, by_letters + 1),
        counted=running >= _FEWEST and by_letters >= max(least, by_width + 1),
        justified=is_justified(ends, size),
    )


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    longest = max(map(len, texts))
    like = sum(len(text) > _NEARLY * longest for text in texts)
    several = like >= _FEWEST and len(texts) >= _FEW_LINES
    return longest if several or longest >= _WRAPPED else _ANY


def _fits(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether the next line's first word had had room on a line."""
    word = lower.first - lower.x + _BLANK * upper.size
    need = upper.size if is_wide(lower.pieces[0].text[0]) else word
    if _are_centred(upper, lower, column):
        return upper.end - upper.x + need <= column.page - _HAIR * upper.size
    return upper.end + need <= column.edge - _HAIR * upper.size


def _are_centred(upper: PdfLine, lower: PdfLine, column: Column) -> bool:
    """Tell whether two lines have the same middle and begin at different places."""
    return (
        abs(upper.x + upper.end - lower.x - lower.end) < _INDENTED * upper.size
        and abs(upper.x - lower.x) > _HAIR * upper.size
        and min(upper.x, lower.x) > column.left + _HAIR * upper.size
    )


def _begins_indented(lines: list[PdfLine], column: Column, layout: _Layout) -> bool:
    """Tell whether the second of three lines is indented and the third is not.

    The first may be indented as well: a paragraph of one line.
    """
    if len(lines) < 3 or layout.hanging:
        return False
    upper, lower, following = lines
    indent = lower.x - following.x
    return (
        _INDENTED * layout.size < indent < _COLUMN * layout.size
        and abs(upper.x - lower.x) < _INDENTED * layout.size
        and abs(following.x - column.left) < _HAIR * layout.size
        and abs(lower.end - column.edge) < _INDENTED * layout.size
    )


def _runs_on(text: str, following: str) -> bool:
    """Tell whether no sentence or line seems to end between two lines."""
    return following[:1].islower() and text[-1:] not in _ENDS


def _is_own_address(text: str, following: str) -> bool:
    """Tell whether an address has a line of its own, below one that is no sentence."""
    return bool(_ADDRESS.fullmatch(following)) and not _LEADS_ON.search(text)


def _fits_count(text: str, following: str, letters: int) -> bool:
    """Tell the same by the number of letters, as some programs break lines."""
    return len(text) + 1 + len(following.split(" ", 1)[0]) <= letters


def _goes_on(
    pair: tuple[PdfLine, PdfLine],
    text: str,
    following: str,
    column: Column,
    layout: _Layout,
) -> bool:
    """Tell whether a line goes on in the next one."""
    upper, lower = pair
    if abs(upper.size - lower.size) > _ALIKE * upper.size:
        return False
    gap = upper.y - lower.y
    large = upper.size > _LARGE * layout.size
    if large and 0 < gap <= _LEADING * upper.size:
        return True
    if layout.usual and gap > _APART * layout.usual:
        return False
    if (BROKEN.search(text) or _SET.search(text)) and following[:1].isalnum():
        return True
    fits = layout.sparse or (
        (layout.counted or _fits(upper, lower, column))
        and (layout.measured or _fits_count(text, following, layout.letters))
    )
    if following.startswith(("http", "doi", "10.")):
        return not fits
    indented = _INDENTED * layout.size < lower.x - upper.x < _COLUMN * layout.size
    if indented and not layout.hanging and not _are_centred(upper, lower, column):
        return False
    share = (upper.end - upper.x) / max(column.edge - upper.x, 1.0)
    if _runs_on(text, following):
        return not fits or (share > _SHORT and not layout.measured)
    share = max(share, len(text) / layout.letters)
    return not fits and not (text[-1:] in ".:" and share < _FULL and not layout.spaced)
