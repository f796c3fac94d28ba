"""Hard-wrapped lines put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from retract_ld.prose.address_lines import closes_bracket
from retract_ld.prose.line_lengths import likely_length, need_of
from retract_ld.prose.line_measures import goes_on, may_be_broken, measure_of
from retract_ld.prose.line_starts import (
    begins_anew,
    heads_anew,
    is_open,
)
from retract_ld.prose.lines_of_names import (
    begins_with_particle,
    begins_with_place,
    breaks_names,
)
from retract_ld.prose.measured_lines import joined_by

__all__ = ["PARAGRAPH_BREAK", "is_wrapped", "unwrapped"]


PARAGRAPH_BREAK: Final = re.compile(r"(\n[ ]*\n\s*)")


_NARROWEST: Final = 40


_WIDEST: Final = 130
#: Short lines below a heading are rather names and addresses.
_SURELY_WRAPPED: Final = 60


def unwrapped(plain: str, headings: Collection[int] = ()) -> str:
    """Join hard-wrapped lines; a line end becomes a blank, so no offset moves.

    Headings of Markdown, told by where they begin, are never broken.
    """
    if "\n" not in plain:
        return plain
    paragraphs = PARAGRAPH_BREAK.split(plain)
    others = _without_headings(paragraphs, headings) if headings else []
    kept = [paragraphs[index] for index in others]
    if _longest(_lines_of(kept)) < _SURELY_WRAPPED:
        return _unwrapped(plain, paragraphs)
    joined = PARAGRAPH_BREAK.split(_unwrapped("".join(kept), kept))
    if len(joined) == len(kept):
        for index, words in zip(others, joined, strict=True):
            paragraphs[index] = words
    return "".join(paragraphs)


def _without_headings(paragraphs: list[str], headings: Collection[int]) -> list[int]:
    """Return which paragraphs, and what parts them, are no headings on one line."""
    start = 0
    others: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        is_line = "\n" not in paragraph.rstrip("\n")
        if index % 2 == 0 and not (is_line and start in headings):
            others += [index, index + 1]
        start += len(paragraph)
    return others[: len(others) - 1]


def _unwrapped(plain: str, paragraphs: list[str]) -> str:
    """Join the lines of paragraphs; these and what parts them take turns."""
    if _are_all_wrapped(paragraphs):
        head, *others = paragraphs[::2]
        paragraphs[::2] = [_head_joined(head), *map(_on_one_line, others)]
        return "".join(paragraphs)
    width = _width(paragraphs)
    measure = measure_of(_lines_of(paragraphs)) if may_be_broken(plain) else None
    if measure and (measure.font or not width):
        return joined_by(measure, paragraphs)
    for index in range(0, len(paragraphs), 2):
        whole = paragraphs[index].rstrip("\n")
        lines = whole.split("\n")
        if is_wrapped(lines):
            paragraphs[index] = " ".join(lines) + paragraphs[index][len(whole) :]
        elif width:
            paragraphs[index] = _joined(lines, width) + paragraphs[index][len(whole) :]
    return "".join(paragraphs)


def _lines_of(paragraphs: list[str]) -> list[list[str]]:
    return [paragraph.rstrip("\n").split("\n") for paragraph in paragraphs[::2]]


def _on_one_line(paragraph: str) -> str:
    whole = paragraph.rstrip("\n")
    return whole.replace("\n", " ") + paragraph[len(whole) :]


def _head_joined(paragraph: str) -> str:
    """Join the lines of the first paragraph but for authors and a journal below a title."""
    first, *lines = paragraph.split("\n")
    pieces = [first]
    for line in lines:
        if line and pieces[-1] and not heads_anew(pieces[-1], line):
            pieces[-1] += " " + line
        else:
            pieces.append(line)
    return "\n".join(pieces)


def _are_all_wrapped(paragraphs: list[str]) -> bool:
    """Tell whether no line within a paragraph could have taken the first word of the next.

    A few lines do so by chance; long words next to them tell nothing.
    """
    lines = _lines_of(paragraphs)
    width = _longest(lines)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    telling = going = anew = 0
    for paragraph in lines:
        for line, following in pairwise(paragraph):
            first = following.split(" ", 1)[0]
            if not first or len(line) + 1 + len(first) <= width:
                return False
            telling += len(first) <= _TELLING
            going += _runs_on(line, following)
            anew += begins_anew(line, following)
    return (
        telling >= _SEVERAL
        or (going > 0 and going * 2 >= telling)
        or (0 < telling <= len(lines) / _SEVERAL and width <= _USUAL and not anew)
    )


def _longest(paragraphs: list[list[str]]) -> int:
    """Return the length of the longest line that could be broken."""
    return max(
        (len(line) for lines in paragraphs for line in lines if " " in line), default=0
    )


def _runs_on(line: str, following: str) -> bool:
    """Tell whether a line is no title, name or place that ends with it."""
    return (
        is_open(line)
        or closes_bracket(line, following)
        or _REST.match(following) is not None
    )


def _width(paragraphs: list[str]) -> int:
    """Return the width at which all lines of a text are broken, 0 if they are not.

    Then no line is longer, and those that go on in the next one could not take its first
    word. It is a usual number of letters if one explains that.
    """
    lines = _lines_of(paragraphs)
    longest = _longest(lines)
    if not _NARROWEST <= longest <= _WIDEST:
        return 0
    pairs = [pair for paragraph in lines for pair in pairwise(paragraph)]
    width = _width_of(pairs, longest, len(lines))
    needs = [need_of(*pair) for pair in pairs if _goes_on(*pair)]
    return likely_length(width, needs) if 0 < width <= _COUNTED else width


def _width_of(pairs: list[tuple[str, str]], width: int, count: int) -> int:
    """Tell the same by the longest line, of so many paragraphs."""
    full = [pair for pair in pairs if _is_full(*pair, width)]
    if width <= _NARROW and len(pairs) > 1 and count > 1 and len(full) == len(pairs):
        return width
    going = sum(_runs_on(*pair) for pair in full)
    against = sum(
        bool((_LOWER.match(following) and line[-1:] not in ".:!?") or is_open(line))
        for line, following in pairs
        if need_of(line, following) <= width
    )
    if against > going * _SELDOM:
        return 0
    if len(full) >= _FEW:
        open_ended = sum(
            following[:1].islower() or line[-1:].islower() or line[-1:] in ",;-"
            for line, following in full
        )
        return width if open_ended * 2 >= len(full) or going * 3 >= len(full) else 0
    if going:
        return width if width <= _NARROW else 0
    return width if len(full) > 1 and width <= _USUAL else 0


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line goes on for sure."""
    return bool(following) and (
        goes_on(line, following) or is_open(line) or breaks_names(line, following)
    )


