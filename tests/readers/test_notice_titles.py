"""Titles of notices, of works that were retracted, and of works about other things."""

from __future__ import annotations

import io
import json

import pytest

from retract_ld.readers.notice_titles import (
    heading_type_of,
    is_notice_title,
    says_retracted,
)
from retract_ld.readers.openalex import READER
from retract_ld.readers.records import Source

NOTICES = [
    "Retraction for Smith et al., Foo",
    "Retraction for Brewer and Kettle, Steeping times",
    "Correction for Smith et al., Foo",
    "Retractions",
    "Retraction.",
    "[Retraction]",
    "Retractions: two papers on tea",
    "Nota de retractación",
    "Nota de retratação: Chá",
    "Avis de rétractation",
    "Retrait: Foo",
    "Zurückziehung",
    "撤稿声明",
    "撤回声明：Foo",
    "論文撤回のお知らせ",
    "Errata corrige",
    "Statement of Concern",
    "Editors’ Expression of Concern: Foo",
    "Retracted Paper Notice",
    "Temporary Removal: Foo",
    "Publisher's note",
    "Publisher’s Note: Steeping times",
    "RETRACTION—Steeping times",
    "Retraction of Smith et al. on tea",
]
WORKS = [
    "RETRACTED: Foo",
    "RETRACTED ARTICLE: Foo",
    "WITHDRAWN: Foo",
    "Correction for multiple testing in studies of tea",
    "Corrections for attenuation",
    "Retraction dynamics of droplets",
    "Retraction for the surgeon",
    "Removal of dyes from water",
    "Concern about tea",
    "Publisher's note-taking habits",
    "撤回権の研究",
]


@pytest.mark.parametrize("title", NOTICES)
def test_the_title_of_a_notice(title: str) -> None:
    assert is_notice_title(title)


@pytest.mark.parametrize("title", WORKS)
def test_the_title_of_a_work(title: str) -> None:
    assert not is_notice_title(title)


@pytest.mark.parametrize("title", NOTICES)
def test_a_flagged_notice_makes_no_claim(title: str) -> None:
    work = {"id": "https://openalex.org/W1", "is_retracted": True, "title": title}
    (record,) = READER.read(io.BytesIO(json.dumps(work).encode()), Source("x"))
    assert record.updates == ()
    (problem,) = record.problems
    assert str(problem) == (
        "$.is_retracted: is flagged as retracted, but is itself a notice. No claim is "
        "made of it; see what the notice is about."
    )


@pytest.mark.parametrize("title", WORKS)
def test_a_flagged_work_makes_a_claim(title: str) -> None:
    work = {"id": "https://openalex.org/W1", "is_retracted": True, "title": title}
    (record,) = READER.read(io.BytesIO(json.dumps(work).encode()), Source("x"))
    assert [update.type for update in record.updates] == ["retraction"]


@pytest.mark.parametrize(
    ("heading", "manner"),
    [
        ("Notice of Retraction", "retraction"),
        ("Nota de retractación", "retraction"),
        ("撤稿声明", "retraction"),
        ("Errata corrige", "erratum"),
        ("Statement of Concern", "expression_of_concern"),
        ("Temporary Removal", "removal"),
        ("Publisher's note", None),
        ("Research article", None),
    ],
)
def test_what_a_heading_names(heading: str, manner: str | None) -> None:
    assert heading_type_of(heading) == manner


def test_a_mark_before_a_title() -> None:
    for title in ("Retracted: tea", "[RETRACTED ARTICLE] Tea", "WITHDRAWN – Tea"):
        assert says_retracted(title)
    for title in ("Retracted tendons", "Retraction"):
        assert not says_retracted(title)
