"""Which resources one update consists of, what they are called and how they hang together.

This is the skeleton that all vocabulary profiles share: it mints every subject and names
every link; the profiles' tables only say which predicates these are written with.

| kind | is | its IRI |
| --- | --- | --- |
| update | the claim | minted from register, record id, type, date, notice and work |
| notice, work | documents | DOI, else PMID, PMCID, address, else minted from their citation |
| contribution | an author's place in a document | minted from document, position, name |
| person, organization | agents | ORCID, ROR, else minted (persons within one document) |
| journal, volume, issue | | ISSN, else minted from title and number |
| identifier | a DOI, PMID … as a node | minted from document and scheme |
| event | what the notice did to the work | minted from notice, work and type |
| status | the status in time that the claim claims | minted from the update |
| evidence | words a value was read from | minted from update and content |
| concept | an update type or reason | in ``vocab/`` |
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from retract_ld.code_labels import REASON_LABELS
from retract_ld.codes import UPDATE_TYPES
from retract_ld.models import (
    Agent,
    Document,
    Evidence,
    Journal,
    Notice,
    Organization,
    Update,
)
from retract_ld.terms import Term, digest, doi_iri, iri

__all__ = ["Authorship", "Minter", "Resource", "grouped_resources_of", "resources_of"]


#: Where our SKOS schemes and their concepts live.
CONCEPTS: Final = "https://w3id.org/retract-ld/"


class Resource(NamedTuple):
    """A node to be: its kind, its subject, the model behind it and what hangs on it."""

    kind: str
    subject: Term
    record: Any
    """The model whose fields the `Property` rows read."""
    derived: dict[str, Any]
    """Values worked out beside the model, for `Derived` rows."""
    links: dict[str, tuple[Term, ...]]


class Authorship(NamedTuple):
    """An author's place in a document."""

    author: Agent
    position: int
    contribution: Term
    agent: Term
    document: Term


