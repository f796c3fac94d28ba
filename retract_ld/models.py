"""The record: one dated claim by a named register, in a notice, about a work.

All models are frozen and strict and hold canonical values only: readers normalise first
(``identifiers``, ``dates``). Absent is ``None`` or ``()``; an empty string never passes.
Set-like fields (reasons, parties, subjects, …) are kept sorted and without repeats, so
that equal records are equal objects; the order of authors is the order of the source.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)

from retract_ld.codes import Guideline, Party, Reason, Register, UpdateType
from retract_ld.value_types import (
    Doi,
    Issn,
    Language,
    Orcid,
    PartialDate,
    Pmcid,
    Pmid,
    Ror,
    Text,
    Texts,
    Url,
    Urls,
    sorted_set,
)

__all__ = [
    "Agent",
    "Document",
    "Evidence",
    "Journal",
    "Notice",
    "Organization",
    "Update",
    "Work",
]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Organization(_Model):
    """A publisher, an institution or an affiliation as it is written."""

    name: Text | None = None
    ror: Ror | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.name is None and self.ror is None:
            raise ValueError("an organization needs a name or a ROR id")
        return self


def _sorted_organizations(
    values: tuple[Organization, ...],
) -> tuple[Organization, ...]:
    if len(values) < 2:
        return values
    return tuple(
        sorted(dict.fromkeys(values), key=lambda o: (o.name or "", o.ror or ""))
    )


class Agent(_Model):
    """An author of a document: a person, or an organization that signs as one."""

    name: Text
    """The whole name in reading order, as the source gives it."""
    given_name: Text | None = None
    family_name: Text | None = None
    kind: Literal["person", "organization"] = "person"
    orcid: Orcid | None = None
    affiliations: Annotated[
        tuple[Organization, ...], AfterValidator(_sorted_organizations)
    ] = ()
    corresponding: bool = False
    equal_contribution: bool = False


class Journal(_Model):
    """A journal, book series or repository that documents appear in."""

    title: Text | None = None
    issns: Annotated[tuple[Issn, ...], AfterValidator(sorted_set)] = ()

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.title is None and not self.issns:
            raise ValueError("a journal needs a title or an ISSN")
        return self


class Document(_Model):
    """What a notice and a work have in common: identifiers and a citation."""

    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    url: Url | None = None
    """The landing page."""
    same_as: Urls = ()
    """Further IRIs of the same document: Wikidata, OpenAlex, arXiv …"""
    title: Text | None = None
    """Plain text, without markup."""
    title_markup: Text | None = None
    """The title with the source's markup, where it had any."""
    language: Language | None = None
    document_type: Text | None = None
    """The source's own word for the kind of document (``journal-article``)."""
    authors: tuple[Agent, ...] = ()
    """In the order of the source."""
    journal: Journal | None = None
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    """Page range as written."""
    page_start: Text | None = None
    page_end: Text | None = None
    article_number: Text | None = None
    publisher: Organization | None = None
    published: PartialDate | None = None
    """First publication, in whatever form came first or is all the source tells."""
    published_online: PartialDate | None = None
    published_print: PartialDate | None = None
    received: PartialDate | None = None
    accepted: PartialDate | None = None
    free_to_read: bool | None = None
    license: Url | None = None

    @property
    def identified(self) -> bool:
        """Whether any identifier or address tells which document this is."""
        return bool(self.doi or self.pmid or self.pmcid or self.url or self.same_as)

    def is_same_document(self, other: Document) -> bool:
        """Whether both carry the same DOI, or lacking one, the same PMID or PMCID."""
        if self.doi and other.doi:
            return self.doi == other.doi
        if self.pmid and other.pmid:
            return self.pmid == other.pmid
        return bool(self.pmcid) and self.pmcid == other.pmcid


class Notice(Document):
    """The document that announces an update."""

    text: Text | None = None
    """The body of the notice as plain text."""
    guidelines: Annotated[tuple[Guideline, ...], AfterValidator(sorted_set)] = ()
    """Guidelines that the notice says it follows."""


class Work(Document):
    """What the update is about: an article, chapter, preprint, data set and so on."""

    subjects: Texts = ()
    countries: Texts = ()
    institutions: Texts = ()
    """Institutions that the source names without saying whose they are."""
    article_types: Texts = ()
    """Retraction Watch's article types."""


def _four_places(value: float) -> float:
    return round(value, 4)


class Evidence(_Model):
    """The words that a value was read from."""

    field: Text
    """Dotted path of the value in its update: ``work.doi``, ``work.authors.3.name``,
    ``reasons.results-not-reproducible``."""
    text: Text
    """The source's own words, exactly."""
    start: Annotated[int, Field(ge=0)] | None = None
    """Offset of the first character in the decoded source text."""
    end: Annotated[int, Field(ge=0)] | None = None
    confidence: (
        Annotated[float, Field(ge=0, le=1), AfterValidator(_four_places)] | None
    ) = None
    rule: Text | None = None
    """Name of the rule that found it."""


def _sorted_evidence(values: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if len(values) < 2:
        return values
    return tuple(sorted(dict.fromkeys(values), key=_place_of_evidence))


def _place_of_evidence(evidence: Evidence) -> tuple[int, str, str, int, str]:
    # No place comes before the first.
    start = -1 if evidence.start is None else evidence.start
    end = -1 if evidence.end is None else evidence.end
    return start, evidence.field, evidence.text, end, evidence.rule or ""


class Update(_Model):
    """One dated claim: a register says that a notice updates a work in some manner."""

    type: UpdateType
    """The manner; ``other`` where the source's word is not known to us."""
    raw_type: Text | None = None
    """The source's own word or code for the manner."""
    raw_label: Text | None = None
    """The source's own label beside its code."""
    date: PartialDate | None = None
    """The day of the update as the register gives it."""
    asserted_by: Register
    """The register whose record makes this claim."""
    record_id: Text | None = None
    """That register's id of its record."""
    found_on: Literal["notice", "work"] | None = None
    """Whose record carried the claim: the notice's or the work's."""
    notice: Notice | None = None
    work: Work | None = None
    part: Text | None = None
    """The part of the work concerned, in the source's words."""
    replacement: Work | None = None
    """What the work was replaced by or republished as."""
    reasons: Annotated[tuple[Reason, ...], AfterValidator(sorted_set)] = ()
    raw_reasons: Texts = ()
    """Reasons in the source's own words, known to our scheme or not."""
    initiated_by: Annotated[tuple[Party, ...], AfterValidator(sorted_set)] = ()
    accepted_by: Annotated[tuple[Party, ...], AfterValidator(sorted_set)] = ()
    objected_by: Annotated[tuple[Party, ...], AfterValidator(sorted_set)] = ()
    policy: Url | None = None
    """The Crossmark policy the record points to."""
    note: Text | None = None
    see_also: Urls = ()
    """Reports about the update, such as blog posts."""
    evidence: Annotated[tuple[Evidence, ...], AfterValidator(_sorted_evidence)] = ()

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if self.notice is None and self.work is None:
            raise ValueError("an update needs a notice or a work")
        if self.type == "other" and self.raw_type is None:
            raise ValueError("an update of type 'other' needs the source's raw_type")
        return self

    @property
    def self_referential(self) -> bool:
        """Whether notice and work are one document (an in-situ update)."""
        return (
            self.notice is not None
            and self.work is not None
            and self.notice.is_same_document(self.work)
        )
