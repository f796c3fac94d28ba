"""Between our terms and the RDF libraries: rdflib for one record, pyoxigraph for volume."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from retract_ld.terms import Node, Term, lexical, string

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["from_oxigraph", "from_rdflib", "to_oxigraph", "to_rdflib"]


def to_rdflib(nodes: Iterable[Node], *, ordered: bool = False) -> rdflib.Graph:
    """Return an rdflib graph of node blocks; on demand one that keeps their order."""
    import rdflib

    # rdflib's usual store gives triples in hash order, its simple one as they came.
    store = "SimpleMemory" if ordered else "default"
    graph = rdflib.Graph(store, bind_namespaces="none")
    for subject, pairs in nodes:
        s = rdflib.URIRef(subject[1:-1])
        for predicate, value in pairs:
            graph.add((s, rdflib.URIRef(predicate[1:-1]), _rdflib_term(value)))
    return graph


def _rdflib_term(term: Term) -> rdflib.term.Node:
    import rdflib

    if term[0] == "<":
        return rdflib.URIRef(term[1:-1])
    datatype = term[term.rindex('"') + 4 : -1]
    # Our lexical forms are canonical; rdflib would write some of them otherwise.
    return rdflib.Literal(
        lexical(term),
        datatype=rdflib.URIRef(datatype) if datatype else None,
        normalize=False,
    )


def from_rdflib(graph: rdflib.Graph) -> Iterator[tuple[Term, Term, Term]]:
    """Yield the triples of an rdflib graph as terms; blank nodes are left out."""
    import rdflib

    for s, p, o in graph:
        if not isinstance(s, rdflib.URIRef):
            continue
        if isinstance(o, rdflib.URIRef):
            yield f"<{s}>", f"<{p}>", f"<{o}>"
        elif isinstance(o, rdflib.Literal):
            datatype = f"^^<{o.datatype}>" if o.datatype else ""
            plain = datatype in {"", "^^<http://www.w3.org/2001/XMLSchema#string>"}
            tag = f"@{o.language}" if o.language else "" if plain else datatype
            yield f"<{s}>", f"<{p}>", f"{string(str(o))}{tag}"


def to_oxigraph(
    nodes: Iterable[Node], graph: Term | None = None
) -> Iterator[pyoxigraph.Quad]:
    """Yield the quads of node blocks, in a named graph or in the default graph."""
    import pyoxigraph as ox

    name = ox.NamedNode(graph[1:-1]) if graph else ox.DefaultGraph()
    for subject, pairs in nodes:
        s = ox.NamedNode(subject[1:-1])
        for predicate, value in pairs:
            yield ox.Quad(s, ox.NamedNode(predicate[1:-1]), _oxigraph_term(value), name)


def _oxigraph_term(term: Term) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    import pyoxigraph as ox

    if term[0] == "<":
        return ox.NamedNode(term[1:-1])
    datatype = term[term.rindex('"') + 4 : -1]
    return ox.Literal(
        lexical(term), datatype=ox.NamedNode(datatype) if datatype else None
    )


def from_oxigraph(
    quads: Iterable[pyoxigraph.Quad | pyoxigraph.Triple],
) -> Iterator[tuple[Term, Term, Term]]:
    """Yield pyoxigraph's quads as terms; blank nodes are left out."""
    import pyoxigraph as ox

    for quad in quads:
        s, o = quad.subject, quad.object
        if not isinstance(s, ox.NamedNode):
            continue
        if isinstance(o, ox.NamedNode):
            yield f"<{s.value}>", f"<{quad.predicate.value}>", f"<{o.value}>"
        elif isinstance(o, ox.Literal):
            plain = o.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
            tag = (
                f"@{o.language}"
                if o.language
                else ""
                if plain
                else f"^^<{o.datatype.value}>"
            )
            yield f"<{s.value}>", f"<{quad.predicate.value}>", f"{string(o.value)}{tag}"
