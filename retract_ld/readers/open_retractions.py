"""open-retractions: the index of openretractions.com (2016 to 2020), one object a work.

Specified by the project's README (open-retractions/open-retractions on GitHub), which
is right about who is who, but not about dates and titles. Its collector converted
Crossref records of notices and PubMed records of retracted articles. Compared with
Crossref's own records of 44 pairs, ``timestamp`` is the date of the update and
``title`` the title of the *notice* (42; the other two were changed at Crossref since).

| source | model |
| --- | --- |
| ``identifier.doi`` (older: ``doi``) | ``work.doi`` |
| ``updates[].identifier`` (older: ``update.doi``, ``update.pmid``) | ``notice`` |
| ``updates[].type`` | ``type``, ``raw_type`` |
| ``timestamp`` (milliseconds) | ``date``; from PubMed: ``work.published`` |
| ``title``, ``journal``, ``publisher`` | of ``notice``; from PubMed: of ``work`` |
| ``retracted`` | a claim only where there is no update to make one; else compared |
| ``updates[].timestamp`` | not read: when the index was written |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from typing import IO, Any, Final

from retract_ld.codes import UpdateType
from retract_ld.models import Notice, Update, Work
from retract_ld.readers.json_documents import read_objects
from retract_ld.readers.json_heads import first_object
from retract_ld.readers.json_values import Object, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.records import Reader, Record, Source
from retract_ld.readers.title_text import title_values

__all__ = ["READER"]

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a timestamp of a day in UTC

_ESCAPED: Final = re.compile(r"&(?:amp|lt|gt|quot);")

#: Types that bear out the flag ``retracted``.
_RETRACTING: Final[frozenset[UpdateType]] = frozenset(
    {"partial_retraction", "removal", "retract_and_replace", "retraction", "withdrawal"}
)


def detect(head: bytes) -> bool:
    """Recognise ``retracted`` beside an update and the identifier of a work."""
    record = first_object(head)
    if record is None or not isinstance(record.get("retracted"), bool):
        return False
    update = record.get("update")
    updates = record.get("updates")
    about = isinstance(record.get("identifier"), dict) or "doi" in record
    return about and (isinstance(updates, list) or isinstance(update, dict))


def read(stream: IO[bytes], source: Source) -> Iterator[Record]:
    """Yield a record for each work of the index."""
    return read_objects(stream, source, _record)


def _record(value: Object, location: str) -> Record:
    fields = Fields(location)
    raw_updates = _updates(value)
    flagged = value.get("retracted") is True
    described = _citation(fields, value)
    if not raw_updates:
        return fields.record(_flag_alone(fields, value) if flagged else [])
    if len(raw_updates) > 1 and not all(_from_pubmed(raw) for _, raw in raw_updates):
        fields.warn(
            f"has {len(raw_updates)} updates and one title and date: "
            "which of them these belong to is not said.",
            "updates",
            "They are left out.",
        )
        described = {}
    work = _work(fields, value, described if _from_pubmed(raw_updates[0][1]) else {})
    claims = [_update(fields, work, raw, path, described) for path, raw in raw_updates]
    updates = [claim for claim in claims if claim is not None]
    if flagged and updates and not any(claim.type in _RETRACTING for claim in updates):
        said = ", ".join(repr(claim.raw_type) for claim in updates)
        fields.warn(
            f"is flagged as retracted, but its update is of type {said}.",
            "retracted",
            "The update stands as it is; read the notice.",
        )
    return fields.record(updates)


def _updates(value: Object) -> list[tuple[str, object]]:
    """Return the updates of either shape with their paths."""
    updates = value.get("updates")
    if isinstance(updates, list):
        return [(f"updates[{n}]", update) for n, update in enumerate(updates)]
    update = value.get("update")
    return [] if update is None else [("update", update)]


def _from_pubmed(update: object) -> bool:
    """Whether the update came from PubMed: then the record describes the work."""
    return (
        member(update, "timestamp") is None
        and _identifier(update, "doi") is None
        and _identifier(update, "pmid") is not None
    )


def _identifier(value: object, name: str) -> object:
    nested = member(value, "identifier", name)
    return member(value, name) if nested is None else nested


def _doi(fields: Fields, raw: object, path: str) -> str | None:
    """Return a DOI; those from PubMed are XML-escaped, some of them twice."""
    if isinstance(raw, str) and _ESCAPED.search(raw):
        plain = unescape(unescape(raw))
        fields.warn(f"{raw!r:.200} is XML-escaped; it is read as {plain!r:.200}.", path)
        raw = plain
    return fields.doi(raw, path)


def _citation(fields: Fields, value: Object) -> dict[str, Any]:
    """Return what the record tells of the one document that it describes."""
    return {
        **title_values(value.get("title")),
        "journal": fields.journal(value.get("journal")),
        "publisher": fields.organization(value.get("publisher")),
        "date": _day(fields, value.get("timestamp")),
    }


def _day(fields: Fields, timestamp: object) -> str | None:
    if timestamp is None:
        return None
    if isinstance(timestamp, (int, float)) and not isinstance(timestamp, bool):
        try:
            moment = _EPOCH + timedelta(milliseconds=timestamp)
        except (OverflowError, ValueError):
            pass
        else:
            return moment.date().isoformat()
    fields.warn(
        f"{timestamp!r:.200} is not a time in milliseconds since 1970.",
        "timestamp",
        "It is left out.",
    )
    return None


def _work(fields: Fields, value: Object, described: dict[str, Any]) -> Work | None:
    path = "identifier" if isinstance(value.get("identifier"), dict) else ""
    prefix = f"{path}." if path else ""
    return fields.make(
        Work,
        path,
        doi=_doi(fields, _identifier(value, "doi"), f"{prefix}doi"),
        pmid=fields.pmid(_identifier(value, "pmid"), f"{prefix}pmid"),
        title=described.get("title"),
        title_markup=described.get("title_markup"),
        journal=described.get("journal"),
        publisher=described.get("publisher"),
        published=described.get("date"),
    )


def _flag_alone(fields: Fields, value: Object) -> list[Update]:
    update = fields.make(
        Update,
        "retracted",
        type="retraction",
        raw_type="retracted",
        asserted_by="open-retractions",
        found_on="work",
        work=_work(fields, value, title_values(value.get("title"))),
    )
    return [update] if update else []


def _update(
    fields: Fields,
    work: Work | None,
    raw: object,
    path: str,
    described: dict[str, Any],
) -> Update | None:
    raw_type = text_member(raw, "type")
    if raw_type is None:
        fields.fail("has no type.", path, "Expected such as 'retraction'.")
        return None
    doi = _doi(fields, _identifier(raw, "doi"), f"{path}.identifier.doi")
    of_notice = {} if _from_pubmed(raw) else described
    citation = {
        name: of_notice.get(name)
        for name in ("title", "title_markup", "journal", "publisher")
    }
    if (
        work and doi and work.doi == doi
    ):  # one document: what describes it, does so twice
        work = fields.make(Work, path, doi=doi, pmid=work.pmid, **citation)
    notice = fields.make(
        Notice,
        path,
        doi=doi,
        pmid=fields.pmid(_identifier(raw, "pmid"), f"{path}.identifier.pmid"),
        **citation,
    )
    if notice is None and work is None:
        fields.fail("names neither a notice nor a work.", path)
        return None
    return fields.make(
        Update,
        path,
        type=fields.update_type(raw_type, f"{path}.type"),
        raw_type=raw_type,
        date=of_notice.get("date"),
        asserted_by="open-retractions",
        found_on="work",
        notice=notice,
        work=work,
    )


READER = Reader(
    name="open-retractions",
    title="open-retractions index",
    media_types=(),
    suffixes=(".json", ".jsonl"),
    detect=detect,
    read=read,
    direction="work",
    carries="update type, date of the update, DOIs of work and notice, notice title",
    lacks="reasons, authors, the work's own title, who reported it",
)
