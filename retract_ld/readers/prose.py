"""Prose notices: plain text, Markdown, HTML, PDF and DOCX.

There is no format specification; the fields and the rules that find them are described in
`retract_ld.prose` and its rule files.

| in the text | in the model |
| --- | --- |
| label of the heading, or the statement in the body | ``type``, ``raw_type`` |
| title line | ``notice.title`` |
| lines between title and body | ``notice.*``, ``work.authors`` |
| body | ``notice.text``, ``reasons``, ``initiated_by``, ``accepted_by`` … |
| citations, quoted titles, identifiers | ``work.*`` |
| guidelines named | ``notice.guidelines`` |
| ``citation_*``, ``DC.*``, ``prism.*`` tags, JSON-LD | ``notice.*`` the text lacks |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from retract_ld.errors import Refused
from retract_ld.readers.records import Reader, Record, Source

__all__ = ["READER"]


#: A notice is a few pages; what is longer than this is something else.
LARGEST: Final = 64 * 1024 * 1024


def detect(head: bytes) -> bool:
    """Tell whether a source can be a notice: text, HTML, PDF or DOCX."""
    from retract_ld.prose.detection import is_notice

    return is_notice(head)


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield the one record of a notice.

    Raises:
        Malformed: when the file is broken or binary data of another kind.
        Refused: when it is far too large for a notice.
        MissingExtra: when the library for its form is not installed.
    """
    from retract_ld.prose.inputs import metadata_of, text_of
    from retract_ld.prose.notice import read_notice

    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("is too large for a notice (over 64 MiB).", source=source.name)
    metadata = metadata_of(content, source.name)
    text = text_of(content, source.name)
    yield read_notice(text, "", metadata=metadata)


READER = Reader(
    name="prose",
    title="Notice in prose (text, Markdown, HTML, PDF, DOCX)",
    media_types=(
        "text/plain",
        "text/markdown",
        "text/html",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    suffixes=(".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx"),
    detect=detect,
    read=read,
    direction="notice",
    carries="what the text says: manner, works, reasons, parties, guidelines, evidence",
    lacks="whatever the text does not say",
)
