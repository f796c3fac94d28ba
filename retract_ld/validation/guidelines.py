"""What guidelines ask of notices, as rules over the models.

| ids | from |
| --- | --- |
| COPE-01 … COPE-08 | COPE, Retraction Guidelines (2019, revised 2025), "Notices should" |
| CREC-01 … CREC-07 | NISO RP-45-2024, Communication of Retractions, Removals, and EoCs |
| RLD-01 … RLD-04 | coherence of our own model |

COPE speaks of retractions, CREC also of removals and expressions of concern; neither of
corrections. Where both ask the same, COPE's rule speaks for a retraction and CREC's for
the rest. The text of CREC could not be read when these were written, so its clauses are
marked unverified, and no rule of a guideline is graver than a warning. CREC-08 (authors
unchanged) and -12 (concerns are resolved) are asked across claims, by `coherence`; -09
(the work stays accessible), -10 and -11 (what hosts show) of pages, by `page_rules`.
"""

from __future__ import annotations

from typing import Final

from retract_ld.validation import checks, wording
from retract_ld.validation.rules import Rule

__all__ = ["COPE", "CREC", "RULES"]

COPE: Final = "https://doi.org/10.24318/cope.2019.1.4"
CREC: Final = "https://doi.org/10.3789/niso-rp-45-2024"
_MODEL: Final = "https://w3id.org/retract-ld/ns"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="COPE-01",
        clause="COPE Retraction Guidelines: linked to the retracted article",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.work_is_identified,
        message=(
            "The notice does not link to the work it retracts: it has no DOI, PMID, PMCID "
            "or address of it."
        ),
        hint="Give the work's DOI.",
        path="work",
    ),
    Rule(
        id="COPE-02",
        clause="COPE Retraction Guidelines: clearly identify the retracted article",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.work_has_title,
        message="The notice does not name the work it retracts by its title.",
        hint="Give the title and authors of the work, in the heading or as a citation.",
        path="dcterms:title",
        known=checks.knows_work_title,
        untold="The record does not give the title of the work.",
    ),
    Rule(
        id="COPE-03",
        clause="COPE Retraction Guidelines: clearly identified as a retraction",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.title_tells_kind,
        message="The title of the notice does not tell that it is a retraction.",
        hint="Begin the title with the kind of notice, as in 'Retraction: …'.",
        path="dcterms:title",
        known=checks.knows_title,
        untold="The record does not give the title of the notice.",
    ),
    Rule(
        id="COPE-04",
        clause="COPE Retraction Guidelines: published promptly",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.is_dated,
        message=(
            "Neither the notice nor the claim has a date, so whether it came promptly "
            "cannot be told."
        ),
        hint="Give the notice's date of publication.",
        path="dcterms:issued",
    ),
    Rule(
        id="COPE-05",
        clause="COPE Retraction Guidelines: freely available to all readers",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.is_not_paywalled,
        message="The notice is not free to read.",
        hint="Put the notice before the paywall.",
        path="freeToRead",
        known=checks.knows_whether_free,
        untold="It is not told whether the notice is free to read.",
    ),
    Rule(
        id="COPE-06",
        clause="COPE Retraction Guidelines: state who is retracting the article",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.says_who,
        message="The notice does not state who is retracting the work.",
        hint="Name the authors, editor, publisher, institution or whoever it is.",
        path="initiatedBy",
        known=checks.knows_who,
        untold="The record does not tell who is retracting the work.",
    ),
    Rule(
        id="COPE-07",
        clause="COPE Retraction Guidelines: state the reason(s) for retraction",
        link=COPE,
        severity="warning",
        applies=checks.retracts,
        holds=checks.says_why,
        message="The notice does not state any reason for the retraction.",
        hint="Give the reasons; honest error and misconduct are to be told apart.",
        path="reason",
        known=checks.knows_why,
        untold="The record does not tell why the work is retracted.",
    ),
    Rule(
        id="COPE-08",
        clause="COPE Retraction Guidelines: objective, factual, not inflammatory",
        link=COPE,
        severity="info",
        applies=checks.retracts,
        holds=wording.is_measured,
        message="The notice has inflammatory words.",
        hint="Say what happened, without a word on what to think of those who did it.",
        path="text",
        words=wording.inflammatory_words,
    ),
    Rule(
        id="CREC-01",
        clause="NISO RP-45-2024: notice and work are separate items, each with its DOI",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec,
        holds=checks.notice_has_own_doi,
        message="The notice has no DOI of its own.",
        hint="Register a DOI for the notice, apart from that of the work.",
        path="prism:doi",
        verified=False,
    ),
    Rule(
        id="CREC-02",
        clause="NISO RP-45-2024: the notice's title has its kind and the title of the work",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec,
        holds=checks.title_is_kind_and_work,
        message="The title of the notice is not its kind followed by the title of the work.",
        hint="Write it as 'Retraction: ' and the title of the work.",
        path="dcterms:title",
        verified=False,
        known=checks.knows_title,
        untold="The record does not give the title of the notice.",
    ),
    Rule(
        id="CREC-03",
        clause="NISO RP-45-2024: the work's title is marked with its status",
        link=CREC,
        severity="info",
        applies=checks.work_should_be_marked,
        holds=checks.work_title_is_marked,
        message="The title of the work, in its own record, does not tell its status.",
        hint="Put 'RETRACTED: ' or the like before it.",
        path="dcterms:title",
        about="work",
        verified=False,
    ),
    Rule(
        id="CREC-04",
        clause="NISO RP-45-2024: notice and work link to each other by DOI",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec,
        holds=checks.work_has_doi,
        message="The notice does not link to the work by its DOI.",
        hint="Give the work's DOI in the record of the notice.",
        path="work",
        verified=False,
    ),
    Rule(
        id="CREC-05",
        clause="NISO RP-45-2024: the notice is free to read",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec_only,
        holds=checks.is_not_paywalled,
        message="The notice is not free to read.",
        hint="Put the notice before the paywall.",
        path="freeToRead",
        verified=False,
        known=checks.knows_whether_free,
        untold="It is not told whether the notice is free to read.",
    ),
    Rule(
        id="CREC-06",
        clause="NISO RP-45-2024: the notice has a publication date of its own",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec,
        holds=checks.notice_is_dated,
        message="The notice has no publication date of its own.",
        hint="Give the day on which the notice appeared, not that of the work.",
        path="dcterms:issued",
        verified=False,
    ),
    Rule(
        id="CREC-07",
        clause="NISO RP-45-2024: the notice tells who issued it and why",
        link=CREC,
        severity="warning",
        applies=checks.is_in_scope_of_crec_only,
        holds=checks.says_who_and_why,
        message="The notice does not tell both who issued it and why.",
        hint="Name the issuer and the reasons.",
        path="initiatedBy",
        verified=False,
        known=checks.knows_who_and_why,
        untold="The record does not tell both who issued the notice and why.",
    ),
    Rule(
        id="RLD-01",
        clause="retract-ld: an update is not older than its work",
        link=_MODEL,
        severity="warning",
        applies=checks.always,
        holds=checks.is_not_before_work,
        message="The update is dated before the work was published.",
        hint="Look whether day and month, or notice and work, are exchanged.",
        path="date",
        about="update",
    ),
    Rule(
        id="RLD-02",
        clause="retract-ld: title and type of a notice agree",
        link=_MODEL,
        severity="warning",
        applies=checks.is_mere_correction,
        holds=checks.title_tells_no_retraction,
        message="The notice's title tells of a retraction or withdrawal, its type does not.",
        hint="Look at the notice: registers often carry retractions under other types.",
        path="updateType",
        about="update",
    ),
    Rule(
        id="RLD-03",
        clause="retract-ld: the type of an update is known",
        link=_MODEL,
        severity="warning",
        applies=checks.always,
        holds=checks.type_is_known,
        message="The source's word for the type of update is not known to our scheme.",
        hint="If it is a common one, propose it as a label of an update type.",
        path="updateType",
        about="update",
    ),
    Rule(
        id="RLD-04",
        clause="retract-ld: a claim is about a work that can be told from others",
        link=_MODEL,
        severity="warning",
        applies=checks.always,
        holds=checks.work_can_be_told,
        message="The update has no work, or one with neither identifier nor title.",
        hint="Look the work up, by the notice's DOI for instance.",
        path="work",
        about="update",
    ),
)
