"""What a store says of its graphs: from which source, which bytes, how many statements.

These statements stand in the default graph. They hold no time and no path, so the same
sources make the same store anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retract_ld.namespaces import DCTERMS, PROV, RDF, SCHEMA, VOID
from retract_ld.stores.staging import Staged
from retract_ld.terms import Node, Term, digest, integer, iri_text, string

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["GraphInfo", "described", "graphs_of", "sizes"]


@dataclass(frozen=True, slots=True)
class GraphInfo:
    """A named graph of a store."""

    graph: Term
    source: str | None
    """Name of the file it was read from."""
    triples: int


def sizes(store: ox.Store) -> dict[Term, int]:
    """Count the statements of each named graph."""
    rows = store.query(
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    )
    return {f"<{row['g'].value}>": int(row["n"].value) for row in rows}  # type: ignore[union-attr]


def graphs_of(store: ox.Store) -> list[GraphInfo]:
    """Return the named graphs of a store as its default graph describes them."""
    import pyoxigraph as ox

    found: dict[Term, GraphInfo] = {}
    default = ox.DefaultGraph()
    source = ox.NamedNode(iri_text(DCTERMS.source))
    triples = ox.NamedNode(iri_text(VOID.triples))
    for quad in store.quads_for_pattern(None, source, None, default):
        graph = quad.subject
        count = next(store.quads_for_pattern(graph, triples, None, default), None)
        assert isinstance(graph, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal)
        number = int(count.object.value) if count else 0  # type: ignore[union-attr]
        found[f"<{graph.value}>"] = GraphInfo(
            f"<{graph.value}>", quad.object.value, number
        )
    return sorted(found.values(), key=lambda info: (info.source or "", info.graph))


def described(
    staged: Staged, files: Mapping[Term, str], counted: Mapping[Term, int]
) -> Iterator[Node]:
    """Yield what the default graph says of new graphs and their sources.

    Args:
        files: the name of each graph's source.
        counted: the statements of each graph.
    """
    for graph, file in sorted(files.items()):
        pairs = [(RDF.type, PROV.Bundle), (DCTERMS.source, string(file))]
        if graph in counted:
            pairs.append((VOID.triples, integer(counted[graph])))
        hashes = sorted(staged.digests.get(file, ()))
        source = f"<{staged.base}source/{digest(file, *hashes)}>"
        if hashes:
            pairs.append((PROV.wasDerivedFrom, source))
        yield Node(graph, pairs)
        if hashes:
            yield Node(
                source,
                [
                    (RDF.type, PROV.Entity),
                    (RDF.type, SCHEMA.DigitalDocument),
                    (SCHEMA.name, string(file)),
                    *((SCHEMA.sha256, string(value)) for value in hashes),
                ],
            )
