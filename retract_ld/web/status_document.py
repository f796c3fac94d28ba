"""The status of a work as a document for programs: what it is, since when, and why.

It is the answer of the JSON API and what a work's page shows. The status is derived by
`retract_ld.status` and is the work's, by its claims; of its authors it says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from retract_ld.code_labels import STATUS_LABELS
from retract_ld.codes import Party, Reason, Register, Status, UpdateType
from retract_ld.status import RULE, current_status
from retract_ld.terms import doi_iri, iri_text
from retract_ld.web.claims import Claims, StoredClaim, claims_of
from retract_ld.web.disagreements import DisagreementKind, disagreements

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "ClaimEntry",
    "DisagreementEntry",
    "StatusDocument",
    "status_document",
    "status_of",
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class ClaimEntry(_Entry):
    """One claim about the work."""

    claim: str
    """IRI of the claim."""
    asserted_by: Register
    """The register that makes it."""
    record_id: str | None
    """That register's id of its record."""
    type: UpdateType
    """The manner of the update."""
    status: Status | None
    """What it claims of the work."""
    date: str | None
    """As precise as the register knows it."""
    notice: str | None
    """IRI of the notice."""
    notice_doi: str | None
    notice_title: str | None
    reasons: tuple[Reason, ...]
    initiated_by: tuple[Party, ...]
    standing: Literal["stands", "cancelled", "later", "undated", "silent"]
    """What became of it in the derivation."""


class DisagreementEntry(_Entry):
    """Two registers that contradict each other."""

    kind: DisagreementKind
    registers: tuple[Register, Register]
    values: tuple[str, str]


class StatusDocument(_Entry):
    """The current status of a work and all claims it was derived from."""

    work: str
    """IRI of the work."""
    doi: str | None
    title: str | None
    status: Status | None
    """``null`` when no claim stands: nothing is known against the work here."""
    label: str | None
    since: str | None
    """The earliest date of a claim that decided it."""
    as_of: str | None
    """The day the status was asked for, if not now."""
    rule: str
    """Name of the rule the status was derived by."""
    registers: tuple[Register, ...]
    """The registers that claim the status."""
    decided_by: tuple[str, ...]
    """IRIs of the claims that decided it."""
    claims: tuple[ClaimEntry, ...]
    """Every claim about the work, the earliest first, those without a date last."""
    disagreements: tuple[DisagreementEntry, ...]
    unreadable: tuple[str, ...]
    """IRIs of claims in the graph whose values could not be read."""
    left_out: int
    """How many more claims there are than are told here."""


def status_document(
    store: ox.Store, doi: str, *, as_of: str | None = None
) -> StatusDocument:
    """Derive the status of a work from what a graph claims of it.

    A work that the graph knows nothing of has no status and no claims.

    Args:
        doi: in canonical form, see `retract_ld.identifiers.normalize_doi`.
        as_of: a day, month or year to derive the status for, instead of now.
    """
    iri = iri_text(doi_iri(doi))
    return status_of(iri, claims_of(store, iri), as_of=as_of, doi=doi)


def status_of(
    iri: str, claims: Claims, *, as_of: str | None = None, doi: str | None = None
) -> StatusDocument:
    """Derive the status of the work of some claims."""
    stored: dict[object, list[StoredClaim]] = {}
    for claim in claims.about:
        stored.setdefault(claim.update, []).append(claim)
    derived = current_status(stored, as_of)  # type: ignore[arg-type]
    works = [claim.update.work for claim in claims.about if claim.update.work]
    entries = [
        _entry(stored[claim.update][0], claim.status, claim.standing)
        for claim in derived.claims
    ]
    return StatusDocument(
        work=iri,
        doi=doi or next((work.doi for work in works if work.doi), None),
        title=next((work.title for work in works if work.title), None),
        status=derived.status,
        label=STATUS_LABELS[derived.status] if derived.status else None,
        since=derived.since,
        as_of=as_of,
        rule=RULE,
        registers=derived.registers,
        decided_by=tuple(
            dict.fromkeys(stored[update][0].iri for update in derived.decided_by)
        ),
        claims=tuple(entries),
        disagreements=tuple(
            DisagreementEntry(
                kind=item.kind,
                registers=(item.first, item.second),
                values=(item.first_value, item.second_value),
            )
            for item in disagreements(claims)
        ),
        unreadable=claims.unreadable,
        left_out=claims.left_out,
    )


def _entry(
    claim: StoredClaim,
    status: Status | None,
    standing: Literal["stands", "cancelled", "later", "undated", "silent"],
) -> ClaimEntry:
    update = claim.update
    return ClaimEntry(
        claim=claim.iri,
        asserted_by=update.asserted_by,
        record_id=update.record_id,
        type=update.type,
        status=status,
        date=update.date,
        notice=claim.notice,
        notice_doi=update.notice.doi if update.notice else None,
        notice_title=update.notice.title if update.notice else None,
        reasons=update.reasons,
        initiated_by=update.initiated_by,
        standing=standing,
    )
