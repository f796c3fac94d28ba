"""Bytes of a notice to its text: plain text, Markdown, HTML, PDF, DOCX.

Every form becomes the same light markup that `SourceText` reads: blank lines between
paragraphs, ``#`` before headings, ``<sup>`` round superscripts. Offsets of evidence count
in that text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from retract_ld.errors import Malformed

__all__ = ["SUFFIXES", "decoded", "kind_of", "metadata_of", "text_of"]

#: Suffixes of the forms that `text_of` reads.
SUFFIXES: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx")

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
#: Encodings that bytes of each other may obey: the characters tell which is meant.
_EAST_ASIAN: Final = (
    ("shift_jis", re.compile(r"[\u3041-\u3093]"), 0.1),
    ("euc_jp", re.compile(r"[\u3041-\u3093]"), 0.1),
    ("gb18030", re.compile(r"[\u4e00-\u9fff]"), 0.2),
    ("big5", re.compile(r"[\u4e00-\u9fff]"), 0.2),
)
_HTML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|main|div|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE: Final = 65536


def kind_of(head: bytes) -> str:
    """Tell from its beginning what form a notice has: pdf, docx, html or text.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"<!DOCTYPE html>"), kind_of(b"Retraction")
    ('pdf', 'html', 'text')
    """
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if _HTML.match(head) else "text"


def text_of(content: bytes, name: str = "") -> str:
    """Return the text of a notice in any of its forms.

    Raises:
        Malformed: when it is not what it seems, or binary data of another kind.
        Refused: when it would be dangerous to read.
        MissingExtra: when the library for its form is not installed.
    """
    kind = kind_of(content)
    if kind == "pdf":
        from retract_ld.prose.pdf_input import text_of_pdf

        return text_of_pdf(content, name)
    if kind == "docx":
        from retract_ld.prose.docx_input import text_of_docx

        return text_of_docx(content, name)
    text = decoded(content, name)
    if kind == "html":
        from retract_ld.prose.html_input import text_of_html

        return text_of_html(text)
    return text


def metadata_of(content: bytes, name: str = "") -> dict[str, tuple[str, str]] | None:
    """Return what the head of an HTML page says of the page, of other forms nothing."""
    if kind_of(content) != "html":
        return None
    from retract_ld.prose.html_head import metadata_of_html

    return metadata_of_html(decoded(content, name))


def decoded(content: bytes, name: str = "") -> str:
    """Decode text whose encoding nobody tells.

    A byte order mark or a declared charset is believed if the bytes obey it; then UTF-8,
    the East Asian encodings where they give East Asian text, at last windows-1252.

    >>> decoded("Rétractation".encode("cp1252"))
    'Rétractation'

    Raises:
        Malformed: when it is binary data.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _attempt(content, encoding) or content.decode(encoding, "replace")
    if b"\x00" in content[:_SAMPLE]:
        wide = _wide(content)
        if wide is not None:
            return wide
        raise Malformed("is binary data, not the text of a notice.", source=name)
    declared = _DECLARED.search(content[:4096])
    if declared:
        text = _attempt(content, declared[1].decode("ascii"))
        if text is not None:
            return text
    text = _attempt(content, "utf-8")
    if text is not None:
        return text
    for encoding, characters, share in _EAST_ASIAN:
        text = _attempt(content, encoding)
        if text is not None and len(characters.findall(text)) > share * len(text):
            return text
    return _attempt(content, "cp1252") or content.decode("utf-8", "replace")


def _attempt(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(content: bytes) -> str | None:
    """Decode UTF-16 without a byte order mark."""
    sample = content[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros and zeros.count(0) > len(zeros) * 0.4:
            return _attempt(content[: len(content) // 2 * 2], encoding)
    return None
