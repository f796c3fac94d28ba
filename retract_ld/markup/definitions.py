"""Schema.org's own definitions of the types that pages of journals use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Definitions", "definitions"]


class Definitions(NamedTuple):
    """An excerpt of Schema.org: local names only."""

    classes: Mapping[str, list[str]]
    """Types and their superclasses."""
    properties: Mapping[str, tuple[list[str], list[str]]]
    """Properties of these types: where they may stand, and what their values may be."""
    superseded: Mapping[str, str]
    """Properties no longer to be used, and what to use instead."""
    addresses: frozenset[str]
    """Properties whose strings are IRIs by the official context: range URL, not Text."""
    dates: frozenset[str]
    """Properties whose strings are dates by the official context: range Date, not Text."""

    def ancestors(self, name: str) -> frozenset[str]:
        """Return a type with all its superclasses.

        >>> sorted(definitions().ancestors("CorrectionComment"))
        ['Comment', 'CorrectionComment', 'CreativeWork', 'Thing']
        """
        found = {name}
        for parent in self.classes.get(name, ()):
            found |= self.ancestors(parent)
        return frozenset(found)


@cache
def definitions() -> Definitions:
    """Return the definitions, read once from ``schema_org.json`` beside this file."""
    source = files("retract_ld.markup").joinpath("schema_org.json")
    known = json.loads(source.read_text("utf-8"))
    return Definitions(
        known["classes"],
        {name: (pair[0], pair[1]) for name, pair in known["properties"].items()},
        known["superseded"],
        frozenset(known["addresses"]),
        frozenset(known["dates"]),
    )
