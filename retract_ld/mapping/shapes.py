"""Updates of one shape are spelled by one function, made when the shape turns out common.

The shape of an update is its type, and which of its fields and of those of its notice and
work are filled, but for the `optional_fields`, which functions look for. Nothing else
decides which statements are made, but for the few things that the function checks first.
So the skeleton and the tables are asked once what they say of an update of that shape in
which marks (`marks`) stand for the values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Final, Generic, TypeAlias, TypeVar

from retract_ld.flat import Flat, update_of
from retract_ld.mapping.field_code import FlatCode, ModelCode
from retract_ld.mapping.marked import Spell
from retract_ld.mapping.marked_rows import UnfitError
from retract_ld.mapping.optional_fields import (
    has_one_doi,
    optional_fields,
    optional_fields_of_flat,
)
from retract_ld.models import Document, Update

__all__ = ["Shapes", "model_and_flat_shapes"]

U = TypeVar("U")
SpellLike: TypeAlias = Callable[..., Spell]

#: A function is made for a shape when it has come so often: then it was described the long
#: way for about the time that making takes.
COMMON: Final = 12
#: So many shapes are known at most, and so many ways in which their fields are filled.
_MOST: Final = 2_000


class Shapes(Generic[U]):
    """The functions for the shapes that are common.

    Args:
        filled: tells which fields of an update are filled: what takes little time.
        shape_of: returns the shape of an update, the same for all that are filled alike.
        spell_like: makes the function for the shape of an update.
        common: how often a shape must come to be given a function.
    """

    def __init__(
        self,
        filled: Callable[[U], Hashable],
        shape_of: Callable[[U], Hashable],
        spell_like: Callable[[U], Spell],
        common: int = COMMON,
    ) -> None:
        self._filled = filled
        self._shape_of = shape_of
        self._spell_like = spell_like
        self._common = common
        self._known: dict[Hashable, Spell] = {}
        self._spells: dict[Hashable, Spell] = {}
        self._seen: dict[Hashable, int] = {}

    def __len__(self) -> int:
        """How many shapes turned out common."""
        return len(self._spells)

    def blocks(self, update: U) -> list[Any] | None:
        """Return the blocks of an update, if it is of a common shape."""
        filled = self._filled(update)
        spell = self._known.get(filled)
        if spell is None:
            spell = self._spell(update)
            if spell is None:
                return None
            if len(self._known) < _MOST:
                self._known[filled] = spell
        return spell(update)

    def _spell(self, update: U) -> Spell | None:
        """Return the function for the shape of an update, if that is common by now."""
        shape = self._shape_of(update)
        spell = self._spells.get(shape)
        if spell is not None:
            return spell
        seen = self._seen.get(shape, 0) + 1
        if seen < self._common:
            if seen > 1 or len(self._seen) < _MOST:
                self._seen[shape] = seen
            return None
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
        Shapes(_filled, _shape_of, spell_models, common),
        Shapes(_filled_in_flat, _shape_of_flat, spell_flat, common),
    )


def _shape_of(update: Update) -> Hashable:
    """Return its type, and which of its fields are filled that are not optional."""
    optional = optional_fields(update)
    owners = (("", update), ("notice.", update.notice), ("work.", update.work))
    return update.type, frozenset(
        path
        for owner, model in owners
        for name, value in model or ()
        if (path := f"{owner}{name}") not in optional and _is_filled(value)
    )


def _shape_of_flat(flat: Flat) -> Hashable:
    """Return the same of an update in flat form, and whether its DOIs are one."""
    optional = optional_fields_of_flat(flat)
    return flat["type"], has_one_doi(flat), frozenset(flat.keys() - optional)


def _is_filled(value: object) -> bool:
    return value is not None and value != ()


def _filled(update: Update) -> Hashable:
    """Return its type, and which fields of update, notice and work are filled."""
    return (
        update.type,
        # Pydantic keeps the values of a model in the order of its fields.
        tuple(map(bool, update.__dict__.values())),
        _filled_in_document(update.notice),
        _filled_in_document(update.work),
    )


def _filled_in_document(document: Document | None) -> tuple[bool, ...]:
    if document is None:
        return ()
    # The one value that can be false and yet be told of.
    return (document.free_to_read is None, *map(bool, document.__dict__.values()))


def _filled_in_flat(flat: Flat) -> Hashable:
    """Return the same of an update in flat form, which has only what is filled."""
    return (flat["type"], has_one_doi(flat), *flat)


def _decline(_: object) -> None:
    return None
