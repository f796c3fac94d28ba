"""CSL-JSON: Crossref's updates in content negotiation, and a status in words."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import READERS, Record, Source
from retract_ld.readers.csl_json import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "csl-json"


def read_bytes(data: bytes) -> list[Record]:
    return list(READER.read(io.BytesIO(data), Source("x")))


def one(**value: Any) -> Record:
    item = {
        "id": "a",
        "type": "article-journal",
        "title": "Tea",
        "DOI": "10.5555/me",
    } | value
    data = json.dumps(item).encode()
    assert READER.detect(data) is ("update-to" not in value)
    (record,) = read_bytes(data)
    return record


def test_content_negotiation() -> None:
    data = (GOLDEN / "with-updates" / "input.json").read_bytes()
    assert READER.detect(data)
    plain, record = read_bytes(data)
    assert plain == Record("$[0]", record_id="plain")
    assert [
        (
            u.type,
            u.notice.doi if u.notice else None,
            u.work.doi if u.work else None,
            u.date,
            u.asserted_by,
            u.record_id,
            u.found_on,
            u.policy,
        )
        for u in record.updates
    ] == [
        (
            "retraction",
            "10.5555/tea.3",
            "10.5555/tea.1",
            "2021-06-01",
            "crossref",
            None,
            "notice",
            "https://doi.org/10.5555/policy",
        ),
        (
            "retraction",
            "10.5555/tea.3",
            "10.5555/tea.11",
            "2021-06",
            "retraction-watch",
            "4711",
            "notice",
            "https://doi.org/10.5555/policy",
        ),
        (
            "other",
            "10.5555/tea.4",
            "10.5555/tea.3",
            None,
            "crossref",
            None,
            "work",
            "https://doi.org/10.5555/policy",
        ),
    ]
    assert [str(problem) for problem in record.problems] == [
        "$[1].updated-by[0].type: the update type 'interesting_update' is not known. It is kept as 'other'."
    ]
    notice = record.updates[0].notice
    assert notice
    assert notice.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/tea.3",
        "title": "Retraction: Steeping times",
        "document_type": "article-journal",
        "authors": (
            {
                "name": "Ludwig van Kettle",
                "given_name": "Ludwig",
                "family_name": "van Kettle",
                "orcid": "0000-0002-1825-0097",
                "affiliations": ({"name": "Institute of Tea"},),
            },
        ),
        "journal": {"title": "Journal of Made-up Tea", "issns": ("0140-6736",)},
        "publisher": {"name": "Kettle Press"},
        "volume": "14",
        "issue": "6",
        "pages": "200-201",
        "page_start": "200",
        "page_end": "201",
        "published": "2021-05-30",
        "published_online": "2021-05-30",
    }


def test_a_library() -> None:
    data = (GOLDEN / "library" / "input.json").read_bytes()
    assert READER.detect(data)
    records = read_bytes(data)
    assert [
        [(u.type, u.raw_type, u.asserted_by) for u in record.updates]
        for record in records
    ] == [
        [("retraction", "Retracted", "unknown")],
        [],
        [("withdrawal", "withdrawn", "unknown")],
        [],
        [],
    ]
    assert [record.record_id for record in records] == [
        "brewer2019",
        "brewer2018",
        "brewer2017",
        "notice",
        "12",
    ]
    assert [str(problem) for record in records for problem in record.problems] == [
        "$[3].status: gives a notice the status 'retracted'. No claim is made of it; see what the notice is about."
    ]
    assert records[2].updates[0].work
    assert records[2].updates[0].work.pmid == "91000012"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("retracted", "retraction"),
        ("RETRACTED.", "retraction"),
        ("[Partially retracted]", "partial_retraction"),
        ("removed", "removal"),
        ("expression-of-concern", "expression_of_concern"),
        ("corrected", "correction"),
        ("in press", None),
        ("advance online publication", None),
        ("", None),
    ],
)
def test_a_status_is_read_only_whole(status: object, expected: str | None) -> None:
    record = one(status=status)
    assert [u.type for u in record.updates] == ([expected] if expected else [])
    assert not record.problems


def test_a_title_claims_nothing() -> None:
    assert one(title="RETRACTED: Tea", note="This was retracted.") == Record(
        "$", record_id="a"
    )


@pytest.mark.parametrize(
    "issns", ["0140-6736, 1474-547X", ["0140-6736", "1474-547X"], "0140-6736 1474-547X"]
)
def test_issns(issns: object) -> None:
    record = one(status="retracted", ISSN=issns)
    assert record.updates[0].work
    assert record.updates[0].work.journal
    assert record.updates[0].work.journal.issns == ("0140-6736", "1474-547X")


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[2001, 2, 3]]}, "2001-02-03"),
        ({"date-parts": [["2001", "2"]]}, "2001-02"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[2001, 2], [2001, 3]]}, None),
        ({"raw": "2001-02"}, "2001-02"),
        ({"literal": "spring"}, None),
        ("2001", "2001"),
        (None, None),
    ],
)
def test_dates_keep_their_precision(issued: object, expected: str | None) -> None:
    record = one(status="retracted", issued=issued)
    assert record.updates[0].work
    assert record.updates[0].work.published == expected


def test_an_update_without_type_is_named() -> None:
    record = one(
        **{"update-to": [{"DOI": "10.5555/w"}, {"DOI": "10.5555/w", "type": "erratum"}]}
    )
    assert [u.type for u in record.updates] == ["erratum"]
    assert [str(problem) for problem in record.problems] == [
        "$.update-to[0]: has no type. Expected such as 'retraction'."
    ]
    assert record.rejected


@pytest.mark.parametrize(
    "head",
    [
        b'{"DOI": "10.5555/x", "type": "journal-article", "title": ["Tea"], "issued": {"date-parts": [[2001]]}}',
        b'{"message": {"DOI": "10.5555/x", "type": "journal-article", "title": ["Tea"]}}',
        b'{"id": "https://openalex.org/W1", "type": "book", "title": "Tea", "is_retracted": false}',
        b'{"id": 1, "type": "person", "name": "Tea"}',
        b'[{"key": "A", "version": 1, "data": {"itemType": "journalArticle", "title": "Tea"}}]',
        b'{"type": "book"}',
    ],
)
def test_other_json_is_not_taken_for_csl(head: bytes) -> None:
    assert not READER.detect(head)


@pytest.mark.corpus
def test_a_real_answer_keeps_type_and_title_apart(corpus: Path) -> None:
    data = (
        corpus
        / "crossref_json/fixtures/doi_content_negotiation_valid-with-updates.json"
    ).read_bytes()
    (record,) = read_bytes(data)
    (update,) = record.updates
    (same,) = READERS["crossref"].read(io.BytesIO(data), Source("x"))
    assert same.updates == record.updates
    assert update.notice
    assert update.work
    assert update.notice.title
    assert update.notice.title.startswith("Retraction notice to")
    assert (update.type, update.notice.doi, update.work.doi, update.date) == (
        "erratum",
        "10.1016/j.canlet.2017.11.030",
        "10.1016/j.canlet.2012.01.013",
        "2018-02-01",
    )
    assert not record.problems


@pytest.mark.parametrize(
    ("status", "manner", "date"),
    [
        ("retracted 2011-02-03", "retraction", "2011-02-03"),
        ("Retracted (2011)", "retraction", "2011"),
        ("RETRACTED ARTICLE", "retraction", None),
        ("reinstated", "reinstatement", None),
    ],
)
def test_a_status_that_begins_with_a_known_word(
    status: str, manner: str, date: str | None
) -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "status": status}
    (record,) = READER.read(io.BytesIO(json.dumps([item]).encode()), Source("x"))
    (update,) = record.updates
    assert (update.type, update.raw_type, update.date) == (manner, status, date)
    assert record.problems == ()


@pytest.mark.parametrize(
    "status", ["banana", "not retracted", "withdrawn from sale", "7"]
)
def test_a_status_that_is_not_known_is_told(status: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "status": status}
    (record,) = READER.read(io.BytesIO(json.dumps([item]).encode()), Source("x"))
    assert record.updates == ()
    (problem,) = record.problems
    assert str(problem) == (
        f"$[0].status: the status {status!r} is not known. No claim is made of it."
    )


@pytest.mark.parametrize("status", ["in press", "Published online", "forthcoming"])
def test_a_status_on_the_way_to_publication_is_no_news(status: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "status": status}
    (record,) = READER.read(io.BytesIO(json.dumps([item]).encode()), Source("x"))
    assert record.updates == record.problems == ()
