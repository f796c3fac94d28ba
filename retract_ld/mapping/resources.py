"""What an update consists of, as the walk through it tells of it (`skeleton`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from retract_ld.code_labels import REASON_LABELS
from retract_ld.codes import UPDATE_TYPES, Reason, UpdateType
from retract_ld.mapping.minting import Minter
from retract_ld.models import Agent, Document
from retract_ld.terms import Term, iri_text

__all__ = [
    "CONCEPTS",
    "KINDS",
    "NO_CONCEPTS",
    "Concept",
    "Concepts",
    "Groups",
    "Identifier",
    "Links",
    "Resource",
    "Tell",
    "concepts_of",
    "containers_of",
    "identifiers_of",
]

#: Where our SKOS schemes and their concepts live.
CONCEPTS: Final = "https://w3id.org/retract-ld/"

KINDS: Final = (
    "update",
    "notice",
    "work",
    "contribution",
    "person",
    "organization",
    "journal",
    "volume",
    "issue",
    "identifier",
    "event",
    "status",
    "evidence",
    "concept",
)


class Resource(NamedTuple):
    """A node to be: its kind, its subject, the model behind it and what hangs on it."""

    kind: str
    subject: Term
    record: Any
    """The model whose fields the `Property` rows read."""
    derived: dict[str, Any]
    """Values worked out beside the model, for `Derived` rows."""
    links: dict[str, tuple[Term, ...]]


Links: TypeAlias = dict[str, tuple[Term, ...]]
#: Told of a resource: what a `Resource` consists of.
Tell: TypeAlias = Callable[[str, Term, Any, dict[str, Any], Links], None]


class Identifier(NamedTuple):
    """An identifier of a document, as a node."""

    subject: Term
    scheme: str
    value: str
    address: str

    @property
    def derived(self) -> dict[str, str]:
        """Its values, for `Derived` rows."""
        return {"scheme": self.scheme, "value": self.value, "address": self.address}


class Concept(NamedTuple):
    """An update type or a reason."""

    subject: Term
    code: str
    derived: dict[str, str]


class Concepts(NamedTuple):
    """The update type and the reasons of an update."""

    subjects: tuple[Term, ...]
    items: tuple[Concept, ...]


NO_CONCEPTS: Final = Concepts((), ())


class Groups(NamedTuple):
    """Who is told, all at once, of resources that are many and alike."""

    authors: Callable[[Term, Sequence[Agent], Sequence[Term], Sequence[Term]], None]
    """Of authors with nothing but names: document, authors, contributions, agents."""
    identifiers: Callable[[Sequence[Identifier]], None]
    concepts: Callable[[Concepts], None]


@lru_cache(5_000)
def concepts_of(kind: UpdateType, reasons: tuple[Reason, ...]) -> Concepts:
    """Return the concepts that an update of a type and with reasons names."""
    items = (
        _concept("update-type", kind, UPDATE_TYPES[kind].label),
        *[_concept("reason", code, REASON_LABELS[code]) for code in reasons],
    )
    return Concepts(tuple([concept.subject for concept in items]), items)


def _concept(scheme: str, code: str, label: str) -> Concept:
    place = f"{CONCEPTS}{scheme}"
    derived = {"label": label, "code": code, "scheme": place}
    return Concept(f"<{place}/{code}>", code, derived)


def identifiers_of(
    subject: Term, document: Document, minter: Minter
) -> list[Identifier]:
    """Return the identifiers of a document, as nodes."""
    found: list[Identifier] = []
    if doi := document.doi:
        term = minter.mint("identifier", subject, "DOI", doi)
        found.append(Identifier(term, "DOI", doi, iri_text(minter.doi(doi))))
    if pmid := document.pmid:
        term = minter.mint("identifier", subject, "PMID", pmid)
        address = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
        found.append(Identifier(term, "PMID", pmid, address))
    if pmcid := document.pmcid:
        term = minter.mint("identifier", subject, "PMCID", pmcid)
        address = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{pmcid}/"
        found.append(Identifier(term, "PMCID", pmcid, address))
    return found


def containers_of(
    journal: Term, document: Document, minter: Minter
) -> list[tuple[str, Term, object, Links]]:
    """Return issue, volume and journal, the narrowest first: what is told of each."""
    volume, issue = document.volume, document.issue
    chain: list[tuple[str, Term, object, Links]] = [
        ("journal", journal, document.journal, {})
    ]
    if volume:
        term = minter.mint("volume", journal, volume)
        chain.insert(0, ("volume", term, document, {"container": (journal,)}))
    if issue:
        term = minter.mint("issue", journal, volume, issue)
        chain.insert(0, ("issue", term, document, {"container": (chain[0][1],)}))
    return chain
