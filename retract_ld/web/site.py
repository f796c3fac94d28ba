"""A store → its pages and their RDF as files that any web server can host.

The same store gives the same bytes, with any number of processes. Persons get no pages:
a list of works beside a name is nothing to leave lying about for search engines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retract_ld import __version__
from retract_ld.errors import VocabularyError
from retract_ld.queries import ask, catalogue
from retract_ld.stores import open_store
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web.addresses import Resource, path_of
from retract_ld.web.assets import asset, hashed_name
from retract_ld.web.claims import ClaimReader, StoredClaim, claim_at, claims_of
from retract_ld.web.describing import describe, serialize_in
from retract_ld.web.front_pages import not_found_page, overview, vocabulary_page
from retract_ld.web.links import FORMS, SiteLinks, file_of
from retract_ld.web.listing_pages import (
    BrowseEntry,
    browse_pages,
    question_page,
    questions_page,
    site_search_page,
)
from retract_ld.web.pages import claim_page, document_page, render, summary_of
from retract_ld.web.search_index import Entry, SearchIndex
from retract_ld.web.site_folder import MARKER, new_folder
from retract_ld.web.site_resources import resources_of
from retract_ld.web.sitemap import sitemap_files

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Plan", "SiteCounts", "write_site"]

#: Resources that a process writes before it takes the next.
_BATCH: Final = 100
_ASSETS: Final = ("icon.svg", "search.js", "style.css")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site is to be like."""

    base: str = DEFAULT_BASE
    """Where minted IRIs lie."""
    public: str | None = None
    """Address of the folder on the web, without a slash at the end."""
    extensions: tuple[str, ...] = ("ttl", "jsonld")
    """RDF forms to write beside each page."""
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """What was written."""

    pages: int
    files: int


def write_site(
    store: str | Path,
    folder: str | Path,
    plan: Plan | None = None,
    on_progress: Callable[[int, int], None] = lambda _, __: None,
) -> SiteCounts:
    """Write the pages of a store; an older site in the folder is replaced as a whole.

    Args:
        on_progress: called with the resources written so far and all there are.

    Raises:
        StoreError: if there is no store.
        VocabularyError: if the plan names an RDF form that there is not.
        WriteError: if the folder holds something else, or cannot be written.
    """
    how = plan or Plan()
    _check(how)
    graph = open_store(store)
    with new_folder(Path(folder)) as place:
        return _Site(graph, store, place, how).write(on_progress)


def _check(plan: Plan) -> None:
    known = [form[0] for form in FORMS]
    for extension in plan.extensions:
        if extension not in known:
            raise VocabularyError(
                f"A site has no RDF form '{extension}'.",
                hint=f"There are {', '.join(known)}.",
            )


