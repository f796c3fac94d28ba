"""Our mapping as data for the peers, which know nothing of retract-ld.

A JSON document with what the register's words stand for, the labels of our codes, and
for each kind of resource the patterns of its statements: a predicate, the column it
reads and how the value is spelled (`how`).

| how | the object is |
| --- | --- |
| constant | `term` |
| iri | the column, an IRI |
| text | the column, a plain literal |
| date, boolean, integer | the column, a literal of that datatype |
| concept | the IRI of `head` and the column, a code |
| choice | the term of `terms` for the column, a code; none for other codes |

Where `predicates` are given, the predicate is the one of the row's update type.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from retract_ld.code_labels import REASON_LABELS
from retract_ld.codes import UPDATE_TYPES, Reason, UpdateType
from retract_ld.labels import reasons_of, update_type_of
from retract_ld.mapping import Mapper, profiles
from retract_ld.mapping.compiled import Row
from retract_ld.mapping.table import (
    BOOLEAN,
    DATE,
    FLAG,
    INTEGER,
    IRI,
    TEXT,
    Codec,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
)
from retract_ld.terms import DEFAULT_BASE, iri_text

__all__ = ["Words", "register_mapper", "words_of", "write_mapping"]

#: What a row of the register can fill, by kind of resource. As who maps one register
#: writes no patterns for what it lacks, peers are given none for the rest.
_FILLED: Final = {
    kind: frozenset(names.split())
    for kind, names in {
        "update": "type raw_type claimed_status date asserted_by record_id "
        "self_referential notice work reasons raw_reasons note see_also",
        "notice": "type work relation in_situ event concepts doi pmid identifiers "
        "published free_to_read",
        "work": "notice invalidation status doi pmid identifiers title contributions "
        "authors journal container journal_title publisher published subjects "
        "countries institutions article_types",
        "contribution": "agent position name document",
        "person": "name contribution",
        "organization": "name",
        "journal": "title",
        "identifier": "scheme value address",
        "event": "work",
        "status": "status event update",
        "concept": "label code scheme",
    }.items()
}
_LITERALS: Final = (
    (TEXT, "text"),
    (DATE, "date"),
    (BOOLEAN, "boolean"),
    (FLAG, "boolean"),
    (INTEGER, "integer"),
    (IRI, "iri"),
)


class Words(NamedTuple):
    """What the words of a register for types and reasons stand for."""

    types: dict[str, str]
    reasons: dict[str, list[str]]


def words_of(register: Path) -> Words:
    """Look the words of a register up."""
    csv.field_size_limit(10_000_000)
    found = Words({}, {})
    with register.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            word = row["RetractionNature"].strip()
            if word not in found.types:
                found.types[word] = update_type_of(word) or "other"
            for part in row["Reason"].split(";"):
                label = " ".join(part.split())
                if label and label not in found.reasons:
                    found.reasons[label] = list(reasons_of(label))
    return found


def register_mapper(vocabulary: Sequence[str], words: Words) -> Mapper:
    """Return a mapper with those rows of some profiles that a register can fill."""
    types = frozenset(words.types.values())
    some = [
        Profile(
            profile.name,
            profile.title,
            {
                kind: Rule(tuple(r for r in rule.rows if _is_filled(kind, r, types)))
                for kind, rule in profile.rules.items()
                if kind in _FILLED
            },
        )
        for profile in profiles(vocabulary)
    ]
    return Mapper(some, DEFAULT_BASE)


def _name(row: Row) -> str:
    if isinstance(row, Constant):
        return ""
    return row.field if isinstance(row, Property) else row.name


def _is_filled(kind: str, row: Row, types: frozenset[str]) -> bool:
    name, _, update_type = _name(row).partition(":")
    if update_type and update_type not in types:
        return False
    return not name or name in _FILLED[kind]


def write_mapping(words: Words, mapping: Mapper, place: Path) -> Path:
    """Write the document that peers read, for one register and a mapper's rows."""
    document = {
        "types": words.types,
        "reasons": words.reasons,
        "statuses": {
            code: terms.status for code, terms in UPDATE_TYPES.items() if terms.status
        },
        "labels": {
            "update-type": {
                code: UPDATE_TYPES[code].label for code in get_args(UpdateType)
            },
            "reason": {code: REASON_LABELS[code] for code in get_args(Reason)},
        },
        "patterns": {kind: _patterns(rows) for kind, rows in mapping.rows.items()},
    }
    place.write_text(json.dumps(document))
    return place


def _patterns(rows: Sequence[Row]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in rows:
        name, _, code = _name(row).partition(":")
        pattern: dict[str, Any] = {"name": name, "predicate": row.predicate}
        if code:
            same = (p for p in found if p["name"] == name)
            free = next((p for p in same if code not in p["predicates"]), None)
            if free:
                free["predicates"][code] = row.predicate
                continue
            pattern = {"name": name, "predicates": {code: row.predicate}}
        found.append(pattern | _object(row))
    return found


def _object(row: Row) -> dict[str, Any]:
    if isinstance(row, Constant):
        return {"how": "constant", "term": row.object}
    if isinstance(row, Link):
        return {"how": "iri"}
    assert isinstance(row, (Property, Derived))
    for codec, how in _LITERALS:
        if codec is row.codec:
            return {"how": how}
    terms = {str(row.codec.read(term)): term for term in row.codec.terms}
    heads = {iri_text(term).removesuffix(code) for code, term in terms.items()}
    if len(heads) == 1:
        return {"how": "concept", "head": heads.pop()}
    return {"how": "choice", "terms": _choice(row.codec)}


def _choice(codec: Codec) -> dict[str, str]:
    return {code: codec.write(code) for code in sorted(codec.codes or ())}
