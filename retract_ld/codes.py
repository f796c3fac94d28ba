"""The closed lists of codes.

Generated from ``vocab/`` by ``make vocab``: do not edit.
"""

# ruff: noqa: E501
from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = [
    "UPDATE_TYPES",
    "Guideline",
    "Party",
    "Reason",
    "Register",
    "Status",
    "UpdateType",
    "UpdateTypeTerms",
]

#: Crossmark's twelve update types and further ones.
UpdateType = Literal[
    "addendum",
    "clarification",
    "concern_lifted",
    "corrected_and_republished",
    "correction",
    "corrigendum",
    "erratum",
    "expression_of_concern",
    "new_edition",
    "new_version",
    "other",
    "partial_retraction",
    "reinstatement",
    "removal",
    "retract_and_replace",
    "retraction",
    "temporary_removal",
    "withdrawal",
]

#: What a claim says of its work.
Status = Literal[
    "clarified",
    "concern-lifted",
    "corrected",
    "corrected-and-republished",
    "expression-of-concern",
    "extended",
    "partially-retracted",
    "reinstated",
    "removed",
    "retracted",
    "retracted-and-replaced",
    "superseded",
    "temporarily-removed",
    "updated",
    "withdrawn",
]

#: Who keeps the record that makes the claim.
Register = Literal[
    "crossref",
    "datacite",
    "europe-pmc",
    "open-retractions",
    "openalex",
    "publisher",
    "pubmed",
    "retraction-watch",
    "unknown",
    "wikidata",
]

#: Who initiated, accepted or objected.
Party = Literal[
    "authors",
    "editor",
    "institution",
    "journal",
    "publisher",
    "society",
    "some-authors",
    "third-party",
]

#: Guidelines that notices name.
Guideline = Literal[
    "cope-guidelines",
    "cope-retraction-guidelines",
    "icmje-recommendations",
    "niso-crec",
    "ori-regulations",
    "wame-recommendations",
]

#: Why: Retraction Watch's reasons.
Reason = Literal[
    "author-unresponsive",
    "bias-issues-or-lack-of-balance",
    "breach-of-policy-by-author",
    "cites-retracted-work",
    "civil-proceedings",
    "complaints-about-author",
    "complaints-about-company-institution",
    "complaints-about-third-party",
    "compromised-peer-review",
    "computer-aided-content-or-computer-generated-content",
    "concerns-issues-about-animal-welfare",
    "concerns-issues-about-article",
    "concerns-issues-about-authorship-affiliation",
    "concerns-issues-about-data",
    "concerns-issues-about-human-subject-welfare",
    "concerns-issues-about-image",
    "concerns-issues-about-methods",
    "concerns-issues-about-peer-review",
    "concerns-issues-about-referencing-attributions",
    "concerns-issues-about-results-and-or-conclusions",
    "concerns-issues-about-third-party-involvement",
    "conflict-of-interest",
    "contamination-of-cell-lines-tissues",
    "contamination-of-materials",
    "copyright-claims",
    "criminal-proceedings",
    "date-of-article-and-or-notice-unknown",
    "doing-the-right-thing",
    "duplication-of-content-through-error-by-journal-publisher",
    "duplication-of-data",
    "duplication-of-in-article",
    "duplication-of-in-image",
    "duplication-of-text",
    "eoc-lifted",
    "error-by-journal-publisher",
    "error-by-third-party",
    "error-in-analyses",
    "error-in-cell-lines-tissues",
    "error-in-data",
    "error-in-image",
    "error-in-materials",
    "error-in-methods",
    "error-in-results-and-or-conclusions",
    "error-in-text",
    "ethical-violations-by-author",
    "ethical-violations-by-company-institution-third-party",
    "euphemisms-for-duplication",
    "euphemisms-for-misconduct",
    "euphemisms-for-plagiarism",
    "false-forged-affiliation",
    "false-forged-authorship",
    "falsification-fabrication-of-data",
    "falsification-fabrication-of-image",
    "falsification-fabrication-of-results",
    "hoax-paper",
    "informed-patient-consent-none-withdrawn",
    "investigation-by-company-institution",
    "investigation-by-journal-publisher",
    "investigation-by-ori",
    "investigation-by-third-party",
    "lack-of-approval-from-author",
    "lack-of-approval-from-company-institution",
    "lack-of-approval-from-third-party",
    "lack-of-irb-iacuc-approval-and-or-compliance",
    "legal-reasons-and-or-threats",
    "manipulation-of-data",
    "manipulation-of-images",
    "manipulation-of-results",
    "miscommunication-with-by-author",
    "miscommunication-with-by-company-institution",
    "miscommunication-with-by-journal-publisher",
    "miscommunication-with-by-third-party",
    "misconduct-by-author",
    "misconduct-by-company-institution",
    "misconduct-by-third-party",
    "misconduct-official-investigations-and-or-findings",
    "no-further-action",
    "nonpayment-of-fees-and-or-refusal-to-pay",
    "not-presented-at-conference",
    "notice-lack-of",
    "notice-limited-or-no-information",
    "notice-unable-to-access-via-current-resources",
    "objections-by-authors",
    "objections-by-company-institution",
    "objections-by-third-party",
    "original-data-and-or-images-not-provided-and-or-not-available",
    "paper-mill",
    "plagiarism-of-data",
    "plagiarism-of-image",
    "plagiarism-of-in-article",
    "plagiarism-of-text",
    "publishing-ban",
    "removed",
    "results-not-reproducible",
    "retract-and-replace",
    "rogue-editor",
    "sabotage-of-materials-methods",
    "salami-slicing",
    "taken-from-dissertation-thesis",
    "taken-via-peer-review",
    "taken-via-translation",
    "temporary-removal",
    "transfer-of-copyright-and-or-ownership",
    "unreliable-data",
    "unreliable-image",
    "unreliable-results-and-or-conclusions",
    "updated-to-correction",
    "updated-to-expression-of-concern",
    "updated-to-retraction",
    "upgrade-update-of-prior-notices",
    "withdrawn-as-out-of-date",
    "withdrawn-to-publish-in-different-journal",
]