class _Site:
    """A site in the making."""

    def __init__(
        self, graph: ox.Store, store: str | Path, place: Path, plan: Plan
    ) -> None:
        self._graph = graph
        self._store = store
        self._place = place
        self._plan = plan
        self._paths: list[str] = []
        self._files = 0

    def write(self, on_progress: Callable[[int, int], None]) -> SiteCounts:
        resources = resources_of(self._graph)
        found = self._documents(resources, on_progress)
        self._lists(found)
        self._front()
        for name in _ASSETS:
            self._put(f"assets/{hashed_name(name)}", asset(name)[0])
        if self._plan.public:
            for name, data in sitemap_files(self._plan.public, self._paths):
                self._put(name, data)
        counts = SiteCounts(len(self._paths), self._files + 1)
        marker = {"retract-ld": __version__, "pages": counts.pages}
        self._put(MARKER, (json.dumps(marker) + "\n").encode())
        return counts

    def _documents(
        self, resources: Sequence[Resource], on_progress: Callable[[int, int], None]
    ) -> list[BrowseEntry]:
        """Write the pages of all resources; return what lists say of the documents."""
        batches = [
            resources[start : start + _BATCH]
            for start in range(0, len(resources), _BATCH)
        ]
        entries: list[BrowseEntry] = []
        done = 0
        for batch, written in zip(batches, self._written(batches), strict=True):
            entries += [entry for _, entry in written if entry]
            self._paths += [path for path, _ in written]
            self._files += len(written) * (1 + len(self._plan.extensions))
            done += len(batch)
            on_progress(done, len(resources))
        return entries

    def _written(self, batches: Sequence[Sequence[Resource]]) -> Iterator[Written]:
        task = partial(_write_batch, self._store, self._place, self._plan)
        if self._plan.jobs == 1 or len(batches) < 2:
            yield from map(task, batches)
            return
        # Not forked: an open store has threads of its own.
        with ProcessPoolExecutor(
            self._plan.jobs, mp_context=get_context("spawn")
        ) as pool:
            yield from pool.map(task, batches)

    def _lists(self, found: list[BrowseEntry]) -> None:
        found.sort(key=lambda entry: (entry.title.casefold(), entry.path))
        index = SearchIndex()
        for entry in found:
            file = file_of(entry.path, "html")
            item = Entry(
                file, entry.title, entry.kind, entry.status, entry.tone, entry.doi
            )
            self._put_all(index.add(item))
        self._put_all(index.close())
        for path, html in browse_pages(found, self._links):
            self._page(path, html)

    def _front(self) -> None:
        known = frozenset(self._paths)
        self._page("/", overview(self._graph, self._links("/")))
        self._page("/search", site_search_page(self._links("/search")))
        self._page("/vocab", vocabulary_page(self._links("/vocab")))
        self._page("/questions", questions_page(self._links("/questions")))
        for name, query in catalogue().items():
            path = f"/questions/{name}"
            links = self._links(path)
            results = None if query.parameters else ask(self._graph, query.sparql)

            def target(iri: str, links: SiteLinks = links) -> str:
                at = path_of(iri, links.base)
                return links.page(at) if at in known else iri

            self._page(path, question_page(links, query, results, target))
        self._put(
            "404.html", not_found_page("this address", self._links("/404")).encode()
        )

    def _links(self, path: str) -> SiteLinks:
        return _links(path, self._plan)

    def _page(self, path: str, html: str) -> None:
        self._paths.append(path)
        self._put(file_of(path, "html"), html.encode())

    def _put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        for name, data in files:
            self._put(name, data)

    def _put(self, name: str, data: bytes) -> None:
        _put(self._place, name, data)
        self._files += 1


Written = list[tuple[str, BrowseEntry | None]]


def _links(path: str, plan: Plan) -> SiteLinks:
    return SiteLinks(path, plan.base, plan.public, plan.extensions)


def _put(place: Path, name: str, data: bytes) -> None:
    file = place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _write_batch(
    store: str | Path, place: Path, plan: Plan, batch: Sequence[Resource]
) -> Written:
    """Write the files of some resources; return their paths and entries for lists."""
    graph = _opened(str(store))
    reader = ClaimReader(graph)
    return [_write_resource(graph, place, plan, each, reader) for each in batch]


_OPEN: dict[str, ox.Store] = {}


def _opened(store: str) -> ox.Store:
    """Open a store once in each process."""
    if store not in _OPEN:
        _OPEN[store] = open_store(store)
    return _OPEN[store]


def _write_resource(
    graph: ox.Store, place: Path, plan: Plan, resource: Resource, reader: ClaimReader
) -> tuple[str, BrowseEntry | None]:
    path = path_of(resource.iri, plan.base)
    assert path is not None, resource
    links = _links(path, plan)
    entry = None
    claims: tuple[StoredClaim, ...] = ()
    if resource.kind in {"work", "notice"}:
        known = claims_of(graph, resource.iri, reader=reader)
        html = document_page(resource, known, links)
        entry = replace(summary_of(resource, known), path=path)
        claims = known.all
    elif resource.kind == "claim":
        claims = claim_at(graph, resource.iri, reader)
        html = claim_page(graph, resource, claims, links)
    else:
        html = render(graph, resource, links)
    _put(place, file_of(path, "html"), html.encode())
    if plan.extensions:
        quads = describe(graph, resource, claims)
        written = serialize_in(quads, plan.extensions)
        for extension, data in zip(plan.extensions, written, strict=True):
            _put(place, file_of(path, extension), data)
    return path, entry
