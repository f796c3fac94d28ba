"""Every PubMed file of the corpus says what its manifest and its own elements say.

The manifest has two layouts: relations in ``type`` as ``RetractionIn 195582; ErratumIn
no-pmid`` (cut off), or in ``updates`` as ``RetractionIn -> PMID 195582 (citation)``.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from retract_ld.models import Update
from retract_ld.readers import READERS, Record, Source
from retract_ld.readers.pubmed import READER

pytestmark = pytest.mark.corpus

NO_UPDATE = {
    "Cites",
    "CommentIn",
    "CommentOn",
    "OriginalReportIn",
    "SummaryForPatientsIn",
}
TYPES = {
    "ErratumFor": {"erratum"},
    "ErratumIn": {"erratum"},
    # the manner stands in the publication type of the article that came after
    "RepublishedFrom": {"corrected_and_republished", "new_version"},
    "RepublishedIn": {"new_version"},
    "RetractionIn": {"retraction"},
    "RetractionOf": {"retraction"},
    "UpdateIn": {"new_version"},
    "UpdateOf": {"new_version"},
}


def rows(corpus: Path) -> list[dict[str, str]]:
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["kind"] == "pubmed_xml"]


def records(path: Path) -> list[Record]:
    with path.open("rb") as stream:
        return list(READER.read(stream, Source(path.name)))


def by_manifest(row: dict[str, str]) -> set[tuple[str, str | None]]:
    """The relations that a row names, without the one it may be cut off in."""
    whole = re.findall(r"(\w+) -> PMID (\w+)", row["updates"])
    cut = re.findall(r"\b([A-Z][A-Za-z]+) (no-pmid|[0-9]{3,9})(?=;| \|)", row["type"])
    found = {(name, pmid if pmid.isdigit() else None) for name, pmid in whole + cut}
    return {pair for pair in found if pair[0] not in NO_UPDATE | {"PMID"}}


def by_text(path: Path) -> list[tuple[str, str | None]]:
    """The relations in the text of the file, found without an XML parser."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(
        r'<CommentsCorrections RefType="(\w+)">(.*?)</CommentsCorrections>',
        text,
        re.DOTALL,
    )
    pairs = [(name, re.search(r"<PMID[^>]*>(\d+)", inside)) for name, inside in found]
    return sorted(
        (
            (name, match and match.group(1))
            for name, match in pairs
            if name not in NO_UPDATE
        ),
        key=str,
    )


def relation(update: Update) -> tuple[str, str | None]:
    """The relation as the source gave it, from where the other side ended up."""
    other = update.notice if update.found_on == "work" else update.work
    assert update.raw_type is not None
    assert other is not None
    return update.raw_type, other.pmid


def test_each_file_is_detected_as_pubmed_alone(corpus: Path) -> None:
    for row in rows(corpus):
        head = (corpus / row["file"]).read_bytes()[:65536]
        names = [name for name, reader in READERS.items() if reader.detect(head)]
        assert names == ["pubmed"], row["file"]


def test_each_relation_becomes_one_claim_and_nothing_else(corpus: Path) -> None:
    claims = 0
    for row in rows(corpus):
        updates = [
            u for record in records(corpus / row["file"]) for u in record.updates
        ]
        found = sorted(map(relation, updates), key=str)
        assert found == by_text(corpus / row["file"]), row["file"]
        assert by_manifest(row) <= set(found), row["file"]
        claims += len(updates)
    assert claims == 60


def test_direction_type_and_register(corpus: Path) -> None:
    for row in rows(corpus):
        for record in records(corpus / row["file"]):
            for update in record.updates:
                name = update.raw_type or ""
                assert update.type in TYPES[name]
                assert update.found_on == ("work" if name.endswith("In") else "notice")
                own = update.work if update.found_on == "work" else update.notice
                assert own is not None
                assert own.pmid == record.record_id == update.record_id
                assert update.asserted_by == "pubmed"


def test_no_record_is_rejected_or_warned_about(corpus: Path) -> None:
    assert [
        problem
        for row in rows(corpus)
        for record in records(corpus / row["file"])
        for problem in record.problems
    ] == []


def test_every_citation_is_taken_apart(corpus: Path) -> None:
    whole = 0
    for row in rows(corpus):
        for record in records(corpus / row["file"]):
            for update in record.updates:
                other = update.notice if update.found_on == "work" else update.work
                assert other is not None
                assert other.journal is not None
                assert other.published is not None
                whole += 1
    assert whole == 60


def test_manifest_doi_is_the_doi_of_the_record(corpus: Path) -> None:
    for row in rows(corpus):
        if not row["notice"]:
            continue
        (record,) = records(corpus / row["file"])
        for update in record.updates:
            own = update.work if update.found_on == "work" else update.notice
            assert own is not None
            assert own.doi == row["notice"].lower()


@pytest.mark.parametrize(
    ("work", "notice"),
    [
        ("pmid_11543891.xml", "pmid_11600210.xml"),
        ("pmid_11034741.xml", "pmid_11406024.xml"),
        ("pmid_11524736.xml", "pmid_11748851.xml"),
    ],
)
def test_both_directions_give_the_same_edge(
    corpus: Path, work: str, notice: str
) -> None:
    edges = []
    for name in (work, notice):
        (record,) = records(corpus / "pubmed_xml" / name)
        edges.append(
            {
                (update.notice and update.notice.pmid, update.work and update.work.pmid)
                for update in record.updates
            }
        )
    assert len(edges[0] & edges[1]) == 1


def test_v18_differs_in_manner_since_only_one_side_tells_it(corpus: Path) -> None:
    """ "Republished" meant corrected until 2006; the record of the work does not say so."""
    types = {
        name: [u.type for r in records(corpus / "pubmed_xml" / name) for u in r.updates]
        for name in ("pmid_11524736.xml", "pmid_11748851.xml")
    }
    assert types == {
        "pmid_11524736.xml": ["new_version"],
        "pmid_11748851.xml": ["corrected_and_republished"],
    }


def test_a_notice_that_was_corrected_is_not_called_retracted(corpus: Path) -> None:
    (record,) = records(corpus / "pubmed_xml" / "pmid_9634358.xml")
    retraction, erratum = record.updates
    assert retraction.notice is not None
    assert retraction.work is not None
    assert (retraction.notice.pmid, retraction.work.pmid) == ("9634358", "8393056")
    assert erratum.work is not None
    assert erratum.work.pmid == "9634358"
    assert erratum.type == "erratum"
    assert erratum.note == "Whitely RJ [corrected to Whitley RJ]"
    # the name that the erratum corrected is marked as wrong and not an author
    assert [a.family_name for a in erratum.work.authors][-2:] == [
        "Schaffer",
        "Pavan-Langston",
    ]


def test_polish_title_and_capital_publication_type(corpus: Path) -> None:
    (record,) = records(corpus / "pubmed_xml" / "pmid_8655018.xml")
    work = record.updates[0].work
    assert work is not None
    assert work.language == "pl"
    assert (work.title or "").startswith("Wpływ przebiegu rozwoju")
    (record,) = records(corpus / "pubmed_xml" / "pubmed_retraction_notice.xml")
    (update,) = record.updates
    assert update.notice is not None
    assert update.notice.document_type == "RETRACTION OF PUBLICATION"
    assert update.notice.pmcid == "PMC4979084"
