"""The open-retractions index: both shapes, every dirty type, and what the flag is worth."""

from __future__ import annotations

import gzip
import io
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from retract_ld.readers import Record, Source, read
from retract_ld.readers.open_retractions import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "open-retractions"


def case(name: str) -> list[Record]:
    (path,) = (GOLDEN / name).glob("input.*")
    return list(READER.read(io.BytesIO(path.read_bytes()), Source(path.name)))


def one(**changes: Any) -> Record:
    value = {
        "retracted": False,
        "timestamp": 1361836800000,
        "updates": [
            {"timestamp": 1, "identifier": {"doi": "10.5555/n"}, "type": "correction"}
        ],
        "identifier": {"doi": "10.5555/w"},
        "title": "Correction",
    } | changes
    (record,) = READER.read(io.BytesIO(json.dumps(value).encode()), Source("x"))
    return record


def summary(record: Record) -> list[tuple[object, ...]]:
    return [
        (
            u.type,
            u.raw_type,
            u.date,
            u.notice.doi if u.notice else None,
            u.work.doi if u.work else None,
        )
        for u in record.updates
    ]


def test_lines_with_every_kind_of_dirt() -> None:
    records = case("dirty-lines")
    sici = "10.5555/(sici)1521-4095(200010)12:20<1539::aid>3.0.co;2-s"
    assert [summary(record) for record in records] == [
        [
            (
                "correction",
                "correction",
                "2013-02-26",
                "10.5555/tea.1858",
                "10.5555/tea.1787",
            )
        ],
        [("retraction", "retration", "2010-08-11", "10.5555/tea.ret", sici)],
        [("erratum", "erratum", "2019-10-17", "10.5555/tea.5560", "10.5555/tea.4709")],
        [
            (
                "expression_of_concern",
                "expression-of-concern",
                "2018-11-05",
                "10.5555/tea_14",
                "10.5555/tea_14",
            )
        ],
        [
            (
                "other",
                "publisher-note",
                "1868-12-31",
                "10.5555/tea.note",
                "10.5555/tea.1869",
            )
        ],
        [],
        [],
        [("retraction", "retracted", None, None, "10.5555/tea.flag")],
        [],
        [("corrigendum", "Corrigendum", None, None, "10.5555/tea.late")],
    ]
    assert [record.rejected for record in records] == [False] * 5 + [True] * 2 + [
        False
    ] * 3
    assert [str(problem) for record in records for problem in record.problems] == [
        "line 2, $.updates[0].type: the update type 'retration' is read as 'retraction'.",
        "line 3, $.retracted: is flagged as retracted, but its update is of type 'erratum'. The update stands as it is; read the notice.",
        "line 5, $.updates[0].type: the update type 'publisher-note' is not known. It is kept as 'other'.",
        "line 6: is not JSON: Unterminated string starting at (column 85). Mend or remove it.",
        "line 7, $.updates[0]: has no type. Expected such as 'retraction'.",
        "line 10, $.timestamp: 'soon' is not a time in milliseconds since 1970. It is left out.",
        "line 10, $.updates[0].identifier.doi: 'unavailable' is not a DOI. It is left out.",
    ]


def test_the_title_is_that_of_the_notice() -> None:
    update = case("dirty-lines")[0].updates[0]
    assert update.notice
    assert update.work
    assert update.notice.title == "Erratum: Tea and sympathy"
    assert update.notice.journal
    assert update.notice.journal.title == "Journal of Made-up Tea"
    assert update.work.title is None
    assert update.work.published is None
    assert (update.asserted_by, update.found_on) == ("open-retractions", "work")


def test_type_and_title_are_two_statements() -> None:
    update = case("dirty-lines")[2].updates[0]
    assert update.type == "erratum"
    assert update.notice
    assert update.notice.title == "Retraction of: Steeping times"


def test_a_self_reference_is_one_document_twice() -> None:
    update = case("dirty-lines")[3].updates[0]
    assert update.self_referential
    assert update.work
    assert update.work.title == "A chapter on lids"


def test_what_comes_from_pubmed_describes_the_work() -> None:
    (record,) = case("pubmed-relay")
    (update,) = record.updates
    assert update.model_dump(exclude_defaults=True) == {
        "type": "retraction",
        "raw_type": "retraction",
        "asserted_by": "open-retractions",
        "found_on": "work",
        "notice": {"pmid": "18357658"},
        "work": {
            "title": "Effect of milk on the colour of tea.",
            "journal": {"title": "Annals of infusion"},
            "published": "2005-09-01",
        },
    }
    assert [str(problem) for problem in record.problems] == [
        "$.doi: '04.03/tea.129132' is not a DOI. It is left out."
    ]


def test_the_older_shape_from_crossref() -> None:
    record = one(
        updates=None,
        identifier=None,
        doi="10.5555/W",
        update={"timestamp": 1491464002919, "doi": "10.5555/N", "type": "Erratum"},
    )
    assert summary(record) == [
        ("erratum", "Erratum", "2013-02-26", "10.5555/n", "10.5555/w")
    ]