#: No line that says something anew begins like this.
_REST: Final = re.compile(
    r"(?!doi|http|www|[a-z]{1,3}[A-Z])[a-z(]|[0-9]{1,4}[;,:( ]|10\.[0-9]{4}"
)
#: Words that are no names of journals (``bioRxiv``) and no addresses.
_LOWER: Final = re.compile(r"(?!doi|http|www|[a-z]{1,3}[A-Z])[^\W\d_A-Z]")
#: First words that are no longer tell whether a line was full; so many do for sure.
_TELLING: Final = 14
_SEVERAL: Final = 3
#: Few break lines at more letters.
_USUAL: Final = 80
_NARROW: Final = 100
#: Longer lines of a plain text were rather broken by their widths.
_COUNTED: Final = 90
_FEW: Final = 3
_LONGEST_FIRST: Final = 24
#: Parts of a reference without blanks between them.
_GLUED: Final = re.compile(r"[a-z][A-Z]|[a-z.][12][0-9]{3}")
_SELDOM: Final = 0.25
_ADDRESS: Final = ("http", "doi", "DOI", "10.", "(http")


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether a line could not take the first word of the next one."""
    first = following.split(" ", 1)[0]
    if not first or not line or line[-1:] == " ":
        return False
    if begins_anew(line, following):
        return False
    runs_on = first.startswith(_ADDRESS) or first[0].islower() or is_open(line)
    return len(line) + 1 + len(first) > width and (
        runs_on or len(first) <= _LONGEST_FIRST or _GLUED.search(first) is not None
    )


def _joined(lines: list[str], width: int) -> str:
    """Join the lines of a paragraph that are broken at a width."""
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += [" " if _is_full(line, following, width) else "\n", following]
    return "".join(pieces)


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines are one paragraph, broken where the next word did not fit.

    Half of the lines at least go on in lower case, and none could have taken the first
    word of the next one.
    """
    if len(lines) < 2 or len(lines[0]) < _NARROWEST:
        return False
    width = max(len(line) for line in lines)
    lower = 0
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        lower += first[:1].islower()
        if (
            not first
            or begins_with_particle(line, following)
            or begins_with_place(line, following)
            or first.startswith(("http", "doi", "10."))
            or len(line) + 1 + len(first) < min(width, _WIDEST)
            or (
                line.rstrip()[-1:] in ".:"
                and not first[:1].islower()
                and len(line) < width - 12
            )
        ):
            return False
    return width <= _WIDEST and lower * 2 >= len(lines) - 1
