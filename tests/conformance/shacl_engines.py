"""Independent SHACL engines, their results brought to one form.

| engine | is |
| --- | --- |
| TopQuadrant | Java, on Jena; of the authors of SHACL |
| shacl-rust, shacl | Rust, of two authors who do not know each other's code |

Each takes the paths of a graph (N-Triples) and of shapes (Turtle).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from retract_ld.terms import Term
from retract_ld.validation import Result
from retract_ld.validation.value_checks import text_of
from tests.conformance.java import start_java

SH: Final = "http://www.w3.org/ns/shacl#"


class Finding(NamedTuple):
    """What SHACL says that a validation result has."""

    focus: str
    path: str | None
    component: str
    severity: str
    value: str | None
    shape: str


def finding(
    focus: str,
    path: str | None,
    component: str,
    severity: str,
    value: Term | None,
    shape: str,
) -> Finding:
    """Bring a result to one form.

    A path that is no predicate is a blank node in a report, and each engine writes it in
    its own way: that it is one is told by the shape. A blank value has no name, and a
    value that is the focus node says nothing.
    """
    named = value is not None and not value.startswith("_:")
    text = text_of(value) if value is not None and named else None
    return Finding(
        focus,
        path,
        component.removeprefix(SH),
        severity.removeprefix(SH).lower(),
        None if text == focus else text,
        shape,
    )


def ours(results: Iterable[Result]) -> set[Finding]:
    """Return the results of our own engine."""
    return {
        finding(r.focus, r.path, r.component, r.severity, r.value_term, r.shape)
        for r in results
    }


def _iri(text: str | None) -> str | None:
    plain = text is not None and text.startswith("<") and text.count("<") == 1
    return text[1:-1] if text is not None and plain else None


def shacl_rust(data: Path, shapes: Path) -> set[Finding]:
    """Ask the engine of the package `shacl-rust`."""
    import shacl_rust

    report = shacl_rust.validate_file(str(data), str(shapes))
    return {
        finding(
            each["focusNode"].strip("<>"),
            _iri(each.get("resultPath")),
            each["sourceConstraintComponent"].strip("<>"),
            each["severity"].strip("<>"),
            each.get("value"),
            each["sourceShape"].strip("<>"),
        )
        for each in report["results"]
    }


def shacl(data: Path, shapes: Path) -> set[Finding]:
    """Ask the engine of the package `shacl`."""
    import shacl

    report = shacl.Shapes.from_file(str(shapes)).validate_file(str(data))
    return {
        finding(
            each.focus_node.strip("<>"),
            _iri(each.path),
            each.component,
            each.severity,
            each.value,
            each.source_shape.strip("<>"),
        )
        for each in report.results
    }


def topquadrant(data: Path, shapes: Path) -> set[Finding]:
    """Ask TopQuadrant's engine, on Jena, in a Java machine inside this process."""
    start_java()
    from org.apache.jena.rdf.model import ResourceFactory
    from org.apache.jena.riot import RDFDataMgr
    from org.topbraid.shacl.validation import ValidationUtil

    def of(name: str):
        return ResourceFactory.createProperty(SH, name)

    graph = RDFDataMgr.loadModel(data.as_uri())
    rules = RDFDataMgr.loadModel(shapes.as_uri())
    report = ValidationUtil.validateModel(graph, rules, False)
    found = set()
    results = report.getModel().listObjectsOfProperty(report, of("result"))
    while results.hasNext():
        node = results.next().asResource()

        def value(name: str, node=node):
            statement = node.getProperty(of(name))
            return None if statement is None else statement.getObject()

        def iri(name: str, value=value) -> str:
            return str(value(name).asResource().toString())

        path = value("resultPath")
        found.add(
            finding(
                iri("focusNode"),
                iri("resultPath")
                if path is not None and path.isURIResource()
                else None,
                iri("sourceConstraintComponent"),
                iri("resultSeverity"),
                _term(value("value")),
                iri("sourceShape"),
            )
        )
    return found


def _term(node) -> Term | None:
    from retract_ld.terms import string

    if node is None:
        return None
    if node.isURIResource():
        return f"<{node.asResource().getURI()}>"
    if not node.isLiteral():
        return "_:b"
    return string(str(node.asLiteral().getLexicalForm()))


ENGINES: Final[dict[str, Callable[[Path, Path], set[Finding]]]] = {
    "topquadrant": topquadrant,
    "shacl-rust": shacl_rust,
    "shacl": shacl,
}
