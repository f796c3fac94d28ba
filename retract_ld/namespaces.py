"""The terms of our graphs as N-Triples tokens, in closed namespaces.

Generated from ``vocab/`` by ``make vocab``: do not edit.
"""

# ruff: noqa: D415, N815
# fmt: off
from __future__ import annotations

from collections.abc import Iterator
from typing import Final

__all__ = [
    "CITO",
    "DCTERMS",
    "FABIO",
    "FOAF",
    "FRBR",
    "PREFIXES",
    "PRISM",
    "PRISM3",
    "PRO",
    "PROV",
    "PSO",
    "RDF",
    "RDFS",
    "RIPE",
    "RLD",
    "SCHEMA",
    "SKOS",
    "SRO",
    "VOID",
    "XSD",
]


class _Namespace(type):
    """A closed namespace: a term that it does not have is an error."""

    def __getitem__(cls, local_name: str) -> str:
        """Return the term of a local name; `KeyError` if it is not declared."""
        token = cls.__dict__.get(local_name.replace("-", "_"))
        if local_name.startswith("_") or not isinstance(token, str):
            raise KeyError(f"{cls.__name__} has no term {local_name!r}")
        return token

    def __iter__(cls) -> Iterator[str]:
        """Yield all terms."""
        return (token for name, token in cls.__dict__.items() if name[0] != "_")


class CITO(metaclass=_Namespace):
    """`http://purl.org/spar/cito/`"""

    cites: Final = "<http://purl.org/spar/cito/cites>"
    corrects: Final = "<http://purl.org/spar/cito/corrects>"
    extends: Final = "<http://purl.org/spar/cito/extends>"
    isCitedBy: Final = "<http://purl.org/spar/cito/isCitedBy>"
    isCorrectedBy: Final = "<http://purl.org/spar/cito/isCorrectedBy>"
    isExtendedBy: Final = "<http://purl.org/spar/cito/isExtendedBy>"
    isQualifiedBy: Final = "<http://purl.org/spar/cito/isQualifiedBy>"
    isRetractedBy: Final = "<http://purl.org/spar/cito/isRetractedBy>"
    isUpdatedBy: Final = "<http://purl.org/spar/cito/isUpdatedBy>"
    qualifies: Final = "<http://purl.org/spar/cito/qualifies>"
    retracts: Final = "<http://purl.org/spar/cito/retracts>"
    updates: Final = "<http://purl.org/spar/cito/updates>"


class DCTERMS(metaclass=_Namespace):
    """`http://purl.org/dc/terms/`"""

    accessRights: Final = "<http://purl.org/dc/terms/accessRights>"
    available: Final = "<http://purl.org/dc/terms/available>"
    created: Final = "<http://purl.org/dc/terms/created>"
    creator: Final = "<http://purl.org/dc/terms/creator>"
    dateAccepted: Final = "<http://purl.org/dc/terms/dateAccepted>"
    dateSubmitted: Final = "<http://purl.org/dc/terms/dateSubmitted>"
    description: Final = "<http://purl.org/dc/terms/description>"
    identifier: Final = "<http://purl.org/dc/terms/identifier>"
    isPartOf: Final = "<http://purl.org/dc/terms/isPartOf>"
    isReplacedBy: Final = "<http://purl.org/dc/terms/isReplacedBy>"
    issued: Final = "<http://purl.org/dc/terms/issued>"
    language: Final = "<http://purl.org/dc/terms/language>"
    license: Final = "<http://purl.org/dc/terms/license>"
    publisher: Final = "<http://purl.org/dc/terms/publisher>"
    replaces: Final = "<http://purl.org/dc/terms/replaces>"
    source: Final = "<http://purl.org/dc/terms/source>"
    title: Final = "<http://purl.org/dc/terms/title>"


class FABIO(metaclass=_Namespace):
    """`http://purl.org/spar/fabio/`"""

    Addendum: Final = "<http://purl.org/spar/fabio/Addendum>"
    Correction: Final = "<http://purl.org/spar/fabio/Correction>"
    Corrigendum: Final = "<http://purl.org/spar/fabio/Corrigendum>"
    Erratum: Final = "<http://purl.org/spar/fabio/Erratum>"
    Expression: Final = "<http://purl.org/spar/fabio/Expression>"
    Journal: Final = "<http://purl.org/spar/fabio/Journal>"
    JournalArticle: Final = "<http://purl.org/spar/fabio/JournalArticle>"
    JournalIssue: Final = "<http://purl.org/spar/fabio/JournalIssue>"
    JournalVolume: Final = "<http://purl.org/spar/fabio/JournalVolume>"
    Retraction: Final = "<http://purl.org/spar/fabio/Retraction>"
    RetractionNotice: Final = "<http://purl.org/spar/fabio/RetractionNotice>"
    hasSequenceIdentifier: Final = "<http://purl.org/spar/fabio/hasSequenceIdentifier>"


