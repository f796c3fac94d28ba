"""One notice in several formats: the records agree, or the difference has a reason."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from retract_ld.models import Document, Update
from retract_ld.readers import READERS, Source, read_path

GOLDEN = Path(__file__).parents[1] / "golden"

#: (group, field) → why the sources differ in it.
REASONS = {
    ("V18", "type"): (
        "On the work PubMed says only RepublishedIn, its one word until 2006; "
        "that the new article is a corrected one is told by the new article's own type."
    ),
}

Edge = tuple[str | None, str | None]


def names(document: Document | None) -> list[str]:
    if document is None:
        return []
    found = (document.doi, document.pmid and f"pmid:{document.pmid}", *document.same_as)
    return [name for name in found if name]


class Names:
    """Which names are names of the same document, as far as records tell."""

    def __init__(self, updates: Iterable[Update]) -> None:
        self.first: dict[str, str] = {}
        for update in updates:
            for document in (update.notice, update.work, update.replacement):
                known = names(document)
                for name in known:
                    self.first.setdefault(name, known[0])
                for name in known[1:]:
                    if self.first[name] == name:
                        self.first[name] = known[0]

    def of(self, document: Document | None) -> str | None:
        known = names(document)
        return self.first[known[0]] if known else None

    def edge(self, update: Update) -> Edge:
        return self.of(update.notice), self.of(update.work)


def groups(corpus: Path) -> Iterator[tuple[str, list[str], str]]:
    with (corpus / "VARIANT_GROUPS.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["group"], row["files"].split(" | "), row["retraction_watch"] or ""


def updates_of(path: Path) -> list[Update]:
    records = [record for _, record in read_path(str(path))]
    assert not any(record.rejected for record in records), path
    return [update for record in records for update in record.updates]


def core(update: Update) -> dict[str, object]:
    notice, work = update.notice, update.work
    return {
        "type": update.type,
        "date": update.date,
        "notice.title": notice and notice.title,
        "notice.published": notice and notice.published,
        "work.title": work and work.title,
        "work.published": work and work.published,
    }


def differences(first: Update, second: Update) -> list[str]:
    """Name the fields that both have and differ in; dates may differ in precision."""
    found = []
    for field, value in core(first).items():
        other = core(second)[field]
        if value is None or other is None or value == other:
            continue
        if isinstance(value, str) and isinstance(other, str) and field != "type":
            shorter, longer = sorted((value, other), key=len)
            if longer.startswith(shorter) and "title" not in field:
                continue
        found.append(field)
    return found


#: Group → the edges that its files claim, all of them.
EDGES: dict[str, list[list[Edge]]] = {
    "V03": [[("10.1155/2018/6946408", "10.1155/2016/4381067")]],
    "V04": [[("10.1371/journal.pcbi.0030158", "10.1371/journal.pcbi.0030051")]],
    "V05": [
        [
            (
                "10.1371/annotation/3155a3e9-5fbe-435c-a07a-e9a4846ec0b6",
                "10.1371/journal.pone.0035142",
            )
        ]
    ],
    "V06": [[("10.1371/journal.ppat.1005207", "10.1371/journal.ppat.1003435")]],
    "V08": [
        [("10.2471/blt.18.100318", "10.2471/blt.17.200139")],
        [("10.2471/blt.18.100418", "10.2471/blt.17.200139")],
    ],
    "V10": [[("10.7554/elife.15743", "10.7554/elife.05462")]] * 2,
    "V12": [[("10.7554/elife.46910", "10.7554/elife.18129")]],
    "V13": [[("10.7554/elife.66683", "10.7554/elife.24779")]] * 2,
    "V14": [[("10.7554/elife.82988", "10.7554/elife.34532")]],
    "V15": [[("10.7554/elife.46993", "10.7554/elife.44213")]],
    "V16": [[("10.7554/elife.72188", "10.7554/elife.57617")]],
    "V17": [[("pmid:11600210", "pmid:11543891")]] * 2,
    "V18": [[("10.1002/humu.1235", "10.1002/humu.1181")]] * 2,
    "V19": [
        [("pmid:11406024", "pmid:11034741")],
        [("pmid:11406024", "pmid:11034741"), ("pmid:14973981", "pmid:11406024")],
    ],
    "V99": [[(None, "10.7554/elife.94685")]],
}
#: Cochrane keeps one DOI for the versions of a review: here only the PMID tells them apart.
BY_PMID = {"V17", "V19"}


def by_pmid(update: Update) -> Update:
    def stripped(document: Document | None) -> Document | None:
        return document and document.model_copy(update={"doi": None})

    return update.model_copy(
        update={side: stripped(getattr(update, side)) for side in ("notice", "work")}
    )


@pytest.mark.corpus
def test_the_variant_groups_agree(corpus: Path) -> None:
    unexplained, used, seen = [], set(), {}
    for group, paths, _ in groups(corpus):
        by_file = [updates_of(corpus / path) for path in paths]
        if group in BY_PMID:
            by_file = [[by_pmid(update) for update in updates] for updates in by_file]
        same = Names(update for updates in by_file for update in updates)
        seen[group] = [[same.edge(update) for update in updates] for updates in by_file]
        by_edge = defaultdict(list)
        for updates in by_file:
            for update in updates:
                by_edge[same.edge(update)].append(update)
        for variants in by_edge.values():
            for first, second in combinations(variants, 2):
                for field in differences(first, second):
                    if (group, field) in REASONS:
                        used.add((group, field))
                    else:
                        unexplained.append(
                            (group, field, core(first)[field], core(second)[field])
                        )
    assert seen == EDGES
    assert unexplained == []
    assert used == set(REASONS)


@pytest.mark.corpus
def test_retraction_watch_names_the_same_edges(corpus: Path) -> None:
    """Its pairs lead from the work to the notice: no edge of ours is reversed."""
    path = corpus / "retraction_watch" / "flora_retractions_2026-08-08_8b47946.json"
    pairs = {
        work.lower(): str(notice).lower()
        for work, notice in json.loads(path.read_text(encoding="utf-8"))[
            "retractions"
        ].items()
    }
    compared = []
    for group, paths, watched in groups(corpus):
        if not watched or group == "V99":  # V99: see below
            continue
        for name in paths:
            for update in updates_of(corpus / name):
                assert update.notice
                assert update.work
                assert pairs[update.work.doi or ""] == update.notice.doi
                compared.append(group)
    assert compared == ["V03", "V04", "V05", "V06", "V12", "V14", "V15", "V16"]


@pytest.mark.corpus
def test_a_preprint_is_withdrawn_where_retraction_watch_names_a_notice(
    corpus: Path,
) -> None:
    """V99: the deposit gives the status of the work itself, of whatever version, and no
    notice; Retraction Watch names version 2 and the notice. Both statements stand."""
    (paths,) = [paths for group, paths, _ in groups(corpus) if group == "V99"]
    (update,) = updates_of(corpus / paths[0])
    assert update.notice is None
    assert update.work
    assert (update.type, update.work.doi, update.found_on) == (
        "withdrawal",
        "10.7554/elife.94685",
        "work",
    )


@pytest.mark.corpus
def test_wakefield_in_every_format(corpus: Path) -> None:
    """The 2004 notice is a retraction to NLM, a correction to Retraction Watch."""
    files = {
        "crossref": "crossref_json/fixtures/wakefield_envelope.json",
        "europe-pmc": "other/europepmc_wakefield.json",
        "openalex": "other/openalex_wakefield.json",
    }
    work = "10.1016/s0140-6736(97)11096-0"
    of_2004, of_2010 = "10.1016/s0140-6736(04)15715-2", "10.1016/s0140-6736(10)60175-4"
    concern = "10.1097/meg.0b013e328349d184"
    found = {
        name: {
            (update.type, update.asserted_by, update.notice and update.notice.doi)
            for update in updates_of(corpus / path)
            if update.work and update.work.doi == work
        }
        for name, path in files.items()
    }
    assert found == {
        "crossref": {
            ("correction", "retraction-watch", of_2004),
            ("retraction", "retraction-watch", of_2010),
        },
        "europe-pmc": {
            ("retraction", "europe-pmc", of_2004),
            ("retraction", "europe-pmc", of_2010),
            ("expression_of_concern", "europe-pmc", concern),
        },
        "openalex": {("retraction", "openalex", None)},
    }


def test_a_made_up_notice_in_three_formats() -> None:
    """The retraction of 10.5555/tea.1 by 10.5555/tea.3, PMIDs 91000001 and 91000003."""
    cases = {
        "csl-json": "with-updates",
        "europe-pmc": "core",
        "wikidata": "entities",
    }
    by_format = {}
    for name, case in cases.items():
        path = GOLDEN / name / case / "input.json"
        with path.open("rb") as stream:
            records = list(READERS[name].read(stream, Source(path.name)))
        by_format[name] = [update for record in records for update in record.updates]
    everything = [update for updates in by_format.values() for update in updates]
    same = Names(everything)
    same.first["pmid:91000003"] = "10.5555/tea.3"  # what no single record says
    for name, updates in by_format.items():
        edges = {
            (update.type, *same.edge(update))
            for update in updates
            if update.notice and update.work
        }
        assert ("retraction", "10.5555/tea.3", "10.5555/tea.1") in edges, name
        assert not any(notice == "10.5555/tea.1" for _, notice, _ in edges), name
