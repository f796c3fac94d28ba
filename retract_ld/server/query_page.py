"""A query → the page of the query form with its answer, for browsers without scripts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from retract_ld.queries import Results
from retract_ld.queries.asking import results_of, term_of_oxigraph
from retract_ld.server.documents import HTML, links_of
from retract_ld.server.evaluation import asked
from retract_ld.server.jobs import Answer
from retract_ld.server.settings import Settings
from retract_ld.web import read_query_form, sparql_page

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["evaluate_for_page"]

#: Rows that a page shows.
_ROWS: Final = 500


def evaluate_for_page(
    store: ox.Store,
    settings: Settings,
    parameters: dict[str, str],
    default_graphs: list[str],
    named_graphs: list[str],
) -> Answer:
    """Answer the query of the form on a page."""
    form = read_query_form(parameters)
    links = links_of(settings)
    if not form.ready:
        return Answer(200, HTML, sparql_page(links, form).encode())
    answer = asked(store, form.query, default_graphs, named_graphs)
    if isinstance(answer, Answer):
        # The server shows it on the page, as it does what no worker can tell.
        return answer
    results, whole = _results(answer, min(_ROWS, settings.max_rows))
    page = sparql_page(links, form, results, truncated=not whole)
    return Answer(200, HTML, page.encode())


def _results(
    answer: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, most: int
) -> tuple[Results, bool]:
    import pyoxigraph as ox

    if isinstance(answer, ox.QueryBoolean):
        return results_of(answer), True
    if isinstance(answer, ox.QueryTriples):
        names: tuple[str, ...] = ("subject", "predicate", "object")
        terms = ((t.subject, t.predicate, t.object) for t in answer)
        kind = "graph"
    else:
        names = tuple(variable.value for variable in answer.variables)
        terms = (tuple(row) for row in answer)
        kind = "select"
    rows = tuple(
        tuple(None if term is None else term_of_oxigraph(term) for term in row)
        for row in islice(terms, most + 1)
    )
    return Results(names, rows[:most], kind), len(rows) <= most
