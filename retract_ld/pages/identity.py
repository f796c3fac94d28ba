"""A page → which document it shows, from what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, Final

from retract_ld.identifiers import normalize_doi
from retract_ld.markup.blocks import MARKER, blocks
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import parsed, tags
from retract_ld.pages.placement import is_xml

__all__ = ["PageHead", "page_doi", "page_dois", "read_head"]

#: Names of meta tags that give the DOI of what the page shows, the surest first.
_DOI_NAMES: Final = (
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "dc.identifier.doi",
    "dc.identifier",
    "dcterms.identifier",
    "eprints.id_number",
    "doi",
)
_DOI_LINKS: Final = ("cite-as", "canonical")
_LOOKS_LIKE_DOI: Final = re.compile(
    r"\s*(?:doi:|info:doi/|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?\s*10\.\d{4,9}/",
    re.IGNORECASE,
)
_DOI_TYPES: Final = frozenset({"doi", "https://registry.identifiers.org/registry/doi"})


@dataclass(frozen=True)
class PageHead:
    """What the tags of a page say of it; ours are left out."""

    meta: dict[str, list[str]]
    """Contents of meta tags by name or property in lower case, in the order of the page."""
    links: dict[str, list[str]]
    """Addresses of link tags by relation."""
    title: str
    """Text of the title element."""
    language: str | None
    """The ``lang`` of the page."""
    content: bytes

    @cached_property
    def documents(self) -> list[Any]:
        """JSON-LD documents of the page that are not ours."""
        return [block.data for block in blocks(self.content) if not block.ours]


def read_head(content: bytes, *, whole: bool = False) -> PageHead:
    """Read title, meta and link tags, up to the body or of the whole page.

    >>> head = read_head(b'<meta name=DC.Title content="A &amp; B"><title>x</title>')
    >>> head.meta, head.title
    ({'dc.title': ['A & B']}, 'x')
    """
    page = PageBytes.of(content)
    meta: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    title, language = "", None
    for tag in tags(page.units, xml=is_xml(page)):
        if tag.kind != "start":
            continue
        if tag.name == "body" and not whole:
            break
        if tag.name == "title" and not title:
            title = " ".join(unescape(page.text(tag.end, tag.content_end)).split())
        elif tag.name in {"meta", "link", "html"}:
            named = parsed(page.text(tag.start, tag.end))
            if MARKER in named:
                continue
            if tag.name == "html":
                language = named.get("lang") or named.get("xml:lang") or language
            elif tag.name == "meta":
                key = named.get("name") or named.get("property") or ""
                meta.setdefault(key.strip().lower(), []).append(
                    named.get("content", "").strip()
                )
            else:
                for relation in named.get("rel", "").lower().split():
                    links.setdefault(relation, []).append(named.get("href", ""))
    return PageHead(meta, links, title, language, content)


def page_doi(content: bytes) -> str | None:
    """Return the DOI of what a page shows, or ``None`` when it does not say or contradicts.

    >>> page_doi(b'<meta name="citation_doi" content="doi:10.1000/ABC">')
    '10.1000/abc'
    """
    found = page_dois(content)
    return found[0] if len(found) == 1 else None


def page_dois(content: bytes) -> tuple[str, ...]:
    """Return the DOIs that the surest of a page's sources gives: one, as a rule.

    The sources are asked in turn: Highwire, PRISM and Dublin Core meta tags, links with
    ``cite-as`` or ``canonical``, then JSON-LD of others. Several DOIs from one source, as
    of a page that lists both the article's and the journal's, are returned all.
    """
    head = read_head(content)
    for whole in (False, True):
        # Most pages tell it in the head; reading all of a page takes ten times as long.
        head = read_head(content, whole=True) if whole else head
        for name in _DOI_NAMES:
            found = _dois(head.meta.get(name, []))
            if found:
                return found
        for relation in _DOI_LINKS:
            found = _dois([a for a in head.links.get(relation, []) if "doi.org/" in a])
            if found:
                return found
    return _dois(
        [
            value
            for document in head.documents
            for node in _top(document)
            for value in _identifiers(node)
        ]
    )


def _dois(values: list[str]) -> tuple[str, ...]:
    found = (normalize_doi(value) for value in values if _LOOKS_LIKE_DOI.match(value))
    return tuple(dict.fromkeys(doi for doi in found if doi))


def _top(document: object) -> list[dict[str, Any]]:
    """Return the nodes at the top of a JSON-LD document that can be an article."""
    if isinstance(document, list):
        return [node for part in document for node in _top(part)]
    if not isinstance(document, dict):
        return []
    if "@graph" in document:
        return _top(document["@graph"])
    types = document.get("@type")
    named = types if isinstance(types, list) else [types]
    entity = document.get("mainEntity")
    nodes = _top(entity) if isinstance(entity, dict) else []
    if any(isinstance(t, str) and t.endswith(("Article", "Comment")) for t in named):
        nodes.append(document)
    return nodes


def _identifiers(node: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for key in ("@id", "identifier", "sameAs", "doi"):
        values = node.get(key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, dict):
                kind = str(value.get("propertyID", "")).lower()
                written = value.get("value")
                if isinstance(written, str) and (kind in _DOI_TYPES or not kind):
                    found.append(written)
    return found
