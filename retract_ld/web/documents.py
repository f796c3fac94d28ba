"""What a page shows of a document or a claim: values by name, with what they link to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from retract_ld.code_labels import PARTY_LABELS, REASON_LABELS, REGISTER_LABELS
from retract_ld.codes import UPDATE_TYPES, Party, Reason, Register, Status, UpdateType
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.resources import CONCEPTS
from retract_ld.models import Agent, Document, Notice, Work
from retract_ld.status import SEVERITY
from retract_ld.web.claims import StoredClaim
from retract_ld.web.vocabulary import Value

__all__ = [
    "Author",
    "ClaimFacts",
    "DocumentFacts",
    "claim_facts",
    "document_facts",
    "merged_facts",
    "tone_of",
]

#: Classes of statuses, for their colours.
_TONES: Final[dict[Status, str]] = {
    **dict.fromkeys(SEVERITY, "grave"),
    "expression-of-concern": "concern",
    **dict.fromkeys(SEVERITY[SEVERITY.index("expression-of-concern") + 1 :], "change"),
    "reinstated": "lifted",
    "concern-lifted": "lifted",
}


def tone_of(status: Status | None) -> str:
    """Return the class of a status: ``grave``, ``concern``, ``change``, ``lifted``, ``none``.

    >>> tone_of("retracted"), tone_of("corrected"), tone_of(None)
    ('grave', 'change', 'none')
    """
    return "none" if status is None else _TONES[status]


@dataclass(frozen=True, slots=True)
class Author:
    """An author as the document names them."""

    name: str
    orcid: str | None
    affiliations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A notice or a work."""

    iri: str
    title: str | None
    language: str | None
    doi: str | None
    identifiers: tuple[tuple[str, str], ...]
    """Scheme and value."""
    authors: tuple[Author, ...]
    journal: Value | None
    place: str
    """Volume, issue and pages."""
    publisher: str | None
    published: str | None
    document_type: str | None
    free_to_read: bool | None
    license: str | None
    text: str | None
    """Of a notice."""
    subjects: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title, else an identifier, else the IRI."""
        return self.title or self.doi or self.iri


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim: who says what of which work, when, why and where."""

    iri: str
    register: Value
    register_code: Register
    type: Value
    type_code: UpdateType
    status: Status | None
    tone: str
    date: str | None
    notice: DocumentFacts | None
    work: DocumentFacts | None
    replacement: DocumentFacts | None
    reasons: tuple[Value, ...]
    raw_reasons: tuple[str, ...]
    initiated_by: tuple[Value, ...]
    record_id: str | None
    part: str | None
    raw_type: str | None
    note: str | None
    see_also: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    """Field, and the words it was read from."""
    graph: str
    standing: str = "stands"


def _concept(scheme: str, code: str, label: str) -> Value:
    return Value(label, f"{CONCEPTS}{scheme}/{code}")


def register_value(code: Register) -> Value:
    """Return a register with its label."""
    return _concept("register", code, REGISTER_LABELS[code])


def reason_value(code: Reason) -> Value:
    """Return a reason with its label."""
    return _concept("reason", code, REASON_LABELS[code])


def party_value(code: Party) -> Value:
    """Return a party with its label."""
    return _concept("party", code, PARTY_LABELS[code])


def claim_facts(claim: StoredClaim, base: str, standing: str = "stands") -> ClaimFacts:
    """Return what pages show of a claim."""
    update = claim.update
    type_ = UPDATE_TYPES[update.type]
    minter = Minter(base)
    return ClaimFacts(
        iri=claim.iri,
        register=register_value(update.asserted_by),
        register_code=update.asserted_by,
        type=_concept("update-type", update.type, type_.label),
        type_code=update.type,
        status=type_.status,
        tone=tone_of(type_.status),
        date=update.date,
        notice=_document(claim.notice, update.notice, minter),
        work=_document(claim.work, update.work, minter),
        replacement=_document(claim.replacement, update.replacement, minter),
        reasons=tuple(map(reason_value, update.reasons)),
        raw_reasons=update.raw_reasons,
        initiated_by=tuple(map(party_value, update.initiated_by)),
        record_id=update.record_id,
        part=update.part,
        raw_type=update.raw_label or update.raw_type,
        note=update.note,
        see_also=update.see_also,
        evidence=tuple((item.field, item.text) for item in update.evidence),
        graph=claim.graph,
        standing=standing,
    )


def _document(
    iri: str | None, document: Document | None, minter: Minter
) -> DocumentFacts | None:
    return document_facts(iri, document, minter) if iri and document else None


def document_facts(iri: str, document: Document, minter: Minter) -> DocumentFacts:
    """Return what pages show of a document."""
    journal = document.journal
    work = document if isinstance(document, Work) else None
    schemes = (
        ("DOI", document.doi),
        ("PMID", document.pmid),
        ("PMCID", document.pmcid),
    )
    return DocumentFacts(
        iri=iri,
        title=document.title,
        language=document.language,
        doi=document.doi,
        identifiers=tuple((name, value) for name, value in schemes if value),
        authors=tuple(map(_author, document.authors)),
        journal=Value(
            journal.title or ", ".join(journal.issns), minter.journal(journal)[1:-1]
        )
        if journal
        else None,
        place=_place(document),
        publisher=document.publisher.name if document.publisher else None,
        published=document.published,
        document_type=document.document_type,
        free_to_read=document.free_to_read,
        license=document.license,
        text=document.text if isinstance(document, Notice) else None,
        subjects=work.subjects if work else (),
        countries=work.countries if work else (),
        institutions=work.institutions if work else (),
    )


def _author(agent: Agent) -> Author:
    names = tuple(item.name for item in agent.affiliations if item.name)
    orcid = f"https://orcid.org/{agent.orcid}" if agent.orcid else None
    return Author(agent.name, orcid, names)


def _place(document: Document) -> str:
    parts = []
    if document.volume:
        parts.append(
            document.volume + (f"({document.issue})" if document.issue else "")
        )
    if document.pages or document.article_number:
        parts.append(document.pages or document.article_number or "")
    return ", ".join(parts)


def merged_facts(found: Iterable[DocumentFacts]) -> DocumentFacts | None:
    """Return one description out of several of the same document.

    Each value is the first there is; what sources contradict each other in stays in the
    claims, which are shown beside.
    """
    known = list(found)
    if not known:
        return None
    values = {
        name: next(
            (
                value
                for item in known
                if (value := getattr(item, name)) not in (None, (), "")
            ),
            getattr(known[0], name),
        )
        for name in DocumentFacts.__dataclass_fields__
    }
    return DocumentFacts(**values)
