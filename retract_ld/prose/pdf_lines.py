"""Lines of a PDF page: where they stand, how wide they are, what they say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from statistics import median
from typing import Final

__all__ = ["BLANK", "PdfLine", "Piece", "is_wide", "plain_of", "runs_on"]

#: A blank is so wide, by the size of letters.
BLANK: Final = 0.3

_RAISED: Final = 0.85
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
#: Signs for radicals and rare dots and dashes that fonts give for characters.
_RADICALS: Final = re.compile(r"[\u2e80-\u2fdf\u2012]|(?<![a-z])\u2027(?![a-z])")
#: The minus sign that some programs set for a hyphen.
_MINUS: Final = re.compile(r"(?<=[^\W\d_])\u2212(?=[^\W\d_])")
_NO_DECOMPOSITION: Final = dict(
    zip(
        "⺟⺠⻁⻄⻅⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻭⻮⻰⻲",
        "母民虎西见贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐歯齿龙亀",
        strict=True,
    )
) | {"\u2012": "\u2013", "\u2027": "・"}
#: Wide characters apart and together, blanks beside one.
_SPREAD: Final = re.compile(rf"{_WIDE.pattern} (?={_WIDE.pattern})")
_TIGHT: Final = re.compile(rf"{_WIDE.pattern}(?={_WIDE.pattern})")
_BESIDE_WIDE: Final = re.compile(
    rf"(?<={_WIDE.pattern}) (?=[0-9]|{_WIDE.pattern})|(?<=[0-9]) (?={_WIDE.pattern})"
)
_SEVERAL: Final = 4
_FEWEST: Final = 2
_ENDS: Final = ".!?:;。！？"
_ADDRESS: Final = ("http", "doi", "www.")


@dataclass(slots=True)
class Piece:
    """Words in letters of one size: where they begin and end."""

    text: str
    x: float
    y: float
    size: float
    end: float
    first: float | None = None
    """Where the first word ends, if there are several."""
    blanks: list[float] = field(default_factory=list)
    """How wide the blanks between words are, by the size of the letters."""


@dataclass(slots=True)
class PdfLine:
    """Pieces that stand on one line."""

    pieces: list[Piece]

    @property
    def y(self) -> float:
        """Where the line stands on the page, from its foot."""
        return max(self.pieces, key=lambda piece: piece.size).y

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(piece.size for piece in self.pieces)

    @property
    def x(self) -> float:
        """Where the line begins."""
        return min(piece.x for piece in self.pieces)

    @property
    def end(self) -> float:
        """Where the line ends."""
        return max(piece.end for piece in self.pieces)

    @property
    def first(self) -> float:
        """Where its first word ends."""
        words = (piece.first for piece in self.pieces if piece.first is not None)
        return next(words, self.end)

    @property
    def blank(self) -> float | None:
        """How wide its blanks are, if there are several."""
        blanks = [blank for piece in self.pieces for blank in piece.blanks]
        return median(blanks) if len(blanks) >= _FEWEST else None

    @property
    def text(self) -> str:
        """What the line says, in the light markup of `SourceText`."""
        words: list[str] = []
        for piece in self.pieces:
            text = _characters(piece.text)
            text = text.replace("&", "&amp;").replace("<", "&lt;")
            raised = piece.y > self.y + 0.1 * self.size
            if piece.size <= _RAISED * self.size and raised:
                text = f"<sup>{text.strip()}</sup>"
            words.append(text)
        return _unspread(" ".join("".join(words).replace("</sup><sup>", "").split()))


def runs_on(text: str, following: str) -> bool:
    """Tell whether no sentence or line seems to end between two lines.

    An address may always begin a line of its own.
    """
    return (
        following[:1].islower()
        and text[-1:] not in _ENDS
        and not following.startswith(_ADDRESS)
    )


def plain_of(text: str) -> str:
    """Return words without the light markup of `SourceText`.

    >>> plain_of("R&amp;D<sup>2</sup> &lt; 1")
    'R&D2 < 1'
    """
    if "&" not in text and "<" not in text:
        return text
    text = text.replace("<sup>", "").replace("</sup>", "")
    return text.replace("&lt;", "<").replace("&amp;", "&")


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high."""
    return _WIDE.match(character) is not None


def _unspread(text: str) -> str:
    """Leave out the blanks of a line that was spread over its width: ``論 文 撤 回``."""
    spread = len(_SPREAD.findall(text))
    if spread < _SEVERAL or spread < len(_TIGHT.findall(text)):
        return text
    return _BESIDE_WIDE.sub("", text)


def _characters(text: str) -> str:
    """Write the usual characters for signs of fonts: ``⾷`` is 食, ``‧`` is ・."""
    text = _MINUS.sub("-", text) if "\u2212" in text else text
    return _RADICALS.sub(
        lambda sign: _NO_DECOMPOSITION.get(
            sign.group(), unicodedata.normalize("NFKC", sign.group())
        ),
        text,
    )
