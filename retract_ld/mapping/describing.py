"""An update as node blocks, by the compiled tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from retract_ld.mapping.compiled import Row, compile_pairs
from retract_ld.mapping.marked import spell_like
from retract_ld.mapping.marked_rows import MarkedRows
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.patterns import compile_author_pairs
from retract_ld.mapping.resources import Concepts, Groups, Identifier, Links
from retract_ld.mapping.shapes import COMMON, model_and_flat_shapes
from retract_ld.mapping.skeleton import Skeleton
from retract_ld.mapping.told_nodes import ToldNodes
from retract_ld.models import Agent, Update
from retract_ld.terms import Node, Term, string

__all__ = ["Describer", "merged"]


class Describer:
    """Describes updates by the rows of each kind of resource.

    Args:
        links: the names of the links that the rows write.
        common: how often a shape of updates must come to be given a function.
    """

    def __init__(
        self,
        rows: Mapping[str, Sequence[Row]],
        links: frozenset[str],
        minter: Minter,
        common: int = COMMON,
    ) -> None:
        self._walk = Skeleton(minter, rows, links).walk
        self._pairs = {kind: compile_pairs(kind, rows[kind]) for kind in rows}
        self._authors = compile_author_pairs(self._pairs)
        names = {
            "author_pairs": self._authors,
            "concept_nodes": self._concepts,
            "node": Node,
            "shared": self._shared,
        }
        self.shapes, self.flat_shapes = model_and_flat_shapes(
            partial(
                spell_like,
                rows=MarkedRows(rows, compile_pairs),
                links=links,
                minter=minter,
                names=names,
                told_as=ToldNodes,
            ),
            common,
        )

    def nodes(self, update: Update) -> list[Node]:
        """Return the node blocks of one update, each subject once."""
        known = self.shapes.blocks(update)
        if known is not None:
            return known
        found: list[Node] = []
        pairs = self._pairs

        def tell(kind: str, subject: Term, *told: Any) -> None:  # noqa: ANN401 # as `Tell`
            if kind in pairs:
                found.append(Node(subject, pairs[kind](subject, *told)))

        def tell_authors(
            document: Term,
            authors: Sequence[Agent],
            places: Sequence[Term],
            agents: Sequence[Term],
        ) -> None:
            texts = [string(author.name) for author in authors]
            found.extend(self._authors(document, texts, places, agents))

        def tell_identifiers(identifiers: Sequence[Identifier]) -> None:
            for item in identifiers:
                tell("identifier", item.subject, None, item.derived, {})

        def tell_concepts(concepts: Concepts) -> None:
            if "concept" in pairs:
                found.extend(self._concepts(concepts))

        groups = Groups(tell_authors, tell_identifiers, tell_concepts)
        self._walk(update, tell, groups)
        return merged(found)

    def _shared(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> Node:
        return Node(subject, self._pairs[kind](subject, record, derived, held))

    def _concepts(self, concepts: Concepts) -> list[Node]:
        describe = self._pairs["concept"]
        return [
            Node(subject, describe(subject, code, derived, {}))
            for subject, code, derived in concepts.items
        ]


def merged(resources: Iterable[tuple[Term, list[tuple[Term, Term]]]]) -> list[Node]:
    """Return node blocks with each subject once, without those that say nothing."""
    nodes: dict[Term, Node] = {}
    for subject, pairs in resources:
        if not pairs:
            continue
        known = nodes.get(subject)
        if known is None:
            nodes[subject] = Node(subject, pairs)
        else:
            known.pairs.extend(pair for pair in pairs if pair not in known.pairs)
    return list(nodes.values())
