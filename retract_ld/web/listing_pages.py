"""Pages of a static site that stand in for a server: lists, search by script, answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retract_ld.queries import Query, Results, catalogue
from retract_ld.web.links import SiteLinks
from retract_ld.web.query_form import answer_cells, body_of
from retract_ld.web.rendering import page

__all__ = [
    "BrowseEntry",
    "browse_pages",
    "question_page",
    "questions_page",
    "site_search_page",
]

#: Documents on one page of the list, rows of an answer on its page.
_PER_PAGE: Final = 250
_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class BrowseEntry:
    """A document in a list."""

    path: str
    title: str
    kind: str
    status: str
    """Label of its current status, empty if it has none."""
    tone: str
    doi: str


def browse_pages(
    entries: Sequence[BrowseEntry], links: Callable[[str], SiteLinks]
) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of the list of all documents, sorted as they are given."""
    chunks = [
        entries[start : start + _PER_PAGE]
        for start in range(0, len(entries), _PER_PAGE)
    ]
    ranges = [(chunk[0].title, chunk[-1].title) for chunk in chunks]
    for number, chunk in enumerate(chunks, start=1):
        path = f"/browse/{number}"
        yield (
            path,
            page(
                "browse.html",
                links(path),
                path,
                f"Browse, page {number}",
                count=len(entries),
                entries=chunk,
                number=number,
                pages=len(chunks),
                ranges=[],
            ),
        )
    yield (
        "/browse",
        page(
            "browse.html",
            links("/browse"),
            "/browse",
            "Browse",
            count=len(entries),
            entries=None,
            ranges=ranges,
        ),
    )


def site_search_page(links: SiteLinks) -> str:
    """Return the search page of a static site."""
    return page("site_search.html", links, "/search", "Search")


def questions_page(links: SiteLinks) -> str:
    """Return the list of named queries."""
    queries = list(catalogue().values())
    return page("questions.html", links, "/questions", "Questions", queries=queries)


def question_page(
    links: SiteLinks,
    query: Query,
    results: Results | None,
    target: Callable[[str], str],
) -> str:
    """Return the page of a named query, with the answer if it needs no parameter.

    Args:
        target: spells the address that an IRI in the answer is linked to.
    """
    rows = results.rows[:_ROWS] if results else ()
    return page(
        "question.html",
        links,
        f"/questions/{query.name}",
        query.title,
        query=query,
        body=body_of(query),
        variables=results.variables if results else (),
        count=len(results.rows) if results else 0,
        cells=answer_cells(rows) if results else None,
        target=target,
    )
