"""What the head of an HTML page says of a notice, beside what its text says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from retract_ld.identifiers import normalize_doi, normalize_pmid
from retract_ld.models import Evidence, Journal, Notice, Organization, Update
from retract_ld.prose.html_head import iso_day
from retract_ld.readers.records import Record, build

__all__ = ["with_metadata"]

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PLAIN: Final = frozenset({"title", "volume", "issue", "page_start", "page_end"})


def with_metadata(
    record: Record, metadata: Mapping[str, tuple[str, str]], location: str
) -> Record:
    """Return a record whose notice has what its text lacks and the page's head tells.

    The text goes first: a tag never replaces what was read in it.
    """
    return replace(
        record,
        updates=tuple(_filled(update, metadata, location) for update in record.updates),
        record_id=record.record_id or _value("doi", metadata.get("doi", ("", ""))[0]),
    )


def _filled(
    update: Update, metadata: Mapping[str, tuple[str, str]], location: str
) -> Update:
    notice = update.notice
    if notice is None:
        return update
    values: dict[str, Any] = {}
    evidence: list[Evidence] = []
    for name, (words, tag) in metadata.items():
        value = _value(name, words)
        known = getattr(notice, name)
        if name == "published" and known and value and value.startswith(f"{known}-"):
            known = (
                None  # the tag tells the month or day of the year that the text does
            )
        if value is None or known is not None:
            continue
        values[name] = value
        evidence.append(
            Evidence(field=f"notice.{name}", text=words, confidence=0.9, rule=tag)
        )
    if not values:
        return update
    filled = build(Notice, location, **{**dict(notice), **values})
    changes: dict[str, Any] = {
        "notice": filled,
        "evidence": (*update.evidence, *evidence),
    }
    if filled.published and (update.date or "") in filled.published:
        changes["date"] = filled.published
    return build(Update, location, **{**dict(update), **changes})


def _value(name: str, words: str) -> Any:  # noqa: ANN401 - the type is the field's
    if name == "doi":
        return normalize_doi(words)
    if name == "pmid":
        return normalize_pmid(words)
    if name in {"published", "published_online"}:
        return iso_day(words)
    if name == "journal":
        return Journal(title=words)
    if name == "publisher":
        return Organization(name=words)
    if name == "language":
        code = words.strip()[:2].lower() if len(words.strip()) == 2 else words.strip()
        return code if _LANGUAGE.fullmatch(code) else None
    return words if name in _PLAIN else None
