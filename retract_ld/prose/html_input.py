"""The main text of an HTML page."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from retract_ld.prose.html_line_ends import keep_line_ends
from retract_ld.prose.html_lists import LABELS, NUMBER, is_told, label_of, number_items

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["text_of_html", "tree_of_html"]

_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    }
)  # fmt: skip
_SKIPPED: Final = frozenset(
    {
        "aside", "button", "canvas", "dialog", "form", "head", "iframe", "input", "math",
        "menu", "nav", "noscript", "object", "rp", "rt", "script", "select", "style", "svg",
        "template", "textarea", "video",
    }
)  # fmt: skip
#: Blocks that no blank line sets apart.
_ITEMS: Final = frozenset({"dd", "dt", "li", "tr"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_MAIN: Final = re.compile(
    r"\b(?:nav|menu|sidebar|breadcrumbs?|cookie\w*|share|social|advert\w*|related|comments?"
    r"|recommended|recommendations|site-(?:header|footer)|toolbar|coolbar|pagination"
    r"|skip-?(?:link|to-content|nav)\w*|banner-ad)\b",
    re.IGNORECASE,
)
_PRE: Final = re.compile(r"white-space\s*:\s*pre")
#: A foot of a site that is no ``footer``.
_FOOT: Final = re.compile(r"(?:^|\s)(?:page-|main-)?footer(?:\s|$)", re.IGNORECASE)
#: A list whose items are the authors: they make one line.
_AUTHORS: Final = re.compile(r"author|contrib|\bloa\b", re.IGNORECASE)
_BESIDE_AUTHORS: Final = re.compile(r"affil|info|note|bio|detail|ref", re.IGNORECASE)
_LISTS: Final = frozenset({"div", "dl", "ol", "p", "section", "ul"})
_LONGEST_NAME: Final = 90
_LONGEST: Final = 20_000
_MOST_TEXTS: Final = 4_000
_JOINED: Final = re.compile(r"(?:[,;]|&amp;|\band)$")
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
#: What holds the title of the page and so much text is its main part.
_LEAST: Final = 300
_MAX_DEPTH: Final = 400


def text_of_html(page: str) -> str:
    """Return the main text of a page in the light markup of `SourceText`.

    The main part is the one the page marks as such (``main``, ``article`` …) if it holds
    a good share of the text; menus, forms, asides and scripts are left out.
    """
    root = tree_of_html(page)
    if root is None:
        return ""
    body = root.find(".//body")
    whole = body if body is not None else root
    keep_line_ends(whole)
    text = _rendered(whole)
    titled = _main_parts(root, titled=True)
    for parts in (*titled, *([] if titled else _main_parts(root, titled=False))):
        main = max((_rendered(part) for part in parts), key=len)
        if len(main) >= _ENOUGH * len(text):
            return main
        if titled and len(main) >= _LEAST:
            return main
    return text


def _main_parts(root: _Element, *, titled: bool) -> list[list[_Element]]:
    """Return what a page marks as its main part, or only what holds its title."""
    found: list[list[_Element]] = []
    for path in _MAIN_PATHS:
        parts: Any = root.xpath(path)
        held = [
            part
            for part in parts
            if isinstance(part.tag, str)
            and (not titled or part.find(".//h1") is not None)
        ]
        if held:
            found.append(held)
    return found


def tree_of_html(page: str) -> _Element | None:
    """Return the root of a page, or ``None`` where there is none."""
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
    text = "\n".join("" if line == "#" else line for line in lines)  # no empty headings
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _render(
    element: _Element,
    pieces: list[str],
    depth: int,
    *,
    lists: bool = True,
    preformatted: bool = False,
) -> None:
    name: Any = element.tag  # of a comment it is a function
    if not isinstance(name, str) or depth > _MAX_DEPTH:
        return
    tag = name.lower()
    if tag in _SKIPPED or _is_aside(element) or _is_of_site(element, tag):
        return
    whole = _told(element, tag, lists=lists)
    if whole:
        pieces.append(whole)
        return
    if tag == "br":
        pieces.append("\n")
        return
    block = tag in _BLOCKS and not is_told(element)
    if block:
        pieces.append("\n\n" if tag not in _ITEMS else "\n")
    if tag in _HEADINGS:
        pieces.append("# ")
    elif tag == "ol":
        number_items(element)
    elif tag == "li":
        pieces.append(element.get(NUMBER) or "")
    if tag == "sup":
        pieces.append("<sup>")
    preformatted = preformatted or tag == "pre" or _keeps_lines(element)
    pieces.append(_flat(element.text, preformatted=preformatted))
    for child in element:
        _render(child, pieces, depth + 1, lists=lists, preformatted=preformatted)
        tail = _flat(child.tail, preformatted=preformatted)
        pieces.append(tail or _gap(child))
    if tag == "sup":
        pieces.append("</sup>")
    if tag in {"td", "th"}:
        pieces.append(" ")
    if block:
        pieces.append("\n\n" if tag not in _ITEMS else "\n")


def _keeps_lines(element: _Element) -> bool:
    """Tell whether the style of an element shows its line ends: ``white-space: pre-wrap``."""
    style = element.get("style")
    return style is not None and _PRE.search(style) is not None


def _told(element: _Element, tag: str, *, lists: bool) -> str:
    """Return what an element as a whole says: names, a label, the DOI that it leads to."""
    names = _authors(element, tag) if lists else ""
    if names:
        return f"\n\n{names}\n\n"
    if tag in LABELS:
        words = _flat(label_of(element))
        return f"\n{words}" if words and tag == "dt" else words
    return _linked_doi(element) if tag == "a" else ""


def _flat(text: str | None, *, preformatted: bool = False) -> str:
    """Return character data as one line, what could be taken for markup escaped.

    Line ends of preformatted text are kept.
    """
    if not text:
        return ""
    flat = text.replace("\r", "") if preformatted else _BLANKS.sub(" ", text)
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


def _gap(element: _Element) -> str:
    """Return the blank that a page's style puts between two links."""
    following = element.getnext()
    links = element.tag == "a" and following is not None and following.tag == "a"
    return " " if links else ""


