"""CSL-JSON: items of reference managers and of DOI content negotiation.

Specified by the CSL 1.0.2 data schema (citation-style-language/schema). CSL itself knows
no updates; an item makes a claim in one of two ways:

| source | model |
| --- | --- |
| ``update-to[]`` (as Crossref answers content negotiation) | the item is the notice |
| ``updated-by[]`` | the item is the work |
| … ``DOI``, ``type``, ``label``, ``updated``, ``source``, ``record-id`` | the update |
| ``update-policy`` | ``policy`` |
| ``status`` "retracted", "withdrawn" …, or a line ``status:`` of ``note`` | a bare claim |
| ``PMID``, ``PMCID``, ``DOI``, or a line ``PMID:`` of ``note`` | identifiers |
| ``id`` | ``record_id`` of a bare claim |

A title that begins with RETRACTED is a title, and claims nothing. An answer of content
negotiation by itself is recognised as Crossref's (`crossref` reads it to the same
effect); in a library such items stand among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any, Final

from retract_ld.codes import Register
from retract_ld.crosswalk import read_as
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.crossref_detection import OWN as OF_CROSSREF
from retract_ld.readers.csl_citations import citation_of, note_lines
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.notice_titles import is_notice_title
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source, clean_url

__all__ = ["READER"]

#: The item types of CSL 1.0.2.
_TYPES: Final = frozenset(
    re.findall(
        r"\S+",
        """
        article article-journal article-magazine article-newspaper bill book broadcast
        chapter classic collection dataset document entry entry-dictionary
        entry-encyclopedia event figure graphic hearing interview legal_case legislation
        manuscript map motion_picture musical_score pamphlet paper-conference patent
        performance periodical personal_communication post post-weblog regulation
        report review review-book software song speech standard thesis treaty webpage
        """,
    )
)
_VARIABLES: Final = frozenset(
    {"author", "container-title", "DOI", "issued", "title", "URL"}
)

_STATUSES: Final = read_as("csl-status") | {"reinstated": "reinstatement"}
#: Statuses of the way to publication, which are no updates.
_PUBLICATION: Final = re.compile(
    r"(?:advance|ahead|accepted|available|current|draft|early|epub|forthcoming|final"
    r"|first|in (?:press|preparation|print|review|revision|production)|online"
    r"|pre-?print|published|submitted|to appear|under review|unpublished"
    r"|version of record|working)\b.*"
)


def detect(head: bytes) -> bool:
    """Recognise an item of a CSL type, or one with a DOI and a title that is a string.

    What carries Crossref's own members is Crossref's, even where it is CSL as well.
    """
    record = first_object(head, "items")
    if record is None or not isinstance(record.get("title", ""), str):
        return False
    if not OF_CROSSREF.isdisjoint(record):
        return False
    kind, name = record.get("type"), record.get("id", record.get("DOI"))
    if not isinstance(kind, str) or not isinstance(name, (str, int)):
        return False
    if "openalex.org/" in str(name) or _VARIABLES.isdisjoint(record):
        return False
    return kind in _TYPES or (
        "DOI" in record and isinstance(record.get("issued"), dict)
    )


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each item."""
    return read_objects(stream, source, _record, ("items",))


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    record_id = text_member(value, "id") or text_member(value, "DOI")
    claims = [
        (name, number, raw)
        for name in ("update-to", "updated-by")
        for number, raw in enumerate(list_member(value, name))
    ]
    status = _status(fields, value)
    if not claims and status is None:
        return fields.record(record_id=record_id)
    own = citation_of(fields, value)
    updates = [
        _update(fields, own, name, raw, f"{name}[{number}]", value.get("update-policy"))
        for name, number, raw in claims
    ]
    if status is not None:
        updates.append(_bare_claim(fields, own, status, record_id))
    return fields.record([update for update in updates if update], record_id)


def _status(fields: Fields, value: Object) -> str | None:
    """Return the words of a status that is one of an update, noting unknown ones."""
    for path, raw in (
        ("status", text_member(value, "status")),
        ("note", note_lines(value).get("status")),
    ):
        if not raw or _PUBLICATION.fullmatch(_folded(raw)):
            continue
        if _known(raw):
            return raw
        fields.warn(
            f"the status {raw!r:.200} is not known.", path, "No claim is made of it."
        )
    return None


def _known(status: str) -> str | None:
    """Return the known status that a status is, with a date or the word for a work."""
    name = _MORE.sub("", _folded(status)).strip(" ,;:")
    return name if name in _STATUSES else None


#: What may stand behind a status and does not change it.
_MORE: Final = re.compile(
    r"(?:[ ,;:(]+(?:articles?|papers?|publications?|works?|preprints?))?"
    r"(?:[ ,;:(]+(?:on |in )?\d{4}(?: \d{1,2}){0,2})?\)?$"
)


def _date_in(fields: Fields, status: str) -> str | None:
    """Return the one date that a status holds, as ``retracted 2011-02-03`` does."""
    found = re.findall(r"\b\d{4}(?:-\d{1,2}){0,2}\b", status)
    return fields.date(found[0], "status") if len(found) == 1 else None


def _folded(status: str) -> str:
    return re.sub(r"[\s_-]+", " ", status).strip(" .[]()").lower()


def _bare_claim(
    fields: Fields, own: dict[str, Any], status: str, record_id: str | None
) -> Update | None:
    if own["title"] and is_notice_title(own["title"]):
        fields.warn(
            f"gives a notice the status {status!r:.200}.",
            "status",
            "No claim is made of it; see what the notice is about.",
        )
        return None
    return fields.make(
        Update,
        "status",
        type=_STATUSES[_known(status) or ""],
        raw_type=status,
        date=_date_in(fields, status),
        asserted_by="unknown",
        record_id=record_id,
        found_on="work",
        work=fields.make(Work, "", **own),
    )


def _update(
    fields: Fields,
    own: dict[str, Any],
    name: str,
    raw: object,
    path: str,
    policy: object,
) -> Update | None:
    raw_type = text_member(raw, "type")
    if raw_type is None:
        fields.fail("has no type.", path, "Expected such as 'retraction'.")
        return None
    register: Register = "crossref"
    if text_member(raw, "source") == "retraction-watch":
        register = "retraction-watch"
    other = {"doi": fields.doi(member(raw, "DOI"), f"{path}.DOI")}
    notice, work = (own, other) if name == "update-to" else (other, own)
    return fields.make(
        Update,
        path,
        type=fields.update_type(raw_type, f"{path}.type"),
        raw_type=raw_type,
        raw_label=text_member(raw, "label"),
        date=fields.date_parts(member(raw, "updated"), f"{path}.updated"),
        asserted_by=register,
        record_id=text_member(raw, "record-id"),
        found_on="notice" if name == "update-to" else "work",
        notice=fields.make(Notice, path, **notice),
        work=fields.make(Work, path, **work),
        policy=clean_url(policy),
    )


READER = Reader(
    name="csl-json",
    title="CSL-JSON items",
    media_types=("application/vnd.citationstyles.csl+json",),
    suffixes=(".json",),
    detect=detect,
    read=read,
    direction="both",
    carries="Crossref's updates in content negotiation, a status in words, citation",
    lacks="notices, dates and reasons in what reference managers export",
)
