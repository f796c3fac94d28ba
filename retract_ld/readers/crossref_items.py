"""An item of Crossref XML → the values of a document, its container's included.

| element | value |
| --- | --- |
| ``doi_data/doi``, ``doi_data/resource`` | ``doi``, ``url`` |
| ``titles/title``, ``@language`` | ``title``, ``title_markup``, ``language`` |
| ``contributors`` | ``authors``: see `crossref_authors` |
| ``journal_metadata``, ``proceedings_metadata``, ``database_metadata`` | ``journal`` |
| ``book_metadata`` of a chapter, ``publisher_name`` | ``journal``, ``publisher`` |
| ``journal_issue`` | ``volume``, ``issue``; dates, where the item has none |
| ``pages``, ``item_number`` | ``pages``, first and last; ``article_number`` |
| ``publication_date`` | ``published``, ``published_online``, ``published_print`` |
| ``posted_date``, ``approval_date``, ``review_date`` | ``published`` |
| ``acceptance_date`` | ``accepted`` |
| ``license_ref`` of the version of record, ``free_to_read`` | the same |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from retract_ld.identifiers import normalize_doi, normalize_issn
from retract_ld.models import Journal, Organization
from retract_ld.readers.crossref_authors import authors
from retract_ld.readers.crossref_dates import accepted, dates_of, own_dates
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.records import clean_url, journal_of, organization_of
from retract_ld.readers.xml_text import local_name, markup, plain_text
from retract_ld.readers.xml_trees import (
    Parts,
    children,
    first_text,
    inside,
    parts,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ITEMS", "Container", "doi_element", "item_values"]

#: Elements that are registered under a DOI and may carry an update or a status.
ITEMS: Final = frozenset(
    {
        "book_metadata",
        "book_series_metadata",
        "book_set_metadata",
        "conference_paper",
        "content_item",
        "crossmark_data",
        "dataset",
        "dissertation",
        "journal_article",
        "peer_review",
        "pending_publication",
        "posted_content",
        "preprint",
        "report-paper_metadata",
        "report-paper_series_metadata",
        "series_metadata",
        "standard_metadata",
    }
)
_BOOKS: Final = frozenset(
    {
        "book_metadata",
        "book_series_metadata",
        "book_set_metadata",
        "report-paper_metadata",
        "report-paper_series_metadata",
    }
)
#: Metadata beside an item that tell what it appeared in.
_CONTAINERS: Final = ("journal_metadata", "proceedings_metadata", "database_metadata")
_SERIES: Final = ("proceedings_series_metadata",)
_PUBLISHER: Final = "publisher_name"
#: Around an item in answers to queries.
_ANSWERS: Final = frozenset({"query", "crossref_metadata"})
_LANGUAGE_LENGTH: Final = (2, 3)


@dataclass(frozen=True, slots=True)
class Container:
    """What a chapter appeared in: read before its chapters, emptied by then."""

    parent: _Element | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def of(self, item: _Element) -> Container:
        """Return the container of an item, or of the items after it in its book."""
        parent = item.getparent()
        if parent is not None and local_name(item.tag) in _BOOKS:
            problems = ProblemList()  # told where the book itself is read
            found = parts(item)
            return Container(
                parent,
                {
                    "title": _title(found).get("title"),
                    "issns": tuple(_issns(found, problems)),
                    "volume": first_text(found, "volume"),
                    "publisher": first_text(inside(found, "publisher"), _PUBLISHER),
                    **own_dates(found, problems),
                },
            )
        return self if parent is not None and parent is self.parent else Container()


def doi_element(found: Parts, doi_data: Parts) -> _Element | None:
    """Return the element with the item's own DOI."""
    for elements in (doi_data, found):
        if "doi" in elements:
            return elements["doi"][0]
    return None


def item_values(
    item: _Element,
    found: Parts,
    crossmark: Parts,
    container: Container,
    problems: ProblemList,
) -> dict[str, Any]:
    """Return everything an item and its container say about it, as model values.

    Given are the item, its children, and those of its Crossmark.
    """
    chapter = container.values if local_name(item.tag) == "content_item" else {}
    before = _siblings_before(item)
    issue = inside(before, "journal_issue")
    number = first_text(inside(issue, "journal_volume"), "volume")
    around = [inside(before, name) for name in (*_CONTAINERS, *_SERIES)]
    return {
        **_identity(found, inside(found, "doi_data"), problems),
        **_title(found),
        "language": _language(item),
        "document_type": _document_type(item),
        "authors": tuple(authors(found, problems)),
        "journal": _journal(found, around, chapter, problems),
        "volume": number or chapter.get("volume"),
        "issue": first_text(issue, "issue"),
        **_pages(found),
        "publisher": _publisher(item, found, around, chapter),
        **dates_of(found, (issue, around[1]), chapter, problems),
        "accepted": accepted(found),
        **_access(found, crossmark),
    }


