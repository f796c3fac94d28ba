"""What a remote store says of the graphs that were loaded into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from retract_ld.namespaces import DCTERMS, PROV, VOID
from retract_ld.stores.endpoint import Endpoint, unreadable
from retract_ld.stores.graph_writers import sparql_text
from retract_ld.terms import Term, digest

__all__ = ["Known", "count", "description_of", "known_graphs", "named_load"]

#: Names to ask for in one query.
_ASKED: Final = 100


@dataclass(frozen=True, slots=True)
class Known:
    """What a remote store says of a graph of ours."""

    source: str
    load: Term
    triples: int
    complete: bool


def description_of(base: str, graph: Term) -> Term:
    """Name the graph that describes a graph."""
    return f"<{base}graph/description/{digest(graph)}>"


def known_graphs(
    endpoint: Endpoint, base: str, variable: str, values: Iterable[Term]
) -> dict[Term, Known]:
    """Ask what the store has of some sources or descriptions."""
    found: dict[Term, Known] = {}
    values = iter(values)
    while some := list(islice(values, _ASKED)):
        rows = _select(
            endpoint,
            "SELECT ?description ?graph ?source ?load ?triples ?done WHERE {\n"
            f"VALUES ?{variable} {{ {sparql_text(' '.join(some))} }}\n"
            f"GRAPH ?description {{ ?graph {DCTERMS.source} ?source ;"
            f" {PROV.wasGeneratedBy} ?load ; {VOID.triples} ?triples ."
            f" OPTIONAL {{ ?graph {PROV.wasDerivedFrom} ?done }} }} }}",
        )
        for description, graph, source, load, triples, done in rows:
            if f"<{description}>" == description_of(base, f"<{graph}>"):
                found[f"<{graph}>"] = Known(
                    source, f"<{load}>", int(triples), bool(done)
                )
    return found


def _select(endpoint: Endpoint, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an answer as IRIs and lexical forms, empty where unbound."""
    import pyoxigraph as ox

    body, media_type = endpoint.query(sparql, "application/sparql-results+json")
    try:
        answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        rows = [tuple(getattr(term, "value", "") for term in row) for row in answer]  # type: ignore[union-attr]
    except (SyntaxError, ValueError, TypeError) as error:
        raise unreadable(endpoint, media_type, error) from error
    yield from rows


def count(endpoint: Endpoint, graph: Term) -> int:
    """Return how many statements a graph has."""
    ((number,),) = _select(
        endpoint,
        f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}",
    )
    return int(number)


def named_load(
    endpoint: Endpoint, description: Term, graph: Term
) -> tuple[Term | None, bool]:
    """Return the load that fills a graph now or did, and whether it is complete."""
    rows = _select(
        endpoint,
        f"SELECT ?load ?done WHERE {{ GRAPH {description} {{"
        f" {graph} {PROV.wasGeneratedBy} ?load ."
        f" OPTIONAL {{ {graph} {PROV.wasDerivedFrom} ?done }} }} }}",
    )
    return next(((f"<{load}>", bool(done)) for load, done in rows), (None, False))