class UpdateTypeTerms(NamedTuple):
    """What an update type goes with; terms of the ontology by local name."""

    label: str
    notice_class: str
    relation: str
    """From notice to work."""
    inverse: str
    """From work to notice."""
    status: Status | None
    """What such an update claims of its work."""
    crossmark: bool
    """Whether it is one of Crossmark's twelve."""


# fmt: off
UPDATE_TYPES: Final[dict[UpdateType, UpdateTypeTerms]] = {
    "addendum": UpdateTypeTerms("Addendum", "AddendumNotice", "addsTo", "hasAddendum", "extended", True),
    "clarification": UpdateTypeTerms("Clarification", "ClarificationNotice", "clarifies", "isClarifiedBy", "clarified", True),
    "concern_lifted": UpdateTypeTerms("Expression of concern lifted", "ConcernLiftedNotice", "liftsConcernAbout", "hasConcernLiftedBy", "concern-lifted", False),
    "corrected_and_republished": UpdateTypeTerms("Correction and republication", "CorrectionAndRepublicationNotice", "correctsAndRepublishes", "isCorrectedAndRepublishedBy", "corrected-and-republished", False),
    "correction": UpdateTypeTerms("Correction", "CorrectionNotice", "corrects", "isCorrectedBy", "corrected", True),
    "corrigendum": UpdateTypeTerms("Corrigendum", "CorrigendumNotice", "isCorrigendumTo", "hasCorrigendum", "corrected", True),
    "erratum": UpdateTypeTerms("Erratum", "ErratumNotice", "isErratumTo", "hasErratum", "corrected", True),
    "expression_of_concern": UpdateTypeTerms("Expression of concern", "ExpressionOfConcernNotice", "expressesConcernAbout", "isSubjectOfConcernIn", "expression-of-concern", True),
    "new_edition": UpdateTypeTerms("New edition", "NewEditionNotice", "announcesNewEditionOf", "hasNewEditionAnnouncedBy", "superseded", True),
    "new_version": UpdateTypeTerms("New version", "NewVersionNotice", "announcesNewVersionOf", "hasNewVersionAnnouncedBy", "updated", True),
    "other": UpdateTypeTerms("Other update", "Notice", "updates", "isUpdatedBy", None, False),
    "partial_retraction": UpdateTypeTerms("Partial retraction", "PartialRetractionNotice", "partiallyRetracts", "isPartiallyRetractedBy", "partially-retracted", True),
    "reinstatement": UpdateTypeTerms("Reinstatement", "ReinstatementNotice", "reinstates", "isReinstatedBy", "reinstated", False),
    "removal": UpdateTypeTerms("Removal", "RemovalNotice", "removes", "isRemovedBy", "removed", True),
    "retract_and_replace": UpdateTypeTerms("Retraction and replacement", "RetractionAndReplacementNotice", "retractsAndReplaces", "isRetractedAndReplacedBy", "retracted-and-replaced", False),
    "retraction": UpdateTypeTerms("Retraction", "RetractionNotice", "retracts", "isRetractedBy", "retracted", True),
    "temporary_removal": UpdateTypeTerms("Temporary removal", "TemporaryRemovalNotice", "temporarilyRemoves", "isTemporarilyRemovedBy", "temporarily-removed", False),
    "withdrawal": UpdateTypeTerms("Withdrawal", "WithdrawalNotice", "withdraws", "isWithdrawnBy", "withdrawn", True),
}
# fmt: on
