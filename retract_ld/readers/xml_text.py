"""Text of XML elements: plain, with markup, and the path that names an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["local_name", "markup", "plain_text", "reference_text", "xpath_of"]

_BLANKS: Final = re.compile(r"\s+")
#: The formula between the preamble and the end of a LaTeX document inside XML.
_TEX: Final = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_DOLLARS: Final = re.compile(r"^\s*\$*|\$*\s*$")
_SPACED: Final = frozenset({"break", "br"})
_NO_TEXT: Final = frozenset({"annotation", "annotation-xml"})


@lru_cache(maxsize=4096)
def local_name(tag: object) -> str:
    """Return a tag or attribute name without namespace; ``""`` for comments.

    >>> local_name("{http://www.w3.org/1998/Math/MathML}math"), local_name("xlink:href")
    ('math', 'href')
    """
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2]


def plain_text(element: _Element, skip: frozenset[str] = frozenset()) -> str:
    """Return the text of an element without markup, blanks collapsed.

    Elements with a local name in `skip`, comments and processing instructions are left
    out, their tails not. Of a formula given as MathML and as LaTeX the MathML is taken.
    """
    if not len(element):
        text = element.text
        if not text or text.isalnum():
            return text or ""
        if ("$" in text or "\\" in text) and local_name(element.tag) == "tex-math":
            return _tex(text).strip()
        return " ".join(text.split())
    if local_name(element.tag) == "tex-math":  # with references to entities in it
        return _tex(element.text or "").strip()
    return _BLANKS.sub(" ", "".join(_pieces(element, skip))).strip()


def _pieces(element: _Element, skip: frozenset[str]) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local_name(child.tag)
        if not name:
            yield reference_text(child)
        elif name in _SPACED:
            yield " "
        elif name == "tex-math":
            if not _has_mathml(child):
                yield _tex(child.text or "")
        elif name not in skip and name not in _NO_TEXT:
            yield from _pieces(child, skip)
        if child.tail:
            yield child.tail


def reference_text(node: _Element) -> str:
    """Return what an entity reference stands for; nothing for a comment."""
    from lxml import etree

    if node.tag is not etree.Entity:
        return ""
    name = str(getattr(node, "name", ""))
    dtd: Any = node.getroottree().docinfo.internalDTD
    for entity in dtd.iterentities() if dtd is not None else ():
        if entity.name == name and entity.content and "<" not in entity.content:
            return unescape(entity.content)
    return html5.get(f"{name};", f"&{name};")


def _has_mathml(child: _Element) -> bool:
    parent = child.getparent()
    return parent is not None and any(local_name(c.tag) == "math" for c in parent)


def _tex(text: str) -> str:
    match = _TEX.search(text)
    return _DOLLARS.sub("", match.group(1) if match else text)


def markup(element: _Element) -> str | None:
    """Return the inside of an element with the source's own tags, or ``None``.

    ``None`` means that there are no tags in it, so that its plain text tells all. Tags
    keep their prefix; those in the namespace of the element itself have none.
    """
    if not any(local_name(child.tag) for child in element):
        return None
    home = str(element.tag).rpartition("}")[0]
    return _BLANKS.sub(" ", _inside(element, home)).strip() or None


def _inside(element: _Element, home: str) -> str:
    parts = [escape(element.text or "")]
    for child in element:
        name = _qualified(child, home)
        if name:
            attributes = "".join(
                f" {_attribute(child, str(key))}={quoteattr(str(value))}"
                for key, value in child.items()
            )
            inside = _inside(child, home)
            parts.append(
                f"<{name}{attributes}>{inside}</{name}>"
                if inside
                else f"<{name}{attributes}/>"
            )
        else:
            parts.append(escape(reference_text(child)))
        parts.append(escape(child.tail or ""))
    return "".join(parts)


def _qualified(element: _Element, home: str) -> str:
    tag: object = element.tag
    name = local_name(tag)
    foreign = isinstance(tag, str) and tag.rpartition("}")[0] != home
    return f"{element.prefix}:{name}" if foreign and element.prefix else name


def _attribute(element: _Element, key: str) -> str:
    namespace, _, name = key.rpartition("}")
    if not namespace:
        return name
    if namespace == "{http://www.w3.org/XML/1998/namespace":
        return f"xml:{name}"
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix}
    prefix = prefixes.get(namespace[1:])
    return f"{prefix}:{name}" if prefix else name


def xpath_of(element: _Element) -> str:
    """Return the path of an element by local names, as far up as the file is known.

    ``/article/front/article-meta/related-article[2]``: the position is given where the
    parent has several of that name.
    """
    steps: list[str] = []
    node: _Element | None = element
    while node is not None:
        name = local_name(node.tag)
        parent = node.getparent()
        if parent is not None:
            same = [child for child in parent if local_name(child.tag) == name]
            if len(same) > 1:
                name = f"{name}[{same.index(node) + 1}]"
        steps.append(name)
        node = parent
    return "/" + "/".join(reversed(steps))
