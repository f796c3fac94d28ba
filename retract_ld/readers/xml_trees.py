"""Children of XML elements by local name, and forgetting what was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retract_ld.readers.xml_text import plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "child",
    "child_text",
    "children",
    "descend",
    "forget_before",
    "source_of",
    "text_of",
]


def children(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the children with a local name, in any namespace."""
    yield from element.iterchildren(f"{{*}}{name}")


def child(element: _Element, name: str) -> _Element | None:
    """Return the first child with a local name, in any namespace."""
    return next(children(element, name), None)


def descend(element: _Element | None, *names: str) -> _Element | None:
    """Return the element reached by a path of local names."""
    for name in names:
        if element is None:
            return None
        element = child(element, name)
    return element


def child_text(element: _Element | None, *names: str) -> str | None:
    """Return the plain text at a path of local names, ``None`` if there is none."""
    found = descend(element, *names)
    return plain_text(found) or None if found is not None else None


def fields(element: _Element) -> dict[str, _Element]:
    """Return the first child of each name: one pass, where many are asked for."""
    found: dict[str, _Element] = {}
    for node in element:
        found.setdefault(node.tag, node)
    return found


def text_of(element: _Element | None, path: str = ".") -> str | None:
    """Return the plain text at an ElementPath, ``None`` if there is none."""
    found = element.find(path) if element is not None else None
    return plain_text(found) or None if found is not None else None


def forget_before(element: _Element) -> None:
    """Drop the wrappings that are over: what precedes the ancestors of an element.

    What stands beside `element` itself is its context and stays.
    """
    for inner in element.iterancestors():
        outer = inner.getparent()
        while outer is not None and inner.getprevious() is not None:
            del outer[0]


def source_of(element: _Element) -> bytes:
    """Return an element as it stands in its source, in UTF-8."""
    from lxml import etree

    source: bytes = etree.tostring(element, encoding="utf-8", with_tail=False)
    return source
