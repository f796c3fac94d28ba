"""An update as N-Triples, without node blocks on the way: what bulk export writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from retract_ld.mapping.compiled import Row, compile_lines
from retract_ld.mapping.marked import Block, spell_like
from retract_ld.mapping.marked_rows import MarkedRows
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.patterns import compile_authors, compile_identifier
from retract_ld.mapping.resources import Concepts, Groups, Identifier, Links
from retract_ld.mapping.shapes import COMMON, model_and_flat_shapes
from retract_ld.mapping.shared_blocks import SharedBlocks
from retract_ld.mapping.skeleton import Skeleton
from retract_ld.mapping.told import SHARED
from retract_ld.models import Agent, Update
from retract_ld.terms import Term, string

__all__ = ["Block", "Speller"]


class _RepeatedError(Exception):
    """Two resources have one name, and not the same is said of both."""


class Speller:
    """Spells updates by the rows of each kind of resource.

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
        self.walk = Skeleton(minter, rows, links).walk
        self.describes = {kind: compile_lines(kind, rows[kind]) for kind in rows}
        self.authors = compile_authors(self.describes)
        self.identifier = compile_identifier(self.describes)
        self.shared = SharedBlocks(self._block)
        names = {
            "authors_block": self.authors,
            "concept_blocks": self.shared.of_concepts,
            "shared": self.shared.block,
        }
        self.shapes, self.flat_shapes = model_and_flat_shapes(
            partial(
                spell_like,
                rows=MarkedRows(rows, compile_lines),
                links=links,
                minter=minter,
                names=names,
            ),
            common,
        )

    def blocks(self, update: Update) -> list[Block] | None:
        """Return the blocks of an update; none if two of its resources turn out to be one."""
        found = self.shapes.blocks(update)
        if found is not None:
            return found
        one = _One(self)
        groups = Groups(one.tell_authors, one.tell_identifiers, one.tell_concepts)
        try:
            self.walk(update, one.tell, groups)
        except _RepeatedError:
            return None
        one.close_own()
        return one.blocks

    def _block(self, kind: str, subject: Term, *told: Any) -> Block:  # noqa: ANN401
        text = self.describes[kind](subject, *told)
        return text, text.count("\n"), True


class _One:
    """What is said of one update."""

    __slots__ = ("_describes", "_own", "_seen", "_speller", "blocks")

    def __init__(self, speller: Speller) -> None:
        self.blocks: list[Block] = []
        self._speller = speller
        self._describes = speller.describes
        self._own: list[str] = []
        self._seen: dict[Term, str] = {}

    def tell(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> None:
        describe = self._describes.get(kind)
        if describe is None:
            return
        if kind in SHARED:
            block = self._speller.shared.block(kind, subject, record, derived, held)
            if self._is_new(subject, block[0]) and block[0]:
                self.close_own()
                self.blocks.append(block)
            return
        text = describe(subject, record, derived, held)
        if self._is_new(subject, text):
            self._own.append(text)

    def _is_new(self, subject: Term, text: str) -> bool:
        if subject not in self._seen:
            self._seen[subject] = text
            return True
        if self._seen[subject] != text:
            raise _RepeatedError
        return False

    def close_own(self) -> None:
        """End the block of what only this update speaks of."""
        if self._own:
            text = "".join(self._own)
            self.blocks.append((text, text.count("\n"), False))
            self._own.clear()

    def tell_authors(
        self,
        subject: Term,
        authors: Sequence[Agent],
        places: Sequence[Term],
        agents: Sequence[Term],
    ) -> None:
        texts = [string(author.name) for author in authors]
        self._own.append(self._speller.authors(subject, texts, places, agents)[0])

    def tell_identifiers(self, identifiers: Sequence[Identifier]) -> None:
        for identifier in identifiers:
            text = self._speller.identifier(*identifier)
            if self._is_new(identifier.subject, text):
                self._own.append(text)

    def tell_concepts(self, concepts: Concepts) -> None:
        blocks: list[Block] = []
        if "concept" in self._describes:
            blocks = self._speller.shared.of_concepts(concepts)
        if not self._seen.keys().isdisjoint(concepts.subjects):
            raise _RepeatedError
        self.close_own()
        self.blocks += [block for block in blocks if block[0]]
