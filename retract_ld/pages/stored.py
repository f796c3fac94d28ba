"""A store on disk → the claims about a page's document, looked up by its DOI."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retract_ld.graphs import from_oxigraph
from retract_ld.mapping import read_updates
from retract_ld.models import Update
from retract_ld.namespaces import RLD
from retract_ld.pages.content import Role
from retract_ld.pages.embed import Claims
from retract_ld.stores import open_store
from retract_ld.terms import doi_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["StoredClaims"]

#: Links from a claim to the last node that belongs to it: claim, work, author's place,
#: author, affiliation.
_DEPTH: Final = 5


class StoredClaims(Claims):
    """Claims that stay in a store until a page asks for them.

    A claim is read from its own graph only, so that what one source says of a document
    does not mix with what another does.

    Raises:
        StoreError: if there is no store or it cannot be read.
    """

    def __init__(self, directory: str | Path) -> None:
        super().__init__(())
        self._store = open_store(directory)
        self._about = lru_cache(64)(self._read)

    def concerning(self, doi: str) -> tuple[Update, ...]:
        """Return the updates whose notice or work has a DOI."""
        return self._about(doi).concerning(doi)

    def role_of(self, doi: str) -> Role | None:
        """Tell what a DOI is: a work by its claims, a notice, or not known here."""
        return self._about(doi).role_of(doi)

    def _read(self, doi: str) -> Claims:
        return Claims(update for claim in self._claims(doi) for update in claim)

    def _claims(self, doi: str) -> Iterator[list[Update]]:
        import pyoxigraph as ox

        document = ox.NamedNode(doi_iri(doi)[1:-1])
        seen: set[tuple[str, str]] = set()
        for predicate in (RLD.work, RLD.notice, RLD.inSituNoticeOf):
            link = ox.NamedNode(predicate[1:-1])
            for quad in self._store.quads_for_pattern(None, link, document):
                if (str(quad.subject), str(quad.graph_name)) not in seen:
                    seen.add((str(quad.subject), str(quad.graph_name)))
                    quads = self._belonging(quad.subject, quad.graph_name)
                    yield read_updates(from_oxigraph(quads))

    def _belonging(
        self, claim: ox.NamedNode | ox.BlankNode | ox.Triple, graph: object
    ) -> list[ox.Quad]:
        import pyoxigraph as ox

        found: list[ox.Quad] = []
        level: list[object] = [claim]
        seen: set[object] = {claim}
        for _ in range(_DEPTH):
            following: list[object] = []
            for subject in level:
                quads = self._store.quads_for_pattern(subject, None, None, graph)  # type: ignore[arg-type]
                for quad in quads:
                    found.append(quad)
                    if (
                        isinstance(quad.object, ox.NamedNode)
                        and quad.object not in seen
                    ):
                        seen.add(quad.object)
                        following.append(quad.object)
            level = following
        return found
