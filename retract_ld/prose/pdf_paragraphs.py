"""Lines of a PDF page put together to paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from retract_ld.prose.pdf_lines import PdfLine, is_wide

__all__ = ["paragraphs_of"]

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: A line that ends within a word or a range.
_BROKEN: Final = re.compile(r"(?P<word>[^\W_]+)[-–]$")
#: Hyphens that only a program sets.
_SOFT: Final = "\u00ad"
_SET: Final = re.compile(rf"(?<=[^\W_])[\u2010{_SOFT}]$")
_SET_WITHIN: Final = re.compile(r"[^\W_]\u2010[^\W_]")
#: What nobody writes a blank behind.
_TIGHT: Final = re.compile(r"[^\s/—][/—]$|://$")
#: A line that is an address, and what leads up to one.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[^\s.,;)]", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"[:(,]$|(?:^|\s)[a-zà-ÿ]+$")
_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.|10\.[0-9]{4,9}/)\S*$")
#: A page with so many broken words is hyphenated by a program.
_OFTEN: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"(?:page )?[0-9]{1,4}(?: of [0-9]{1,4})?", re.IGNORECASE
)
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
_MOST_COLUMNS: Final = 40
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


def paragraphs_of(lines: list[PdfLine], width: float) -> list[str]:
    """Return the paragraphs of a page: lines joined that belong together."""
    texts = [line.text for line in lines]
    ends = {0, len(texts) - 1}
    keep = [
        index
        for index, text in enumerate(texts)
        if text and (index not in ends or not _PAGE_NUMBER.fullmatch(text))
    ]
    lines = [lines[index] for index in keep]
    texts = [texts[index] for index in keep]
    if not lines:
        return []
    edges = _edges(lines, width)
    layout = _layout(lines, texts, edges)
    words = _Words(texts)
    paragraphs = [texts[0]]
    is_first = True
    for index, text in enumerate(texts[1:]):
        pair = (lines[index], lines[index + 1])
        is_own = is_first and _is_own_address(texts[index], text)
        if not is_own and _goes_on(pair, texts[index], text, edges[index], layout):
            paragraphs[-1] = _joined(paragraphs[-1], text, words)
            is_first = False
        else:
            paragraphs.append(text)
            is_first = True
    return paragraphs


class _Words:
    """The words of a page, by which a broken word is told from a compound."""

    def __init__(self, texts: list[str]) -> None:
        text = " ".join(texts).lower()
        self.known = frozenset(_WORD.findall(text))
        self.has_set = _SET_WITHIN.search(text) is not None
        self.often = sum(bool(_BROKEN.search(text)) for text in texts) >= _OFTEN

    def is_compound(self, left: str, right: str) -> bool:
        """Tell whether a hyphen at a line's end belongs to the words it stands between."""
        if f"{left}-{right}" in self.known:
            return True
        if f"{left}{right}" in self.known:
            return False
        both = left in self.known and right in self.known and len(left) > 2
        return both or not self.often


def _joined(upper: str, lower: str, words: _Words) -> str:
    """Join two lines of a paragraph; a range or a number goes on without a blank."""
    if _SET.search(upper) and lower[0].isalnum():
        return (upper if words.has_set and upper[-1] != _SOFT else upper[:-1]) + lower
    if (is_wide(upper[-1]) and is_wide(lower[0])) or _TIGHT.search(upper):
        return upper + lower
    if lower[0].isdigit() and upper[-1] == "." and _ADDRESS_END.search(upper):
        return upper + lower
    broken = _BROKEN.search(upper)
    if broken is None or not lower[0].isalnum():
        return f"{upper} {lower}"
    right = _WORD.match(lower.lower())
    left = broken["word"].lower()
    if (
        upper[-1] == "-"
        and left.isalpha()
        and right
        and right.group()[0].isalpha()
        and not _ADDRESS_END.search(upper)
        and not words.is_compound(left, right.group())
    ):
        return upper[:-1] + lower
    return upper + lower


def _layout(lines: list[PdfLine], texts: list[str], edges: list[float]) -> _Layout:
    size = median(line.size for line in lines)
    gaps = [upper.y - lower.y for upper, lower in pairwise(lines)]
    usual = min((gap for gap in gaps if gap >= 0.9 * size), default=0.0)
    letters = _letters(texts)
    indented = full = wrapped = running = by_width = by_letters = 0
    for index, (upper, lower) in enumerate(pairwise(lines)):
        is_full = not _fits(upper, lower, edges[index])
        wrapped += is_full
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
    )


def _letters(texts: list[str]) -> int:
    """Return how many letters a full line has, more than any if that cannot be told."""
    longest = max(map(len, texts))
    like = sum(len(text) > _NEARLY * longest for text in texts)
    several = like >= _FEWEST and len(texts) >= _FEW_LINES
    return longest if several or longest >= _WRAPPED else _ANY


def _edges(lines: list[PdfLine], width: float) -> list[float]:
    """Return for each line where a full line beside it ends.

    That is where the longest of its column do, if several end there; else the margin of
    the page, as wide as the left one.
    """
    size = median(line.size for line in lines)
    columns: dict[int, list[PdfLine]] = {}
    lefts: list[float] = []
    keys: list[int] = []
    for line in lines:
        key = next(
            (
                index
                for index, left in enumerate(lefts)
                if -_COLUMN * size < line.x - left < _COLUMN * size
            ),
            min(len(lefts), _MOST_COLUMNS),
        )
        if key == len(lefts):
            lefts.append(line.x)
        lefts[key] = min(lefts[key], line.x)
        keys.append(key)
        if abs(line.size - size) <= _ALIKE * size:
            columns.setdefault(key, []).append(line)
    edges: dict[int, float] = {}
    for key, left in enumerate(lefts):
        ends = sorted((line.end for line in columns.get(key, ())), reverse=True)
        edge = ends[0] if ends else width - left
        wraps = sum(end > edge - _COLUMN * size for end in ends)
        if wraps < _FEWEST or len(lines) < _FEW_LINES:
            beside = [other for other in lefts if other > left]
            after = min(beside) - 2 * size if beside else width - min(lefts)
            edge = max(edge, after)
        edges[key] = edge
    return [edges[key] for key in keys]


def _fits(upper: PdfLine, lower: PdfLine, edge: float) -> bool:
    """Tell whether the next line's first word had had room on a line."""
    word = lower.first - lower.x + _BLANK * upper.size
    need = upper.size if is_wide(lower.pieces[0].text[0]) else word
    return upper.end + need <= edge - _HAIR * upper.size


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
    edge: float,
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
    if (_BROKEN.search(text) or _SET.search(text)) and following[:1].isalnum():
        return True
    fits = layout.sparse or (
        (layout.counted or _fits(upper, lower, edge))
        and (layout.measured or _fits_count(text, following, layout.letters))
    )
    if following.startswith(("http", "doi", "10.")):
        return not fits
    indented = _INDENTED * layout.size < lower.x - upper.x < _COLUMN * layout.size
    if indented and not layout.hanging:
        return False
    share = (upper.end - upper.x) / max(edge - upper.x, 1.0)
    if _runs_on(text, following):
        return not fits or (share > _SHORT and not layout.measured)
    share = max(share, len(text) / layout.letters)
    return not fits and not (text[-1:] in ".:" and share < _FULL and not layout.spaced)
