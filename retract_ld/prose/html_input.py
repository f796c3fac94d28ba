"""The main text of an HTML page, and what its head says of the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["metadata_of_html", "text_of_html"]

_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    }
)  # fmt: skip
_SKIPPED: Final = frozenset(
    {
        "aside", "button", "canvas", "form", "head", "iframe", "input", "math", "menu",
        "nav", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "video",
    }
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_MAIN: Final = re.compile(
    r"\b(?:nav|menu|sidebar|breadcrumbs?|cookies?|share|social|advert\w*|related|comments?"
    r"|site-(?:header|footer)|toolbar|skip-link|banner-ad)\b",
    re.IGNORECASE,
)
_MAIN_PATHS: Final = (
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' article ')]",
    "//*[@id='content' or @id='main-content' or @id='article']",
)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_ENOUGH: Final = 0.4
_MAX_DEPTH: Final = 400


def text_of_html(page: str) -> str:
    """Return the main text of a page in the light markup of `SourceText`.

    The main part is the one the page marks as such (``main``, ``article`` …) if it holds
    a good share of the text; menus, forms, asides and scripts are left out.
    """
    root = _tree(page)
    if root is None:
        return ""
    body = root.find(".//body")
    whole = body if body is not None else root
    text = _rendered(whole)
    for path in _MAIN_PATHS:
        found: Any = root.xpath(path)
        parts: list[_Element] = [part for part in found if isinstance(part.tag, str)]
        if not parts:
            continue
        main = max((_rendered(part) for part in parts), key=len)
        if len(main) >= _ENOUGH * len(text):
            return main
    return text


def _tree(page: str) -> _Element | None:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    content = page.encode("utf-8", "replace")
    if not content.strip():
        return None
    try:
        root: _Element | None = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _rendered(element: _Element) -> str:
    pieces: list[str] = []
    _render(element, pieces, 0)
    text = "".join(pieces)
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _render(element: _Element, pieces: list[str], depth: int) -> None:
    name: Any = element.tag  # of a comment it is a function
    if not isinstance(name, str) or depth > _MAX_DEPTH:
        return
    tag = name.lower()
    if tag in _SKIPPED or _is_aside(element):
        return
    if tag == "br":
        pieces.append("\n")
        return
    block = tag in _BLOCKS
    if block:
        pieces.append("\n\n" if tag not in {"li", "tr", "dt", "dd"} else "\n")
    if tag in _HEADINGS:
        pieces.append("# ")
    if tag == "sup":
        pieces.append("<sup>")
    pieces.append(_flat(element.text))
    for child in element:
        _render(child, pieces, depth + 1)
        pieces.append(_flat(child.tail))
    if tag == "sup":
        pieces.append("</sup>")
    if tag in {"td", "th"}:
        pieces.append(" ")
    if block:
        pieces.append("\n\n" if tag not in {"li", "tr", "dt", "dd"} else "\n")


def _flat(text: str | None) -> str:
    """Return character data as one line, what could be taken for markup escaped."""
    if not text:
        return ""
    flat = _BLANKS.sub(" ", text)
    return (
        flat.replace("&", "&amp;").replace("<", "&lt;")
        if "<" in flat or "&" in flat
        else flat
    )


def _is_aside(element: _Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in {"body", "html", "main", "article"} and bool(
        _NOT_MAIN.search(names)
    )


#: What Highwire Press tags (Google Scholar) and Dublin Core say of a page, by our fields.
_META: Final = {
    "citation_title": "title",
    "citation_doi": "doi",
    "citation_pmid": "pmid",
    "citation_journal_title": "journal",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_firstpage": "page_start",
    "citation_lastpage": "page_end",
    "citation_publication_date": "published",
    "citation_date": "published",
    "citation_online_date": "published_online",
    "citation_publisher": "publisher",
    "citation_language": "language",
    "dc.title": "title",
    "dc.identifier": "doi",
    "dc.publisher": "publisher",
    "dc.date": "published",
    "dc.language": "language",
    "prism.doi": "doi",
    "prism.publicationname": "journal",
    "prism.volume": "volume",
    "prism.number": "issue",
    "prism.startingpage": "page_start",
    "prism.endingpage": "page_end",
    "prism.publicationdate": "published",
}


def metadata_of_html(page: str) -> dict[str, tuple[str, str]]:
    """Return what the head of a page says of the page: field → value and tag name.

    Tags that contradict each other say nothing: a field with two values is left out.
    """
    root = _tree(page)
    if root is None:
        return {}
    found: dict[str, dict[str, str]] = {}
    for name, content in _metas(root):
        field = _META.get(name.lower().replace("dcterms.", "dc."))
        value = " ".join(content.split())
        if field and value:
            found.setdefault(field, {}).setdefault(_comparable(field, value), name)
            found[field].setdefault("=" + _comparable(field, value), value)
    return {
        field: (values["=" + key], values[key])
        for field, values in found.items()
        if len(values) == 2
        for key in values
        if not key.startswith("=")
    }


def _metas(root: _Element) -> Iterator[tuple[str, str]]:
    element: Any
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        content = element.get("content")
        if name and content:
            yield name, content


def _comparable(field: str, value: str) -> str:
    if field == "doi":
        return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", "", value.lower())
    return value.casefold().replace("/", "-")
