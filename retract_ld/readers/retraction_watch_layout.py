"""Where the columns of a Retraction Watch table are, in all its vintages."""

from __future__ import annotations

from typing import Final, NamedTuple

from retract_ld.readers.table_header import Header

__all__ = ["REQUIRED", "Layout", "layout_of"]

_COLUMNS: Final = (
    "recordid",
    "title",
    "subject",
    "institution",
    "journal",
    "publisher",
    "country",
    "author",
    "urls",
    "articletype",
    "retractiondate",
    "retractiondoi",
    "retractionpubmedid",
    "originalpaperdate",
    "originalpaperdoi",
    "originalpaperpubmedid",
    "retractionnature",
    "reason",
    "paywalled",
    "notes",
)
REQUIRED: Final = frozenset({"retractionnature", "retractiondoi", "originalpaperdoi"})
_ALIASES: Final = {"container": "journal"}
#: Only the derived layout has it, and there ``articletype`` is Crossref's type.
_DERIVED: Final = "container"


class Layout(NamedTuple):
    """Where the columns of a table are."""

    columns: tuple[int, ...]
    """The place of each of our columns; one that is not there is behind the last."""
    width: int
    derived: bool
    header: Header


def layout_of(header: Header) -> Layout:
    """Return the layout of a table with this header."""
    names = [_ALIASES.get(name, name) for name in header.names]
    width = len(names)
    columns = tuple(names.index(n) if n in names else width for n in _COLUMNS)
    derived = _DERIVED in header.names
    return Layout(columns, width, derived, header)
