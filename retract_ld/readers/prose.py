"""Prose notices: plain text and Markdown.

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
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from retract_ld.readers.records import Reader, Record, Source

__all__ = ["READER"]


def detect(head: bytes) -> bool:
    """Tell whether a source can be the text of a notice."""
    return bool(head.strip()) and b"\x00" not in head


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield the one record of a notice's text."""
    from retract_ld.prose.notice import read_notice

    yield read_notice(stream.read().decode("utf-8-sig", "replace"), source.name)


READER = Reader(
    name="prose",
    title="Notice in prose (text, Markdown)",
    media_types=("text/plain", "text/markdown"),
    suffixes=(".txt", ".md", ".markdown"),
    detect=detect,
    read=read,
    direction="notice",
    carries="what the text says: manner, works, reasons, parties, guidelines, evidence",
    lacks="whatever the text does not say",
)
