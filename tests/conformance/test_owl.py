"""Our files and our data stay consistent with the ontologies they build on.

The axioms below are those of FRBR, FaBiO, PRO and PROV-O that could be contradicted:
standing on both sides of FRBR, being an activity and an entity, dates of one value.
"""

from __future__ import annotations

from typing import get_args

import pytest
from rdflib import RDF, Graph, URIRef

from retract_ld.codes import UpdateType
from retract_ld.graphs import to_rdflib
from retract_ld.mapping import DEFAULT_PROFILES, PROFILES, describe, emitted_terms
from retract_ld.models import Agent, Notice, Organization, Update, Work
from retract_ld.vocabulary import load

AXIOMS = """
@prefix cito: <http://purl.org/spar/cito/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix frbr: <http://purl.org/vocab/frbr/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pro: <http://purl.org/spar/pro/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix pso: <http://purl.org/spar/pso/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

frbr:Work a owl:Class ; owl:disjointWith frbr:Expression, frbr:Manifestation, frbr:Item .
frbr:Expression a owl:Class ; owl:disjointWith frbr:Manifestation, frbr:Item .
frbr:Manifestation a owl:Class ; owl:disjointWith frbr:Item .
fabio:Work rdfs:subClassOf frbr:Work .
fabio:Expression rdfs:subClassOf frbr:Expression .
fabio:Announcement rdfs:subClassOf fabio:Work .
fabio:Retraction rdfs:subClassOf fabio:Announcement .
fabio:Correction rdfs:subClassOf fabio:Work .
fabio:Corrigendum rdfs:subClassOf fabio:Correction .
fabio:Erratum rdfs:subClassOf fabio:Correction .
fabio:Comment rdfs:subClassOf fabio:Expression .
fabio:RetractionNotice rdfs:subClassOf fabio:Comment .
fabio:Addendum rdfs:subClassOf fabio:Expression .
fabio:JournalArticle rdfs:subClassOf fabio:Expression .
fabio:hasRetractionDate a owl:DatatypeProperty, owl:FunctionalProperty .
cito:retracts rdfs:subPropertyOf cito:cites ; owl:inverseOf cito:isRetractedBy .
cito:corrects rdfs:subPropertyOf cito:cites ; owl:inverseOf cito:isCorrectedBy .
cito:extends rdfs:subPropertyOf cito:cites ; owl:inverseOf cito:isExtendedBy .
prov:Activity a owl:Class ; owl:disjointWith prov:Entity .
prov:Entity a owl:Class .
prov:wasInvalidatedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasGeneratedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:used rdfs:domain prov:Activity ; rdfs:range prov:Entity .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:hadPrimarySource rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
skos:Concept owl:disjointWith skos:ConceptScheme .
pso:holdsStatusInTime rdfs:range pso:StatusInTime .
pro:holdsRoleInTime rdfs:range pro:RoleInTime .
<https://w3id.org/ripe/ripe-o#RetractionNotice> rdfs:subClassOf fabio:RetractionNotice .
<https://w3id.org/ripe/ripe-o#CorrectionNotice> rdfs:subClassOf fabio:Correction .
<https://w3id.org/ripe/ripe-o#ExpressionOfConcern> rdfs:subClassOf fabio:Comment .
<https://ontology.tesseract.academy/sro/IntegrityAssertion> rdfs:subClassOf prov:Entity .
<https://ontology.tesseract.academy/sro/assertedBy> rdfs:subPropertyOf prov:wasAttributedTo ;
    rdfs:range <https://ontology.tesseract.academy/sro/Register> .
"""
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
FABIO = "http://purl.org/spar/fabio/"


def sample(code: UpdateType, vocabulary=DEFAULT_PROFILES) -> Graph:
    """An update of a type, once with a notice of its own and once in place."""
    work = Work(
        doi="10.1000/work",
        title="T",
        authors=(Agent(name="A", affiliations=(Organization(name="O"),)),),
    )
    graph = Graph()
    for doi in ("10.1000/notice", "10.1000/work"):
        update = Update(
            type=code,
            raw_type=code,
            date="2024",
            asserted_by="crossref",
            notice=Notice(doi=doi, title="N", text="x"),
            work=work,
            replacement=Work(doi="10.1000/new"),
            reasons=("paper-mill",),
            initiated_by=("authors",),
        )
        graph += to_rdflib(describe(update, vocabulary))
    return graph


def errors(*graphs: Graph) -> list[str]:
    """What the OWL 2 RL rules find to be contradictory."""
    from owlrl import DeductiveClosure, OWLRL_Semantics

    union = Graph().parse(data=AXIOMS, format="turtle")
    for graph in graphs:
        union += graph
    DeductiveClosure(OWLRL_Semantics).expand(union)
    message = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    return sorted(
        str(union.value(node, message)) for node in union.subjects(RDF.type, ERROR)
    )


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology without its prose, to keep the closure small."""
    terms = load("retract-ld.ttl")
    keep = ("subClassOf", "subPropertyOf", "domain", "range", "inverseOf", "#type")
    graph = Graph()
    graph += [triple for triple in terms if str(triple[1]).endswith(keep)]
    return graph


def test_data_of_every_type_is_consistent(ontology: Graph):
    everything = Graph()
    for code in get_args(UpdateType):
        everything += sample(code)
    assert errors(ontology, everything) == []


@pytest.mark.parametrize(
    "wrong", ["Erratum", "Corrigendum", "Correction", "Retraction"]
)
def test_a_notice_that_is_a_work_of_frbr_is_caught(ontology: Graph, wrong: str):
    bad = Graph()
    notice = URIRef("https://doi.org/10.1000/notice")
    bad.add((notice, RDF.type, URIRef(FABIO + wrong)))
    assert errors(ontology, sample("retraction"), bad) != []


@pytest.fixture(scope="module")
def files() -> Graph:
    """All our files without their prose: ontology, schemes, crosswalk, outside terms."""
    words = (
        "abel",
        "definition",
        "example",
        "source",
        "term_status",
        "notation",
        "comment",
    )
    graph = Graph()
    graph += [
        triple
        for name in (
            "retract-ld.ttl",
            "external.ttl",
            "crosswalk.ttl",
            "update-types.ttl",
        )
        for triple in load(name)
        if not str(triple[1]).endswith(words)
    ]
    graph += [
        t for t in load("statuses.ttl", "registers.ttl") if str(t[1]).endswith("#type")
    ]
    return graph


def test_the_merged_files_are_consistent(files: Graph):
    assert errors(files, sample("retraction"), sample("erratum")) == []


def test_with_the_dialect_of_sro(ontology: Graph):
    assert errors(ontology, sample("retraction", ("core", "spar", "prov", "sro"))) == []


def test_ripe_has_its_corrections_on_the_other_side(ontology: Graph):
    """As its documentation says: a correction of `ripe` is a Work, ours is an Expression."""
    assert errors(ontology, sample("retraction", ("core", "spar", "ripe"))) == []
    assert errors(ontology, sample("erratum", ("ripe",))) == []
    assert errors(ontology, sample("erratum", ("core", "ripe"))) != []


def test_no_functional_date_is_written():
    """fabio:hasRetractionDate is functional; we write dates on claims."""
    assert not {
        term for term in emitted_terms(PROFILES.values()) if "hasRetractionDate" in term
    }
