"""Records of each source format, in the form and size of real ones, all of them different.

What repeats in real files repeats here: journals, publishers, some affiliations. Names,
titles, identifiers and dates do not, so that no cache makes a reader look quicker than
it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

__all__ = ["FORMATS", "Made"]

#: Invented words, so many that texts compress as real ones do.
SYLLABLES = ("ka", "lo", "mi", "ne", "pu", "ra", "so", "ti", "vu", "za", "brin", "stol")
VOCABULARY = [
    "".join(
        SYLLABLES[(n * step + shift) % 12] for step, shift in ((1, 0), (5, n // 12))
    )
    + SYLLABLES[n // 144 % 12] * (n % 3)
    for n in range(4000)
]
AUTHORS = 6
REFERENCES = 40
FAMILIES = ("Adeyemi", "Brandt", "Castro", "Dao", "Eriksen", "Fujita", "Gallo")


class Made(NamedTuple):
    """How the records of a format are made and what stands around them."""

    record: Callable[[int, bool], bytes]
    """Make one record of a number, with an update or without."""
    head: bytes = b""
    tail: bytes = b""
    tag: str = ""
    """The element of a record; none: JSON Lines."""


def family(number: int, author: int) -> str:
    return f"{FAMILIES[(number + author) % len(FAMILIES)]}{number * AUTHORS + author}"


def day(number: int) -> tuple[int, int, int]:
    return 1990 + number % 34, 1 + number % 12, 1 + number % 28


def affiliation(number: int, author: int) -> str:
    return f"Department {author % 2}, University of Nowhere {number % 200}, Town."


def title(number: int) -> str:
    return f"An invented trial of {number} pots in {number % 97} towns"


def words(number: int, count: int) -> str:
    """Return so many words that no other record has in this order."""
    return " ".join(Random(number).choices(VOCABULARY, k=count)) + "."


def pubmed(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    relation = (
        '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>'
        f"Ann Invent Med. {year + 3} Feb {date};15(2):{number}. doi: 10.5555/aim.{number}."
        f'</RefSource><PMID Version="1">{number + 1}</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList>"
    )
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{family(number, n)}</LastName>'
        f"<ForeName>Given {n}</ForeName><Initials>G</Initials><AffiliationInfo>"
        f"<Affiliation>{affiliation(number, n)}</Affiliation></AffiliationInfo></Author>"
        for n in range(AUTHORS)
    )
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{n:06}" MajorTopicYN="N">Heading {n}'
        "</DescriptorName></MeshHeading>"
        for n in range(12)
    )
    references = "".join(
        f"<Reference><Citation>Somebody. Pots {n}. J Pots. 2001.</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{n + 1}</ArticleId></ArticleIdList></Reference>'
        for n in range(REFERENCES * 3 // 4)
    )
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">'
        f'{number}</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">0140-6736'
        '</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue>'
        f"<PubDate><Year>{year}</Year><Month>{month:02}</Month></PubDate></JournalIssue>"
        f"<Title>Annals of invented medicine</Title></Journal><ArticleTitle>{title(number)}"
        f".</ArticleTitle><Pagination><MedlinePgn>{number}-{number + 9}</MedlinePgn>"
        f"</Pagination><Abstract><AbstractText>{words(number, 190)}</AbstractText></Abstract>"
        f"<AuthorList>{authors}</AuthorList><Language>eng</Language><PublicationTypeList>"
        '<PublicationType UI="D016428">Journal Article</PublicationType>'
        "</PublicationTypeList></Article>"
        f"{relation if updated else ''}<MeshHeadingList>{headings}</MeshHeadingList>"
        f'</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{number}'
        f'</ArticleId><ArticleId IdType="doi">10.5555/{number}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    ).encode()


def deposit(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    updates = (
        f"<updates><update type='retraction' date='{year + 3}-{month:02}-{date:02}'>"
        f"10.5555/work.{number}</update></updates>"
    )
    people = "".join(
        "<person_name sequence='additional' contributor_role='author'><given_name>Given"
        f"</given_name><surname>{family(number, n)}</surname></person_name>"
        for n in range(AUTHORS)
    )
    citations = "".join(
        f"<citation key='r{n}'><journal_title>J Pots</journal_title><author>Somebody"
        f"</author><cYear>2001</cYear><doi>10.5555/{n}</doi></citation>"
        for n in range(REFERENCES)
    )
    return (
        "<journal><journal_metadata><full_title>Annals</full_title>"
        "<issn media_type='print'>01406736</issn></journal_metadata><journal_issue>"
        f"<journal_volume><volume>{number % 90}</volume></journal_volume><issue>2</issue>"
        f"</journal_issue><journal_article><titles><title>{title(number)}</title></titles>"
        f"<contributors>{people}</contributors><abstract><p>{words(number, 190)}</p></abstract>"
        f"<publication_date><month>{month}</month><year>{year}</year></publication_date>"
        "<crossmark><crossmark_policy>10.5555/policy</crossmark_policy>"
        f"{updates if updated else ''}</crossmark><doi_data><doi>10.5555/{number}</doi>"
        f"<resource>https://example.org/{number}</resource></doi_data>"
        f"<citation_list>{citations}</citation_list></journal_article></journal>\n"
    ).encode()


def jats(number: int, updated: bool) -> bytes:
    """Make an article of some 40 KB as PubMed Central has them, or a notice of one."""
    year, month, date = day(number)
    people = "".join(
        f'<contrib contrib-type="author"><name><surname>{family(number, n)}</surname>'
        f'<given-names>Given {n}</given-names></name><xref ref-type="aff" rid="a{n % 2}"/>'
        "</contrib>"
        for n in range(AUTHORS)
    )
    places = "".join(f'<aff id="a{n}">{affiliation(number, n)}</aff>' for n in range(2))
    related = (
        '<related-article related-article-type="retracted-article" ext-link-type="doi"'
        f' xlink:href="10.5555/work.{number}" id="ra1"/>'
    )
    references = "".join(
        f'<ref id="r{n}"><element-citation publication-type="journal"><person-group>'
        f"<name><surname>Somebody</surname><given-names>S</given-names></name>"
        f"</person-group><article-title>Pots {n}</article-title><source>J Pots</source>"
        f"<year>2001</year><volume>{n}</volume></element-citation></ref>"
        for n in range(REFERENCES)
    )
    body = "".join(
        f"<sec><title>Part {n}</title>"
        + "".join(
            f"<p>{words(64 * number + 8 * n + part, 45)}"
            f'<xref ref-type="bibr" rid="r{n}">{n}</xref>.</p>'
            for part in range(8)
        )
        + "</sec>"
        for n in range(8)
    )
    if updated:
        body = (
            f"<p>The editors have retracted this article on {number} pots at the request"
            " of its authors, because the results could not be reproduced.</p>"
        )
    return (
        '<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="'
        f'{"retraction" if updated else "research-article"}"><front><journal-meta>'
        "<journal-title-group><journal-title>Annals of Invented Medicine</journal-title>"
        '</journal-title-group><issn pub-type="ppub">0140-6736</issn><publisher>'
        "<publisher-name>Invented Press</publisher-name></publisher></journal-meta>"
        f'<article-meta><article-id pub-id-type="doi">10.5555/{number}</article-id>'
        f"<title-group><article-title>{'Retraction: ' if updated else ''}{title(number)}"
        f"</article-title></title-group><contrib-group>{people}</contrib-group>{places}"
        f'<pub-date pub-type="epub"><day>{date}</day><month>{month}</month><year>{year}'
        f"</year></pub-date>{related if updated else ''}<abstract><p>{words(number, 190)}</p>"
        f"</abstract></article-meta></front><body>{body}</body><back><ref-list>{references}"
        "</ref-list></back></article>\n"
    ).encode()


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
    return _line(work)


def openalex(number: int, updated: bool) -> bytes:
    year, month, date = day(number)
    return _line(
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
    return _line(result)


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
    return _line(
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
    return _line(
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
    return _line(
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


def wikidata(number: int, updated: bool) -> bytes:
    year, month, date = day(number)

    def statement(name: str, value: object) -> dict[str, Any]:
        return {
            "id": f"Q{number}$0000-{name}",
            "mainsnak": {
                "snaktype": "value",
                "property": name,
                "datavalue": {"value": value, "type": "string"},
            },
            "type": "statement",
            "rank": "normal",
        }

    def item(name: str) -> dict[str, Any]:
        return {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}

    time = {"time": f"+{year}-{month:02}-{date:02}T00:00:00Z", "precision": 11}
    names = [
        {
            **statement("P2093", f"Given {family(number, n)}"),
            "qualifiers": {
                "P1545": [
                    {
                        "snaktype": "value",
                        "property": "P1545",
                        "datavalue": {"value": str(n + 1), "type": "string"},
                    }
                ]
            },
        }
        for n in range(AUTHORS)
    ]
    claims = {
        "P31": [statement("P31", item("Q13442814"))],
        "P356": [statement("P356", f"10.5555/{number}")],
        "P1476": [statement("P1476", {"text": title(number), "language": "en"})],
        "P577": [statement("P577", time)],
        "P2093": names,
        "P2860": [statement("P2860", item(f"Q{n + 1}")) for n in range(REFERENCES)],
    }
    if updated:
        claims["P5824"] = [statement("P5824", item(f"Q{number + 1}"))]
    return _line({"type": "item", "id": f"Q{number}", "claims": claims})


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


FORMATS = {
    "pubmed": Made(
        pubmed, b"<PubmedArticleSet>", b"</PubmedArticleSet>", "PubmedArticle"
    ),
    "crossref-xml": Made(
        deposit, b"<doi_batch><body>", b"</body></doi_batch>", "journal"
    ),
    "jats": Made(jats, b"<pmc-articleset>", b"</pmc-articleset>", "article"),
    "crossref": Made(crossref),
    "openalex": Made(openalex),
    "europe-pmc": Made(europe_pmc),
    "datacite": Made(datacite),
    "csl-json": Made(csl),
    "wikidata": Made(wikidata),
    "open-retractions": Made(open_retractions),
}
