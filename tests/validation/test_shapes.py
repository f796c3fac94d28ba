"""Shapes: what models make conforms, and each way of breaking it is found by one shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from retract_ld.graphs import to_rdflib
from retract_ld.mapping import describe
from retract_ld.mapping.core import CORE
from retract_ld.models import (
    Agent,
    Evidence,
    Journal,
    Notice,
    Organization,
    Update,
    Work,
)
from retract_ld.validation import our_shapes, validate_graph
from tests.property.strategies import updates

RLD = Namespace("https://w3id.org/retract-ld/ns#")
CONCEPT = Namespace("https://w3id.org/retract-ld/")
PRISM = Namespace("http://prismstandard.org/namespaces/basic/2.0/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PSO = Namespace("http://purl.org/spar/pso/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SH = Namespace("http://www.w3.org/ns/shacl#")
EX = Namespace("https://example.org/")

GOOD = Update(
    type="retraction",
    raw_type="retraction",
    date="2024-02-28",
    asserted_by="publisher",
    record_id="7",
    found_on="notice",
    notice=Notice(
        doi="10.1000/notice",
        title="Retraction: Tea",
        text="We retract it.",
        published="2024-02-28",
        language="en",
        free_to_read=True,
        guidelines=("niso-crec",),
    ),
    work=Work(
        doi="10.1000/work",
        title="Tea",
        published="2020",
        authors=(
            Agent(
                name="A B", affiliations=(Organization(name="U"),), corresponding=True
            ),
        ),
        journal=Journal(title="J", issns=("0140-6736",)),
    ),
    reasons=("paper-mill",),
    initiated_by=("publisher",),
    evidence=(Evidence(field="type", text="retract", start=3, end=10, confidence=0.9),),
)


def graph() -> Graph:
    return to_rdflib(describe(GOOD))


def test_a_good_record_conforms():
    report = validate_graph(graph())
    assert report.results == ()
    assert report.conforms


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(updates())
def test_what_the_models_accept_the_shapes_accept(update: Update):
    report = validate_graph(to_rdflib(describe(update)))
    assert [r for r in report.results if r.severity == "violation"] == []


def one(g: Graph, kind: URIRef) -> URIRef:
    return next(iter(sorted(g.subjects(RDF.type, kind))))


def put(kind, predicate, *values):
    """Replace the values of a predicate on the first node of a kind."""

    def change(g: Graph) -> None:
        node = one(g, kind)
        g.remove((node, predicate, None))
        for value in values:
            g.add((node, predicate, value))

    return change


def also(kind, predicate, value):
    """Add a value on the first node of a kind."""
    return lambda g: g.add((one(g, kind), predicate, value))


def both_nodes_one(g: Graph) -> None:
    update = one(g, RLD.Update)
    work = g.value(update, RLD.work)
    g.add((work, RDF.type, RLD.Notice))
    g.set((update, RLD.notice, work))


def person_is_retracted(g: Graph) -> None:
    g.add((one(g, FOAF.Person), PSO.holdsStatusInTime, EX.status))


def person_is_a_work(g: Graph) -> None:
    g.add((one(g, FOAF.Person), RDF.type, RLD.Work))


def nothing_is_updated(g: Graph) -> None:
    for predicate in (RLD.notice, RLD.work):
        g.remove((one(g, RLD.Update), predicate, None))


def other_without_word(g: Graph) -> None:
    update = one(g, RLD.Update)
    g.set((update, RLD.updateType, CONCEPT["update-type/other"]))
    g.remove((update, RLD.rawType, None))
    g.remove((update, RLD.claimedStatus, None))


def date(text: str, datatype: str = "date") -> Literal:
    return Literal(text, datatype=XSD[datatype], normalize=False)


U, N, C, E = RLD.Update, RLD.Notice, RLD.Contribution, RLD.Evidence
BROKEN = {
    "no type": (put(U, RLD.updateType), {"update-type"}),
    "two types": (
        also(U, RLD.updateType, CONCEPT["update-type/correction"]),
        {"update-type", "update-status-fits-type"},
    ),
    "unknown type": (
        put(U, RLD.updateType, CONCEPT["update-type/retration"]),
        {"update-type", "update-status-fits-type"},
    ),
    "no register": (put(U, RLD.assertedBy), {"update-register"}),
    "two registers": (
        also(U, RLD.assertedBy, CONCEPT["register/pubmed"]),
        {"update-register"},
    ),
    "register as text": (
        put(U, RLD.assertedBy, Literal("crossref")),
        {"update-register"},
    ),
    "two works": (also(U, RLD.work, EX.work), {"update-work"}),
    "work is not described": (put(U, RLD.work, EX.work), {"update-work"}),
    "notice as text": (put(U, RLD.notice, Literal("n")), {"update-notice"}),
    "notice is the work": (both_nodes_one, {"update-notice-is-not-work"}),
    "about nothing": (nothing_is_updated, {"update-is-about-something"}),
    "two dates": (also(U, RLD.date, date("2024-03-01")), {"update-date"}),
    "date as text": (put(U, RLD.date, Literal("2024-02-28")), {"update-date"}),
    "short year": (put(U, RLD.date, date("98", "gYear")), {"update-date-exists"}),
    "month 13": (
        put(U, RLD.date, date("2024-13", "gYearMonth")),
        {"update-date-exists"},
    ),
    "status of another type": (
        put(U, RLD.claimedStatus, CONCEPT["status/corrected"]),
        {"update-status-fits-type"},
    ),
    "unknown status": (
        put(U, RLD.claimedStatus, CONCEPT["status/bad"]),
        {"update-status", "update-status-fits-type"},
    ),
    "unknown reason": (put(U, RLD.reason, CONCEPT["reason/mill"]), {"update-reason"}),
    "reason as text": (put(U, RLD.reason, Literal("Paper Mill")), {"update-reason"}),
    "group as reason": (
        put(U, RLD.reason, CONCEPT["reason/group/misconduct"]),
        {"update-reason"},
    ),
    "unknown party": (
        put(U, RLD.initiatedBy, CONCEPT["party/nobody"]),
        {"update-initiated-by"},
    ),
    "unknown side": (put(U, RLD.foundOn, EX.somewhere), {"update-found-on"}),
    "two policies": (
        put(U, RLD.policy, EX.one, EX.two),
        {"update-one-policy"},
    ),
    "empty raw type": (put(U, RLD.rawType, Literal("")), {"update-raw-type"}),
    "empty raw reason": (put(U, RLD.rawReason, Literal("")), {"update-raw-reason"}),
    "self-referential as text": (
        put(U, RLD.selfReferential, Literal("yes")),
        {"update-self-referential"},
    ),
    "other without its word": (other_without_word, {"update-other-keeps-its-word"}),
    "misspelt term": (also(U, RLD.reasn, EX.x), {"update-knows-its-terms"}),
    "upper-case DOI": (put(N, PRISM.doi, Literal("10.1000/NOTICE")), {"document-doi"}),
    "DOI as address": (
        put(N, PRISM.doi, Literal("https://doi.org/10.1000/notice")),
        {"document-doi"},
    ),
    "two DOIs": (also(N, PRISM.doi, Literal("10.1000/x")), {"document-one-doi"}),
    "PubMed id 0": (put(N, RLD.pmid, Literal("0")), {"document-pmid"}),
    "PMCID without PMC": (put(N, RLD.pmcid, Literal("123")), {"document-pmcid"}),
    "two titles": (also(N, DCTERMS.title, Literal("Other")), {"document-one-title"}),
    "two issue dates": (
        also(N, DCTERMS.issued, date("2023-01-01")),
        {"document-one-issued"},
    ),
    "issue date as text": (
        put(N, DCTERMS.issued, Literal("spring 2024")),
        {"document-issued"},
    ),
    "language as word": (
        put(N, DCTERMS.language, Literal("English")),
        {"document-language"},
    ),
    "free to read as word": (put(N, RLD.freeToRead, Literal("No")), {"document-free"}),
    "unknown guideline": (put(N, RLD.guideline, EX.rules), {"notice-guideline"}),
    "retracts what is no work": (also(N, RLD.retracts, EX.thing), {"notice-target"}),
    "contribution without contributor": (
        put(C, RLD.contributor),
        {"contribution-contributor"},
    ),
    "position 0": (
        put(C, RLD.position, Literal(0)),
        {"contribution-position"},
    ),
    "evidence without words": (put(E, RLD.evidenceText), {"evidence-text"}),
    "confidence of 2": (
        put(E, RLD.evidenceConfidence, Literal("2.0", datatype=XSD.decimal)),
        {"evidence-confidence"},
    ),
    "negative offset": (put(E, RLD.evidenceStart, Literal(-1)), {"evidence-start"}),
    "ISSN without hyphen": (
        put(
            URIRef("http://purl.org/spar/fabio/Journal"),
            PRISM.issn,
            Literal("01406736"),
        ),
        {"journal-issn"},
    ),
    "volume as number": (put(N, PRISM.volume, Literal(46)), {"document-texts"}),
    "replaced by text": (
        put(RLD.Work, DCTERMS.isReplacedBy, Literal("the new one")),
        {"document-replacement"},
    ),
    "empty name": (put(C, RLD.writtenName, Literal("")), {"contribution-texts"}),
    "two rules": (
        put(E, RLD.evidenceRule, Literal("a"), Literal("b")),
        {"evidence-rule"},
    ),
    "organization without letters": (
        put(FOAF.Organization, FOAF.name, Literal("")),
        {"organization-name"},
    ),
    "retracted person": (person_is_retracted, {"person-status-in-time"}),
    "person as work": (person_is_a_work, {"person-is-no-work"}),
}
WARNINGS = {
    "document-one-doi",
    "document-one-issued",
    "document-one-title",
    "update-knows-its-terms",
    "update-one-policy",
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_found_by_its_shape(name: str):
    change, expected = BROKEN[name]
    g = graph()
    change(g)
    report = validate_graph(g)
    assert {result.rule for result in report.results} == expected
    for result in report.results:
        assert result.severity == (
            "warning" if result.rule in WARNINGS else "violation"
        )
        assert result.shape == f"https://w3id.org/retract-ld/shapes#{result.rule}"
        assert result.component.startswith(str(SH))
        assert result.message
        assert result.hint
        assert result.clause
    assert report.conforms == (expected <= WARNINGS)


GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*/*/graph.nt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_every_golden_graph_conforms(path: Path):
    report = validate_graph(Graph().parse(path, format="nt"))
    assert [r for r in report.results if r.severity == "violation"] == []


def test_every_property_of_the_core_has_a_shape():
    shapes = our_shapes()
    named = {f"<{value}>" for value in shapes.objects()}
    used = {row.predicate for rule in CORE.rules.values() for row in rule.rows}
    assert used - named == set()


def test_the_graph_is_left_as_it_was():
    g = graph()
    before = set(g)
    validate_graph(g)
    assert set(g) == before


def test_shapes_of_ones_own():
    shapes = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix ex: <https://example.org/> .
        @prefix rld: <https://w3id.org/retract-ld/ns#> .
        ex:short a sh:NodeShape ; sh:targetClass rld:Notice ;
            sh:property ex:text .
        ex:text sh:path rld:text ; sh:maxLength 3 ; sh:severity sh:Info ;
            sh:message "Too long." .
        """,
        format="turtle",
    )
    report = validate_graph(graph(), shapes)
    (result,) = report.results
    assert (result.rule, result.severity, result.value, result.message) == (
        "text",
        "info",
        "We retract it.",
        "Too long.",
    )
    assert result.hint == ""
    assert report.conforms
