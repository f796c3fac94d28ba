"""Identifiers that a stretch of text gives a citation."""

from __future__ import annotations

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["put_identifiers"]


def put_identifiers(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the first identifier of each kind in a stretch."""
    for kind, value, start, end in identifiers_in(source.plain, low, high):
        citation.fields.setdefault(kind, Found(value, start, end))
