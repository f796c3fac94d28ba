"""Wikidata: entities in JSON, as Special:EntityData, the API and the dumps give them.

Specified by Wikibase's JSON data model. Wikidata says "retracted" in several ways, and
each statement is a claim of its own, with its own id as ``record_id``:

| source | model |
| --- | --- |
| ``entities.Q…``, an entity, a line of a dump | a record |
| P5824 "is retracted by" an item | retraction; that item is the notice |
| P31 Q45182324 "retracted paper" | retraction without notice |
| P793 "significant event" Q45203135, Q7316896 | retraction without notice |
| P793 Q56478588, Q56478376 | expression of concern without notice |
| P2507 "corrigendum / erratum" | correction; that item is the notice |
| P31 Q7316896, Q56478376, Q1348305 | the item is a notice of unnamed work |
| … qualifiers P585 "point in time", else P580 "start time" | ``date`` |
| … qualifier P5824 | ``notice`` |
| ``rank`` deprecated | no claim |

What describes a document: see `wikidata_statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any, Final

from retract_ld.codes import UpdateType
from retract_ld.crosswalk import codes_of, read_as
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object
from retract_ld.readers.json_values import Object, list_member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.wikidata_statements import (
    Statement,
    citation_of,
    entity_iri,
    partial_date,
    statement_of,
)

__all__ = ["READER"]

_ITEM: Final = re.compile(r"Q[1-9]\d*")
_RETRACTED_PAPER: Final = "Q45182324"

#: Statement → type, where the other side is not named.
_EVENTS: Final = {
    item: update_type
    for item, update_type in read_as("wikidata-item").items()
    if item != _RETRACTED_PAPER
}
#: P31 of a notice → type.
_NOTICES: Final[dict[str, UpdateType]] = {
    code.code: code.type
    for code in codes_of("wikidata-item")
    if code.type is not None and code.side != "work"
}
#: Property whose value is the notice → type, label.
_BY_NOTICE: Final[dict[str, tuple[UpdateType, str]]] = {
    code.code: (code.type, code.labels[0])
    for code in codes_of("wikidata-property")
    if code.type is not None
}


def detect(head: bytes) -> bool:
    """Recognise the envelope of entities, or an entity with claims."""
    record = first_object(head)
    if record is None:
        return False
    entities = record.get("entities")
    if isinstance(entities, dict):
        names = [name for name in entities if re.fullmatch(r"[QPLM]\d+|-1", name)]
        return bool(names) and len(names) == len(entities)
    name = record.get("id")
    return (
        isinstance(name, str)
        and _ITEM.fullmatch(name) is not None
        and ("claims" in record or record.get("type") == "item")
    )


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each entity."""
    return read_objects(stream, source, _record, (), take_apart=_entities)


def _entities(value: Object) -> Iterator[tuple[str, object]] | None:
    """Yield the entities of an envelope with their paths; ``None``: it is not one."""
    entities = value.get("entities")
    if not isinstance(entities, dict):
        return None
    return ((f"entities.{name}", entity) for name, entity in entities.items())


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    name = text_member(value, "id")
    if "missing" in value:
        fields.warn(f"there is no entity {name}.")
    if name is None or not _ITEM.fullmatch(name):
        return fields.record(record_id=name)
    statements = list(_statements(fields, value))
    notices = [found for found in statements if _is_notice(found)]
    is_notice = bool(notices)
    made: list[Update | None] = []
    own = citation_of(fields, value) if statements else {}
    for statement in statements:
        if statement in notices:
            made.append(_notice(fields, own, statement))
        elif is_notice and statement.item == _RETRACTED_PAPER:
            fields.warn(
                "is both a notice and a retracted paper.",
                statement.path,
                "No claim is made that the notice is retracted.",
            )
        else:
            made.append(_update(fields, own, statement))
    return fields.record([update for update in made if update], name)


def _is_notice(statement: Statement) -> bool:
    return statement.property_id == "P31" and statement.item in _NOTICES


def _statements(fields: Fields, value: Object) -> Iterator[Statement]:
    """Yield the statements that make a claim, without the deprecated ones."""
    for name in ("P31", "P793", *_BY_NOTICE):
        for number, raw in enumerate(list_member(value, "claims", name)):
            statement = statement_of(raw, name, f"claims.{name}[{number}]")
            if not _claims(statement):
                continue
            if statement.rank == "deprecated":
                fields.warn(
                    f"the statement {statement.raw_type} is deprecated.",
                    statement.path,
                    "No claim is made of it.",
                )
            else:
                yield statement


def _claims(statement: Statement) -> bool:
    if statement.property_id == "P31":
        return statement.item == _RETRACTED_PAPER or statement.item in _NOTICES
    if statement.property_id == "P793":
        return statement.item in _EVENTS
    return statement.said


def _notice(fields: Fields, own: dict[str, Any], statement: Statement) -> Update | None:
    return fields.make(
        Update,
        statement.path,
        type=_NOTICES[statement.item or ""],
        raw_type=statement.raw_type,
        asserted_by="wikidata",
        record_id=statement.id,
        found_on="notice",
        notice=fields.make(Notice, "", **own),
    )


def _update(fields: Fields, own: dict[str, Any], statement: Statement) -> Update | None:
    label = None
    update_type: UpdateType = "retraction"
    notice = statement.item if statement.property_id in _BY_NOTICE else None
    if statement.property_id in _BY_NOTICE:
        update_type, label = _BY_NOTICE[statement.property_id]
    elif statement.property_id == "P793":
        update_type = _EVENTS[statement.item or ""]
    notice = notice or statement.qualifier_item("P5824")
    return fields.make(
        Update,
        statement.path,
        type=update_type,
        raw_type=statement.raw_type,
        raw_label=label,
        date=_date(fields, statement),
        asserted_by="wikidata",
        record_id=statement.id,
        found_on="work",
        notice=fields.make(
            Notice, statement.path, same_as=(entity_iri(notice),) if notice else None
        ),
        work=fields.make(Work, "", **own),
    )


def _date(fields: Fields, statement: Statement) -> str | None:
    for name in ("P585", "P580"):
        for value in statement.qualifiers(name):
            return partial_date(fields, value, f"{statement.path}.qualifiers.{name}")
    return None


READER = Reader(
    name="wikidata",
    title="Wikidata entities",
    media_types=(),
    suffixes=(".json",),
    detect=detect,
    read=read,
    direction="both",
    carries="retractions, expressions of concern and errata with their dates and notices",
    lacks="reasons, the notices' own identifiers and titles, names of journals",
)
