"""Expanded Schema.org nodes → the fields of documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from retract_ld.dates import from_iso
from retract_ld.errors import InvalidRecord
from retract_ld.identifiers import (
    normalize_doi,
    normalize_issn,
    normalize_orcid,
    normalize_pmcid,
    normalize_pmid,
    normalize_ror,
)
from retract_ld.models import Agent, Journal, Organization
from retract_ld.readers.records import build, clean, clean_url
from retract_ld.value_types import LANGUAGE_PATTERN

__all__ = ["Node", "Nodes", "document_fields"]

_SCHEMA: Final = "https://schema.org/"
_DOI: Final = re.compile(
    r"(?:doi:|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/", re.IGNORECASE
)
#: Addresses that identifiers stand for; a page's own address is something else.
_REGISTRIES: Final = re.compile(
    r"https?://(?:dx\.)?doi\.org/|https?://pubmed\.|https?://www\.ncbi\.|https://w3id\.org/"
)
Warn = Callable[[str], None]


class Nodes:
    """The nodes of a document by id, in its order."""

    def __init__(self, found: Mapping[str, Mapping[str, Any]]) -> None:
        self._found = found

    def __iter__(self) -> Iterator[Node]:
        return (Node(self, node) for node in self._found.values())

    def of(self, value: Mapping[str, Any]) -> Node | None:
        """Return the node that a value refers to, if the document describes it."""
        node = self._found.get(value.get("@id", ""))
        return Node(self, node) if node is not None else None


class Node:
    """A node and ways into it; names are Schema.org's."""

    def __init__(self, nodes: Nodes, node: Mapping[str, Any]) -> None:
        self._nodes = nodes
        self.node = node
        self.id: str = node["@id"]

    @property
    def all_types(self) -> list[str]:
        """The IRIs of its types."""
        types: list[str] = list(self.node.get("@type", ()))
        return types

    @property
    def types(self) -> list[str]:
        """The local names of its types."""
        return [name.removeprefix(_SCHEMA) for name in self.all_types]

    def values(self, name: str) -> list[dict[str, Any]]:
        """Return the values of a property, expanded."""
        values: list[dict[str, Any]] = []
        for value in self.node.get(f"{_SCHEMA}{name}", ()):
            values += value.get("@list", [value])
        return values

    def texts(self, name: str) -> list[str]:
        """Return the strings and addresses among them."""
        found = (value.get("@value", value.get("@id")) for value in self.values(name))
        return [text for text in found if isinstance(text, str) and text.strip()]

    def addresses(self, name: str) -> list[str]:
        """Return the IRIs among them."""
        return [value["@id"] for value in self.values(name) if "@id" in value]

    def nodes(self, name: str) -> list[Node]:
        """Return the nodes among them, also those only referred to."""
        return [
            self._nodes.of(value) or Node(self._nodes, {"@id": value["@id"]})
            for value in self.values(name)
            if "@id" in value
        ]

    def first(self, *names: str) -> str | None:
        """Return the first text of the first property that has one."""
        return next((clean(text) for name in names for text in self.texts(name)), None)


def document_fields(node: Node, warn: Warn) -> dict[str, Any]:
    """Return the fields of a notice or work, as the models want them."""
    container = _container(node)
    publisher = next(iter(node.nodes("publisher")), None)
    publisher_name = node.first("publisher") if publisher is None else None
    return {
        **_identifiers(node),
        "title": node.first("name", "headline"),
        "language": _language(node),
        "authors": tuple(_authors(node, warn)),
        "journal": _journal(container.get("journal")),
        "volume": container.get("volume"),
        "issue": container.get("issue"),
        "pages": node.first("pagination"),
        "page_start": node.first("pageStart"),
        "page_end": node.first("pageEnd"),
        "publisher": _organization(publisher, publisher_name),
        "published": _date(node, warn),
        "free_to_read": _flag(node),
        "license": next(map(clean_url, node.texts("license")), None),
    }


