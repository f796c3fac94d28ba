"""Updates of one shape are spelled by one function, made when the shape turns out common.

The shape of an update is its type, and which of its fields and of those of its notice and
work are filled. Nothing else decides which statements are made, but for the
few things that the function checks first. So the skeleton and the tables are asked once
what they say of an update of that shape in which marks (`marks`) stand for the values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from retract_ld.mapping.marked import Spell
from retract_ld.mapping.told import UnfitError
from retract_ld.models import Document, Update

__all__ = ["Shapes"]

#: Update type, and which fields of update, notice and work are filled.
Shape: TypeAlias = tuple[str, tuple[bool, ...], tuple[bool, ...], tuple[bool, ...]]

#: A function is made for a shape when it has come so often.
COMMON: Final = 100
#: So many shapes are known at most.
_MOST: Final = 2_000


class Shapes:
    """The functions for the shapes that are common.

    Args:
        spell_like: makes the function for the shape of an update.
        common: how often a shape must come to be given a function.
    """

    def __init__(
        self, spell_like: Callable[[Update], Spell], common: int = COMMON
    ) -> None:
        self._spell_like = spell_like
        self._common = common
        self._spells: dict[Shape, Spell] = {}
        self._seen: dict[Shape, int] = {}

    def __len__(self) -> int:
        """How many shapes turned out common."""
        return len(self._spells)

    def blocks(self, update: Update) -> list[Any] | None:
        """Return the blocks of an update, if it is of a common shape."""
        shape: Shape = (
            update.type,
            # Pydantic keeps the values of a model in the order of its fields.
            tuple(map(bool, update.__dict__.values())),
            _shape_of(update.notice),
            _shape_of(update.work),
        )
        spell = self._spells.get(shape)
        if spell is None:
            spell = self._learn(shape, update)
        return spell(update)

    def _learn(self, shape: Shape, update: Update) -> Spell:
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


def _shape_of(document: Document | None) -> tuple[bool, ...]:
    if document is None:
        return ()
    # The one value that can be false and yet be told of.
    return (document.free_to_read is None, *map(bool, document.__dict__.values()))


def _decline(_: Update) -> None:
    return None