class FOAF(metaclass=_Namespace):
    """`http://xmlns.com/foaf/0.1/`"""

    Agent: Final = "<http://xmlns.com/foaf/0.1/Agent>"
    Organization: Final = "<http://xmlns.com/foaf/0.1/Organization>"
    Person: Final = "<http://xmlns.com/foaf/0.1/Person>"
    familyName: Final = "<http://xmlns.com/foaf/0.1/familyName>"
    givenName: Final = "<http://xmlns.com/foaf/0.1/givenName>"
    homepage: Final = "<http://xmlns.com/foaf/0.1/homepage>"
    name: Final = "<http://xmlns.com/foaf/0.1/name>"
    page: Final = "<http://xmlns.com/foaf/0.1/page>"


class FRBR(metaclass=_Namespace):
    """`http://purl.org/vocab/frbr/core#`"""

    part: Final = "<http://purl.org/vocab/frbr/core#part>"
    partOf: Final = "<http://purl.org/vocab/frbr/core#partOf>"


class PRISM(metaclass=_Namespace):
    """`http://prismstandard.org/namespaces/basic/2.0/`"""

    doi: Final = "<http://prismstandard.org/namespaces/basic/2.0/doi>"
    endingPage: Final = "<http://prismstandard.org/namespaces/basic/2.0/endingPage>"
    issn: Final = "<http://prismstandard.org/namespaces/basic/2.0/issn>"
    number: Final = "<http://prismstandard.org/namespaces/basic/2.0/number>"
    pageRange: Final = "<http://prismstandard.org/namespaces/basic/2.0/pageRange>"
    publicationName: Final = "<http://prismstandard.org/namespaces/basic/2.0/publicationName>"
    startingPage: Final = "<http://prismstandard.org/namespaces/basic/2.0/startingPage>"
    volume: Final = "<http://prismstandard.org/namespaces/basic/2.0/volume>"


class PRISM3(metaclass=_Namespace):
    """`http://prismstandard.org/namespaces/basic/3.0/`"""

    doi: Final = "<http://prismstandard.org/namespaces/basic/3.0/doi>"
    publicationDate: Final = "<http://prismstandard.org/namespaces/basic/3.0/publicationDate>"


class PRO(metaclass=_Namespace):
    """`http://purl.org/spar/pro/`"""

    RoleInTime: Final = "<http://purl.org/spar/pro/RoleInTime>"
    author: Final = "<http://purl.org/spar/pro/author>"
    holdsRoleInTime: Final = "<http://purl.org/spar/pro/holdsRoleInTime>"
    isHeldBy: Final = "<http://purl.org/spar/pro/isHeldBy>"
    relatesToDocument: Final = "<http://purl.org/spar/pro/relatesToDocument>"
    relatesToOrganization: Final = "<http://purl.org/spar/pro/relatesToOrganization>"
    withRole: Final = "<http://purl.org/spar/pro/withRole>"


class PROV(metaclass=_Namespace):
    """`http://www.w3.org/ns/prov#`"""

    Activity: Final = "<http://www.w3.org/ns/prov#Activity>"
    Agent: Final = "<http://www.w3.org/ns/prov#Agent>"
    Bundle: Final = "<http://www.w3.org/ns/prov#Bundle>"
    Entity: Final = "<http://www.w3.org/ns/prov#Entity>"
    atTime: Final = "<http://www.w3.org/ns/prov#atTime>"
    endedAtTime: Final = "<http://www.w3.org/ns/prov#endedAtTime>"
    generated: Final = "<http://www.w3.org/ns/prov#generated>"
    generatedAtTime: Final = "<http://www.w3.org/ns/prov#generatedAtTime>"
    hadPrimarySource: Final = "<http://www.w3.org/ns/prov#hadPrimarySource>"
    invalidatedAtTime: Final = "<http://www.w3.org/ns/prov#invalidatedAtTime>"
    startedAtTime: Final = "<http://www.w3.org/ns/prov#startedAtTime>"
    used: Final = "<http://www.w3.org/ns/prov#used>"
    value: Final = "<http://www.w3.org/ns/prov#value>"
    wasAssociatedWith: Final = "<http://www.w3.org/ns/prov#wasAssociatedWith>"
    wasAttributedTo: Final = "<http://www.w3.org/ns/prov#wasAttributedTo>"
    wasDerivedFrom: Final = "<http://www.w3.org/ns/prov#wasDerivedFrom>"
    wasGeneratedBy: Final = "<http://www.w3.org/ns/prov#wasGeneratedBy>"
    wasInvalidatedBy: Final = "<http://www.w3.org/ns/prov#wasInvalidatedBy>"
    wasRevisionOf: Final = "<http://www.w3.org/ns/prov#wasRevisionOf>"


