"""vocab/ against itself, against the code, and against what the mapping can emit."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from retract_ld import codes, namespaces
from retract_ld.labels import (
    fold_reason,
    fold_type,
    reason_of,
    reasons_of,
    update_type_of,
)
from retract_ld.mapping import PROFILES, emitted_terms
from retract_ld.vocabulary import concepts, folder, groups, load, names
from retract_ld.vocabulary.__main__ import main
from retract_ld.vocabulary.files import SCHEME_FILES
from retract_ld.vocabulary.generate import changed, generated

TURTLE = [name for name in names() if name.endswith(".ttl")]
LANGUAGES = {"en", "es", "pt", "fr", "de", "zh", "ja"}
LITERALS = {
    "update-type": codes.UpdateType,
    "status": codes.Status,
    "register": codes.Register,
    "party": codes.Party,
    "guideline": codes.Guideline,
    "reason": codes.Reason,
}
RLD = "https://w3id.org/retract-ld/ns#"
BASE = "https://w3id.org/retract-ld/"


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return load("retract-ld.ttl")


@pytest.fixture(scope="module")
def everything() -> rdflib.Graph:
    return load()


def test_generated_files_are_those_committed():
    assert changed() == []


def test_generating_is_the_same_twice():
    assert {f: make() for f, make in generated().items()} == {
        f: make() for f, make in generated().items()
    }


def test_the_command_tells_stale_files(tmp_path, monkeypatch, capsys):
    stale = tmp_path / "codes.py"
    monkeypatch.setattr(
        "retract_ld.vocabulary.generate.generated", lambda: {stale: lambda: "new\n"}
    )
    assert main(["generate", "--check"]) == 1
    assert capsys.readouterr().out == f"stale: {stale}\n"
    assert not stale.exists()
    assert main(["generate"]) == 0
    assert capsys.readouterr().out == f"written: {stale}\n"
    assert main(["generate", "--check"]) == 0


@pytest.mark.parametrize("name", TURTLE)
def test_two_parsers_read_the_same_triples(name):
    text = (folder() / name).read_text(encoding="utf-8")
    ox = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(set(ox)) == len(graph) > 0


def test_no_iri_is_declared_in_two_files():
    declared = Counter(
        subject
        for name in TURTLE
        for subject in set(load(name).subjects(RDF.type))
        if isinstance(subject, URIRef)
    )
    assert [iri for iri, files in declared.items() if files > 1] == []


@pytest.mark.parametrize("name", TURTLE)
def test_no_iri_is_declared_twice_in_a_file(name):
    text = (folder() / name).read_text(encoding="utf-8")
    subjects = re.findall(r"^(<[^>]+>|[\w-]+:[\w./-]+) a ", text, re.MULTILINE)
    assert [s for s, times in Counter(subjects).items() if times > 1] == []


@pytest.mark.parametrize("scheme", SCHEME_FILES)
def test_codes_are_the_notations(scheme):
    found = [concept.code for concept in concepts(scheme)]
    assert found == sorted(get_args(LITERALS[scheme]))
    assert [c.iri for c in concepts(scheme)] == [f"{BASE}{scheme}/{c}" for c in found]


@pytest.mark.parametrize("scheme", SCHEME_FILES)
def test_every_concept_has_one_label_a_language_and_a_definition(scheme):
    graph = load(SCHEME_FILES[scheme])
    for concept in concepts(scheme):
        subject = URIRef(concept.iri)
        labels = [label.language for label in graph.objects(subject, SKOS.prefLabel)]
        assert len(labels) == len(set(labels)), concept.iri
        expected = LANGUAGES if scheme in {"update-type", "status"} else {"en"}
        assert set(labels) == expected, concept.iri
        assert concept.definition.endswith("."), concept.iri


@pytest.mark.parametrize("scheme", SCHEME_FILES)
def test_no_two_concepts_of_a_scheme_share_a_label(scheme):
    fold = fold_type if scheme == "update-type" else fold_reason
    everyone = (*concepts(scheme), *(groups() if scheme == "reason" else ()))
    english = Counter(
        spelled for c in everyone for spelled in {fold(s) for s in c.spellings}
    )
    others = Counter(
        (language, label)
        for c in everyone
        for language, label in c.labels.items()
        if language != "en"
    )
    assert [label for label, times in (english + others).items() if times > 1] == []


def test_labels_of_types_and_statuses_are_not_one_language_in_another():
    for concept in (*concepts("update-type"), *concepts("status")):
        assert re.search(r"[\u4e00-\u9fff]", concept.labels["zh"]), concept.iri
        assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", concept.labels["ja"])


def test_skos_is_sane(everything):
    for concept in set(everything.subjects(RDF.type, SKOS.Concept)):
        assert len(set(everything.objects(concept, SKOS.inScheme))) == 1, concept
        parents = set(everything.transitive_objects(concept, SKOS.broader)) - {concept}
        assert concept not in {
            above for p in parents for above in everything.objects(p, SKOS.broader)
        }, concept
        top = (concept, SKOS.topConceptOf, None) in everything
        assert top != ((concept, SKOS.broader, None) in everything), concept
        preferred = set(map(str, everything.objects(concept, SKOS.prefLabel)))
        others = {
            str(label)
            for kind in (SKOS.altLabel, SKOS.hiddenLabel)
            for label in everything.objects(concept, kind)
        }
        assert not preferred & others, concept
    for parent in set(everything.objects(None, SKOS.broader)):
        assert (parent, RDF.type, SKOS.Concept) in everything, parent


def test_every_reason_is_in_a_group():
    known = {group.code for group in groups()}
    assert len(known) == 12
    assert len(concepts("reason")) == 112
    for reason in concepts("reason"):
        assert set(reason.broader) <= known, reason.iri
        assert reason.broader, reason.iri


def test_every_own_term_is_documented(ontology):
    status = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
    source = URIRef("http://purl.org/dc/terms/source")
    terms = {s for s in ontology.subjects(RDF.type) if str(s).startswith(RLD)}
    assert len(terms) > 100
    labels = Counter(
        (str(ontology.value(term, RDFS.label)).lower(), _is_class(ontology, term))
        for term in terms
    )
    assert [label for label, times in labels.items() if times > 1] == []
    for term in terms:
        for predicate in (
            RDFS.label,
            SKOS.definition,
            RDFS.isDefinedBy,
            status,
            source,
        ):
            assert len(set(ontology.objects(term, predicate))) == 1, (term, predicate)


def _is_class(graph: rdflib.Graph, term: URIRef) -> bool:
    return (term, RDF.type, OWL.Class) in graph


def test_every_outside_term_has_kind_label_and_source():
    graph = load("external.ttl")
    source = URIRef("http://purl.org/dc/terms/source")
    for term in set(graph.subjects(RDF.type)):
        for predicate in (RDF.type, RDFS.label, RDFS.isDefinedBy, source):
            assert len(set(graph.objects(term, predicate))) == 1, (term, predicate)


def test_no_term_dangles(everything):
    """Whatever our files point to in a vocabulary they use is declared."""
    spaces = tuple(namespaces.PREFIXES.values())
    undeclared = {
        str(o)
        for s, p, o in load("retract-ld.ttl", *SCHEME_FILES.values())
        if isinstance(o, URIRef)
        and p not in {RDF.type, RDFS.seeAlso, OWL.versionIRI}
        and (str(o).startswith(BASE) or str(o).startswith(spaces))
        and (o, None, None) not in everything
    }
    assert undeclared == set()


def test_no_class_or_property_is_above_itself(ontology):
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(ontology.subjects(predicate)):
            for above in ontology.objects(term, predicate):
                chain = set(ontology.transitive_objects(above, predicate))
                assert term not in chain, term


def test_relations_come_with_inverses_and_lead_to_updates(ontology):
    updates = URIRef(f"{RLD}updates")
    for code, terms in codes.UPDATE_TYPES.items():
        relation, inverse = URIRef(RLD + terms.relation), URIRef(RLD + terms.inverse)
        assert (relation, OWL.inverseOf, inverse) in ontology, code
        assert updates in set(
            ontology.transitive_objects(relation, RDFS.subPropertyOf)
        ), code
        notice = URIRef(RLD + terms.notice_class)
        assert URIRef(f"{RLD}Notice") in set(
            ontology.transitive_objects(notice, RDFS.subClassOf)
        ), code


def test_no_own_class_is_a_work_of_frbr(ontology):
    """FaBiO's Correction, Erratum … are Works, disjoint from Expressions."""
    works = {"Work", "Correction", "Corrigendum", "Erratum", "Retraction"}
    above = {str(o) for o in ontology.objects(None, RDFS.subClassOf)}
    assert not above & {f"http://purl.org/spar/fabio/{name}" for name in works}


