"""What DataCite tells of a document: identifier, creators, publisher, dates.

| source | model |
| --- | --- |
| ``doi``, ``url``, ``language``, ``types`` | the same; ``document_type`` |
| ``titles[]`` without ``titleType`` | ``title`` |
| ``creators[]`` with ``nameIdentifiers``, ``affiliation`` | ``authors`` |
| ``publisher`` (its name, or an object), ``container`` | ``publisher``, ``journal`` |
| ``dates[]`` of type Issued, else ``publicationYear`` | ``published`` |
| ``rightsList[]``, if there is one | ``license`` |
"""

from __future__ import annotations

from typing import Any

from retract_ld.models import Agent, Organization
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.title_text import title_values

__all__ = ["citation_of"]


def citation_of(fields: Fields, value: Object, prefix: str) -> dict[str, Any]:
    """Return the values of a notice or work, ``prefix`` being the path to them."""
    titles = [
        title for title in list_member(value, "titles") if text_member(title, "title")
    ]
    main = next((title for title in titles if not member(title, "titleType")), None)
    publisher = value.get("publisher")
    container = value.get("container")
    types = value.get("types")
    rights = [
        text_member(item, "rightsUri") for item in list_member(value, "rightsList")
    ]
    return {
        "doi": fields.doi(value.get("doi") or value.get("id"), f"{prefix}doi"),
        "url": fields.url(value.get("url"), f"{prefix}url"),
        **title_values(member(main, "title")),
        "language": fields.language(value.get("language"), f"{prefix}language"),
        "document_type": text_member(types, "resourceType")
        or text_member(types, "resourceTypeGeneral"),
        "authors": _authors(fields, value, prefix),
        "publisher": _publisher(fields, publisher, prefix),
        "journal": fields.journal(
            text_member(container, "title"),
            text_member(container, "identifier")
            if text_member(container, "identifierType") == "ISSN"
            else None,
        ),
        "volume": text_member(container, "volume"),
        "issue": text_member(container, "issue"),
        "page_start": text_member(container, "firstPage"),
        "page_end": text_member(container, "lastPage"),
        "published": _published(fields, value, prefix),
        "license": fields.url(rights[0], f"{prefix}rightsList")
        if len(rights) == 1
        else None,
    }


def _published(fields: Fields, value: Object, prefix: str) -> str | None:
    """Return the date of issue, else the publication year."""
    for number, date in enumerate(list_member(value, "dates")):
        if text_member(date, "dateType") == "Issued":
            issued = fields.date(text_member(date, "date"), f"{prefix}dates[{number}]")
            if issued:
                return issued
    return fields.date(
        text_member(value, "publicationYear"), f"{prefix}publicationYear"
    )


def _publisher(fields: Fields, publisher: object, prefix: str) -> Organization | None:
    if not isinstance(publisher, dict):
        return fields.organization(publisher)
    identifier = text_member(publisher, "publisherIdentifier")
    is_ror = text_member(publisher, "publisherIdentifierScheme") == "ROR"
    path = f"{prefix}publisher"
    return fields.make(
        Organization,
        path,
        name=text_member(publisher, "name"),
        ror=fields.ror(identifier, path) if is_ror else None,
    )


def _authors(fields: Fields, value: Object, prefix: str) -> tuple[Agent, ...]:
    found = []
    for number, creator in enumerate(list_member(value, "creators")):
        path = f"{prefix}creators[{number}]"
        given = text_member(creator, "givenName")
        family = text_member(creator, "familyName")
        identifiers = {
            text_member(item, "nameIdentifierScheme"): member(item, "nameIdentifier")
            for item in list_member(creator, "nameIdentifiers")
        }
        group = text_member(creator, "nameType") == "Organizational"
        agent = fields.make(
            Agent,
            path,
            name=f"{given} {family}"
            if given and family
            else text_member(creator, "name"),
            given_name=given,
            family_name=family,
            kind="organization" if group else "person",
            orcid=fields.orcid(identifiers.get("ORCID"), path),
            affiliations=_affiliations(fields, creator, path),
        )
        found += [agent] if agent else []
    return tuple(found)


def _affiliations(
    fields: Fields, creator: object, path: str
) -> tuple[Organization, ...]:
    found = []
    for number, affiliation in enumerate(list_member(creator, "affiliation")):
        name = affiliation if isinstance(affiliation, str) else None
        scheme = text_member(affiliation, "affiliationIdentifierScheme")
        identifier = text_member(affiliation, "affiliationIdentifier")
        at = f"{path}.affiliation[{number}]"
        organization = fields.make(
            Organization,
            at,
            name=" ".join(name.split()) or None
            if name
            else text_member(affiliation, "name"),
            ror=fields.ror(identifier, at) if scheme == "ROR" else None,
        )
        found += [organization] if organization else []
    return tuple(found)
