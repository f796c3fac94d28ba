"""Every Crossref XML file of the corpus says what its own elements say, no more.

Four files carry a Crossmark update of a real record (two of them twice), three are
fragments from issue trackers, one is a withdrawn preprint; the others carry none.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retract_ld.readers import READERS, Record, Source
from retract_ld.readers.crossref_xml import READER

pytestmark = pytest.mark.corpus

#: File → (type, raw type, date, register, found on, notice, work).
CLAIMS = {
    "CrossRef_cayenne_crossref-unixsd-a0e317a6-0d8d-4838-a6e5-8db9cf96fc1e.xml": (
        "erratum", "erratum", "2017-04-01", "crossref", "notice",
        "10.1016/j.psyneuen.2016.11.001", "10.1016/j.psyneuen.2015.09.028",
    ),
    "cayenne__dev-resources_feeds_corpus_crossref-unixsd-a0e317a6-0d8d-4838-a6e5-8db9cf96fc1e.body": (
        "erratum", "erratum", "2017-04-01", "crossref", "notice",
        "10.1016/j.psyneuen.2016.11.001", "10.1016/j.psyneuen.2015.09.028",
    ),
    "cayenne__test-data_crossmark-updates.xml": (
        "correction", "correction", "2012-02-29", "crossref", "notice",
        "10.5555/25252525x", "10.5555/12345679",
    ),
    "elife-crossref-xml-generation__tests_test_data_elife-crossref-15743-20170717071707.xml": (
        "correction", "correction", "2016-03-23", "publisher", "notice",
        "10.7554/elife.15743", "10.7554/elife.05462",
    ),
    "elifesciences_elife-crossref-xml-g_elife-crossref-15743-20170717071707.xml": (
        "correction", "correction", "2016-03-23", "publisher", "notice",
        "10.7554/elife.15743", "10.7554/elife.05462",
    ),
    "elife-crossref-xml-generation__tests_test_data_elife-crossref-66683-20170717071707.xml": (
        "expression_of_concern", "expression_of_concern", "2021-01-25", "publisher",
        "notice", "10.7554/elife.66683", "10.7554/elife.24779",
    ),
    "f-xml-generation__tests_test_data_elife-crossref-preprint-posted_content-94685-v2-20170717071707.xml": (
        "withdrawal", "withdrawn", "2025-05-16", "publisher", "work",
        None, "10.7554/elife.94685",
    ),
    # a fragment: which item the crossmark belongs to is not in the file
    "metadata_manager_issue602_self_new_edition.xml": (
        "new_edition", "new_edition", "2020-02-04", "publisher", "notice",
        None, "10.24113/ijohmn.v6i1.160",
    ),
    "scielo_issue1118_retraction.xml": (
        "retraction", "retraction", "2026-01", "publisher", "notice",
        None, "10.1590/retraction-example-011",
    ),
    "scielo_issue1118_withdrawal.xml": (
        "withdrawal", "withdrawal", "2026-02", "publisher", "notice",
        None, "10.1590/withdrawal-example-012",
    ),
}  # fmt: skip

#: The manifest has the DOI of the last component of the article instead of its own.
MANIFEST_NAMES_A_COMPONENT = {"crossref_deposit/bolognese__spec_fixtures_crossref.xml"}


def files(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["kind"] == "crossref_deposit"]


def records(path: Path) -> list[Record]:
    with path.open("rb") as stream:
        return list(READER.read(stream, Source(path.name)))


def test_each_file_is_detected_as_crossref_xml_alone(corpus: Path) -> None:
    for row in files(corpus):
        head = (corpus / row["file"]).read_bytes()[:65536]
        names = [name for name, reader in READERS.items() if reader.detect(head)]
        assert names == ["crossref-xml"], row["file"]


def test_the_claims_are_those_of_the_files_and_no_others(corpus: Path) -> None:
    found = {}
    for row in files(corpus):
        for record in records(corpus / row["file"]):
            for u in record.updates:
                name = Path(row["file"]).name
                assert name not in found
                found[name] = (
                    u.type, u.raw_type, u.date, u.asserted_by, u.found_on,
                    u.notice.doi if u.notice else None, u.work.doi if u.work else None,
                )  # fmt: skip
    assert found == CLAIMS


def test_every_update_of_the_manifest_is_found(corpus: Path) -> None:
    for row in files(corpus):
        named = row["updates"] if row["type"] == "update" else row["type"]
        if "->" not in named:
            continue
        (record,) = records(corpus / row["file"])
        (update,) = record.updates
        assert update.work is not None
        assert named.lower().split("-> ")[1].startswith(str(update.work.doi))


def test_each_file_holds_one_record_with_its_own_doi(corpus: Path) -> None:
    fragments = {"metadata_manager_issue602_self_new_edition.xml"} | {
        f"scielo_issue1118_{kind}.xml" for kind in ("retraction", "withdrawal")
    }
    for row in files(corpus):
        (record,) = records(corpus / row["file"])
        own = record.record_id
        assert (own is None) == (Path(row["file"]).name in fragments)
        if row["notice"] and row["file"] not in MANIFEST_NAMES_A_COMPONENT:
            assert own == row["notice"].lower()


def test_only_the_fragments_are_warned_about_and_none_is_rejected(corpus: Path) -> None:
    warned = set()
    for row in files(corpus):
        for record in records(corpus / row["file"]):
            assert not record.rejected
            if record.problems:
                warned.add(Path(row["file"]).name)
    assert warned == {
        "metadata_manager_issue602_self_new_edition.xml",
        "scielo_issue1118_retraction.xml",
        "scielo_issue1118_withdrawal.xml",
    }