class PSO(metaclass=_Namespace):
    """`http://purl.org/spar/pso/`"""

    PublicationStatus: Final = "<http://purl.org/spar/pso/PublicationStatus>"
    StatusInTime: Final = "<http://purl.org/spar/pso/StatusInTime>"
    corrected: Final = "<http://purl.org/spar/pso/corrected>"
    enhanced: Final = "<http://purl.org/spar/pso/enhanced>"
    holdsStatusInTime: Final = "<http://purl.org/spar/pso/holdsStatusInTime>"
    isAcquiredAsConsequenceOf: Final = "<http://purl.org/spar/pso/isAcquiredAsConsequenceOf>"
    isLostAsConsequenceOf: Final = "<http://purl.org/spar/pso/isLostAsConsequenceOf>"
    isStatusHeldBy: Final = "<http://purl.org/spar/pso/isStatusHeldBy>"
    published: Final = "<http://purl.org/spar/pso/published>"
    republished: Final = "<http://purl.org/spar/pso/republished>"
    retracted_from_publication: Final = "<http://purl.org/spar/pso/retracted-from-publication>"
    revised: Final = "<http://purl.org/spar/pso/revised>"
    withStatus: Final = "<http://purl.org/spar/pso/withStatus>"


class RDF(metaclass=_Namespace):
    """`http://www.w3.org/1999/02/22-rdf-syntax-ns#`"""

    Property: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>"
    type: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class RDFS(metaclass=_Namespace):
    """`http://www.w3.org/2000/01/rdf-schema#`"""

    Class: Final = "<http://www.w3.org/2000/01/rdf-schema#Class>"
    comment: Final = "<http://www.w3.org/2000/01/rdf-schema#comment>"
    isDefinedBy: Final = "<http://www.w3.org/2000/01/rdf-schema#isDefinedBy>"
    label: Final = "<http://www.w3.org/2000/01/rdf-schema#label>"
    seeAlso: Final = "<http://www.w3.org/2000/01/rdf-schema#seeAlso>"
    subClassOf: Final = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    subPropertyOf: Final = "<http://www.w3.org/2000/01/rdf-schema#subPropertyOf>"


class RIPE(metaclass=_Namespace):
    """`https://w3id.org/ripe/ripe-o#`"""

    CorrectionNotice: Final = "<https://w3id.org/ripe/ripe-o#CorrectionNotice>"
    ExpressionOfConcern: Final = "<https://w3id.org/ripe/ripe-o#ExpressionOfConcern>"
    RetractionNotice: Final = "<https://w3id.org/ripe/ripe-o#RetractionNotice>"
    concerns: Final = "<https://w3id.org/ripe/ripe-o#concerns>"
    retractionWatchRecordId: Final = "<https://w3id.org/ripe/ripe-o#retractionWatchRecordId>"


