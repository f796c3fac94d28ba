"""Profile ``schema``: Schema.org only, for pages and the aggregators that read them.

Schema.org 30.0 has no term for a retraction. A notice is a ScholarlyArticle and a
CorrectionComment about its work, told apart by ``additionalType`` (our notice class);
the work points to it with ``correction`` and ``subjectOf``. A claimed status is not
written on the work: that takes all claims (see ``docs/architecture.md``).
"""

from __future__ import annotations

from typing import Final

from retract_ld.codes import UPDATE_TYPES
from retract_ld.mapping.table import (
    BOOLEAN,
    DATE,
    IRI,
    TEXT,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
    choice,
)
from retract_ld.namespaces import RDF, RLD, SCHEMA

__all__ = ["SCHEMA_ORG"]

_NOTICE_CLASS: Final = choice(
    {code: RLD[terms.notice_class] for code, terms in UPDATE_TYPES.items()}
)

_DOCUMENT: Final = (
    Constant(RDF.type, SCHEMA.ScholarlyArticle),
    Property("title", SCHEMA.name, TEXT),
    Link("authors", SCHEMA.author),
    Property("published", SCHEMA.datePublished, DATE),
    Property("language", SCHEMA.inLanguage, TEXT),
    Link("identifiers", SCHEMA.identifier),
    Property("url", SCHEMA.url, IRI),
    Property("same_as", SCHEMA.sameAs, IRI, many=True),
    Link("container", SCHEMA.isPartOf),
    Property("pages", SCHEMA.pagination, TEXT),
    Property("page_start", SCHEMA.pageStart, TEXT),
    Property("page_end", SCHEMA.pageEnd, TEXT),
    Link("publisher", SCHEMA.publisher),
    Property("free_to_read", SCHEMA.isAccessibleForFree, BOOLEAN),
    Property("license", SCHEMA.license, IRI),
)

_AGENT: Final = (
    Property("name", SCHEMA.name, TEXT),
    Property("given_name", SCHEMA.givenName, TEXT),
    Property("family_name", SCHEMA.familyName, TEXT),
    Link("affiliations", SCHEMA.affiliation),
)

SCHEMA_ORG: Final = Profile(
    "schema",
    "Schema.org only, for pages",
    {
        "notice": Rule(
            (
                *_DOCUMENT[:1],
                Constant(RDF.type, SCHEMA.CorrectionComment),
                Derived("type", SCHEMA.additionalType, _NOTICE_CLASS),
                *_DOCUMENT[1:],
                Link("work", SCHEMA.about),
                Link("work", SCHEMA.parentItem),
                Link("policy", SCHEMA.publishingPrinciples),
                Link("concepts", SCHEMA.keywords),
            )
        ),
        "work": Rule(
            (
                *_DOCUMENT,
                Link("notice", SCHEMA.correction),
                Link("notice", SCHEMA.subjectOf),
                Property("subjects", SCHEMA.keywords, TEXT, many=True),
                Link("replaces", SCHEMA.isBasedOn),
            )
        ),
        "person": Rule((Constant(RDF.type, SCHEMA.Person), *_AGENT)),
        "organization": Rule((Constant(RDF.type, SCHEMA.Organization), *_AGENT[:1])),
        "journal": Rule(
            (
                Constant(RDF.type, SCHEMA.Periodical),
                Property("title", SCHEMA.name, TEXT),
                Property("issns", SCHEMA.issn, TEXT, many=True),
            )
        ),
        "volume": Rule(
            (
                Constant(RDF.type, SCHEMA.PublicationVolume),
                Property("volume", SCHEMA.volumeNumber, TEXT),
                Link("container", SCHEMA.isPartOf),
            )
        ),
        "issue": Rule(
            (
                Constant(RDF.type, SCHEMA.PublicationIssue),
                Property("issue", SCHEMA.issueNumber, TEXT),
                Link("container", SCHEMA.isPartOf),
            )
        ),
        "identifier": Rule(
            (
                Constant(RDF.type, SCHEMA.PropertyValue),
                Derived("scheme", SCHEMA.propertyID, TEXT),
                Derived("value", SCHEMA.value, TEXT),
                Derived("address", SCHEMA.url, IRI),
            )
        ),
        "concept": Rule(
            (
                Constant(RDF.type, SCHEMA.DefinedTerm),
                Derived("label", SCHEMA.name, TEXT),
                Derived("code", SCHEMA.termCode, TEXT),
                Derived("scheme", SCHEMA.inDefinedTermSet, IRI),
            )
        ),
    },
)
