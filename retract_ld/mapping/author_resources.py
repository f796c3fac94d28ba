"""The resources of the authors of a document: their places in it, and they themselves."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from retract_ld.mapping.minting import Minter
from retract_ld.mapping.resources import Groups, Links, Tell
from retract_ld.models import Agent, Document
from retract_ld.terms import Term

__all__ = ["nothing_but_names", "tell_authors"]


def tell_authors(
    minter: Minter,
    subject: Term,
    document: Document,
    links: Links,
    tell: Tell,
    groups: Groups | None,
) -> None:
    """Tell of the places of authors in a document, then of the authors themselves."""
    authors, organization = document.authors, minter.organization
    places, agents = links["contributions"], links["authors"]
    if groups and nothing_but_names(authors):
        groups.authors(subject, authors, places, agents)
        return
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


def nothing_but_names(authors: Sequence[Agent]) -> bool:
    """Whether nothing is known of authors but what they are called."""
    # The name is required, so this is the one field that was given.
    return max(map(len, map(_fields_given, authors)), default=1) == 1


_fields_given = attrgetter("__pydantic_fields_set__")