class RLD(metaclass=_Namespace):
    """`https://w3id.org/retract-ld/ns#`"""

    AddendumNotice: Final = "<https://w3id.org/retract-ld/ns#AddendumNotice>"
    ClarificationNotice: Final = "<https://w3id.org/retract-ld/ns#ClarificationNotice>"
    ConcernLiftedNotice: Final = "<https://w3id.org/retract-ld/ns#ConcernLiftedNotice>"
    Contribution: Final = "<https://w3id.org/retract-ld/ns#Contribution>"
    CorrectionAndRepublicationNotice: Final = "<https://w3id.org/retract-ld/ns#CorrectionAndRepublicationNotice>"
    CorrectionNotice: Final = "<https://w3id.org/retract-ld/ns#CorrectionNotice>"
    CorrigendumNotice: Final = "<https://w3id.org/retract-ld/ns#CorrigendumNotice>"
    DocumentSide: Final = "<https://w3id.org/retract-ld/ns#DocumentSide>"
    ErratumNotice: Final = "<https://w3id.org/retract-ld/ns#ErratumNotice>"
    Evidence: Final = "<https://w3id.org/retract-ld/ns#Evidence>"
    ExpressionOfConcernNotice: Final = "<https://w3id.org/retract-ld/ns#ExpressionOfConcernNotice>"
    GuidelineConstraintComponent: Final = "<https://w3id.org/retract-ld/ns#GuidelineConstraintComponent>"
    NewEditionNotice: Final = "<https://w3id.org/retract-ld/ns#NewEditionNotice>"
    NewVersionNotice: Final = "<https://w3id.org/retract-ld/ns#NewVersionNotice>"
    Notice: Final = "<https://w3id.org/retract-ld/ns#Notice>"
    NoticeRecord: Final = "<https://w3id.org/retract-ld/ns#NoticeRecord>"
    PartialRetractionNotice: Final = "<https://w3id.org/retract-ld/ns#PartialRetractionNotice>"
    ReasonGroup: Final = "<https://w3id.org/retract-ld/ns#ReasonGroup>"
    ReinstatementNotice: Final = "<https://w3id.org/retract-ld/ns#ReinstatementNotice>"
    RemovalNotice: Final = "<https://w3id.org/retract-ld/ns#RemovalNotice>"
    RetractionAndReplacementNotice: Final = "<https://w3id.org/retract-ld/ns#RetractionAndReplacementNotice>"
    RetractionNotice: Final = "<https://w3id.org/retract-ld/ns#RetractionNotice>"
    TemporaryRemovalNotice: Final = "<https://w3id.org/retract-ld/ns#TemporaryRemovalNotice>"
    Update: Final = "<https://w3id.org/retract-ld/ns#Update>"
    WithdrawalNotice: Final = "<https://w3id.org/retract-ld/ns#WithdrawalNotice>"
    Work: Final = "<https://w3id.org/retract-ld/ns#Work>"
    WorkRecord: Final = "<https://w3id.org/retract-ld/ns#WorkRecord>"
    accepted: Final = "<https://w3id.org/retract-ld/ns#accepted>"
    acceptedBy: Final = "<https://w3id.org/retract-ld/ns#acceptedBy>"
    addsTo: Final = "<https://w3id.org/retract-ld/ns#addsTo>"
    affiliation: Final = "<https://w3id.org/retract-ld/ns#affiliation>"
    announcesNewEditionOf: Final = "<https://w3id.org/retract-ld/ns#announcesNewEditionOf>"
    announcesNewVersionOf: Final = "<https://w3id.org/retract-ld/ns#announcesNewVersionOf>"
    articleNumber: Final = "<https://w3id.org/retract-ld/ns#articleNumber>"
    articleType: Final = "<https://w3id.org/retract-ld/ns#articleType>"
    assertedBy: Final = "<https://w3id.org/retract-ld/ns#assertedBy>"
    borneBy: Final = "<https://w3id.org/retract-ld/ns#borneBy>"
    claimedStatus: Final = "<https://w3id.org/retract-ld/ns#claimedStatus>"
    claimsStatus: Final = "<https://w3id.org/retract-ld/ns#claimsStatus>"
    clarifies: Final = "<https://w3id.org/retract-ld/ns#clarifies>"
    clause: Final = "<https://w3id.org/retract-ld/ns#clause>"
    contribution: Final = "<https://w3id.org/retract-ld/ns#contribution>"
    contributor: Final = "<https://w3id.org/retract-ld/ns#contributor>"
    corrects: Final = "<https://w3id.org/retract-ld/ns#corrects>"
    correctsAndRepublishes: Final = "<https://w3id.org/retract-ld/ns#correctsAndRepublishes>"
    corresponding: Final = "<https://w3id.org/retract-ld/ns#corresponding>"
    country: Final = "<https://w3id.org/retract-ld/ns#country>"
    crossmarkType: Final = "<https://w3id.org/retract-ld/ns#crossmarkType>"
    date: Final = "<https://w3id.org/retract-ld/ns#date>"
    documentType: Final = "<https://w3id.org/retract-ld/ns#documentType>"
    equalContribution: Final = "<https://w3id.org/retract-ld/ns#equalContribution>"
    evidence: Final = "<https://w3id.org/retract-ld/ns#evidence>"
    evidenceConfidence: Final = "<https://w3id.org/retract-ld/ns#evidenceConfidence>"
    evidenceEnd: Final = "<https://w3id.org/retract-ld/ns#evidenceEnd>"
    evidenceField: Final = "<https://w3id.org/retract-ld/ns#evidenceField>"
    evidenceRule: Final = "<https://w3id.org/retract-ld/ns#evidenceRule>"
    evidenceStart: Final = "<https://w3id.org/retract-ld/ns#evidenceStart>"
    evidenceText: Final = "<https://w3id.org/retract-ld/ns#evidenceText>"
    expressesConcernAbout: Final = "<https://w3id.org/retract-ld/ns#expressesConcernAbout>"
    foundOn: Final = "<https://w3id.org/retract-ld/ns#foundOn>"
    freeToRead: Final = "<https://w3id.org/retract-ld/ns#freeToRead>"
    guideline: Final = "<https://w3id.org/retract-ld/ns#guideline>"
    hasAddendum: Final = "<https://w3id.org/retract-ld/ns#hasAddendum>"
    hasConcernLiftedBy: Final = "<https://w3id.org/retract-ld/ns#hasConcernLiftedBy>"
    hasCorrigendum: Final = "<https://w3id.org/retract-ld/ns#hasCorrigendum>"
    hasErratum: Final = "<https://w3id.org/retract-ld/ns#hasErratum>"
    hasNewEditionAnnouncedBy: Final = "<https://w3id.org/retract-ld/ns#hasNewEditionAnnouncedBy>"
    hasNewVersionAnnouncedBy: Final = "<https://w3id.org/retract-ld/ns#hasNewVersionAnnouncedBy>"
    hint: Final = "<https://w3id.org/retract-ld/ns#hint>"
    inSituNoticeOf: Final = "<https://w3id.org/retract-ld/ns#inSituNoticeOf>"
    initiatedBy: Final = "<https://w3id.org/retract-ld/ns#initiatedBy>"
    institution: Final = "<https://w3id.org/retract-ld/ns#institution>"
    inverseRelation: Final = "<https://w3id.org/retract-ld/ns#inverseRelation>"
    isClarifiedBy: Final = "<https://w3id.org/retract-ld/ns#isClarifiedBy>"
    isCorrectedAndRepublishedBy: Final = "<https://w3id.org/retract-ld/ns#isCorrectedAndRepublishedBy>"
    isCorrectedBy: Final = "<https://w3id.org/retract-ld/ns#isCorrectedBy>"
    isCorrigendumTo: Final = "<https://w3id.org/retract-ld/ns#isCorrigendumTo>"
    isErratumTo: Final = "<https://w3id.org/retract-ld/ns#isErratumTo>"
    isPartiallyRetractedBy: Final = "<https://w3id.org/retract-ld/ns#isPartiallyRetractedBy>"
    isReinstatedBy: Final = "<https://w3id.org/retract-ld/ns#isReinstatedBy>"
    isRemovedBy: Final = "<https://w3id.org/retract-ld/ns#isRemovedBy>"
    isRetractedAndReplacedBy: Final = "<https://w3id.org/retract-ld/ns#isRetractedAndReplacedBy>"
    isRetractedBy: Final = "<https://w3id.org/retract-ld/ns#isRetractedBy>"
    isSubjectOfConcernIn: Final = "<https://w3id.org/retract-ld/ns#isSubjectOfConcernIn>"
    isTemporarilyRemovedBy: Final = "<https://w3id.org/retract-ld/ns#isTemporarilyRemovedBy>"
    isUpdatedBy: Final = "<https://w3id.org/retract-ld/ns#isUpdatedBy>"
    isWithdrawnBy: Final = "<https://w3id.org/retract-ld/ns#isWithdrawnBy>"
    landingPage: Final = "<https://w3id.org/retract-ld/ns#landingPage>"
    liftsConcernAbout: Final = "<https://w3id.org/retract-ld/ns#liftsConcernAbout>"
    note: Final = "<https://w3id.org/retract-ld/ns#note>"
    notice: Final = "<https://w3id.org/retract-ld/ns#notice>"
    noticeClass: Final = "<https://w3id.org/retract-ld/ns#noticeClass>"
    objectedBy: Final = "<https://w3id.org/retract-ld/ns#objectedBy>"
    part: Final = "<https://w3id.org/retract-ld/ns#part>"
    partiallyRetracts: Final = "<https://w3id.org/retract-ld/ns#partiallyRetracts>"
    pmcid: Final = "<https://w3id.org/retract-ld/ns#pmcid>"
    pmid: Final = "<https://w3id.org/retract-ld/ns#pmid>"
    policy: Final = "<https://w3id.org/retract-ld/ns#policy>"
    position: Final = "<https://w3id.org/retract-ld/ns#position>"
    publishedOnline: Final = "<https://w3id.org/retract-ld/ns#publishedOnline>"
    publishedPrint: Final = "<https://w3id.org/retract-ld/ns#publishedPrint>"
    publisherName: Final = "<https://w3id.org/retract-ld/ns#publisherName>"
    rawLabel: Final = "<https://w3id.org/retract-ld/ns#rawLabel>"
    rawReason: Final = "<https://w3id.org/retract-ld/ns#rawReason>"
    rawType: Final = "<https://w3id.org/retract-ld/ns#rawType>"
    readAs: Final = "<https://w3id.org/retract-ld/ns#readAs>"
    reason: Final = "<https://w3id.org/retract-ld/ns#reason>"
    received: Final = "<https://w3id.org/retract-ld/ns#received>"
    recordId: Final = "<https://w3id.org/retract-ld/ns#recordId>"
    reinstates: Final = "<https://w3id.org/retract-ld/ns#reinstates>"
    relation: Final = "<https://w3id.org/retract-ld/ns#relation>"
    removes: Final = "<https://w3id.org/retract-ld/ns#removes>"
    replacement: Final = "<https://w3id.org/retract-ld/ns#replacement>"
    retracts: Final = "<https://w3id.org/retract-ld/ns#retracts>"
    retractsAndReplaces: Final = "<https://w3id.org/retract-ld/ns#retractsAndReplaces>"
    sameDocument: Final = "<https://w3id.org/retract-ld/ns#sameDocument>"
    seeAlso: Final = "<https://w3id.org/retract-ld/ns#seeAlso>"
    selfReferential: Final = "<https://w3id.org/retract-ld/ns#selfReferential>"
    subject: Final = "<https://w3id.org/retract-ld/ns#subject>"
    temporarilyRemoves: Final = "<https://w3id.org/retract-ld/ns#temporarilyRemoves>"
    text: Final = "<https://w3id.org/retract-ld/ns#text>"
    titleMarkup: Final = "<https://w3id.org/retract-ld/ns#titleMarkup>"
    updateType: Final = "<https://w3id.org/retract-ld/ns#updateType>"
    updates: Final = "<https://w3id.org/retract-ld/ns#updates>"
    withdraws: Final = "<https://w3id.org/retract-ld/ns#withdraws>"
    work: Final = "<https://w3id.org/retract-ld/ns#work>"
    writtenAffiliation: Final = "<https://w3id.org/retract-ld/ns#writtenAffiliation>"
    writtenAs: Final = "<https://w3id.org/retract-ld/ns#writtenAs>"
    writtenFamilyName: Final = "<https://w3id.org/retract-ld/ns#writtenFamilyName>"
    writtenGivenName: Final = "<https://w3id.org/retract-ld/ns#writtenGivenName>"
    writtenName: Final = "<https://w3id.org/retract-ld/ns#writtenName>"


