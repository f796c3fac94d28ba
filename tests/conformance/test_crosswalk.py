"""The crosswalk: complete, without contradictions, there and back, and valid SSSOM."""

from __future__ import annotations

import csv
import re
from typing import get_args

import pytest
from rdflib import RDF, SKOS, URIRef

from retract_ld.codes import UPDATE_TYPES, Status, UpdateType
from retract_ld.crosswalk import (
    codes_of,
    read_as,
    silent,
    standards,
    term_names,
    written_as,
)
from retract_ld.labels import update_type_of
from retract_ld.mapping import PROFILES, emitted_terms
from retract_ld.namespaces import PREFIXES
from retract_ld.vocabulary import folder, load
from retract_ld.vocabulary.crosswalk import STRENGTHS, code_lists, matches
from retract_ld.vocabulary.schemes import concepts

TYPES = [code for code in get_args(UpdateType) if code != "other"]
SIDES = ("notice", "work", None)

#: What is written as a code that is read back as another type, each with its reason in
#: docs/crosswalk.md: the standard has no code of its own for these.
LOSSES = {
    "coar-version": {"corrigendum", "erratum"},
    "crossmark": {
        "corrected_and_republished",
        "retract_and_replace",
        "temporary_removal",
    },
    "crossref-status": {"temporary_removal"},
    "datacite-date-type": {"removal", "retraction"},
    "datacite-relation-type": {"new_edition"},
    "europe-pmc-relation": {
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "new_edition",
        "partial_retraction",
        "removal",
        "withdrawal",
    },
    "jats-article-type": {
        "clarification",
        "corrected_and_republished",
        "corrigendum",
        "erratum",
        "retract_and_replace",
    },
    "jats-event-type": {"corrigendum", "erratum"},
    "jats-related-article-type": {
        "clarification",
        "corrected_and_republished",
        "corrigendum",
        "erratum",
        "partial_retraction",
        "retract_and_replace",
    },
    "openalex": {
        "correction",
        "corrigendum",
        "partial_retraction",
        "removal",
        "retract_and_replace",
        "withdrawal",
    },
    "pubmed-publication-type": {
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "partial_retraction",
        "retract_and_replace",
    },
    "pubmed-ref-type": {
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "new_edition",
        "partial_retraction",
        "removal",
        "withdrawal",
    },
    "retraction-watch-nature": {
        "corrected_and_republished",
        "corrigendum",
        "erratum",
        "removal",
        "retract_and_replace",
        "temporary_removal",
        "withdrawal",
    },
    "scielo-related-article-type": {"corrigendum", "erratum"},
    "wikidata-item": {"correction", "corrigendum", "retract_and_replace"},
    "wikidata-property": {"corrigendum", "erratum", "retract_and_replace"},
}


def test_every_type_is_in_the_crosswalk():
    matched = {
        m.ours.rpartition("/")[2] for m in matches() if "/update-type/" in m.ours
    }
    assert matched == set(TYPES)


def test_every_notice_class_relation_and_status_is_some_match():
    """What has no counterpart anywhere is listed, so that the list is looked at."""
    ours = {m.ours.rpartition("/")[2].rpartition("#")[2] for m in matches()}
    assert set(get_args(Status)) - ours == {"clarified", "concern-lifted", "superseded"}
    unmatched = {code for code in TYPES if UPDATE_TYPES[code].relation not in ours}
    assert unmatched == {
        "concern_lifted",
        "expression_of_concern",
        "partial_retraction",
        "reinstatement",
        "removal",
        "temporary_removal",
        "withdrawal",
    }


@pytest.mark.parametrize("standard", standards())
def test_there_and_back(standard: str):
    lost = set()
    for update_type in TYPES:
        for side in SIDES:
            code = written_as(update_type, standard, side)
            if code is not None and read_as(standard)[code] != update_type:
                lost.add(update_type)
    assert lost == LOSSES.get(standard, set())


