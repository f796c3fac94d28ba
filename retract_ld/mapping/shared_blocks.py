"""Blocks of resources that many updates have in common, made once while they come again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from retract_ld.mapping.resources import Concepts, Links
from retract_ld.terms import Term

__all__ = ["SharedBlocks"]

B = TypeVar("B")

#: Those of which the model alone tells all that is said.
_BY_RECORD: Final = frozenset({"journal", "organization"})
#: So many blocks are kept.
_KEPT: Final = 5_000


class SharedBlocks(Generic[B]):
    """The blocks of shared resources.

    Args:
        make: makes the block of a resource, of which it is told as `Tell` is.
    """

    def __init__(
        self, make: Callable[[str, Term, object, dict[str, Any], Links], B]
    ) -> None:
        self._make = make
        self._kept: dict[object, tuple[object, B]] = {}
        self._concepts: dict[int, tuple[Concepts, list[B]]] = {}

    def block(
        self,
        kind: str,
        subject: Term,
        record: object,
        derived: dict[str, Any],
        held: Links,
    ) -> B:
        """Return the block of a shared resource."""
        # The same object comes again and again from the reader; `is` is quicker than to
        # compare models.
        key = id(record) if kind in _BY_RECORD else subject
        found = self._kept.get(key)
        if found is None or found[0] is not record:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            block = self._make(kind, subject, record, derived, held)
            found = self._kept[key] = (record, block)
        return found[1]

    def of_concepts(self, concepts: Concepts) -> list[B]:
        """Return the blocks of an update's concepts."""
        found = self._concepts.get(id(concepts))
        if found is None or found[0] is not concepts:
            if len(self._concepts) >= _KEPT:
                self._concepts.clear()
            blocks = [
                self.block("concept", subject, code, derived, {})
                for subject, code, derived in concepts.items
            ]
            found = self._concepts[id(concepts)] = (concepts, blocks)
        return found[1]
