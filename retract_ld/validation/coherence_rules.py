"""The rules over several claims, as data; `coherence` holds claims against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from retract_ld.namespaces import RLD
from retract_ld.terms import Term
from retract_ld.validation.guidelines import CREC
from retract_ld.validation.report import Severity

__all__ = ["COHERENCE_RULES", "CoherenceRule"]

_MODEL: Final = "https://w3id.org/retract-ld/ns"


@dataclass(frozen=True, slots=True)
class CoherenceRule:
    """A rule over several claims."""

    id: str
    severity: Severity
    clause: str
    message: str
    hint: str
    path: Term
    link: str = _MODEL
    verified: bool = True
    """Whether the clause, if a guideline's, was compared with its text."""

    @property
    def source(self) -> str:
        """The clause, and whether it was verified."""
        return self.clause if self.verified else f"{self.clause} (clause not verified)"


COHERENCE_RULES: Final[tuple[CoherenceRule, ...]] = (
    CoherenceRule(
        "RLD-05",
        "violation",
        "retract-ld: a notice is not what it announces",
        "The work is itself a notice, and no later notice takes it back.",
        "Look whether notice and work are exchanged; some registers flag notices.",
        RLD.work,
    ),
    CoherenceRule(
        "RLD-06",
        "warning",
        "retract-ld: what undoes an update comes after it",
        "The update is dated before what it undoes.",
        "Compare the dates of both notices.",
        RLD.date,
    ),
    CoherenceRule(
        "RLD-07",
        "info",
        "retract-ld: what is undone is known",
        "Nothing in these sources tells what this update undoes.",
        "Some registers replace a retraction by its reinstatement; ask another one.",
        RLD.work,
    ),
    CoherenceRule(
        "RLD-08",
        "violation",
        "retract-ld: updates do not go round in a circle",
        "The notice updates a work that, by other claims, updates the notice.",
        "One of the claims has notice and work exchanged.",
        RLD.notice,
    ),
    CoherenceRule(
        "RLD-09",
        "warning",
        "Crossref Crossmark: one policy for each record",
        "Other claims give the same notice another Crossmark policy.",
        "Look which of them the publisher's record has today.",
        RLD.policy,
    ),
    CoherenceRule(
        "RLD-10",
        "info",
        "retract-ld: claims of one event are compared",
        "Other claims say that the same notice updates the work in another manner.",
        "Both stand: see what the notice itself says.",
        RLD.updateType,
    ),
    CoherenceRule(
        "CREC-08",
        "info",
        "NISO RP-45-2024: the list of authors of the work stays as it was",
        "The author list of the work differs between records.",
        "Look which of them has the authors of the work as it was published.",
        RLD.work,
        CREC,
        verified=False,
    ),
    CoherenceRule(
        "CREC-12",
        "info",
        "NISO RP-45-2024: an expression of concern is resolved later",
        "The concern has had no outcome for five years, as far as these sources tell.",
        "Look whether the work was retracted or corrected, or the concern lifted.",
        RLD.work,
        CREC,
        verified=False,
    ),
)
