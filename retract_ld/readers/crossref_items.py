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

from retract_ld.dates import earlier, from_date_parts, from_iso
from retract_ld.identifiers import normalize_doi, normalize_issn
from retract_ld.models import Journal, Organization
from retract_ld.readers.crossref_authors import authors
from retract_ld.readers.problem_list import ProblemList
from retract_ld.readers.records import build, clean_url
from retract_ld.readers.xml_text import local_name, markup, plain_text
from retract_ld.readers.xml_trees import child, child_text, children, descend

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ITEMS", "Container", "date_of", "doi_element", "item_values"]

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
_DATES: Final = ("publication_date", "posted_date", "approval_date", "review_date")
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
            return Container(
                parent,
                {
                    "title": child_text(item, "titles", "title"),
                    "issns": tuple(_issns(item, problems)),
                    "volume": child_text(item, "volume"),
                    "publisher": child_text(item, "publisher", "publisher_name"),
                    **_dates(item, problems),
                },
            )
        return self if parent is not None and parent is self.parent else Container()


def doi_element(item: _Element) -> _Element | None:
    """Return the element with the item's own DOI."""
    found = descend(item, "doi_data", "doi")
    return child(item, "doi") if found is None else found


def item_values(
    item: _Element, container: Container, problems: ProblemList
) -> dict[str, Any]:
    """Return everything an item and its container say about it, as model values."""
    chapter = container.values if local_name(item.tag) == "content_item" else {}
    issue = _sibling(item, "journal_issue")
    number = child_text(issue, "journal_volume", "volume")
    return {
        **_identity(item, problems),
        **_title(item),
        "language": _language(item),
        "document_type": _document_type(item),
        "authors": tuple(authors(item, problems)),
        "journal": _journal(item, chapter, problems),
        "volume": number or chapter.get("volume"),
        "issue": child_text(issue, "issue"),
        **_pages(item),
        "publisher": _publisher(item, chapter),
        **_dated(item, issue, chapter, problems),
        **_access(item),
    }


def _identity(item: _Element, problems: ProblemList) -> dict[str, str | None]:
    element, resource = doi_element(item), descend(item, "doi_data", "resource")
    text = plain_text(element) if element is not None else ""
    doi = normalize_doi(text)
    if element is not None and doi is None:
        problems.warn(element, f"'{text}' is not a DOI, so it was left out.")
    address = plain_text(resource) if resource is not None else ""
    url = clean_url(address)
    if resource is not None and address and url is None:
        problems.warn(resource, f"'{address}' is not an address, so it was left out.")
    return {"doi": doi, "url": url}


def _title(item: _Element) -> dict[str, str | None]:
    title = descend(item, "titles", "title")
    if title is None:
        return {}
    return {"title": plain_text(title) or None, "title_markup": markup(title)}


def _language(item: _Element) -> str | None:
    language = (item.get("language") or "").lower()
    known = (
        language.isascii() and language.isalpha() and len(language) in _LANGUAGE_LENGTH
    )
    return language if known else None


def _document_type(item: _Element) -> str | None:
    name = local_name(item.tag).removesuffix("_metadata")
    return None if name == "crossmark_data" else name


def _sibling(item: _Element, name: str) -> _Element | None:
    """Return the nearest element of a name before an item in its container."""
    return next(item.itersiblings(f"{{*}}{name}", preceding=True), None)


def _journal(
    item: _Element, chapter: dict[str, Any], problems: ProblemList
) -> Journal | None:
    title, issns = chapter.get("title"), list(chapter.get("issns", ()))
    series = child(item, "series_metadata")
    if series is not None:
        title = child_text(series, "titles", "title")
        issns.extend(_issns(item, problems))
    for name in (*_CONTAINERS, *_SERIES):
        metadata = _sibling(item, name)
        if metadata is None:
            continue
        title = title or (
            child_text(metadata, "full_title")
            or child_text(metadata, "proceedings_title")
            or child_text(metadata, "titles", "title")
            or child_text(metadata, "abbrev_title")
        )
        issns.extend(_issns(metadata, problems))
    known = title or issns
    return build(Journal, "", title=title, issns=tuple(issns)) if known else None


