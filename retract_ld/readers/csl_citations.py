"""What a CSL-JSON item tells of a document.

| source | model |
| --- | --- |
| ``DOI``, ``PMID``, ``PMCID``, ``URL``, or lines of ``note`` | identifiers |
| ``title``, ``author``, ``container-title``, ``ISSN``, ``publisher`` | citation |
| ``volume``, ``issue``, ``page`` | the same; ``pages`` |
| ``issued``, ``published-online``, ``published-print`` | dates, the earliest as ``published`` |
| ``type``, ``language`` | ``document_type``, ``language`` |
"""

from __future__ import annotations

import re
from typing import Any, Final

from retract_ld.dates import earlier
from retract_ld.models import Agent, Organization
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.title_text import title_values

__all__ = ["citation_of", "note_lines"]

#: ``PMID: 9500320``, the way variables are written in notes; also ``{:PMID: 9500320}``.
_NOTE_LINE: Final = re.compile(
    r"\s*\{?:?\s*(pmid|pmcid|doi|status)\s*:\s*([^\n}]*[^\s}])\s*\}?\s*", re.IGNORECASE
)

_RANGE: Final = re.compile(r"([^\s,;-]+)\s*[-–—]+\s*([^\s,;-]+)")
_DOI_ADDRESS: Final = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


def note_lines(value: Object) -> dict[str, str]:
    r"""Return the variables that a note holds, one a line.

    >>> note_lines({"note": "PMID: 9500320\nread twice\nStatus: retracted"})
    {'pmid': '9500320', 'status': 'retracted'}
    """
    note = value.get("note")
    lines = note.splitlines() if isinstance(note, str) else []
    matches = [_NOTE_LINE.fullmatch(line[:1000]) for line in lines]
    return {match.group(1).lower(): match.group(2) for match in matches if match}


def citation_of(fields: Fields, value: Object) -> dict[str, Any]:
    """Return the values of a notice or work."""
    noted = note_lines(value)
    issns = value.get("ISSN")
    pages = text_member(value, "page")
    ends = _RANGE.fullmatch(pages) if pages else None
    if isinstance(issns, str):
        issns = re.split(r"[,;\s]+", issns.strip())
    return {
        "doi": fields.doi(value.get("DOI") or noted.get("doi"), "DOI"),
        "pmid": fields.pmid(value.get("PMID") or noted.get("pmid"), "PMID"),
        "pmcid": fields.pmcid(value.get("PMCID") or noted.get("pmcid"), "PMCID"),
        "url": _landing_page(fields, value),
        **title_values(value.get("title")),
        "document_type": text_member(value, "type"),
        "language": fields.language(value.get("language")),
        "authors": _authors(fields, value),
        "journal": fields.journal(text_member(value, "container-title"), issns),
        "publisher": fields.organization(value.get("publisher")),
        "volume": text_member(value, "volume"),
        "issue": text_member(value, "issue"),
        "pages": pages,
        "page_start": ends.group(1) if ends else None,
        "page_end": ends.group(2) if ends else None,
        **_dates(fields, value),
    }


def _landing_page(fields: Fields, value: Object) -> str | None:
    """Return ``URL``, unless it is only the DOI again."""
    url = fields.url(value.get("URL"), "URL")
    return None if url and _DOI_ADDRESS.match(url) else url


def _dates(fields: Fields, value: Object) -> dict[str, str | None]:
    issued = fields.date_parts(value.get("issued"), "issued")
    online, in_print = (
        fields.date_parts(value.get(name), name)
        for name in ("published-online", "published-print")
    )
    return {
        "published": earlier(earlier(issued, online), in_print),
        "published_online": online,
        "published_print": in_print,
    }


def _authors(fields: Fields, value: Object) -> tuple[Agent, ...]:
    found = []
    for number, author in enumerate(list_member(value, "author")):
        path = f"author[{number}]"
        given, family = _names(author)
        literal = text_member(author, "literal") or text_member(author, "name")
        name = " ".join(part for part in (given, family) if part)
        affiliations = [
            text_member(affiliation, "name")
            for affiliation in list_member(author, "affiliation")
        ]
        agent = fields.make(
            Agent,
            path,
            name=name or literal,
            given_name=given,
            family_name=family,
            kind="person" if name else "organization",
            orcid=fields.orcid(member(author, "ORCID"), f"{path}.ORCID"),
            affiliations=tuple(
                Organization(name=name) for name in affiliations if name
            ),
        )
        found += [agent] if agent else []
    return tuple(found)


def _names(author: object) -> tuple[str | None, str | None]:
    """Return given and family name, with particles and suffix in reading order."""
    given = [text_member(author, name) for name in ("given", "dropping-particle")]
    family = [
        text_member(author, name)
        for name in ("non-dropping-particle", "family", "suffix")
    ]
    return (
        " ".join(part for part in given if part) or None,
        " ".join(part for part in family if part) or None,
    )
