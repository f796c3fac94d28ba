"""Which resources one update consists of, what they are called and how they hang together.

This is the skeleton that all vocabulary profiles share: it has every subject named and
names every link; the profiles' tables only say which predicates these are written with.

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

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from retract_ld.codes import UPDATE_TYPES
from retract_ld.mapping.author_resources import tell_authors
from retract_ld.mapping.minting import Minter
from retract_ld.mapping.resources import (
    KINDS,
    NO_CONCEPTS,
    Concepts,
    Groups,
    Identifier,
    Links,
    Resource,
    Tell,
    concepts_of,
    containers_of,
    identifiers_of,
)
from retract_ld.models import Document, Update
from retract_ld.terms import Term, iri

__all__ = ["Skeleton", "resources_of"]


def resources_of(update: Update, minter: Minter) -> Iterator[Resource]:
    """Yield every resource of an update: the claim first, shared ones after their users."""
    found: list[Resource] = []

    def tell(*told: Any) -> None:  # noqa: ANN401 # as `Tell` says
        found.append(Resource(*told))

    Skeleton(minter).walk(update, tell)
    yield from found


class _Names(NamedTuple):
    """What the main resources of an update are called."""

    subject: Term
    notice: Term | None
    work: Term | None
    replacement: Term | None
    event: Term
    in_situ: bool


class Skeleton:
    """Walks through an update and tells of each resource.

    Args:
        minter: names the resources.
        kinds: the kinds of resource that are wanted; all, if none are named. Of others
            it may tell nevertheless.
        links: the links that are wanted of any of them; all, if none are named.
    """

    def __init__(
        self,
        minter: Minter,
        kinds: Collection[str] = KINDS,
        links: frozenset[str] | None = None,
    ) -> None:
        def wanted(some: str, names: str) -> bool:
            """Whether any of these kinds or links is."""
            return (
                links is None
                or not links.isdisjoint(names.split())
                or any(kind in kinds for kind in some.split())
            )

        self._minter = minter
        self._claims = wanted("update status", "update status")
        self._events = wanted("event", "event invalidation")
        self._statuses = wanted("status", "status")
        self._concepts = wanted("concept", "concepts")
        self._identifiers = wanted("identifier", "identifiers")
        self._people = wanted(
            "contribution person", "authors contributions contribution agent"
        )

    def walk(self, update: Update, tell: Tell, groups: Groups | None = None) -> None:
        """Tell of an update's resources: the claim first, shared ones after their users.

        Args:
            tell: is told of each.
            groups: are told of groups of them instead.
        """
        names = self._names(update)
        subject, notice, work, replacement, _, _ = names
        concepts = NO_CONCEPTS
        if self._concepts:
            concepts = self._concepts_of(update)
        if self._claims:
            self._tell_claim(update, names, tell)
        if update.notice and notice:
            links = {"concepts": concepts.subjects}
            self._tell_notice(update, names, links, tell, groups)
        if update.work and work:
            self._tell_work(update, names, tell, groups)
        if update.replacement and replacement:
            links = _links(replaces=work)
            self._document("work", replacement, update.replacement, links, tell, groups)
        if update.work:
            self._tell_effects(update, names, tell)
        for item in update.evidence:
            tell("evidence", self._minter.evidence(subject, item), item, {}, {})
        if groups:
            groups.concepts(concepts)
        else:
            for concept in concepts.items:
                tell("concept", concept.subject, concept.code, concept.derived, {})

    def _concepts_of(self, update: Update, /) -> Concepts:
        return concepts_of(update.type, update.reasons)

    def _names(self, update: Update) -> _Names:
        minter = self._minter
        in_situ = update.self_referential
        work = minter.work(update)
        notice = minter.notice(update, work, in_situ=in_situ)
        whole = notice is not None and work is not None
        subject, event, replacement = "", "", None
        if self._claims or update.replacement or update.evidence or not whole:
            subject = minter.update(update, notice, work)
        if self._events:
            claim = None if whole else subject
            event = minter.mint("event", notice, work, update.type, claim)
        if update.replacement:
            replacement = minter.replacement(update, subject, notice, work)
        return _Names(subject, notice, work, replacement, event, in_situ)

    def _tell_claim(self, update: Update, names: _Names, tell: Tell) -> None:
        subject, notice, work, replacement, _, in_situ = names
        links = _links(notice=notice, work=work, replacement=replacement)
        if update.evidence:
            links["evidence"] = tuple(
                [self._minter.evidence(subject, item) for item in update.evidence]
            )
        derived: dict[str, Any] = {}
        if claimed := UPDATE_TYPES[update.type].status:
            derived["claimed_status"] = claimed
        if in_situ:
            derived["self_referential"] = True
        tell("update", subject, update, derived, links)

    def _tell_notice(
        self,
        update: Update,
        names: _Names,
        links: Links,
        tell: Tell,
        groups: Groups | None,
    ) -> None:
        _, notice, work, _, event, in_situ = names
        assert update.notice
        assert notice
        if event:
            links["event"] = (event,)
        if work:
            links["work"] = links[f"relation:{update.type}"] = (work,)
            if in_situ:
                links["in_situ"] = (work,)
        if update.policy:
            links["policy"] = (iri(update.policy),)
        self._document(
            "notice", notice, update.notice, links, tell, groups, update.type
        )

    def _tell_work(
        self, update: Update, names: _Names, tell: Tell, groups: Groups | None
    ) -> None:
        subject, notice, work, replacement, event, _ = names
        assert update.work
        assert work
        links: Links = {"notice": (notice,)} if notice else {}
        if event:
            links[f"invalidation:{update.type}"] = (event,)
        if self._statuses and UPDATE_TYPES[update.type].status:
            links["status"] = (self._minter.mint("status", subject),)
        if replacement:
            links["replacement"] = (replacement,)
        self._document("work", work, update.work, links, tell, groups)

    def _tell_effects(self, update: Update, names: _Names, tell: Tell) -> None:
        """Tell of what an update did to a work: the status it claims, and the event."""
        subject, notice, work, _, event, _ = names
        claimed = UPDATE_TYPES[update.type].status if self._statuses else None
        if claimed:
            links = {"update": (subject,), **_links(event=event)}
            status = self._minter.mint("status", subject)
            tell("status", status, update, {"status": claimed}, links)
        if event:
            tell("event", event, update, {}, _links(work=work, notice=notice))

    def _document(
        self,
        kind: str,
        subject: Term,
        document: Document,
        links: Links,
        tell: Tell,
        groups: Groups | None,
        update_type: str | None = None,
    ) -> None:
        minter = self._minter
        derived: dict[str, Any] = {}
        if update_type is not None:
            derived["type"] = update_type
        authors = document.authors
        if authors and self._people:
            links["contributions"], links["authors"] = minter.authors(subject, authors)
        identifiers: list[Identifier] = []
        if self._identifiers:
            identifiers = identifiers_of(subject, document, minter)
            links["identifiers"] = tuple([item.subject for item in identifiers])
        journal, publisher = document.journal, document.publisher
        chain: list[tuple[str, Term, object, Links]] = []
        if journal is not None:
            derived["journal_title"] = journal.title
            derived["issns"] = journal.issns
            chain = containers_of(minter.journal(journal), document, minter)
            links["journal"] = (chain[-1][1],)
            links["container"] = (chain[0][1],)
        if publisher is not None:
            links["publisher"] = (minter.organization(publisher),)
            if publisher.ror:
                derived["publisher_name"] = publisher.name
        tell(kind, subject, document, derived, links)
        if groups:
            groups.identifiers(identifiers)
        else:
            for item in identifiers:
                tell("identifier", item.subject, document, item.derived, {})
        if authors and self._people:
            tell_authors(minter, subject, document, links, tell, groups)
        for part, term, record, held in chain:
            tell(part, term, record, {}, held)
        if publisher is not None:
            tell("organization", links["publisher"][0], publisher, {}, {})
        for author in authors:
            for affiliation in author.affiliations:
                term = minter.organization(affiliation)
                tell("organization", term, affiliation, {}, {})


def _links(**terms: Term | None) -> Links:
    return {name: (term,) for name, term in terms.items() if term}
