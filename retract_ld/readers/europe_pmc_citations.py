"""What Europe PMC tells of a document: identifiers, authors, journal, dates.

| source | model |
| --- | --- |
| ``id`` with ``source``; ``pmid``, ``pmcid``, ``doi`` | identifiers |
| ``title``, ``authorList.author[]`` with ORCID and affiliations | citation |
| ``journalInfo`` (lite: ``journalTitle``, ``journalVolume``, ``issue``) | citation |
| ``firstPublicationDate``, ``electronicPublicationDate``, ``pubYear`` | dates |
| ``pageInfo``, ``isOpenAccess`` | ``pages``, ``free_to_read`` |
"""

from __future__ import annotations

import re
from typing import Any

from retract_ld.models import Agent, Organization
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.pubmed_citations import date_in
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.title_text import title_values

__all__ = ["citation_of", "identifiers_of"]


def citation_of(fields: Fields, value: Object) -> dict[str, Any]:
    """Return the result's own citation."""
    info = member(value, "journalInfo")
    journal = member(info, "journal")
    identifiers = identifiers_of(fields, value, "id")
    issns = [
        issn
        for name in ("issn", "essn")
        if (issn := text_member(journal, name)) is not None
    ] or re.split(r";\s*", text_member(value, "journalIssn") or "")
    return identifiers | {
        "doi": fields.doi(value.get("doi")),
        "pmid": fields.pmid(value.get("pmid")) or identifiers.get("pmid"),
        "pmcid": fields.pmcid(value.get("pmcid")) or identifiers.get("pmcid"),
        **title_values(value.get("title")),
        "authors": _authors(fields, value),
        "journal": fields.journal(
            text_member(journal, "title") or text_member(value, "journalTitle"), issns
        ),
        "volume": text_member(info, "volume") or text_member(value, "journalVolume"),
        "issue": text_member(info, "issue") or text_member(value, "issue"),
        "pages": text_member(value, "pageInfo"),
        "published": _published(fields, value),
        "published_online": fields.date(
            text_member(value, "electronicPublicationDate"), "electronicPublicationDate"
        ),
        "free_to_read": {"Y": True, "N": False}.get(
            text_member(value, "isOpenAccess") or ""
        ),
    }


def _published(fields: Fields, value: Object) -> str | None:
    """Return the first publication, no more precise than the issue's own date.

    An issue of ``1998 Feb`` has a ``printPublicationDate`` of 1998-02-01.
    """
    first = fields.date(value.get("firstPublicationDate"), "firstPublicationDate")
    if first is None:
        return fields.date(text_member(value, "pubYear"), "pubYear")
    info = member(value, "journalInfo")
    of_issue = date_in(text_member(info, "dateOfPublication") or "")
    if of_issue and first == text_member(info, "printPublicationDate"):
        return of_issue if first.startswith(of_issue) else first
    return first


def _authors(fields: Fields, value: Object) -> tuple[Agent, ...]:
    authors = list_member(value, "authorList", "author")
    found = []
    for number, author in enumerate(authors):
        path = f"authorList.author[{number}]"
        group = text_member(author, "collectiveName")
        family = text_member(author, "lastName")
        given = text_member(author, "firstName")
        name = " ".join(part for part in (given, family) if part)
        agent = fields.make(
            Agent,
            path,
            name=group or name or text_member(author, "fullName"),
            given_name=given,
            family_name=family,
            kind="organization" if group else "person",
            orcid=_orcid(fields, author, path),
            affiliations=_affiliations(author),
        )
        found += [agent] if agent else []
    return tuple(found)


def _orcid(fields: Fields, author: object, path: str) -> str | None:
    if member(author, "authorId", "type") != "ORCID":
        return None
    return fields.orcid(member(author, "authorId", "value"), f"{path}.authorId")


def _affiliations(author: object) -> tuple[Organization, ...]:
    details = list_member(author, "authorAffiliationDetailsList", "authorAffiliation")
    names = [text_member(detail, "affiliation") for detail in details]
    return tuple(Organization(name=name) for name in names if name)


def identifiers_of(fields: Fields, value: object, path: str) -> dict[str, Any]:
    """Return what ``id`` identifies; its ``source`` tells what it is."""
    raw, kind = text_member(value, "id"), text_member(value, "source")
    if raw is None:
        return {}
    if kind == "MED":
        return {"pmid": fields.pmid(raw, path)}
    if kind == "PMC":
        return {"pmcid": fields.pmcid(raw, path)}
    if kind and re.fullmatch(r"[A-Z]{3}", kind) and re.fullmatch(r"[\w.-]+", raw):
        return {"same_as": (f"https://europepmc.org/article/{kind}/{raw}",)}
    fields.warn(f"{raw!r:.200} is an id of no known source.", path, "It is left out.")
    return {}
