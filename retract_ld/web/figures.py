"""The store as a whole: how much there is, and counts to draw as charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.namespaces import RLD
from retract_ld.queries import query_named
from retract_ld.terms import Term
from retract_ld.web.quads import solutions
from retract_ld.web.vocabulary import Value, label_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Bar", "Chart", "Overview", "chart", "overview_facts"]

_TOP: Final = 12
_YEARS_SHOWN: Final = 100


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
    return Overview(
        _count(store, "?x rld:work ?counted"),
        _count(store, "?x rld:notice ?counted"),
        _count(store, "?counted a rld:Update"),
        tuple(
            (_term(row["of"]), int(row["claims"]), int(row["works"]))
            for row in solutions(store, _REGISTERS)
        ),
        tuple(
            (
                row["source"],
                _term(row["register"]) if "register" in row else None,
                int(row.get("triples", "0")),
            )
            for row in solutions(store, query_named("sources").sparql)
        ),
        _years(store),
        chart("Works by reason", "works", _by(store, RLD.reason)),
        chart(
            "Works taken back, by publisher",
            "works",
            [
                (Value(row["publisher"]), int(row["works"]))
                for row in solutions(store, _PUBLISHERS)
            ],
            query="retractions-by-publisher",
        ),
        chart(
            "Works by type of update",
            "works",
            _by(store, RLD.updateType),
            query="updates-by-type",
        ),
    )


def _years(store: ox.Store) -> Chart:
    """Count by year, years without a retraction among them."""
    counted = Counter(
        {row["year"]: int(row["works"]) for row in solutions(store, _YEARS)}
    )
    years = sorted(int(year) for year in counted if year.isdigit())[-_YEARS_SHOWN:]
    span = range(years[0], years[-1] + 1) if years else range(0)
    if len(span) > _YEARS_SHOWN:  # a date in the year 1 is somebody's error
        span = range(years[-1] + 1 - _YEARS_SHOWN, years[-1] + 1)
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


# What many claims match stands in sub-selects: the engine joins these by hashing, ten and
# more times as fast as by looking each claim up. The numbers are those of the named
# queries, which are written to be read.
_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rld: <https://w3id.org/retract-ld/ns#>
PREFIX status: <https://w3id.org/retract-ld/status/>
"""
_WORK: Final = "{ SELECT ?g ?claim ?work WHERE { GRAPH ?g { ?claim rld:work ?work } } }"
_TAKEN_BACK: Final = """
    { SELECT ?g ?claim WHERE {
        VALUES ?status {
            status:removed status:retracted status:retracted-and-replaced status:withdrawn
        }
        GRAPH ?g { ?claim rld:claimedStatus ?status }
    } }"""
_REGISTERS: Final = f"""{_PREFIXES}
SELECT ?of (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?work) AS ?works) WHERE {{
    {{ SELECT ?g ?claim ?of WHERE {{ GRAPH ?g {{ ?claim rld:assertedBy ?of }} }} }}
    {{ SELECT ?g ?claim WHERE {{ GRAPH ?g {{ ?claim a rld:Update }} }} }}
    OPTIONAL {_WORK}
}}
GROUP BY ?of ORDER BY DESC(?claims) ?of"""
_BY: Final = f"""{_PREFIXES}
SELECT ?of (COUNT(DISTINCT ?work) AS ?works) WHERE {{
    {{ SELECT ?g ?claim ?of WHERE {{ GRAPH ?g {{ ?claim %s ?of }} }} }}
    {_WORK}
}}
GROUP BY ?of ORDER BY DESC(?works) ?of"""
_YEARS: Final = f"""{_PREFIXES}
SELECT ?year (COUNT(DISTINCT ?work) AS ?works) WHERE {{
    {_TAKEN_BACK}
    {_WORK}
    {{ SELECT ?g ?claim ?date WHERE {{ GRAPH ?g {{ ?claim rld:date ?date }} }} }}
    BIND(SUBSTR(STR(?date), 1, 4) AS ?year)
}}
GROUP BY ?year"""
_PUBLISHERS: Final = f"""{_PREFIXES}
SELECT ?publisher (COUNT(DISTINCT ?work) AS ?works) WHERE {{
    {_TAKEN_BACK}
    {_WORK}
    {{ SELECT ?g ?work ?of WHERE {{ GRAPH ?g {{ ?work dcterms:publisher ?of }} }} }}
    {{ SELECT ?g ?of ?publisher WHERE {{ GRAPH ?g {{ ?of foaf:name ?publisher }} }} }}
}}
GROUP BY ?publisher ORDER BY DESC(?works) ?publisher"""


def _count(store: ox.Store, pattern: str) -> int:
    query = (
        f"SELECT (COUNT(DISTINCT ?counted) AS ?n) WHERE {{ GRAPH ?g {{ {pattern} }} }}"
    )
    return int(next(solutions(store, _PREFIXES + query))["n"])


def _by(store: ox.Store, predicate: Term) -> list[tuple[Value, int]]:
    """Count the works that claims give each value of a property."""
    return [
        (_term(row["of"]), int(row["works"]))
        for row in solutions(store, _BY % predicate)
    ]


def _term(iri: str) -> Value:
    return Value(label_of(iri), iri)
