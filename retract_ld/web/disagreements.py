"""Where registers contradict each other about one document.

The kinds are those of the named queries ``disagreements-on-*``; here they are asked of the
claims of one page, there of a whole store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from retract_ld.codes import Register
from retract_ld.web.claims import Claims, StoredClaim

__all__ = ["Disagreement", "DisagreementKind", "disagreements"]

DisagreementKind: TypeAlias = Literal["type", "date", "reason", "notice", "direction"]


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """Two registers, and what each has."""

    kind: DisagreementKind
    first: Register
    first_value: str
    second: Register
    second_value: str


def disagreements(claims: Claims) -> tuple[Disagreement, ...]:
    """Return all disagreements about a document, each once, sorted."""
    found = {
        item
        for pair in combinations(claims.about, 2)
        for item in _between(*_ordered(*pair))
    }
    found |= set(_directions(claims))
    return tuple(sorted(found))


def _ordered(a: StoredClaim, b: StoredClaim) -> tuple[StoredClaim, StoredClaim]:
    return (a, b) if a.update.asserted_by <= b.update.asserted_by else (b, a)


def _between(a: StoredClaim, b: StoredClaim) -> Iterator[Disagreement]:
    first, second = a.update, b.update
    who = first.asserted_by, second.asserted_by
    if who[0] == who[1]:
        return
    if first.type != second.type:
        if a.notice and a.notice == b.notice:
            yield Disagreement("type", who[0], first.type, who[1], second.type)
        return
    if first.date and second.date:
        length = min(len(first.date), len(second.date))
        if first.date[:length] != second.date[:length]:
            yield Disagreement("date", who[0], first.date, who[1], second.date)
    dois = [update.notice.doi if update.notice else None for update in (first, second)]
    if dois[0] and dois[1] and a.notice != b.notice and dois[0] != dois[1]:
        yield Disagreement("notice", who[0], dois[0], who[1], dois[1])
    if (
        first.reasons
        and second.reasons
        and not set(first.reasons) & set(second.reasons)
    ):
        yield Disagreement(
            "reason", who[0], ",".join(first.reasons), who[1], ",".join(second.reasons)
        )


def _directions(claims: Claims) -> Iterator[Disagreement]:
    """Yield where one register has as the notice what another has as the work."""
    for a in claims.about:
        for b in claims.within:
            if a.notice and (a.work, a.notice) == (b.notice, b.work):
                yield Disagreement(
                    "direction",
                    a.update.asserted_by,
                    "work",
                    b.update.asserted_by,
                    "notice",
                )
