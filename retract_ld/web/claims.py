"""A store → the claims about a document or in it, as the records they were made from.

A claim is read from its own graph only, so that what one source says of a document does
not mix with what another says. Only links that belong to a citation are followed,
so a notice of a thousand works costs one claim as much as any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from retract_ld.errors import InvalidRecord
from retract_ld.graphs import from_oxigraph
from retract_ld.mapping import read_updates
from retract_ld.models import Update
from retract_ld.namespaces import DCTERMS, RLD, SCHEMA
from retract_ld.terms import Term, iri_text
from retract_ld.web.quads import quads_about, quads_to

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["LIMIT", "Claims", "ReadClaims", "StoredClaim", "claim_at", "claims_of"]

#: A page shows so many claims; the graph may have more.
LIMIT: Final = 500

#: What is followed from a claim, from its documents, from their authors' places and issues.
_STEPS: Final[tuple[frozenset[str], ...]] = tuple(
    frozenset(map(iri_text, step))
    for step in (
        (RLD.notice, RLD.work, RLD.replacement, RLD.evidence),
        (
            RLD.contribution,
            DCTERMS.isPartOf,
            DCTERMS.publisher,
            SCHEMA.identifier,
            SCHEMA.isPartOf,
        ),
        (RLD.contributor, RLD.affiliation, SCHEMA.isPartOf),
        (SCHEMA.isPartOf,),
        (),
    )
)


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it stands in a graph."""

    iri: str
    graph: str
    update: Update
    quads: tuple[ox.Quad, ...]
    """What is said of the claim and of what belongs to it."""
    notice: str | None
    """IRI of the notice."""
    work: str | None
    replacement: str | None


@dataclass(frozen=True, slots=True)
class Claims:
    """What a graph knows of a document."""

    about: tuple[StoredClaim, ...]
    """Claims that have it as the work."""
    within: tuple[StoredClaim, ...]
    """Claims that have it as the notice."""
    replacing: tuple[StoredClaim, ...]
    """Claims that have it as what replaces the work."""
    unreadable: tuple[str, ...]
    """IRIs of claims whose values do not make a record."""
    left_out: int
    """How many more there are than a page shows."""

    @property
    def _every(self) -> tuple[StoredClaim, ...]:
        return (*self.about, *self.within, *self.replacing)

    @property
    def all(self) -> tuple[StoredClaim, ...]:
        """Every claim once."""
        known = {id(claim): claim for claim in self._every}
        return tuple(known.values())

    @property
    def updates(self) -> tuple[Update, ...]:
        """The records of all claims, each once."""
        return tuple(dict.fromkeys(claim.update for claim in self.all))


#: Claims by IRI and graph; ``None`` for one whose values do not make a record.
ReadClaims: TypeAlias = dict[tuple[str, str], StoredClaim | None]


def claims_of(
    store: ox.Store, iri: str, limit: int = LIMIT, read: ReadClaims | None = None
) -> Claims:
    """Return the claims that a document has a part in, sorted by IRI.

    Args:
        read: claims that have been read for other pages; new ones are added.
    """
    sides = [
        _claims_to(store, predicate, iri)
        for predicate in (RLD.work, RLD.notice, RLD.replacement)
    ]
    known = {} if read is None else read
    keys = dict.fromkeys(key for side in sides for key in side[:limit])
    for key in keys:
        if key not in known:
            known[key] = _read(store, *key)
    about, within, replacing = (
        tuple(claim for key in side[:limit] if (claim := known[key])) for side in sides
    )
    unreadable = (key[0] for key in keys if known[key] is None)
    return Claims(
        about,
        within,
        replacing,
        tuple(dict.fromkeys(unreadable)),
        sum(max(len(side) - limit, 0) for side in sides),
    )


def claim_at(
    store: ox.Store, iri: str, read: ReadClaims | None = None
) -> tuple[StoredClaim, ...]:
    """Return a claim as each graph has it."""
    import pyoxigraph as ox

    known = {} if read is None else read
    graphs = {
        quad.graph_name.value
        for quad in quads_about(store, iri)
        if isinstance(quad.graph_name, ox.NamedNode)
    }
    for graph in graphs:
        if (iri, graph) not in known:
            known[iri, graph] = _read(store, iri, graph)
    found = (known[iri, graph] for graph in sorted(graphs))
    return tuple(claim for claim in found if claim)


def _claims_to(store: ox.Store, predicate: Term, iri: str) -> list[tuple[str, str]]:
    import pyoxigraph as ox

    return sorted(
        {
            (quad.subject.value, quad.graph_name.value)
            for quad in quads_to(store, predicate, iri)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.graph_name, ox.NamedNode)
        }
    )


def _read(store: ox.Store, iri: str, graph: str) -> StoredClaim | None:
    quads = tuple(_belonging(store, iri, graph))
    try:
        updates = read_updates(from_oxigraph(quads))
    except InvalidRecord:
        return None
    if len(updates) != 1:
        return None
    links = {
        quad.predicate.value: quad.object.value  # type: ignore[union-attr]
        for quad in quads
        if quad.subject.value == iri and quad.predicate.value in _STEPS[0]  # type: ignore[union-attr]
    }
    return StoredClaim(
        iri,
        graph,
        updates[0],
        quads,
        links.get(iri_text(RLD.notice)),
        links.get(iri_text(RLD.work)),
        links.get(iri_text(RLD.replacement)),
    )


def _belonging(store: ox.Store, claim: str, graph: str) -> Iterator[ox.Quad]:
    """Yield what a graph says of a claim and of what belongs to it, each resource once."""
    import pyoxigraph as ox

    name = ox.NamedNode(graph)
    level = [claim]
    seen = {claim}
    for links in _STEPS:
        following: list[str] = []
        for subject in level:
            for quad in quads_about(store, subject, name):
                yield quad
                value = quad.object
                if (
                    quad.predicate.value in links
                    and isinstance(value, ox.NamedNode)
                    and value.value not in seen
                ):
                    seen.add(value.value)
                    following.append(value.value)
        level = following
