"""Look-ups in a store: what stands there of one resource, by bound terms only.

An IRI that RDF does not allow matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retract_ld.namespaces import RDF
from retract_ld.terms import Term, iri_text

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "is_subject",
    "links_to",
    "objects",
    "quads_about",
    "quads_to",
    "solutions",
    "types",
]


def _named(iri: str) -> ox.NamedNode | None:
    import pyoxigraph as ox

    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def quads_about(store: ox.Store, iri: str, graph: object = None) -> Iterator[ox.Quad]:
    """Yield the quads with a subject, in all graphs or in one."""
    node = _named(iri)
    if node is not None:
        yield from store.quads_for_pattern(node, None, None, graph)  # type: ignore[arg-type]


def quads_to(store: ox.Store, predicate: Term, iri: str) -> Iterator[ox.Quad]:
    """Yield the quads of a predicate that point to a resource."""
    import pyoxigraph as ox

    node = _named(iri)
    if node is not None:
        link = ox.NamedNode(iri_text(predicate))
        yield from store.quads_for_pattern(None, link, node)


def links_to(store: ox.Store, predicate: Term, iri: str) -> bool:
    """Tell whether anything points to a resource by a predicate."""
    return next(quads_to(store, predicate, iri), None) is not None


def is_subject(store: ox.Store, iri: str) -> bool:
    """Tell whether anything is said of a resource."""
    return next(quads_about(store, iri), None) is not None


def objects(store: ox.Store, iri: str, predicate: Term) -> list[str]:
    """Return the distinct values of a property in all graphs, IRIs or texts, sorted."""
    import pyoxigraph as ox

    wanted = iri_text(predicate)
    return sorted(
        {
            quad.object.value
            for quad in quads_about(store, iri)
            if quad.predicate.value == wanted
            and isinstance(quad.object, ox.NamedNode | ox.Literal)
        }
    )


def types(store: ox.Store, iri: str) -> frozenset[str]:
    """Return the classes of a resource."""
    return frozenset(objects(store, iri, RDF.type))


def solutions(store: ox.Store, sparql: str) -> Iterator[dict[str, str]]:
    """Yield the solutions of a SELECT query: IRI or text by variable, bound ones only."""
    import pyoxigraph as ox

    answer = store.query(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {
            name: term.value
            for name, term in zip(names, solution, strict=True)
            if isinstance(term, ox.NamedNode | ox.Literal)
        }
