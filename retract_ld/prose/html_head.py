"""What the head of an HTML page says of the page: meta tags and JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from retract_ld.dates import from_iso
from retract_ld.identifiers import normalize_doi
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.html_input import tree_of_html
from retract_ld.prose.rule_files import load

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["iso_day", "metadata_of_html"]

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

_ARTICLE: Final = re.compile(r"(?:Scholarly|Medical|News|Report)?Article\b")
_SCRIPT: Final = "application/ld+json"
_LARGEST: Final = 200_000
_DEEPEST: Final = 4


def metadata_of_html(page: str) -> dict[str, tuple[str, str]]:
    """Return what the head of a page says of the page: field → value and tag name.

    Tags that contradict each other say nothing: a field with two values is left out. Of
    two days of which one is a part of the other the more exact one is kept.
    """
    root = tree_of_html(page)
    if root is None:
        return {}
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for field, content, tag in (*_from_tags(root), *_from_json(root)):
        value = " ".join(content.split())
        if value and (field != "doi" or normalize_doi(value)):
            values = found.setdefault(field, {})
            values.setdefault(_comparable(field, value), (value, tag))
    told: dict[str, tuple[str, str]] = {}
    for field, values in found.items():
        longest = max(values, key=len)
        dated = field == "published" and all(map(longest.startswith, values))
        if len(values) == 1 or dated:
            told[field] = values[longest]
    return told


def _from_tags(root: _Element) -> Iterator[tuple[str, str, str]]:
    element: Any
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        content = element.get("content")
        field = _META.get(name.lower().replace("dcterms.", "dc.")) if name else None
        if field and content:
            yield field, content, f"meta {name}"


def _from_json(root: _Element) -> Iterator[tuple[str, str, str]]:
    """Read the article that JSON-LD describes, if it is the only one."""
    articles: list[dict[str, Any]] = []
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type") == _SCRIPT and len(text) < _LARGEST:
            try:
                articles += _articles(json.loads(text), 0)
            except (ValueError, RecursionError):
                continue
    if len(articles) == 1:
        for field, value in _said(articles[0]):
            yield field, value, "json-ld"


def _articles(thing: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(thing, list):
        for item in thing:
            yield from _articles(item, depth + 1)
    elif isinstance(thing, dict):
        types = thing.get("@type")
        if any(
            isinstance(name, str) and _ARTICLE.fullmatch(name)
            for name in (types if isinstance(types, list) else [types])
        ):
            yield thing
            return
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(thing.get(key), depth + 1)


def _said(article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the terms of schema.org say of an article and of what it is part of."""
    part: object = article.get("isPartOf")
    for _ in range(3):
        if isinstance(part, list):
            part = part[0] if part else None
        if not isinstance(part, dict):
            break
        for key, field in (("volumeNumber", "volume"), ("issueNumber", "issue")):
            yield from _value(part.get(key), field)
        if "Periodical" in str(part.get("@type")):
            yield from _value(part.get("name"), "journal")
        part = part.get("isPartOf")
    for key, field in (
        ("headline", "title"),
        ("datePublished", "published"),
        ("pageStart", "page_start"),
        ("pageEnd", "page_end"),
    ):
        yield from _value(article.get(key), field)
    for key in ("sameAs", "@id", "identifier"):
        value = article.get(key)
        if isinstance(value, str) and normalize_doi(value):
            yield "doi", value
    publisher = article.get("publisher")
    if isinstance(publisher, dict):
        yield from _value(publisher.get("name"), "publisher")


def _value(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str | int) and str(value).strip():
        yield field, str(value)


def _comparable(field: str, value: str) -> str:
    """Return a value as it is compared: a DOI without its resolver, a day as ISO has it."""
    if field == "doi":
        return normalize_doi(value) or value
    if field == "published":
        return iso_day(value) or value
    return value.casefold()


def iso_day(value: str) -> str | None:
    """Return a day that a tag gives in whatever form, as precisely as it does.

    >>> iso_day("2017/07/24"), iso_day("24 Jul 2017"), iso_day("2017-07-24T00:00:00Z")
    ('2017-07-24', '2017-07-24', '2017-07-24')
    """
    plain = value.strip().lower()
    if day := from_iso(plain.replace("/", "-").upper()):
        return day
    date = find_date(plain, 0, len(plain), load("en"))
    return date[0] if date and date[1] == 0 else None
