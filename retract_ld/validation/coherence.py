"""Rules over several claims: what none of them tells alone.

| id | severity | asks |
| --- | --- | --- |
| RLD-05 | violation | a notice is not retracted, unless by a later notice |
| RLD-06 | warning | what undoes a retraction or concern comes after it |
| RLD-07 | info | what is undone is known |
| RLD-08 | violation | no notice updates what updates it in turn |
| RLD-09 | warning | a notice has one Crossmark policy |
| RLD-10 | info | registers agree in what manner a notice updates a work |
| CREC-08 | info | records of one register give a work the same number of authors |
| CREC-12 | info | a concern has an outcome within five years |

Claims are kept in a private temporary database, which SQLite moves to disk as it grows,
so that a file of any length takes little memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from retract_ld.models import Update
from retract_ld.namespaces import RLD
from retract_ld.terms import Node, Term, iri_text, lexical
from retract_ld.validation.coherence_queries import (
    AUTHORS,
    BOTH_WAYS,
    EDGES,
    MANNERS,
    POLICIES,
    TAKES_BACK,
    UNRESOLVED,
    listed,
)
from retract_ld.validation.coherence_rules import COHERENCE_RULES, CoherenceRule
from retract_ld.validation.report import Result

__all__ = ["COHERENCE_RULES", "Coherence", "CoherenceRule", "Origin", "count_authors"]

_TYPES: Final = "<https://w3id.org/retract-ld/update-type/"
_COMPONENT: Final = iri_text(RLD.GuidelineConstraintComponent)

#: What each of these undoes.
_UNDOES: Final = {
    "concern_lifted": ("expression_of_concern",),
    "reinstatement": (*TAKES_BACK, "partial_retraction", "temporary_removal"),
}
_KEPT: Final = 2000


class Origin(NamedTuple):
    """Where a claim was read: a source, a place in it, a record."""

    source: str = ""
    location: str = ""
    record: str | None = None

    @property
    def where(self) -> str:
        """All of it in one, as far as it is known."""
        record = f"record {self.record}" if self.record else ""
        return ", ".join(part for part in (self.source, self.location, record) if part)


_RULES: Final = {rule.id: rule for rule in COHERENCE_RULES}

_COLUMNS: Final = (
    "claim",
    "notice",
    "work",
    "type",
    "date",
    "policy",
    "source",
    "location",
    "record",
    "register",
    "authors",
)


class Coherence:
    """Collects claims one by one and tells, at the end, where they contradict."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute(f"CREATE TABLE claim ({', '.join(_COLUMNS)})")
        self._waiting: list[tuple[str | int | None, ...]] = []

    def add(
        self,
        claim: Node,
        origin: Origin = Origin(),  # noqa: B008
        authors: int | None = None,
    ) -> None:
        """Take note of the node block of a claim; of others nothing is kept.

        Args:
            claim: the claim's own node block.
            origin: where it was read.
            authors: how many the work has, as `count_authors` tells.
        """
        found = dict(claim.pairs)
        type_ = found.get(RLD.updateType, "")
        notice = found.get(RLD.notice)
        if RLD.selfReferential in found:
            # In its own place: it is no document that a claim could be about.
            notice = None
        date = found.get(RLD.date)
        policy = found.get(RLD.policy)
        self._waiting.append(
            (
                claim.subject,
                notice,
                found.get(RLD.work),
                type_.removeprefix(_TYPES)[:-1],
                lexical(date) if date and date[0] == '"' else None,
                policy,
                origin.source,
                origin.location,
                origin.record,
                found.get(RLD.assertedBy),
                authors,
            )
        )
        if len(self._waiting) >= _KEPT:
            self._store()

    def _store(self) -> None:
        marks = ", ".join("?" * len(_COLUMNS))
        self._database.executemany(f"INSERT INTO claim VALUES ({marks})", self._waiting)  # noqa: S608
        self._waiting.clear()

    def results(self) -> Iterator[Result]:
        """Yield what contradicts, rule by rule."""
        self._store()
        for column in ("work", "notice"):
            self._database.execute(
                f"CREATE INDEX IF NOT EXISTS by_{column} ON claim ({column})"
            )
        yield from self._retracted_notices()
        yield from self._undone()
        yield from self._circles()
        yield from self._rows("RLD-09", POLICIES)
        yield from self._rows("RLD-10", MANNERS)
        yield from self._authors()
        yield from self._rows("CREC-12", UNRESOLVED)

    def close(self) -> None:
        """Forget all claims."""
        self._database.close()

    def _rows(self, rule: str, query: str, *values: str) -> Iterator[Result]:
        for row in self._database.execute(query, values):
            yield _result(_RULES[rule], *row[:5])

    def _retracted_notices(self) -> Iterator[Result]:
        query = f"""
            SELECT r.claim, r.work, r.source, r.location, r.record,
                   r.notice, r.date, min(n.date)
            FROM claim r JOIN claim n ON n.notice = r.work
            WHERE r.type IN ({listed(TAKES_BACK)}) AND r.claim <> n.claim
            GROUP BY r.claim, r.source, r.location ORDER BY r.claim
        """  # noqa: S608
        for *row, notice, date, announced in self._database.execute(query):
            if notice is None or _is_before(date, announced):
                yield _result(_RULES["RLD-05"], *row)

    def _undone(self) -> Iterator[Result]:
        for type_, undone in _UNDOES.items():
            query = f"""
                SELECT u.claim, u.work, u.source, u.location, u.record,
                       u.date, min(e.date), count(e.claim)
                FROM claim u LEFT JOIN claim e
                  ON e.work = u.work AND e.type IN ({listed(undone)})
                WHERE u.type = '{type_}' AND u.work IS NOT NULL
                GROUP BY u.claim, u.source, u.location ORDER BY u.claim
            """  # noqa: S608
            for *row, date, first, count in self._database.execute(query):
                if not count:
                    yield _result(_RULES["RLD-07"], *row)
                elif _is_before(date, first):
                    yield _result(_RULES["RLD-06"], *row)

    def _authors(self) -> Iterator[Result]:
        for row in self._database.execute(AUTHORS):
            found = _result(_RULES["CREC-08"], *row[:5])
            here, *place, there = row[5:]
            other = Origin(*place).where or "another record"
            counts = f"{here} names here, {there} in {other}"
            yield replace(
                found, message=f"{found.message.removesuffix('.')}: {counts}."
            )

    def _circles(self) -> Iterator[Result]:
        """Yield the claims on a circle: what is a notice here is a work there."""
        after: dict[str, list[str]] = {}
        for notice, work in self._database.execute(BOTH_WAYS):
            after.setdefault(notice, []).append(work)
        reachable = {node: _reachable(after, node) for node in after}
        for *row, notice in self._database.execute(EDGES):
            if notice in reachable.get(row[1], ()):
                yield _result(_RULES["RLD-08"], *row)


