"""The equality law: every format says the same triples, to every parser, and back."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from pyld import jsonld

from retract_ld.exporting import settings as sink_settings
from retract_ld.graphs import from_oxigraph, from_rdflib, to_oxigraph, to_rdflib
from retract_ld.mapping import DEFAULT_PROFILES, PROFILES, mapper, read_updates
from retract_ld.models import Evidence, Update, Work
from retract_ld.terms import Node
from retract_ld.writers import WRITERS
from tests.property.strategies import updates

OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "jsonld-tree": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "jsonld": "json-ld",
    "jsonld-tree": "json-ld",
    "ntriples": "nt",
    "rdfxml": "xml",
}
GRAPH = "<https://example.org/graph>"


def written(nodes: list[Node], name: str, vocabulary: tuple[str, ...]) -> bytes:
    stream = io.BytesIO()
    sink = WRITERS[name].open(stream, sink_settings(mapper(vocabulary)))
    sink.add(nodes, GRAPH if WRITERS[name].quads else None)
    sink.close()
    return stream.getvalue()


def triples(nodes: list[Node]) -> set[tuple[str, str, str]]:
    return {(subject, p, o) for subject, pairs in nodes for p, o in pairs}


def xml_can_carry(update: Update) -> bool:
    text = update.model_dump_json()
    return not any(
        f"\\u00{code:02x}" in text.lower() for code in range(0x20)
    ) and not any(
        escape in text for escape in ("\\r", "\\b", "\\f", "\ufffe", "\uffff")
    )


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(update=updates())
@settings(deadline=None, max_examples=25)
def test_oxigraph_reads_what_was_described(name: str, update: Update) -> None:
    if name == "rdfxml" and not xml_can_carry(update):
        return
    nodes = mapper().describe(update)
    data = written(nodes, name, DEFAULT_PROFILES)
    assert set(from_oxigraph(ox.parse(data, OXIGRAPH[name]))) == triples(nodes)


@pytest.mark.parametrize("name", sorted(RDFLIB))
@given(update=updates())
@settings(deadline=None, max_examples=12)
def test_rdflib_reads_what_was_described(name: str, update: Update) -> None:
    if name == "rdfxml" and not xml_can_carry(update):
        return
    nodes = mapper().describe(update)
    data = written(nodes, name, DEFAULT_PROFILES)
    graph = rdflib.Graph().parse(data=data.decode(), format=RDFLIB[name])
    assert set(from_rdflib(graph)) == triples(nodes)
    assert set(from_rdflib(to_rdflib(nodes))) == triples(nodes)


@pytest.mark.parametrize("name", ["jsonld", "jsonld-tree"])
@given(update=updates())
@settings(deadline=None, max_examples=8)
def test_pyld_reads_what_was_described(name: str, update: Update) -> None:
    def refuse(url: str, _: object) -> None:
        raise AssertionError(f"a context was to be fetched: {url}")

    nodes = mapper().describe(update)
    document = json.loads(written(nodes, name, DEFAULT_PROFILES))
    quads = jsonld.to_rdf(
        document, {"format": "application/n-quads", "documentLoader": refuse}
    )
    found = set(from_oxigraph(ox.parse(quads.encode(), ox.RdfFormat.N_QUADS)))
    assert found == triples(nodes)


def placed(*starts: int | None) -> Update:
    """Make an update whose pieces of evidence are alike but for their place."""
    evidence = tuple(Evidence(field="a", text="b", start=start) for start in starts)
    work = Work(doi="10.5555/a")
    return Update(type="removal", asserted_by="publisher", work=work, evidence=evidence)


@given(update=updates())
@example(update=placed(0, None))
@example(update=placed(None, 0))
@settings(deadline=None, max_examples=100)
def test_an_update_comes_back_from_its_graph(update: Update) -> None:
    nodes = mapper(("core",)).describe(update)
    found = [(s, p, o) for s, p, o in from_oxigraph(to_oxigraph(nodes))]
    assert read_updates(found) == [update]


@given(update=updates())
@settings(deadline=None, max_examples=20)
def test_an_update_comes_back_from_the_default_vocabularies(update: Update) -> None:
    found = list(from_oxigraph(to_oxigraph(mapper().describe(update))))
    assert read_updates(found) == [update]


@pytest.mark.parametrize("name", sorted(PROFILES))
@given(update=updates())
@settings(deadline=None, max_examples=10)
def test_each_vocabulary_stands_alone_and_has_no_blank_nodes(
    name: str, update: Update
) -> None:
    nodes = mapper((name,)).describe(update)
    data = written(nodes, "jsonld", (name,))
    quads = list(ox.parse(data, ox.RdfFormat.JSON_LD))
    assert not any(
        isinstance(term, ox.BlankNode)
        for quad in quads
        for term in (quad.subject, quad.object)
    )
    assert set(from_oxigraph(quads)) == triples(nodes)
