"""SHACL shapes read into plain values: what `compiled` makes its checks of.

The part of SHACL Core that our shapes use: class targets; predicate, inverse and
alternative paths; the constraints named in `VALUE_COMPONENTS` and `shape_of`. Anything
else is an error that names it, never a constraint left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from retract_ld.errors import VocabularyError
from retract_ld.terms import Term, string
from retract_ld.validation.report import Severity
from retract_ld.vocabulary.schemes import ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = [
    "SH",
    "Path",
    "Shape",
    "ValueConstraint",
    "rule_name",
    "shapes_of",
    "term_of",
    "unmet",
]

SH: Final = "http://www.w3.org/ns/shacl#"

#: Constraints on one value alone, and their components.
VALUE_COMPONENTS: Final = {
    "class": "ClassConstraintComponent",
    "datatype": "DatatypeConstraintComponent",
    "in": "InConstraintComponent",
    "maxExclusive": "MaxExclusiveConstraintComponent",
    "maxInclusive": "MaxInclusiveConstraintComponent",
    "maxLength": "MaxLengthConstraintComponent",
    "minExclusive": "MinExclusiveConstraintComponent",
    "minInclusive": "MinInclusiveConstraintComponent",
    "minLength": "MinLengthConstraintComponent",
    "nodeKind": "NodeKindConstraintComponent",
    "pattern": "PatternConstraintComponent",
}
_SILENT: Final = frozenset(
    {
        "closed",
        "deactivated",
        "defaultValue",
        "description",
        "disjoint",
        "flags",
        "group",
        "hasValue",
        "ignoredProperties",
        "maxCount",
        "message",
        "minCount",
        "name",
        "node",
        "not",
        "or",
        "and",
        "order",
        "path",
        "property",
        "severity",
        "targetClass",
    }
)


@dataclass(frozen=True, slots=True)
class Path:
    """A property path: a predicate, its inverse, or one of several predicates."""

    kind: Literal["predicate", "inverse", "alternative"]
    predicates: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ValueConstraint:
    """A constraint on one value: its parameter's name and the values of that."""

    name: str
    values: tuple[Term, ...]
    flags: str = ""

    @property
    def component(self) -> str:
        """IRI of its component."""
        return SH + VALUE_COMPONENTS[self.name]


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or, with a path, a property shape."""

    iri: str
    rule: str
    """What a report calls it, also if it has no IRI."""
    path: Path | None
    targets: tuple[Term, ...]
    severity: Severity
    message: str
    hint: str
    clause: str
    values: tuple[ValueConstraint, ...]
    min_count: int
    max_count: int | None
    has_values: tuple[Term, ...]
    disjoint: tuple[Term, ...]
    any_of: tuple[tuple[Shape, ...], ...]
    all_of: tuple[tuple[Shape, ...], ...]
    none_of: tuple[Shape, ...]
    nodes: tuple[Shape, ...]
    properties: tuple[Shape, ...]
    closed: bool
    ignored: frozenset[Term]

    @property
    def predicates(self) -> frozenset[Term]:
        """The predicates that its own constraints and properties look at."""
        own = frozenset(self.path.predicates if self.path else ())
        inner = (
            *self.properties,
            *self.nodes,
            *self.none_of,
            *(shape for group in (*self.any_of, *self.all_of) for shape in group),
        )
        return own.union(*(shape.predicates for shape in inner))


def term_of(node: Node) -> Term:
    """Spell an rdflib node as a term; a blank node as ``_:`` and its label."""
    from rdflib import XSD, Literal, URIRef

    if isinstance(node, URIRef):
        return f"<{node}>"
    if not isinstance(node, Literal):
        return f"_:{node}"
    text = string(str(node))
    if node.language:
        return f"{text}@{node.language}"
    plain = node.datatype is None or node.datatype == XSD.string
    return text if plain else f"{text}^^<{node.datatype}>"


def rule_name(graph: Graph, shape: Node | None) -> str:
    """Return what a report calls a shape: its local name.

    One without an IRI is called after the shape it hangs on, and its path.
    """
    from rdflib import BNode, URIRef

    parts: list[str] = []
    seen: set[Node | None] = set()
    while isinstance(shape, BNode) and shape not in seen:
        seen.add(shape)
        path = graph.value(shape, URIRef(f"{SH}path"))
        if isinstance(path, URIRef):
            parts.append(_local(path))
        above = [s for s, p in graph.subject_predicates(shape) if str(p) != f"{SH}path"]
        shape = min(above, default=None, key=str)
    if shape is not None and not isinstance(shape, BNode):
        parts.append(_local(shape))
    return "-".join(reversed(parts)) or "shape"


def _local(node: Node) -> str:
    return str(node).rpartition("#")[2].rpartition("/")[2]


def unmet(component: str) -> str:
    """Return what to say of a constraint whose shape has no message."""
    name = component.rpartition("#")[2].removesuffix("ConstraintComponent")
    return f"The constraint {name or 'of the shape'} is not met."


def shapes_of(graph: Graph) -> tuple[Shape, ...]:
    """Return the shapes that have targets, with all that hangs on them.

    Raises:
        VocabularyError: naming a part of SHACL that is not supported.
    """
    from rdflib import URIRef

    targets = set(graph.subjects(URIRef(f"{SH}targetClass")))
    for name in ("targetNode", "targetSubjectsOf", "targetObjectsOf", "target"):
        for subject in graph.subjects(URIRef(SH + name)):
            raise _unsupported(name, subject)
    shapes = (shape_of(graph, node) for node in targets)
    return tuple(sorted(shapes, key=lambda shape: shape.iri))


def _unsupported(name: str, subject: Node) -> VocabularyError:
    return VocabularyError(
        f"The shape {subject} uses sh:{name}, which the compiled engine does not know.",
        hint="Use --engine pyshacl.",
    )


def shape_of(graph: Graph, node: Node) -> Shape:
    """Return one shape with all that hangs on it."""
    from rdflib import Literal, URIRef

    def objects(name: str) -> list[Node]:
        return sorted(graph.objects(node, URIRef(SH + name)), key=str)

    def inner(name: str) -> tuple[Shape, ...]:
        return tuple(shape_of(graph, each) for each in objects(name))

    def lists(name: str) -> tuple[tuple[Shape, ...], ...]:
        return tuple(
            tuple(shape_of(graph, item) for item in graph.items(each))
            for each in objects(name)
        )

    def number(name: str) -> int | None:
        found = objects(name)
        return int(str(found[0])) if found else None

    def text(iri: str) -> str:
        values = graph.objects(node, URIRef(iri))
        return " ".join(sorted(str(v) for v in values if isinstance(v, Literal)))

    for predicate in graph.predicates(node):
        local = str(predicate).removeprefix(SH)
        known = local in VALUE_COMPONENTS or local in _SILENT
        if str(predicate).startswith(SH) and not known:
            raise _unsupported(local, node)
    if any(str(value) == "true" for value in objects("deactivated")):
        raise _unsupported("deactivated", node)
    severities = [str(each).removeprefix(SH) for each in objects("severity")]
    names: dict[str, Severity] = {"Warning": "warning", "Info": "info"}
    return Shape(
        iri=str(node) if isinstance(node, URIRef) else "",
        rule=rule_name(graph, node),
        path=_path(graph, node),
        targets=tuple(term_of(each) for each in objects("targetClass")),
        severity=names.get(severities[0], "violation") if severities else "violation",
        message=text(f"{SH}message"),
        hint=text(f"{ONTOLOGY}hint"),
        clause=text(f"{ONTOLOGY}clause"),
        values=tuple(_value_constraints(graph, node)),
        min_count=number("minCount") or 0,
        max_count=number("maxCount"),
        has_values=tuple(term_of(each) for each in objects("hasValue")),
        disjoint=tuple(term_of(each) for each in objects("disjoint")),
        any_of=lists("or"),
        all_of=lists("and"),
        none_of=inner("not"),
        nodes=inner("node"),
        properties=inner("property"),
        closed=any(str(each) == "true" for each in objects("closed")),
        ignored=frozenset(
            term_of(item)
            for each in objects("ignoredProperties")
            for item in graph.items(each)
        ),
    )


def _path(graph: Graph, node: Node) -> Path | None:
    from rdflib import BNode, URIRef

    path = graph.value(node, URIRef(f"{SH}path"))
    if path is None:
        return None
    if not isinstance(path, BNode):
        return Path("predicate", (term_of(path),))
    inverse = graph.value(path, URIRef(f"{SH}inversePath"))
    if isinstance(inverse, URIRef):
        return Path("inverse", (term_of(inverse),))
    several = graph.value(path, URIRef(f"{SH}alternativePath"))
    items = list(graph.items(several)) if several is not None else []
    if items and all(isinstance(item, URIRef) for item in items):
        return Path("alternative", tuple(map(term_of, items)))
    raise _unsupported("path of this kind", node)


def _value_constraints(graph: Graph, node: Node) -> Iterator[ValueConstraint]:
    from rdflib import URIRef

    flags = str(graph.value(node, URIRef(f"{SH}flags")) or "")
    for name in sorted(VALUE_COMPONENTS):
        for value in sorted(graph.objects(node, URIRef(SH + name)), key=str):
            values = tuple(graph.items(value)) if name == "in" else (value,)
            yield ValueConstraint(name, tuple(map(term_of, values)), flags)
