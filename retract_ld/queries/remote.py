"""A query to a SPARQL endpoint."""

from __future__ import annotations

from typing import Final

from retract_ld.queries.asking import Results, results_of, term_of_oxigraph
from retract_ld.stores.endpoint import Endpoint, unreadable

__all__ = ["ask_endpoint"]

#: JSON for what has rows, N-Triples for graphs: every engine writes both.
_ACCEPT: Final = (
    "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
)


def ask_endpoint(endpoint: Endpoint, sparql: str) -> Results:
    """Put a query to an endpoint.

    Raises:
        StoreError: if the endpoint fails or its answer cannot be read.
    """
    import pyoxigraph as ox

    body, media_type = endpoint.query(sparql, _ACCEPT)
    try:
        if media_type in {"application/n-triples", "text/turtle", "text/plain"}:
            form = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.N_TRIPLES
            triples = {
                (
                    term_of_oxigraph(quad.subject),
                    term_of_oxigraph(quad.predicate),
                    term_of_oxigraph(quad.object),
                )
                for quad in ox.parse(body, format=form)
            }
            names = ("subject", "predicate", "object")
            return Results(names, tuple(sorted(triples)), "graph")
        return results_of(
            ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        )
    except (SyntaxError, ValueError, TypeError) as error:
        raise unreadable(endpoint, media_type, error) from error
