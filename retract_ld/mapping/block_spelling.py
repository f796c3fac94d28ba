"""An update as blocks of text, one a resource, without node blocks on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from retract_ld.block_form import BlockForm
from retract_ld.flat import Flat
from retract_ld.mapping.compiled import Row, compile_pairs
from retract_ld.mapping.marked import spell_like
from retract_ld.mapping.marked_rows import MarkedRows
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.patterns import compile_author_blocks
from retract_ld.mapping.shapes import COMMON, model_and_flat_shapes
from retract_ld.mapping.shared_blocks import SharedBlocks
from retract_ld.mapping.told_blocks import ToldBlocks
from retract_ld.models import Update
from retract_ld.terms import Term

__all__ = ["BlockSpeller", "TextBlock"]

#: A resource, its block of text, and how many statements that holds.
TextBlock: TypeAlias = tuple[Term, str, int]


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
        shared = SharedBlocks(self._block)
        names = {
            "author_blocks": compile_author_blocks(self._pairs, form.block),
            "concept_blocks": shared.of_concepts,
            "name": form.name,
            "several": form.several,
            "shared": shared.block,
            "shortens": form.shortens,
        }
        self.shapes, self.flat_shapes = model_and_flat_shapes(
            partial(
                spell_like,
                rows=MarkedRows(rows, compile_pairs),
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

    def _block(self, kind: str, subject: Term, *told: Any) -> TextBlock:  # noqa: ANN401
        pairs = self._pairs[kind](subject, *told)
        return subject, self.form.block(subject, pairs), len(pairs)
