"""Jobs of a worker that ask the store for what is known beforehand: pages, RDF, statuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final
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
from retract_ld.web.listings import search

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
    store: ox.Store, settings: Settings, path: str, extension: str, media_type: str
) -> Answer:
    """Show or describe what is at a path.

    Args:
        path: as it stands in the request, without the extension.
        extension: of one of `FORMS`, or nothing for what was negotiated.
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
        return Answer(301, "text/plain", b"", {"Location": there})
    headers = _signposts(resource, links, path, media_type, settings)
    if media_type == HTML:
        return _html(200, render(store, resource, links), headers)
    written = serialize(describe(store, resource), media_type)
    return Answer(200, media_type, written, headers)


def _html(status: int, text: str, headers: dict[str, str] | None = None) -> Answer:
    return Answer(status, HTML, text.encode(), headers or {})


def _nothing(path: str, settings: Settings, media_type: str) -> Answer:
    if media_type == HTML:
        shown = unquote(path, errors="replace")
        return _html(404, not_found_page(shown, links_of(settings)))
    return problem(404, "The graph knows no such thing.")


def _signposts(
    resource: Resource,
    links: ServerLinks,
    path: str,
    media_type: str,
    settings: Settings,
) -> dict[str, str]:
    """Say what belongs to a document (FAIR Signposting, level 1), and where its form is."""
    signposts = [f'<{_ascii(resource.iri)}>; rel="cite-as"']
    if media_type == HTML:
        signposts += [
            f'<{links.form(path, extension)}>; rel="describedby"; type="{form}"'
            for extension, form, _ in FORMS
        ]
        signposts.append('<https://schema.org/AboutPage>; rel="type"')
    else:
        signposts.append(f'<{links.page(path)}>; rel="describes"; type="{HTML}"')
    if resource.kind in _TYPES:
        signposts.append(f'<{_TYPES[resource.kind]}>; rel="type"')
    if settings.license:
        signposts.append(f'<{_ascii(settings.license)}>; rel="license"')
    headers = {"Link": ", ".join(signposts)}
    for extension, form, _ in FORMS:
        if form == media_type:
            headers["Content-Location"] = links.form(path, extension)
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