#: What the link to a cited work says where its DOI is not printed.
_LINK: Final = re.compile(
    r"\W{0,2}(?:cross-?ref|article|view article|publisher (?:site|full text)|full text|doi"
    r"|link)\W{0,2}",
    re.IGNORECASE,
)
_RESOLVED: Final = re.compile(r"https?://(?:dx\.)?doi\.org/10\.[0-9]{4,9}/\S{1,200}")


def _linked_doi(element: _Element) -> str:
    """Return the DOI that a link beside a reference leads to: ``[CrossRef]``."""
    target = unquote(element.get("href") or "")
    text = "".join(str(piece) for piece in element.itertext())[:_LONGEST_NAME]
    if not _LINK.fullmatch(text.strip()) or not _RESOLVED.fullmatch(target):
        return ""
    return _flat(target)


def _is_of_site(element: _Element, tag: str) -> bool:
    """Tell whether a header or footer is the site's, not the article's."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_foot = tag in {"div", "section"} and _FOOT.search(names)
    if not is_foot and tag not in {"footer", "header"}:
        return False
    if element.find(".//h1") is not None:
        return False
    return not any(
        parent.tag in {"article", "main"} or parent.get("role") == "main"
        for parent in element.iterancestors()
    )


def _authors(element: _Element, tag: str) -> str:
    """Return the names of a list of authors as one line, or nothing if it is none."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag not in _LISTS or not _AUTHORS.search(names) or _BESIDE_AUTHORS.search(names):
        return ""
    children: list[Any] = list(element)  # of a comment the tag is a function
    items = [item for item in children if item.tag in {"a", "button", "div", "li"}]
    if not 1 < len(items) == len(children) or (element.text or "").strip():
        return ""
    texts = list(islice(element.itertext(), _MOST_TEXTS))
    if len(texts) == _MOST_TEXTS or sum(len(str(text)) for text in texts) > _LONGEST:
        return ""
    lines = [" ".join(_within(item).split()) for item in items]
    if any(not line or len(line) > _LONGEST_NAME for line in lines):
        return ""
    return " ".join(
        line if index == len(lines) - 1 or _JOINED.search(line) else f"{line},"
        for index, line in enumerate(lines)
    )


def _within(element: _Element) -> str:
    """Return what an element holds as one line."""
    pieces = [_flat(element.text)]
    for child in element:
        _render(child, pieces, _MAX_DEPTH // 2, lists=False)
        pieces.append(_flat(child.tail))
    return "".join(pieces)
