"""What the graph says of a resource, bounded, and the forms it is written in.

A document comes with the claims about it and in it; a claim with its documents, authors
and journal; whatever else with the statements it is the subject of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from retract_ld.exporting import settings
from retract_ld.mapping import PROFILES, Mapper
from retract_ld.namespaces import PREFIXES
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web.addresses import Resource
from retract_ld.web.claims import LIMIT, StoredClaim, claim_at, claims_of
from retract_ld.web.quads import quads_about
from retract_ld.web.vocabulary import term_quads
from retract_ld.writers import find_writer

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["describe", "serialize", "serialize_in"]

#: Statements of one resource that are given at most: a journal may be anywhere.
BOUND: Final = 20_000


def describe(
    store: ox.Store, resource: Resource, claims: Iterable[StoredClaim] | None = None
) -> list[ox.Quad]:
    """Return the quads that describe a resource, sorted, no more than a page can bear.

    Args:
        claims: those that belong to it, if they have been read already.
    """
    quads: set[ox.Quad] = set()
    if resource.kind in {"term", "register"}:
        quads.update(term_quads(resource.iri))
    for count, quad in enumerate(quads_about(store, resource.iri)):
        if count < BOUND:
            quads.add(quad)
    if claims is None:
        claims = _claims(store, resource)
    for claim in islice(claims, LIMIT):
        quads.update(claim.quads)
    return sorted(quads, key=str)


def _claims(store: ox.Store, resource: Resource) -> tuple[StoredClaim, ...]:
    if resource.kind in {"work", "notice"}:
        return claims_of(store, resource.iri).all
    return claim_at(store, resource.iri) if resource.kind == "claim" else ()


def serialize(quads: Iterable[ox.Quad], form: str) -> bytes:
    """Write a description in a format of ours, named by name, extension or media type.

    Formats of triples leave the graphs out and have each statement once.

    Raises:
        VocabularyError: if there is no such format.
    """
    return next(serialize_in(quads, (form,)))


def serialize_in(quads: Iterable[ox.Quad], forms: Iterable[str]) -> Iterator[bytes]:
    """Write a description in some formats, in their order; see `serialize`.

    Raises:
        VocabularyError: if there is no such format.
    """
    import pyoxigraph as ox

    written = list(quads)
    prefixes = _prefixes(written)
    triples: list[ox.Triple] = []
    for form in forms:
        media_type = find_writer(form).media_type
        known = ox.RdfFormat.from_media_type(media_type)
        assert known is not None, media_type
        statements: list[ox.Triple] | list[ox.Quad] = written
        if not known.supports_datasets or known == ox.RdfFormat.JSON_LD:
            triples = triples or sorted({quad.triple for quad in written}, key=str)
            statements = triples
        data = ox.serialize(statements, format=known, prefixes=prefixes)
        assert data is not None
        yield data


def _prefixes(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return the prefixes of ours that are of use."""
    import pyoxigraph as ox

    iris = sorted(
        {
            term.value
            for quad in quads
            for term in (quad.predicate, quad.object, quad.graph_name)
            if isinstance(term, ox.NamedNode)
        }
    )
    # What begins with a namespace stands right after it in the order.
    after = ((entry, bisect_left(iris, entry[1])) for entry in _all_prefixes())
    return dict(
        entry for entry, at in after if at < len(iris) and iris[at].startswith(entry[1])
    )


@cache
def _all_prefixes() -> tuple[tuple[str, str], ...]:
    known = settings(Mapper(tuple(PROFILES.values()), DEFAULT_BASE)).prefixes
    return tuple(sorted({**known, **PREFIXES}.items()))
