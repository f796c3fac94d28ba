"""Codes of other standards, and what they are to us.

Generated from ``vocab/`` by ``make vocab``: do not edit.
"""

# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from retract_ld.codes import UpdateType

__all__ = ["CODES", "TERMS", "Code", "Side"]

#: Whose record bears a code.
Side: TypeAlias = Literal["notice", "work"]


class Code(NamedTuple):
    """A code of another standard."""

    code: str
    labels: tuple[str, ...]
    """Its label there and other ones."""
    iri: str
    side: Side | None
    """Whose record bears it; ``None``: either's."""
    type: UpdateType | None
    """What it is read as; ``None``: it is no update."""
    written_for: tuple[UpdateType, ...]
    """The types that are written as it."""


#: The codes of each standard.
CODES: Final[dict[str, tuple[Code, ...]]] = {
    "coar-resource-type": (
        Code("c_7acd", ("corrigendum",), "http://purl.org/coar/resource_type/c_7acd", "notice", "corrigendum", ("corrigendum",)),
    ),
    "coar-version": (
        Code("c_dc82b40f9837b551", ("Enhanced Version of Record",), "http://purl.org/coar/version/c_dc82b40f9837b551", "work", "addendum", ("addendum",)),
        Code("c_e19f295774971610", ("Corrected Version of Record",), "http://purl.org/coar/version/c_e19f295774971610", "work", "correction", ("correction", "corrigendum", "erratum")),
    ),
    "crossmark": (
        Code("addendum", ("addendum",), "https://w3id.org/retract-ld/code/crossmark/addendum", "notice", "addendum", ("addendum",)),
        Code("clarification", ("clarification",), "https://w3id.org/retract-ld/code/crossmark/clarification", "notice", "clarification", ("clarification",)),
        Code("correction", ("correction",), "https://w3id.org/retract-ld/code/crossmark/correction", "notice", "correction", ("corrected_and_republished", "correction")),
        Code("corrigendum", ("corrigendum",), "https://w3id.org/retract-ld/code/crossmark/corrigendum", "notice", "corrigendum", ("corrigendum",)),
        Code("erratum", ("erratum",), "https://w3id.org/retract-ld/code/crossmark/erratum", "notice", "erratum", ("erratum",)),
        Code("expression_of_concern", ("expression_of_concern",), "https://w3id.org/retract-ld/code/crossmark/expression_of_concern", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("new_edition", ("new_edition",), "https://w3id.org/retract-ld/code/crossmark/new_edition", "notice", "new_edition", ("new_edition",)),
        Code("new_version", ("new_version",), "https://w3id.org/retract-ld/code/crossmark/new_version", "notice", "new_version", ("new_version",)),
        Code("partial_retraction", ("partial_retraction",), "https://w3id.org/retract-ld/code/crossmark/partial_retraction", "notice", "partial_retraction", ("partial_retraction",)),
        Code("removal", ("removal",), "https://w3id.org/retract-ld/code/crossmark/removal", "notice", "removal", ("removal", "temporary_removal")),
        Code("retraction", ("retraction",), "https://w3id.org/retract-ld/code/crossmark/retraction", "notice", "retraction", ("retract_and_replace", "retraction")),
        Code("withdrawal", ("withdrawal",), "https://w3id.org/retract-ld/code/crossmark/withdrawal", "notice", "withdrawal", ("withdrawal",)),
    ),
    "crossref-status": (
        Code("removed", ("removed",), "https://w3id.org/retract-ld/code/crossref-status/removed", "work", "removal", ("removal", "temporary_removal")),
        Code("withdrawn", ("withdrawn",), "https://w3id.org/retract-ld/code/crossref-status/withdrawn", "work", "withdrawal", ("withdrawal",)),
    ),
    "csl-status": (
        Code("corrected", ("corrected",), "https://w3id.org/retract-ld/code/csl-status/corrected", "work", "correction", ("correction",)),
        Code("expression of concern", ("expression of concern",), "https://w3id.org/retract-ld/code/csl-status/expression-of-concern", "work", "expression_of_concern", ("expression_of_concern",)),
        Code("partially retracted", ("partially retracted",), "https://w3id.org/retract-ld/code/csl-status/partially-retracted", "work", "partial_retraction", ("partial_retraction",)),
        Code("removed", ("removed",), "https://w3id.org/retract-ld/code/csl-status/removed", "work", "removal", ("removal",)),
        Code("retracted", ("retracted",), "https://w3id.org/retract-ld/code/csl-status/retracted", "work", "retraction", ("retraction",)),
        Code("under expression of concern", ("under expression of concern",), "https://w3id.org/retract-ld/code/csl-status/under-expression-of-concern", "work", "expression_of_concern", ()),
        Code("withdrawn", ("withdrawn",), "https://w3id.org/retract-ld/code/csl-status/withdrawn", "work", "withdrawal", ("withdrawal",)),
    ),
    "datacite-date-type": (
        Code("Withdrawn", ("Withdrawn",), "https://w3id.org/retract-ld/code/datacite-date-type/Withdrawn", "work", "withdrawal", ("removal", "retraction", "withdrawal")),
    ),
    "datacite-relation-type": (
        Code("IsNewVersionOf", ("IsNewVersionOf",), "https://w3id.org/retract-ld/code/datacite-relation-type/IsNewVersionOf", "notice", "new_version", ("new_edition", "new_version")),
        Code("IsObsoletedBy", ("IsObsoletedBy",), "https://w3id.org/retract-ld/code/datacite-relation-type/IsObsoletedBy", "work", "new_version", ()),
        Code("IsPreviousVersionOf", ("IsPreviousVersionOf",), "https://w3id.org/retract-ld/code/datacite-relation-type/IsPreviousVersionOf", "work", "new_version", ("new_edition", "new_version")),
        Code("Obsoletes", ("Obsoletes",), "https://w3id.org/retract-ld/code/datacite-relation-type/Obsoletes", "notice", "new_version", ()),
    ),
    "europe-pmc-publication-type": (
        Code("preprint-removal", ("preprint-removal",), "https://w3id.org/retract-ld/code/europe-pmc-publication-type/preprint-removal", "work", "removal", ("removal",)),
        Code("preprint-withdrawal", ("preprint-withdrawal",), "https://w3id.org/retract-ld/code/europe-pmc-publication-type/preprint-withdrawal", "work", "withdrawal", ("withdrawal",)),
    ),
    "europe-pmc-relation": (
        Code("Corrected and republished from", ("Corrected and republished from",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Corrected-and-republished-from", "notice", "corrected_and_republished", ("corrected_and_republished",)),
        Code("Corrected and republished in", ("Corrected and republished in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Corrected-and-republished-in", "work", "corrected_and_republished", ("corrected_and_republished",)),
        Code("Erratum for", ("Erratum for",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Erratum-for", "notice", "erratum", ("addendum", "clarification", "correction", "corrigendum", "erratum", "partial_retraction")),
        Code("Erratum in", ("Erratum in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Erratum-in", "work", "erratum", ("addendum", "clarification", "correction", "corrigendum", "erratum", "partial_retraction")),
        Code("Expression of concern for", ("Expression of concern for",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Expression-of-concern-for", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("Expression of concern in", ("Expression of concern in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Expression-of-concern-in", "work", "expression_of_concern", ("expression_of_concern",)),
        Code("Partial retraction in", ("Partial retraction in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Partial-retraction-in", "work", "partial_retraction", ()),
        Code("Partial retraction of", ("Partial retraction of",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Partial-retraction-of", "notice", "partial_retraction", ()),
        Code("Republished from", ("Republished from",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Republished-from", "notice", "new_version", ()),
        Code("Republished in", ("Republished in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Republished-in", "work", "new_version", ()),
        Code("Retracted and republished from", ("Retracted and republished from",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Retracted-and-republished-from", "notice", "retract_and_replace", ("retract_and_replace",)),
        Code("Retracted and republished in", ("Retracted and republished in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Retracted-and-republished-in", "work", "retract_and_replace", ("retract_and_replace",)),
        Code("Retraction in", ("Retraction in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Retraction-in", "work", "retraction", ("removal", "retraction", "withdrawal")),
        Code("Retraction of", ("Retraction of",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Retraction-of", "notice", "retraction", ("removal", "retraction", "withdrawal")),
        Code("Update in", ("Update in",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Update-in", "work", "new_version", ("new_edition", "new_version")),
        Code("Update of", ("Update of",), "https://w3id.org/retract-ld/code/europe-pmc-relation/Update-of", "notice", "new_version", ("new_edition", "new_version")),
    ),
    "jats-article-type": (
        Code("addendum", ("addendum",), "https://w3id.org/retract-ld/code/jats-article-type/addendum", "notice", "addendum", ("addendum",)),
        Code("clarification", ("clarification",), "https://w3id.org/retract-ld/code/jats-article-type/clarification", "notice", "clarification", ()),
        Code("correction", ("correction",), "https://w3id.org/retract-ld/code/jats-article-type/correction", "notice", "correction", ("clarification", "corrected_and_republished", "correction", "corrigendum", "erratum")),
        Code("corrigendum", ("corrigendum",), "https://w3id.org/retract-ld/code/jats-article-type/corrigendum", "notice", "corrigendum", ()),
        Code("erratum", ("erratum",), "https://w3id.org/retract-ld/code/jats-article-type/erratum", "notice", "erratum", ()),
        Code("expression-of-concern", ("expression-of-concern",), "https://w3id.org/retract-ld/code/jats-article-type/expression-of-concern", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("partial-retraction", ("partial-retraction",), "https://w3id.org/retract-ld/code/jats-article-type/partial-retraction", "notice", "partial_retraction", ("partial_retraction",)),
        Code("reinstatement", ("reinstatement",), "https://w3id.org/retract-ld/code/jats-article-type/reinstatement", "notice", "reinstatement", ()),
        Code("removal", ("removal",), "https://w3id.org/retract-ld/code/jats-article-type/removal", "notice", "removal", ()),
        Code("retracted-article", ("retracted-article",), "https://w3id.org/retract-ld/code/jats-article-type/retracted-article", "work", "retraction", ("retraction",)),
        Code("retraction", ("retraction",), "https://w3id.org/retract-ld/code/jats-article-type/retraction", "notice", "retraction", ("retract_and_replace", "retraction")),
        Code("temporary-removal", ("temporary-removal",), "https://w3id.org/retract-ld/code/jats-article-type/temporary-removal", "notice", "temporary_removal", ()),
        Code("withdrawal", ("withdrawal",), "https://w3id.org/retract-ld/code/jats-article-type/withdrawal", "notice", "withdrawal", ()),
        Code("withdrawn-article", ("withdrawn-article",), "https://w3id.org/retract-ld/code/jats-article-type/withdrawn-article", "work", "withdrawal", ("withdrawal",)),
    ),
    "jats-event-type": (
        Code("corrected", ("corrected",), "https://w3id.org/retract-ld/code/jats-event-type/corrected", "work", "correction", ("correction", "corrigendum", "erratum")),
        Code("partially-retracted", ("partially-retracted",), "https://w3id.org/retract-ld/code/jats-event-type/partially-retracted", "work", "partial_retraction", ("partial_retraction",)),
        Code("reinstated", ("reinstated",), "https://w3id.org/retract-ld/code/jats-event-type/reinstated", "work", "reinstatement", ("reinstatement",)),
        Code("removed", ("removed",), "https://w3id.org/retract-ld/code/jats-event-type/removed", "work", "removal", ("removal",)),
        Code("retracted", ("retracted",), "https://w3id.org/retract-ld/code/jats-event-type/retracted", "work", "retraction", ("retraction",)),
        Code("withdrawn", ("withdrawn",), "https://w3id.org/retract-ld/code/jats-event-type/withdrawn", "work", "withdrawal", ("withdrawal",)),
    ),
    "jats-related-article-type": (
        Code("addended-article", ("addended-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/addended-article", "notice", "addendum", ("addendum",)),
        Code("addendum-forward", ("addendum-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/addendum-forward", "work", "addendum", ()),
        Code("clarification-forward", ("clarification-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/clarification-forward", "work", "clarification", ()),
        Code("clarified-article", ("clarified-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/clarified-article", "notice", "clarification", ()),
        Code("concern-forward", ("concern-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/concern-forward", "work", "expression_of_concern", ()),
        Code("corrected-article", ("corrected-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/corrected-article", "notice", "correction", ("clarification", "corrected_and_republished", "correction", "corrigendum", "erratum")),
        Code("correction-forward", ("correction-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/correction-forward", "work", "correction", ("clarification", "corrected_and_republished", "correction", "corrigendum", "erratum")),
        Code("correction-target", ("correction-target",), "https://w3id.org/retract-ld/code/jats-related-article-type/correction-target", "notice", "correction", ()),
        Code("corrigendum-forward", ("corrigendum-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/corrigendum-forward", "work", "corrigendum", ()),
        Code("erratum-forward", ("erratum-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/erratum-forward", "work", "erratum", ()),
        Code("expressed-concern", ("expressed-concern",), "https://w3id.org/retract-ld/code/jats-related-article-type/expressed-concern", "work", "expression_of_concern", ("expression_of_concern",)),
        Code("expression-of-concern-forward", ("expression-of-concern-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/expression-of-concern-forward", "work", "expression_of_concern", ()),
        Code("object-of-concern", ("object-of-concern",), "https://w3id.org/retract-ld/code/jats-related-article-type/object-of-concern", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("partial-retraction-forward", ("partial-retraction-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/partial-retraction-forward", "work", "partial_retraction", ()),
        Code("partially-retracted-article", ("partially-retracted-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/partially-retracted-article", "notice", "partial_retraction", ()),
        Code("reinstated-article", ("reinstated-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/reinstated-article", "notice", "reinstatement", ()),
        Code("reinstatement-forward", ("reinstatement-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/reinstatement-forward", "work", "reinstatement", ()),
        Code("removal-forward", ("removal-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/removal-forward", "work", "removal", ()),
        Code("removed-article", ("removed-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/removed-article", "notice", "removal", ()),
        Code("retracted-article", ("retracted-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/retracted-article", "notice", "retraction", ("partial_retraction", "retract_and_replace", "retraction")),
        Code("retraction-forward", ("retraction-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/retraction-forward", "work", "retraction", ("retract_and_replace", "retraction")),
        Code("retraction-target", ("retraction-target",), "https://w3id.org/retract-ld/code/jats-related-article-type/retraction-target", "notice", "retraction", ()),
        Code("temporary-removal-forward", ("temporary-removal-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/temporary-removal-forward", "work", "temporary_removal", ()),
        Code("update-forward", ("update-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/update-forward", "work", "new_version", ()),
        Code("updated-article", ("updated-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/updated-article", "notice", "new_version", ("new_version",)),
        Code("withdrawal-forward", ("withdrawal-forward",), "https://w3id.org/retract-ld/code/jats-related-article-type/withdrawal-forward", "work", "withdrawal", ()),
        Code("withdrawn-article", ("withdrawn-article",), "https://w3id.org/retract-ld/code/jats-related-article-type/withdrawn-article", "notice", "withdrawal", ()),
    ),
    "openalex": (
        Code("erratum", ("erratum",), "https://w3id.org/retract-ld/code/openalex/erratum", "notice", "erratum", ("correction", "corrigendum", "erratum")),
        Code("is_retracted", ("is_retracted",), "https://w3id.org/retract-ld/code/openalex/is_retracted", "work", "retraction", ("partial_retraction", "removal", "retract_and_replace", "retraction", "withdrawal")),
        Code("retraction", ("retraction",), "https://w3id.org/retract-ld/code/openalex/retraction", "notice", "retraction", ("retraction", "withdrawal")),
    ),
    "pubmed-publication-type": (
        Code("Corrected and Republished Article", ("Corrected and Republished Article",), "http://id.nlm.nih.gov/mesh/D016439", "notice", "corrected_and_republished", ("corrected_and_republished",)),
        Code("Expression of Concern", ("Expression of Concern",), "https://w3id.org/retract-ld/code/pubmed-publication-type/Expression-of-Concern", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("Published Erratum", ("Published Erratum",), "http://id.nlm.nih.gov/mesh/D016425", "notice", "erratum", ("addendum", "clarification", "correction", "corrigendum", "erratum", "partial_retraction")),
        Code("Retracted Publication", ("Retracted Publication",), "http://id.nlm.nih.gov/mesh/D016441", "work", "retraction", ("retract_and_replace", "retraction")),
        Code("Retraction of Publication", ("Retraction of Publication", "Retraction Notice"), "http://id.nlm.nih.gov/mesh/D016440", "notice", "retraction", ("retract_and_replace", "retraction")),
    ),
    "pubmed-ref-type": (
        Code("AssociatedDataset", ("AssociatedDataset",), "https://w3id.org/retract-ld/code/pubmed-ref-type/AssociatedDataset", None, None, ()),
        Code("AssociatedPublication", ("AssociatedPublication",), "https://w3id.org/retract-ld/code/pubmed-ref-type/AssociatedPublication", None, None, ()),
        Code("Cites", ("Cites",), "https://w3id.org/retract-ld/code/pubmed-ref-type/Cites", None, None, ()),
        Code("CommentIn", ("CommentIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/CommentIn", None, None, ()),
        Code("CommentOn", ("CommentOn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/CommentOn", None, None, ()),
        Code("CorrectedandRepublishedFrom", ("CorrectedandRepublishedFrom",), "https://w3id.org/retract-ld/code/pubmed-ref-type/CorrectedandRepublishedFrom", "notice", "corrected_and_republished", ("corrected_and_republished",)),
        Code("CorrectedandRepublishedIn", ("CorrectedandRepublishedIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/CorrectedandRepublishedIn", "work", "corrected_and_republished", ("corrected_and_republished",)),
        Code("ErratumFor", ("ErratumFor",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ErratumFor", "notice", "erratum", ("addendum", "clarification", "correction", "corrigendum", "erratum", "partial_retraction")),
        Code("ErratumIn", ("ErratumIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ErratumIn", "work", "erratum", ("addendum", "clarification", "correction", "corrigendum", "erratum", "partial_retraction")),
        Code("ExpressionOfConcernFor", ("ExpressionOfConcernFor",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ExpressionOfConcernFor", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("ExpressionOfConcernIn", ("ExpressionOfConcernIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ExpressionOfConcernIn", "work", "expression_of_concern", ("expression_of_concern",)),
        Code("OriginalReportIn", ("OriginalReportIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/OriginalReportIn", None, None, ()),
        Code("PartialRetractionIn", ("PartialRetractionIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/PartialRetractionIn", "work", "partial_retraction", ()),
        Code("PartialRetractionOf", ("PartialRetractionOf",), "https://w3id.org/retract-ld/code/pubmed-ref-type/PartialRetractionOf", "notice", "partial_retraction", ()),
        Code("ReprintIn", ("ReprintIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ReprintIn", None, None, ()),
        Code("ReprintOf", ("ReprintOf",), "https://w3id.org/retract-ld/code/pubmed-ref-type/ReprintOf", None, None, ()),
        Code("RepublishedFrom", ("RepublishedFrom",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RepublishedFrom", "notice", "new_version", ()),
        Code("RepublishedIn", ("RepublishedIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RepublishedIn", "work", "new_version", ()),
        Code("RetractedandRepublishedFrom", ("RetractedandRepublishedFrom",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RetractedandRepublishedFrom", "notice", "retract_and_replace", ("retract_and_replace",)),
        Code("RetractedandRepublishedIn", ("RetractedandRepublishedIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RetractedandRepublishedIn", "work", "retract_and_replace", ("retract_and_replace",)),
        Code("RetractionIn", ("RetractionIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RetractionIn", "work", "retraction", ("removal", "retraction", "withdrawal")),
        Code("RetractionOf", ("RetractionOf",), "https://w3id.org/retract-ld/code/pubmed-ref-type/RetractionOf", "notice", "retraction", ("removal", "retraction", "withdrawal")),
        Code("SummaryForPatientsIn", ("SummaryForPatientsIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/SummaryForPatientsIn", None, None, ()),
        Code("UpdateIn", ("UpdateIn",), "https://w3id.org/retract-ld/code/pubmed-ref-type/UpdateIn", "work", "new_version", ("new_edition", "new_version")),
        Code("UpdateOf", ("UpdateOf",), "https://w3id.org/retract-ld/code/pubmed-ref-type/UpdateOf", "notice", "new_version", ("new_edition", "new_version")),
    ),
    "retraction-watch-nature": (
        Code("Correction", ("Correction",), "https://w3id.org/retract-ld/code/retraction-watch-nature/Correction", None, "correction", ("corrected_and_republished", "correction", "corrigendum", "erratum")),
        Code("Expression of concern", ("Expression of concern",), "https://w3id.org/retract-ld/code/retraction-watch-nature/Expression-of-concern", None, "expression_of_concern", ("expression_of_concern",)),
        Code("Reinstatement", ("Reinstatement",), "https://w3id.org/retract-ld/code/retraction-watch-nature/Reinstatement", None, "reinstatement", ("reinstatement",)),
        Code("Retraction", ("Retraction",), "https://w3id.org/retract-ld/code/retraction-watch-nature/Retraction", None, "retraction", ("removal", "retract_and_replace", "retraction", "temporary_removal", "withdrawal")),
    ),
    "scielo-related-article-type": (
        Code("addended-article", ("addended-article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/addended-article", "notice", "addendum", ("addendum",)),
        Code("article", ("article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/article", "notice", "addendum", ()),
        Code("corrected-article", ("corrected-article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/corrected-article", "notice", "correction", ("correction", "corrigendum", "erratum")),
        Code("correction-forward", ("correction-forward",), "https://w3id.org/retract-ld/code/scielo-related-article-type/correction-forward", "work", "correction", ("correction", "corrigendum", "erratum")),
        Code("expression-of-concern-forward", ("expression-of-concern-forward",), "https://w3id.org/retract-ld/code/scielo-related-article-type/expression-of-concern-forward", "work", "expression_of_concern", ("expression_of_concern",)),
        Code("object-of-concern", ("object-of-concern",), "https://w3id.org/retract-ld/code/scielo-related-article-type/object-of-concern", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("partial-retraction", ("partial-retraction",), "https://w3id.org/retract-ld/code/scielo-related-article-type/partial-retraction", "notice", "partial_retraction", ("partial_retraction",)),
        Code("partial-retraction-forward", ("partial-retraction-forward",), "https://w3id.org/retract-ld/code/scielo-related-article-type/partial-retraction-forward", "work", "partial_retraction", ("partial_retraction",)),
        Code("retracted-article", ("retracted-article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/retracted-article", "notice", "retraction", ("retraction",)),
        Code("retraction-forward", ("retraction-forward",), "https://w3id.org/retract-ld/code/scielo-related-article-type/retraction-forward", "work", "retraction", ("retraction",)),
        Code("updated-article", ("updated-article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/updated-article", "notice", "new_version", ("new_version",)),
        Code("withdrawal-forward", ("withdrawal-forward",), "https://w3id.org/retract-ld/code/scielo-related-article-type/withdrawal-forward", "work", "withdrawal", ("withdrawal",)),
        Code("withdrawn-article", ("withdrawn-article",), "https://w3id.org/retract-ld/code/scielo-related-article-type/withdrawn-article", "notice", "withdrawal", ("withdrawal",)),
    ),
    "wikidata-item": (
        Code("Q1348305", ("erratum",), "http://www.wikidata.org/entity/Q1348305", "notice", "erratum", ("correction", "corrigendum", "erratum")),
        Code("Q45182324", ("retracted paper",), "http://www.wikidata.org/entity/Q45182324", "work", "retraction", ("retract_and_replace", "retraction")),
        Code("Q45203135", ("retraction (event)",), "http://www.wikidata.org/entity/Q45203135", "work", "retraction", ()),
        Code("Q56478376", ("expression of concern",), "http://www.wikidata.org/entity/Q56478376", "notice", "expression_of_concern", ("expression_of_concern",)),
        Code("Q56478588", ("expression of concern (event)",), "http://www.wikidata.org/entity/Q56478588", None, "expression_of_concern", ("expression_of_concern",)),
        Code("Q7316896", ("retraction notice",), "http://www.wikidata.org/entity/Q7316896", "notice", "retraction", ("retract_and_replace", "retraction")),
    ),
    "wikidata-property": (
        Code("P2507", ("corrigendum / erratum",), "http://www.wikidata.org/entity/P2507", "work", "correction", ("correction", "corrigendum", "erratum")),
        Code("P5824", ("is retracted by",), "http://www.wikidata.org/entity/P5824", "work", "retraction", ("retract_and_replace", "retraction")),
    ),
}

#: What our terms are written as, by prefix of the vocabulary.
TERMS: Final[dict[str, dict[str, str]]] = {
    "cito": {
        "rld:addsTo": "extends",
        "rld:announcesNewEditionOf": "updates",
        "rld:announcesNewVersionOf": "updates",
        "rld:corrects": "corrects",
        "rld:correctsAndRepublishes": "corrects",
        "rld:isCorrigendumTo": "corrects",
        "rld:isErratumTo": "corrects",
        "rld:retracts": "retracts",
        "rld:retractsAndReplaces": "retracts",
        "rld:updates": "cites",
    },
    "fabio": {
        "rld:AddendumNotice": "Addendum",
        "rld:RetractionNotice": "RetractionNotice",
    },
    "prov": {
        "rld:isRemovedBy": "wasInvalidatedBy",
        "rld:isRetractedAndReplacedBy": "wasInvalidatedBy",
        "rld:isRetractedBy": "wasInvalidatedBy",
        "rld:isWithdrawnBy": "wasInvalidatedBy",
    },
    "pso": {
        "status:corrected": "corrected",
        "status:extended": "enhanced",
        "status:retracted": "retracted-from-publication",
        "status:updated": "revised",
    },
    "ripe": {
        "rld:CorrectionAndRepublicationNotice": "CorrectionNotice",
        "rld:CorrectionNotice": "CorrectionNotice",
        "rld:CorrigendumNotice": "CorrectionNotice",
        "rld:ErratumNotice": "CorrectionNotice",
        "rld:ExpressionOfConcernNotice": "ExpressionOfConcern",
        "rld:RetractionAndReplacementNotice": "RetractionNotice",
        "rld:RetractionNotice": "RetractionNotice",
    },
    "sro": {
        "register:crossref": "CrossrefRegister",
        "register:openalex": "OpenAlexRegister",
        "register:pubmed": "PubMedRegister",
        "register:retraction-watch": "RetractionWatchRegister",
        "status:corrected": "corrected",
        "status:corrected-and-republished": "corrected",
        "status:expression-of-concern": "expression-of-concern",
        "status:partially-retracted": "partially-retracted",
        "status:reinstated": "reinstated",
        "status:removed": "removed",
        "status:retracted": "retracted",
        "status:retracted-and-replaced": "retracted",
        "status:temporarily-removed": "removed",
        "status:withdrawn": "withdrawn",
    },
}
