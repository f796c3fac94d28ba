"""Questions that single pages ask of the whole store; resources are bound as variables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.identifiers import normalize_doi
from retract_ld.queries import query_named
from retract_ld.terms import doi_iri, iri_text
from retract_ld.web.quads import is_subject, objects, solutions
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
    "search",
    "works_with_concept",
]

#: Rows that a list on a page has at most.
LIMIT: Final = 200

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rld: <https://w3id.org/retract-ld/ns#>
"""
_ROWS: Final = """
SELECT DISTINCT ?bound ?work ?title ?type ?date ?register ?claim WHERE {
    GRAPH ?g {
        %s
        ?claim rld:work ?work ; rld:updateType ?type ; rld:assertedBy ?register .
        OPTIONAL { ?claim rld:date ?date }
        OPTIONAL { ?work dcterms:title ?title }
    }
}
ORDER BY DESC(STR(?date)) ?work ?claim ?title
LIMIT 201
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


def _claims(store: ox.Store, pattern: str, iri: str) -> list[Row]:
    """Return the claims that a pattern finds for ``?bound``, the newest first."""
    found: dict[str, Row] = {}
    for row in solutions(store, _PREFIXES + _ROWS % pattern, iri):
        found.setdefault(
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
    return list(found.values())[: LIMIT + 1]


def claims_in_journal(store: ox.Store, iri: str) -> list[Row]:
    """Return claims about the works of a journal."""
    return _claims(store, "?work dcterms:isPartOf ?bound .", iri)


def claims_naming_agent(store: ox.Store, iri: str) -> list[Row]:
    """Return claims about works that an agent is named on as author or publisher."""
    pattern = """
        { ?place rld:contributor ?bound . ?work rld:contribution ?place . }
        UNION { ?place rld:affiliation ?bound . ?work rld:contribution ?place . }
        UNION { ?work dcterms:publisher ?bound . }"""
    return _claims(store, pattern, iri)


def claims_of_register(store: ox.Store, iri: str) -> list[Row]:
    """Return the claims of a register."""
    return _claims(store, "?claim rld:assertedBy ?bound .", iri)


def works_with_concept(store: ox.Store, iri: str) -> list[Row]:
    """Return claims that have a concept as their reason, type, status or party."""
    pattern = """
        VALUES ?says {
            rld:reason rld:updateType rld:claimedStatus
            rld:initiatedBy rld:acceptedBy rld:objectedBy
        }
        ?claim ?says ?bound ."""
    return _claims(store, pattern, iri)


def claims_by_type(store: ox.Store, register: str) -> list[tuple[Value, int]]:
    """Count the claims of a register by their type."""
    query = """
        SELECT ?bound ?type (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
            GRAPH ?g { ?claim rld:assertedBy ?bound ; rld:updateType ?type . }
        } GROUP BY ?bound ?type ORDER BY DESC(?claims) ?type"""
    return [
        (Value(label_of(row["type"]), row["type"]), int(row["claims"]))
        for row in solutions(store, _PREFIXES + query, register)
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
        titles = objects(store, iri, "<http://purl.org/dc/terms/title>")
        if is_subject(store, iri):
            return [Hit(iri, titles[0] if titles else doi)]
        return []
    query = query_named("search").bind({"words": wanted})
    found: dict[str, Hit] = {}
    for row in solutions(store, query.sparql):
        found.setdefault(row["document"], Hit(row["document"], row["title"]))
    return list(found.values())
