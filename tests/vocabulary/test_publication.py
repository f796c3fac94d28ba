"""The vocabulary is fit to be published: documented, versioned, pictured, found by IRI."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import html5lib
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from retract_ld.vocabulary import concepts, folder, load
from retract_ld.vocabulary.__main__ import main
from retract_ld.vocabulary.concept_pages import concept_page
from retract_ld.vocabulary.files import SCHEME_FILES
from retract_ld.vocabulary.picture import notice_picture
from retract_ld.vocabulary.self_check import findings

RLD = "https://w3id.org/retract-ld/ns#"
BASE = "https://w3id.org/retract-ld/"
FILES = ("retract-ld.ttl", "external.ttl", *SCHEME_FILES.values())


def test_nothing_is_wrong(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.fixture(scope="module")
def whole() -> Graph:
    return load(*FILES)


def without(predicate):
    def change(graph: Graph) -> None:
        graph.remove((URIRef(f"{RLD}retracts"), predicate, None))

    return change


def add(*triple):
    return lambda graph: graph.add(triple)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (without(SKOS.example), f"{RLD}retracts has no example."),
        (without(SKOS.definition), f"{RLD}retracts has no definition."),
        (without(RDFS.label), f"{RLD}retracts has no label."),
        (without(OWL.inverseOf), f"{RLD}retracts has no inverse."),
        (without(RDFS.range), f"{RLD}retracts has no range."),
        (
            lambda g: g.remove((URIRef(f"{BASE}status"), OWL.versionIRI, None)),
            f"{BASE}status has no version IRI.",
        ),
        (
            add(URIRef(f"{RLD}retracts"), RDFS.subPropertyOf, URIRef(f"{RLD}retrcts")),
            f"{RLD}retracts points to {RLD}retrcts, which is not declared.",
        ),
        (
            add(
                URIRef(f"{RLD}Notice"),
                RDFS.subClassOf,
                URIRef(f"{RLD}RetractionNotice"),
            ),
            f"{RLD}Notice is above itself by {RDFS.subClassOf}.",
        ),
        (
            add(
                URIRef(f"{RLD}ErratumNotice"),
                RDFS.subClassOf,
                URIRef("http://purl.org/spar/fabio/Erratum"),
            ),
            f"{RLD}ErratumNotice is below a Work and an Expression of FRBR, which are disjoint.",
        ),
        (
            add(URIRef(f"{RLD}retracts"), RDF.type, OWL.Class),
            f"{RLD}retracts is of kinds that exclude each other.",
        ),
        (
            add(
                URIRef(f"{BASE}status/removed"),
                SKOS.prefLabel,
                Literal("Retracted", "en"),
            ),
            f"{BASE}status: 2 terms have the label 'retracted' (en).",
        ),
    ],
)
def test_each_pitfall_is_found(whole: Graph, change, found):
    graph = Graph()
    graph += whole
    change(graph)
    assert found in findings(graph)


def test_examples_are_turtle():
    ontology = load("retract-ld.ttl")
    prefixes = "".join(
        f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in ontology.namespaces()
    )
    for name in ("guideline", "party", "reason", "register", "status"):
        prefixes += f"@prefix {name}: <{BASE}{name}/> .\n"
    prefixes += f"@prefix shape: <{BASE}shapes#> .\n@base <https://example.org/> .\n"
    examples = list(ontology.subject_objects(SKOS.example))
    assert len(examples) > 130
    for term, example in examples:
        graph = Graph().parse(data=prefixes + str(example), format="turtle")
        used = {node for triple in graph for node in triple}
        assert term in used, term


def test_versioned_iris():
    for name in ("ns", *SCHEME_FILES):
        files = load("retract-ld.ttl") if name == "ns" else load(SCHEME_FILES[name])
        file = URIRef(BASE + name)
        version = files.value(file, OWL.versionInfo)
        assert files.value(file, OWL.versionIRI) == URIRef(f"{BASE}{name}/{version}")


def test_redirects_cover_every_namespace():
    text = (folder() / "w3id" / ".htaccess").read_text(encoding="utf-8")
    rules = [
        (re.compile(rule), target)
        for rule, target in re.findall(r"^RewriteRule (\S+) (\S+)", text, re.MULTILINE)
    ]
    for path in (
        "ns",
        "ns/0.1.0",
        "shapes",
        "context.jsonld",
        "code/pubmed-ref-type/RetractionIn",
        "rule/CREC-01",
        *(f"{scheme}/x" for scheme in SCHEME_FILES),
        *SCHEME_FILES,
        *(f"{scheme}/0.1.0" for scheme in SCHEME_FILES),
    ):
        assert any(rule.search(path) for rule, _ in rules), path
    targets = {target.rpartition("/")[2] for _, target in rules}
    for name in (
        "retract-ld.ttl",
        "crosswalk.ttl",
        "shapes.ttl",
        *SCHEME_FILES.values(),
    ):
        assert name in targets


def test_the_picture_shows_the_graph():
    root = ET.fromstring(notice_picture())
    texts = [
        "".join(node.itertext())
        for node in root.iter("{http://www.w3.org/2000/svg}text")
    ]
    assert {"rld:notice", "rld:work", "rld:retracts", "rld:assertedBy"} <= set(texts)
    assert "status/retracted" in texts
    assert any("rld:RetractionNotice" in text for text in texts)
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


@pytest.mark.engines
def test_pages(tmp_path, capsys):
    pytest.importorskip("pylode", reason="make test-engines installs pyLODE")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert main(["html", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("written: ") == 8
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("notice-graph.svg") == 1
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    ontology = load("retract-ld.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {
        str(term).removeprefix(RLD)
        for kind in kinds
        for term in ontology.subjects(RDF.type, kind)
    }
    assert {term for term in terms if term.isalpha()} <= set(anchors)


@pytest.mark.parametrize("scheme", SCHEME_FILES)
def test_page_of_a_scheme(scheme: str):
    page = concept_page(scheme)
    tree = html5lib.HTMLParser(strict=True).parse(page)
    anchors = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(anchors) == len(set(anchors))
    assert {each.code for each in concepts(scheme)} <= set(anchors)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    text = "".join(tree.itertext())
    for concept in concepts(scheme):
        for part in (concept.definition, *concept.labels.values()):
            assert part in text, concept.iri


def test_labels_in_the_picture_are_beside_the_boxes():
    """No name of a link lies on a box, where it could not be read."""
    root = ET.fromstring(notice_picture())
    svg = "{http://www.w3.org/2000/svg}"
    boxes = [
        [float(box.get(name, 0)) for name in ("x", "y", "width", "height")]
        for box in list(root.iter(f"{svg}rect"))[1:]
    ]
    names = [
        (float(text.get("x", 0)), float(text.get("y", 0)), len(text.text))
        for text in root.iter(f"{svg}text")
        if text.text and text.text.startswith("rld:")
    ]
    assert len(names) == 8
    for x, y, length in names:
        half = length * 4  # as wide as its letters are at most
        for left, top, width, height in boxes:
            beside = x + half < left or x - half > left + width
            assert beside or y < top or y - 13 > top + height


def test_crosswalk_schemes_are_described():
    graph = load("crosswalk.ttl")
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        for predicate in (
            rdflib.DCTERMS.title,
            rdflib.DCTERMS.source,
            rdflib.DCTERMS.license,
        ):
            assert (scheme, predicate, None) in graph
