"""Formats in which a resource is one block of text: what writing such blocks takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from retract_ld.terms import Term

__all__ = ["BlockForm"]


class BlockForm(Protocol):
    """How a format writes the block of a resource, at once or from its lines."""

    between: bytes
    """What stands before each block."""

    def block(self, subject: Term, pairs: Iterable[tuple[Term, Term]]) -> str:
        """Write the block of a resource."""

    def name(self, subject: Term) -> str:
        """Spell a resource at the head of its block."""

    def spell_of(self, predicate: Term) -> Callable[[Term], str]:
        """Return what spells the values of a predicate."""

    def line(self, predicate: Term, values: Sequence[str]) -> str:
        """Write a predicate with its values, which are spelled."""

    def several(self, predicate: Term, values: Sequence[Term]) -> str:
        """Write the line of a predicate as it goes on behind another; of none, nothing."""

    def assembled(self, name: str, lines: Sequence[str]) -> str:
        """Write a block from the name of its resource, spelled, and its lines."""

    def shortens(self, term: Term) -> bool:
        """Whether an IRI is not written whole."""
