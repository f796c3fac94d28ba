"""DataCite: DOI records in JSON, as the REST API, content negotiation and dumps give.

Specified by the DataCite Metadata Schema 4 (relationType, dateType) and the REST API's
JSON:API documents. DataCite has no retraction: it knows newer versions and the day of a
withdrawal. A relation reads "*this record* relationType *the related one*". What
describes a document: see `datacite_citations`.

| source | model |
| --- | --- |
| ``data``, ``data[]``, a ``dois`` resource or its attributes alone | a record |
| ``relatedIdentifiers[]`` IsNewVersionOf, Obsoletes | new_version; this one is newer |
| … IsPreviousVersionOf, IsObsoletedBy | new_version; the related one is newer |
| … any other that speaks of an update (IsRetractedBy), and Other with such a
 ``relationTypeInformation`` | ``other``, with the source's word and a warning |
| ``relatedItems[]`` | likewise, with a title |
| ``dates[]`` of type Withdrawn | withdrawal on that day, without notice |
| ``dates[].dateInformation`` | ``note`` |

The newer version stands where notices stand: it is the document that brings the update.
``state`` and ``reason`` tell only whether search finds a DOI, so they claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO, Any, Final, Literal

from retract_ld.crosswalk import codes_of, read_as
from retract_ld.identifiers import normalize_doi
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.datacite_citations import citation_of
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object, first_value
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.remembering import remembered
from retract_ld.readers.title_text import title_values

__all__ = ["READER"]

#: relationType → what this record is in the update.
_RELATIONS: Final = {
    code.code.lower(): code.side for code in codes_of("datacite-relation-type")
}
#: The most frequent relations, which are no updates.
_SILENT: Final = ("References", "IsReferencedBy", "Cites", "IsCitedBy", "IsPartOf")
#: Relations outside of the schema, or the words that explain ``Other``. Folded.
_UPDATES: Final = re.compile(
    r"(?P<is>is)?(?:partially)?(?P<done>retract|correct|withdraw|errat|corrig|remov"
    r"|revo[ck]|replac|supersed|concern|addend|reinstat|expressionofconcern)"
    r"(?P<end>\w*?)(?P<by>by|in)?"
)
#: dateType that tells of a withdrawal.
_WITHDRAWN: Final = {code.lower() for code in read_as("datacite-date-type")}

_Maker = Callable[[Fields, dict[str, Any], object, str], Update | None]


def detect(head: bytes) -> bool:
    """Recognise DataCite's schema, a ``dois`` resource, or the schema's own members."""
    data = member(first_value(head), "data")
    record = first_object(head, "data")
    if isinstance(data, dict):
        record = data
    if record is None:
        return False
    if record.get("type") == "dois" and ("attributes" in record or "id" in record):
        return True
    schema = record.get("schemaVersion")
    if isinstance(schema, str) and "datacite.org/schema" in schema:
        return True
    titles = list_member(record, "titles")
    return isinstance(record.get("creators"), list) and any(
        isinstance(member(title, "title"), str) for title in titles
    )


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each DOI."""
    return read_objects(stream, source, _record, ("data",))


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    attributes, prefix = _attributes(value)
    claims = list(_claims(attributes, prefix))
    if not claims:
        return fields.record(
            record_id=normalize_doi(text_member(attributes, "doi") or "")
        )
    own = citation_of(fields, attributes, prefix)
    updates = [make(fields, own, item, path) for make, item, path in claims]
    return fields.record([update for update in updates if update], own["doi"])


def _claims(attributes: Object, prefix: str) -> Iterator[tuple[_Maker, object, str]]:
    """Yield what makes a claim, how, and where it stands."""
    for name in ("relatedIdentifiers", "relatedItems"):
        for number, related in enumerate(list_member(attributes, name)):
            if _is_claim(related):
                yield _relation, related, f"{prefix}{name}[{number}]"
    for number, date in enumerate(list_member(attributes, "dates")):
        if (text_member(date, "dateType") or "").lower() in _WITHDRAWN:
            yield _withdrawal, date, f"{prefix}dates[{number}]"


def _is_claim(related: object) -> bool:
    if isinstance(related, dict) and related.get("relationType") in _SILENT:
        return False  # most are, and there may be hundreds of them
    return bool(_side(related) or _word(related))


def _side(related: object) -> Literal["notice", "work"] | None:
    raw_type = text_member(related, "relationType") or ""
    return _RELATIONS.get(raw_type.replace("_", "").lower())


def _word(related: object) -> str | None:
    """Return the word of a relation that DataCite does not know and that tells of an update."""
    raw_type = text_member(related, "relationType") or ""
    if raw_type.lower() == "other":
        raw_type = text_member(related, "relationTypeInformation") or ""
    return raw_type if _tells(raw_type) else None


