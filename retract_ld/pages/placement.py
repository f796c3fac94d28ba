"""Where in a page something can be put without changing what is there already.

The end of the head is where the HTML Standard's tree construction (§13.2.6.4.1-6) would
leave it: at ``</head>``, or where the first thing stands that a head cannot hold. A
script put there lands in the head and leaves every other node as it was.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import TEXT_ONLY, Tag, tags

__all__ = ["BANNER_MARK", "Places", "is_xml", "places"]

#: A comment with this text says where a site wants the banner.
BANNER_MARK: Final = b"retract-ld:banner"

_IN_HEAD: Final = frozenset(
    {
        *("html", "head", "title", "meta", "link", "base", "basefont", "bgsound"),
        *("style", "script", "noscript", "noframes", "template"),
    }
)
#: Elements in which a script has no effect on what follows.
_HARMLESS: Final = _IN_HEAD - {"template"} | {
    *("body", "div", "p", "span", "a", "img", "br", "header", "main", "nav", "section"),
}
_ENDS_HEAD: Final = frozenset({"head", "body", "html", "br"})
_BLANKS: Final = b"\t\n\f\r "
_CHARSET: Final = re.compile(rb"<meta\b[^>]*\bcharset[^>]*>", re.IGNORECASE)
#: Browsers look for the declaration of the encoding in this many bytes.
_PRESCAN: Final = 1024


class Places(NamedTuple):
    """Code units at which to insert."""

    head: int
    """The end of the head."""
    banner: int | None
    """The beginning of the body, or where the page says; none in a page of frames."""


def is_xml(page: PageBytes) -> bool:
    """Tell whether a page begins as an XML document does."""
    return page.units[:64].lstrip(_BLANKS).startswith(b"<?xml")


def places(page: PageBytes, *, banner: bool = False) -> Places:
    """Find where to insert; the banner's place is looked for only when it is wanted.

    >>> places(PageBytes.of(b"<head><title>a</title></head><body>b"), banner=True)
    Places(head=22, banner=35)
    """
    units, xml = page.units, is_xml(page)
    end, whole = _end_of_head(units, xml)
    head = _after_charset(units, end)
    if not banner:
        return Places(head, None)
    # Where there is no body tag the banner opens the body: only what is body may follow.
    return Places(
        head, _start_of_body(units, head if whole and head == end else None, xml)
    )


def _end_of_head(units: bytes, xml: bool) -> tuple[int, bool]:
    """Return where the head ends, and whether what follows is not a part of it cut off."""
    done, depth = 0, 0
    template: int | None = None
    for tag in tags(units, xml=xml):
        if not depth:
            text = _text_at(units, done, tag.start)
            if text is not None:
                return text, True
            if _is_cut_off(units, tag):
                return tag.start, False
            if _closes_head(tag):
                return tag.start, True
        if tag.name == "template":
            template = tag.start if not depth else template
            depth = _depth(depth, tag)
        done = tag.content_end
    if depth and template is not None:  # never closed, it takes everything in
        return template, False
    text = _text_at(units, done, len(units))
    return (
        (len(units), True) if text is None else (text, units[text : text + 1] != b"<")
    )


def _depth(depth: int, tag: Tag) -> int:
    return max(0, depth + (1 if tag.kind == "start" else -1))


def _text_at(units: bytes, start: int, end: int) -> int | None:
    """Return where the first character that is no blank stands, if there is one."""
    between = units[start:end]
    text = between.lstrip(_BLANKS)
    return end - len(text) if text else None


def _closes_head(tag: Tag) -> bool:
    if tag.kind == "start":
        return tag.name not in _IN_HEAD
    return tag.kind == "end" and tag.name in _ENDS_HEAD


def _is_cut_off(units: bytes, tag: Tag) -> bool:
    """Tell whether a comment, a script or the like runs to the end of the page."""
    if tag.kind == "start":
        return tag.content_end == len(units) and tag.name in TEXT_ONLY
    if tag.kind == "end" or tag.end < len(units):
        return False
    text = units[tag.start : tag.end]
    if text.startswith(b"<!--"):
        return not text.endswith((b"-->", b"--!>")) and text != b"<!--->"
    return not text.endswith(b">")


def _after_charset(units: bytes, head: int) -> int:
    """Move behind a declaration of the encoding that we would push out of sight."""
    if head >= _PRESCAN:
        return head
    late = _CHARSET.search(units, head, _PRESCAN + 256)
    if late is None:
        return head
    for tag in tags(units):
        if tag.start == late.start() and tag.name == "meta":
            return tag.end
        between = tag.start >= head and tag.kind == "start"
        if tag.start > late.start() or (between and tag.name not in _HARMLESS):
            break
    return head


def _start_of_body(units: bytes, head: int | None, xml: bool) -> int | None:
    start: int | None = None
    depth = 0
    marked = BANNER_MARK in units
    for tag in tags(units, xml=xml):
        if tag.name == "template":
            depth = _depth(depth, tag)
        elif depth:
            continue
        elif tag.kind == "comment":
            if marked and units[tag.start : tag.end].strip(b"<!-> ") == BANNER_MARK:
                return tag.end
        elif tag.kind == "start" and tag.name == "frameset":
            return None
        elif start is None and tag.kind == "start" and tag.name == "body":
            start = tag.end
            if not marked:
                break
    return head if start is None else start
