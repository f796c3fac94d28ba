"""The list of pages that search engines are told of (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from retract_ld.web.links import file_of

__all__ = ["sitemap_files"]

#: The protocol's limit is 50,000 addresses a file.
_LIMIT: Final = 50_000
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(public: str, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files: one, or several and their index."""
    addresses = sorted(f"{public}/{file_of(path, 'html')}" for path in paths)
    chunks = [
        addresses[start : start + _LIMIT] for start in range(0, len(addresses), _LIMIT)
    ]
    if len(chunks) <= 1:
        yield "sitemap.xml", _file("urlset", "url", addresses)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _file("urlset", "url", chunk)
    whole = [f"{public}/{name}" for name in names]
    yield "sitemap.xml", _file("sitemapindex", "sitemap", whole)


def _file(root: str, each: str, addresses: Sequence[str]) -> bytes:
    lines = (
        f"<{each}><loc>{escape(address)}</loc></{each}>\n" for address in addresses
    )
    return f"{_HEAD}<{root} {_NAMESPACE}>\n{''.join(lines)}</{root}>\n".encode()