def test_the_twelve_of_crossmark():
    assert sorted(c for c, t in codes.UPDATE_TYPES.items() if t.crossmark) == [
        "addendum",
        "clarification",
        "correction",
        "corrigendum",
        "erratum",
        "expression_of_concern",
        "new_edition",
        "new_version",
        "partial_retraction",
        "removal",
        "retraction",
        "withdrawal",
    ]


def test_every_term_the_mapping_can_emit_is_declared(everything):
    declared = {f"<{s}>" for s in everything.subjects()}
    assert [t for t in emitted_terms(PROFILES.values()) if t not in declared] == []


def test_every_own_term_is_emitted_or_serves_the_others():
    """Nothing is declared for show: the rest are inverses and words for schemes."""
    emitted = {
        term[1:-1].removeprefix(RLD) for term in emitted_terms(PROFILES.values())
    }
    inverses = {terms.inverse for terms in codes.UPDATE_TYPES.values()}
    about_concepts = {
        "claimsStatus",
        "crossmarkType",
        "inverseRelation",
        "noticeClass",
        "relation",
    }
    about_codes = {"borneBy", "readAs", "writtenAs"}
    about_shapes = {"GuidelineConstraintComponent", "clause", "hint"}
    classes_of_others = {"DocumentSide", "ReasonGroup"}
    own = {term[1:-1].removeprefix(RLD) for term in namespaces.RLD}
    assert own - emitted == (
        inverses | about_concepts | about_codes | about_shapes | classes_of_others
    )


