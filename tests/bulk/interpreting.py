"""What the interpreter of the tables says, which all quicker ways are compared with."""

from __future__ import annotations

from collections.abc import Iterable

from retract_ld.mapping import DEFAULT_PROFILES, PROFILES, Mapper, mapper
from retract_ld.mapping.marked import Block
from retract_ld.models import Update

__all__ = ["SETS", "joined", "lines"]

SETS = [*((name,) for name in PROFILES), DEFAULT_PROFILES, tuple(PROFILES)]


def lines(update: Update, mapping: tuple[str, ...] | Mapper) -> str:
    """Spell what the interpreter says, of a set of vocabularies or a mapper."""
    if isinstance(mapping, tuple):
        mapping = mapper(mapping)
    nodes = mapping.interpret(update)
    return "".join(f"{s} {p} {o} .\n" for s, pairs in nodes for p, o in pairs)


def joined(blocks: Iterable[Block]) -> str:
    """Return the lines of blocks, each of which must tell how many it has."""
    found = list(blocks)
    assert [count for _, count, _ in found] == [
        text.count("\n") for text, _, _ in found
    ]
    return "".join(text for text, _, _ in found)
