"""What the interpreter of the tables says, which all quicker ways are compared with."""

from __future__ import annotations

from retract_ld.mapping import DEFAULT_PROFILES, PROFILES, mapper
from retract_ld.models import Update

__all__ = ["SETS", "lines"]

SETS = [*((name,) for name in PROFILES), DEFAULT_PROFILES, tuple(PROFILES)]


def lines(update: Update, vocabulary: tuple[str, ...]) -> str:
    """Spell what the interpreter says."""
    nodes = mapper(vocabulary).interpret(update)
    return "".join(f"{s} {p} {o} .\n" for s, pairs in nodes for p, o in pairs)
