"""Lists that single pages ask of the whole store.

Two things make a list fast where there are a hundred thousand claims. Patterns that many
claims match stand in sub-selects of their own, which the engine joins by hashing instead
of looking each up; and nothing is sorted by an IRI or a text, for these have to be read
from the disk first. Resources are bound as terms, as in named queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.identifiers import normalize_doi
from retract_ld.namespaces import DCTERMS, RLD
from retract_ld.queries import parse
from retract_ld.terms import doi_iri, iri_text
from retract_ld.web.quads import is_subject, objects, solutions, types
from retract_ld.web.vocabulary import Value, label_of

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "Hit",
    "Row",
    "claims_by_type",
    "claims_in_journal",
    "claims_naming_agent",
    "claims_of_register",
    "claims_with_concept",
    "search",
]

#: Rows that a list on a page has at most.
LIMIT: Final = 200
#: Documents that a search finds at most.
MOST: Final = 100

_HEAD: Final = """\
# parameter: bound iri What is listed.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rld: <https://w3id.org/retract-ld/ns#>
"""
_DETAILS: Final = """
?claim rld:work ?work ; rld:updateType ?type ; rld:assertedBy ?register .
OPTIONAL { ?work dcterms:title ?title }
"""
#: Of some claims: all are looked up.
_FEW: Final = f"""{_HEAD}
SELECT DISTINCT ?work ?title ?type ?date ?register ?claim WHERE {{
    VALUES ?bound {{ <https://example.org/> }}
    GRAPH ?g {{ %s {_DETAILS} OPTIONAL {{ ?claim rld:date ?date }} }}
}}
ORDER BY DESC(STR(?date)) ?claim ?title
LIMIT {LIMIT + 1}
"""
_DATED: Final = """
    { SELECT ?g ?claim WHERE {
        VALUES ?bound { <https://example.org/> }
        GRAPH ?g { %s }
    } }
    { SELECT ?g ?claim ?date WHERE { GRAPH ?g { ?claim rld:date ?date } } }
"""
#: Of many claims: the date of the last one to show, then those not older than that.
_LAST: Final = f"""{_HEAD}
SELECT ?date WHERE {{ {_DATED} }}
ORDER BY DESC(STR(?date))
LIMIT 1 OFFSET {LIMIT}
"""
_NEWEST: Final = f"""# parameter: last date Date of the last.
{_HEAD}
SELECT DISTINCT ?claim ?date WHERE {{
    VALUES ?last {{ "0001"^^<http://www.w3.org/2001/XMLSchema#gYear> }}
    {_DATED}
    FILTER(STR(?date) >= STR(?last))
}}
"""
_UNDATED: Final = f"""{_HEAD}
SELECT DISTINCT ?claim WHERE {{
    VALUES ?bound {{ <https://example.org/> }}
    GRAPH ?g {{ %s FILTER NOT EXISTS {{ ?claim rld:date ?date }} }}
}}
LIMIT {LIMIT + 1}
"""
_TYPES: Final = f"""{_HEAD}
SELECT ?type (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{
    {{ SELECT ?g ?claim WHERE {{
        VALUES ?bound {{ <https://example.org/> }}
        GRAPH ?g {{ ?claim rld:assertedBy ?bound }}
    }} }}
    {{ SELECT ?g ?claim ?type WHERE {{ GRAPH ?g {{ ?claim rld:updateType ?type }} }} }}
}}
GROUP BY ?type ORDER BY DESC(?claims) ?type
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a list."""

    claim: str
    work: str
    title: str
    type: Value
    date: str | None
    register: Value


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was searched for."""

    iri: str
    title: str


def _ask(store: ox.Store, text: str, **values: str) -> Iterable[dict[str, str]]:
    return solutions(store, parse("list", text).bind(values).sparql)


def _few(store: ox.Store, pattern: str, iri: str) -> list[Row]:
    """Return the claims of a pattern that few claims match, the newest first."""
    return _rows(_ask(store, _FEW % pattern, bound=iri))


def _many(store: ox.Store, pattern: str, iri: str) -> list[Row]:
    """Return the newest claims of a pattern that any number of claims match."""
    last = next(iter(_ask(store, _LAST % pattern, bound=iri)), None)
    found = list(
        _ask(store, _NEWEST % pattern, bound=iri, last=last["date"] if last else "0001")
    )
    if last is None:
        found += _ask(store, _UNDATED % pattern, bound=iri)
    found.sort(key=lambda row: row["claim"])
    found.sort(key=lambda row: row.get("date", ""), reverse=True)
    # Looked up singly: joined to the rest, the details of all claims would be.
    return _rows({**row, **_details(store, row["claim"])} for row in found[: LIMIT + 1])


def _details(store: ox.Store, claim: str) -> dict[str, str]:
    """Return what a list shows of a claim."""
    found: dict[str, str] = {}
    for name, predicate in (
        ("work", RLD.work),
        ("type", RLD.updateType),
        ("register", RLD.assertedBy),
    ):
        found.update((name, value) for value in objects(store, claim, predicate)[:1])
    if "work" in found:
        titles = objects(store, found["work"], DCTERMS.title)
        found.update(("title", title) for title in titles[:1])
    return found


def _rows(found: Iterable[dict[str, str]]) -> list[Row]:
    rows: dict[str, Row] = {}
    ordered = sorted(found, key=lambda row: (row["claim"], row.get("title", "")))
    ordered.sort(key=lambda row: row.get("date", ""), reverse=True)
    for row in ordered:
        if "work" not in row:
            continue
        rows.setdefault(
            row["claim"],
            Row(
                row["claim"],
                row["work"],
                row.get("title", row["work"]),
                Value(label_of(row["type"]), row["type"]),
                row.get("date"),
                Value(label_of(row["register"]), row["register"]),
            ),
        )
    return list(rows.values())[: LIMIT + 1]


def claims_in_journal(store: ox.Store, iri: str) -> list[Row]:
    """Return claims about the works of a journal."""
    return _few(store, "?work dcterms:isPartOf ?bound .", iri)


def claims_naming_agent(store: ox.Store, iri: str) -> list[Row]:
    """Return claims about works that an agent is named on as author or publisher."""
    pattern = """
        { ?place rld:contributor ?bound . ?work rld:contribution ?place . }
        UNION { ?place rld:affiliation ?bound . ?work rld:contribution ?place . }
        UNION { ?work dcterms:publisher ?bound . }"""
    return _few(store, pattern, iri)


def claims_of_register(store: ox.Store, iri: str) -> list[Row]:
    """Return the newest claims of a register."""
    return _many(store, "?claim rld:assertedBy ?bound .", iri)


def claims_with_concept(store: ox.Store, iri: str) -> list[Row]:
    """Return the newest claims that have a concept as their reason, type, status, party."""
    says = next(
        (
            predicate
            for scheme, predicate in _SAYS.items()
            if iri.startswith(f"https://w3id.org/retract-ld/{scheme}/")
        ),
        None,
    )
    return _many(store, f"?claim {says} ?bound .", iri) if says else []


_SAYS: Final = {
    "reason": RLD.reason,
    "update-type": RLD.updateType,
    "status": RLD.claimedStatus,
    "party": RLD.initiatedBy,
}


def claims_by_type(store: ox.Store, register: str) -> list[tuple[Value, int]]:
    """Count the claims of a register by their type."""
    return [
        (Value(label_of(row["type"]), row["type"]), int(row["claims"]))
        for row in _ask(store, _TYPES, bound=register)
    ]


def search(store: ox.Store, text: str) -> list[Hit]:
    """Return documents by their DOI or by words of their title, at most a hundred.

    Raises:
        VocabularyError: if the text is nothing that can be searched for.
    """
    wanted = text.strip()
    doi = normalize_doi(wanted)
    if doi:
        iri = iri_text(doi_iri(doi))
        titles = objects(store, iri, DCTERMS.title)
        if is_subject(store, iri):
            return [Hit(iri, titles[0] if titles else doi)]
        return []
    words = list(dict.fromkeys(wanted.split()))[:8]
    values = {f"word{number}": word for number, word in enumerate(words)}
    found: dict[str, Hit] = {}
    for row in _ask(store, _search_query(len(words)), **values):
        iri = row["document"]
        if iri not in found and _DOCUMENTS & types(store, iri):
            found[iri] = Hit(iri, row["title"])
        if len(found) == MOST:
            break
    return sorted(found.values(), key=lambda hit: (hit.title.casefold(), hit.iri))


_DOCUMENTS: Final = frozenset(map(iri_text, (RLD.Work, RLD.Notice)))


def _search_query(words: int) -> str:
    """Return a query for titles that have a number of words, in any order."""
    names = [f"word{number}" for number in range(words)]
    header = "".join(f"# parameter: {name} text A word.\n" for name in names)
    values = " ".join(f'VALUES ?{name} {{ "" }}' for name in names)
    has = " && ".join(
        f"CONTAINS(LCASE(STR(?title)), LCASE(STR(?{name})))" for name in names
    )
    return (
        f"{header}SELECT ?document ?title WHERE {{ {values} "
        f"GRAPH ?g {{ ?document {DCTERMS.title} ?title }} FILTER({has}) }}"
    )
