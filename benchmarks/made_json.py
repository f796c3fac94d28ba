"""Records of the JSON formats, a line each."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.made_words import (
    AUTHORS,
    REFERENCES,
    VOCABULARY,
    affiliation,
    day,
    family,
    title,
    words,
)


def crossref(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    work: dict[str, Any] = {
        "DOI": f"10.5555/{number}",
        "type": "journal-article",
        "title": [title(number)],
        "container-title": ["Annals of Invented Medicine"],
        "ISSN": ["0140-6736"],
        "author": [
            {
                "given": f"Given {n}",
                "family": family(number, n),
                "sequence": "additional",
                "affiliation": [{"name": affiliation(number, n)}],
            }
            for n in range(AUTHORS)
        ],
        "abstract": words(number, 190),
        "reference": [
            {
                "key": f"r{n}",
                "doi-asserted-by": "publisher",
                "DOI": f"10.5555/{number * 7919 % 99991}.{n * number % 9973}",
                "author": family(number, n),
                "year": str(1990 + (n * number) % 30),
                "journal-title": f"Journal of {VOCABULARY[n * number % 4000]}",
            }
            for n in range(REFERENCES)
        ],
        "issued": {"date-parts": [[year, month]]},
        "publisher": "Invented Press",
        "page": f"{number}-{number + 9}",
        "volume": str(number % 90),
    }
    if updated:
        work["update-to"] = [
            {
                "DOI": f"10.5555/work.{number}",
                "type": "retraction",
                "label": "Retraction",
                "source": "publisher",
                "updated": {
                    "date-parts": [[year + 3, month, date]],
                    "date-time": f"{year + 3}-{month:02}-{date:02}T00:00:00Z",
                },
            }
        ]
    return line(work)


def openalex(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    return line(
        {
            "id": f"https://openalex.org/W{number}",
            "doi": f"https://doi.org/10.5555/{number}",
            "title": title(number),
            "publication_date": f"{year}-{month:02}-{date:02}",
            "ids": {"openalex": f"https://openalex.org/W{number}"},
            "language": "en",
            "primary_location": {
                "source": {
                    "id": "https://openalex.org/S1",
                    "display_name": "Annals of Invented Medicine",
                    "issn": ["0140-6736"],
                    "host_organization_name": "Invented Press",
                    "type": "journal",
                }
            },
            "type": "article",
            "open_access": {"is_oa": True},
            "authorships": [
                {
                    "author": {"display_name": f"Given {family(number, n)}"},
                    "institutions": [
                        {"display_name": affiliation(number, n), "country_code": "XX"}
                    ],
                    "raw_author_name": f"Given {family(number, n)}",
                    "is_corresponding": n == 0,
                }
                for n in range(AUTHORS)
            ],
            "biblio": {"volume": "12", "first_page": str(number)},
            "is_retracted": updated,
            "referenced_works": [
                f"https://openalex.org/W{n}" for n in range(REFERENCES)
            ],
            "abstract_inverted_index": {f"word{n}": [n, n + 200] for n in range(200)},
        }
    )


def europe_pmc(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    result: dict[str, Any] = {
        "id": str(number),
        "source": "MED",
        "pmid": str(number),
        "doi": f"10.5555/{number}",
        "title": f"{title(number)}.",
        "authorString": ", ".join(f"{family(number, n)} G" for n in range(AUTHORS)),
        "authorList": {
            "author": [
                {
                    "fullName": f"{family(number, n)} G",
                    "firstName": f"Given {n}",
                    "lastName": family(number, n),
                    "initials": "G",
                    "authorAffiliationDetailsList": {
                        "authorAffiliation": [{"affiliation": affiliation(number, n)}]
                    },
                }
                for n in range(AUTHORS)
            ]
        },
        "journalInfo": {
            "volume": "12",
            "yearOfPublication": year,
            "journal": {"title": "Annals of invented medicine", "issn": "0140-6736"},
        },
        "pageInfo": f"{number}-{number + 9}",
        "abstractText": words(number, 190),
        "language": "eng",
        "pubTypeList": {"pubType": ["Journal Article"]},
        "meshHeadingList": {
            "meshHeading": [
                {"majorTopic_YN": "N", "descriptorName": f"Heading {n}"}
                for n in range(12)
            ]
        },
        "firstPublicationDate": f"{year}-{month:02}-{date:02}",
    }
    if updated:
        result["commentCorrectionList"] = {
            "commentCorrection": [
                {
                    "id": str(number + 1),
                    "source": "MED",
                    "reference": f"Ann Invent Med. {year + 3} Feb {date};15(2):{number}",
                    "type": "Retraction in",
                    "orderIn": 1,
                }
            ]
        }
    return line(result)


def open_retractions(number: int, updated: bool) -> bytes:
    """Make a record of which each is about an update: without one it is empty."""
    year, month, date = day(number)
    doi = f"10.5555/{number}"
    stamp = f"{year}-{month:02}-{date:02}T00:00:00.000Z"
    update = {
        "timestamp": 1000 * number,
        "doi": f"10.5555/work.{number}",
        "type": "retraction",
    }
    return line(
        {
            "doi": doi,
            "title": title(number),
            "journal": "Annals of Invented Medicine",
            "publisher": "Invented Press",
            "published": stamp,
            "retracted": updated,
            "timestamp": 1000 * number,
            "updates": [update] if updated else [],
        }
    )


def datacite(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    related = [
        {
            "relationType": "References",
            "relatedIdentifier": f"10.5555/{n}",
            "relatedIdentifierType": "DOI",
        }
        for n in range(REFERENCES)
    ]
    if updated:
        related.append(
            {
                "relationType": "Obsoletes",
                "relatedIdentifier": f"10.5555/work.{number}",
                "relatedIdentifierType": "DOI",
            }
        )
    return line(
        {
            "id": f"10.5555/{number}",
            "type": "dois",
            "attributes": {
                "doi": f"10.5555/{number}",
                "titles": [{"title": title(number)}],
                "creators": [
                    {
                        "name": f"{family(number, n)}, Given {n}",
                        "nameType": "Personal",
                        "givenName": f"Given {n}",
                        "familyName": family(number, n),
                        "affiliation": [{"name": affiliation(number, n)}],
                    }
                    for n in range(AUTHORS)
                ],
                "publisher": "Invented Press",
                "publicationYear": year,
                "dates": [
                    {"date": f"{year}-{month:02}-{date:02}", "dateType": "Issued"}
                ],
                "types": {"resourceTypeGeneral": "Dataset"},
                "relatedIdentifiers": related,
                "descriptions": [
                    {"description": words(number, 190), "descriptionType": "Abstract"}
                ],
                "url": f"https://example.org/{number}",
            },
        }
    )


def csl(number: int, updated: bool) -> bytes:
    year, month, _ = day(number)
    return line(
        {
            "id": f"item{number}",
            "type": "article-journal",
            "DOI": f"10.5555/{number}",
            "title": title(number),
            "container-title": "Annals of Invented Medicine",
            "author": [
                {"family": family(number, n), "given": f"Given {n}"}
                for n in range(AUTHORS)
            ],
            "issued": {"date-parts": [[year, month]]},
            "page": f"{number}-{number + 9}",
            "volume": "12",
            "abstract": words(number, 190),
            **({"status": "retracted"} if updated else {}),
        }
    )


def line(record: dict[str, Any]) -> bytes:
    """Return a record as a line of JSON Lines."""
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"
