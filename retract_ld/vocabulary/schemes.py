"""The concepts of our SKOS schemes, as they stand in the vocabulary files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from retract_ld.errors import VocabularyError
from retract_ld.vocabulary.files import SCHEME_FILES, load

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

__all__ = ["BASE", "ONTOLOGY", "Concept", "concepts", "groups"]

BASE: Final = "https://w3id.org/retract-ld/"
ONTOLOGY: Final = f"{BASE}ns#"


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of one of our schemes."""

    scheme: str
    code: str
    """Its notation; for a group, which has none, the last part of its IRI."""
    iri: str
    labels: dict[str, str]
    """Preferred label by language."""
    alternatives: tuple[str, ...]
    """Other labels in English, older ones for instance."""
    hidden: tuple[str, ...]
    """Spellings met in data that nobody should write."""
    definition: str
    broader: tuple[str, ...] = ()
    """Codes of its broader concepts."""
    notice_class: str = ""
    relation: str = ""
    inverse: str = ""
    status: str | None = None
    crossmark: bool = False

    @property
    def label(self) -> str:
        """The preferred label in English."""
        return self.labels["en"]

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that may stand for the concept in English data, best first."""
        return (self.label, *self.alternatives, *self.hidden)


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of a scheme that have a code, sorted by it.

    Raises:
        VocabularyError: naming the schemes there are.
    """
    from rdflib import SKOS

    graph = _scheme_graph(scheme)
    found = [
        _concept(graph, scheme, subject, str(notation))
        for subject, notation in graph.subject_objects(SKOS.notation)
    ]
    return tuple(sorted(found, key=lambda concept: concept.code))


@cache
def groups() -> tuple[Concept, ...]:
    """Return the groups of reasons, which are no reasons themselves."""
    from rdflib import RDF, URIRef

    graph = _scheme_graph("reason")
    found = [
        _concept(graph, "reason", subject, _local(subject))
        for subject in graph.subjects(RDF.type, URIRef(f"{ONTOLOGY}ReasonGroup"))
    ]
    return tuple(sorted(found, key=lambda concept: concept.code))


def _scheme_graph(scheme: str) -> Graph:
    if scheme not in SCHEME_FILES:
        raise VocabularyError(
            f"There is no scheme {scheme!r}.",
            hint=f"There are {', '.join(SCHEME_FILES)}.",
        )
    return load(SCHEME_FILES[scheme])


def _local(node: Node) -> str:
    return str(node).rpartition("/")[2].rpartition("#")[2]


def _concept(graph: Graph, scheme: str, subject: Node, code: str) -> Concept:
    from rdflib import SKOS, Literal, URIRef

    def own(name: str) -> str:
        return _local(graph.value(subject, URIRef(ONTOLOGY + name)) or URIRef(""))

    def texts(predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(map(str, graph.objects(subject, predicate))))

    labels = {
        label.language or "": str(label)
        for label in graph.objects(subject, SKOS.prefLabel)
        if isinstance(label, Literal)
    }
    return Concept(
        scheme=scheme,
        code=code,
        iri=str(subject),
        labels=labels,
        alternatives=texts(SKOS.altLabel),
        hidden=texts(SKOS.hiddenLabel),
        definition=str(graph.value(subject, SKOS.definition) or ""),
        broader=tuple(sorted(map(_local, graph.objects(subject, SKOS.broader)))),
        notice_class=own("noticeClass"),
        relation=own("relation"),
        inverse=own("inverseRelation"),
        status=own("claimsStatus") or None,
        crossmark=own("crossmarkType") == "true",
    )
