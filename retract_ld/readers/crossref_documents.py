"""What a work of the Crossref REST API tells of a document.

======================================  ===========================================
source                                  model
======================================  ===========================================
DOI, PMID, PMCID                        the same
resource.primary.URL, URL               ``url``; a DOI address is none
title, first that is not empty          ``title``; ``title_markup`` where it has any
language, type                          ``language``, ``document_type``
author                                  ``authors``: given and family name, name,
                                        suffix, ORCID, affiliation with ROR id
container-title, ISSN, issn-type        ``journal``
volume, issue, page, article-number     the same; ``pages`` and its two ends
publisher                               ``publisher``
published, or the earliest of issued,   ``published``
published-*, posted
published-online, published-print       the same
accepted                                ``accepted``
license of the version of record        ``license``
======================================  ===========================================
"""

from __future__ import annotations

import re
from typing import Any, Final

from retract_ld.dates import earlier
from retract_ld.models import Agent, Journal, Organization
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.title_text import title_values

__all__ = ["document_values"]

_DOI_ADDRESS: Final = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_RANGE: Final = re.compile(r"([^\s,;-]+)\s*[-–—]+\s*([^\s,;-]+)")
_ROR: Final = re.compile(r"https?://ror\.org/", re.IGNORECASE)
#: Versions of a licence, the one that holds for readers first.
_VERSIONS: Final = ("vor", "unspecified")


def document_values(fields: Fields, work: Object) -> dict[str, Any]:
    """Return the values of a notice or work."""
    pages = text_member(work, "page")
    ends = _RANGE.fullmatch(pages) if pages else None
    return {
        "doi": fields.doi(work.get("DOI"), "DOI"),
        "pmid": fields.pmid(work.get("PMID"), "PMID"),
        "pmcid": fields.pmcid(work.get("PMCID"), "PMCID"),
        "url": _landing_page(fields, work),
        **title_values(_first(work.get("title"))),
        "language": fields.language(work.get("language")),
        "document_type": text_member(work, "type"),
        "authors": _authors(fields, work),
        "journal": _journal(fields, work),
        "volume": text_member(work, "volume"),
        "issue": text_member(work, "issue"),
        "pages": pages,
        "page_start": ends.group(1) if ends else None,
        "page_end": ends.group(2) if ends else None,
        "article_number": text_member(work, "article-number"),
        "publisher": fields.organization(work.get("publisher")),
        "license": _license(fields, work),
        **_dates(fields, work),
    }


def _first(value: object) -> object:
    """Return the first text of a list that is not empty, or the value itself."""
    if not isinstance(value, list):
        return value
    return next(
        (text for text in value if isinstance(text, str) and text.strip()), None
    )


def _landing_page(fields: Fields, work: Object) -> str | None:
    page = text_member(work, "resource", "primary", "URL")
    if page is not None:
        return fields.url(page, "resource.primary.URL")
    address = text_member(work, "URL")
    if address is None or _DOI_ADDRESS.match(address):
        return None
    return fields.url(address, "URL")


def _authors(fields: Fields, work: Object) -> tuple[Agent, ...]:
    found = [
        _author(fields, author, number)
        for number, author in enumerate(list_member(work, "author"))
    ]
    return tuple(agent for agent in found if agent is not None)


def _author(fields: Fields, author: object, number: int) -> Agent | None:
    given = text_member(author, "given")
    family = text_member(author, "family")
    suffix = text_member(author, "suffix")
    name = " ".join(part for part in (given, family, suffix) if part)
    signed = name or text_member(author, "name") or text_member(author, "literal")
    if not signed:
        return None
    orcid = text_member(author, "ORCID")
    values: dict[str, Any] = {}
    if orcid is not None:
        values["orcid"] = fields.orcid(orcid, f"author[{number}].ORCID")
    if given:
        values["given_name"] = given
    if family:
        values["family_name"] = family
    if not name:
        values["kind"] = "organization"
    affiliations = list_member(author, "affiliation")
    if affiliations:
        found = (
            _affiliation(fields, affiliation, f"author[{number}].affiliation[{place}]")
            for place, affiliation in enumerate(affiliations)
        )
        values["affiliations"] = tuple(filter(None, found))
    return fields.make(Agent, f"author[{number}]", name=signed, **values)


def _affiliation(fields: Fields, affiliation: object, path: str) -> Organization | None:
    ror = None
    for identifier in list_member(affiliation, "id"):
        text = text_member(identifier, "id")
        if text and _ROR.match(text):
            ror = fields.ror(text, path)
            break
    return fields.organization(member(affiliation, "name"), ror)


def _journal(fields: Fields, work: Object) -> Journal | None:
    title = title_values(_first(work.get("container-title"))).get("title")
    issns = work.get("ISSN")
    if not issns:
        issns = [member(typed, "value") for typed in list_member(work, "issn-type")]
    return fields.journal(title, issns or None)


def _license(fields: Fields, work: Object) -> str | None:
    licenses = list_member(work, "license")
    for version in _VERSIONS:
        for entry in licenses:
            if member(entry, "content-version") == version:
                return fields.url(member(entry, "URL"), "license")
    return None


def _dates(fields: Fields, work: Object) -> dict[str, str | None]:
    dates = {
        name: fields.date_parts(work.get(name), name)
        for name in (
            "published",
            "issued",
            "published-online",
            "published-print",
            "posted",
            "accepted",
        )
    }
    published = dates["published"]
    for name in ("issued", "published-online", "published-print", "posted"):
        if dates["published"] is None:
            published = earlier(published, dates[name])
    return {
        "published": published,
        "published_online": dates["published-online"],
        "published_print": dates["published-print"],
        "accepted": dates["accepted"],
    }
