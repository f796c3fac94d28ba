"""Pages that are about no single resource: overview, search, vocabulary, nothing found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retract_ld.errors import VocabularyError
from retract_ld.web.figures import overview_facts
from retract_ld.web.links import Links
from retract_ld.web.listings import search
from retract_ld.web.rendering import page
from retract_ld.web.vocabulary import schemes

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["not_found_page", "overview", "search_page", "vocabulary_page"]


def overview(store: ox.Store, links: Links) -> str:
    """Return the first page: what the store holds, with charts."""
    return page(
        "overview.html",
        links,
        "/",
        "Retractions and other updates as linked data",
        facts=overview_facts(store),
    )


def search_page(
    store: ox.Store, text: str, page_number: int, links: Links, per_page: int = 20
) -> str:
    """Return the search form and, if there is something to search for, what was found."""
    hits, problem = [], ""
    if text.strip():
        try:
            hits = search(store, text)
        except VocabularyError as error:
            problem = str(error)
    pages = max(1, -(-len(hits) // per_page))
    number = min(max(page_number, 1), pages)
    return page(
        "search.html",
        links,
        "/search",
        f"Search: {text}" if text.strip() else "Search",
        text=text,
        hits=hits[(number - 1) * per_page : number * per_page],
        found=len(hits),
        number=number,
        pages=pages,
        problem=problem,
    )


def vocabulary_page(links: Links) -> str:
    """Return the list of all terms of our vocabulary."""
    return page("vocabulary.html", links, "/vocab", "Vocabulary", schemes=schemes())


def not_found_page(path: str, links: Links) -> str:
    """Return the page for an address that nothing is known of."""
    return page("not_found.html", links, None, "Nothing known", wanted=path)