class SCHEMA(metaclass=_Namespace):
    """`https://schema.org/`"""

    CorrectionComment: Final = "<https://schema.org/CorrectionComment>"
    CreativeWork: Final = "<https://schema.org/CreativeWork>"
    DefinedTerm: Final = "<https://schema.org/DefinedTerm>"
    DefinedTermSet: Final = "<https://schema.org/DefinedTermSet>"
    DigitalDocument: Final = "<https://schema.org/DigitalDocument>"
    Organization: Final = "<https://schema.org/Organization>"
    Periodical: Final = "<https://schema.org/Periodical>"
    Person: Final = "<https://schema.org/Person>"
    PropertyValue: Final = "<https://schema.org/PropertyValue>"
    PublicationIssue: Final = "<https://schema.org/PublicationIssue>"
    PublicationVolume: Final = "<https://schema.org/PublicationVolume>"
    ScholarlyArticle: Final = "<https://schema.org/ScholarlyArticle>"
    about: Final = "<https://schema.org/about>"
    additionalType: Final = "<https://schema.org/additionalType>"
    affiliation: Final = "<https://schema.org/affiliation>"
    alternateName: Final = "<https://schema.org/alternateName>"
    articleBody: Final = "<https://schema.org/articleBody>"
    articleSection: Final = "<https://schema.org/articleSection>"
    author: Final = "<https://schema.org/author>"
    citation: Final = "<https://schema.org/citation>"
    correction: Final = "<https://schema.org/correction>"
    creativeWorkStatus: Final = "<https://schema.org/creativeWorkStatus>"
    dateCreated: Final = "<https://schema.org/dateCreated>"
    dateModified: Final = "<https://schema.org/dateModified>"
    datePublished: Final = "<https://schema.org/datePublished>"
    description: Final = "<https://schema.org/description>"
    familyName: Final = "<https://schema.org/familyName>"
    givenName: Final = "<https://schema.org/givenName>"
    headline: Final = "<https://schema.org/headline>"
    identifier: Final = "<https://schema.org/identifier>"
    inDefinedTermSet: Final = "<https://schema.org/inDefinedTermSet>"
    inLanguage: Final = "<https://schema.org/inLanguage>"
    isAccessibleForFree: Final = "<https://schema.org/isAccessibleForFree>"
    isBasedOn: Final = "<https://schema.org/isBasedOn>"
    isPartOf: Final = "<https://schema.org/isPartOf>"
    issn: Final = "<https://schema.org/issn>"
    issueNumber: Final = "<https://schema.org/issueNumber>"
    keywords: Final = "<https://schema.org/keywords>"
    license: Final = "<https://schema.org/license>"
    name: Final = "<https://schema.org/name>"
    pageEnd: Final = "<https://schema.org/pageEnd>"
    pageStart: Final = "<https://schema.org/pageStart>"
    pagination: Final = "<https://schema.org/pagination>"
    parentItem: Final = "<https://schema.org/parentItem>"
    position: Final = "<https://schema.org/position>"
    propertyID: Final = "<https://schema.org/propertyID>"
    publisher: Final = "<https://schema.org/publisher>"
    publishingPrinciples: Final = "<https://schema.org/publishingPrinciples>"
    replacee: Final = "<https://schema.org/replacee>"
    replacer: Final = "<https://schema.org/replacer>"
    sameAs: Final = "<https://schema.org/sameAs>"
    sha256: Final = "<https://schema.org/sha256>"
    subjectOf: Final = "<https://schema.org/subjectOf>"
    termCode: Final = "<https://schema.org/termCode>"
    text: Final = "<https://schema.org/text>"
    url: Final = "<https://schema.org/url>"
    value: Final = "<https://schema.org/value>"
    version: Final = "<https://schema.org/version>"
    volumeNumber: Final = "<https://schema.org/volumeNumber>"


