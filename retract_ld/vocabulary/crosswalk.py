"""The crosswalk as data: ``vocab/crosswalk.ttl`` read into codes and matches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from retract_ld.vocabulary.files import load
from retract_ld.vocabulary.schemes import BASE, ONTOLOGY
from retract_ld.vocabulary.term_files import terms

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["STRENGTHS", "CodeList", "ForeignCode", "Match", "code_lists", "matches"]

#: How well two terms agree, the best first.
STRENGTHS: Final = ("exactMatch", "closeMatch", "broadMatch", "relatedMatch")

_CODES: Final = f"{BASE}code/"


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code of another standard."""

    iri: str
    code: str
    labels: tuple[str, ...]
    """Its label and other labels."""
    side: str
    """``notice``, ``work``, or empty if records of either bear it."""
    read_as: str
    """Code of our update type, or empty if it is no update."""
    written_for: tuple[str, ...]
    """Codes of our update types."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed or open list of codes of another standard."""

    name: str
    title: str
    description: str
    source: str
    codes: tuple[ForeignCode, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One mapping: a term of ours, how well it agrees, and the other term."""

    ours: str
    strength: str
    theirs: str
    written: bool
    """Whether ours is written as theirs."""


@cache
def _graph() -> Graph:
    return load("crosswalk.ttl")


@cache
def code_lists() -> tuple[CodeList, ...]:
    """Return the lists of codes, sorted by name."""
    from rdflib import DCTERMS, RDF, SKOS

    graph = _graph()
    found = []
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        codes = [_code(graph, node) for node in graph.subjects(SKOS.inScheme, scheme)]
        found.append(
            CodeList(
                name=str(scheme).removeprefix(_CODES),
                title=str(graph.value(scheme, DCTERMS.title)),
                description=str(graph.value(scheme, DCTERMS.description)),
                source=str(graph.value(scheme, DCTERMS.source)),
                codes=tuple(sorted(codes, key=lambda code: (code.code, code.side))),
            )
        )
    return tuple(sorted(found, key=lambda each: each.name))


def _code(graph: Graph, node: Node) -> ForeignCode:
    from rdflib import SKOS, URIRef

    def own(name: str) -> str:
        value = graph.value(node, URIRef(ONTOLOGY + name)) or ""
        return str(value).rpartition("/")[2].rpartition("#")[2]

    written = graph.subjects(URIRef(f"{ONTOLOGY}writtenAs"), node)
    return ForeignCode(
        iri=str(node),
        code=str(graph.value(node, SKOS.notation)),
        labels=(
            str(graph.value(node, SKOS.prefLabel)),
            *sorted(map(str, graph.objects(node, SKOS.altLabel))),
        ),
        side={"NoticeRecord": "notice", "WorkRecord": "work"}.get(own("borneBy"), ""),
        read_as=own("readAs"),
        written_for=tuple(sorted(str(type_).rpartition("/")[2] for type_ in written)),
    )


@cache
def matches() -> tuple[Match, ...]:
    """Return all mappings, sorted by our term, then the best first."""
    from rdflib import SKOS, URIRef

    graph = _graph()
    written = set(graph.subject_objects(URIRef(f"{ONTOLOGY}writtenAs")))
    found = [
        Match(str(ours), strength, str(theirs), (ours, theirs) in written)
        for strength in STRENGTHS
        for ours, theirs in graph.subject_objects(SKOS[strength])
    ]
    order = {strength: rank for rank, strength in enumerate(STRENGTHS)}
    return tuple(sorted(found, key=lambda m: (m.ours, order[m.strength], m.theirs)))


def curie(iri: str) -> str:
    """Shorten an IRI of ours or of a vocabulary we know, with ``scheme:code`` for codes.

    >>> curie("https://w3id.org/retract-ld/status/retracted")
    'status:retracted'
    """
    for prefix, (namespace, _) in terms().items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    local = iri.removeprefix(BASE)
    return local.replace("/", ":", 1) if local != iri else iri