def test_the_context_expands_every_own_term(ontology):
    text = (folder() / "context.jsonld").read_text(encoding="utf-8")
    context = json.loads(text)["@context"]
    for term in set(ontology.subjects(RDF.type)):
        name = str(term).removeprefix(RLD)
        if str(term) == name or (term, RDF.type, OWL.AnnotationProperty) in ontology:
            continue
        entry = context[name]
        expanded = entry["@id"] if isinstance(entry, dict) else entry
        assert expanded == f"rld:{name}"
        relation = (term, RDF.type, OWL.ObjectProperty) in ontology
        assert (isinstance(entry, dict) and entry.get("@type") == "@id") == relation, (
            name
        )


def test_lists_of_the_shapes_are_the_schemes():
    shapes = load("shapes.ttl")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shape = rdflib.Namespace(f"{BASE}shapes#")
    for name, scheme in {
        "update-type": "update-type",
        "update-register": "register",
        "update-status": "status",
        "update-reason": "reason",
        "update-initiated-by": "party",
        "update-accepted-by": "party",
        "update-objected-by": "party",
        "notice-guideline": "guideline",
    }.items():
        listed = shapes.collection(shapes.value(shape[name], sh["in"]))
        assert sorted(map(str, listed)) == [c.iri for c in concepts(scheme)], name


def test_every_shape_says_what_is_wrong_and_what_to_do():
    shapes = load("shapes.ttl")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    hint, clause = URIRef(f"{RLD}hint"), URIRef(f"{RLD}clause")
    named = set(shapes.subjects(RDF.type, sh.PropertyShape))
    named |= set(shapes.subjects(sh.message))
    assert len(named) > 50
    for shape in named:
        for predicate in (sh.message, sh.severity, hint, clause):
            assert len(set(shapes.objects(shape, predicate))) == 1, (shape, predicate)


def test_closed_namespaces():
    assert namespaces.RLD.retracts == f"<{RLD}retracts>"
    assert namespaces.RLD["retracts"] == namespaces.RLD.retracts
    assert namespaces.PSO["retracted-from-publication"] == (
        "<http://purl.org/spar/pso/retracted-from-publication>"
    )
    with pytest.raises(AttributeError):
        namespaces.RLD.retrcts  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(KeyError, match="RLD has no term 'retrcts'"):
        namespaces.RLD["retrcts"]
    with pytest.raises(KeyError, match="RLD has no term '__module__'"):
        namespaces.RLD["__module__"]
    assert namespaces.RLD.retracts in list(namespaces.RLD)


DROPPED = {"withdrawal", "breach of policy by third party"}


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name",
    ["retraction_watch_old.csv", "retraction_watch.csv", "jesserweigel_sample.csv"],
)
def test_every_reason_in_the_corpus_is_known(corpus: Path, name: str):
    path = corpus / "retraction_watch" / name
    unknown: Counter[str] = Counter()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            for raw in filter(str.strip, (row["Reason"] or "").split(";")):
                if not reasons_of(raw) and fold_reason(raw) not in DROPPED:
                    unknown[raw] += 1
    assert unknown == Counter()


@pytest.mark.corpus
def test_every_reason_of_the_etl_is_known(corpus: Path):
    path = corpus / "retraction_watch" / "mdpi_etl_sampled_v3_2025-04.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [row["reason"] or "" for row in csv.DictReader(file)]
    labels = Counter(
        one or two
        for cell in cells
        for one, two in re.findall(r"'([^']+)'|\"([^\"]+)\"", cell)
    )
    assert labels.total() > 18_000
    assert [label for label in labels if reason_of(label) is None] == []


@pytest.mark.corpus
def test_types_in_the_corpus(corpus: Path):
    import gzip

    path = corpus / "crossref_json" / "bulk" / "open_retractions_114615.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = Counter(
            update["type"] for line in file for update in json.loads(line)["updates"]
        )
    unknown = {raw for raw in found if update_type_of(raw) is None}
    assert unknown == {
        "publisher-note",
        "comment",
        "note-discuss",
        "print",
        "correspondence",
    }
