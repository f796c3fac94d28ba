"""The text of a PDF file, its lines put together to paragraphs again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING, Final

from retract_ld.errors import Malformed, MissingExtra, Refused

if TYPE_CHECKING:
    from pypdf import PageObject
import itertools

__all__ = ["text_of_pdf"]

_MOST_PAGES: Final = 200
_FULL: Final = 0.85
#: Letters differ in width: a line this full had no room for another word.
_ROOM: Final = 0.95
_RAISED: Final = 0.85
_PAGE_NUMBER: Final = re.compile(
    r"(?:page )?[0-9]{1,4}(?: of [0-9]{1,4})?", re.IGNORECASE
)
_ENDS: Final = ".!?:;。！？"


@dataclass(slots=True)
class _Piece:
    text: str
    x: float
    y: float
    size: float


@dataclass(slots=True)
class _Line:
    pieces: list[_Piece]

    @property
    def y(self) -> float:
        return max(self.pieces, key=lambda piece: piece.size).y

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


def text_of_pdf(content: bytes, name: str = "") -> str:
    """Return the text of a PDF file in the light markup of `SourceText`.

    Raises:
        Malformed: when the file is broken, encrypted, or has no text (a scan).
        Refused: when it has far more pages than a notice.
        MissingExtra: when pypdf is not installed.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtra(
            "reading PDF files needs pypdf.",
            hint="pip install 'retract-ld[pdf]'",
        ) from error
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Malformed("is an encrypted PDF file.", source=name)
        if len(reader.pages) > _MOST_PAGES:
            raise Refused(
                f"has {len(reader.pages)} pages, too many for a notice.", source=name
            )
        pages = [_paragraphs(_lines(page)) for page in reader.pages]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        RecursionError,
        AttributeError,
        OSError,
    ) as error:
        raise Malformed(
            f"is a broken PDF file: {error}.",
            source=name,
            hint="Give its text instead.",
        ) from error
    text = "\n\n".join(paragraph for page in pages for paragraph in page)
    if not text.strip():
        raise Malformed(
            "is a PDF file without text.",
            source=name,
            hint="It may be a scan: run text recognition first.",
        )
    return text + "\n"


def _lines(page: PageObject) -> list[_Line]:
    """Return the lines of a page from top to bottom as they are drawn."""
    pieces: list[_Piece] = []

    def visit(
        text: str, cm: list[float], tm: list[float], _font: object, size: float
    ) -> None:
        if text.strip():
            scale = abs(tm[3]) or abs(tm[0]) or 1.0
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            pieces.append(_Piece(text, x, y, (size or 1.0) * scale))
        elif text and pieces and "\n" not in text:
            pieces[-1].text += text

    page.extract_text(visitor_text=visit)
    lines: list[_Line] = []
    for piece in pieces:
        for index, part in enumerate(piece.text.split("\n")):
            if not part.strip():
                continue
            part_piece = _Piece(part, piece.x, piece.y, piece.size)
            if (
                index == 0
                and lines
                and abs(lines[-1].y - piece.y) < 0.6 * lines[-1].size
            ):
                lines[-1].pieces.append(part_piece)
            else:
                lines.append(_Line([part_piece]))
    return lines


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Join lines that belong together: set close, the upper one full."""
    texts = [_text(line) for line in lines]
    ends = {0, len(texts) - 1}
    keep = [
        index
        for index, text in enumerate(texts)
        if index not in ends or not _PAGE_NUMBER.fullmatch(text)
    ]
    lines = [lines[index] for index in keep]
    texts = [texts[index] for index in keep]
    if not lines:
        return []
    gaps = [upper.y - lower.y for upper, lower in itertools.pairwise(lines)]
    size = median(line.size for line in lines)
    usual = min((gap for gap in gaps if gap >= 0.9 * size), default=0.0)
    spaced = any(gap > 1.35 * usual for gap in gaps)
    width = max(len(text) for text in texts)
    paragraphs = [texts[0]]
    for index, text in enumerate(texts[1:]):
        if _goes_on(
            lines[index],
            lines[index + 1],
            texts[index],
            text,
            gaps[index],
            usual,
            width,
            spaced=spaced,
        ):
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
    return paragraphs


def _goes_on(
    upper: _Line,
    lower: _Line,
    text: str,
    following: str,
    gap: float,
    usual: float,
    width: int,
    *,
    spaced: bool,
) -> bool:
    """Tell whether a line goes on in the next one.

    Where paragraphs are `spaced`, a line that ends in a full stop before a long word does.
    """
    if abs(upper.size - lower.size) > 0.15 * upper.size:
        return False
    if usual and gap > 1.35 * usual:
        return False
    fits = len(text) + 1 + len(following.split(" ", 1)[0]) <= _ROOM * width
    if following.startswith(("http", "doi", "10.")):
        return not fits
    if following[:1].islower() and text[-1:] not in _ENDS:
        return True
    if upper.size > 1.2 * 12 and gap <= 1.35 * usual:
        return True
    return not fits and not (
        text[-1:] in ".:" and len(text) < _FULL * width and not spaced
    )


def _text(line: _Line) -> str:
    pieces: list[str] = []
    for piece in line.pieces:
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;")
        if piece.size <= _RAISED * line.size and piece.y > line.y + 0.1 * line.size:
            text = f"<sup>{text.strip()}</sup>"
        pieces.append(text)
    return " ".join("".join(pieces).replace("</sup><sup>", "").split())
