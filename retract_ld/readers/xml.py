"""XML parsing that is safe on hostile files, for every reader of an XML format.

lxml with entities off, no network and libxml2's own limits on depth, names and text
nodes. On top of it: entity declarations that could expand or fetch something are
refused, and so is a record beyond `MAX_RECORD` and `MAX_NODES`. A DOCTYPE is accepted and never
fetched; the character entities of its DTD (``&eacute;``) stay as references in the tree
and `plain_text` resolves them by the names of HTML 5, which include those of ISO.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final

from retract_ld.errors import Malformed, ReadError, Refused
from retract_ld.readers.xml_entities import check_entities, declared_attack
from retract_ld.readers.xml_text import local_name, markup, plain_text, xpath_of

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element, _LogEntry

__all__ = [
    "MAX_NODES",
    "MAX_RECORD",
    "iterparse",
    "local_name",
    "markup",
    "open_xml",
    "plain_text",
    "refusal",
    "start_tags",
    "xpath_of",
]

#: Bytes of one record, or of what stands between two: far above any real article.
MAX_RECORD: Final = 64 * 1024 * 1024

#: Tags, attributes and references in as much: each takes some 100 bytes of memory.
MAX_NODES: Final = 3_000_000

#: They are not counted in so many bytes, which cannot hold too many of them.
_UNCOUNTED: Final = 1024 * 1024

_CHUNK: Final = 65536
_OPTIONS: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    # a comment is kept in the tree until its record is forgotten, which may be never
    "remove_comments": True,
    "remove_pis": True,
}

#: libxml2's codes: reference to an external entity, entity loop, name too long, limit.
_DANGEROUS: Final = frozenset({29, 89, 110, 114})
_UNDEFINED_PREFIX: Final = 201
_TOO_BIG: Final = re.compile(r"too (?:big|long)|huge|excessive depth", re.IGNORECASE)
_DECLARATION: Final = re.compile(rb"(\xef\xbb\xbf)?(\s*)(<\?xml\s[^>]*\?>)?")
_PLACE: Final = re.compile(r", line \d+, column \d+$")


class _Bytes:
    """A stream for lxml: mended at its beginning, limited between records."""

    def __init__(self, stream: IO[bytes], source: str) -> None:
        self._stream = stream
        self._source = source
        self._size = 0
        self._nodes = 0
        self.head = b""
        self._first = True

    def record_done(self) -> None:
        self._size = self._nodes = 0

    def read(self, size: int = _CHUNK) -> bytes:
        chunk = self._stream.read(max(size, _CHUNK) if self._first else size)
        self._size += len(chunk)
        if self._size > _UNCOUNTED:
            self._nodes += sum(map(chunk.count, (b"<", b"=", b"&")))
        if self._size > MAX_RECORD or self._nodes > MAX_NODES:
            raise Refused(
                f"has more than {MAX_RECORD // 2**20} MiB or {MAX_NODES:,} tags and"
                " attributes in one record or before one, which was not read.",
                source=self._source,
                hint="Split the file, or check what it is.",
            )
        if self._first:
            self._first = False
            if not chunk.strip():
                raise Malformed("is empty.", source=self._source)
            self.head = chunk
            chunk = _mended(chunk)
        return chunk


def _mended(head: bytes) -> bytes:
    """Put blanks that precede the XML declaration behind it, and an empty DOCTYPE.

    With a DOCTYPE libxml2 keeps a reference to an entity it does not know; without one
    it stops. No line is added, so that the numbers in messages stay those of the file.
    """
    if b"\x00" in head[:4]:
        return head
    match = _DECLARATION.match(head)
    assert match is not None
    bom, blanks, declaration = (part or b"" for part in match.groups())
    doctype = b"" if b"<!DOCTYPE" in head else b'<!DOCTYPE x SYSTEM "x">'
    return bom + declaration + blanks + doctype + head[match.end() :]


def iterparse(
    stream: IO[bytes],
    tags: frozenset[str] | tuple[str, ...],
    source: str = "",
    *,
    context: bool = False,
) -> Iterator[_Element]:
    """Yield each outermost element with one of these local names, in any namespace.

    An element is whole when it is yielded and emptied when the next one is asked for;
    what precedes it in the file is forgotten too, so that memory stays constant. With
    `context` only the elements yielded are forgotten, and what stands around them
    (the metadata of the journal before its articles) can still be looked up.

    Raises:
        Malformed: after the elements before the fault, with the line.
        Refused: for entity bombs, external entities, deep nesting, huge text.
    """
    from lxml import etree

    data = _Bytes(stream, source)
    events = etree.iterparse(
        data,
        events=("start", "end"),
        tag=[f"{{*}}{tag}" for tag in tags],
        **_OPTIONS,
    )
    outermost: _Element | None = None
    last: _Element | None = None
    found = False
    try:
        for event, element in events:
            if outermost is None:
                if not found:
                    found = True
                    check_entities(element, data.head, source)
                outermost = element
            elif event == "end" and element is outermost:
                yield element
                _forget(element, last, context=context)
                last, outermost = element, None
                data.record_done()
    except etree.XMLSyntaxError as error:
        if not (found and outermost is None and _code(error) == _UNDEFINED_PREFIX):
            raise _translated(error, events.error_log, source) from error


def open_xml(stream: IO[bytes], source: str = "") -> _Element:
    """Return the root element of a small document.

    Raises:
        Malformed: with the line.
        Refused: as `iterparse`.
    """
    from lxml import etree

    data = _Bytes(stream, source)
    parser = etree.XMLParser(**_OPTIONS)
    try:
        while chunk := data.read():
            parser.feed(chunk)
        root: _Element = parser.close()
    except etree.XMLSyntaxError as error:
        raise _translated(error, parser.error_log, source) from error
    check_entities(root, data.head, source)
    return root


def start_tags(head: bytes, limit: int = 400) -> list[tuple[str, dict[str, str]]]:
    """Return local name and attributes of the first elements; never raises.

    For `detect`: the head may be cut off anywhere, or not be XML at all.
    """
    from lxml import etree

    start = head[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not start.startswith(b"<"):
        return []
    parser: Any = etree.XMLPullParser(events=("start",), **_OPTIONS)
    tags: list[tuple[str, dict[str, str]]] = []
    with suppress(
        etree.XMLSyntaxError
    ):  # elements before a fault are seen all the same
        parser.feed(_mended(head))
    with suppress(etree.XMLSyntaxError):
        for _event, element in parser.read_events():
            attributes = {local_name(str(k)): str(v) for k, v in element.items()}
            tags.append((local_name(element.tag), attributes))
            if len(tags) == limit:
                break
    return tags


def refusal(head: bytes, source: str = "") -> Refused | None:
    """Return why XML is not read if what precedes its root is an attack; never raises.

    For sources in which `start_tags` sees nothing: the parser stopped, or the document
    type declaration does not end in the head.
    """
    from lxml import etree

    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not text.startswith(b"<"):
        return None
    parser: Any = etree.XMLPullParser(events=("start",), **_OPTIONS)
    try:
        parser.feed(_mended(head))
    except etree.XMLSyntaxError as error:
        found = _translated(error, parser.error_log, source)
        if isinstance(found, Refused):
            return found
    return declared_attack(text.decode("utf-8", "replace"), source)


def _forget(element: _Element, last: _Element | None, *, context: bool) -> None:
    """Empty an element and drop the one before it; without `context`, all before it.

    The element itself stays in the tree: libxml2 has still to put its tail behind it.
    """
    element.clear(keep_tail=True)  # type: ignore[call-arg]
    if context:
        parent = last.getparent() if last is not None else None
        if last is not None and parent is not None:
            parent.remove(last)
        return
    inner: _Element | None = element
    while inner is not None:
        outer = inner.getparent()
        while outer is not None and inner.getprevious() is not None:
            del outer[0]
        inner = outer


def _code(error: XMLSyntaxError) -> int:
    code: int = getattr(error, "code", 0)
    return code


def _translated(
    error: XMLSyntaxError, log: Iterable[_LogEntry], source: str
) -> ReadError:
    """Say what libxml2 found wrong, where, and whether it was dangerous."""
    entries = [entry for entry in log if entry.level_name != "WARNING"]
    first = entries[0] if entries else None
    code = first.type if first is not None else _code(error)
    line = first.line if first is not None else error.lineno
    text = str(first.message if first is not None else error.msg).strip()
    text = _PLACE.sub("", text).rstrip(".")
    location = f"line {line}" if line else ""
    if code in _DANGEROUS or _TOO_BIG.search(text):
        return Refused(
            f"would be dangerous to read ({text.split(',')[0].strip()}).",
            source=source,
            location=location,
        )
    return Malformed(
        f"is not well-formed XML: {text}.", source=source, location=location
    )
