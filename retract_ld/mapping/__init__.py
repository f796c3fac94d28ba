"""From models to RDF and back: one table a vocabulary, read by one interpreter.

To add a vocabulary profile: write its table in a file of its own, add it to `PROFILES`,
declare its terms in ``vocab/external.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retract_ld.errors import VocabularyError
from retract_ld.mapping.core import CORE
from retract_ld.mapping.inventory import context, emitted_terms
from retract_ld.mapping.mapper import Mapper
from retract_ld.mapping.prov import PROV_O
from retract_ld.mapping.reverse import read_updates
from retract_ld.mapping.ripe import RESEARCH_INTEGRITY
from retract_ld.mapping.schema_org import SCHEMA_ORG
from retract_ld.mapping.spar import SPAR
from retract_ld.mapping.sro import SCHOLARLY_RECORD
from retract_ld.mapping.table import Profile
from retract_ld.models import Update
from retract_ld.terms import DEFAULT_BASE, Node

__all__ = [
    "DEFAULT_PROFILES",
    "PROFILES",
    "Mapper",
    "Profile",
    "context",
    "describe",
    "describe_updates",
    "emitted_terms",
    "mapper",
    "profiles",
    "read_updates",
]

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        CORE,
        SCHEMA_ORG,
        SPAR,
        PROV_O,
        SCHOLARLY_RECORD,
        RESEARCH_INTEGRITY,
    )
}
DEFAULT_PROFILES = ("core", "schema", "spar", "prov")


def profiles(names: Sequence[str]) -> tuple[Profile, ...]:
    """Return the profiles of the given names, in the order of `PROFILES`.

    Raises:
        VocabularyError: naming the profiles we know.
    """
    for name in names:
        if name not in PROFILES:
            raise VocabularyError(
                f"There is no vocabulary '{name}'.",
                hint=f"Known: {', '.join(PROFILES)}.",
            )
    if not names:
        raise VocabularyError(
            "No vocabulary was named.", hint=f"Known: {', '.join(PROFILES)}."
        )
    return tuple(profile for name, profile in PROFILES.items() if name in names)


def mapper(
    vocabulary: Sequence[str] = DEFAULT_PROFILES, base: str = DEFAULT_BASE
) -> Mapper:
    """Return a mapper for a set of vocabularies."""
    return Mapper(profiles(vocabulary), base)


def describe(
    update: Update,
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
) -> list[Node]:
    """Return the node blocks of one update."""
    return mapper(vocabulary, base).describe(update)


def describe_updates(
    updates: Iterable[Update],
    vocabulary: Sequence[str] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
) -> list[Node]:
    """Return the node blocks of several updates, one update after the other."""
    return list(mapper(vocabulary, base).describe_all(updates))
