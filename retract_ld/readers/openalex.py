"""OpenAlex: works as JSON, one, a list of results, or the snapshot's JSON Lines.

Specified by OpenAlex's documentation of the work object (docs.openalex.org). It has one
flag, ``is_retracted``, without date or notice, and sets it on most *notices* too; so a
record that shows itself to be a notice makes no claim.

| source | model |
| --- | --- |
| ``is_retracted`` | a claim of type retraction without notice |
| ``id``, ``ids`` | ``record_id``, ``work.same_as``, ``work.pmid``, ``work.pmcid`` |
| ``doi``, ``title`` or ``display_name``, ``type``, ``publication_date`` … | ``work`` |
| ``authorships`` | ``work.authors`` with ORCID, affiliations with ROR |
| ``primary_location.source``, ``biblio``, ``open_access`` | ``work`` |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any, Final

from retract_ld.crosswalk import read_as
from retract_ld.models import Agent, Organization, Update, Work
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object, first_value
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.notice_titles import is_notice_title
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.title_text import title_values

__all__ = ["READER"]

_WORK_ID: Final = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?)?(W\d+)")

#: ``type`` of a document that is a notice.
_NOTICE_TYPES: Final = frozenset(read_as("openalex", "notice"))


def detect(head: bytes) -> bool:
    """Recognise an OpenAlex id, the flag beside a DOI, or the envelope of a search."""
    value = first_value(head)
    if member(value, "meta", "db_response_time_ms") is not None:
        return True
    record = first_object(head, "results")
    if record is None:
        return False
    for name in (record.get("id"), member(record, "ids", "openalex")):
        if isinstance(name, str) and "openalex.org/W" in name:
            return True
    return isinstance(record.get("is_retracted"), bool) and "doi" in record


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each work."""
    return read_objects(stream, source, _record, ("results",))


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    record_id = _work_id(fields, value)
    flag = value.get("is_retracted")
    if flag is not None and not isinstance(flag, bool):
        fields.warn(
            f"{flag!r:.200} is neither true nor false.",
            "is_retracted",
            "No claim is made of it.",
        )
    if flag is not True:
        return fields.record(record_id=record_id)
    titles = title_values(value.get("title") or value.get("display_name"))
    if _is_notice(value, titles["title"]):
        fields.warn(
            "is flagged as retracted, but is itself a notice.",
            "is_retracted",
            "No claim is made of it; see what the notice is about.",
        )
        return fields.record(record_id=record_id)
    work = fields.make(Work, "", **titles, **_citation(fields, value, record_id))
    if work is None or not (work.identified or work.title):
        fields.fail("is flagged as retracted, but has no identifier and no title.")
        return fields.record(record_id=record_id)
    update = fields.make(
        Update,
        "is_retracted",
        type="retraction",
        raw_type="is_retracted",
        asserted_by="openalex",
        record_id=record_id,
        found_on="work",
        work=work,
    )
    return fields.record([update] if update else [], record_id)


def _work_id(fields: Fields, value: Object) -> str | None:
    raw = text_member(value, "id") or text_member(value, "ids", "openalex")
    match = _WORK_ID.fullmatch(raw) if raw else None
    if raw and match is None:
        fields.warn(f"{raw!r:.200} is not an OpenAlex id of a work.", "id")
    return match.group(1) if match else None


def _is_notice(value: Object, title: str | None) -> bool:
    types = (text_member(value, "type"), text_member(value, "type_crossref"))
    return any(kind in _NOTICE_TYPES for kind in types) or (
        title is not None and is_notice_title(title)
    )


def _citation(fields: Fields, value: Object, record_id: str | None) -> dict[str, Any]:
    location = member(value, "primary_location", "source")
    issns = member(location, "issn")
    if not isinstance(issns, list):
        issns = [member(location, "issn_l")]
    biblio = member(value, "biblio")
    date = value.get("publication_date")
    return {
        "doi": fields.doi(value.get("doi") or member(value, "ids", "doi")),
        "pmid": fields.pmid(member(value, "ids", "pmid"), "ids.pmid"),
        "pmcid": fields.pmcid(_pmcid(value), "ids.pmcid"),
        "same_as": (f"https://openalex.org/{record_id}",) if record_id else None,
        "document_type": text_member(value, "type"),
        "language": fields.language(value.get("language")),
        "authors": _authors(fields, value),
        "journal": fields.journal(member(location, "display_name"), issns),
        "publisher": fields.organization(
            member(location, "host_organization_name")
            if member(location, "type") == "journal"
            else None
        ),
        "volume": text_member(biblio, "volume"),
        "issue": text_member(biblio, "issue"),
        "page_start": text_member(biblio, "first_page"),
        "page_end": text_member(biblio, "last_page"),
        "published": fields.date(date, "publication_date")
        if date
        else fields.date(text_member(value, "publication_year"), "publication_year"),
        "free_to_read": _is_open(value),
    }


def _pmcid(value: Object) -> str | None:
    """Return ``ids.pmcid``, which is an address that ends in digits only."""
    raw = text_member(value, "ids", "pmcid")
    digits = re.fullmatch(r"(?:\S*/)?(?:PMC)?(\d+)/?", raw) if raw else None
    return f"PMC{digits.group(1)}" if digits else raw


def _is_open(value: Object) -> bool | None:
    is_open = member(value, "open_access", "is_oa")
    return is_open if isinstance(is_open, bool) else None


def _authors(fields: Fields, value: Object) -> tuple[Agent, ...]:
    found = []
    for number, authorship in enumerate(list_member(value, "authorships")):
        path = f"authorships[{number}]"
        organizations = [
            fields.make(
                Organization,
                f"{path}.institutions[{n}]",
                name=text_member(institution, "display_name"),
                ror=fields.ror(
                    member(institution, "ror"), f"{path}.institutions[{n}].ror"
                ),
            )
            for n, institution in enumerate(list_member(authorship, "institutions"))
        ]
        agent = fields.make(
            Agent,
            path,
            name=text_member(authorship, "raw_author_name")
            or text_member(authorship, "author", "display_name"),
            orcid=fields.orcid(member(authorship, "author", "orcid"), path),
            affiliations=tuple(found for found in organizations if found),
            corresponding=member(authorship, "is_corresponding") is True,
        )
        found += [agent] if agent else []
    return tuple(found)


READER = Reader(
    name="openalex",
    title="OpenAlex works",
    media_types=(),
    suffixes=(".json", ".jsonl"),
    detect=detect,
    read=read,
    direction="work",
    carries="a bare flag that a work is retracted, citation, ORCID, ROR",
    lacks="notice, date, reasons, every other type; flags most notices too",
)
