"""The page's document → meta and link tags, for readers that know no JSON-LD.

Names that the page has already are left to it. Highwire tags are written as Google
Scholar's inclusion guidelines ask (dates with slashes), Dublin Core as DCMI's "Expressing
Dublin Core in HTML" has it, links as FAIR Signposting (level 1) does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from retract_ld.errors import VocabularyError
from retract_ld.models import Document
from retract_ld.pages.content import Content
from retract_ld.pages.identity import PageHead
from retract_ld.terms import doi_iri, iri_text

__all__ = ["META_SETS", "link_tags", "meta_tags"]

#: What can be asked for.
META_SETS: Final = ("highwire", "dublin-core", "signposting")


def meta_tags(
    said: Content, wanted: tuple[str, ...], head: PageHead
) -> tuple[tuple[str, str], ...]:
    """Return names and contents of the meta tags that a page lacks.

    Raises:
        VocabularyError: when a set is asked for that there is not.
    """
    for name in wanted:
        if name not in META_SETS:
            raise VocabularyError(
                f"There are no tags '{name}'.", hint=f"Known: {', '.join(META_SETS)}."
            )
    pairs: list[tuple[str, str]] = []
    if "highwire" in wanted:
        pairs += _highwire(said.document)
    if "dublin-core" in wanted:
        pairs += _dublin_core(said)
    return tuple(pair for pair in pairs if pair[0].lower() not in head.meta)


def link_tags(
    said: Content, wanted: tuple[str, ...], head: PageHead
) -> tuple[tuple[str, str, str | None], ...]:
    """Return relation, address and media type of the signposting links that a page lacks."""
    if "signposting" not in wanted:
        return ()
    document = said.document
    found: list[tuple[str, str, str | None]] = []
    if document.doi:
        found.append(("cite-as", iri_text(doi_iri(document.doi)), None))
    found.append(("type", "https://schema.org/ScholarlyArticle", None))
    found += [
        ("author", f"https://orcid.org/{author.orcid}", None)
        for author in document.authors
        if author.orcid
    ]
    if document.license:
        found.append(("license", document.license, None))
    return tuple(link for link in found if link[0] not in head.links)


def _highwire(document: Document) -> Iterator[tuple[str, str]]:
    if document.title:
        yield "citation_title", document.title
    for author in document.authors:
        yield "citation_author", author.name
        for affiliation in author.affiliations:
            if affiliation.name:
                yield "citation_author_institution", affiliation.name
        if author.orcid:
            yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"
    for name, date in (
        ("citation_publication_date", document.published),
        ("citation_online_date", document.published_online),
    ):
        if date:
            yield name, date.replace("-", "/")
    journal = document.journal
    if journal:
        if journal.title:
            yield "citation_journal_title", journal.title
        for issn in journal.issns:
            yield "citation_issn", issn
    publisher = document.publisher.name if document.publisher else None
    for name, value in (
        ("citation_volume", document.volume),
        ("citation_issue", document.issue),
        ("citation_firstpage", document.page_start or document.article_number),
        ("citation_lastpage", document.page_end),
        ("citation_doi", document.doi),
        ("citation_pmid", document.pmid),
        ("citation_publisher", publisher),
        ("citation_language", document.language),
    ):
        if value:
            yield name, value


def _dublin_core(said: Content) -> Iterator[tuple[str, str]]:
    document = said.document
    if document.title:
        yield "DC.title", document.title
    for author in document.authors:
        yield "DC.creator", author.name
    publisher = document.publisher.name if document.publisher else None
    for name, value in (
        ("DC.date", document.published),
        ("DC.publisher", publisher),
        ("DC.language", document.language),
        ("DC.identifier", document.doi and f"doi:{document.doi}"),
    ):
        if value:
            yield name, value
    others: dict[str, None] = {}
    for update in said.updates:
        for other in (update.notice, update.work):
            if other is not None and other.doi and other.doi != document.doi:
                others[other.doi] = None
    for doi in others:
        yield "DC.relation", f"doi:{doi}"
