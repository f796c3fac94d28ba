"""The text of a PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from retract_ld.errors import Malformed, MissingExtra, Refused
from retract_ld.prose.pdf_pages import is_page_number, set_off, without_running_lines
from retract_ld.prose.pdf_paragraphs import paragraphs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from retract_ld.prose.pdf_lines import PdfLine

__all__ = ["text_of_pdf"]

_MOST_PAGES: Final = 200


def text_of_pdf(content: bytes, name: str = "") -> str:
    """Return the text of a PDF file in the light markup of `SourceText`.

    Raises:
        Malformed: when the file is broken, encrypted, or has no text (a scan).
        Refused: when it has far more pages than a notice.
        MissingExtra: when pypdfium2 is not installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise MissingExtra(
            "reading PDF files needs pypdfium2.",
            hint="pip install 'retract-ld[pdf]'",
        ) from error
    try:
        document = PdfDocument(content)
        try:
            text = _text_of(document, name)
        finally:
            document.close()
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise Malformed("is an encrypted PDF file.", source=name) from error
        raise Malformed(
            f"is a broken PDF file: {str(error).rstrip('.')}.",
            source=name,
            hint="Give its text instead.",
        ) from error
    if not text.strip():
        raise Malformed(
            "is a PDF file without text.",
            source=name,
            hint="It may be a scan: run text recognition first.",
        )
    return text + "\n"


def _text_of(document: PdfDocument, name: str) -> str:
    from retract_ld.prose.pdf_page import lines_of

    if len(document) > _MOST_PAGES:
        raise Refused(f"has {len(document)} pages, too many for a notice.", source=name)
    pages: list[list[PdfLine]] = []
    widths: list[float] = []
    for page in document:
        pages.append(lines_of(page))
        widths.append(page.get_width())
        page.close()
    heads, texts, feet = set_off(without_running_lines(pages))
    return "\n\n".join(
        (
            *_said(heads),
            *paragraphs_of(texts, widths),
            *_said(feet),
        )
    )


def _said(lines: list[PdfLine]) -> list[str]:
    """Return what lines set off from the text say: the number of the page is nothing."""
    return [line.text for line in lines if not is_page_number(line.text)]
