"""Pages of resources: each gathers its facts from the store for its template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retract_ld.web.addresses import Resource, path_of
from retract_ld.web.claims import Claims, StoredClaim, claim_at, claims_of
from retract_ld.web.describing import continues, describe
from retract_ld.web.documents import ClaimFacts, claim_facts, merged_facts, tone_of
from retract_ld.web.links import Links
from retract_ld.web.listing_pages import BrowseEntry
from retract_ld.web.listings import (
    LIMIT,
    claims_by_type,
    claims_in_journal,
    claims_naming_agent,
    claims_of_register,
    claims_with_concept,
)
from retract_ld.web.picture import picture
from retract_ld.web.quads import objects
from retract_ld.web.rendering import page
from retract_ld.web.status_document import StatusDocument, status_of
from retract_ld.web.structured_data import description_script, document_script
from retract_ld.web.timeline import timeline
from retract_ld.web.vocabulary import (
    Value,
    label_of,
    name_of,
    term_facts,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "claim_page",
    "document_page",
    "render",
    "summary_of",
]

_TITLE = "<http://purl.org/dc/terms/title>"
_ISSN = "<http://prismstandard.org/namespaces/basic/2.0/issn>"
_NAMES = ("<http://xmlns.com/foaf/0.1/name>", "<https://schema.org/name>")


def render(
    store: ox.Store,
    resource: Resource,
    links: Links,
    *,
    number: int = 1,
    claims: Claims | None = None,
) -> str:
    """Return the page of a resource, or one of the pages that it takes.

    Args:
        claims: those of the page, if they have been read already.
    """
    if resource.kind in {"work", "notice"}:
        known = claims or claims_of(store, resource.iri, page=number)
        return document_page(resource, known, links, number)
    if resource.kind == "claim":
        return claim_page(store, resource, claim_at(store, resource.iri), links)
    if resource.kind in {"term", "register"}:
        return _term_page(store, resource, links)
    if resource.kind in {"journal", "agent"}:
        return _list_page(store, resource, links)
    return _node_page(store, resource, links, number)


def document_page(
    resource: Resource, claims: Claims, links: Links, number: int = 1
) -> str:
    """Return the page of a work or a notice, given the claims about it and in it.

    Args:
        number: of the page, when its claims take several: those after the first have
            claims only, since a status is derived from all.
    """
    iri = resource.iri
    path = path_of(iri, links.base)
    status = status_of(iri, claims)
    standing = {entry.claim: entry.standing for entry in status.claims}
    about = [
        claim_facts(claim, links.base, standing.get(claim.iri, "stands"))
        for claim in _once(claims.about)
    ]
    about.sort(key=_by_date)
    within = sorted(
        (claim_facts(claim, links.base) for claim in _once(claims.within)), key=_by_date
    )
    mine = [claim.work for claim in about if claim.work]
    mine += [claim.notice for claim in within if claim.notice]
    replaced = [claim_facts(claim, links.base) for claim in _once(claims.replacing)]
    mine += [claim.replacement for claim in replaced if claim.replacement]
    document = merged_facts(mine)
    name = document.name if document else iri
    return page(
        "document.html",
        links,
        path,
        _document_title(name, resource, status),
        number,
        resource=resource,
        iri=iri,
        document=document,
        name=name,
        status=status,
        about=about,
        within=within,
        notices=_distinct(about, "notice"),
        replaced=replaced,
        timeline=timeline(about, document.published if document else None),
        picture=picture([*about, *within]),
        claims=claims,
        data=document_script(
            resource, claims, links.base, links.canonical(path) if path else None
        ),
    )


def summary_of(resource: Resource, claims: Claims) -> BrowseEntry:
    """Return what lists say of a document; its path is left to the caller."""
    status = status_of(resource.iri, claims)
    sides = (
        *(claim.update.work for claim in claims.about),
        *(claim.update.notice for claim in claims.within),
        *(claim.update.replacement for claim in claims.replacing),
    )
    documents = [document for document in sides if document]
    return BrowseEntry(
        path="",
        title=next((each.title for each in documents if each.title), resource.iri),
        kind=resource.kind,
        status=status.label or "",
        tone=tone_of(status.status),
        doi=next((each.doi for each in documents if each.doi), ""),
    )


def _once(claims: tuple[StoredClaim, ...]) -> list[StoredClaim]:
    """Keep a claim that several graphs have as its first graph has it."""
    return list({claim.iri: claim for claim in reversed(claims)}.values())[::-1]


def _by_date(claim: ClaimFacts) -> tuple[str, str, str]:
    return claim.date or "~", claim.register_code, claim.iri


def _distinct(
    claims: list[ClaimFacts], side: str
) -> list[tuple[object, list[ClaimFacts]]]:
    """Return the documents on the other side of claims, each with its claims."""
    found: dict[str, list[ClaimFacts]] = {}
    for claim in claims:
        document = getattr(claim, side)
        if document:
            found.setdefault(document.iri, []).append(claim)
    return [
        (merged_facts(getattr(claim, side) for claim in group), group)
        for group in found.values()
    ]


def _document_title(name: str, resource: Resource, status: StatusDocument) -> str:
    if resource.kind == "notice" or not status.label:
        return name
    return f"{status.label}: {name}"


def claim_page(
    store: ox.Store,
    resource: Resource,
    claims: Sequence[StoredClaim],
    links: Links,
) -> str:
    """Return the page of a claim, given as each graph has it."""
    found = [claim_facts(claim, links.base) for claim in claims]
    if not found:
        return _node_page(store, resource, links)
    claim = found[0]
    return page(
        "claim.html",
        links,
        path_of(resource.iri, links.base),
        f"{claim.type.text}, claimed by {claim.register.text}",
        iri=resource.iri,
        claim=claim,
        sources=[_source(store, each.graph) for each in found],
        picture=picture([claim]),
        data=description_script(describe(store, resource, claims)),
    )


def _source(store: ox.Store, graph: str) -> tuple[str, str]:
    names = objects(store, graph, "<http://purl.org/dc/terms/source>")
    return graph, names[0] if names else graph


def _term_page(store: ox.Store, resource: Resource, links: Links) -> str:
    facts = term_facts(resource.iri)
    if resource.kind == "register":
        rows = claims_of_register(store, resource.iri)
        counts = claims_by_type(store, resource.iri)
    else:
        rows = claims_with_concept(store, resource.iri)
        counts = []
    return page(
        "term.html",
        links,
        path_of(resource.iri, links.base),
        facts.label,
        resource=resource,
        iri=resource.iri,
        term=facts,
        rows=rows[:LIMIT],
        more=len(rows) > LIMIT,
        counts=counts,
        data=description_script(describe(store, resource)),
    )


def _list_page(store: ox.Store, resource: Resource, links: Links) -> str:
    journal = resource.kind == "journal"
    find = claims_in_journal if journal else claims_naming_agent
    rows = find(store, resource.iri)
    return page(
        "journal.html" if journal else "agent.html",
        links,
        path_of(resource.iri, links.base),
        _name(store, resource),
        iri=resource.iri,
        issns=objects(store, resource.iri, _ISSN) if journal else [],
        rows=rows[:LIMIT],
        more=len(rows) > LIMIT,
        data=description_script(describe(store, resource)),
    )


def _name(store: ox.Store, resource: Resource) -> str:
    for predicate in (_TITLE, *_NAMES):
        found = objects(store, resource.iri, predicate)
        if found:
            return found[0]
    return resource.iri


def _node_page(
    store: ox.Store, resource: Resource, links: Links, number: int = 1
) -> str:
    import pyoxigraph as ox

    quads = describe(store, resource, page=number)
    said: dict[str, list[Value]] = {}
    for quad in quads:
        value = quad.object
        if isinstance(value, ox.NamedNode):
            shown = Value(label_of(value.value), value.value)
        elif isinstance(value, ox.Literal):
            shown = Value(value.value, None, value.language)
        else:
            shown = Value(str(value))
        values = said.setdefault(quad.predicate.value, [])
        if shown not in values:
            values.append(shown)
    return page(
        "node.html",
        links,
        path_of(resource.iri, links.base),
        _name(store, resource),
        number,
        iri=resource.iri,
        more=continues(store, resource, None, number),
        said=[(Value(name_of(p), p), values) for p, values in said.items()],
        data=description_script(quads),
    )