class Minter:
    """Names resources: global identifiers where there are any, else IRIs under a base.

    Minted IRIs depend on the content that identifies the thing and on nothing else:
    not on the machine, the order of the input or other records.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        # Shared things recur by the thousand; a bounded memory keeps this in constant space.
        self._organization = lru_cache(20_000)(self._name_organization)
        self._journal = lru_cache(20_000)(self._name_journal)

    def mint(self, kind: str, *parts: str | None) -> Term:
        """Spell an IRI under the base from what identifies a thing."""
        return f"<{self.base}{kind}/{digest(*parts)}>"

    def document(self, document: Document, kind: str, *context: str | None) -> Term:
        """Name a notice or a work; `context` identifies one that has no citation."""
        if document.doi:
            return doi_iri(document.doi)
        if document.pmid:
            return f"<https://pubmed.ncbi.nlm.nih.gov/{document.pmid}/>"
        if document.pmcid:
            return f"<https://www.ncbi.nlm.nih.gov/pmc/articles/{document.pmcid}/>"
        if document.url:
            return iri(document.url)
        if document.same_as:
            return iri(document.same_as[0])
        return self.mint(kind, *_citation(document), *context)

    def organization(self, organization: Organization) -> Term:
        """Name an organization."""
        return self._organization(organization.name, organization.ror)

    def _name_organization(self, name: str | None, ror: str | None) -> Term:
        return f"<https://ror.org/{ror}>" if ror else self.mint("organization", name)

    def journal(self, journal: Journal) -> Term:
        """Name a journal, by the first of its ISSNs."""
        return self._journal(journal.title, journal.issns)

    def _name_journal(self, title: str | None, issns: tuple[str, ...]) -> Term:
        if issns:
            return f"<https://portal.issn.org/resource/ISSN/{issns[0]}>"
        return self.mint("journal", title)

    def update(self, update: Update, notice: Term | None, work: Term | None) -> Term:
        """Name a claim: the same claim read twice is one node."""
        return self.mint(
            "update",
            update.asserted_by,
            update.record_id,
            update.type,
            update.raw_type if update.type == "other" else None,
            update.date,
            notice,
            work,
        )


def _citation(document: Document) -> tuple[str | None, ...]:
    journal = document.journal
    return (
        document.title,
        journal.title if journal else None,
        ",".join(journal.issns) if journal else None,
        document.volume,
        document.issue,
        document.pages or document.page_start,
        document.article_number,
        document.published,
        document.text if isinstance(document, Notice) else None,
        "|".join(author.name for author in document.authors),
    )


def resources_of(update: Update, minter: Minter) -> Iterator[Resource]:
    """Yield every resource of an update: the claim first, shared ones after their users."""
    for resource in grouped_resources_of(update, minter):
        if resource.kind == "authors":
            for authorship in resource.record:
                yield _contribution(authorship, minter)
            for authorship in resource.record:
                yield _agent(authorship, minter)
        else:
            yield resource


def grouped_resources_of(update: Update, minter: Minter) -> Iterator[Resource]:
    """Yield every resource of an update, a document's authors together.

    The resource of kind ``authors`` has the `Authorship` of each as its record. There are
    more authors than all else, and most of them have nothing but a name.
    """
    terms = UPDATE_TYPES[update.type]
    work_subject = (
        minter.document(update.work, "work", *_lonely_work(update))
        if update.work
        else None
    )
    notice_subject = _notice_subject(update, work_subject, minter)
    subject = minter.update(update, notice_subject, work_subject)
    both = notice_subject is not None and work_subject is not None
    event = minter.mint(
        "event", notice_subject, work_subject, update.type, None if both else subject
    )
    status = minter.mint("status", subject) if terms.status and update.work else None
    replacement = (
        minter.document(update.replacement, "work", subject)
        if update.replacement
        else None
    )
    if replacement is not None and (
        replacement == work_subject
        or (replacement == notice_subject and _cited_otherwise(update))
    ):
        # Replaced under the same DOI: the new version gets a node of its own.
        replacement = minter.mint("work", "replacement", work_subject, subject)
    evidence = [
        (minter.mint("evidence", subject, *_spelled(e)), e) for e in update.evidence
    ]
    concepts = tuple(_concepts(update))

    yield Resource(
        "update",
        subject,
        update,
        {
            "claimed_status": terms.status,
            "self_referential": update.self_referential or None,
        },
        {
            "notice": _some(notice_subject),
            "work": _some(work_subject),
            "replacement": _some(replacement),
            "evidence": tuple(iri_ for iri_, _ in evidence),
        },
    )
    notice_links = {
        "work": _some(work_subject),
        f"relation:{update.type}": _some(work_subject),
        "event": _some(event),
        "policy": _some(iri(update.policy) if update.policy else None),
        "concepts": tuple(concept.subject for concept in concepts),
    }
    if update.notice and notice_subject:
        if update.self_referential:
            notice_links["in_situ"] = _some(work_subject)
        yield from _document(
            "notice", notice_subject, update.notice, minter, notice_links, update.type
        )
    if update.work and work_subject:
        work_links = {
            "notice": _some(notice_subject),
            f"invalidation:{update.type}": _some(event),
            "status": _some(status),
            "replacement": _some(replacement),
        }
        yield from _document("work", work_subject, update.work, minter, work_links)
    if update.replacement and replacement:
        yield from _document(
            "work",
            replacement,
            update.replacement,
            minter,
            {"replaces": _some(work_subject)},
        )
    if status and work_subject:
        links = {"event": _some(event), "update": (subject,)}
        yield Resource("status", status, update, {"status": terms.status}, links)
    if both or update.work:
        links = {"work": _some(work_subject), "notice": _some(notice_subject)}
        yield Resource("event", event, update, {}, links)
    for term, item in evidence:
        yield Resource("evidence", term, item, {}, {})
    yield from concepts


def _concepts(update: Update) -> Iterator[Resource]:
    """Yield the update type and the reasons as resources."""
    yield _concept("update-type", update.type, UPDATE_TYPES[update.type].label)
    for code in update.reasons:
        yield _concept("reason", code, REASON_LABELS[code])


@lru_cache(1024)
def _concept(scheme: str, code: str, label: str) -> Resource:
    derived = {"label": label, "code": code, "scheme": f"{CONCEPTS}{scheme}"}
    return Resource("concept", f"<{CONCEPTS}{scheme}/{code}>", code, derived, {})


def _cited_otherwise(update: Update) -> bool:
    """Whether notice and replacement are one document that the source cites in two ways."""
    notice, replacement = update.notice, update.replacement
    return any(
        getattr(notice, field) != getattr(replacement, field)
        for field in Document.model_fields
    )


def _some(term: Term | None) -> tuple[Term, ...]:
    return () if term is None else (term,)


def _spelled(evidence: Evidence) -> tuple[str | None, ...]:
    return (
        evidence.field,
        evidence.text,
        str(evidence.start),
        str(evidence.end),
        evidence.rule,
    )


def _lonely_work(update: Update) -> tuple[str | None, ...]:
    """What tells a work without identifier and title from another such work."""
    if update.work is None or update.work.identified or update.work.title:
        return ()
    notice = update.notice
    return (
        update.asserted_by,
        update.record_id,
        update.part,
        (notice.doi or notice.pmid or notice.title) if notice else None,
    )


def _claim(update: Update, work: Term | None) -> tuple[str | None, ...]:
    return update.asserted_by, update.record_id, update.type, update.date, work


def _notice_subject(update: Update, work: Term | None, minter: Minter) -> Term | None:
    notice = update.notice
    if notice is None:
        return None
    if update.self_referential:
        # One document is notice and work: the notice gets a node of its own, so that
        # the claim does not loop and the two dates do not meet on one node.
        return minter.mint("notice", "in-situ", work, update.type, update.date)
    named = notice.title and (notice.text or notice.journal)
    context: tuple[str | None, ...] = () if named else _claim(update, work)
    subject = minter.document(notice, "notice", *context)
    if subject == work:
        return minter.mint("notice", "in-situ", work, update.type, update.date)
    return subject


def _document(
    kind: str,
    subject: Term,
    document: Document,
    minter: Minter,
    links: dict[str, tuple[Term, ...]],
    update_type: str | None = None,
) -> Iterator[Resource]:
    authors = _authorships(subject, document, minter) if document.authors else []
    identifiers = tuple(_identifiers(subject, document, minter))
    parts = tuple(_container(document, minter))
    publisher = document.publisher
    links |= {
        "authors": tuple([item.agent for item in authors]),
        "contributions": tuple([item.contribution for item in authors]),
        "identifiers": tuple(item.subject for item in identifiers),
        "journal": _some(
            minter.journal(document.journal) if document.journal else None
        ),
        "container": (parts[0].subject,) if parts else (),
        "publisher": _some(minter.organization(publisher) if publisher else None),
    }
    derived = {
        "type": update_type,
        "journal_title": document.journal and document.journal.title,
        "issns": document.journal.issns if document.journal else (),
        "publisher_name": publisher.name if publisher and publisher.ror else None,
    }
    yield Resource(kind, subject, document, derived, links)
    yield from identifiers
    if authors:
        yield Resource("authors", subject, authors, {}, {})
    yield from parts
    if publisher:
        yield _organization(publisher, minter)
    for author in document.authors:
        if author.affiliations:
            for affiliation in author.affiliations:
                yield _organization(affiliation, minter)


def _organization(organization: Organization, minter: Minter) -> Resource:
    return Resource(
        "organization", minter.organization(organization), organization, {}, {}
    )


def _authorships(subject: Term, document: Document, minter: Minter) -> list[Authorship]:
    place = f"{digest(subject)}/"
    agents = f"<{minter.base}agent/{place}"
    contributions = f"<{minter.base}contribution/{place}"
    found: list[Authorship] = []
    for position, author in enumerate(document.authors, start=1):
        end = f"{position:04d}/{_digest_of_name(author.name)}>"
        orcid = author.orcid
        agent = f"<https://orcid.org/{orcid}>" if orcid else f"{agents}{end}"
        found.append(
            Authorship(author, position, f"{contributions}{end}", agent, subject)
        )
    return found


def _contribution(authorship: Authorship, minter: Minter) -> Resource:
    """Return an author's place in a document."""
    author, position, contribution, agent, document = authorship
    affiliations = author.affiliations
    return Resource(
        "contribution",
        contribution,
        author,
        {
            "position": position,
            "affiliation_names": tuple(
                item.name for item in affiliations if item.ror and item.name
            ),
        },
        {
            "agent": (agent,),
            "document": (document,),
            "affiliations": tuple(map(minter.organization, affiliations)),
        },
    )


