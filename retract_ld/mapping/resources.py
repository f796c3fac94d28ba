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

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, TypeAlias

from retract_ld.code_labels import REASON_LABELS
from retract_ld.codes import UPDATE_TYPES
from retract_ld.mapping.minting import Minter
from retract_ld.models import Agent, Document, Journal, Organization, Update
from retract_ld.terms import Term, doi_iri, iri

__all__ = [
    "CONCEPTS",
    "KINDS",
    "Minter",
    "Resource",
    "Skeleton",
    "Tell",
    "TellAuthors",
    "resources_of",
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
#: Told of a document's authors: the document, the authors, their contributions, their IRIs.
TellAuthors: TypeAlias = Callable[
    [Term, Sequence[Agent], Sequence[Term], Sequence[Term]], None
]


def resources_of(update: Update, minter: Minter) -> Iterator[Resource]:
    """Yield every resource of an update: the claim first, shared ones after their users."""
    found: list[Resource] = []

    def tell(*told: Any) -> None:  # noqa: ANN401 # as `Tell` says
        found.append(Resource(*told))

    Skeleton(minter).walk(update, tell)
    yield from found


class Skeleton:
    """Walks through an update and tells of each resource.

    Args:
        minter: names the resources.
        kinds: the kinds of resource that are wanted; all, if none are named. Of others
            it may be told nevertheless.
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
        self._evidence = wanted("evidence", "evidence")
        self._concepts = wanted("concept", "concepts")
        self._identifiers = wanted("identifier", "identifiers")
        self._people = wanted(
            "contribution person", "authors contributions contribution agent"
        )
        self._containers = wanted("journal volume issue", "container journal")

    def walk(
        self, update: Update, tell: Tell, authors: TellAuthors | None = None
    ) -> None:
        """Tell of an update's resources: the claim first, shared ones after their users.

        Args:
            tell: is told of each.
            authors: is told, instead, of the authors of a document if these have nothing
                but names. There are more authors than all else.
        """
        minter, kind = self._minter, update.type
        in_situ = update.self_referential
        work = minter.work(update)
        notice = minter.notice(update, work, in_situ=in_situ)
        replaced = update.replacement is not None
        both = notice is not None and work is not None
        subject = event = status = ""
        if self._claims or replaced or update.evidence or not both:
            subject = minter.update(update, notice, work)
        if self._events:
            event = minter.mint("event", notice, work, kind, None if both else subject)
        claimed = UPDATE_TYPES[kind].status
        if self._statuses and claimed and work:
            status = minter.mint("status", subject)
        replacement = (
            minter.replacement(update, subject, notice, work) if replaced else None
        )
        evidence = [
            (minter.evidence(subject, item), item)
            for item in (update.evidence if self._evidence else ())
        ]
        concepts = _concepts_of(update) if self._concepts else []

        document = partial(self._document, tell, authors)
        if self._claims:
            links = _links(notice=notice, work=work, replacement=replacement)
            links["evidence"] = tuple([term for term, _ in evidence])
            derived: dict[str, Any] = {}
            if claimed:
                derived["claimed_status"] = claimed
            if in_situ:
                derived["self_referential"] = True
            tell("update", subject, update, derived, links)
        if update.notice and notice:
            links = _links(work=work, event=event)
            if work:
                links[f"relation:{kind}"] = links["work"]
                if in_situ:
                    links["in_situ"] = links["work"]
            if update.policy:
                links["policy"] = (iri(update.policy),)
            links["concepts"] = tuple([term for term, _, _ in concepts])
            document("notice", notice, update.notice, links, kind)
        if update.work and work:
            links = _links(notice=notice, status=status, replacement=replacement)
            if event:
                links[f"invalidation:{kind}"] = (event,)
            document("work", work, update.work, links)
        if update.replacement and replacement:
            links = _links(replaces=work)
            document("work", replacement, update.replacement, links)
        if status:
            links = _links(event=event, update=subject)
            tell("status", status, update, {"status": claimed}, links)
        if event and work:
            tell("event", event, update, {}, _links(work=work, notice=notice))
        for term, item in evidence:
            tell("evidence", term, item, {}, {})
        for term, code, derived in concepts:
            tell("concept", term, code, derived, {})

    def _document(
        self,
        tell: Tell,
        tell_authors: TellAuthors | None,
        kind: str,
        subject: Term,
        document: Document,
        links: Links,
        update_type: str | None = None,
    ) -> None:
        minter = self._minter
        derived: dict[str, Any] = {}
        if update_type is not None:
            derived["type"] = update_type
        authors = document.authors
        if authors and self._people:
            links["contributions"], links["authors"] = minter.authors(subject, authors)
        identifiers: list[tuple[Term, dict[str, Any]]] = []
        if self._identifiers:
            identifiers = _identifiers(subject, document, minter)
            links["identifiers"] = tuple([term for term, _ in identifiers])
        journal = document.journal
        chain: list[tuple[str, Term, Links]] = []
        if journal is not None:
            derived["journal_title"] = journal.title
            derived["issns"] = journal.issns
            if self._containers:
                chain = _containers(minter.journal(journal), document, minter)
                links["journal"] = (chain[-1][1],)
                links["container"] = (chain[0][1],)
        publisher = document.publisher
        if publisher is not None:
            links["publisher"] = (minter.organization(publisher),)
            if publisher.ror:
                derived["publisher_name"] = publisher.name
        tell(kind, subject, document, derived, links)
        for term, told in identifiers:
            tell("identifier", term, document, told, {})
        if authors and self._people:
            places, agents = links["contributions"], links["authors"]
            if tell_authors is not None and _nothing_but_names(authors):
                tell_authors(subject, authors, places, agents)
            else:
                self._tell_authors(tell, subject, authors, places, agents)
        for part, term, held in chain:
            tell(part, term, journal if part == "journal" else document, {}, held)
        if publisher is not None:
            tell("organization", links["publisher"][0], publisher, {}, {})
        for author in authors:
            if author.affiliations:
                for affiliation in author.affiliations:
                    term = minter.organization(affiliation)
                    tell("organization", term, affiliation, {}, {})

    def _tell_authors(
        self,
        tell: Tell,
        subject: Term,
        authors: Sequence[Agent],
        places: Sequence[Term],
        agents: Sequence[Term],
    ) -> None:
        organization = self._minter.organization
        for position, author in enumerate(authors, start=1):
            affiliations = author.affiliations
            names = [item.name for item in affiliations if item.ror and item.name]
            tell(
                "contribution",
                places[position - 1],
                author,
                {"position": position, "affiliation_names": tuple(names)},
                {
                    "agent": (agents[position - 1],),
                    "document": (subject,),
                    "affiliations": tuple(map(organization, affiliations)),
                },
            )
        for author, place, agent in zip(authors, places, agents, strict=True):
            tell(
                author.kind,
                agent,
                author,
                {},
                {
                    "contribution": (place,),
                    "affiliations": tuple(map(organization, author.affiliations)),
                },
            )


def _links(**terms: Term | None) -> Links:
    return {name: (term,) for name, term in terms.items() if term}


def _nothing_but_names(authors: Sequence[Agent]) -> bool:
    for author in authors:
        # The name is required, so this is the one field that was given.
        if len(author.__pydantic_fields_set__) != 1:
            return False
    return True


Concept: TypeAlias = tuple[Term, str, dict[str, Any]]


def _concepts_of(update: Update) -> list[Concept]:
    """Return the update type and the reasons: term, code, derived values."""
    return [
        _concept("update-type", update.type, UPDATE_TYPES[update.type].label),
        *[_concept("reason", code, REASON_LABELS[code]) for code in update.reasons],
    ]


@lru_cache(1024)
def _concept(scheme: str, code: str, label: str) -> Concept:
    derived = {"label": label, "code": code, "scheme": f"{CONCEPTS}{scheme}"}
    return f"<{CONCEPTS}{scheme}/{code}>", code, derived


def _identifiers(
    subject: Term, document: Document, minter: Minter
) -> list[tuple[Term, dict[str, Any]]]:
    found: list[tuple[str, str, str]] = []
    if doi := document.doi:
        found.append(("DOI", doi, doi_iri(doi)[1:-1]))
    if pmid := document.pmid:
        found.append(("PMID", pmid, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid := document.pmcid:
        address = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{pmcid}/"
        found.append(("PMCID", pmcid, address))
    return [
        (
            minter.mint("identifier", subject, scheme, value),
            {"scheme": scheme, "value": value, "address": address},
        )
        for scheme, value, address in found
    ]


def _containers(
    journal: Term, document: Document, minter: Minter
) -> list[tuple[str, Term, Links]]:
    """Return issue, volume and journal, the narrowest first: kind, term and links."""
    volume, issue = document.volume, document.issue
    chain: list[tuple[str, Term, Links]] = [("journal", journal, {})]
    if volume:
        term = minter.mint("volume", journal, volume)
        chain.insert(0, ("volume", term, {"container": (journal,)}))
    if issue:
        term = minter.mint("issue", journal, volume, issue)
        chain.insert(0, ("issue", term, {"container": (chain[0][1],)}))
    return chain
