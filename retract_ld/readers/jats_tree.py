"""Finding one's way in a JATS article: its parts, by local name, in any namespace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.readers.records import clean
from retract_ld.readers.xml_text import local_name, plain_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "SCOPES",
    "Scope",
    "attribute",
    "child",
    "children",
    "descend",
    "descendants",
    "named",
    "text_of",
    "without",
]

#: Elements that are an article of their own.
SCOPES: Final = frozenset({"article", "sub-article", "response"})


@dataclass(frozen=True, slots=True)
class Scope:
    """An article, sub-article or response, with the one it stands in."""

    element: _Element
    parent: Scope | None = None

    @property
    def article_type(self) -> str | None:
        """The ``article-type`` (a ``response`` has ``response-type``)."""
        return attribute(self.element, "article-type") or attribute(
            self.element, "response-type"
        )

    @property
    def meta(self) -> _Element | None:
        """Its ``article-meta``, or the ``front-stub`` of a part of an article."""
        stub = child(self.element, "front-stub")
        return stub if stub is not None else descend(self.element, "front/article-meta")

    @property
    def parts(self) -> Iterator[Scope]:
        """The sub-articles and responses in it, of every depth."""
        for element in self.element:
            if local_name(element.tag) in SCOPES:
                part = Scope(element, self)
                yield part
                yield from part.parts


def attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its local name, cleaned; without any that is empty."""
    value = element.get(name)
    if value is None:
        for key, other in element.items():
            if local_name(str(key)) == name:
                value = str(other)
                break
    return clean(value)


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Yield the children with one of these local names."""
    for node in element if element is not None else ():
        if local_name(node.tag) in names:
            yield node


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the first child with one of these local names."""
    return next(children(element, *names), None)


def descend(element: _Element | None, path: str) -> _Element | None:
    """Return what a path of local names leads to, first child by first child."""
    for name in path.split("/"):
        element = child(element, name)
    return element


def descendants(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the elements inside with one of these local names, in document order."""
    for node in element.iterdescendants():
        if local_name(node.tag) in names:
            yield node


def text_of(element: _Element | None) -> str | None:
    """Return the plain text of an element, ``None`` if there is none."""
    return (plain_text(element) or None) if element is not None else None


def named(*names: str) -> Callable[[_Element], bool]:
    """Return what tells whether an element has one of these local names."""
    return lambda element: local_name(element.tag) in names


def without(element: _Element, unwanted: Callable[[_Element], bool]) -> _Element:
    """Return a copy of an element without certain elements; their tails stay."""
    copy = deepcopy(element)
    copy.tail = None
    for node in list(copy.iter()):
        parent = node.getparent()
        if parent is None or not unwanted(node):
            continue
        tail = node.tail or ""
        previous = node.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        node.tail = None
        parent.remove(node)
    return copy