@pytest.mark.parametrize("standard", standards())
def test_one_code_a_type_and_side(standard: str):
    written = [
        (update_type, code.side)
        for code in codes_of(standard)
        for update_type in code.written_for
    ]
    assert len(written) == len(set(written))
    assert len({code.code for code in codes_of(standard)}) == len(codes_of(standard))


def test_losses_stand_in_the_documentation():
    text = (folder().parent / "docs" / "crosswalk.md").read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"\n## .*?\n\n`([a-z-]+)`\. (.*?)(?=\n## |\Z)", text, re.DOTALL)
    )
    assert set(sections) == set(standards())
    for standard, section in sections.items():
        lost = set(re.findall(r"^\| `(\w+)` .*\*\*lost\*\*", section, re.MULTILINE))
        assert lost == LOSSES.get(standard, set()), standard


def test_a_better_match_than_broad_reads_back():
    """An exact match is never lost, and nothing is matched to one code in two ways."""
    by_iri = {c.iri: c for each in code_lists() for c in each.codes}
    seen = set()
    for match in matches():
        assert (match.ours, match.theirs) not in seen, match
        seen.add((match.ours, match.theirs))
        code = by_iri.get(match.theirs)
        if code is not None and match.strength in {"exactMatch", "closeMatch"}:
            assert code.read_as == match.ours.rpartition("/")[2], match


def test_all_that_is_read_or_written_is_a_match():
    told = {(m.ours, m.theirs) for m in matches()}
    base = "https://w3id.org/retract-ld/update-type/"
    for each in code_lists():
        for code in each.codes:
            for update_type in {code.read_as, *code.written_for} - {""}:
                assert (base + update_type, code.iri) in told, code
    assert all(m.strength in STRENGTHS for m in matches())


def test_our_terms_of_the_crosswalk_are_declared():
    graph = load()
    for match in matches():
        assert (URIRef(match.ours), RDF.type, None) in graph, match
        assert (URIRef(match.theirs), RDF.type, None) in graph, match


def test_labels_and_crosswalk_agree():
    """The words of Crossmark and Retraction Watch are also known as labels."""
    for standard in ("crossmark", "retraction-watch-nature"):
        for code, update_type in read_as(standard).items():
            assert update_type_of(code) == update_type


def test_codes_that_are_no_updates():
    assert "CommentOn" in silent("pubmed-ref-type")
    assert {s for s in standards() if silent(s)} == {"pubmed-ref-type"}


def test_profiles_write_what_the_crosswalk_says():
    emitted = set(emitted_terms(PROFILES.values()))
    for prefix in ("cito", "fabio", "prov", "pso", "ripe", "sro"):
        for name in term_names(prefix).values():
            assert f"<{PREFIXES[prefix]}{name}>" in emitted, (prefix, name)


def test_sssom_is_the_same_mappings():
    path = folder() / "crosswalk.sssom.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line[1:] for line in lines if line.startswith("#"))
    rows = list(
        csv.DictReader((li for li in lines if not li.startswith("#")), delimiter="\t")
    )
    prefixes = dict(re.findall(r'^  ([\w-]+): "(.*)"$', head, re.MULTILINE))

    def expand(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return prefixes[prefix] + local

    found = {
        (
            expand(row["subject_id"]),
            row["predicate_id"].removeprefix("skos:"),
            expand(row["object_id"]),
        )
        for row in rows
    }
    assert found == {(m.ours, m.strength, m.theirs) for m in matches()}
    assert all(row["subject_label"] for row in rows)
    assert len(rows) > 300


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore")  # sssom-py's use of pandas
def test_sssom_py_accepts_it(caplog: pytest.LogCaptureFixture):
    parsers = pytest.importorskip(
        "sssom.parsers", reason="make test-engines installs sssom-py"
    )
    from sssom.validators import validate

    table = parsers.parse_sssom_table(folder() / "crosswalk.sssom.tsv")
    assert len(table.df) == len(matches())
    reports = validate(table)
    assert [r for report in reports.values() for r in report.results] == []
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == []


def test_every_type_has_its_example():
    graph = load("update-types.ttl")
    for concept in concepts("update-type"):
        assert (URIRef(concept.iri), SKOS.example, None) in graph