def _issns(metadata: _Element, problems: ProblemList) -> Iterator[str]:
    series = child(metadata, "series_metadata")
    for parent in (metadata, *([] if series is None else [series])):
        for element in children(parent, "issn"):
            text = plain_text(element)
            issn = normalize_issn(text)
            if issn is not None:
                yield issn
            elif text:
                problems.warn(element, f"'{text}' is not an ISSN, so it was left out.")


def _pages(item: _Element) -> dict[str, str | None]:
    first = child_text(item, "pages", "first_page")
    last = child_text(item, "pages", "last_page")
    parents = (item, child(item, "publisher_item"))
    numbers = [
        plain_text(number)
        for parent in parents
        if parent is not None
        for number in children(parent, "item_number")
        if (number.get("item_number_type") or "").replace("-", "_") == "article_number"
    ]
    return {
        "pages": f"{first}-{last}" if first and last else first,
        "page_start": first,
        "page_end": last,
        "article_number": next(filter(None, numbers), None),
    }


def _publisher(item: _Element, chapter: dict[str, Any]) -> Organization | None:
    name = child_text(item, "publisher", "publisher_name") or chapter.get("publisher")
    for metadata in (*_CONTAINERS, *_SERIES):
        sibling = _sibling(item, metadata)
        name = name or child_text(sibling, "publisher", "publisher_name")
    for query in item.iterancestors("{*}query", "{*}crossref_metadata"):
        for given in children(query, "crm-item"):
            if given.get("name") == "publisher-name":
                name = name or plain_text(given)
    return build(Organization, "", name=name) if name else None


def date_of(element: _Element) -> str | None:
    """Return the partial date of year, month and day; of a season only its year.

    Crossref writes seasons and quarters as months 21 to 34 (common5.5.0.xsd).
    """
    year, month, day = (child_text(element, name) for name in ("year", "month", "day"))
    if year is None:
        return from_iso(plain_text(element))
    numbers: list[int] = []
    for part in (year, month, day):
        if part is None or not (part.isascii() and part.isdigit()):
            break
        numbers.append(int(part))
    if len(numbers) > 1 and 21 <= numbers[1] <= 34:
        del numbers[1:]
    return from_date_parts(numbers)


def _dates(item: _Element, problems: ProblemList) -> dict[str, str]:
    """Return the item's own dates of publication, the earliest as ``published``."""
    dates: dict[str, str] = {}
    elements = [element for name in _DATES for element in children(item, name)]
    database = descend(item, "database_date", "publication_date")
    for element in (*elements, *([] if database is None else [database])):
        value = date_of(element)
        if value is None:
            if text := plain_text(element):
                problems.warn(element, f"'{text}' is not a date, so it was left out.")
            continue
        if element in elements and local_name(element.tag) == "publication_date":
            medium = element.get("media_type", "print")
            if medium in {"online", "print"}:
                dates.setdefault(f"published_{medium}", value)
        dates["published"] = earlier(dates.get("published"), value) or value
    return dates


def _dated(
    item: _Element,
    issue: _Element | None,
    chapter: dict[str, Any],
    problems: ProblemList,
) -> dict[str, str | None]:
    dates = _dates(item, problems)
    for around in (issue, _sibling(item, "proceedings_metadata")):
        if not dates and around is not None:
            dates = _dates(around, problems)
    if not dates:
        dates = {key: chapter[key] for key in chapter if key.startswith("published")}
    acceptance = child(item, "acceptance_date")
    accepted = date_of(acceptance) if acceptance is not None else None
    return {**dates, "accepted": accepted}


def _access(item: _Element) -> dict[str, Any]:
    """Return licence and freedom to read, as AccessIndicators.xsd gives them."""
    crossmark = child(item, "crossmark")
    custom = child(crossmark, "custom_metadata") if crossmark is not None else None
    licences: dict[str, str] = {}
    free: bool | None = None
    for parent in (item, *([] if custom is None else [custom])):
        for program in children(parent, "program"):
            for reference in children(program, "license_ref"):
                url = clean_url(plain_text(reference))
                if url is not None:
                    licences.setdefault(reference.get("applies_to", "vor"), url)
            mark = child(program, "free_to_read")
            if mark is not None and not mark.attrib:
                free = True
    return {"license": licences.get("vor"), "free_to_read": free}
