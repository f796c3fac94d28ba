"""All claims about one work → its current status, by one named rule.

The claims stay as they are: a derived status says which of them decided it, and nothing
here is written back to the records. The rule, *gravest standing claim*:

1. Every claim whose update type has a status counts (``UPDATE_TYPES``); ``other`` says
   nothing of a status.
2. A reinstatement cancels the removals, retractions and withdrawals that are certainly
   earlier, and the lifting of a concern cancels such expressions of concern. Nothing else
   is cancelled, and never across the two families.
3. Dates are compared as precisely as both are known: 2012 is not certainly earlier than
   2012-05, so a claim of 2012 stands.
4. A claim without a date stands as long as its register makes it. It is neither certainly
   earlier nor later than another, so it cannot be cancelled and cancels nothing.
5. Of the claims that stand, the gravest status is the current one, in the order of
   `SEVERITY`; whoever claims it, one register's word is as good as another's.
6. For a day in the past, claims that are certainly later are left out, and so are claims
   without a date: when these began is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from retract_ld.codes import UPDATE_TYPES, Register, Status
from retract_ld.dates import earlier
from retract_ld.models import Update

__all__ = [
    "CANCELS",
    "RULE",
    "SEVERITY",
    "Claim",
    "StatusDerivation",
    "current_status",
    "status_history",
]

#: The name of the rule, for those who record how a status was derived.
RULE: Final = "gravest-standing-claim"

#: The gravest first. Crossmark tells errors (down to ``withdrawn``) from alerts.
SEVERITY: Final[tuple[Status, ...]] = (
    "removed",
    "retracted",
    "retracted-and-replaced",
    "partially-retracted",
    "withdrawn",
    "temporarily-removed",
    "expression-of-concern",
    "corrected-and-republished",
    "corrected",
    "clarified",
    "extended",
    "superseded",
    "updated",
    "reinstated",
    "concern-lifted",
)

#: What a status ends: earlier statuses of its own family.
CANCELS: Final[dict[Status, frozenset[Status]]] = {
    "reinstated": frozenset(SEVERITY[: SEVERITY.index("expression-of-concern")]),
    "concern-lifted": frozenset({"expression-of-concern"}),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """An update and what became of it in the derivation."""

    update: Update
    status: Status | None
    """What it claims of the work."""
    standing: Literal["stands", "cancelled", "later", "undated", "silent"]
    """Whether it counts. Left out are claims ``later`` than the day asked for, ``undated``
    ones when a day was asked for, and ``silent`` ones, which claim no status."""
    cancelled_by: Update | None = None


@dataclass(frozen=True, slots=True)
class StatusDerivation:
    """A current status, and how it came about."""

    status: Status | None
    """``None`` when no claim stands."""
    since: str | None
    """The earliest date of a claim that decided it; ``None`` when none of them is dated."""
    decided_by: tuple[Update, ...]
    """The standing claims of this status, the earliest first."""
    claims: tuple[Claim, ...]
    """Every claim that was given, by date; those without a date last."""
    as_of: str | None = None

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers that claim the status."""
        return tuple(sorted({update.asserted_by for update in self.decided_by}))


def current_status(
    updates: Iterable[Update], as_of: str | None = None
) -> StatusDerivation:
    """Derive the status of a work from all claims about it.

    The updates are taken to be about one work; whose they are is the caller's to know.

    Args:
        as_of: a day, month or year (``2012-05-01``) to derive the status for, instead of
            now.

    >>> from retract_ld.models import Update, Work
    >>> def claim(type_, date):
    ...     return Update(
    ...         type=type_, date=date, asserted_by="crossref", work=Work(doi="10.1000/1")
    ...     )
    >>> claims = [
    ...     claim("expression_of_concern", "2009"),
    ...     claim("retraction", "2010-02-06"),
    ...     claim("reinstatement", "2012"),
    ... ]
    >>> current_status(claims).status, current_status(claims).since
    ('expression-of-concern', '2009')
    >>> current_status(claims, as_of="2011").status
    'retracted'
    """
    ordered = sorted(dict.fromkeys(updates), key=_order)
    claims = _cancelled([_claim(update, as_of) for update in ordered])
    standing = [claim for claim in claims if claim.standing == "stands"]
    status = min(
        (claim.status for claim in standing if claim.status is not None),
        key=SEVERITY.index,
        default=None,
    )
    decided_by = tuple(c.update for c in standing if status and c.status == status)
    since: str | None = None
    for update in decided_by:
        since = earlier(since, update.date)
    return StatusDerivation(status, since, decided_by, tuple(claims), as_of)


def status_history(updates: Iterable[Update]) -> tuple[StatusDerivation, ...]:
    """Return the derivation for each date of a claim at which the status changed.

    >>> status_history([])
    ()
    """
    known = list(updates)
    steps: list[StatusDerivation] = []
    for day in sorted({update.date for update in known if update.date}):
        step = current_status(known, as_of=day)
        if not steps or step.status != steps[-1].status:
            steps.append(step)
    return tuple(steps)


def _order(update: Update) -> tuple[str, ...]:
    """Sort by date, those without one last, then by content: any input order will do."""
    return update.date or "~", update.asserted_by, update.type, update.model_dump_json()


def _claim(update: Update, as_of: str | None) -> Claim:
    status = UPDATE_TYPES[update.type].status
    if status is None or update.work is None:
        return Claim(update, None, "silent")
    if as_of is not None and update.date is None:
        return Claim(update, status, "undated")
    if as_of is not None and update.date and _certainly_before(as_of, update.date):
        return Claim(update, status, "later")
    return Claim(update, status, "stands")


def _cancelled(claims: list[Claim]) -> list[Claim]:
    """Mark the claims that a later one of their family cancels."""
    cancelling = [
        claim
        for claim in claims
        if claim.standing == "stands" and claim.status in CANCELS and claim.update.date
    ]
    return [_after(claim, cancelling) for claim in claims]


def _after(claim: Claim, cancelling: list[Claim]) -> Claim:
    date = claim.update.date
    if claim.standing != "stands" or date is None:
        return claim
    for other in cancelling:
        assert other.status is not None
        assert other.update.date is not None
        if claim.status in CANCELS[other.status] and _certainly_before(
            date, other.update.date
        ):
            return Claim(claim.update, claim.status, "cancelled", other.update)
    return claim


def _certainly_before(first: str, second: str) -> bool:
    length = min(len(first), len(second))
    return first[:length] < second[:length]