@remembered(1024)
def _tells(raw_type: str) -> bool:
    return _UPDATES.fullmatch(_folded(raw_type)) is not None


def _folded(raw: str) -> str:
    return re.sub(r"[\W_]", "", raw).lower()


def _unknown_side(raw: str) -> Literal["notice", "work"] | None:
    """Return what this record is, by the grammar of "*this record* is retracted by"."""
    match = _UPDATES.fullmatch(_folded(raw))
    if match is None:
        return None
    if match["by"]:
        return "work"
    acts = match["end"] == "s" and not match["is"]
    return "notice" if acts or match["end"].endswith(("of", "for")) else None


def _attributes(value: Object) -> tuple[Object, str]:
    """Return the metadata inside its JSON:API wrappings, with the path to it."""
    prefix = ""
    for name in ("data", "attributes"):
        inner = value.get(name)
        if isinstance(inner, dict):
            value, prefix = inner, f"{prefix}{name}."
    return value, prefix


def _relation(
    fields: Fields, own: dict[str, Any], related: object, path: str
) -> Update | None:
    side, word = _side(related), _word(related)
    raw_type, note = text_member(related, "relationType"), None
    other = _related(fields, related, path)
    if word is not None:
        side = _unknown_side(word)
        told = "" if side else " and does not tell which side is the notice"
        fields.warn(
            f"the relation {word!r:.200} is not known{told}.",
            f"{path}.relationType",
            "It is kept as 'other'.",
        )
        if side is None:
            note = next((str(value) for value in other.values() if value), None)
            other = {}
    notice, work = (own, other) if side == "notice" else (other, own)
    return fields.make(
        Update,
        path,
        type="other" if word else "new_version",
        raw_type=word or raw_type,
        raw_label=raw_type if word and word != raw_type else None,
        note=note,
        asserted_by="datacite",
        record_id=own["doi"],
        found_on=side,
        notice=fields.make(Notice, path, **notice),
        work=fields.make(Work, path, **work),
    )


def _related(fields: Fields, related: object, path: str) -> dict[str, Any]:
    """Return the document at the other end, as far as its identifier is of a kind."""
    nested = member(related, "relatedItemIdentifier")
    if isinstance(nested, dict):
        raw = text_member(nested, "relatedItemIdentifier")
        kind = text_member(nested, "relatedItemIdentifierType") or ""
    else:
        raw = text_member(related, "relatedIdentifier")
        kind = text_member(related, "relatedIdentifierType") or ""
    titles = [text_member(title, "title") for title in list_member(related, "titles")]
    values: dict[str, Any] = title_values(next(filter(None, titles), None))
    at = f"{path}.relatedIdentifier"
    if raw is None:
        fields.warn("names no related identifier.", path)
    elif kind.lower() == "doi":
        values["doi"] = fields.doi(raw, at)
    elif kind.lower() == "pmid":
        values["pmid"] = fields.pmid(raw, at)
    elif kind.lower() in ("url", "purl", "w3id"):
        values["url"] = fields.url(raw, at)
    elif kind.lower() == "arxiv":
        number = re.sub(r"^arxiv:\s*", "", raw, flags=re.IGNORECASE)
        values["url"] = fields.url(f"https://arxiv.org/abs/{number}", at)
    elif kind.lower() == "handle":
        number = re.sub(r"^(?:hdl:|https?://hdl\.handle\.net/)", "", raw)
        values["url"] = fields.url(f"https://hdl.handle.net/{number}", at)
    else:
        fields.warn(
            f"{raw!r:.200} is an identifier of type {kind or 'unknown'}, "
            "which we cannot keep.",
            at,
            "It is left out; the relation stands without it.",
        )
    return values


def _withdrawal(
    fields: Fields, own: dict[str, Any], date: object, path: str
) -> Update | None:
    return fields.make(
        Update,
        path,
        type="withdrawal",
        raw_type=text_member(date, "dateType"),
        date=fields.date(text_member(date, "date"), f"{path}.date"),
        asserted_by="datacite",
        record_id=own["doi"],
        found_on="work",
        work=fields.make(Work, path, **own),
        note=text_member(date, "dateInformation"),
    )


READER = Reader(
    name="datacite",
    title="DataCite DOI records",
    media_types=("application/vnd.datacite.datacite+json",),
    suffixes=(".json", ".jsonl"),
    detect=detect,
    read=read,
    direction="both",
    carries="newer and older versions, day of withdrawal, citation, ORCID, ROR",
    lacks="retractions, corrections, reasons, notices of withdrawals",
)
