"""An update as blocks of text, one a resource, without node blocks on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from retract_ld.block_form import BlockForm
from retract_ld.flat import Flat
from retract_ld.mapping.compiled import Row, compile_pairs
from retract_ld.mapping.marked import spell_like
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.patterns import compile_author_blocks
from retract_ld.mapping.resources import Concepts, Links
from retract_ld.mapping.shapes import COMMON, model_and_flat_shapes
from retract_ld.mapping.told_blocks import ToldBlocks
from retract_ld.models import Update
from retract_ld.terms import Term

__all__ = ["BlockSpeller", "TextBlock"]

#: A resource, its block of text, and how many statements that holds.
TextBlock: TypeAlias = tuple[Term, str, int]

#: So many blocks of shared resources are kept.
_KEPT: Final = 5_000


class BlockSpeller:
    """Spells updates of common shapes by the rows of each kind of resource.

    Args:
        links: the names of the links that the rows write.
        form: how a block is written.
        common: how often a shape of updates must come to be given a function.
    """

    def __init__(
        self,
        rows: Mapping[str, Sequence[Row]],
        links: frozenset[str],
        minter: Minter,
        form: BlockForm,
        common: int = COMMON,
    ) -> None:
        self._pairs = {kind: compile_pairs(kind, rows[kind]) for kind in rows}
        self.form = form
        self._kept: dict[Term, tuple[object, Links, TextBlock]] = {}
        self._concepts: dict[int, tuple[Concepts, list[TextBlock]]] = {}
        names = {
            "author_blocks": compile_author_blocks(self._pairs, form.block),
            "concept_blocks": self._blocks_of,
            "name": form.name,
            "several": form.several,
            "shared": self._shared,
            "shortens": form.shortens,
        }
        self.shapes, self.flat_shapes = model_and_flat_shapes(
            partial(
                spell_like,
                rows=rows,
                links=links,
                minter=minter,
                names=names,
                told_as=partial(ToldBlocks, form=form),
            ),
            common,
        )

    def blocks(self, update: Update | Flat) -> list[TextBlock] | None:
        """Return the blocks of an update, each subject once, if its shape is common."""
        if isinstance(update, dict):
            return self.flat_shapes.blocks(update)
        return self.shapes.blocks(update)

    def _shared(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> TextBlock:
        known = self._kept.get(subject)
        if known is not None and known[0] is record and known[1] == held:
            return known[2]
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        pairs = self._pairs[kind](subject, record, derived, held)
        block = (subject, self.form.block(subject, pairs), len(pairs))
        self._kept[subject] = (record, held, block)
        return block

    def _blocks_of(self, concepts: Concepts) -> list[TextBlock]:
        known = self._concepts.get(id(concepts))
        if known is None or known[0] is not concepts:
            if len(self._concepts) >= _KEPT:
                self._concepts.clear()
            blocks = [
                self._shared("concept", subject, code, derived, {})
                for subject, code, derived in concepts.items
            ]
            known = self._concepts[id(concepts)] = (concepts, blocks)
        return known[1]
