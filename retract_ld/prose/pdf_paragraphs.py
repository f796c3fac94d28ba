"""Lines of a PDF page put together to paragraphs again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retract_ld.prose.address_lines import begins_address, closes_bracket
from retract_ld.prose.line_starts import (
    begins_anew,
    heads_anew,
    opens_notice,
)
from retract_ld.prose.pdf_columns import Column, columns_of_pages, usual_size
from retract_ld.prose.pdf_layout import (
    Layout,
    are_apart,
    are_centred,
    are_unbroken,
    has_room,
    layout_of,
    whole_blocks,
)
from retract_ld.prose.pdf_lines import PdfLine, is_wide, plain_of, runs_on
from retract_ld.prose.pdf_pages import is_page_number
from retract_ld.prose.pdf_words import BROKEN, PageWords

__all__ = ["paragraphs_of"]

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: What stands behind the first of two compounds: ``iron-`` / ``and zinc-rich``.
_AND: Final = re.compile(r"(?:and|or|to|und|oder|bzw|et|ou|y|o|e)\b[ .]")
#: Hyphens that only a program sets.
_SOFT: Final = "\u00ad"
_SET: Final = re.compile(rf"(?<=[^\W_])[\u2010{_SOFT}]$")
#: What no paragraph begins with.
_CLOSING: Final = "»”)]"
#: What nobody writes a blank behind.
_TIGHT: Final = re.compile(r"[^\s/—][/—]$|://$")
#: A line that is an address, and what leads up to one.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[^\s.,;)]", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"[:(,]$|(?:^|\s)[a-zà-ÿ]+$")
#: A bracket or an initial with the hyphen behind it: ``(8203)-`` / ``Based``, ``H.-`` / ``L.``
_BRACKET_END: Final = re.compile(r"[\w.][).]-$")
_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.|10\.[0-9]{4,9}/)\S*$")
_ADDRESS_REST: Final = re.compile(r"[0-9]|[a-z]{1,12}\.?[0-9]")
#: A DOI that a line end breaks behind its prefix.
_DOI_PREFIX: Final = re.compile(r"\b10\.[0-9]{4,9}/$")
#: Letters of a DOI at which a program breaks a word: ``10.18632/on-``.
_DOI_END: Final = re.compile(r"10\.[0-9]{4,9}/(?:\S*[^\s\w])?[a-z]{2,}-$")
#: Numbers of a journal: the pages come next.
_NUMBER_END: Final = re.compile(r"[0-9]\([^\s()]{1,12}\):$|;$")
#: The year of a journal, and what goes on behind it: ``Reed Lett.`` / ``2015;8:3``.
_YEAR_END: Final = re.compile(r"\b(?:19|20)[0-9]{2} ?;$")
_VOLUME: Final = re.compile(r"[0-9]{1,4} ?\(")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2} ?; ?[0-9]")
#: What leads up to a number, and a rest of a place: ``p.`` / ``77-92``, ``85`` / ``(4): 33``.
_NUMBER_LED: Final = re.compile(
    r"\b(?:pp?|[Vv]ol|[Nn]o|n°|S|Bd|Nr|H|págs?|[Ff]igs?)\.$|\bn°$"
)
_PLACE_REST: Final = re.compile(r"\([0-9]{1,4}\)[:,]|[0-9]{1,4}:e?[0-9]{1,6}[-–]")
#: A DOI or an address that a line end breaks behind a stop or a stroke.
_CUT_ADDRESS: Final = re.compile(r"\b10\.[0-9]{4,9}/\S*\w\.$|://\S+/$")
_ADDRESS_ON: Final = re.compile(r"[0-9]{2,}\S*[0-9/]\S*(?: [a-z]|\.?$)")
#: Among so many first lines a title, authors and a journal may stand close.
_HEAD: Final = 4
_FULL: Final = 0.85
_LONG_WORD: Final = 30
_SHORT: Final = 0.8
#: A heading's letters are so much larger, its lines so far apart.
_LARGE: Final = 1.15
_LEADING: Final = 1.6
_ALIKE: Final = 0.15
_INDENTED: Final = 0.6
_COLUMN: Final = 4.0
_HAIR: Final = 0.1
#: A justified line ends no further from the edge.
_SHY: Final = 0.3
#: A word or an address at a line's end has no more characters.
_LONGEST: Final = 200


def paragraphs_of(pages: list[list[PdfLine]], widths: list[float]) -> list[str]:
    """Return the paragraphs of pages, lines that belong together joined."""
    pages = [_without_number(page) for page in pages]
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    marked = [line.text for line in lines]
    texts = [plain_of(text) for text in marked]
    size = usual_size(lines, texts)
    columns = columns_of_pages(pages, widths, size)
    layout = layout_of(lines, texts, columns, size)
    words = PageWords(texts, justified=layout.justified)
    paragraphs = [marked[0]]
    is_first = True
    pairs = list(pairwise(lines))
    said = list(pairwise(texts))
    rooms = [has_room(*two, layout) for two in zip(pairs, said, columns, strict=False)]
    whole = whole_blocks(rooms, lines, columns, layout)
    is_unbroken = are_unbroken(rooms, lines, layout)
    for index, (pair, (text, following)) in enumerate(zip(pairs, said, strict=True)):
        is_spread = layout.spreading.goes_on(lines[index], columns[index].edge)
        heads = (
            index < _HEAD
            and not _is_large(lines[index], layout)
            and heads_anew(plain_of(paragraphs[-1]), following)
        )
        is_whole = is_spread or (
            not heads
            and (
                index in whole
                or (is_unbroken and not rooms[index] and not opens_notice(following))
            )
        )
        is_apart = (
            (
                is_first
                and not (is_spread or index in whole)
                and _is_own_address(text, following)
            )
            or (heads and not is_spread)
            or _begins_indented(lines[index : index + 3], columns[index], layout)
        )
        is_apart = is_apart or (is_spread is False and not BROKEN.search(text))
        if not is_apart and (
            _goes_on(pair, (text, following), columns[index], layout, rooms[index])
            or (is_whole and _may_go_on(pair, columns[index], layout))
        ):
            paragraphs[-1] = _joined(paragraphs[-1], marked[index + 1], words)
            is_first = False
        else:
            paragraphs.append(marked[index + 1])
            is_first = True
    return paragraphs


def _without_number(lines: list[PdfLine]) -> list[PdfLine]:
    """Leave out the lines of a page that say nothing or, at its ends, its number."""
    ends = {0, len(lines) - 1}
    return [
        line
        for index, line in enumerate(lines)
        if line.text and (index not in ends or not is_page_number(line.text))
    ]


def _joined(upper: str, lower: str, words: PageWords) -> str:
    """Join two lines of a paragraph; a range or a number goes on without a blank."""
    end = upper[-_LONGEST:]
    if _SET.search(end) and lower[0].isalnum():
        return (upper if words.has_set and upper[-1] != _SOFT else upper[:-1]) + lower
    if (is_wide(upper[-1]) and is_wide(lower[0])) or _TIGHT.search(end):
        return upper + lower
    if upper[-1] == "." and _ADDRESS_REST.match(lower) and _ADDRESS_END.search(end):
        return upper + lower
    broken = BROKEN.search(end)
    if upper[-1] == "-" and _AND.match(lower):
        return f"{upper} {lower}"
    if _BRACKET_END.search(end) and lower[0].isalpha():
        return upper + lower
    if broken is None or not lower[0].isalnum():
        return f"{upper} {lower}"
    right = _WORD.match(lower)
    left = broken["word"]
    if upper[-1] != "-" or not left.isalpha() or not right or not lower[0].isalpha():
        return upper + lower
    if _ADDRESS_END.search(end):
        is_kept = not (words.is_hyphenated and _DOI_END.search(end))
    else:
        is_kept = words.is_compound(left, right.group())
    return (upper if is_kept else upper[:-1]) + lower


def _begins_indented(lines: list[PdfLine], column: Column, layout: Layout) -> bool:
    """Tell whether the second of three lines is the indented first one of a paragraph.

    The first line may be indented as well: a paragraph of one line, whose end is not
    where full lines end; else the third line tells.
    """
    upper, lower, *following = lines
    indent = lower.x - column.left
    if layout.hanging or not _INDENTED * layout.size < indent < _COLUMN * layout.size:
        return False
    if lower.size > (1 + _ALIKE) * layout.size:
        return False  # a line of a title in the middle of the page
    if upper.x - column.left < _INDENTED * layout.size:
        return False  # judged by the lines themselves
    known = (
        layout.indent is not None and abs(indent - layout.indent) < _HAIR * lower.size
    )
    if known and upper.end < column.edge - _SHY * upper.size:
        return True
    return (
        len(following) == 1
        and abs(following[0].x - column.left) < _HAIR * layout.size
        and abs(lower.end - column.edge) < _INDENTED * layout.size
    )


def _is_own_address(text: str, following: str) -> bool:
    """Tell whether an address has a line of its own, below one that is no sentence."""
    return (
        _ADDRESS.fullmatch(following) is not None
        and _LEADS_ON.search(text) is None
        and begins_address(text, following)
    )


def _is_large(line: PdfLine, layout: Layout) -> bool:
    """Tell whether a line is in letters of a title."""
    return line.size > _LARGE * layout.small


def _may_go_on(pair: tuple[PdfLine, PdfLine], column: Column, layout: Layout) -> bool:
    """Tell whether neither size, distance nor indentation part two lines."""
    upper, lower = pair
    if abs(upper.size - lower.size) > _ALIKE * upper.size:
        return False
    if are_apart(upper, lower, layout):
        return False
    indented = _INDENTED * layout.size < lower.x - upper.x < _COLUMN * layout.size
    return not indented or layout.hanging or are_centred(upper, lower, column)


def _is_broken(end: str, following: str) -> bool:
    """Tell whether a line ends within a word, a bracket or an address."""
    if following[0].isalnum() and (
        BROKEN.search(end) or _SET.search(end) or _DOI_PREFIX.search(end)
    ):
        return True
    if _CUT_ADDRESS.search(end) and _ADDRESS_ON.match(following):
        return True
    return following[0] in _CLOSING or (
        _BRACKET_END.search(end) is not None and following[0].isalpha()
    )


def _numbers_go_on(end: str, following: str) -> bool:
    """Tell whether a line ends before a number that nothing begins with."""
    if _NUMBER_LED.search(end):
        return following[0].isdigit()
    if _YEAR_END.search(end):
        return _VOLUME.match(following) is not None
    return end[-1] not in ".:;" and _PLACE_REST.match(following) is not None


def _goes_on(
    pair: tuple[PdfLine, PdfLine],
    texts: tuple[str, str],
    column: Column,
    layout: Layout,
    has_room: bool,
) -> bool:
    """Tell whether a line goes on in the next one."""
    upper, lower = pair
    text, following = texts
    gap = upper.y - lower.y
    if (
        _is_large(upper, layout)
        and 0 < gap <= _LEADING * upper.size
        and abs(upper.size - lower.size) <= _ALIKE * upper.size
        and not (has_room and heads_anew(text, following))
    ):
        return True
    if not _may_go_on(pair, column, layout):
        return False
    end = text[-_LONGEST:]
    if _is_broken(end, following) or _numbers_go_on(end, following):
        return True
    if _YEAR.match(following) and text[-1:] == ".":
        return not has_room or upper.end - upper.x > _SHORT * (column.edge - upper.x)
    if following.startswith(("http", "doi", "10.")):
        return not has_room
    spaced = layout.distances.spaced
    if layout.indent is None and begins_anew(text, following):
        return False
    share = (upper.end - upper.x) / max(column.edge - upper.x, 1.0)
    if runs_on(text, following):
        return not has_room or (share > _SHORT and not layout.breaks.measured)
    share = max(share, len(text) / layout.breaks.letters)
    if len(following.split(" ", 1)[0]) > _LONG_WORD:
        share = 1.0  # it had had no room on a line much shorter
    if _NUMBER_END.search(end) and not following[0].isupper():
        return not has_room
    if has_room:
        return False
    return (
        text[-1:] not in ".:"
        or share >= _FULL
        or spaced
        or closes_bracket(text, following)
    )
