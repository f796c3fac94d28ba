"""Every type of update has all that a type needs, from its concept to its golden."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from retract_ld.codes import UPDATE_TYPES, UpdateType
from retract_ld.readers import read_path
from retract_ld.vocabulary import load
from retract_ld.vocabulary.crosswalk import matches

GOLDEN = Path(__file__).parent.parent / "golden"
BASE = "https://w3id.org/retract-ld/"
RLD = f"{BASE}ns#"
#: The twelve of Crossmark, and what else is met in data.
FURTHER = {
    "concern_lifted",
    "corrected_and_republished",
    "reinstatement",
    "retract_and_replace",
    "temporary_removal",
}
TYPES = sorted({code for code in get_args(UpdateType) if code != "other"})


@pytest.fixture(scope="module")
def files() -> Graph:
    return load()


def test_there_are_seventeen():
    crossmark = {code for code, terms in UPDATE_TYPES.items() if terms.crossmark}
    assert len(crossmark) == 12
    assert set(TYPES) == crossmark | FURTHER


@pytest.mark.parametrize("code", TYPES)
def test_concept_class_relation_and_status(files: Graph, code: str):
    terms = UPDATE_TYPES[code]
    concept = URIRef(f"{BASE}update-type/{code}")
    assert (concept, RDF.type, SKOS.Concept) in files
    assert (concept, SKOS.example, None) in files
    notice, relation, inverse = (
        URIRef(RLD + name)
        for name in (terms.notice_class, terms.relation, terms.inverse)
    )
    above = set(files.transitive_objects(notice, RDFS.subClassOf))
    assert URIRef(f"{RLD}Notice") in above - {notice}
    assert (relation, OWL.inverseOf, inverse) in files
    for term in (notice, relation, inverse):
        assert (term, SKOS.example, None) in files, term
    assert terms.status
    status = URIRef(f"{BASE}status/{terms.status}")
    assert (concept, URIRef(f"{RLD}claimsStatus"), status) in files
    assert (status, RDF.type, SKOS.Concept) in files
    assert (status, SKOS.example, None) in files


@pytest.mark.parametrize("code", TYPES)
def test_crosswalk_row(code: str):
    assert [m for m in matches() if m.ours == f"{BASE}update-type/{code}"]


@pytest.mark.parametrize("code", TYPES)
def test_golden(code: str):
    """Its golden reads as that type, and its graph has class, relation and status."""
    folder = GOLDEN / "native" / f"type-{code.replace('_', '-')}"
    records = [record for _, record in read_path(str(folder / "input.yaml"))]
    assert {update.type for record in records for update in record.updates} == {code}
    graph = Graph().parse(folder / "graph.nt")
    terms = UPDATE_TYPES[code]
    assert (None, RDF.type, URIRef(RLD + terms.notice_class)) in graph
    assert (None, URIRef(RLD + terms.relation), None) in graph
    status = URIRef(f"{BASE}status/{terms.status}")
    assert (None, URIRef(f"{RLD}claimedStatus"), status) in graph
