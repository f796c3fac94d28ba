"""Shapes: what models make conforms, and each way of breaking it is found by one shape."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from rdflib import Graph, Namespace

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
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(updates())
def test_what_the_models_accept_the_shapes_accept(update: Update):
    report = validate_graph(to_rdflib(describe(update)))
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
