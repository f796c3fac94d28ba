"""Wikidata: three ways to say retracted, ranks, qualifiers, and notices."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import Record, Source
from retract_ld.readers.wikidata import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "wikidata"
ENTITY = "http://www.wikidata.org/entity/"


def read_bytes(data: bytes) -> list[Record]:
    return list(READER.read(io.BytesIO(data), Source("x")))


def snak(name: str, value: object) -> dict[str, Any]:
    return {
        "snaktype": "value",
        "property": name,
        "datavalue": {"value": value, "type": "x"},
    }


def statement(name: str, value: object, **qualifiers: object) -> dict[str, Any]:
    return {
        "mainsnak": snak(name, value),
        "id": f"Q1$ {name}".replace(" ", ""),
        "rank": "normal",
        "qualifiers": {key: [snak(key, inner)] for key, inner in qualifiers.items()},
    }


def item(name: str) -> dict[str, str]:
    return {"entity-type": "item", "id": name}


def time(text: str, precision: int) -> dict[str, object]:
    return {"time": text, "precision": precision}


def one(*statements: dict[str, Any]) -> Record:
    claims: dict[str, list[object]] = {}
    for entry in statements:
        claims.setdefault(entry["mainsnak"]["property"], []).append(entry)
    data = json.dumps({"type": "item", "id": "Q1", "claims": claims}).encode()
    assert READER.detect(data)
    (record,) = read_bytes(data)
    return record


def test_an_envelope_of_entities() -> None:
    data = (GOLDEN / "entities" / "input.json").read_bytes()
    assert READER.detect(data)
    records = read_bytes(data)
    assert [record.location for record in records] == [
        f"$.entities.{name}" for name in ("Q910001", "Q910002", "Q910004", "Q910005")
    ]
    assert [
        (u.type, u.raw_type, u.date, u.notice.same_as if u.notice else None, u.found_on)
        for u in records[0].updates
    ] == [
        ("retraction", "P31 Q45182324", "2021-06", None, "work"),
        ("expression_of_concern", "P793 Q56478588", "2020", None, "work"),
        ("correction", "P2507", None, (f"{ENTITY}Q910003",), "work"),
        ("correction", "P2507", None, None, "work"),
        ("retraction", "P5824", "2021-06-01", (f"{ENTITY}Q910002",), "work"),
    ]
    assert [str(problem) for problem in records[0].problems] == [
        "$.entities.Q910001.claims.P793[1]: the statement P793 Q45203135 is deprecated. No claim is made of it.",
        "$.entities.Q910001.claims.P2507[2].qualifiers.P585: '+1990-00-00T00:00:00Z' of precision 8 is not a date. It is left out.",
    ]


def test_what_describes_the_work() -> None:
    work = (
        read_bytes((GOLDEN / "entities" / "input.json").read_bytes())[0].updates[0].work
    )
    assert work
    assert work.model_dump(exclude_defaults=True) == {
        "same_as": (f"{ENTITY}Q910001",),
        "doi": "10.5555/tea.1",
        "pmid": "91000001",
        "pmcid": "PMC9100001",
        "title": "Steeping times",
        "language": "en",
        "published": "2019-03",
        "volume": "12",
        "issue": "3",
        "pages": "101-109",
        "authors": ({"name": "Ann Brewer"}, {"name": "Bob Kettle"}),
    }


def test_a_notice_is_not_retracted() -> None:
    record = read_bytes((GOLDEN / "entities" / "input.json").read_bytes())[1]
    (update,) = record.updates
    assert update.work is None
    assert update.notice
    assert (update.notice.doi, update.found_on, update.raw_type) == (
        "10.5555/tea.3",
        "notice",
        "P31 Q7316896",
    )
    assert update.notice.authors == ()
    assert update.notice.language is None
    assert [str(problem) for problem in record.problems] == [
        "$.entities.Q910002.claims.P31[1]: is both a notice and a retracted paper. No claim is made that the notice is retracted."
    ]


def test_a_retracted_notice_is_said_by_a_further_notice() -> None:
    record = one(statement("P31", item("Q7316896")), statement("P5824", item("Q9")))
    assert [
        (u.found_on, u.notice.same_as if u.notice else None) for u in record.updates
    ] == [
        ("notice", (f"{ENTITY}Q1",)),
        ("work", (f"{ENTITY}Q9",)),
    ]


def test_a_dump_is_read_by_its_lines() -> None:
    data = (GOLDEN / "dump" / "input.json").read_bytes()
    assert READER.detect(data)
    records = read_bytes(data)
    assert [record.record_id for record in records] == ["Q910006", "P31", "Q910008"]
    first = records[0].updates[0]
    assert first.notice
    assert (first.type, first.date, first.notice.same_as) == (
        "retraction",
        "2010-02-06",
        (f"{ENTITY}Q910007",),
    )
    assert [u.raw_type for u in records[2].updates] == ["P31 Q45182324"]


def test_a_dump_line_alone_keeps_its_comma() -> None:
    line = json.dumps(
        {
            "type": "item",
            "id": "Q1",
            "claims": {"P31": [statement("P31", item("Q45182324"))]},
        }
    )
    data = f"[\n{line},\n{line},\n{{broken,\n{line}\n]\n".encode()
    assert READER.detect(data)
    assert [(record.location, record.rejected) for record in read_bytes(data)] == [
        ("line 2", False),
        ("line 3", False),
        ("line 4", True),
        ("line 5", False),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (time("+2010-02-06T00:00:00Z", 11), "2010-02-06"),
        (time("+2010-02-00T00:00:00Z", 10), "2010-02"),
        (time("+2010-02-06T00:00:00Z", 9), "2010"),
        (time("+00000002010-02-06T00:00:00Z", 11), "2010-02-06"),
        (time("+2010-00-00T00:00:00Z", 8), None),
        (time("+2010-02-30T00:00:00Z", 11), None),
        (time("-0044-03-15T00:00:00Z", 11), None),
        ("2010", None),
    ],
)
def test_times_keep_their_precision(value: object, expected: str | None) -> None:
    record = one(statement("P31", item("Q45182324"), P585=value))
    assert [u.date for u in record.updates] == [expected]
    assert len(record.problems) == (expected is None)


def test_a_point_in_time_comes_before_a_start() -> None:
    record = one(
        statement(
            "P793",
            item("Q45203135"),
            P580=time("+2009-00-00T00:00:00Z", 9),
            P585=time("+2010-00-00T00:00:00Z", 9),
        )
    )
    assert [u.date for u in record.updates] == ["2010"]


@pytest.mark.parametrize("rank", ["normal", "preferred", "deprecated"])
@pytest.mark.parametrize(
    ("name", "value"),
    [("P31", "Q45182324"), ("P793", "Q45203135"), ("P5824", "Q9"), ("P2507", "Q9")],
)
def test_a_deprecated_statement_claims_nothing(
    name: str, value: str, rank: str
) -> None:
    record = one(statement(name, item(value)) | {"rank": rank})
    assert len(record.updates) == (rank != "deprecated")
    assert len(record.problems) == (rank == "deprecated")


@pytest.mark.parametrize("snaktype", ["value", "somevalue", "novalue"])
def test_unknown_value_is_not_no_value(snaktype: str) -> None:
    entry = statement("P5824", item("Q9"))
    entry["mainsnak"]["snaktype"] = snaktype
    if snaktype != "value":
        del entry["mainsnak"]["datavalue"]
    record = one(entry)
    assert [u.notice is None for u in record.updates] == {
        "value": [False],
        "somevalue": [True],
        "novalue": [],
    }[snaktype]


@pytest.mark.parametrize("name", ["Q13442814", "Q732577", "Q5"])
def test_other_kinds_and_events_claim_nothing(name: str) -> None:
    record = one(
        statement("P31", item(name)),
        statement("P793", item(name)),
        statement("P356", "no DOI"),
    )
    assert record == Record("$", record_id="Q1")


def test_the_preferred_identifier_is_taken() -> None:
    record = one(
        statement("P5824", item("Q9")),
        statement("P356", "10.5555/OLD"),
        statement("P356", "10.5555/NEW") | {"rank": "preferred"},
        statement("P356", "10.5555/WRONG") | {"rank": "deprecated"},
    )
    assert record.updates[0].work
    assert record.updates[0].work.doi == "10.5555/new"


@pytest.mark.parametrize(
    "broken",
    [
        None,
        7,
        "x",
        [],
        {},
        {"P31": "x"},
        {"P31": [None, 1, {"mainsnak": []}]},
        {"P5824": [{"mainsnak": {"snaktype": "value"}}]},
    ],
)
def test_a_broken_entity_raises_nothing(broken: object) -> None:
    data = json.dumps({"type": "item", "id": "Q1", "claims": broken}).encode()
    (record,) = read_bytes(data)
    assert not record.rejected
