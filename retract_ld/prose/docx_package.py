"""The parts of a DOCX file: a ZIP archive of XML documents."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from retract_ld.errors import Malformed, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DocxPackage", "W", "package_of"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The namespace of documents saved as "Strict Open XML".
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DOCUMENT: Final = re.compile(r"word/document[0-9]*\.xml")
_LARGEST: Final = 64 * 1024 * 1024
_RATIO: Final = 200


@dataclass(slots=True)
class DocxPackage:
    """What of a DOCX file tells its text; parts that it lacks are none."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    notes: tuple[_Element, ...]
    """The footnotes and the endnotes."""


def package_of(content: bytes, name: str = "") -> DocxPackage:
    """Open a DOCX file.

    Raises:
        Malformed: when the archive or the document in it is broken.
        Refused: when a part is far larger than any notice.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.namelist()
            document = next(filter(_DOCUMENT.fullmatch, parts), None)
            if document is None:
                raise KeyError(content[:4])
            beside = {
                part: _parsed(archive, f"word/{part}.xml", name)
                for part in ("styles", "numbering", "footnotes", "endnotes")
                if f"word/{part}.xml" in parts
            }
            return DocxPackage(
                document=_parsed(archive, document, name),
                styles=beside.get("styles"),
                numbering=beside.get("numbering"),
                notes=tuple(
                    beside[part] for part in ("footnotes", "endnotes") if part in beside
                ),
            )
    except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError, OSError) as error:
        raise Malformed(
            "is a ZIP archive but not a DOCX document.",
            source=name,
            hint="Save it again as .docx, or give its text.",
        ) from error


def _parsed(archive: zipfile.ZipFile, part: str, name: str) -> _Element:
    from lxml import etree

    info = archive.getinfo(part)
    if info.file_size > _LARGEST or info.file_size > _RATIO * max(
        info.compress_size, 4096
    ):
        raise Refused(
            f"would unpack to {info.file_size} bytes, too much for a notice.",
            source=name,
            location=part,
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(
            archive.read(part).replace(_STRICT, W[1:-1].encode()), parser
        )
    except etree.XMLSyntaxError as error:
        raise Malformed(
            f"is not well-formed: {error.msg}.", source=name, location=part
        ) from error
