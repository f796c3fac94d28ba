"""OpenAlex: a bare flag, and never on a notice."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import Record, Source
from retract_ld.readers.notice_titles import is_notice_title
from retract_ld.readers.openalex import READER

GOLDEN = Path(__file__).parents[1] / "golden" / "openalex"


def read_bytes(data: bytes) -> list[Record]:
    return list(READER.read(io.BytesIO(data), Source("x")))


def one(**value: Any) -> Record:
    (record,) = read_bytes(
        json.dumps(
            {"id": "https://openalex.org/W1", "is_retracted": True} | value
        ).encode()
    )
    return record


def test_a_search() -> None:
    data = (GOLDEN / "search" / "input.json").read_bytes()
    assert READER.detect(data)
    records = read_bytes(data)
    assert [len(record.updates) for record in records] == [1, 0, 0, 1, 0, 0]
    assert [str(problem) for record in records for problem in record.problems] == [
        "$.results[1].is_retracted: is flagged as retracted, but is itself a notice. No claim is made of it; see what the notice is about.",
        "$.results[2].is_retracted: is flagged as retracted, but is itself a notice. No claim is made of it; see what the notice is about.",
        "$.results[5].is_retracted: 'yes' is neither true nor false. No claim is made of it.",
    ]
    assert records[0].updates[0].model_dump(exclude_defaults=True) == {
        "type": "retraction",
        "raw_type": "is_retracted",
        "asserted_by": "openalex",
        "record_id": "W1001",
        "found_on": "work",
        "work": {
            "doi": "10.5555/tea.1",
            "pmid": "91000001",
            "pmcid": "PMC9100001",
            "same_as": ("https://openalex.org/W1001",),
            "title": "RETRACTED: Steeping times",
            "language": "en",
            "document_type": "article",
            "authors": (
                {
                    "name": "Ann Brewer",
                    "orcid": "0000-0002-1825-0097",
                    "corresponding": True,
                    "affiliations": ({"name": "Institute of Tea", "ror": "02mhbdp94"},),
                },
            ),
            "journal": {
                "title": "Journal of Made-up Tea",
                "issns": ("0140-6736", "1474-547X"),
            },
            "volume": "12",
            "issue": "3",
            "page_start": "101",
            "page_end": "109",
            "publisher": {"name": "Kettle Press"},
            "published": "2019-03-04",
            "free_to_read": True,
        },
    }


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Effects of tea",
        "Retraction",
        "RETRACTION NOTICE TO “Effects of tea”",
        "Retraction notice to: Effects",
        "Retraction Note: Evidence of near-ambient tea",
        "Retraction to: Effects of tea",
        "Retraction of: Effects of tea",
        "Retraction of ‘Effects of tea’",
        "Notice of Retraction: Effects of tea",
        "Statement of Retraction: Effects of tea",
        "Retraction statement: Effects of tea",
        "Editorial Expression of Concern: Effects of tea",
        "Expression of Concern to: Effects of tea",
        "Publisher’s Correction: Effects of tea",
        "Correction for “Effects of tea”",
        "Erratum to: Effects of tea",
        "Corrigendum",
        "[Retraction: Effects of tea]",
        "Withdrawal: Effects of tea",
        "Retractación: efectos del té",
    ],
)
def test_a_notice_is_never_called_retracted(title: str) -> None:
    assert is_notice_title(title)
    record = one(title=title, doi="10.5555/n")
    assert not record.updates
    assert [problem.severity for problem in record.problems] == ["warning"]


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Effects of tea",
        "RETRACTED ARTICLE: Effects of tea",
        "WITHDRAWN: Effects of tea",
        "Retraction dynamics of droplets",
        "Retraction of the tongue in teapots",
        "Withdrawal of antiepileptic drugs",
        "Corrective steeping",
        "Removal of tannins by ozone",
        "Corrections officers and tea",
        "Effects of tea: retraction of gums",
        "",
    ],
)
def test_a_title_of_a_work_is_not_taken_for_a_notice(title: str) -> None:
    assert not is_notice_title(title)
    assert [u.type for u in one(title=title, doi="10.5555/w").updates] == ["retraction"]


@pytest.mark.parametrize("kind", ["retraction", "erratum"])
def test_a_type_tells_a_notice(kind: str) -> None:
    assert not one(title="Effects of tea", type=kind, doi="10.5555/n").updates


def test_a_flag_on_nothing_is_rejected() -> None:
    (record,) = read_bytes(b'{"is_retracted": true, "doi": null}')
    assert record.rejected
    assert (
        str(record.problems[0])
        == "$: is flagged as retracted, but has no identifier and no title."
    )


def test_a_bad_identifier_is_left_out() -> None:
    record = one(doi="doi.org/none", ids={"pmid": "x"}, title="Effects")
    assert record.updates[0].work
    assert record.updates[0].work.doi is None
    assert len(record.problems) == 2


def test_the_snapshots_lines() -> None:
    lines = b"\n".join(
        b'{"id":"https://openalex.org/W%d","doi":"https://doi.org/10.5555/%d","is_retracted":%s}'
        % (number, number, b"true" if number % 2 else b"false")
        for number in range(1, 5)
    )
    assert READER.detect(lines)
    assert [len(record.updates) for record in read_bytes(lines)] == [1, 0, 1, 0]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "doi"),
    [
        ("openalex_wakefield.json", "10.1016/s0140-6736(97)11096-0"),
        ("openalex_eurosurveillance.json", "10.2807/1560-7917.es.2020.25.3.2000045"),
    ],
)
def test_real_works_make_a_bare_claim(corpus: Path, name: str, doi: str) -> None:
    data = (corpus / "other" / name).read_bytes()
    assert READER.detect(data)
    (record,) = read_bytes(data)
    (update,) = record.updates
    assert update.notice is None
    assert update.date is None
    assert update.work
    assert (update.type, update.work.doi) == ("retraction", doi)
