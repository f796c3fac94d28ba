"""Jobs of a worker that ask the store for what is known beforehand: pages, RDF, statuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

import msgspec

from retract_ld.dates import is_partial_date
from retract_ld.errors import VocabularyError
from retract_ld.identifiers import normalize_doi
from retract_ld.namespaces import FABIO, SCHEMA
from retract_ld.server.jobs import Answer, problem
from retract_ld.server.settings import Settings
from retract_ld.terms import iri_text
from retract_ld.web import (
    FORMS,
    Resource,
    ServerLinks,
    describe,
    not_found_page,
    overview,
    path_of,
    read_query_form,
    render,
    resource_at,
    search_page,
    serialize,
    sparql_page,
    status_document,
    vocabulary_page,
)
from retract_ld.web.claims import claims_of
from retract_ld.web.describing import continues
from retract_ld.web.listings import search
from retract_ld.web.rendering import page_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["DOCUMENT_JOBS", "HTML", "links_of"]

HTML: Final = "text/html"

#: Statements about the store itself that are given at most.
_BOUND: Final = 20_000

#: What kinds of documents are, for signposting.
_TYPES: Final[Mapping[str, str]] = {
    "work": iri_text(SCHEMA.ScholarlyArticle),
    "notice": iri_text(FABIO.RetractionNotice),
}


def links_of(settings: Settings) -> ServerLinks:
    """Return how the pages of a server spell their links."""
    return ServerLinks(settings.root_path, settings.base, settings.public or None)


def document(
    store: ox.Store,
    settings: Settings,
    path: str,
    extension: str,
    media_type: str,
    page: int,
) -> Answer:
    """Show or describe what is at a path.

    Args:
        path: as it stands in the request, without the extension.
        extension: of one of `FORMS`, or nothing for what was negotiated.
        page: which of the pages that it all takes.
    """
    ending = f".{extension}" if extension else ""
    resource = resource_at(store, path, settings.base)
    if resource is None and ending:
        # A DOI may end like a file.
        resource = resource_at(store, path + ending, settings.base)
        path, ending, media_type = path + ending, "", HTML
    if resource is None:
        return _nothing(path, settings, media_type)
    links = links_of(settings)
    proper = path_of(resource.iri, settings.base)
    if proper is not None and proper != path:
        there = links.page(proper) + ending
        location = there + page_query(page)
        return Answer(301, "text/plain", b"", {"Location": location})
    claims = None
    if resource.kind in {"work", "notice"}:
        claims = claims_of(store, resource.iri, page=page)
    if page > 1 and not (
        (claims and (claims.all or claims.unreadable))
        or continues(store, resource, None, page - 1)
    ):
        return _nothing(path + page_query(page), settings, media_type)
    at = _At(links, path, ending, page, continues(store, resource, claims, page))
    headers = _signposts(resource, at, media_type, settings)
    if media_type == HTML:
        html = render(store, resource, links, number=page, claims=claims)
        return _html(200, html, headers)
    said = describe(store, resource, claims.all if claims else None, page)
    return Answer(200, media_type, serialize(said, media_type), headers)


class _At(NamedTuple):
    """Where a document is."""

    links: ServerLinks
    path: str
    ending: str
    """Extension that was asked for, with its dot."""
    page: int
    goes_on: bool
    """Whether there is a page after it."""

    def form(self, extension: str) -> str:
        return self.links.form(self.path, extension) + page_query(self.page)

    def html(self) -> str:
        return self.links.page(self.path) + page_query(self.page)

    def turned(self, by: int) -> str:
        """Spell the address of a page before or after, in the form that was asked for."""
        return self.links.page(self.path) + self.ending + page_query(self.page + by)


def _html(status: int, text: str, headers: dict[str, str] | None = None) -> Answer:
    return Answer(status, HTML, text.encode(), headers or {})


def _nothing(path: str, settings: Settings, media_type: str) -> Answer:
    if media_type == HTML:
        shown = unquote(path, errors="replace")
        return _html(404, not_found_page(shown, links_of(settings)))
    return problem(404, "The graph knows no such thing.")


def _signposts(
    resource: Resource, at: _At, media_type: str, settings: Settings
) -> dict[str, str]:
    """Say what belongs to a document (FAIR Signposting, level 1), and where its form is."""
    signposts = [f'<{_ascii(resource.iri)}>; rel="cite-as"']
    if media_type == HTML:
        signposts += [
            f'<{at.form(extension)}>; rel="describedby"; type="{form}"'
            for extension, form, _ in FORMS
        ]
        signposts.append('<https://schema.org/AboutPage>; rel="type"')
    else:
        signposts.append(f'<{at.html()}>; rel="describes"; type="{HTML}"')
    if resource.kind in _TYPES:
        signposts.append(f'<{_TYPES[resource.kind]}>; rel="type"')
    if at.page > 1:
        signposts.append(f'<{at.turned(-1)}>; rel="prev"')
    if at.goes_on:
        signposts.append(f'<{at.turned(1)}>; rel="next"')
    if settings.license:
        signposts.append(f'<{_ascii(settings.license)}>; rel="license"')
    headers = {"Link": ", ".join(signposts)}
    for extension, form, _ in FORMS:
        if form == media_type:
            headers["Content-Location"] = at.form(extension)
    return headers


def _ascii(iri: str) -> str:
    """Spell an IRI as a URI (RFC 3987, 3.1): headers have no other characters."""
    return "".join(
        c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode()) for c in iri
    )


def first_page(store: ox.Store, settings: Settings, media_type: str) -> Answer:
    """Show what the store holds, or give what it says of its graphs."""
    import pyoxigraph as ox

    if media_type == HTML:
        return _html(200, overview(store, links_of(settings)))
    said = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return Answer(200, media_type, serialize(islice(said, _BOUND), media_type))


def vocabulary(store: ox.Store, settings: Settings) -> Answer:  # noqa: ARG001
    """Show the list of all terms."""
    return _html(200, vocabulary_page(links_of(settings)))


def found(
    store: ox.Store, settings: Settings, text: str, page: int, media_type: str
) -> Answer:
    """Search documents by DOI or words of their title."""
    if media_type == HTML:
        return _html(200, search_page(store, text, page, links_of(settings)))
    try:
        hits = search(store, text) if text.strip() else []
    except VocabularyError as error:
        return problem(400, str(error))
    entries = [
        {"iri": hit.iri, "title": hit.title, "path": path_of(hit.iri, settings.base)}
        for hit in hits
    ]
    return _json({"q": text, "hits": entries})


def query_form(
    store: ox.Store,  # noqa: ARG001
    settings: Settings,
    parameters: dict[str, str],
    wrong: str,
) -> Answer:
    """Show the query form without an answer, and why there is none."""
    form = read_query_form(parameters)
    return _html(200, sparql_page(links_of(settings), form, problem=wrong))


def status(store: ox.Store, settings: Settings, doi: str, as_of: str | None) -> Answer:  # noqa: ARG001
    """Tell the status of a work."""
    if as_of is not None and not is_partial_date(as_of):
        return problem(400, f"as_of: {as_of!r:.100} is not a day, month or year.")
    canonical = normalize_doi(doi)
    if canonical is None:
        return problem(400, f"{doi!r:.200} is not a DOI.")
    told = status_document(store, canonical, as_of=as_of)
    return Answer(200, "application/json", told.model_dump_json().encode())


def statuses(
    store: ox.Store, settings: Settings, dois: list[str], as_of: str | None
) -> Answer:
    """Tell the statuses of works, each in its place; what is no DOI is told as such."""
    told, refused = [], []
    for doi in dois:
        answer = status(store, settings, doi, as_of)
        if answer.status == 200:
            told.append(msgspec.Raw(answer.body))
        elif as_of is not None and not is_partial_date(as_of):
            return answer
        else:
            refused.append({"doi": doi, "detail": f"{doi!r:.200} is not a DOI."})
    return _json({"statuses": told, "refused": refused})


def _json(document: object) -> Answer:
    return Answer(200, "application/json", msgspec.json.encode(document))


DOCUMENT_JOBS: Final[Mapping[str, Callable[..., Answer]]] = {
    "document": document,
    "first_page": first_page,
    "vocabulary": vocabulary,
    "search": found,
    "query_form": query_form,
    "status": status,
    "statuses": statuses,
}
