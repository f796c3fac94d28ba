"""The compiled checks and pySHACL give one verdict: same nodes, constraints, severities."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, URIRef

from retract_ld.errors import VocabularyError
from retract_ld.graphs import to_rdflib
from retract_ld.mapping import describe
from retract_ld.models import Update
from retract_ld.terms import Node, Term
from retract_ld.validation import validate_graph
from retract_ld.validation.compiled import CompiledShapes, our_compiled_shapes
from retract_ld.validation.rdf_files import blocks_of
from retract_ld.validation.shape_tree import term_of
from retract_ld.validation.value_checks import literal_of
from tests.property.strategies import updates

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*/*/graph.nt"))


def keys(results) -> set[tuple]:
    """What must agree; rdflib spells a term in Turtle, so only its text is compared."""
    return {
        (
            r.focus,
            r.component,
            r.severity,
            r.shape,
            r.path,
            r.value,
            r.message,
            r.hint,
            r.clause,
        )
        for r in results
    }


def blocks(graph: Graph) -> list[Node]:
    return [
        Node(
            term_of(s),
            [(term_of(p), term_of(o)) for p, o in graph.predicate_objects(s)],
        )
        for s in set(graph.subjects())
    ]


@pytest.mark.parametrize("reader", sorted({path.parts[-3] for path in GOLDEN}))
def test_golden(reader: str):
    """All golden graphs of a reader together; apart, each has no violation."""
    together: list[Node] = []
    for path in GOLDEN:
        if path.parts[-3] == reader:
            nodes = blocks_of(str(path))
            together += nodes
            alone = our_compiled_shapes().validate(nodes)
            assert {result.severity for result in alone} <= {"warning"}, path
    found = keys(our_compiled_shapes().validate(together))
    assert found == keys(validate_graph(graph_of(together)).results)


#: What a value may turn into: other kinds, other datatypes, nothing in its lexical form.
XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES: list[Term] = [
    '""',
    '"x"',
    '"x"@en',
    '"X Y"',
    '"0"',
    '"10.1000/ABC"',
    '"10.1000/\\"q\\""',
    '"1234-567X"',
    '"line\\nbreak"',
    "<https://example.org/thing>",
    "<https://w3id.org/retract-ld/reason/paper-mill>",
    "<https://w3id.org/retract-ld/update-type/other>",
    "<https://w3id.org/retract-ld/update-type/correction>",
    "<https://w3id.org/retract-ld/status/removed>",
    "<http://xmlns.com/foaf/0.1/Person>",
    "<https://w3id.org/retract-ld/ns#Notice>",
    "<https://w3id.org/retract-ld/ns#Work>",
    *(
        f'"{text}"^^<{XSD}{name}>'
        for name, texts in {
            "boolean": ("true", "1", "yes"),
            "date": ("2024-02-29", "2023-02-29", "2024-02-28Z", "2024"),
            "dateTime": ("2024-02-28T00:00:00",),
            "decimal": ("0.5", "1.5", "-1", "x"),
            "double": ("0.5", "1e3"),
            "gYear": ("2024", "98", "0000"),
            "gYearMonth": ("2024-13", "2024-02"),
            "integer": ("0", "1", "-1", "01", "one"),
            "string": ("x",),
            "anyURI": ("https://example.org/",),
        }.items()
        for text in texts
    ),
]


def broken(nodes: list[Node], pick: random.Random) -> list[Node]:
    """Change up to three statements: another value, one more, one less, another subject."""
    found = [Node(node.subject, list(node.pairs)) for node in nodes]
    for _ in range(pick.randint(1, 3)):
        if not any(n.pairs for n in found):
            break
        node = pick.choice([n for n in found if n.pairs])
        index = pick.randrange(len(node.pairs))
        predicate, _ = node.pairs[index]
        kind = pick.randrange(6)
        if kind == 0:
            node.pairs[index] = (predicate, pick.choice(VALUES))
        elif kind == 1:
            node.pairs.append((predicate, pick.choice(VALUES)))
        elif kind == 2:
            del node.pairs[index]
        elif kind == 3:
            other = pick.choice([n for n in found if n.pairs])
            node.pairs[index] = (predicate, other.subject)
        elif kind == 4:
            other = pick.choice([n for n in found if n.pairs])
            node.pairs.append(pick.choice(other.pairs))
        else:
            other = pick.choice([n for n in found if n.pairs])
            found.remove(node)
            found.append(Node(other.subject, node.pairs))
    merged: dict[Term, dict[tuple[Term, Term], None]] = {}
    for node in found:
        merged.setdefault(node.subject, {}).update(dict.fromkeys(node.pairs))
    return [Node(subject, list(pairs)) for subject, pairs in merged.items() if pairs]


def graph_of(nodes: list[Node]) -> Graph:
    """Return an rdflib graph whose literals keep their lexical forms."""
    graph = Graph()
    for subject, pairs in nodes:
        for predicate, value in pairs:
            graph.add((_node(subject), _node(predicate), _node(value)))
    return graph


def _node(term: Term):
    if term[0] == "<":
        return URIRef(term[1:-1])
    return BNode(term[2:]) if term[0] == "_" else literal_of(term)


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(updates(), st.integers(0, 10**9))
def test_generated_records_good_and_broken(update: Update, seed: int):
    nodes = describe(update)
    assert keys(our_compiled_shapes().validate(nodes)) == keys(
        validate_graph(to_rdflib(nodes)).results
    )
    changed = broken(nodes, random.Random(seed))
    assert keys(our_compiled_shapes().validate(changed)) == keys(
        validate_graph(graph_of(changed)).results
    )


def apart(nodes: list[Node], copy: int) -> list[Node]:
    """Give the subjects of a graph names that no other copy has; concepts keep theirs."""
    subjects = {node.subject for node in nodes}

    def named(term: Term) -> Term:
        concept = (
            term.startswith("<https://w3id.org/retract-ld/") and "/id/" not in term
        )
        return term if concept or term not in subjects else f"{term[:-1]}/copy{copy}>"

    return [Node(named(s), [(p, named(o)) for p, o in pairs]) for s, pairs in nodes]


def many_broken(count: int, seed: int) -> list[Node]:
    """Golden records broken each in its own way, apart from each other, as one graph."""
    pick = random.Random(seed)
    pool = [blocks_of(str(path)) for path in GOLDEN if 0 < path.stat().st_size < 20_000]
    return [
        node
        for copy in range(count)
        for node in apart(broken(pick.choice(pool), pick), copy)
    ]


def test_hundreds_of_broken_records():
    nodes = many_broken(120, seed=5)
    found = keys(our_compiled_shapes().validate(nodes))
    assert found == keys(validate_graph(graph_of(nodes)).results)
    assert len({shape for _, _, _, shape, *_ in found}) > 20
    assert len({component for _, component, *_ in found}) > 8


def test_classes_below_ours_are_targets():
    nodes = [
        Node(
            "<https://e.org/n>", [(TYPE, "<https://e.org/Own>"), (DOI, '"10.1000/A"')]
        ),
        Node(
            "<https://e.org/Own>",
            [(SUBCLASS, "<https://w3id.org/retract-ld/ns#Notice>")],
        ),
    ]
    found = keys(our_compiled_shapes().validate(nodes))
    assert found == keys(validate_graph(graph_of(nodes)).results)
    assert len(found) == 1


def test_blank_nodes_are_no_iris():
    text = """
        @prefix rld: <https://w3id.org/retract-ld/ns#> .
        <https://e.org/n> a rld:Notice ; rld:landingPage [] ; rld:retracts [ a rld:Work ] .
    """
    graph = Graph().parse(data=text, format="turtle")
    found = keys(our_compiled_shapes().validate(blocks(graph)))
    assert found == keys(validate_graph(graph).results)
    assert len(found) == 3  # a blank node is no IRI, and no address either


def test_what_is_not_supported_is_named():
    shapes = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://e.org/s> a sh:NodeShape ; sh:targetClass <https://e.org/C> ;
            sh:property [ sh:path <https://e.org/p> ; sh:uniqueLang true ] .
        """,
        format="turtle",
    )
    with pytest.raises(VocabularyError, match="uses sh:uniqueLang, which the compiled"):
        CompiledShapes(shapes)


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
DOI = "<http://prismstandard.org/namespaces/basic/2.0/doi>"
SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
