"""What the tables can emit, read off the tables: every term, and the JSON-LD context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from retract_ld.mapping.table import Constant, Derived, Link, Profile, Property
from retract_ld.namespaces import PREFIXES, RDF
from retract_ld.terms import Term, iri_text, is_iri

__all__ = ["compact", "context", "emitted_terms"]

Row = Property | Derived | Link | Constant


def _rows(profiles: Iterable[Profile]) -> Iterator[Row]:
    for profile in profiles:
        for rule in profile.rules.values():
            yield from rule.rows


def emitted_terms(profiles: Iterable[Profile]) -> list[Term]:
    """Return every vocabulary term that the profiles can emit, sorted.

    Predicates, classes and concepts; not the things that records are about.
    """
    found: set[Term] = set()
    for row in _rows(profiles):
        found.add(row.predicate)
        if isinstance(row, Constant):
            found.add(row.object)
        elif isinstance(row, (Property, Derived)):
            found.update(row.codec.terms)
    return sorted(found)


def compact(term: Term) -> str:
    """Shorten a vocabulary IRI: our own terms to their local name, others to a CURIE.

    >>> compact("<https://w3id.org/retract-ld/ns#notice>"), compact("<https://schema.org/name>")
    ('notice', 'schema:name')
    """
    text = iri_text(term)
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace) and len(text) > len(namespace):
            local = text[len(namespace) :]
            return local if prefix == "rld" else f"{prefix}:{local}"
    return text


def _object_kind(row: Row) -> str:
    if isinstance(row, Link):
        return "iri"
    if isinstance(row, Constant):
        return "iri" if is_iri(row.object) else "literal"
    return row.codec.object_kind


def context(profiles: Iterable[Profile]) -> dict[str, Any]:
    """Return the JSON-LD context of the profiles: prefixes, names, which values are IRIs.

    Dates carry their datatype in the data, because their precision varies.
    """
    rows = list(_rows(profiles))
    predicates: dict[Term, set[str]] = {}
    classes: set[Term] = set()
    for row in rows:
        if row.predicate == RDF.type:
            if isinstance(row, Constant):
                classes.add(row.object)
            elif isinstance(row, (Property, Derived)):
                classes.update(row.codec.terms)
        else:
            predicates.setdefault(row.predicate, set()).add(_object_kind(row))
    used = {compact(term).partition(":")[0] for term in (*predicates, *classes)}
    names: dict[str, Any] = {
        prefix: namespace
        for prefix, namespace in sorted(PREFIXES.items())
        if prefix in used | {"rld", "xsd"}
    }
    for term in sorted(classes, key=compact):
        if ":" not in compact(term):
            names[compact(term)] = f"rld:{compact(term)}"
    for term in sorted(predicates, key=compact):
        name = compact(term)
        long = name if ":" in name else f"rld:{name}"
        if predicates[term] == {"iri"}:
            names[name] = {"@id": long, "@type": "@id"}
        elif name != long:
            names[name] = long
    return {"@version": 1.1, **names}
