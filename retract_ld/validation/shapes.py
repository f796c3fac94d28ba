"""A graph against SHACL shapes: ours, or those a user brings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from retract_ld.validation.report import Report, Result, Severity
from retract_ld.vocabulary.files import load
from retract_ld.vocabulary.schemes import ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["our_shapes", "validate_graph"]


@cache
def our_shapes() -> Graph:
    """Return our shapes: structure and values of the claim and its documents."""
    return load("shapes.ttl")


def validate_graph(graph: Graph, shapes: Graph | None = None) -> Report:
    """Validate a graph against shapes, ours unless others are given, by pySHACL.

    The graph is not changed and nothing is inferred. The types of a node are those the
    graph states, so it must hold the documents that its claims are about.
    """
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    rules = our_shapes() if shapes is None else shapes
    _, found, text = validate(
        graph,
        shacl_graph=rules,
        inference="none",
        advanced=False,
        inplace=False,
        meta_shacl=False,
    )
    if not isinstance(found, Graph):  # pySHACL returns its failure in its place
        raise TypeError(f"pySHACL failed: {text}")
    nodes = found.subjects(RDF.type, SH.ValidationResult)
    return Report.of(_result(found, node, rules) for node in nodes)


def _result(found: Graph, node: Node, rules: Graph) -> Result:
    from rdflib import SH, Literal, URIRef

    def text(subject: Node | None, predicate: URIRef) -> str:
        return str(found.value(subject, predicate) or "")

    shape = found.value(node, SH.sourceShape)
    path = found.value(node, SH.resultPath)
    value = found.value(node, SH.value)
    clause = rules.value(shape, URIRef(f"{ONTOLOGY}clause"))
    hint = rules.value(shape, URIRef(f"{ONTOLOGY}hint"))
    if value == found.value(node, SH.focusNode) or not isinstance(
        value, (URIRef, Literal)
    ):
        value = None
    return Result(
        rule=_rule_id(shape),
        severity=_severity(text(node, SH.resultSeverity)),
        focus=text(node, SH.focusNode),
        message=_message(found, node),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None else str(value),
        value_term=None if value is None else value.n3(),
        hint=str(hint or ""),
        clause=str(clause or ""),
        component=text(node, SH.sourceConstraintComponent),
        shape=str(shape) if isinstance(shape, URIRef) else "",
    )


def _rule_id(shape: Node | None) -> str:
    """Return the local name of a shape; one without a name has only its node id."""
    return str(shape).rpartition("#")[2].rpartition("/")[2]


def _severity(iri: str) -> Severity:
    known: dict[str, Severity] = {"Warning": "warning", "Info": "info"}
    return known.get(iri.rpartition("#")[2], "violation")


def _message(found: Graph, node: Node) -> str:
    from rdflib import SH

    return " ".join(sorted(map(str, found.objects(node, SH.resultMessage))))
