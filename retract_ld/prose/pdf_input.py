"""The text of a PDF file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from retract_ld.errors import Malformed, MissingExtra, Refused
from retract_ld.prose.pdf_lines import PdfLine, Piece, text_width
from retract_ld.prose.pdf_paragraphs import paragraphs_of

if TYPE_CHECKING:
    from pypdf import PageObject

__all__ = ["text_of_pdf"]

_MOST_PAGES: Final = 200


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
        pages = [paragraphs_of(_lines(page), _width(page)) for page in reader.pages]
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


def _width(page: PageObject) -> float:
    """Return how wide a page is, in points."""
    return float(page.mediabox.width)


def _lines(page: PageObject) -> list[PdfLine]:
    """Return the lines of a page in the order in which they are drawn."""
    pieces: list[Piece] = []

    def visit(
        text: str, cm: list[float], tm: list[float], _font: object, size: float
    ) -> None:
        x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if text.strip():
            scale = (abs(tm[3]) or abs(tm[0]) or 1.0) * (abs(cm[3]) or 1.0)
            height = (size or 1.0) * scale
            pieces.append(Piece(text, x, y, height, x + text_width(text, height)))
        elif pieces and "\n" not in text:
            last = pieces[-1]
            last.text += text
            if abs(last.y - y) < last.size and x > last.x:
                last.end = x  # nothing is drawn here: the last words ended

    page.extract_text(visitor_text=visit)
    lines: list[PdfLine] = []
    for piece in pieces:
        for index, part in enumerate(piece.text.split("\n")):
            if not part.strip():
                continue
            part_piece = Piece(part, piece.x, piece.y, piece.size, piece.end)
            if (
                index == 0
                and lines
                and abs(lines[-1].y - piece.y) < 0.6 * lines[-1].size
            ):
                lines[-1].pieces.append(part_piece)
            else:
                lines.append(PdfLine([part_piece]))
    return lines