class SKOS(metaclass=_Namespace):
    """`http://www.w3.org/2004/02/skos/core#`"""

    Concept: Final = "<http://www.w3.org/2004/02/skos/core#Concept>"
    ConceptScheme: Final = "<http://www.w3.org/2004/02/skos/core#ConceptScheme>"
    altLabel: Final = "<http://www.w3.org/2004/02/skos/core#altLabel>"
    broadMatch: Final = "<http://www.w3.org/2004/02/skos/core#broadMatch>"
    broader: Final = "<http://www.w3.org/2004/02/skos/core#broader>"
    closeMatch: Final = "<http://www.w3.org/2004/02/skos/core#closeMatch>"
    definition: Final = "<http://www.w3.org/2004/02/skos/core#definition>"
    exactMatch: Final = "<http://www.w3.org/2004/02/skos/core#exactMatch>"
    hiddenLabel: Final = "<http://www.w3.org/2004/02/skos/core#hiddenLabel>"
    inScheme: Final = "<http://www.w3.org/2004/02/skos/core#inScheme>"
    narrower: Final = "<http://www.w3.org/2004/02/skos/core#narrower>"
    notation: Final = "<http://www.w3.org/2004/02/skos/core#notation>"
    prefLabel: Final = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    topConceptOf: Final = "<http://www.w3.org/2004/02/skos/core#topConceptOf>"


