"""A report as a SHACL report graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from retract_ld.terms import DEFAULT_BASE, Term, digest, string
from retract_ld.validation.report import Report, Result

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["result_lines", "to_graph", "to_turtle"]

_SEVERITY: Final = {"violation": "Violation", "warning": "Warning", "info": "Info"}


def to_graph(report: Report, base: str = DEFAULT_BASE) -> Graph:
    """Return the report as a graph of ``sh:ValidationReport``, without blank nodes.

    Its ``sh:conforms`` is SHACL's: false as soon as there is any result (SHACL 3.6.1.1),
    so a warning makes it false although `Report.conforms` still holds.
    """
    from rdflib import DCTERMS, RDF, SH, XSD, Graph, Literal, URIRef

    graph = Graph(bind_namespaces="none")
    graph.bind("dcterms", DCTERMS)
    graph.bind("sh", SH)
    graph.bind("rld", "https://w3id.org/retract-ld/ns#")
    graph.bind("shape", "https://w3id.org/retract-ld/shapes#")
    graph.bind("rule", "https://w3id.org/retract-ld/rule/")
    whole = digest(*(part for r in report.results for part in _parts(r)))
    root = URIRef(f"{base}report/{whole}")
    graph.add((root, RDF.type, SH.ValidationReport))
    conforms = Literal(str(not report.results).lower(), datatype=XSD.boolean)
    graph.add((root, SH.conforms, conforms))
    for result in report.results:
        node = URIRef(f"{base}result/{digest(*_parts(result))}")
        graph.add((root, SH.result, node))
        for predicate, value in _pairs(result):
            graph.add((node, predicate, value))
    return graph


def to_turtle(report: Report, base: str = DEFAULT_BASE) -> str:
    """Return the report as a SHACL report graph in Turtle."""
    return to_graph(report, base).serialize(format="turtle")


def result_lines(result: Result, base: str = DEFAULT_BASE) -> tuple[Term, list[str]]:
    """Return the IRI of a result and its statements as N-Triples lines."""
    subject = f"<{base}result/{digest(*_parts(result))}>"
    pairs = ((predicate.n3(), value) for predicate, value in _pairs(result))
    return subject, [f"{subject} {p} {_spelled(value)} .\n" for p, value in pairs]


def _spelled(node: Node) -> str:
    from rdflib import Literal

    if isinstance(node, Literal):
        tail = f"@{node.language}" if node.language else ""
        datatype = f"^^<{node.datatype}>" if node.datatype and not tail else ""
        return f"{string(str(node))}{tail or datatype}"
    return node.n3()


def _parts(result: Result) -> tuple[str | None, ...]:
    return (
        result.rule,
        result.severity,
        result.focus,
        result.path,
        result.value_term,
        result.component,
        result.message,
    )


def _focus(focus: str) -> Node:
    """Return the node at fault; some have but a local name, as pages have their file's.

    >>> str(_focus("https://doi.org/10.5555/a")), str(_focus("pages/a b.html"))
    ('https://doi.org/10.5555/a', 'urn:local:pages/a%20b.html')
    """
    from rdflib import URIRef

    is_iri = focus.startswith(("http://", "https://", "urn:"))
    return URIRef(focus if is_iri else f"urn:local:{quote(focus)}")


def _node(term: Term) -> Node:
    from rdflib.util import from_n3

    node = from_n3(term)
    assert node is not None
    return node  # type: ignore[return-value]


def _pairs(result: Result) -> list[tuple[Node, Node]]:
    from rdflib import DCTERMS, RDF, SH, Literal, URIRef

    own = "https://w3id.org/retract-ld/ns#"
    pairs: list[tuple[Node, Node]] = [
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, _focus(result.focus)),
        (SH.resultSeverity, SH[_SEVERITY[result.severity]]),
        (SH.sourceConstraintComponent, URIRef(result.component)),
        (SH.sourceShape, URIRef(result.shape)),
        (SH.resultMessage, Literal(result.message, lang="en")),
        (DCTERMS.identifier, Literal(result.rule)),
    ]
    if result.path and "://" in result.path and " " not in result.path:
        pairs.append((SH.resultPath, URIRef(result.path)))
    if result.value_term is not None:
        pairs.append((SH.value, _node(result.value_term)))
    if result.hint:
        pairs.append((URIRef(f"{own}hint"), Literal(result.hint, lang="en")))
    if result.clause:
        pairs.append((URIRef(f"{own}clause"), Literal(result.clause, lang="en")))
    if result.link:
        pairs.append((DCTERMS.source, URIRef(result.link)))
    return pairs
