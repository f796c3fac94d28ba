"""Profiles ``sro`` and ``ripe``: our claims in the words of two other graphs."""

from __future__ import annotations

import pytest

from retract_ld.codes import UPDATE_TYPES
from retract_ld.mapping import describe
from retract_ld.models import Agent, Notice, Update, Work

SRO = "https://ontology.tesseract.academy/sro/"
RIPE = "https://w3id.org/ripe/ripe-o#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"


def update(code: str, **values) -> Update:
    fields = {
        "type": code,
        "raw_type": "word",
        "asserted_by": "crossref",
        "record_id": "7",
        "date": "2024-02-28",
        "notice": Notice(doi="10.5555/notice", title="N", published="2024-02-28"),
        "work": Work(
            doi="10.5555/work", title="W", authors=(Agent(name="Ann Invent"),)
        ),
    }
    return Update(**{**fields, **values})


def triples(code: str, profile: str, **values) -> set[tuple[str, str, str]]:
    return {
        (s, p, o)
        for s, pairs in describe(update(code, **values), (profile,))
        for p, o in pairs
    }


def test_a_retraction_in_sro():
    found = triples("retraction", "sro")
    (claim,) = {s for s, p, o in found if o == f"<{SRO}IntegrityAssertion>"}
    assert {(p, o) for s, p, o in found if s == claim} == {
        (TYPE, f"<{SRO}IntegrityAssertion>"),
        (f"<{SRO}aboutWork>", "<https://doi.org/10.5555/work>"),
        (f"<{SRO}evidencedByNotice>", "<https://doi.org/10.5555/notice>"),
        (f"<{SRO}assertedBy>", f"<{SRO}CrossrefRegister>"),
        (f"<{SRO}hasStatus>", f"<{SRO}retracted>"),
        (f"<{SRO}assertedDate>", f'"2024-02-28"^^<{XSD}date>'),
        (f"<{SRO}sourceRecordId>", '"7"'),
        (f"<{SRO}rawStatusLabel>", '"word"'),
    }
    assert ("<https://doi.org/10.5555/work>", f"<{SRO}doi>", '"10.5555/work"') in found


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("partial_retraction", "partially-retracted"),
        ("expression_of_concern", "expression-of-concern"),
        ("corrigendum", "corrected"),
        ("temporary_removal", "removed"),
        ("retract_and_replace", "retracted"),
        ("reinstatement", "reinstated"),
        ("addendum", None),
        ("concern_lifted", None),
        ("other", None),
    ],
)
def test_statuses_in_sro(code, status):
    found = {o for _, p, o in triples(code, "sro") if p == f"<{SRO}hasStatus>"}
    assert found == ({f"<{SRO}{status}>"} if status else set())


def test_a_register_that_sro_lacks_keeps_our_iri():
    found = {
        o
        for _, p, o in triples("retraction", "sro", asserted_by="wikidata")
        if p == f"<{SRO}assertedBy>"
    }
    assert found == {"<https://w3id.org/retract-ld/register/wikidata>"}


def test_in_situ_in_sro():
    found = triples("retraction", "sro", notice=Notice(doi="10.5555/work"))
    assert f"<{SRO}isSelfReferential>" in {p for _, p, _ in found}


@pytest.mark.parametrize("code", UPDATE_TYPES)
def test_notices_in_ripe(code):
    expected = {
        "retraction": ("RetractionNotice", "retracts"),
        "retract_and_replace": ("RetractionNotice", "retracts"),
        "correction": ("CorrectionNotice", "corrects"),
        "corrigendum": ("CorrectionNotice", "corrects"),
        "erratum": ("CorrectionNotice", "corrects"),
        "corrected_and_republished": ("CorrectionNotice", "corrects"),
        "expression_of_concern": ("ExpressionOfConcern", "cites"),
        "addendum": (None, "extends"),
        "new_edition": (None, "updates"),
        "new_version": (None, "updates"),
    }.get(code, (None, "cites"))
    found = triples(code, "ripe")
    notice = "<https://doi.org/10.5555/notice>"
    classes = {o for s, p, o in found if s == notice and p == TYPE}
    assert classes == ({f"<{RIPE}{expected[0]}>"} if expected[0] else set())
    relations = {
        p for s, p, o in found if s == notice and o == "<https://doi.org/10.5555/work>"
    }
    assert relations == {f"<http://purl.org/spar/cito/{expected[1]}>"}
    prism = "<http://prismstandard.org/namespaces/basic/3.0/doi>"
    assert (notice, prism, '"10.5555/notice"') in found
