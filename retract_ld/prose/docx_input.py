"""The text of a DOCX file: a ZIP archive with the document as WordprocessingML."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from retract_ld.errors import Malformed, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["text_of_docx"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT: Final = "word/document.xml"
_LARGEST: Final = 64 * 1024 * 1024
_RATIO: Final = 200


def text_of_docx(content: bytes, name: str = "") -> str:
    """Return the paragraphs of a document in the light markup of `SourceText`.

    Raises:
        Malformed: when the archive or the document in it is broken.
        Refused: when the document is far larger than any notice.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            info = archive.getinfo(_DOCUMENT)
            if info.file_size > _LARGEST or info.file_size > _RATIO * max(
                info.compress_size, 4096
            ):
                raise Refused(
                    f"would unpack to {info.file_size} bytes, too much for a notice.",
                    source=name,
                    location=_DOCUMENT,
                )
            document = archive.read(_DOCUMENT)
    except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError, OSError) as error:
        raise Malformed(
            "is a ZIP archive but not a DOCX document.",
            source=name,
            hint="Save it again as .docx, or give its text.",
        ) from error
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise Malformed(
            f"is not well-formed: {error.msg}.", source=name, location=_DOCUMENT
        ) from error
    _drop_copies(root)
    paragraphs = [_paragraph(paragraph) for paragraph in root.iter(f"{_W}p")]
    return "\n\n".join(text for text in paragraphs if text) + "\n"


def _drop_copies(root: _Element) -> None:
    """Take out what stands elsewhere, too: moved text, a text box for older programs."""
    for element in list(root.iter(f"{_MC}Fallback", f"{_W}moveFrom")):
        parent = element.getparent()
        if parent is None or (
            element.tag == f"{_MC}Fallback" and parent.find(f"{_MC}Choice") is None
        ):
            continue
        parent.remove(element)


def _paragraph(paragraph: _Element) -> str:
    pieces: list[str] = []
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else str(style.get(f"{_W}val") or "")
    if name.lower().startswith(("heading", "title", "berschrift")):
        pieces.append("# ")
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is not paragraph:
            continue  # of a text box in it, whose paragraphs come by themselves
        raised = run.find(f"{_W}rPr/{_W}vertAlign")
        text = _run(run)
        if raised is not None and raised.get(f"{_W}val") == "superscript" and text:
            text = f"<sup>{text}</sup>"
        pieces.append(text)
    return "".join(pieces).replace("</sup><sup>", "").strip()


def _run(run: _Element) -> str:
    pieces: list[str] = []
    for child in run:
        if child.tag == f"{_W}t":
            pieces.append((child.text or "").replace("&", "&amp;").replace("<", "&lt;"))
        elif child.tag == f"{_W}tab":
            pieces.append(" ")
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)
