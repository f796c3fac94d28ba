"""The report in its three forms."""

from __future__ import annotations

import json

import pyoxigraph
import rdflib
from rdflib import RDF, SH

from retract_ld.models import Notice, Update, Work
from retract_ld.terms import string
from retract_ld.validation import Report, Result, check_rules, to_graph, to_turtle

WARNING = Result(
    rule="CREC-01",
    severity="warning",
    focus="https://example.org/notice",
    message="The notice has no DOI of its own.",
    path="http://prismstandard.org/namespaces/basic/2.0/doi",
    hint="Register one.",
    clause="NISO RP-45-2024 (clause not verified)",
    link="https://doi.org/10.3789/niso-rp-45-2024",
    component="https://w3id.org/retract-ld/ns#GuidelineConstraintComponent",
    shape="https://w3id.org/retract-ld/rule/CREC-01",
)
VIOLATION = Result(
    rule="update-date",
    severity="violation",
    focus="https://example.org/update",
    message="The date of an update is one year, month or day.",
    path="https://w3id.org/retract-ld/ns#date",
    value='spring "2024"',
    value_term=string('spring "2024"'),
    component=str(SH.OrConstraintComponent),
    shape="https://w3id.org/retract-ld/shapes#update-date",
)
INFO = Result(
    rule="x",
    severity="info",
    focus="https://example.org/a",
    message="Look.",
    component="c:c",
)


def test_as_text():
    assert Report.of([WARNING, VIOLATION, WARNING]).to_text() == (
        "Does not conform: 1 violation, 1 warning.\n"
        "\n"
        "https://example.org/notice\n"
        "  warning CREC-01 (prism:doi): The notice has no DOI of its own.\n"
        "    Register one.\n"
        "    Rests on: NISO RP-45-2024 (clause not verified) "
        "<https://doi.org/10.3789/niso-rp-45-2024>\n"
        "\n"
        "https://example.org/update\n"
        "  violation update-date (rld:date): The date of an update is one year, month "
        "or day. Got 'spring \"2024\"'."
    )


def test_warnings_leave_it_conforming():
    report = Report.of([INFO, WARNING])
    assert report.conforms
    assert report.to_text().startswith("Conforms: 1 warning, 1 info.\n")
    assert [r.severity for r in report.results] == ["warning", "info"]
    assert not (report + Report.of([VIOLATION])).conforms


def test_as_json():
    document = json.loads(Report.of([VIOLATION, WARNING]).to_json())
    assert document["conforms"] is False
    assert document["counts"] == {"violation": 1, "warning": 1, "info": 0}
    assert document["results"][0] == {
        "rule": "update-date",
        "severity": "violation",
        "focus": "https://example.org/update",
        "message": "The date of an update is one year, month or day.",
        "path": "https://w3id.org/retract-ld/ns#date",
        "value": 'spring "2024"',
        "component": str(SH.OrConstraintComponent),
        "shape": "https://w3id.org/retract-ld/shapes#update-date",
    }
    assert json.loads(Report().to_json()) == {
        "conforms": True,
        "counts": {"violation": 0, "warning": 0, "info": 0},
        "results": [],
    }


def test_as_a_shacl_report_graph():
    report = Report.of([VIOLATION, WARNING])
    graph = rdflib.Graph().parse(data=to_turtle(report), format="turtle")
    assert set(graph) == set(to_graph(report))
    assert not any(
        isinstance(term, rdflib.BNode) for triple in graph for term in triple
    )
    root = graph.value(predicate=RDF.type, object=SH.ValidationReport)
    assert str(graph.value(root, SH.conforms)) == "false"
    assert len(set(graph.objects(root, SH.result))) == 2
    node = graph.value(predicate=SH.resultSeverity, object=SH.Violation)
    assert graph.value(node, SH.value) == rdflib.Literal('spring "2024"')
    assert graph.value(node, SH.resultPath) == rdflib.URIRef(VIOLATION.path or "")
    assert graph.value(node, SH.sourceShape) == rdflib.URIRef(VIOLATION.shape)
    assert len(
        set(pyoxigraph.parse(to_turtle(report), pyoxigraph.RdfFormat.TURTLE))
    ) == (len(graph))


def test_an_empty_report_graph_conforms():
    graph = to_graph(Report())
    root = graph.value(predicate=RDF.type, object=SH.ValidationReport)
    assert str(graph.value(root, SH.conforms)) == "true"
    assert len(graph) == 2


def test_the_same_report_is_the_same_bytes():
    claim = Update(
        type="retraction",
        asserted_by="publisher",
        notice=Notice(title="N", text="T"),
        work=Work(title="W"),
    )
    one, two = check_rules([claim]), check_rules([claim, claim])
    assert one == two
    assert to_turtle(one) == to_turtle(two)
    assert one.to_json() == two.to_json()