def _agent(authorship: Authorship, minter: Minter) -> Resource:
    author = authorship.author
    return Resource(
        author.kind,
        authorship.agent,
        author,
        {},
        {
            "contribution": (authorship.contribution,),
            "affiliations": tuple(map(minter.organization, author.affiliations)),
        },
    )


@lru_cache(5_000)
def _digest_of_name(name: str) -> str:
    return digest(name)


def _identifiers(
    subject: Term, document: Document, minter: Minter
) -> Iterator[Resource]:
    doi, pmid, pmcid = document.doi, document.pmid, document.pmcid
    found: list[tuple[str, str, str]] = []
    if doi:
        found.append(("DOI", doi, doi_iri(doi)[1:-1]))
    if pmid:
        found.append(("PMID", pmid, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid:
        address = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{pmcid}/"
        found.append(("PMCID", pmcid, address))
    for scheme, value, address in found:
        derived = {"scheme": scheme, "value": value, "address": address}
        term = minter.mint("identifier", subject, scheme, value)
        yield Resource("identifier", term, document, derived, {})


def _container(document: Document, minter: Minter) -> Iterator[Resource]:
    """Yield issue, volume and journal, the narrowest first."""
    journal = document.journal
    if journal is None:
        return
    journal_subject = minter.journal(journal)
    chain = [Resource("journal", journal_subject, journal, {}, {})]
    parent = journal_subject
    if document.volume:
        parent = minter.mint("volume", journal_subject, document.volume)
        chain.append(
            Resource(
                "volume", parent, document, {}, {"container": (chain[-1].subject,)}
            )
        )
    if document.issue:
        subject = minter.mint("issue", journal_subject, document.volume, document.issue)
        chain.append(Resource("issue", subject, document, {}, {"container": (parent,)}))
    yield from reversed(chain)
