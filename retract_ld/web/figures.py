"""The store as a whole: how much there is, and counts to draw as charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.queries import query_named
from retract_ld.web.quads import solutions
from retract_ld.web.vocabulary import Value, label_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Bar", "Chart", "Overview", "chart", "overview_facts"]

_TOP: Final = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A count and how long it is drawn, in per cent of the longest."""

    label: Value
    count: int
    length: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts with their title."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    left_out: int = 0
    """Smaller ones that are not shown."""
    query: str | None = None
    """The named query that gives the whole."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    works: int
    notices: int
    claims: int
    registers: tuple[tuple[Value, int, int], ...]
    """With their claims and works."""
    sources: tuple[tuple[str, Value | None, int], ...]
    years: Chart
    reasons: Chart
    publishers: Chart
    types: Chart


def overview_facts(store: ox.Store) -> Overview:
    """Count what a store holds. It takes some seconds where there are many works."""
    totals = next(solutions(store, _TOTALS))
    return Overview(
        int(totals["works"]),
        int(totals["notices"]),
        int(totals["claims"]),
        tuple(
            (_term(row["register"]), int(row["claims"]), int(row["works"]))
            for row in _named(store, "claims-by-register")
        ),
        tuple(
            (
                row["source"],
                _term(row["register"]) if "register" in row else None,
                int(row.get("triples", "0")),
            )
            for row in _named(store, "sources")
        ),
        _years(store),
        chart(
            "Works by reason",
            "works",
            [
                (_term(row["reason"]), int(row["works"]))
                for row in solutions(store, _REASONS)
            ],
        ),
        chart(
            "Works taken back, by publisher",
            "works",
            [
                (Value(row["publisher"]), int(row["works"]))
                for row in _named(store, "retractions-by-publisher")
            ],
            query="retractions-by-publisher",
        ),
        chart(
            "Works by type of update",
            "works",
            [
                (_term(row["type"]), int(row["works"]))
                for row in _named(store, "updates-by-type")
            ],
            query="updates-by-type",
        ),
    )


def _years(store: ox.Store) -> Chart:
    """Count by year, years without a retraction among them."""
    counted = Counter(
        {row["year"]: int(row["works"]) for row in _named(store, "retractions-by-year")}
    )
    years = [int(year) for year in counted if year.isdigit()]
    span = range(min(years), max(years) + 1) if years else range(0)
    counts = [(Value(str(year)), counted[f"{year:04d}"]) for year in span]
    return chart(
        "Works taken back, by year",
        "works",
        counts,
        top=None,
        query="retractions-by-year",
    )


def chart(
    title: str,
    unit: str,
    counts: Sequence[tuple[Value, int]],
    *,
    top: int | None = _TOP,
    query: str | None = None,
) -> Chart:
    """Scale counts to the longest bar.

    >>> [bar.length for bar in chart("t", "u", [(Value("a"), 4), (Value("b"), 1)]).bars]
    [100.0, 25.0]
    """
    shown = counts[:top]
    longest = max((count for _, count in shown), default=1) or 1
    bars = (
        Bar(label, count, round(100 * count / longest, 2)) for label, count in shown
    )
    return Chart(title, unit, tuple(bars), len(counts) - len(shown), query)


_TOTALS: Final = """
PREFIX rld: <https://w3id.org/retract-ld/ns#>
SELECT (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?work) AS ?works)
       (COUNT(DISTINCT ?notice) AS ?notices)
WHERE {
    GRAPH ?g {
        ?claim a rld:Update .
        OPTIONAL { ?claim rld:work ?work }
        OPTIONAL { ?claim rld:notice ?notice }
    }
}"""
_REASONS: Final = """
PREFIX rld: <https://w3id.org/retract-ld/ns#>
SELECT ?reason (COUNT(DISTINCT ?work) AS ?works)
WHERE { GRAPH ?g { ?claim rld:reason ?reason ; rld:work ?work . } }
GROUP BY ?reason ORDER BY DESC(?works) ?reason"""


def _named(store: ox.Store, name: str) -> Iterator[dict[str, str]]:
    return solutions(store, query_named(name).sparql)


def _term(iri: str) -> Value:
    return Value(label_of(iri), iri)
