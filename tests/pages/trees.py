"""Pages as HTML5 parsers see them, for comparing before and after."""

from __future__ import annotations

import warnings
from typing import Any

MARKER = "data-retract-ld"


def tree(content: bytes) -> list[Any]:
    """Return the nodes of a page by html5lib, what is marked as ours left out."""
    import html5lib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = html5lib.parse(content, treebuilder="dom")
    return _children(root)


def ours(content: bytes) -> list[tuple[str, str]]:
    """Return (parent, name) of the elements that are marked as ours."""
    import html5lib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = html5lib.parse(content, treebuilder="dom")
    return [
        (node.parentNode.tagName, node.tagName)
        for node in _elements(root)
        if node.hasAttribute(MARKER)
    ]


def serialized(content: bytes) -> str:
    """Return a page as lexbor, a parser after the current standard, writes it out again.

    What is marked as ours is taken out of its tree first.
    """
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(content.decode("utf-8-sig", "replace"))
    for node in parser.css(f"[{MARKER}]"):
        node.decompose()
    return parser.html or ""


def ours_by_lexbor(content: bytes) -> list[tuple[str, str]]:
    """Return (parent, name) of the elements that are marked as ours, by lexbor."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(content.decode("utf-8-sig", "replace"))
    return [(node.parent.tag, node.tag) for node in parser.css(f"[{MARKER}]")]


def _elements(node: Any) -> list[Any]:
    found = [node] if node.nodeType == node.ELEMENT_NODE else []
    for child in node.childNodes:
        found += _elements(child)
    return found


def _children(node: Any) -> list[Any]:
    found: list[Any] = []
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            if child.hasAttribute(MARKER):
                continue
            attributes = sorted(child.attributes.items())
            found.append((child.tagName, attributes, _children(child)))
        elif child.nodeType == child.TEXT_NODE:
            if found and isinstance(found[-1], str):
                found[-1] += child.data
            else:
                found.append(child.data)
        elif child.nodeType == child.COMMENT_NODE:
            found.append(("#comment", child.data))
    return found
