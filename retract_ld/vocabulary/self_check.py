"""Is the vocabulary fit to be published? What FAIR and the OOPS! catalogue of pitfalls ask.

| check | pitfall (OOPS!) or principle |
| --- | --- |
| labels, definitions, sources, status, examples | P08, FAIR R1 |
| licence, version IRI, citation, creation date of each file | P38, P41, FAIR R1.1 |
| nothing undeclared is pointed to | P34, P35 |
| no class, property or concept is above itself | P06 |
| no class is below two that are disjoint | P10 |
| relations have inverses, domain and range | P11, P13 |
| no label twice within a kind of terms | P32 |
| nothing is a class and a property | P07 |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from retract_ld.vocabulary.files import SCHEME_FILES, load
from retract_ld.vocabulary.schemes import BASE, ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

__all__ = ["findings"]

_STATUS: Final = "http://www.w3.org/2003/06/sw-vocab-status/ns#term_status"
#: What fits on both sides of FRBR at once contradicts itself (FaBiO's Works are Works).
_FRBR_WORKS: Final = (
    "Announcement",
    "Correction",
    "Corrigendum",
    "Erratum",
    "Retraction",
    "Work",
)


def findings(graph: Graph | None = None) -> list[str]:
    """Return what is wrong with the vocabulary, one line each; nothing is good news.

    >>> findings()
    []
    """
    if graph is None:
        files = ("retract-ld.ttl", "external.ttl", *SCHEME_FILES.values())
        graph = load(*files)
    checks = (
        _undocumented,
        _unpublished,
        _dangling,
        _circular,
        _disjoint,
        _incomplete_relations,
        _double_labels,
        _mixed_kinds,
    )
    return sorted(line for check in checks for line in check(graph))


def _own_terms(graph: Graph) -> list[URIRef]:
    """Return the terms and concepts that we declare, without the files themselves."""
    from rdflib import OWL, RDF, SKOS, URIRef

    files = set(graph.subjects(RDF.type, OWL.Ontology))
    files |= set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    return sorted(
        subject
        for subject in set(graph.subjects(RDF.type))
        if isinstance(subject, URIRef)
        and str(subject).startswith(BASE)
        and subject not in files
    )


def _undocumented(graph: Graph) -> Iterator[str]:
    from rdflib import DCTERMS, RDFS, SKOS, URIRef

    for term in _own_terms(graph):
        label = SKOS.prefLabel if str(ONTOLOGY) not in str(term) else RDFS.label
        wanted = {
            "label": label,
            "definition": SKOS.definition,
            "example": SKOS.example,
            "source": DCTERMS.source,
            "status": URIRef(_STATUS),
            "rdfs:isDefinedBy": RDFS.isDefinedBy,
        }
        for what, predicate in wanted.items():
            if (term, predicate, None) not in graph:
                yield f"{term} has no {what}."


def _unpublished(graph: Graph) -> Iterator[str]:
    from rdflib import DCTERMS, OWL, RDF, SKOS, URIRef

    files = {URIRef(f"{BASE}ns")} | set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    for file in sorted(files, key=str):
        wanted = {
            "title": DCTERMS.title,
            "description": DCTERMS.description,
            "licence": DCTERMS.license,
            "creation date": DCTERMS.created,
            "citation": DCTERMS.bibliographicCitation,
            "version": OWL.versionInfo,
            "version IRI": OWL.versionIRI,
        }
        for what, predicate in wanted.items():
            if (file, predicate, None) not in graph:
                yield f"{file} has no {what}."


def _dangling(graph: Graph) -> Iterator[str]:
    from rdflib import OWL, RDF, RDFS, URIRef

    for subject, predicate, value in graph:
        if not isinstance(value, URIRef) or not str(value).startswith(BASE):
            continue
        if predicate in {RDFS.seeAlso, OWL.versionIRI}:
            continue
        if (value, RDF.type, None) not in graph:
            yield f"{subject} points to {value}, which is not declared."


def _circular(graph: Graph) -> Iterator[str]:
    from rdflib import RDFS, SKOS

    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader):
        for term in sorted(set(graph.subjects(predicate)), key=str):
            above = {
                each
                for parent in graph.objects(term, predicate)
                for each in graph.transitive_objects(parent, predicate)
            }
            if term in above:
                yield f"{term} is above itself by {predicate}."


def _disjoint(graph: Graph) -> Iterator[str]:
    from rdflib import RDFS, URIRef

    fabio = "http://purl.org/spar/fabio/"
    works = {URIRef(fabio + name) for name in _FRBR_WORKS}
    for term in sorted(set(graph.subjects(RDFS.subClassOf)), key=str):
        above = set(graph.transitive_objects(term, RDFS.subClassOf))
        if URIRef(f"{fabio}Expression") in above and works & above:
            yield f"{term} is below a Work and an Expression of FRBR, which are disjoint."


def _incomplete_relations(graph: Graph) -> Iterator[str]:
    from rdflib import OWL, RDF, RDFS, URIRef

    top = {URIRef(f"{ONTOLOGY}updates"), URIRef(f"{ONTOLOGY}isUpdatedBy")}
    for relation in _own_terms(graph):
        if not top & set(graph.transitive_objects(relation, RDFS.subPropertyOf)):
            continue
        inverses = {
            *graph.objects(relation, OWL.inverseOf),
            *graph.subjects(OWL.inverseOf, relation),
        }
        if not inverses:
            yield f"{relation} has no inverse."
        for what in (RDFS.domain, RDFS.range):
            if (relation, what, None) not in graph:
                yield f"{relation} has no {str(what).rpartition('#')[2]}."
        if (relation, RDF.type, OWL.ObjectProperty) not in graph:
            yield f"{relation} is no owl:ObjectProperty."


def _double_labels(graph: Graph) -> Iterator[str]:
    from rdflib import RDF, RDFS, SKOS

    def kind(term: Node) -> str:
        scheme = graph.value(term, SKOS.inScheme)
        return str(scheme or min(map(str, graph.objects(term, RDF.type))))

    labels = Counter(
        (kind(term), str(label).casefold(), getattr(label, "language", None))
        for term in _own_terms(graph)
        for predicate in (RDFS.label, SKOS.prefLabel)
        for label in graph.objects(term, predicate)
    )
    for (where, label, language), times in labels.items():
        if times > 1:
            yield f"{where}: {times} terms have the label {label!r} ({language})."


def _mixed_kinds(graph: Graph) -> Iterator[str]:
    from rdflib import OWL, RDF

    for term in _own_terms(graph):
        kinds = set(graph.objects(term, RDF.type))
        properties = kinds & {
            OWL.ObjectProperty,
            OWL.DatatypeProperty,
            OWL.AnnotationProperty,
        }
        if len(properties) > 1 or (OWL.Class in kinds and properties):
            yield f"{term} is of kinds that exclude each other."