class SRO(metaclass=_Namespace):
    """`https://ontology.tesseract.academy/sro/`"""

    CorrectiveNotice: Final = "<https://ontology.tesseract.academy/sro/CorrectiveNotice>"
    CrossrefRegister: Final = "<https://ontology.tesseract.academy/sro/CrossrefRegister>"
    IntegrityAssertion: Final = "<https://ontology.tesseract.academy/sro/IntegrityAssertion>"
    IntegrityStatus: Final = "<https://ontology.tesseract.academy/sro/IntegrityStatus>"
    OpenAlexRegister: Final = "<https://ontology.tesseract.academy/sro/OpenAlexRegister>"
    PubMedRegister: Final = "<https://ontology.tesseract.academy/sro/PubMedRegister>"
    Register: Final = "<https://ontology.tesseract.academy/sro/Register>"
    RetractionWatchRegister: Final = "<https://ontology.tesseract.academy/sro/RetractionWatchRegister>"
    ScholarlyWork: Final = "<https://ontology.tesseract.academy/sro/ScholarlyWork>"
    aboutWork: Final = "<https://ontology.tesseract.academy/sro/aboutWork>"
    assertedBy: Final = "<https://ontology.tesseract.academy/sro/assertedBy>"
    assertedDate: Final = "<https://ontology.tesseract.academy/sro/assertedDate>"
    corrected: Final = "<https://ontology.tesseract.academy/sro/corrected>"
    doi: Final = "<https://ontology.tesseract.academy/sro/doi>"
    evidencedByNotice: Final = "<https://ontology.tesseract.academy/sro/evidencedByNotice>"
    expression_of_concern: Final = "<https://ontology.tesseract.academy/sro/expression-of-concern>"
    hasStatus: Final = "<https://ontology.tesseract.academy/sro/hasStatus>"
    isSelfReferential: Final = "<https://ontology.tesseract.academy/sro/isSelfReferential>"
    partially_retracted: Final = "<https://ontology.tesseract.academy/sro/partially-retracted>"
    publicationDate: Final = "<https://ontology.tesseract.academy/sro/publicationDate>"
    rawStatusLabel: Final = "<https://ontology.tesseract.academy/sro/rawStatusLabel>"
    reinstated: Final = "<https://ontology.tesseract.academy/sro/reinstated>"
    removed: Final = "<https://ontology.tesseract.academy/sro/removed>"
    retracted: Final = "<https://ontology.tesseract.academy/sro/retracted>"
    sourceRecordId: Final = "<https://ontology.tesseract.academy/sro/sourceRecordId>"
    withdrawn: Final = "<https://ontology.tesseract.academy/sro/withdrawn>"


