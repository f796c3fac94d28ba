"""Blank nodes of RDF files that go to a remote store get names.

A blank node has no identity beyond one request, so statements about it could not be sent
in several (RDF 1.1 Concepts, 3.5). The names come from the canonical form of the graph
(RDFC-1.0): the same file has the same names in every load.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retract_ld.terms import Term, digest, iri_text

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["named"]


def named(store: ox.Store, graph: Term, path: Path, base: str) -> None:
    """Write the statements of a graph to a file of N-Triples without blank nodes."""
    import pyoxigraph as ox

    name = ox.NamedNode(iri_text(graph))
    with path.open("wb") as stream:
        store.dump(stream, format=ox.RdfFormat.N_TRIPLES, from_graph=name)
    if not _has_blank_nodes(path):
        return
    dataset = ox.Dataset(store.quads_for_pattern(None, None, None, name))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    def iri(label: str) -> ox.NamedNode:
        return ox.NamedNode(f"{base}genid/{digest(graph, label)}")

    def renamed(term: object) -> object:
        if isinstance(term, ox.BlankNode):
            return iri(term.value)
        if isinstance(term, ox.Triple):
            return ox.Triple(*map(renamed, (term.subject, term.predicate, term.object)))  # type: ignore[arg-type]
        return term

    lines = sorted(f"{renamed(quad.triple)} .\n" for quad in dataset)
    path.write_text("".join(lines), encoding="utf-8")


def _has_blank_nodes(path: Path) -> bool:
    with path.open("rb") as stream:
        # A literal may look so; that costs time only.
        return any(line.startswith(b"_:") or b" _:" in line for line in stream)