def _siblings_before(item: _Element) -> Parts:
    """Return what precedes an item in its container, the nearest of a name first."""
    found: Parts = {}
    for node in item.itersiblings(preceding=True):
        found.setdefault(local_name(node.tag), []).append(node)
    return found


def _identity(
    found: Parts, doi_data: Parts, problems: ProblemList
) -> dict[str, str | None]:
    element = doi_element(found, doi_data)
    text = plain_text(element) if element is not None else ""
    doi = normalize_doi(text) if text else None
    if element is not None and doi is None:
        problems.warn(element, f"'{text}' is not a DOI, so it was left out.")
    url = None
    for given in doi_data.get("resource", ())[:1]:
        address = plain_text(given)
        url = clean_url(address) if address else None
        if address and url is None:
            problems.warn(given, f"'{address}' is not an address, so it was left out.")
    return {"doi": doi, "url": url}


def _title(found: Parts) -> dict[str, str | None]:
    titles = inside(found, "titles").get("title")
    if not titles:
        return {}
    return {"title": plain_text(titles[0]) or None, "title_markup": markup(titles[0])}


def _language(item: _Element) -> str | None:
    language = (item.get("language") or "").lower()
    known = (
        language.isascii() and language.isalpha() and len(language) in _LANGUAGE_LENGTH
    )
    return language if known else None


def _document_type(item: _Element) -> str | None:
    name = local_name(item.tag).removesuffix("_metadata")
    return None if name == "crossmark_data" else name


def _journal(
    found: Parts, around: list[Parts], chapter: dict[str, Any], problems: ProblemList
) -> Journal | None:
    title, issns = chapter.get("title"), list(chapter.get("issns", ()))
    if "series_metadata" in found:
        title = _title(inside(found, "series_metadata")).get("title")
        issns.extend(_issns(found, problems))
    for metadata in around:
        title = title or (
            first_text(metadata, "full_title", "proceedings_title")
            or _title(metadata).get("title")
            or first_text(metadata, "abbrev_title")
        )
        issns.extend(_issns(metadata, problems))
    return journal_of(title, tuple(issns)) if title or issns else None


def _issns(metadata: Parts, problems: ProblemList) -> Iterator[str]:
    series = inside(metadata, "series_metadata")
    for element in (*metadata.get("issn", ()), *series.get("issn", ())):
        text = plain_text(element)
        issn = normalize_issn(text)
        if issn is not None:
            yield issn
        elif text:
            problems.warn(element, f"'{text}' is not an ISSN, so it was left out.")


def _pages(found: Parts) -> dict[str, str | None]:
    pages = inside(found, "pages")
    first, last = first_text(pages, "first_page"), first_text(pages, "last_page")
    publisher_item = inside(found, "publisher_item")
    numbers = [
        plain_text(number)
        for number in (
            *found.get("item_number", ()),
            *publisher_item.get("item_number", ()),
        )
        if (number.get("item_number_type") or "").replace("-", "_") == "article_number"
    ]
    return {
        "pages": f"{first}-{last}" if first and last else first,
        "page_start": first,
        "page_end": last,
        "article_number": next(filter(None, numbers), None),
    }


def _publisher(
    item: _Element, found: Parts, around: list[Parts], chapter: dict[str, Any]
) -> Organization | None:
    name = first_text(inside(found, "publisher"), _PUBLISHER)
    name = name or chapter.get("publisher")
    for metadata in around:
        name = name or first_text(inside(metadata, "publisher"), _PUBLISHER)
    for query in item.iterancestors():
        if name is not None or local_name(query.tag) not in _ANSWERS:
            continue
        for given in children(query, "crm-item"):
            if given.get("name") == "publisher-name":
                name = name or plain_text(given)
    return organization_of(name) if name else None


def _access(found: Parts, crossmark: Parts) -> dict[str, Any]:
    """Return licence and freedom to read, as AccessIndicators.xsd gives them."""
    custom = inside(crossmark, "custom_metadata")
    licences: dict[str, str] = {}
    free: bool | None = None
    for program in (*found.get("program", ()), *custom.get("program", ())):
        given = parts(program)
        for reference in given.get("license_ref", ()):
            url = clean_url(plain_text(reference))
            if url is not None:
                licences.setdefault(reference.get("applies_to", "vor"), url)
        for mark in given.get("free_to_read", ())[:1]:
            free = True if not mark.attrib else free
    return {"license": licences.get("vor"), "free_to_read": free}
