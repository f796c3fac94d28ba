"""The beginning of a source → whether it is Crossref JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.readers.json_heads import first_value
from retract_ld.readers.json_values import Object, member

__all__ = ["OWN", "detect"]

#: Members that only works of Crossref have.
OWN: Final = frozenset(
    {
        "content-domain",
        "deposited",
        "indexed",
        "is-referenced-by-count",
        "reference-count",
        "references-count",
        "update-policy",
        "update-to",
        "updated-by",
    }
)
_ANSWER: Final = frozenset({"status", "message-type", "message-version", "message"})
_UPDATES: Final = re.compile(rb'"update(?:-to|d-by)"\s*:\s*[\[{]')


def detect(head: bytes) -> bool:
    """Tell whether the first records are works as only Crossref writes them.

    One with nothing of Crossref's own, or that cannot be read, is passed over if updates
    in Crossref's form follow.
    """
    value = first_value(head)
    if isinstance(value, dict) and "status" in value and _ANSWER.issuperset(value):
        return True
    works = list(_first_works(value))
    if any(isinstance(member(work, "title"), str) for work in works):
        # CSL, unless Crossref answered in it
        works = works[:1]
    elif isinstance(value, (dict, list)) and _UPDATES.search(head):
        return all("DOI" in work or not work for work in works)
    return any(map(_is_work, works))


def _first_works(value: object) -> Iterator[Object]:
    for items in (member(value, "message", "items"), member(value, "items"), value):
        if isinstance(items, list):
            yield from (work for work in items if isinstance(work, dict))
            return
    message = member(value, "message")
    work = message if isinstance(message, dict) else value
    if isinstance(work, dict):
        yield work


def _is_work(work: Object) -> bool:
    if "DOI" not in work:
        return False
    return (
        not OWN.isdisjoint(work)
        or any(
            isinstance(work.get(name), list) for name in ("title", "container-title")
        )
        or ("prefix" in work and "member" in work)
        or member(work, "created", "date-parts") is not None
    )