class VOID(metaclass=_Namespace):
    """`http://rdfs.org/ns/void#`"""

    triples: Final = "<http://rdfs.org/ns/void#triples>"


class XSD(metaclass=_Namespace):
    """`http://www.w3.org/2001/XMLSchema#`"""

    anyURI: Final = "<http://www.w3.org/2001/XMLSchema#anyURI>"
    boolean: Final = "<http://www.w3.org/2001/XMLSchema#boolean>"
    date: Final = "<http://www.w3.org/2001/XMLSchema#date>"
    dateTime: Final = "<http://www.w3.org/2001/XMLSchema#dateTime>"
    decimal: Final = "<http://www.w3.org/2001/XMLSchema#decimal>"
    gYear: Final = "<http://www.w3.org/2001/XMLSchema#gYear>"
    gYearMonth: Final = "<http://www.w3.org/2001/XMLSchema#gYearMonth>"
    integer: Final = "<http://www.w3.org/2001/XMLSchema#integer>"
    nonNegativeInteger: Final = "<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"
    string: Final = "<http://www.w3.org/2001/XMLSchema#string>"


#: Namespace of each prefix.
PREFIXES: Final[dict[str, str]] = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frbr": "http://purl.org/vocab/frbr/core#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "prism3": "http://prismstandard.org/namespaces/basic/3.0/",
    "pro": "http://purl.org/spar/pro/",
    "prov": "http://www.w3.org/ns/prov#",
    "pso": "http://purl.org/spar/pso/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "ripe": "https://w3id.org/ripe/ripe-o#",
    "rld": "https://w3id.org/retract-ld/ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sro": "https://ontology.tesseract.academy/sro/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
