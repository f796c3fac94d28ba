"""The rows of a register as resources, one by one, with nothing but Python."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from patterns import EVENTS, IDENTIFIERS, PEOPLE, Mapping
from register import (
    BASE,
    CONCEPTS,
    NO_TYPE,
    REGISTER,
    day,
    different,
    digest,
    document,
    doi,
    doi_iri,
    known_digest,
    known_mint,
    mint,
    pmid,
    pubmed_iri,
    several,
    urls,
    words,
)

Values: TypeAlias = dict[str, Any]
#: Kind, IRI, and by the names of patterns a value, several, or None.
Resource: TypeAlias = tuple[str, str, Values]


class _Names(NamedTuple):
    """What the main resources of a row are called."""

    notice: str | None
    work: str
    same: bool
    """Whether notice and work are one document."""
    update: str
    event: str
    status: str | None


class Resources:
    """Reads a register; shared resources come once.

    Kinds of which no pattern says anything are not named, where that takes a digest.
    """

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._claims = mapping.speaks_of("update", "status")
        self._events = mapping.speaks_of(*EVENTS)
        self._statuses = mapping.speaks_of("status")
        self._identified = mapping.speaks_of(*IDENTIFIERS)
        self._signed = mapping.speaks_of(*PEOPLE)
        self._shared: set[str] = set()

    def read(self, path: str) -> Iterator[Resource]:
        with Path(path).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from self._of(row)

    def _of(self, row: dict[str, str]) -> Iterator[Resource]:
        update, notice, work = self._update(row), self._notice(row), self._work(row)
        work["type"] = notice["type"] = update["type"]
        names = self._name(update, notice, work)
        update |= {
            "self_referential": "true" if names.same else None,
            "notice": names.notice,
            "work": names.work,
        }
        concepts = [("update-type", update["type"])]
        concepts += [("reason", code) for code in update["reasons"]]
        if self._claims:
            yield "update", names.update, update
        if names.notice:
            notice |= {
                "work": names.work,
                "relation": names.work,
                "in_situ": names.work if names.same else None,
                "event": names.event,
                "concepts": [f"{CONCEPTS}{scheme}/{code}" for scheme, code in concepts],
            }
            yield from self._documented("notice", names.notice, notice)
        journal, publisher = work["journal_title"], work["publisher_name"]
        work |= {
            "notice": names.notice,
            "invalidation": names.event,
            "status": names.status,
            "journal": journal and known_mint("journal", journal),
            "publisher": publisher and known_mint("organization", publisher),
        }
        work["container"] = work["journal"]
        people = self._people(names.work, work.pop("names"))
        work["contributions"] = [iri for kind, iri, _ in people if kind != "person"]
        work["authors"] = [iri for kind, iri, _ in people if kind == "person"]
        yield from self._documented("work", names.work, work)
        yield from people
        if self._events:
            yield "event", names.event, {"work": names.work}
        if names.status:
            claimed = update["claimed_status"], names.event, names.update
            told = dict(zip(("status", "event", "update"), claimed, strict=True))
            yield "status", names.status, told
        if journal and self._is_new(work["journal"]):
            yield "journal", work["journal"], {"title": journal}
        if publisher and self._is_new(work["publisher"]):
            yield "organization", work["publisher"], {"name": publisher}
        yield from self._concepts(concepts)

    def _update(self, row: dict[str, str]) -> Values:
        raw_type, raw_reasons = (
            row["RetractionNature"].strip(),
            different(row["Reason"]),
        )
        kind = self._mapping.types.get(raw_type, "other")
        known = self._mapping.reasons
        reasons = [code for label in raw_reasons for code in known.get(label, ())]
        return {
            "type": kind,
            "raw_type": raw_type or NO_TYPE,
            "claimed_status": self._mapping.statuses.get(kind),
            "date": day(row["RetractionDate"]),
            "asserted_by": REGISTER,
            "record_id": row["Record ID"].strip(),
            "reasons": list(dict.fromkeys(reasons)),
            "raw_reasons": raw_reasons,
            "note": words(row["Notes"]),
            "see_also": urls(row["URLS"]),
        }

    def _notice(self, row: dict[str, str]) -> Values:
        free = {"No": "true", "Yes": "false"}.get(row["Paywalled"].strip())
        return {
            "published": day(row["RetractionDate"]),
            "doi": doi(row["RetractionDOI"]),
            "pmid": pmid(row["RetractionPubMedID"]),
            "free_to_read": free,
        }

    def _work(self, row: dict[str, str]) -> Values:
        return {
            "doi": doi(row["OriginalPaperDOI"]),
            "pmid": pmid(row["OriginalPaperPubMedID"]),
            "published": day(row["OriginalPaperDate"]),
            "title": words(row["Title"]),
            "journal_title": words(row["Journal"]),
            "publisher_name": words(row["Publisher"]),
            "names": several(row["Author"]),
            "subjects": different(row["Subject"]),
            "countries": different(row["Country"]),
            "institutions": different(row["Institution"]),
            "article_types": different(row["ArticleType"]),
        }

    def _name(self, update: Values, notice: Values, work: Values) -> _Names:
        kind, when = update["type"], update["date"]
        record = REGISTER, update["record_id"], kind
        work_iri = document(work["doi"], work["pmid"]) or _cited(work)
        place = f"<{work_iri}>"
        same = _is_same(notice, work)
        own = document(notice["doi"], notice["pmid"])
        if same or own == work_iri:
            own = mint("notice", "in-situ", place, kind, when)
        elif own is None and notice["free_to_read"] is not None:
            own = mint("notice", *[None] * 7, when, None, "", *record, when, place)
        spelled = own and f"<{own}>"
        claim = event = ""
        status = None
        if self._claims or self._events:
            raw_type = update["raw_type"] if kind == "other" else None
            claim = mint("update", *record, raw_type, when, spelled, place)
        if self._events:
            lonely = None if own else f"<{claim}>"
            event = mint("event", spelled, place, kind, lonely)
        if self._statuses and update["claimed_status"]:
            status = mint("status", f"<{claim}>")
        return _Names(own, work_iri, same, claim, event, status)

    def _documented(self, kind: str, iri: str, values: Values) -> Iterator[Resource]:
        """Yield a notice or work, and its identifiers."""
        found: list[Resource] = []
        if self._identified:
            found = [
                (
                    "identifier",
                    mint("identifier", f"<{iri}>", scheme, value),
                    {"scheme": scheme, "value": value, "address": address(value)},
                )
                for scheme, value, address in (
                    ("DOI", values["doi"], doi_iri),
                    ("PMID", values["pmid"], pubmed_iri),
                )
                if value
            ]
        values["identifiers"] = [node for _, node, _ in found]
        yield kind, iri, values
        yield from found

    def _people(self, work: str, authors: list[str]) -> list[Resource]:
        """Return the contributions to a work and who made them."""
        if not authors or not self._signed:
            return []
        place = digest(f"<{work}>")
        found: list[Resource] = []
        for position, name in enumerate(authors, start=1):
            end = f"{place}/{position:04d}/{known_digest(name)}"
            agent, part = f"{BASE}agent/{end}", f"{BASE}contribution/{end}"
            told = {"agent": agent, "position": str(position), "name": name}
            found.append(("contribution", part, told | {"document": work}))
            found.append(("person", agent, {"name": name, "contribution": part}))
        return found

    def _concepts(self, concepts: list[tuple[str, str]]) -> Iterator[Resource]:
        for scheme, code in concepts:
            place = f"{CONCEPTS}{scheme}"
            if self._is_new(f"{place}/{code}"):
                label = self._mapping.labels[scheme][code]
                told = {"label": label, "code": code, "scheme": place}
                yield "concept", f"{place}/{code}", told

    def _is_new(self, iri: str) -> bool:
        if iri in self._shared:
            return False
        self._shared.add(iri)
        return True


def _cited(work: Values) -> str:
    """Name a work that has no identifier by its citation."""
    journal = work["journal_title"]
    return mint(
        "work",
        *(work["title"], journal, "" if journal else None, None, None, None, None),
        *(work["published"], None, "|".join(work["names"])),
    )


def _is_same(notice: Values, work: Values) -> bool:
    if notice["doi"] and work["doi"]:
        return notice["doi"] == work["doi"]
    return notice["pmid"] is not None and notice["pmid"] == work["pmid"]
