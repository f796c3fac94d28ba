"""Europe PMC: PubMed's relations in words, both directions, and publication types."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import Record, Source
from retract_ld.readers.europe_pmc import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "europe-pmc"


def read_bytes(data: bytes) -> list[Record]:
    return list(READER.read(io.BytesIO(data), Source("x")))


def one(types: list[str] | None = None, **correction: str) -> Record:
    value: dict[str, Any] = {"id": "91000001", "source": "MED", "title": "Steeping"}
    if types is not None:
        value["pubTypeList"] = {"pubType": types}
    if correction:
        value["commentCorrectionList"] = {"commentCorrection": [correction]}
    (record,) = read_bytes(json.dumps(value).encode())
    return record


def edges(record: Record) -> list[tuple[object, ...]]:
    return [
        (
            u.type,
            u.notice.pmid if u.notice else None,
            u.work.pmid if u.work else None,
            u.found_on,
        )
        for u in record.updates
    ]


def test_both_directions_name_the_same_edge() -> None:
    records = read_bytes((GOLDEN / "core" / "input.json").read_bytes())
    assert [edges(record) for record in records] == [
        [
            ("expression_of_concern", "91000002", "91000001", "work"),
            ("retraction", "91000003", "91000001", "work"),
            ("erratum", None, "91000001", "work"),
            ("other", "91000008", "91000001", "work"),
        ],
        [
            ("retraction", "91000003", "91000001", "notice"),
            ("retraction", "91000003", "91000011", "notice"),
        ],
        [("retraction", "91000004", None, "notice")],
        [("withdrawal", None, None, "work")],
        [],
    ]
    assert [record.record_id for record in records] == [
        "MED:91000001",
        "MED:91000003",
        "MED:91000004",
        "PPR:PPR77",
        "MED:91000005",
    ]
    assert not any(record.rejected for record in records)


def test_the_words_of_a_reference_are_taken_apart_and_kept() -> None:
    update = read_bytes((GOLDEN / "core" / "input.json").read_bytes())[0].updates[0]
    assert update.notice
    assert update.notice.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/tea.2",
        "pmid": "91000002",
        "journal": {"title": "J Tea"},
        "volume": "13",
        "issue": "2",
        "pages": "44",
        "page_start": "44",
        "published": "2020-02-06",
    }
    assert [evidence.text for evidence in update.evidence] == [
        "J Tea. 2020 Feb 6;13(2):44. doi: 10.5555/TEA.2"
    ]
    assert update.date is None


def test_an_issue_of_a_month_has_no_day() -> None:
    update = read_bytes((GOLDEN / "core" / "input.json").read_bytes())[0].updates[0]
    assert update.work
    assert update.work.published == "2019-03"
    assert update.work.published_online == "2019-04-02"
    assert [author.name for author in update.work.authors] == [
        "Ann Brewer",
        "Kettle Study Group",
    ]
    assert update.work.authors[0].orcid == "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("raw_type", "expected"),
    [
        ("Retraction in", ("retraction", "91000009", "91000001", "work")),
        ("Retraction of", ("retraction", "91000001", "91000009", "notice")),
        (
            "Partial retraction in",
            ("partial_retraction", "91000009", "91000001", "work"),
        ),
        (
            "Expression of concern for",
            ("expression_of_concern", "91000001", "91000009", "notice"),
        ),
        ("Erratum for", ("erratum", "91000001", "91000009", "notice")),
        ("Update of", ("new_version", "91000001", "91000009", "notice")),
        (
            "Corrected and republished in",
            ("corrected_and_republished", "91000009", "91000001", "work"),
        ),
        (
            "Corrected and republished from",
            ("corrected_and_republished", "91000001", "91000009", "notice"),
        ),
        (
            "Retracted and republished in",
            ("retract_and_replace", "91000009", "91000001", "work"),
        ),
    ],
)
def test_relations(raw_type: str, expected: tuple[object, ...]) -> None:
    record = one(id="91000009", source="MED", type=raw_type)
    assert edges(record) == [expected]
    assert record.updates[0].raw_type == raw_type
    assert not record.problems


@pytest.mark.parametrize(
    "raw_type",
    [
        "Comment in",
        "Comment on",
        "Preprint of",
        "Preprint in",
        "Summary for patients in",
        "Original report in",
        "Reprint of",
        "Associated data",
        "Cites",
    ],
)
def test_other_relations_update_nothing(raw_type: str) -> None:
    assert one(id="91000009", source="MED", type=raw_type) == Record(
        "$", record_id="MED:91000001"
    )


def test_a_relation_we_do_not_know_is_kept_as_other_or_named() -> None:
    record = one(id="91000009", source="MED", type="Reinterpretation In")
    assert edges(record) == [("other", "91000009", "91000001", "work")]
    assert [problem.message for problem in record.problems] == [
        "the relation 'Reinterpretation In' is not known."
    ]


@pytest.mark.parametrize("raw_type", ["Steeped", "Retraction", "Errataing"])
def test_a_relation_of_no_side_is_kept_without_an_edge(raw_type: str) -> None:
    record = one(
        id="91000009", source="MED", type=raw_type, reference="J Tea. 2020;1:2"
    )
    assert edges(record) == [("other", None, "91000001", None)]
    (update,) = record.updates
    assert (update.raw_type, update.note) == (raw_type, "J Tea. 2020;1:2; MED:91000009")
    assert [(e.field, e.text) for e in update.evidence] == [("note", "J Tea. 2020;1:2")]
    (problem,) = record.problems
    assert (problem.severity, problem.message) == (
        "warning",
        (
            f"the relation {raw_type!r} is not known, and does not tell which side is the"
            " notice."
        ),
    )


def test_a_relation_in_small_letters_has_a_side() -> None:
    record = one(id="91000009", source="MED", type="Vanished in")
    assert edges(record) == [("other", "91000009", "91000001", "work")]


@pytest.mark.parametrize(
    ("types", "relation", "expected"),
    [
        (
            ["Retracted Publication", "Retraction of Publication"],
            {},
            [("retraction", "91000001", None, "notice")],
        ),
        (
            ["Retracted Publication"],
            {"type": "Retraction of", "id": "91000009", "source": "MED"},
            [("retraction", "91000001", "91000009", "notice")],
        ),
    ],
)
def test_a_notice_typed_retracted_is_not_claimed_to_be(
    types: list[str], relation: dict[str, str], expected: list[tuple[object, ...]]
) -> None:
    record = one(types, **relation)
    assert edges(record) == expected
    assert record.problems[0].message == (
        "is both a notice and a retracted paper (typed 'Retracted Publication'); no claim"
        " is made that the notice was retracted."
    )


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (
            ["Retracted Publication", "Journal Article"],
            [("retraction", None, "91000001", "work")],
        ),
        (["Retraction of Publication"], [("retraction", "91000001", None, "notice")]),
        (["Retraction Notice"], [("retraction", "91000001", None, "notice")]),
        (
            ["Expression of Concern"],
            [("expression_of_concern", "91000001", None, "notice")],
        ),
        (["Published Erratum"], [("erratum", "91000001", None, "notice")]),
        (["Preprint", "Preprint-removal"], [("removal", None, "91000001", "work")]),
        (["Journal Article", "Review"], []),
    ],
)
def test_publication_types(
    types: list[str], expected: list[tuple[object, ...]]
) -> None:
    assert edges(one(types)) == expected


def test_a_publication_type_does_not_repeat_a_relation() -> None:
    record = one(
        ["Retracted Publication"], id="91000009", source="MED", type="Retraction in"
    )
    assert edges(record) == [("retraction", "91000009", "91000001", "work")]


def test_lite_results() -> None:
    data = (GOLDEN / "lite" / "input.json").read_bytes()
    assert READER.detect(data)
    (record,) = read_bytes(data)
    assert edges(record) == [("retraction", None, "91000001", "work")]
    assert record.updates[0].raw_type == "retracted publication"
    assert [str(problem) for problem in record.problems] == [
        "$.issn: '1234-5678' is not an ISSN. It is left out."
    ]


def test_a_search_without_results() -> None:
    data = b'{"version": "6.9", "hitCount": 0, "request": {}, "resultList": {"result": []}}'
    assert READER.detect(data)
    assert read_bytes(data) == []


@pytest.mark.corpus
def test_wakefield(corpus: Path) -> None:
    data = (corpus / "other" / "europepmc_wakefield.json").read_bytes()
    assert READER.detect(data[:65536])
    (record,) = read_bytes(data)
    assert edges(record) == [
        ("retraction", "15016483", "9500320", "work"),
        ("retraction", "20137807", "9500320", "work"),
        ("expression_of_concern", "21971344", "9500320", "work"),
    ]
    assert [u.notice.doi for u in record.updates if u.notice] == [
        "10.1016/s0140-6736(04)15715-2",
        "10.1016/s0140-6736(10)60175-4",
        "10.1097/meg.0b013e328349d184",
    ]
    assert [u.notice.published for u in record.updates if u.notice] == [
        "2004-03-06",
        "2010-02-06",
        "2011-11",
    ]
    work = record.updates[0].work
    assert work
    assert (work.doi, work.published, len(work.authors)) == (
        "10.1016/s0140-6736(97)11096-0",
        "1998-02",
        13,
    )
    assert not record.problems
