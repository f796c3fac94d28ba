"""Europe PMC: results of its REST search in JSON, ``resultType=core`` or ``lite``.

Specified by the Europe PMC RESTful Web Service reference guide. The relations and
publication types are PubMed's, written as words: see `pubmed_relations`; preprints have
two types of their own. What describes a document: see `europe_pmc_citations`.

| source | model |
| --- | --- |
| ``resultList.result[]``, or a result alone | a record |
| ``source``, ``id`` | ``record_id``: ``MED:9500320`` |
| ``commentCorrectionList.commentCorrection[].type`` "… in" | the result is the work |
| … "… of", "… for", "… from" | the result is what came after |
| … ``id``, ``source``, ``reference``, ``note`` | the other side; ``evidence`` |
| ``pubTypeList.pubType[]`` (lite: ``pubType``) | a claim if no relation makes it |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final, Literal

from retract_ld.codes import UpdateType
from retract_ld.crosswalk import read_as
from retract_ld.models import Agent, Evidence, Notice, Update, Work
from retract_ld.readers.europe_pmc_citations import citation_of, identifiers_of
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object, first_value
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.pubmed_citations import doi_in, parts_of_citation
from retract_ld.readers.pubmed_relations import (
    claims_of_types,
    is_of_a_notice,
    relation_of,
)
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source, clean

__all__ = ["READER"]

_KEYS: Final = ("resultList.result",)

#: Relations of preprints and data: they update nothing.
_UNRELATED: Final = re.compile(r"preprint|associated|data", re.IGNORECASE)

_PREPRINT_TYPES: Final = read_as("europe-pmc-publication-type")


def detect(head: bytes) -> bool:
    """Recognise an answer of the search, or a result with id and source."""
    value = first_value(head)
    if member(value, "resultList", "result") is not None:
        return True
    if member(value, "hitCount") is not None and member(value, "request") is not None:
        return True
    record = first_object(head, *_KEYS)
    if record is None:
        return False
    source = record.get("source")
    return (
        isinstance(source, str)
        and re.fullmatch("[A-Z]{3}", source) is not None
        and isinstance(record.get("id"), str)
        and not {"pubTypeList", "pubType", "journalInfo", "authorString"}.isdisjoint(
            record
        )
    )


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each result."""
    return read_objects(stream, source, _record, _KEYS)


@dataclass(frozen=True, slots=True)
class _Claim:
    type: UpdateType
    raw_type: str
    is_work: bool
    """Whether the result is the work; else it came after."""
    path: str
    found_on: Literal["notice", "work"] | None
    roles: tuple[str, ...] = ("notice",)
    """What the document that came after is in the update; none if no side is said."""
    correction: object = field(default=None, repr=False)


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    raw_id, source = text_member(value, "id"), text_member(value, "source")
    record_id = f"{source}:{raw_id}" if source and raw_id else raw_id
    types = _publication_types(value)
    related = list(_related(fields, value, types))
    if not related and not any(_says_something(name) for name in types):
        return fields.record(record_id=record_id)
    own = citation_of(fields, value)
    made = [_update(fields, claim, own, record_id) for claim in related]
    updates = [update for update in made if update is not None]
    for claim in _typed(fields, types, tuple(updates)):
        update = _update(fields, claim, own, record_id)
        updates += [update] if update else []
    return fields.record(updates, record_id)


def _says_something(name: str) -> bool:
    return name.lower() in _PREPRINT_TYPES or any(claims_of_types([("", name)]))


def _publication_types(value: Object) -> list[str]:
    raw_types = member(value, "pubTypeList", "pubType")
    if isinstance(raw_types, str):
        raw_types = [raw_types]
    if not isinstance(raw_types, list):
        raw_types = (text_member(value, "pubType") or "").split(";")
    return [name for name in map(clean, raw_types) if name]