def _identifiers(node: Node) -> dict[str, Any]:
    spelled = [] if node.id.startswith("_:") else [node.id]
    named: dict[str, str] = {}
    for identifier in node.nodes("identifier"):
        value, kind = identifier.first("value"), identifier.first("propertyID")
        if value and kind:
            named.setdefault(kind.casefold(), value)
        elif value:
            spelled.append(value)
    spelled += [*node.texts("identifier"), *node.texts("sameAs"), *node.texts("url")]
    doi = normalize_doi(named.get("doi", "")) or next(
        (normalize_doi(text) for text in spelled if _DOI.match(text)), None
    )
    addresses = [clean_url(text) for text in (*node.texts("url"), *spelled[:1])]
    return {
        "doi": doi,
        "pmid": normalize_pmid(named.get("pmid", ""))
        or _found(spelled, normalize_pmid),
        "pmcid": normalize_pmcid(named.get("pmcid", ""))
        or _found(spelled, normalize_pmcid),
        "url": next(
            (url for url in addresses if url and not _REGISTRIES.match(url)), None
        ),
    }


def _found(texts: list[str], normalize: Callable[[str], str | None]) -> str | None:
    """Return an identifier that stands in an address of its registry."""
    addresses = (text for text in texts if "ncbi.nlm.nih.gov" in text)
    return next((found for text in addresses if (found := normalize(text))), None)


def _language(node: Node) -> str | None:
    found = node.first("inLanguage")
    for inner in node.nodes("inLanguage"):
        found = inner.first("alternateName") or found
    return found if found and re.fullmatch(LANGUAGE_PATTERN, found) else None


def _authors(node: Node, warn: Warn) -> Iterator[Agent]:
    for value in node.values("author"):
        if "@value" in value:
            name = clean(value["@value"])
            if name:
                yield Agent(name=name)
            continue
        for author in node.nodes("author"):
            if author.id == value.get("@id"):
                yield from _author(author, warn)


def _author(author: Node, warn: Warn) -> Iterator[Agent]:
    given, family = author.first("givenName"), author.first("familyName")
    name = author.first("name") or " ".join(part for part in (given, family) if part)
    if not name:
        warn("an author has no name and was left out.")
        return
    addresses = [author.id, *author.texts("sameAs"), *author.texts("identifier")]
    orcid = next(
        (
            found
            for text in addresses
            if "orcid" in text and (found := normalize_orcid(text))
        ),
        None,
    )
    affiliations = [_organization(inner, None) for inner in author.nodes("affiliation")]
    affiliations += [
        Organization(name=text)
        for value in author.values("affiliation")
        if (text := clean(value.get("@value")))
    ]
    try:
        yield build(
            Agent,
            "",
            name=name,
            given_name=given,
            family_name=family,
            kind="organization" if "Organization" in author.types else "person",
            orcid=orcid,
            affiliations=tuple(found for found in affiliations if found),
        )
    except InvalidRecord as error:
        warn(f"an author was left out: {error.message}")


def _organization(node: Node | None, name: str | None) -> Organization | None:
    ror = None
    if node is not None:
        name = node.first("name")
        addresses = [node.id, *node.texts("sameAs"), *node.texts("identifier")]
        found = (normalize_ror(text) for text in addresses if "ror.org" in text)
        ror = next((ror for ror in found if ror), None)
    return Organization(name=name, ror=ror) if name or ror else None


def _container(node: Node, depth: int = 0) -> dict[str, Any]:
    """Follow ``isPartOf`` from issue to volume to journal."""
    found: dict[str, Any] = {}
    for part in node.nodes("isPartOf"):
        if depth < 5:
            found |= {
                k: v for k, v in _container(part, depth + 1).items() if k not in found
            }
        if "PublicationIssue" in part.types:
            found["issue"] = part.first("issueNumber")
        elif "PublicationVolume" in part.types:
            found["volume"] = part.first("volumeNumber")
        if "Periodical" in part.types or part.texts("issn"):
            found["journal"] = part
    return found


def _journal(node: Node | None) -> Journal | None:
    if node is None:
        return None
    title = node.first("name")
    issns = tuple(
        found for text in node.texts("issn") if (found := normalize_issn(text))
    )
    return Journal(title=title, issns=issns) if title or issns else None


def _date(node: Node, warn: Warn) -> str | None:
    written = node.first("datePublished")
    found = from_iso(written) if written else None
    if written and found is None:
        warn(f"datePublished {written!r:.80} is not a date and was left out.")
    return found


def _flag(node: Node) -> bool | None:
    for value in node.values("isAccessibleForFree"):
        written = value.get("@value")
        if isinstance(written, bool):
            return written
        name = str(written or value.get("@id", "")).rpartition("/")[2].casefold()
        if name in {"true", "false"}:
            return name == "true"
    return None
