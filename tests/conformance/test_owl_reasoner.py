"""HermiT, a reasoner for all of OWL 2 DL, finds our files and our data consistent.

`test_owl` asks the OWL 2 RL rules of owlrl, which see contradictions of statements only;
HermiT also sees classes that nothing can be a member of, and values of datatypes.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from retract_ld.codes import UpdateType
from retract_ld.vocabulary import load
from tests.conformance.java import missing, start_java
from tests.conformance.test_owl import AXIOMS, FABIO, sample

pytestmark = [
    pytest.mark.engines,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(missing()), reason="make test-engines installs HermiT"),
]

NOTICE = URIRef("https://doi.org/10.1000/notice")
WORK = URIRef("https://doi.org/10.1000/work")
PROV = "http://www.w3.org/ns/prov#"


@pytest.fixture(scope="module")
def files() -> Graph:
    """All of `vocab/`, and what it builds on."""
    return Graph().parse(data=AXIOMS, format="turtle") + load()


@pytest.fixture(scope="module")
def good(files: Graph) -> Graph:
    """The same with data of every type in every profile but `ripe`; see `test_owl`."""
    graph = Graph() + files
    for code in get_args(UpdateType):
        graph += sample(code, ("core", "schema", "spar", "prov", "sro"))
    return graph


def owl_ontology(graph: Graph, folder: Path):
    start_java()
    from java.io import File
    from org.semanticweb.owlapi.apibinding import OWLManager

    path = folder / "ontology.rdf"
    graph.serialize(path, format="xml", encoding="utf-8")
    manager = OWLManager.createOWLOntologyManager()
    return manager.loadOntologyFromOntologyDocument(File(str(path)))


def hermit(graph: Graph, folder: Path):
    ontology = owl_ontology(graph, folder)
    from org.semanticweb.HermiT import Configuration, Reasoner

    settings = Configuration()
    # OWL 2 has neither xsd:date nor partial dates.
    settings.ignoreUnsupportedDatatypes = True
    return Reasoner(settings, ontology)


def unsatisfiable(graph: Graph, folder: Path) -> set[str]:
    """Return the classes that nothing can be a member of."""
    found = hermit(graph, folder).getUnsatisfiableClasses().getEntitiesMinusBottom()
    return {str(each.getIRI()) for each in found}


def test_files_and_data_of_every_type(good: Graph, tmp_path: Path):
    assert hermit(good, tmp_path).isConsistent()
    assert unsatisfiable(good, tmp_path) == set()


def of(*triples: tuple[URIRef, URIRef, URIRef | Literal]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


WRONG = {
    **{
        name: of((NOTICE, RDF.type, URIRef(FABIO + name)))
        for name in ("Erratum", "Corrigendum", "Correction", "Retraction")
    },
    "two dates of retraction": of(
        *(
            (
                WORK,
                URIRef(f"{FABIO}hasRetractionDate"),
                Literal(f"2024-02-0{day}T00:00:00Z", datatype=XSD.dateTime),
            )
            for day in (1, 2)
        )
    ),
    "notice as activity": of((WORK, URIRef(f"{PROV}wasInvalidatedBy"), NOTICE)),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_wrong_statements_are_caught(good: Graph, wrong: Graph, tmp_path: Path):
    assert not hermit(good + wrong, tmp_path).isConsistent()


def test_a_class_on_both_sides_of_frbr_is_caught(files: Graph, tmp_path: Path):
    """Also without any member, which rules about statements cannot see."""
    both = """
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://w3id.org/retract-ld/ns#ErratumNotice>
            rdfs:subClassOf <http://purl.org/spar/fabio/Erratum> .
    """
    changed = files + Graph().parse(data=both, format="turtle")
    name = "https://w3id.org/retract-ld/ns#ErratumNotice"
    assert unsatisfiable(changed, tmp_path) == {name}
    assert hermit(changed, tmp_path).isConsistent()


def test_the_ontology_is_owl_2_dl(tmp_path: Path):
    """But for the terms of others, which it uses and they declare."""
    ontology = owl_ontology(load("retract-ld.ttl"), tmp_path)
    from org.semanticweb.owlapi.profiles import OWL2DLProfile

    report = OWL2DLProfile().checkOntology(ontology)
    found = [str(each) for each in report.getViolations()]
    own = "https://w3id.org/retract-ld/ns"
    assert [
        line
        for line in found
        if not line.startswith("Use of undeclared")
        or line.split("<")[1].startswith(own)
    ] == []
