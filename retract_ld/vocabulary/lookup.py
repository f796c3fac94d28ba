"""Look a term of the vocabulary up by whatever name it is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from retract_ld.errors import VocabularyError
from retract_ld.labels import fold_reason
from retract_ld.vocabulary.files import SCHEME_FILES, load
from retract_ld.vocabulary.schemes import BASE
from retract_ld.vocabulary.term_files import terms

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["TermInfo", "lookup"]

_KINDS: Final = {
    "AnnotationProperty": "property of vocabulary terms",
    "Class": "class",
    "Concept": "concept",
    "ConceptScheme": "scheme",
    "ConstraintComponent": "constraint component",
    "Datatype": "datatype",
    "DatatypeProperty": "property with a value",
    "DocumentSide": "individual",
    "ObjectProperty": "relation",
    "Property": "property",
    "PublicationStatus": "individual",
    "Role": "individual",
}

#: What is told of a term beside its name, label and definition, in this order.
_LINKS: Final = {
    "borneBy": "borne by",
    "broadMatch": "broad match",
    "broader": "broader",
    "claimsStatus": "claims status",
    "clause": "rests on",
    "closeMatch": "close match",
    "domain": "domain",
    "exactMatch": "exact match",
    "example": "example",
    "inverseOf": "inverse",
    "inverseRelation": "inverse relation",
    "isDefinedBy": "defined by",
    "noticeClass": "notice class",
    "range": "range",
    "readAs": "read as",
    "relatedMatch": "related match",
    "relation": "relation",
    "scopeNote": "note",
    "seeAlso": "see also",
    "source": "source",
    "subClassOf": "subclass of",
    "subPropertyOf": "subproperty of",
    "writtenAs": "written as",
}


@dataclass(frozen=True, slots=True)
class TermInfo:
    """What the vocabulary files say about one term."""

    iri: str
    name: str
    """``rld:retracts``, ``update-type/retraction``."""
    kind: str
    labels: dict[str, str]
    """Label by language."""
    definition: str
    other_labels: tuple[str, ...]
    """Older, alternative and misspelt labels."""
    links: dict[str, tuple[str, ...]]
    """What else is said of it, terms by name."""

    def __str__(self) -> str:
        title = self.labels.get("en", self.name)
        lines = [f"{self.name} ({self.kind}): {title}", f"  {self.iri}"]
        lines += [f"  {self.definition}"] if self.definition else []
        told = dict(self.links)
        if self.other_labels:
            told["also called"] = self.other_labels
        others = [f"{t} ({lang})" for lang, t in self.labels.items() if lang != "en"]
        if others:
            told["in other languages"] = tuple(others)
        lines += [f"  {what}: {', '.join(values)}" for what, values in told.items()]
        return "\n".join(lines)


def lookup(name: str) -> tuple[TermInfo, ...]:
    """Return the terms known by a name, those that fit it best: mostly one.

    The name may be an IRI, ``prefix:local`` or ``scheme/code``, a local name or a code,
    or a label in any language; two schemes may have the same code.

    >>> [term.name for term in lookup("rld:retracts")]
    ['rld:retracts']
    >>> [term.name for term in lookup("publisher")]
    ['party/publisher', 'register/publisher']
    >>> [term.name for term in lookup("fake peer review")]
    ['reason/compromised-peer-review']

    Raises:
        VocabularyError: naming the nearest names there are.
    """
    wanted = name.strip().removeprefix("<").removesuffix(">")
    for index in _indexes():
        for spelled in (wanted, fold_reason(wanted)):
            if spelled in index:
                found = (_term(iri) for iri in index[spelled])
                return tuple(sorted(found, key=lambda term: term.name))
    near = _nearest(wanted)
    raise VocabularyError(
        f"There is no term {name!r}.",
        hint=f"Nearest: {', '.join(near)}." if near else "",
    )


Index = dict[str, list[str]]


@cache
def _indexes() -> tuple[Index, ...]:
    """Return the names of all terms: whole names, own codes and local names, labels."""
    from rdflib import RDF, RDFS, SKOS, URIRef

    graph = _graph()
    whole: Index = {}
    own: Index = {}
    local: Index = {}
    labels: Index = {}
    for subject in set(graph.subjects(RDF.type)):
        if not isinstance(subject, URIRef) or "/shapes" in subject:
            continue
        iri = str(subject)
        short = _name(iri)
        for spelled in {iri, short, short.replace("/", ":", 1)}:
            whole.setdefault(spelled, []).append(iri)
        last = short.rpartition("/")[2].rpartition(":")[2]
        ours = iri.startswith(BASE) and not iri.startswith(f"{BASE}code/")
        (own if ours else local).setdefault(last, []).append(iri)
        spellings = {last}
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.altLabel, SKOS.hiddenLabel):
            spellings |= {str(label) for label in graph.objects(subject, predicate)}
        if ours:
            for spelled in {fold_reason(label) for label in spellings}:
                labels.setdefault(spelled, []).append(iri)
    return whole, own, labels, local


@cache
def _graph() -> Graph:
    files = ("retract-ld.ttl", "external.ttl", "crosswalk.ttl")
    return load(*files, *SCHEME_FILES.values())


def _name(iri: str) -> str:
    for prefix, (namespace, _) in terms().items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    code = iri.removeprefix(BASE)
    return code if "/" in code else iri


@cache
def _term(iri: str) -> TermInfo:
    from rdflib import RDF, RDFS, SKOS, Literal, URIRef

    graph = _graph()
    subject = URIRef(iri)
    labels: dict[str, str] = {}
    for predicate in (SKOS.prefLabel, RDFS.label):
        for label in graph.objects(subject, predicate):
            if isinstance(label, Literal):
                labels.setdefault(label.language or "en", str(label))
    kinds = {_last(kind) for kind in graph.objects(subject, RDF.type)}
    links: dict[str, list[str]] = {}
    for told, value in graph.predicate_objects(subject):
        links.setdefault(_last(told), []).append(_spelled(value))
    others = {
        str(label)
        for predicate in (SKOS.altLabel, SKOS.hiddenLabel)
        for label in graph.objects(subject, predicate)
    }
    return TermInfo(
        iri=iri,
        name=_name(iri),
        kind=next((_KINDS[kind] for kind in sorted(kinds) if kind in _KINDS), "term"),
        labels=dict(sorted(labels.items())),
        definition=str(graph.value(subject, SKOS.definition) or ""),
        other_labels=tuple(sorted(others)),
        links={
            what: tuple(sorted(links[name]))
            for name, what in _LINKS.items()
            if name in links
        },
    )


def _last(node: Node) -> str:
    return str(node).rpartition("/")[2].rpartition("#")[2]


def _spelled(value: Node) -> str:
    from rdflib import URIRef

    return _name(str(value)) if isinstance(value, URIRef) else str(value)


def _nearest(wanted: str) -> list[str]:
    from rapidfuzz import fuzz, process

    _, own, labels, local = _indexes()
    candidates = {
        spelled: iris[0]
        for index in (local, labels, own)
        for spelled, iris in index.items()
    }
    found = process.extract(
        wanted,
        candidates.keys(),
        scorer=fuzz.ratio,
        processor=fold_reason,
        score_cutoff=60.0,
    )
    return list(dict.fromkeys(_name(candidates[spelled]) for spelled, _, _ in found))[
        :3
    ]
