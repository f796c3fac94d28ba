"""Every file that the manifest lists: what it says of updates comes out, and no more.

What PubMed XML, Crossref XML and JATS say is compared in the tests of these readers; here
are the JSON formats, and that no file is left without a test of its claims.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from retract_ld.errors import Malformed, ReadError, UnknownFormat
from retract_ld.models import Update
from retract_ld.readers import Record, read_path

pytestmark = pytest.mark.corpus

Claim = tuple[str, str, str | None, str | None]
"""Type, side that the record is on, notice, work."""

#: Kinds whose rows are compared elsewhere, each row of them.
ELSEWHERE = {
    "crossref_deposit": "test_crossref_xml_corpus.py",
    "jats": "test_jats_corpus.py",
    "notices_doi": "prose: its own evaluation against the ground truth",
    "notices_text": "prose: its own evaluation against the ground truth",
    "pubmed_xml": "test_pubmed_corpus.py",
    "retraction_watch": "unit/test_retraction_watch.py",
}
#: What Crossref's words for types mean; of any other it is not known.
TYPES = {"article": "other", "err": "erratum", "publisher-note": "other"}
#: Files of Crossref that hold no work of its, and what is said of them.
NO_WORK = {
    "crossref_json/fixtures/jesserweigel_12937682.jso.json": UnknownFormat,
    "crossref_json/fixtures/not-ok-article.json": Malformed,
}
WAKEFIELD = "10.1016/s0140-6736(97)11096-0"
#: What the files say that are of no one kind.
OTHER: dict[str, list[Claim]] = {
    "other/datacite-dataset_v4.5.json": [
        ("new_version", "notice", "10.82433/b09z-4k37", None),
        ("new_version", "notice", "10.82433/b09z-4k37", "10.1016/j.epsl.2011.11.037"),
        ("new_version", "work", "10.1016/j.epsl.2011.11.037", "10.82433/b09z-4k37"),
        ("new_version", "work", "12082125", "10.82433/b09z-4k37"),
        ("withdrawal", "work", None, "10.82433/b09z-4k37"),
    ],
    "other/europepmc_wakefield.json": [
        ("expression_of_concern", "work", "10.1097/meg.0b013e328349d184", WAKEFIELD),
        ("retraction", "work", "10.1016/s0140-6736(04)15715-2", WAKEFIELD),
        ("retraction", "work", "10.1016/s0140-6736(10)60175-4", WAKEFIELD),
    ],
    "other/example_jats.xml": [],
    "other/openalex_eurosurveillance.json": [
        ("retraction", "work", None, "10.2807/1560-7917.es.2020.25.3.2000045")
    ],
    "other/openalex_wakefield.json": [("retraction", "work", None, WAKEFIELD)],
}


@pytest.fixture(scope="module")
def rows(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1024)
def records(corpus: Path, name: str) -> list[Record]:
    return [record for _, record in read_path(str(corpus / name))]


def claim(update: Update) -> Claim:
    def named(document: Any) -> str | None:
        return document and (document.doi or document.pmid or document.title)

    assert update.found_on
    return update.type, update.found_on, named(update.notice), named(update.work)


def claims(found: list[Record]) -> list[Claim]:
    return sorted(map(claim, (u for r in found for u in r.updates)), key=str)


def works_in(value: Any) -> Iterator[dict[str, Any]]:
    """The works in what Crossref answers, found without the reader."""
    if isinstance(value, list):
        for item in value:
            yield from works_in(item)
    elif isinstance(value, dict):
        inner = value.get("message", value.get("items"))
        yield from works_in(inner) if isinstance(inner, (dict, list)) else [value]


def by_file(path: Path) -> list[Claim]:
    found = []
    for work in works_in(json.loads(path.read_bytes())):
        own = str(work.get("DOI", "")).lower() or None
        for entry in work.get("update-to", ()):
            kind = TYPES.get(entry["type"], entry["type"])
            found.append((kind, "notice", own, entry["DOI"].lower()))
        for entry in work.get("updated-by", ()):
            kind = TYPES.get(entry["type"], entry["type"])
            found.append((kind, "work", entry["DOI"].lower(), own))
    return sorted(found, key=str)


def is_crossref(row: dict[str, str]) -> bool:
    return (
        row["kind"] == "crossref_json"
        and "open_retractions" not in row["file"]
        and "/bulk/" not in row["file"]
        and row["file"] not in NO_WORK
    )


def test_crossref_says_what_its_file_says(
    corpus: Path, rows: list[dict[str, str]]
) -> None:
    wrong = {}
    count = 0
    for row in filter(is_crossref, rows):
        found = records(corpus, row["file"])
        expected = by_file(corpus / row["file"])
        if claims(found) != expected or any(record.rejected for record in found):
            wrong[row["file"]] = (claims(found), expected)
        count += len(expected)
    assert wrong == {}
    assert count == 80


def test_crossref_says_what_the_manifest_says(
    corpus: Path, rows: list[dict[str, str]]
) -> None:
    """By the words of the manifest, which somebody else wrote; cut off at their end."""
    wrong = {}
    for row in filter(is_crossref, rows):
        told = claims(records(corpus, row["file"]))
        others = {(side, n if side == "work" else w) for _, side, n, w in told}
        for name, raw, doi in re.findall(
            r"(update-to|updated-by) (\S+) (10\.\S+) \(", row["type"]
        ):
            side = "notice" if name == "update-to" else "work"
            kind = TYPES.get(raw, raw)
            if (side, doi.lower()) not in others or kind not in {t[0] for t in told}:
                wrong[row["file"]] = (name, raw, doi, told)
        says_none = "update-to" not in row["type"] and "updated-by" not in row["type"]
        none = re.match(r"no update|title says retracted, no update-to", row["type"])
        if none and told:
            wrong[row["file"]] = ("nothing", told)
        works = {work for _, _, _, work in told}
        if row["updates"].startswith("10.") and not says_none:
            expected = {doi.strip().lower() for doi in row["updates"].split(";")}
            if not expected <= works:
                wrong[row["file"]] = (row["updates"], works)
    assert wrong == {}


def test_what_holds_no_work_is_told(corpus: Path) -> None:
    for name, error in NO_WORK.items():
        with pytest.raises(error):
            records(corpus, name)


def test_other_files(corpus: Path, rows: list[dict[str, str]]) -> None:
    found = {}
    for row in rows:
        if row["kind"] in {"other", "html_pages"}:
            try:
                found[row["file"]] = claims(records(corpus, row["file"]))
            except UnknownFormat:
                continue  # lists of references, statistics, pages of articles
    for name, expected in OTHER.items():
        assert found[name] == sorted(expected, key=str), name
    assert {name for name, made in found.items() if made} <= set(OTHER)


def test_every_row_has_a_test(rows: list[dict[str, str]]) -> None:
    left = [
        row["file"]
        for row in rows
        if row["kind"] not in ELSEWHERE
        and row["kind"] not in {"other", "html_pages"}
        and not is_crossref(row)
        and row["file"] not in NO_WORK
        # test_open_retractions.py, unit/test_crossref.py
        and "open_retractions" not in row["file"]
        and "/bulk/" not in row["file"]
    ]
    assert left == []


def test_no_file_gives_a_traceback(corpus: Path, rows: list[dict[str, str]]) -> None:
    unread = {}
    for row in rows:
        if row["kind"] == "retraction_watch" or "/bulk/" in row["file"]:
            continue  # read whole elsewhere
        try:
            for record in records(corpus, row["file"]):
                assert all(problem.message for problem in record.problems)
        except ReadError as error:
            unread[str(corpus / row["file"])] = str(error)
    assert [name for name, said in unread.items() if not said.startswith(name)] == []
