"""Updates of one shape are spelled by one function, made when the shape turns out common.

The shape of an update is its type, and which of its fields and of those of its notice and
work are filled. Nothing else decides which statements are made, but for the
few things that the function checks first. So the skeleton and the tables are asked once
what they say of an update of that shape in which marks (`marks`) stand for the values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Final, Generic, TypeAlias, TypeVar

from retract_ld.flat import Flat, update_of
from retract_ld.mapping.field_code import FlatCode, ModelCode, has_one_doi
from retract_ld.mapping.marked import Spell
from retract_ld.mapping.marked_rows import UnfitError
from retract_ld.models import Document, Update

__all__ = ["Shapes", "model_and_flat_shapes"]

U = TypeVar("U")
SpellLike: TypeAlias = Callable[..., Spell]

#: A function is made for a shape when it has come so often: then it was described the long
#: way for about the time that making takes.
COMMON: Final = 12
#: So many shapes are known at most.
_MOST: Final = 2_000


class Shapes(Generic[U]):
    """The functions for the shapes that are common.

    Args:
        shape_of: returns the shape of an update.
        spell_like: makes the function for the shape of an update.
        common: how often a shape must come to be given a function.
    """

    def __init__(
        self,
        shape_of: Callable[[U], Hashable],
        spell_like: Callable[[U], Spell],
        common: int = COMMON,
    ) -> None:
        self._shape_of = shape_of
        self._spell_like = spell_like
        self._common = common
        self._spells: dict[Hashable, Spell] = {}
        self._seen: dict[Hashable, int] = {}

    def __len__(self) -> int:
        """How many shapes turned out common."""
        return len(self._spells)

    def blocks(self, update: U) -> list[Any] | None:
        """Return the blocks of an update, if it is of a common shape."""
        shape = self._shape_of(update)
        spell = self._spells.get(shape)
        if spell is None:
            spell = self._learn(shape, update)
        return spell(update)

    def _learn(self, shape: Hashable, update: U) -> Spell:
        seen = self._seen.get(shape, 0) + 1
        if seen < self._common:
            if seen > 1 or len(self._seen) < _MOST:
                self._seen[shape] = seen
            return _decline
        try:
            spell = self._spell_like(update)
        except UnfitError:
            spell = _decline
        self._spells[shape] = spell
        return spell


def model_and_flat_shapes(
    spell_like: SpellLike, common: int = COMMON
) -> tuple[Shapes[Update], Shapes[Flat]]:
    """Return the functions for updates as models, and for those in flat form.

    Args:
        spell_like: takes an update, and how the function is to read it (``fields``).
    """
    read_flat = FlatCode()

    def spell_flat(flat: Flat) -> Spell:
        return spell_like(update_of(flat), fields=read_flat)

    spell_models = partial(spell_like, fields=ModelCode())
    return (
        Shapes(_shape_of, spell_models, common),
        Shapes(_shape_of_flat, spell_flat, common),
    )


def _shape_of(update: Update) -> Hashable:
    """Return its type, and which fields of update, notice and work are filled."""
    return (
        update.type,
        # Pydantic keeps the values of a model in the order of its fields.
        tuple(map(bool, update.__dict__.values())),
        _filled(update.notice),
        _filled(update.work),
    )


def _filled(document: Document | None) -> tuple[bool, ...]:
    if document is None:
        return ()
    # The one value that can be false and yet be told of.
    return (document.free_to_read is None, *map(bool, document.__dict__.values()))


def _shape_of_flat(flat: Flat) -> Hashable:
    """Return the same of an update in flat form, which has only what is filled."""
    return (flat["type"], has_one_doi(flat), *flat)


def _decline(_: object) -> None:
    return None
