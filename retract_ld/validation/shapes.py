"""A graph against SHACL shapes: ours, or those a user brings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from retract_ld.errors import Malformed
from retract_ld.validation.report import Report, Result, Severity
from retract_ld.validation.shape_tree import rule_name, unmet
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

    Raises:
        Malformed: if the shapes are not valid SHACL.
    """
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    rules = our_shapes() if shapes is None else shapes
    try:
        _, found, text = validate(
            graph,
            shacl_graph=rules,
            inference="none",
            advanced=False,
            inplace=False,
            meta_shacl=False,
        )
    except Exception as error:  # pySHACL's own, or the SPARQL parser's, or …
        if shapes is None:
            raise
        reason = " ".join(str(error).split()).rstrip(".")
        raise Malformed(f"The shapes are not valid SHACL: {reason}.") from error
    if not isinstance(found, Graph):  # pySHACL returns its failure in its place
        raise Malformed(f"The shapes cannot be used: {' '.join(text.split())}")
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
    component = text(node, SH.sourceConstraintComponent)
    return Result(
        rule=rule_name(rules, shape),
        severity=_severity(text(node, SH.resultSeverity)),
        focus=text(node, SH.focusNode),
        message=_message(found, node) or unmet(component),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None else str(value),
        value_term=None if value is None else value.n3(),
        hint=str(hint or ""),
        clause=str(clause or ""),
        component=component,
        shape=str(shape) if isinstance(shape, URIRef) else "",
    )


def _severity(iri: str) -> Severity:
    known: dict[str, Severity] = {"Warning": "warning", "Info": "info"}
    return known.get(iri.rpartition("#")[2], "violation")


def _message(found: Graph, node: Node) -> str:
    from rdflib import SH

    return " ".join(sorted(map(str, found.objects(node, SH.resultMessage))))
