"""Fields that updates of one shape may have or lack: nothing else depends on them.

Registers fill some fields in every second record. If each made another shape, a handful of
them would make dozens, and every process has to learn each of those.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from retract_ld.flat import Flat
from retract_ld.models import Update

__all__ = ["LISTS", "has_one_doi", "optional_fields", "optional_fields_of_flat"]

#: Lists whose items have statements of their own.
LISTS: Final = frozenset(
    {
        "raw_reasons",
        "see_also",
        "work.article_types",
        "work.countries",
        "work.institutions",
        "work.subjects",
    }
)
_ALWAYS: Final = frozenset({"note", "raw_reasons", "see_also"})
#: Where DOIs name notice and work and tell them apart, other identifiers need not.
_WITH_DOIS: Final = (
    LISTS
    | _ALWAYS
    | {
        f"{owner}.{name}"
        for owner in ("notice", "work")
        for name in ("free_to_read", "pmid")
    }
)


def optional_fields(update: Update) -> Collection[str]:
    """Return the paths of the fields that are optional in updates like this one."""
    dois = {d.doi for d in (update.notice, update.work) if d is not None and d.doi}
    return _WITH_DOIS if len(dois) == 2 else _ALWAYS


def optional_fields_of_flat(flat: Flat) -> Collection[str]:
    """Return the same for the flat form."""
    two = "notice.doi" in flat and "work.doi" in flat and not has_one_doi(flat)
    return _WITH_DOIS if two else _ALWAYS


def has_one_doi(flat: Flat) -> bool:
    """Whether notice and work of an update in flat form have one DOI."""
    doi = flat.get("notice.doi")
    return doi is not None and doi == flat.get("work.doi")
