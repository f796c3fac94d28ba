"""Lines that end where the next word had no room, in letters of their own widths."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from retract_ld.prose.letter_widths import FONTS, width_of
from retract_ld.prose.line_starts import is_open

__all__ = ["Measure", "goes_on", "may_be_broken", "measure_of"]

_NARROWEST: Final = 30
#: A longer line is two, of which the first ended in a broken word.
WIDEST: Final = 135
#: Words that are no names of journals (``bioRxiv``) and no addresses.
_LOWER: Final = re.compile(r"(?!doi|http|www|[a-z]{1,3}[A-Z])[a-zß-öø-ÿ]")
#: What else goes on with a long line that ends in a plain word.
_ON: Final = re.compile(r"[0-9(](?!\.? ?[A-Z])")
_PLAIN_END: Final = re.compile(r"(?:^| )[a-zß-öø-ÿ]+,?$")
#: What a text has in which lines go on.
_ANY: Final = re.compile(r"[^.:!?\n]\n[a-zß-öø-ÿ0-9(]")
#: A single line that goes on tells less: it is long and little must be overlooked.
_LONG: Final = 60
_CLOSE: Final = 0.03
_MOSTLY: Final = 0.6
#: Of so many lines that go on one may have had room.
_SELDOM: Final = 0.06
#: What a line may be shorter by: the font is not known.
_LOOSEST: Final = 0.06
#: Lines of a title are shorter than others, and among the first.
_NEARLY: Final = 0.75
_HEAD: Final = 6
#: Widths of letters that are not a figure's are guessed that well.
_UNSURE: Final = 0.012
_BLANKS: Final = re.compile(r"[ \t]{2,}")
_MOST: Final = 4_000


class Measure(NamedTuple):
    """The font that a text seems to be set in and the width of its lines."""

    font: dict[str, float]
    width: float

    def is_full(self, line: str, following: str) -> bool:
        """Tell whether a line could not take the first word of the next one."""
        return len(line) > WIDEST or self.need(line, following) > self.width

    def need(self, line: str, following: str) -> float:
        """Return how wide a line and the next one's first word are."""
        return _need(line, following, self.font)

    def width_of(self, line: str) -> float:
        """Return how wide a line is."""
        return width_of(_even(line), self.font)


def may_be_broken(plain: str) -> bool:
    """Tell whether any line of a text seems to go on."""
    return _ANY.search(plain) is not None


def measure_of(paragraphs: list[list[str]]) -> Measure | None:
    """Tell by which measure lines that go on in small letters had no room for more.

    The font is the one in which the least has to be overlooked.
    """
    lines = [line for lines in paragraphs for line in lines if line]
    short = [line for line in lines if len(line) <= WIDEST and " " in line]
    if len(lines) > _MOST or len(short) < _MOSTLY * len(lines):
        return None
    pairs = [
        (line, following)
        for lines in paragraphs
        for line, following in pairwise(lines)
        if len(line) <= WIDEST and following and " " in line
    ]
    going = _going(pairs, short)
    if not going:
        return None
    is_single = len(going) == 1
    if is_single and len(going[0][0]) < _LONG:
        return None
    found: list[tuple[float, float, int, float]] = []
    for index, font in enumerate(FONTS):
        width = max(width_of(_even(line), font) for line in short)
        needs = sorted(_need(*pair, font) for pair in going)
        others = max(int(_SELDOM * len(needs)), len(needs) >= _HEAD)
        least = needs[others]
        lacking = sum(max(0.0, 1 - need / width) for need in needs)
        found.append((lacking, max(0.0, 1 - least / width), index, width))
    _, loose, index, width = min(found)
    if loose > (_CLOSE if is_single else _LOOSEST) or max(map(len, short)) < _NARROWEST:
        return None
    if index:
        loose += _UNSURE
    return Measure(FONTS[index], width * (1 - loose) - 0.001)


def _going(pairs: list[tuple[str, str]], short: list[str]) -> list[tuple[str, str]]:
    """Return the lines that go on, without those of a title in larger letters."""
    full = _NEARLY * max(map(len, short), default=0)
    return [
        pair
        for index, pair in enumerate(pairs)
        if (index >= _HEAD or len(pair[0]) >= full)
        and (
            goes_on(*pair)
            or (
                len(pair[0]) >= full
                and _ON.match(pair[1])
                and _PLAIN_END.search(pair[0])
            )
        )
    ]


def goes_on(line: str, following: str) -> bool:
    """Tell whether a line goes on in small letters."""
    return _LOWER.match(following) is not None and (
        line[-1:] not in ".:!?" or is_open(line)
    )


def _need(line: str, following: str, font: dict[str, float]) -> float:
    return width_of(_even(f"{line} {following.lstrip().split(' ', 1)[0]}"), font)


def _even(line: str) -> str:
    """Make runs of blanks, by which lines are spread, one blank."""
    return _BLANKS.sub(" ", line) if "  " in line else line
