"""What the graph says of a resource, bounded, and the forms it is written in.

A document comes with the claims about it and in it; a claim with its documents, authors
and journal; whatever else with the statements it is the subject of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Final

from retract_ld.exporting import settings
from retract_ld.graphs import from_oxigraph
from retract_ld.mapping import PROFILES, Mapper
from retract_ld.terms import DEFAULT_BASE, Node, Term
from retract_ld.web.addresses import Resource
from retract_ld.web.claims import LIMIT, Claims, claim_at, claims_of
from retract_ld.web.quads import quads_about
from retract_ld.web.vocabulary import term_quads
from retract_ld.writers import find_writer

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["describe", "nodes_of", "serialize"]

#: Statements of one resource that are given at most: a journal may be anywhere.
BOUND: Final = 20_000


def describe(
    store: ox.Store, resource: Resource, claims: Claims | None = None
) -> list[ox.Quad]:
    """Return the quads that describe a resource, sorted, no more than a page can bear.

    Args:
        claims: those of a document, if they have been read already.
    """
    quads: set[ox.Quad] = set()
    if resource.kind in {"term", "register"}:
        quads.update(term_quads(resource.iri))
    for count, quad in enumerate(quads_about(store, resource.iri)):
        if count < BOUND:
            quads.add(quad)
    if resource.kind in {"work", "notice"}:
        known = claims or claims_of(store, resource.iri)
        whole = known.all[:LIMIT]
        for claim in whole:
            quads.update(claim.quads)
    elif resource.kind == "claim":
        for claim in claim_at(store, resource.iri):
            quads.update(claim.quads)
    return sorted(quads, key=str)


def nodes_of(quads: Iterable[ox.Quad | ox.Triple]) -> list[Node]:
    """Return the node blocks of quads, graphs left out, each statement once, sorted."""
    pairs: dict[Term, set[tuple[Term, Term]]] = defaultdict(set)
    for subject, predicate, value in from_oxigraph(quads):
        pairs[subject].add((predicate, value))
    return [Node(subject, sorted(pairs[subject])) for subject in sorted(pairs)]


def serialize(
    quads: Iterable[ox.Quad | ox.Triple], form: str, base: str = DEFAULT_BASE
) -> bytes:
    """Write a description in a format of ours, named by name, extension or media type.

    Raises:
        VocabularyError: if there is no such format.
        WriteError: if the format cannot carry a value.
    """
    stream = BytesIO()
    sink = find_writer(form).open(stream, settings(_mapper(base)))
    sink.add(nodes_of(quads))
    sink.close()
    return stream.getvalue()


def _mapper(base: str) -> Mapper:
    return Mapper(tuple(PROFILES.values()), base)
