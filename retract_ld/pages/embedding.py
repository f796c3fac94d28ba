"""A page and what to say in it → the page with it, every other byte as it was.

What we insert is marked with the attribute ``data-retract-ld`` and has no blank around
it, so that taking it out again gives the original bytes, and the page's tree has no node
more than what was inserted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.errors import Malformed
from retract_ld.markup.blocks import MARKER
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import Tag, attributes, tags
from retract_ld.pages.escaping import html_text, json_text
from retract_ld.pages.placement import is_xml, places

__all__ = ["Insertion", "head_html", "insert", "is_page", "remove", "script"]

_VOID: Final = frozenset({"meta", "link"})
_IS_PAGE: Final = re.compile(rb"<[A-Za-z!?/]")


@dataclass(frozen=True, slots=True)
class Insertion:
    """What to put into a page."""

    document: object
    """The JSON-LD."""
    meta: tuple[tuple[str, str], ...] = ()
    """Names and contents of meta tags."""
    links: tuple[tuple[str, str, str | None], ...] = ()
    """Relation, address and media type of link tags."""
    banner: str | None = None
    """HTML of the banner, ASCII only, one element that carries our marker."""
    style: str | None = None
    """CSS of the banner, ASCII only."""


def is_page(content: bytes) -> bool:
    """Tell whether bytes can be an HTML page: there is markup, and it is not binary."""
    if content.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8")):
        return False
    return _IS_PAGE.search(PageBytes.of(content).units) is not None


def insert(content: bytes, insertion: Insertion) -> bytes:
    """Put our block into a page, in place of the one that may be there.

    Raises:
        Malformed: when the bytes are no HTML page, or one so broken that what we put in
            could not be told from the rest again.
    """
    if not is_page(content):
        raise Malformed(
            "is no HTML page: there is no markup in it.",
            hint="Give the page as the server sends it.",
        )
    original = remove(content)
    page = PageBytes.of(original)
    newline = page.newline
    at = places(page, banner=insertion.banner is not None)
    changes = [(at.head, at.head, head_html(insertion, newline))]
    if insertion.banner is not None and at.banner is not None:
        changes.append((at.banner, at.banner, insertion.banner.replace("\n", newline)))
    embedded = page.with_changes(changes)
    if remove(embedded) != original:
        raise Malformed(
            "has markup too broken to put a block into and take it out again.",
            hint="Close the comments, scripts and CDATA sections of the page.",
        )
    return embedded


def script(document: object, newline: str = "\n") -> str:
    """Write the script element that carries a JSON-LD document, marked as ours."""
    return (
        f'<script type="application/ld+json" {MARKER}="jsonld">{newline}'
        f"{json_text(document, newline)}{newline}</script>"
    )


def head_html(insertion: Insertion, newline: str = "\n") -> str:
    """Write what goes into the head, each element marked as ours."""
    parts = [script(insertion.document, newline)]
    # The line ends stand inside the tags: between them they would be nodes.
    parts += [
        f'<meta name="{html_text(name)}" content="{html_text(content)}" '
        f'{MARKER}="meta"{newline}/>'
        for name, content in insertion.meta
    ]
    parts += [
        f'<link rel="{html_text(relation)}" href="{html_text(address)}"'
        + (f' type="{html_text(kind)}"' if kind else "")
        + f' {MARKER}="link"{newline}/>'
        for relation, address, kind in insertion.links
    ]
    if insertion.style is not None:
        style = insertion.style.replace("\n", newline)
        parts.append(f'<style {MARKER}="style">{newline}{style}</style>')
    return "".join(parts)


def remove(content: bytes) -> bytes:
    """Take everything out of a page that we put there: the original bytes come back."""
    page = PageBytes.of(content)
    # What comes after the last of our marks need not be looked at.
    last = page.units.lower().rfind(MARKER.encode())
    if last < 0:
        return content
    found: list[tuple[int, int, str]] = []
    opened: Tag | None = None
    depth = 0
    for tag in tags(page.units, xml=is_xml(page)):
        if opened is not None:
            if tag.name == opened.name:
                depth += {"start": 1, "end": -1, "comment": 0}[tag.kind]
            if depth == 0:
                found.append((opened.start, tag.end, ""))
                opened = None
        elif tag.start > last:
            break
        elif _is_ours(page.units, tag):
            if tag.name in _VOID:
                found.append((tag.start, tag.end, ""))
            else:
                opened, depth = tag, 1
    if opened is not None:  # never closed: all that is ours for sure is its tag
        found.append((opened.start, opened.content_end, ""))
    return page.with_changes(found)


def _is_ours(units: bytes, tag: Tag) -> bool:
    if tag.kind != "start":
        return False
    text = units[tag.start : tag.end].lower()
    return MARKER.encode() in text and MARKER in attributes(units, tag)
