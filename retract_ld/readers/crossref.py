"""Crossref REST API JSON, in every wrapping it comes in.

Specified by Crossref's REST API documentation (``api_format.md``) and its Swagger file.
Read are one work, bare or as ``message``; lists of works (``message.items``, ``items`` of
the public data file, an array); JSON Lines of any of these; the answer of content
negotiation, which is CSL with Crossref's own members.

==================================  ================================================
member                              model
==================================  ================================================
update-to[]                         one `Update` each; the record is its notice,
                                    ``DOI`` its work
updated-by[]                        one `Update` each; the record is its work,
                                    ``DOI`` its notice
update.type, update.label           ``type``, ``raw_type``, ``raw_label``
update.updated                      ``date``, as precise as ``date-parts``
update.source                       ``asserted_by``: ``retraction-watch``, or
                                    ``crossref`` for ``publisher`` and where it is
                                    missing (before 2025)
update.record-id                    ``record_id``
update-policy                       ``policy``
the record's own members            see `crossref_documents`
==================================  ================================================

The same update from two sources is two claims. An update on the record's own DOI is kept
as it is: notice and work are then one document. A title that begins with RETRACTED, or an
assertion ``change_type``, makes no claim, for it names neither who says so nor where; of
a record that is looked at and has no updates it is told in a warning (`crossref_stream`
says which are not looked at).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any, Final

from retract_ld.codes import Register
from retract_ld.errors import InvalidRecord, Malformed, Refused
from retract_ld.identifiers import normalize_doi
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.crossref_detection import OWN, detect
from retract_ld.readers.crossref_documents import document_values
from retract_ld.readers.crossref_stream import Piece, pieces
from retract_ld.readers.json_values import (
    Fault,
    Object,
    decode,
    list_member,
    member,
    text_member,
)
from retract_ld.readers.notice_titles import says_retracted
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import (
    Problem,
    Reader,
    Record,
    Source,
    build,
    clean_url,
)

__all__ = ["READER", "detect", "read"]

_REGISTERS: Final[dict[str | None, Register]] = {
    None: "crossref",
    "crossref": "crossref",
    "publisher": "crossref",
    "retraction-watch": "retraction-watch",
}
_NO_TYPE: Final = "(blank)"
#: Days that programs write where they know none.
_NO_DATES: Final = frozenset({"0001-01-01", "1900-01-01"})
#: For all records that say nothing: it never differs.
_SILENT: Final = Record(location="$")


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield one record a work; those without updates are one and the same object.

    Raises:
        Malformed: when it is no JSON, or the single answer holds no work.
    """
    for piece in pieces(stream, source):
        if piece.text is None:
            for _ in range(piece.records):
                yield _SILENT
        else:
            yield from _records(piece, piece.text, source)


def _records(piece: Piece, text: bytes, source: Source) -> Iterator[Record]:
    value = decode(text)
    location = piece.location
    if isinstance(value, Fault):
        if not piece.alone:
            yield _rejected(location, value.message, value.hint, text)
            return
        raise (Refused if value.dangerous else Malformed)(
            value.message, source=source.name, location=location, hint=value.hint
        )
    for path, work in _works(value, location):
        if isinstance(work, dict) and ("DOI" in work or not OWN.isdisjoint(work)):
            yield _record(work, path, text)
        elif piece.alone and path == location:
            raise Malformed(_no_work(work), source=source.name, location=location)
        else:
            yield _rejected(path, _no_work(work), "", text)


def _works(value: object, location: str) -> Iterator[tuple[str, object]]:
    """Take a record out of its wrapping."""
    message = member(value, "message")
    if isinstance(message, dict):
        root = location if "$" in location else f"{location}, $"
        yield from _works(message, f"{root}.message")
        return
    items = member(value, "items")
    if isinstance(items, list):
        root = location if "$" in location else f"{location}, $"
        for number, item in enumerate(items):
            yield f"{root}.items[{number}]", item
        return
    yield location, value


def _no_work(value: object) -> str:
    status = member(value, "status")
    if status is not None:
        said = member(value, "message")
        detail = f": {said!r:.200}" if said else ""
        return f"is an answer of status {status!r}, not a work{detail}."
    return "is JSON, but not a work of Crossref: it has no DOI."


def _rejected(location: str, message: str, hint: str, text: bytes) -> Record:
    problem = Problem("error", message, location, hint)
    return Record(location, problems=(problem,), raw=text)


