"""Which form of an answer a client wants, by the media types that it accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["BOOLEANS", "GRAPHS", "SOLUTIONS", "chosen", "with_charset"]

#: Forms of a table, the one that is given when nothing is asked for first.
SOLUTIONS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
#: CSV and TSV are for tables only (SPARQL 1.1 Query Results CSV and TSV Formats, 1).
BOOLEANS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "application/json",
    "application/xml",
)
GRAPHS: Final = (
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
)


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that suits a client best, ``None`` if none does.

    Of types that suit it equally well the first is taken. A header that makes no sense
    accepts nothing.

    >>> chosen("text/html;q=0.5, text/turtle", ("text/html", "text/turtle"))
    'text/turtle'
    >>> chosen("", GRAPHS), chosen("*/*", GRAPHS), chosen("image/png", GRAPHS)
    ('text/turtle', 'text/turtle', None)
    """
    import mimeparse

    ranges = accept.strip().strip(",").lower() or "*/*"
    try:
        # Of equals it takes the last.
        return mimeparse.best_match(list(reversed(offered)), ranges) or None
    except mimeparse.MimeTypeParseException:
        return None


def with_charset(media_type: str) -> str:
    """Return a media type as a header has it: text says that it is UTF-8.

    >>> with_charset("text/csv"), with_charset("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return (
        f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    )
