"""The bytes of a page, their character encoding, and ASCII text put into them."""

from __future__ import annotations

import codecs
import re
import sys
from array import array
from dataclasses import dataclass
from typing import Final

__all__ = ["PageBytes"]

#: How far into a page its encoding may be declared (HTML Standard, "encoding sniffing").
#: Browsers look at 1,024 bytes first but honour a later declaration too.
_DECLARED_WITHIN: Final = 8192
_META: Final = re.compile(
    rb"<meta\b[^>]*?\bcharset[\t\n\f\r ]*=[\t\n\f\r ]*[\"']?[\t\n\f\r ]*"
    rb"([A-Za-z0-9_:.-]+)",
    re.IGNORECASE,
)
_XML: Final = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Labels that mean another encoding on the web (WHATWG Encoding Standard, §4.2).
_LABELS: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "utf-8",
}
#: Runs of two-byte characters, whose bytes look like ASCII.
_JIS: Final = re.compile(rb"\x1b\$(?:[@B]|\(D).*?(?=\x1b\(|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page as its bytes; offsets count code units, so that any encoding will do."""

    content: bytes
    encoding: str
    """Python's name of the page's character encoding."""
    units: bytes
    """One byte a code unit: ASCII characters as they are, other units as some other byte.
    Markup is ASCII, so it can be looked for here whatever the encoding."""
    _start: int = 0
    _width: int = 1

    @classmethod
    def of(cls, content: bytes) -> PageBytes:
        r"""Find out the encoding of a page: byte order mark, declaration, else a guess.

        >>> PageBytes.of(b'<meta charset="iso-8859-1">').encoding
        'cp1252'
        >>> PageBytes.of("\ufeff<p>".encode("utf-16-be")).units
        b'<p>'
        """
        for mark, encoding in _BOMS:
            if content.startswith(mark):
                return cls._encoded(content, encoding, len(mark))
        for start, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
            if content.startswith(start):
                return cls._encoded(content, encoding, 0)
        return cls._encoded(content, _declared(content) or _guessed(content), 0)

    @classmethod
    def _encoded(cls, content: bytes, encoding: str, start: int) -> PageBytes:
        if encoding.startswith("utf-16"):
            units = _ascii_units(content[start:], encoding)
            return cls(content, encoding, units, start, 2)
        if encoding == "iso2022_jp":
            units = _JIS.sub(lambda run: b"\xff" * len(run.group()), content)
            return cls(content, encoding, units)
        return cls(content, encoding, content[start:] if start else content, start)

    def offset(self, unit: int) -> int:
        """Return where in the bytes a code unit stands."""
        return self._start + unit * self._width

    def text(self, start: int, end: int) -> str:
        """Return the characters between two code units; what is no character is U+FFFD."""
        part = self.content[self.offset(start) : self.offset(end)]
        return part.decode(self.encoding, "replace")

    def encode(self, text: str) -> bytes:
        """Encode ASCII text as this page is encoded."""
        plain = text.encode("ascii")
        return plain.decode().encode(self.encoding) if self._width > 1 else plain

    @property
    def newline(self) -> str:
        """The line end that the page uses first."""
        at = self.units.find(b"\n")
        if at < 0:
            return "\r" if b"\r" in self.units else "\n"
        return "\r\n" if self.units[at - 1 : at] == b"\r" else "\n"

    def with_changes(self, changes: list[tuple[int, int, str]]) -> bytes:
        """Return the bytes with parts replaced: (first unit, unit after it, ASCII text)."""
        parts: list[bytes] = []
        done = 0
        for start, end, text in sorted(changes, key=lambda change: change[:2]):
            parts += (self.content[done : self.offset(start)], self.encode(text))
            done = self.offset(end)
        return b"".join((*parts, self.content[done:]))


def _declared(content: bytes) -> str | None:
    head = content[:_DECLARED_WITHIN]
    if b"<!--" in head:
        head = _COMMENT.sub(b"", head)
    found = _META.search(head) or _XML.match(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    try:
        b"a".decode(_LABELS.get(name, name), "replace")
    except (LookupError, UnicodeError):  # a codec of Python's that is no text encoding
        return None
    return _LABELS.get(name, name)


def _guessed(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _ascii_units(body: bytes, encoding: str) -> bytes:
    units = array("H")
    units.frombytes(body[: len(body) // 2 * 2])
    if (sys.byteorder == "little") != encoding.endswith("le"):
        units.byteswap()
    return bytes(unit if unit < 0x80 else 0xFF for unit in units)
