"""The text of a DOCX file: a ZIP archive with the document as WordprocessingML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from retract_ld.prose.docx_lists import ListNumbers
from retract_ld.prose.docx_package import DocxPackage, W, package_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["text_of_docx"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF: Final = frozenset({"0", "false", "off"})
_HEADING: Final = ("heading", "title", "berschrift")
#: What a cell says of the one beside it.
_LABEL: Final = re.compile(r"[^\W\d_][^\d.;,:!?\n]{1,40}:?")


def text_of_docx(content: bytes, name: str = "") -> str:
    """Return the paragraphs of a document in the light markup of `SourceText`.

    Footnotes and endnotes stand below the text.

    Raises:
        Malformed: when the archive or the document in it is broken.
        Refused: when the document is far larger than any notice.
    """
    package = package_of(content, name)
    styles = _heading_styles(package)
    numbers = ListNumbers(package.numbering)
    paragraphs: list[str] = []
    is_open = False
    for root in (package.document, *package.notes):
        _drop_copies(root)
        labels = _labels(root)
        for paragraph in root.iter(f"{W}p"):
            text = _paragraph(paragraph, styles, numbers)
            if is_open and text and paragraphs:
                paragraphs[-1] += text
            elif text:
                paragraphs.append(text)
            if paragraph in labels and text:
                paragraphs[-1] = f"{paragraphs[-1].rstrip(': ')}: "
            elif not text:
                continue
            is_open = paragraph in labels or _is_joined(paragraph)
    return "\n\n".join(text.strip() for text in paragraphs) + "\n"


def _drop_copies(root: _Element) -> None:
    """Take out what stands elsewhere, too: moved text, a text box for older programs.

    How characters are pronounced is not part of the text either.
    """
    for element in list(root.iter(f"{_MC}Fallback", f"{W}moveFrom", f"{W}rt")):
        parent = element.getparent()
        if parent is None or (
            element.tag == f"{_MC}Fallback" and parent.find(f"{_MC}Choice") is None
        ):
            continue
        parent.remove(element)


def _labels(root: _Element) -> frozenset[_Element]:
    """Return the paragraphs in rows of two cells that say what the other cell holds."""
    found: list[_Element] = []
    for row in root.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        if len(cells) != 2:
            continue
        (label, *others), values = (cell.findall(f"{W}p") for cell in cells)
        if others or len(values) != 1:
            continue
        if _LABEL.fullmatch("".join(_texts(label)).strip()) and any(_texts(values[0])):
            found.append(label)
    return frozenset(found)


def _texts(paragraph: _Element) -> Iterator[str]:
    for text in paragraph.iter(f"{W}t"):
        yield text.text or ""


def _heading_styles(package: DocxPackage) -> frozenset[str]:
    """Return the styles of headings, whose names are English in all languages."""
    if package.styles is None:
        return frozenset()
    return frozenset(
        str(style.get(f"{W}styleId"))
        for style in package.styles.iter(f"{W}style")
        if _attribute(style, "name").lower().startswith(_HEADING)
    )


def _is_joined(paragraph: _Element) -> bool:
    """Tell whether the mark at a paragraph's end has been deleted."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _paragraph(
    paragraph: _Element, styles: frozenset[str], numbers: ListNumbers
) -> str:
    pieces: list[str] = []
    for run in paragraph.iter(f"{W}r", f"{_MATHS}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue  # of a text box in it, whose paragraphs come by themselves
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")):
            continue
        text = _run(run)
        if (
            text
            and properties is not None
            and _attribute(properties, "vertAlign") == "superscript"
        ):
            text = f"<sup>{text}</sup>"
        pieces.append(text)
    text = "".join(pieces).replace("</sup><sup>", "")
    if not text.strip():
        return ""
    style = _attribute(paragraph.find(f"{W}pPr"), "pStyle")
    if style in styles or style.lower().startswith(_HEADING):
        return f"# {text}"
    return numbers.before(paragraph) + text


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in _OFF


def _attribute(parent: _Element | None, name: str) -> str:
    """Return the value of a property, nothing where it is not given."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val") or "")


def _run(run: _Element) -> str:
    pieces: list[str] = []
    for child in run:
        if child.tag in {f"{W}t", f"{_MATHS}t"}:
            pieces.append((child.text or "").replace("&", "&amp;").replace("<", "&lt;"))
        elif child.tag == f"{W}tab":
            pieces.append(" ")
        elif child.tag in {f"{W}br", f"{W}cr"}:
            pieces.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)