def _record(work: Object, location: str, text: bytes) -> Record:
    fields = Fields(location)
    doi = text_member(work, "DOI")
    updates: list[Update] = []
    own = document_values(fields, work) if _has_updates(work) else {}
    for name, found_on in (("update-to", "notice"), ("updated-by", "work")):
        entries = work.get(name)
        entries = [entries] if isinstance(entries, dict) else entries
        if not entries:
            continue
        if not isinstance(entries, list):
            fields.fail("is no list of updates.", name)
            continue
        for number, entry in enumerate(entries):
            path = f"{name}[{number}]"
            try:
                update = _update(fields, work, own, entry, path, found_on)
            except InvalidRecord as error:
                fields.fail(error.message, path, error.hint)
            else:
                updates.append(update)
    if not updates:
        _tell_unregistered(fields, work)
    if len(updates) > 1:
        updates = list(dict.fromkeys(updates))
    record = fields.record(updates, normalize_doi(doi) if doi else None)
    if not record.rejected:
        return record
    return Record(location, record.updates, record.record_id, record.problems, text)


def _tell_unregistered(fields: Fields, work: Object) -> None:
    """Note what speaks of an update where none is registered."""
    said = [
        (f"title[{number}]", title)
        for number, title in enumerate(list_member(work, "title"))
        if isinstance(title, str) and says_retracted(title)
    ]
    for number, assertion in enumerate(list_member(work, "assertion")):
        value = text_member(assertion, "value")
        if text_member(assertion, "name") == "change_type" and value:
            # "Correction" stands on the notice as well as on the work: no side is told
            said.append((f"assertion[{number}]", value))
    for path, words in said:
        fields.warn(
            f"says {words!r:.200}, but no update is registered.",
            path,
            "No claim is made of it.",
        )


def _has_updates(work: Object) -> bool:
    return bool(work.get("update-to") or work.get("updated-by"))


def _update(
    fields: Fields,
    work: Object,
    own: dict[str, Any],
    entry: object,
    path: str,
    found_on: str,
) -> Update:
    if not isinstance(entry, dict):
        raise InvalidRecord("is no update: it has no members.")
    other_doi = fields.doi(entry.get("DOI"), f"{path}.DOI")
    notice: Notice | None
    subject: Work | None
    if found_on == "notice":
        notice = fields.make(Notice, "", **own)
        subject = Work(doi=other_doi) if other_doi else None
        if subject is None:
            fields.warn("names no DOI; the work of this update is unknown.", path)
    else:
        notice = Notice(doi=other_doi) if other_doi else None
        subject = fields.make(Work, "", **own, subjects=_subjects(work))
    raw = text_member(entry, "type")
    label = text_member(entry, "label")
    named = raw or label
    if named is None:
        fields.warn("has no type; read as an update of unknown type.", path)
    elif raw is None:
        fields.warn(f"has no type; its label {label!r:.200} is read as one.", path)
    return build(
        Update,
        fields.at(path),
        type=fields.update_type(named, f"{path}.type") if named else "other",
        raw_type=raw or _NO_TYPE,
        raw_label=label,
        date=_date(fields, entry.get("updated"), f"{path}.updated"),
        asserted_by=_register(fields, entry, path),
        record_id=text_member(entry, "record-id"),
        found_on=found_on,
        notice=notice,
        work=subject,
        policy=_policy(fields, work.get("update-policy")),
    )


def _subjects(work: Object) -> tuple[str, ...]:
    subjects = work.get("subject")
    subjects = subjects if isinstance(subjects, list) else []
    return tuple(
        subject for subject in subjects if isinstance(subject, str) and subject
    )


def _register(fields: Fields, entry: Object, path: str) -> Register:
    source = text_member(entry, "source")
    register = _REGISTERS.get(source.casefold() if source else None)
    if register is None:
        fields.warn(f"the source {source!r} is not known.", f"{path}.source")
    return register or "unknown"


def _date(fields: Fields, updated: Any, path: str) -> str | None:  # noqa: ANN401
    """Return the day of an update: its parts, else its ISO time, else its timestamp."""
    found = fields.date_parts(updated, path)
    if found is None and (text := text_member(updated, "date-time")):
        found = fields.date(text, f"{path}.date-time")
    milliseconds = member(updated, "timestamp")
    if (
        found is None
        and isinstance(milliseconds, int)
        and not member(updated, "date-parts")
    ):
        try:
            found = datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            fields.warn(f"{milliseconds} is not a time.", path, "It is left out.")
    if found in _NO_DATES:
        fields.warn(f"{found} stands for no date.", path, "It is left out.")
        return None
    return found


def _policy(fields: Fields, value: object) -> str | None:
    if value is None:
        return None
    doi = normalize_doi(value) if isinstance(value, str) else None
    if doi is not None and not str(value).startswith("http"):
        return clean_url(f"https://doi.org/{doi}")
    return fields.url(value, "update-policy")


READER: Final = Reader(
    name="crossref",
    title="Crossref REST API JSON",
    media_types=("application/json", "application/x-ndjson"),
    suffixes=(".json", ".jsonl"),
    detect=detect,
    read=read,
    direction="both",
    carries="types, dates, sources, both DOIs, the record's citation, policy",
    lacks="reasons, who initiated, the notice's text",
)
