"""A store → the claims about a document or in it, as the records they were made from.

A claim is read from its own graph only, so that what one source says of a document does
not mix with what another says. Only links that belong to a citation are followed,
so a notice of a thousand works costs one claim as much as any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.errors import InvalidRecord
from retract_ld.graphs import from_oxigraph
from retract_ld.mapping import read_updates
from retract_ld.mapping.core import CORE
from retract_ld.mapping.table import Property
from retract_ld.models import Update
from retract_ld.namespaces import DCTERMS, RLD, SCHEMA
from retract_ld.terms import Term, iri_text
from retract_ld.web.quads import quads_about, quads_to

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["LIMIT", "ClaimReader", "Claims", "StoredClaim", "claim_at", "claims_of"]

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
    """How many more there are after those of this page."""

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


def claims_of(
    store: ox.Store,
    iri: str,
    limit: int = LIMIT,
    reader: ClaimReader | None = None,
    page: int = 1,
) -> Claims:
    """Return the claims that a document has a part in, sorted by IRI.

    Args:
        reader: one that has read claims for other pages.
        page: which so many of them.
    """
    sides = [
        _claims_to(store, predicate, iri)
        for predicate in (RLD.work, RLD.notice, RLD.replacement)
    ]
    shown = [side[(page - 1) * limit : page * limit] for side in sides]
    from_store = reader or ClaimReader(store)
    keys = dict.fromkeys(key for side in shown for key in side)
    known = {key: from_store.read(*key) for key in keys}
    about, within, replacing = (
        tuple(claim for key in side if (claim := known[key])) for side in shown
    )
    unreadable = (key[0] for key in keys if known[key] is None)
    return Claims(
        about,
        within,
        replacing,
        tuple(dict.fromkeys(unreadable)),
        sum(max(len(side) - page * limit, 0) for side in sides),
    )


def claim_at(
    store: ox.Store, iri: str, reader: ClaimReader | None = None
) -> tuple[StoredClaim, ...]:
    """Return a claim as each graph has it."""
    import pyoxigraph as ox

    from_store = reader or ClaimReader(store)
    graphs = {
        quad.graph_name.value
        for quad in quads_about(store, iri)
        if isinstance(quad.graph_name, ox.NamedNode)
    }
    found = (from_store.read(iri, graph) for graph in sorted(graphs))
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


class ClaimReader:
    """Reads claims, each once, and what they have in common once.

    Of a notice of a thousand works, a claim gets the links to its own work only.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._claims: dict[tuple[str, str], StoredClaim | None] = {}
        self._nodes: dict[tuple[str, str], _Node] = {}

    def read(self, iri: str, graph: str) -> StoredClaim | None:
        """Return a claim; ``None`` if its values do not make a record."""
        key = iri, graph
        if key not in self._claims:
            self._claims[key] = self._read(iri, graph)
        return self._claims[key]

    def _read(self, iri: str, graph: str) -> StoredClaim | None:
        import pyoxigraph as ox

        quads = tuple(self._belonging(iri, graph))
        try:
            updates = read_updates(from_oxigraph(quads))
        except InvalidRecord:
            return None
        if len(updates) != 1:
            return None
        claim = ox.NamedNode(iri)
        links = {
            quad.predicate.value: quad.object.value
            for quad in quads
            if quad.subject == claim and isinstance(quad.object, ox.NamedNode)
        }
        notice, work, replacement = (
            links.get(iri_text(term))
            for term in (RLD.notice, RLD.work, RLD.replacement)
        )
        return StoredClaim(iri, graph, updates[0], quads, notice, work, replacement)

    def _belonging(self, claim: str, graph: str) -> Iterator[ox.Quad]:
        """Yield what a graph says of a claim and what belongs to it, each resource once."""
        import pyoxigraph as ox

        level = [claim]
        seen = {claim}
        for links in _STEPS:
            following: list[str] = []
            for subject in level:
                for quad in self._node(subject, graph).said(seen):
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

    def _node(self, subject: str, graph: str) -> _Node:
        key = subject, graph
        if key not in self._nodes:
            self._nodes[key] = _Node.of(self._store, subject, graph)
        return self._nodes[key]


#: Links by one predicate from one resource, beyond which they are told apart.
_MANY: Final = 30
#: Not these: they are followed, or values of the record.
_KEPT: Final = frozenset[str]().union(*_STEPS) | {
    iri_text(row.predicate)
    for rule in CORE.rules.values()
    for row in rule.rows
    if isinstance(row, Property)
}


@dataclass(frozen=True, slots=True)
class _Node:
    """What a graph says of a resource."""

    common: tuple[ox.Quad, ...]
    to: dict[str, list[ox.Quad]]
    """Links by predicates that have many, by what they lead to."""

    @classmethod
    def of(cls, store: ox.Store, subject: str, graph: str) -> _Node:
        import pyoxigraph as ox

        quads = list(quads_about(store, subject, ox.NamedNode(graph)))
        counted = Counter(quad.predicate for quad in quads)
        many = {
            predicate
            for predicate, count in counted.items()
            if count > _MANY and predicate.value not in _KEPT
        }
        to: dict[str, list[ox.Quad]] = {}
        common = []
        for quad in quads:
            if quad.predicate in many and isinstance(quad.object, ox.NamedNode):
                to.setdefault(quad.object.value, []).append(quad)
            else:
                common.append(quad)
        return cls(tuple(common), to)

    def said(self, of: set[str]) -> Iterator[ox.Quad]:
        """Yield what concerns some resources, and what is said anyway."""
        yield from self.common
        if self.to:
            for iri in sorted(of):
                yield from self.to.get(iri, ())