def test_one_title_for_several_updates_is_nobodys() -> None:
    (record,) = case("several-updates")
    assert summary(record) == [
        (
            "expression_of_concern",
            "expression_of_concern",
            None,
            "10.5555/tea.eoc",
            "10.5555/tea.1",
        ),
        ("retraction", "retraction", None, "10.5555/tea.ret", "10.5555/tea.1"),
    ]
    assert all(u.notice and u.notice.title is None for u in record.updates)
    assert str(record.problems[0]) == (
        "$.updates: has 2 updates and one title and date: which of them these belong to "
        "is not said. They are left out."
    )


def test_an_escaped_doi_is_read_as_what_it_was() -> None:
    record = one(identifier={"doi": "10.5555/(SICI)1(1999)2&amp;lt;93::X&amp;gt;3.0"})
    assert summary(record)[0][-1] == "10.5555/(sici)1(1999)2<93::x>3.0"
    assert record.problems[0].severity == "warning"


@pytest.mark.parametrize("timestamp", [float("inf"), 10**20, "2019", True, [], 2e15])
def test_a_timestamp_that_is_none_is_left_out(timestamp: object) -> None:
    record = one(timestamp=timestamp)
    assert summary(record)[0][2] is None
    assert not record.rejected


@pytest.mark.parametrize(
    "changes",
    [
        {"updates": [None]},
        {"updates": ["retraction"]},
        {"updates": [{"type": 7.5, "identifier": []}]},
        {"updates": [{"identifier": {"doi": "10.5555/n"}}]},
        {"updates": [{"type": "retraction"}], "identifier": {}, "title": None},
    ],
)
def test_a_claim_that_cannot_be_made_rejects_the_record(
    changes: dict[str, Any],
) -> None:
    record = one(**changes)
    assert record.rejected
    assert not record.updates
    assert record.raw


def test_a_bad_update_does_not_lose_the_good_one() -> None:
    record = one(
        updates=[{"type": "retraction", "identifier": {"doi": "10.5555/n"}}, {}]
    )
    assert [u.type for u in record.updates] == ["retraction"]
    assert record.rejected


@pytest.mark.corpus
def test_the_whole_index(corpus: Path) -> None:
    """Totals as published with the data; the differences are spellings that we know.

    Of the raw types, ``err`` and ``Erratum`` are read as erratum, ``corrected-article``
    and ``Correction`` as correction, ``retration`` and ``Retraction`` as retraction.
    """
    path = corpus / "crossref_json" / "bulk" / "open_retractions_114615.jsonl.gz"
    raw, types, problems, directions = (
        Counter[str](),
        Counter[str](),
        Counter[str](),
        Counter[bool](),
    )
    claims: list[tuple[str, str]] = []
    start = time.process_time()
    with path.open("rb") as stream:
        for record in read(stream, Source(path.name)):
            (update,) = record.updates
            assert update.notice
            assert update.work
            assert update.raw_type
            raw[update.raw_type] += 1
            types[update.type] += 1
            directions[update.self_referential] += 1
            problems.update(
                problem.message.split("'")[0] for problem in record.problems
            )
            claims.append((update.work.doi or "", update.notice.doi or ""))
    assert time.process_time() - start < 30
    with gzip.open(path) as stream:
        lines = [msgspec.json.decode(line) for line in stream]
    assert claims == [
        (
            line["identifier"]["doi"].lower(),
            line["updates"][0]["identifier"]["doi"].lower(),
        )
        for line in lines
    ]
    assert raw == {
        "correction": 70895, "erratum": 36437, "retraction": 3650, "withdrawal": 1619,
        "corrigendum": 1383, "err": 284, "removal": 110, "expression_of_concern": 84,
        "publisher-note": 56, "corrected-article": 38, "Erratum": 18, "comment": 12,
        "Corrigendum": 8, "note-discuss": 8, "expression-of-concern": 5, "Retraction": 4,
        "retration": 1, "print": 1, "correspondence": 1, "Correction": 1,
    }  # fmt: skip
    assert types == {
        "correction": 70895 + 38 + 1,
        "erratum": 36437 + 284 + 18,
        "retraction": 3650 + 4 + 1,
        "withdrawal": 1619,
        "corrigendum": 1383 + 8,
        "removal": 110,
        "expression_of_concern": 84 + 5,
        "other": 56 + 12 + 8 + 1 + 1,
    }
    assert sum(types.values()) == 114615
    assert directions[True] == 2683
    assert problems == {
        # 1,104 of types correction, erratum, corrigendum, and 9 of err and comment
        "is flagged as retracted, but its update is of type ": 1113,
        "the update type ": 78 + 284 + 38 + 1,
    }


@pytest.mark.corpus
def test_the_sample_says_what_its_file_names_say(corpus: Path) -> None:
    folder = corpus / "crossref_json" / "open_retractions_sample"
    files = sorted(folder.glob("*.json"))
    assert len(files) == 168
    for path in files:
        data = path.read_bytes()
        assert READER.detect(data[:65536])
        (record,) = READER.read(io.BytesIO(data), Source(path.name))
        raw = json.loads(data)
        assert (
            summary(record)[0][1]
            == raw["updates"][0]["type"]
            == path.name.split("_10.")[0].removesuffix("_self")
        )
        assert record.updates[0].self_referential is ("_self_10." in path.name)
        assert summary(record)[0][3:] == (
            raw["updates"][0]["identifier"]["doi"].lower(),
            raw["identifier"]["doi"].lower(),
        )