def _related(fields: Fields, value: Object, types: list[str]) -> Iterator[_Claim]:
    """Yield what the relations claim."""
    corrections = list_member(value, "commentCorrectionList", "commentCorrection")
    for number, correction in enumerate(corrections):
        path = f"commentCorrectionList.commentCorrection[{number}]"
        raw_type = text_member(correction, "type")
        if raw_type is None:
            fields.fail("has no type.", path, "Expected such as 'Retraction in'.")
            continue
        relation = relation_of(raw_type, [("", name) for name in types])
        if relation is None or _UNRELATED.match(raw_type):
            continue
        if relation.side is None:
            fields.warn(
                f"the relation {raw_type!r:.200} is not known, and does not tell "
                "which side is the notice.",
                path,
                "It is kept as 'other', without the other side.",
            )
        elif relation.type == "other":
            fields.warn(
                f"the relation {raw_type!r:.200} is not known.",
                path,
                "It is kept as 'other'.",
            )
        yield _Claim(
            relation.type,
            raw_type,
            relation.side != "notice",
            path,
            relation.side,
            relation.successor_roles if relation.side else (),
            correction,
        )


def _typed(
    fields: Fields, types: list[str], made: tuple[Update, ...]
) -> Iterator[_Claim]:
    """Yield what only publication types claim."""
    claims = list(claims_of_types([("", name) for name in types]))
    for claim in claims:
        if any(claim.is_made_by(update) for update in made):
            continue
        if is_of_a_notice(claim, claims, made):
            fields.warn(
                f"is both a notice and a retracted paper (typed {claim.raw_type!r}); "
                "no claim is made that the notice was retracted.",
                "pubTypeList",
            )
            continue
        roles: tuple[str, ...] = ("notice",)
        if claim.type == "corrected_and_republished":
            roles = ("notice", "replacement")
        if claim.side == "notice":
            fields.warn(
                f"is typed {claim.raw_type!r}, but does not name the work concerned.",
                "pubTypeList",
            )
        is_work = claim.side == "work"
        yield _Claim(
            claim.type, claim.raw_type, is_work, "pubTypeList", claim.side, roles
        )
    for name in types:
        update_type = _PREPRINT_TYPES.get(name.lower())
        if update_type:
            yield _Claim(update_type, name, True, "pubTypeList", "work")


def _update(
    fields: Fields, claim: _Claim, own: dict[str, Any], record_id: str | None
) -> Update | None:
    other = _other(fields, claim) if claim.roles else {}
    before, after = (own, other) if claim.is_work else (other, own)
    documents: dict[str, Any] = {"work": fields.make(Work, claim.path, **before)}
    for role in claim.roles:
        model: type[Notice | Work] = Notice if role == "notice" else Work
        documents[role] = fields.make(model, claim.path, **after)
    words = text_member(claim.correction, "reference")
    note = text_member(claim.correction, "note")
    if not claim.roles:
        told = (note, words, _named(claim.correction))
        note = "; ".join(filter(None, told)) or None
    if words:
        target = next(iter(claim.roles), "note") if claim.is_work else "work"
        rule = "commentCorrection.reference"
        documents["evidence"] = (Evidence(field=target, text=words, rule=rule),)
    return fields.make(
        Update,
        claim.path,
        type=claim.type,
        raw_type=claim.raw_type,
        asserted_by="europe-pmc",
        record_id=record_id,
        found_on=claim.found_on,
        note=note,
        **documents,
    )


def _named(correction: object) -> str | None:
    """Name a document by its id in words: ``MED:9500320``."""
    raw_id, source = text_member(correction, "id"), text_member(correction, "source")
    return f"{source}:{raw_id}" if source and raw_id else raw_id


def _other(fields: Fields, claim: _Claim) -> dict[str, Any]:
    """Return the document on the other side of a relation."""
    if claim.correction is None:
        return {}
    words = text_member(claim.correction, "reference") or ""
    values = parts_of_citation(words) or {}
    if values:
        values["journal"] = fields.journal(values["journal"])
        values["authors"] = tuple(
            Agent(name=name, family_name=family) for name, family in values["authors"]
        )
    values["doi"] = doi_in(words)
    values |= identifiers_of(fields, claim.correction, f"{claim.path}.id")
    if not any(values.values()):
        fields.warn("does not tell which document is on the other side.", claim.path)
    return values


READER = Reader(
    name="europe-pmc",
    title="Europe PMC search results",
    media_types=(),
    suffixes=(".json",),
    detect=detect,
    read=read,
    direction="both",
    carries="PubMed's relations of both directions, publication types, citation",
    lacks="reasons, dates of updates beyond the notice's own date, kinds of erratum",
)
