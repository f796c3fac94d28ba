"""DataCite: versions in both directions, and days of withdrawal."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import Record, Source
from retract_ld.readers.datacite import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "datacite"


def read_bytes(data: bytes) -> list[Record]:
    return list(READER.read(io.BytesIO(data), Source("x")))


def one(**attributes: Any) -> Record:
    value = {
        "data": {
            "id": "10.5555/me",
            "type": "dois",
            "attributes": {"doi": "10.5555/me"} | attributes,
        }
    }
    data = json.dumps(value).encode()
    assert READER.detect(data)
    (record,) = read_bytes(data)
    return record


def related(
    relation: str, identifier: str = "10.5555/other", kind: str = "DOI"
) -> dict[str, str]:
    return {
        "relationType": relation,
        "relatedIdentifier": identifier,
        "relatedIdentifierType": kind,
    }


def edges(record: Record) -> list[tuple[object, ...]]:
    return [
        (
            u.raw_type,
            u.notice.doi if u.notice else None,
            u.work.doi if u.work else None,
            u.found_on,
        )
        for u in record.updates
    ]


@pytest.mark.parametrize(
    ("relation", "newer", "older", "found_on"),
    [
        ("IsNewVersionOf", "10.5555/me", "10.5555/other", "notice"),
        ("Obsoletes", "10.5555/me", "10.5555/other", "notice"),
        ("IsPreviousVersionOf", "10.5555/other", "10.5555/me", "work"),
        ("IsObsoletedBy", "10.5555/other", "10.5555/me", "work"),
    ],
)
def test_the_newer_version_stands_where_notices_stand(
    relation: str, newer: str, older: str, found_on: str
) -> None:
    record = one(relatedIdentifiers=[related(relation)])
    assert edges(record) == [(relation, newer, older, found_on)]
    assert [u.type for u in record.updates] == ["new_version"]
    assert not record.problems


def test_both_ends_give_the_same_edge() -> None:
    newer = one(relatedIdentifiers=[related("IsNewVersionOf", "10.5555/older")])
    data = {
        "data": {
            "type": "dois",
            "attributes": {
                "doi": "10.5555/older",
                "relatedIdentifiers": [related("IsPreviousVersionOf", "10.5555/me")],
            },
        }
    }
    (older,) = read_bytes(json.dumps(data).encode())
    assert (
        edges(newer)[0][1:3] == edges(older)[0][1:3] == ("10.5555/me", "10.5555/older")
    )


@pytest.mark.parametrize(
    "relation",
    [
        "IsVersionOf",
        "HasVersion",
        "IsSupplementTo",
        "References",
        "IsReviewedBy",
        "Continues",
        "IsIdenticalTo",
        "IsVariantFormOf",
        "",
    ],
)
def test_other_relations_update_nothing(relation: str) -> None:
    assert one(relatedIdentifiers=[related(relation)]) == Record(
        "$", record_id="10.5555/me"
    )


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("PMID", "91000001", {"pmid": "91000001"}),
        ("URL", "https://example.org/a b", {"url": "https://example.org/a%20b"}),
        ("arXiv", "arXiv:0706.0001", {"url": "https://arxiv.org/abs/0706.0001"}),
        (
            "Handle",
            "10013/epic.10033",
            {"url": "https://hdl.handle.net/10013/epic.10033"},
        ),
        ("DOI", "https://doi.org/10.5555/ABC", {"doi": "10.5555/abc"}),
    ],
)
def test_kinds_of_identifiers(
    kind: str, identifier: str, expected: dict[str, str]
) -> None:
    record = one(relatedIdentifiers=[related("Obsoletes", identifier, kind)])
    assert record.updates[0].work
    assert record.updates[0].work.model_dump(exclude_defaults=True) == expected
    assert not record.problems


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [("ISBN", "9783468111242"), ("DOI", "x"), ("URL", "ftp://x"), ("", "10.5555/x")],
)
def test_an_identifier_that_we_cannot_keep_is_named(kind: str, identifier: str) -> None:
    record = one(relatedIdentifiers=[related("Obsoletes", identifier, kind)])
    assert edges(record) == [("Obsoletes", "10.5555/me", None, "notice")]
    assert len(record.problems) == 1
    assert repr(identifier) in record.problems[0].message


def test_a_withdrawal_has_its_day_and_no_notice() -> None:
    record = read_bytes((GOLDEN / "api-list" / "input.json").read_bytes())[1]
    (update,) = record.updates
    assert update.notice is None
    assert (update.type, update.date, update.raw_type, update.note) == (
        "withdrawal",
        "2020-07",
        "Withdrawn",
        "At the wish of the depositor.",
    )
    assert update.work
    assert (update.work.doi, update.work.published) == ("10.5555/leaf.9", "2018-05-01")


def test_being_hidden_is_not_a_withdrawal() -> None:
    assert one(state="registered", reason="hidden", isActive=False) == Record(
        "$", record_id="10.5555/me"
    )


def test_attributes_alone() -> None:
    data = (GOLDEN / "attributes" / "input.json").read_bytes()
    assert READER.detect(data)
    (record,) = read_bytes(data)
    assert edges(record) == [
        ("Obsoletes", "10.5555/leaf.5", "10.5555/leaf.4", "notice"),
        ("IsObsoletedBy", None, "10.5555/leaf.5", "work"),
        ("IsNewVersionOf", "10.5555/leaf.5", None, "notice"),
        ("IsPreviousVersionOf", None, "10.5555/leaf.5", "work"),
        ("Withdrawn", None, "10.5555/leaf.5", "work"),
    ]
    assert record.updates[3].notice
    assert record.updates[3].notice.title == "Roots again"


def test_a_dump_of_lines() -> None:
    lines = b"\n".join(
        json.dumps(
            {
                "id": f"10.5555/{n}",
                "type": "dois",
                "attributes": {
                    "doi": f"10.5555/{n}",
                    "relatedIdentifiers": [related("Obsoletes")],
                },
            }
        ).encode()
        for n in range(3)
    )
    assert READER.detect(lines)
    assert [record.location for record in read_bytes(lines)] == [
        "line 1",
        "line 2",
        "line 3",
    ]


@pytest.mark.corpus
def test_the_schemas_example(corpus: Path) -> None:
    data = (corpus / "other" / "datacite-dataset_v4.5.json").read_bytes()
    assert READER.detect(data[:65536])
    (record,) = read_bytes(data)
    me = "10.82433/b09z-4k37"
    assert edges(record) == [
        ("IsNewVersionOf", me, None, "notice"),
        ("IsPreviousVersionOf", None, me, "work"),
        ("Obsoletes", me, "10.1016/j.epsl.2011.11.037", "notice"),
        ("IsObsoletedBy", "10.1016/j.epsl.2011.11.037", me, "work"),
        ("Withdrawn", None, me, "work"),
    ]
    assert record.updates[1].notice
    assert record.updates[1].notice.pmid == "12082125"
    assert record.updates[4].date == "2022-01-01"
    assert [problem.message for problem in record.problems] == [
        "'urn:lsid:ubio.org:namebank:11815' is an identifier of type LSID, which we cannot keep."
    ]


@pytest.mark.parametrize(
    ("relation", "information", "expected"),
    [
        ("IsRetractedBy", None, ("10.5555/other", "10.5555/me", "work")),
        ("Other", "isRetractedBy", ("10.5555/other", "10.5555/me", "work")),
        ("Other", "is retracted by", ("10.5555/other", "10.5555/me", "work")),
        ("Other", "Retracts", ("10.5555/me", "10.5555/other", "notice")),
        ("IsRetractionOf", None, ("10.5555/me", "10.5555/other", "notice")),
        ("Other", "is retracted", (None, "10.5555/me", None)),
        ("RetractionOf", None, ("10.5555/me", "10.5555/other", "notice")),
        ("Other", "IsErratum", (None, "10.5555/me", None)),
    ],
)
def test_a_relation_outside_of_the_schema_is_kept_as_other(
    relation: str, information: str | None, expected: tuple[str | None, ...]
) -> None:
    more = {"relationTypeInformation": information} if information else {}
    record = one(relatedIdentifiers=[related(relation) | more])
    (update,) = record.updates
    word = information or relation
    assert edges(record) == [(word, *expected)]
    assert (update.type, update.raw_label) == (
        "other",
        "Other" if information else None,
    )
    (problem,) = record.problems
    assert problem.severity == "warning"
    assert problem.message.startswith(f"the relation {word!r} is not known")
    assert update.note == (None if expected[2] else "10.5555/other")


def test_other_relations_that_tell_of_no_update_are_left_alone() -> None:
    more = {"relationTypeInformation": "is concerto of"}
    assert not one(relatedIdentifiers=[related("Other") | more]).updates