def count_authors(update: Update) -> int | None:
    """Return how many authors a record gives the work, ``None`` if that is no full list.

    A list that was read from prose, or ends in *et al.*, may lack some.
    """
    authors = update.work.authors if update.work else ()
    if not authors or any("et al" in author.name.casefold() for author in authors):
        return None
    prose = any(each.field.startswith("work.authors") for each in update.evidence)
    return None if prose else len(authors)


def _is_before(date: str | None, other: str | None) -> bool:
    """Whether one partial date lies before another, as exactly as both are known."""
    if date is None or other is None:
        return False
    known = min(len(date), len(other))
    return date[:known] < other[:known]


def _reachable(after: dict[str, list[str]], start: str) -> set[str]:
    """Return what can be reached from a node, the node itself only by a circle."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = set(after.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return found


def _result(
    rule: CoherenceRule,
    claim: Term,
    value: Term | None,
    source: str,
    location: str,
    record: str | None,
) -> Result:
    found = Result(
        rule=rule.id,
        severity=rule.severity,
        focus=iri_text(claim),
        message=rule.message,
        path=iri_text(rule.path),
        hint=rule.hint,
        clause=rule.source,
        link=rule.link,
        component=_COMPONENT,
        shape=f"https://w3id.org/retract-ld/rule/{rule.id}",
        source=source,
        location=location,
        record=record,
    )
    if value is None or value[0] != "<":
        return found
    return replace(found, value=iri_text(value), value_term=value)
