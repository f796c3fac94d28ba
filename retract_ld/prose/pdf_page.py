"""The lines of a page of a PDF file, as PDFium finds its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final, NamedTuple

from pypdfium2 import PdfPage, raw

from retract_ld.prose.pdf_lines import PdfLine, Piece

__all__ = ["lines_of"]

#: What PDFium gives for a hyphen at which a line was broken.
_HYPHEN: Final = 2
#: No characters.
_NONE: Final = frozenset({0, 0xFFFE, 0xFFFF})
_SURROGATES: Final = range(0xD800, 0xE000)
#: Letters that differ less in height, or place by this share of it, belong together.
_ALIKE: Final = 0.01
#: What stands higher or lower by so much of the letters' size is on another line.
_NEXT: Final = 0.75
#: Letters that stand so far from what is before them begin a word, by their size.
_BLANK: Final = 0.12


class _Character(NamedTuple):
    """A character and where it stands, in points from the lower left."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    end: float = 0.0
    blank: float | None = None
    """How wide the blank before it is, if it begins a word."""


def lines_of(page: PdfPage) -> list[PdfLine]:
    """Return the lines of a page in the order in which they are drawn."""
    lines: list[PdfLine] = []
    pieces: list[Piece] = []
    for character in (*_characters(page), _Character("\n")):
        text, x, y, size, end, blank = character
        is_next = pieces and size and abs(pieces[0].y - y) > _NEXT * pieces[0].size
        if pieces and (is_next or text == "\n"):
            _append(lines, pieces)
            pieces = []
        if text == "\n":
            continue
        if text == " ":
            if pieces:
                last = pieces[-1]
                last.text += text
                last.first = last.end if last.first is None else last.first
        elif pieces and _goes_on(pieces[-1], character):
            pieces[-1].text += text
            pieces[-1].end = max(pieces[-1].end, end)
            if blank is not None:
                pieces[-1].blanks.append(blank / size)
        else:
            pieces.append(Piece(text, x, y, size, end))
    return lines


def _append(lines: list[PdfLine], pieces: list[Piece]) -> None:
    """Add a line, or to the last one what stands right behind it."""
    last, first = lines[-1].pieces[-1] if lines else None, pieces[0]
    if (
        last
        and abs(last.y - first.y) <= _ALIKE * last.size
        and abs(last.size - first.size) <= _ALIKE * last.size
        and 0 < first.x - last.end < last.size
    ):
        last.first = last.end if last.first is None else last.first
        last.text += " "
        lines[-1].pieces += pieces
    else:
        lines.append(PdfLine(pieces))


def _goes_on(piece: Piece, character: _Character) -> bool:
    height = _ALIKE * piece.size
    return (
        abs(piece.y - character.y) <= height
        and abs(piece.size - character.size) <= height
    )


def _characters(page: PdfPage) -> Iterator[_Character]:
    """Yield the characters of a page that stand upright, and where its lines end."""
    text_page = page.get_textpage()
    handle = text_page.raw
    x, y, left, right, low, high = (ctypes.c_double() for _ in range(6))
    matrix, loose = raw.FS_MATRIX(), raw.FS_RECTF()
    last = _Character(" ")
    before = last, -1
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _NONE or code in _SURROGATES:
            continue
        text = "-" if code == _HYPHEN else chr(code)
        if text in "\r\n":
            if text == "\n":
                yield _Character(text)
            continue
        if text.isspace() or raw.FPDFText_IsGenerated(handle, index) == 1:
            last = _Character(" ")
            yield last
            continue
        raw.FPDFText_GetMatrix(handle, index, matrix)
        if abs(matrix.b) > abs(matrix.a):
            continue  # what is printed up the margin
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetCharBox(handle, index, left, right, low, high)
        size = raw.FPDFText_GetFontSize(handle, index) * (abs(matrix.d) or 1.0)
        if (
            last.size
            and abs(last.y - y.value) <= _ALIKE * size
            and x.value - last.end > _BLANK * size
            and raw.FPDFText_GetLooseCharBox(handle, index - 1, loose)
            and x.value - max(last.end, loose.right) > _BLANK * size
        ):
            last = _Character(" ")
            yield last
        blank = None
        if (
            last.text == " "
            and before[0].size == size
            and before[0].y == y.value
            and raw.FPDFText_GetLooseCharBox(handle, before[1], loose)
        ):
            blank = x.value - loose.right
        last = _Character(text, x.value, y.value, size, right.value, blank)
        before = last, index
        yield last
    text_page.close()
