"""Children of XML elements by local name, and forgetting what was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from retract_ld.readers.xml_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "Parts",
    "child",
    "child_text",
    "children",
    "descend",
    "first_text",
    "forget_before",
    "inside",
    "parts",
    "source_of",
    "text_of",
    "texts",
]


#: The children of an element by local name.
Parts: TypeAlias = "dict[str, list[_Element]]"


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


def parts(element: _Element | None) -> Parts:
    """Return the children by local name: one pass, where many are asked for.

    Each name has the elements in their order. References to entities have no name.
    """
    found: Parts = {}
    for node in element if element is not None else ():
        name = local_name(node.tag)
        if name in found:
            found[name].append(node)
        else:
            found[name] = [node]
    return found


def texts(element: _Element) -> dict[str, str]:
    """Return the plain text of the first child of each local name, if it has any."""
    found: dict[str, str] = {}
    for node in element:
        name = local_name(node.tag)
        if name not in found:
            text = plain_text(node)
            if text:
                found[name] = text
    return found


def inside(found: Parts, name: str) -> Parts:
    """Return the children of the first child of a name; none if there is none."""
    return parts(found[name][0]) if name in found else {}


def first_text(found: Parts, *names: str) -> str | None:
    """Return the plain text of the first child that has one of the names and a text."""
    for name in names:
        if name in found:
            text = plain_text(found[name][0])
            if text:
                return text
    return None


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
