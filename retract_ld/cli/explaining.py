"""Showing values with the words they were read from: in the terminal, as a page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from retract_ld.errors import RetractLDError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retract_ld.readers.records import Record, Source

__all__ = ["explained_html", "text_behind"]


def text_behind(source: Source, record: Record) -> str | None:
    """Return the text that a record's evidence points into, or ``None``.

    For prose it is the text of the file, for formats that carry a notice's body that body.
    """
    if not any(update.evidence for update in record.updates):
        return None
    return next((text for text in _texts(source, record) if _fits(record, text)), None)


def _texts(source: Source, record: Record) -> Iterator[str]:
    from retract_ld.prose.inputs import text_of

    path = Path(source.name)
    if path.is_file():
        with suppress(RetractLDError):
            yield text_of(path.read_bytes(), source.name)
    for update in record.updates:
        if update.notice and update.notice.text:
            yield update.notice.text


def _fits(record: Record, text: str) -> bool:
    """Whether the words of all evidence stand where it says."""
    return all(
        words.start is None or text[words.start : words.end] == words.text
        for update in record.updates
        for words in update.evidence
    )


def explained_html(source: Source, record: Record) -> str:
    """Return a standalone page with a record's text, the spans marked."""
    from retract_ld.prose.explain import explain_html

    return explain_html(record, text_behind(source, record) or "")
