"""Profile ``core``: the claim in our own vocabulary, citations in DCTERMS, PRISM, FOAF.

It carries every field of the models, so it alone can be read back (`reverse`).
"""

from __future__ import annotations

from typing import Final, get_args

from retract_ld.codes import (
    UPDATE_TYPES,
    Guideline,
    Party,
    Reason,
    Register,
    Status,
    UpdateType,
)
from retract_ld.mapping.table import (
    BOOLEAN,
    DATE,
    DECIMAL,
    FLAG,
    INTEGER,
    IRI,
    TEXT,
    Constant,
    Derived,
    Link,
    Profile,
    Property,
    Rule,
    choice,
    concept,
)
from retract_ld.namespaces import DCTERMS, FABIO, FOAF, PRISM, RDF, RLD

__all__ = ["CORE"]

_PARTY: Final = concept("party", get_args(Party))
_STATUS: Final = concept("status", get_args(Status))
_NOTICE_CLASS: Final = choice(
    {
        code: RLD[terms.notice_class]
        for code, terms in UPDATE_TYPES.items()
        if terms.notice_class != "Notice"
    }
)
_FOUND_ON: Final = choice({"notice": RLD.NoticeRecord, "work": RLD.WorkRecord})

_UPDATE: Final = Rule(
    (
        Constant(RDF.type, RLD.Update),
        Property("type", RLD.updateType, concept("update-type", get_args(UpdateType))),
        Property("raw_type", RLD.rawType, TEXT),
        Property("raw_label", RLD.rawLabel, TEXT),
        Derived("claimed_status", RLD.claimedStatus, _STATUS),
        Property("date", RLD.date, DATE),
        Property(
            "asserted_by", RLD.assertedBy, concept("register", get_args(Register))
        ),
        Property("record_id", RLD.recordId, TEXT),
        Property("found_on", RLD.foundOn, _FOUND_ON),
        Derived("self_referential", RLD.selfReferential, FLAG),
        Link("notice", RLD.notice),
        Link("work", RLD.work),
        Property("part", RLD.part, TEXT),
        Link("replacement", RLD.replacement),
        Property("reasons", RLD.reason, concept("reason", get_args(Reason)), many=True),
        Property("raw_reasons", RLD.rawReason, TEXT, many=True),
        Property("initiated_by", RLD.initiatedBy, _PARTY, many=True),
        Property("accepted_by", RLD.acceptedBy, _PARTY, many=True),
        Property("objected_by", RLD.objectedBy, _PARTY, many=True),
        Property("policy", RLD.policy, IRI),
        Property("note", RLD.note, TEXT),
        Property("see_also", RLD.seeAlso, IRI, many=True),
        Link("evidence", RLD.evidence),
    )
)

_DOCUMENT: Final = (
    Property("doi", PRISM.doi, TEXT),
    Property("pmid", RLD.pmid, TEXT),
    Property("pmcid", RLD.pmcid, TEXT),
    Property("url", RLD.landingPage, IRI),
    Property("same_as", RLD.sameDocument, IRI, many=True),
    Property("title", DCTERMS.title, TEXT),
    Property("title_markup", RLD.titleMarkup, TEXT),
    Property("language", DCTERMS.language, TEXT),
    Property("document_type", RLD.documentType, TEXT),
    Link("contributions", RLD.contribution),
    Link("journal", DCTERMS.isPartOf),
    Derived("journal_title", PRISM.publicationName, TEXT),
    Derived("issns", PRISM.issn, TEXT),
    Property("volume", PRISM.volume, TEXT),
    Property("issue", PRISM.number, TEXT),
    Property("pages", PRISM.pageRange, TEXT),
    Property("page_start", PRISM.startingPage, TEXT),
    Property("page_end", PRISM.endingPage, TEXT),
    Property("article_number", RLD.articleNumber, TEXT),
    Link("publisher", DCTERMS.publisher),
    Derived("publisher_name", RLD.publisherName, TEXT),
    Property("published", DCTERMS.issued, DATE),
    Property("published_online", RLD.publishedOnline, DATE),
    Property("published_print", RLD.publishedPrint, DATE),
    Property("received", RLD.received, DATE),
    Property("accepted", RLD.accepted, DATE),
    Property("free_to_read", RLD.freeToRead, BOOLEAN),
    Property("license", DCTERMS.license, IRI),
)

_NOTICE: Final = Rule(
    (
        Constant(RDF.type, RLD.Notice),
        Derived("type", RDF.type, _NOTICE_CLASS),
        *(
            Link(f"relation:{code}", RLD[terms.relation])
            for code, terms in UPDATE_TYPES.items()
        ),
        Link("in_situ", RLD.inSituNoticeOf),
        *_DOCUMENT,
        Property(
            "guidelines",
            RLD.guideline,
            concept("guideline", get_args(Guideline)),
            many=True,
        ),
        Property("text", RLD.text, TEXT),
    )
)

_WORK: Final = Rule(
    (
        Constant(RDF.type, RLD.Work),
        *_DOCUMENT,
        Property("subjects", RLD.subject, TEXT, many=True),
        Property("countries", RLD.country, TEXT, many=True),
        Property("institutions", RLD.institution, TEXT, many=True),
        Property("article_types", RLD.articleType, TEXT, many=True),
        Link("replacement", DCTERMS.isReplacedBy),
        Link("replaces", DCTERMS.replaces),
    )
)

_CONTRIBUTION: Final = Rule(
    (
        Constant(RDF.type, RLD.Contribution),
        Link("agent", RLD.contributor),
        Derived("position", RLD.position, INTEGER),
        Property("name", RLD.writtenName, TEXT),
        Property("given_name", RLD.writtenGivenName, TEXT),
        Property("family_name", RLD.writtenFamilyName, TEXT),
        Link("affiliations", RLD.affiliation),
        Derived("affiliation_names", RLD.writtenAffiliation, TEXT),
        Property("corresponding", RLD.corresponding, FLAG),
        Property("equal_contribution", RLD.equalContribution, FLAG),
    )
)

_EVIDENCE: Final = Rule(
    (
        Constant(RDF.type, RLD.Evidence),
        Property("field", RLD.evidenceField, TEXT),
        Property("text", RLD.evidenceText, TEXT),
        Property("start", RLD.evidenceStart, INTEGER),
        Property("end", RLD.evidenceEnd, INTEGER),
        Property("confidence", RLD.evidenceConfidence, DECIMAL),
        Property("rule", RLD.evidenceRule, TEXT),
    )
)

CORE: Final = Profile(
    "core",
    "our own vocabulary, with DCTERMS, PRISM and FOAF for citations",
    {
        "update": _UPDATE,
        "notice": _NOTICE,
        "work": _WORK,
        "contribution": _CONTRIBUTION,
        "evidence": _EVIDENCE,
        "person": Rule((Constant(RDF.type, FOAF.Person),)),
        "organization": Rule(
            (Constant(RDF.type, FOAF.Organization), Property("name", FOAF.name, TEXT))
        ),
        "journal": Rule(
            (
                Constant(RDF.type, FABIO.Journal),
                Property("title", DCTERMS.title, TEXT),
                Property("issns", PRISM.issn, TEXT, many=True),
            )
        ),
    },
)
