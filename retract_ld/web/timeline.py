"""Claims on a line of time, a lane for each register.

A date is drawn as long as it is unsure: a year as a bar over the whole year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retract_ld.web.documents import ClaimFacts
from retract_ld.web.vocabulary import Value

__all__ = ["Lane", "Mark", "Tick", "Timeline", "timeline"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim on its lane, in per cent of the width."""

    start: float
    width: float
    date: str
    claim: ClaimFacts

    @property
    def middle(self) -> float:
        """Where a mark of a single day stands."""
        return round(self.start + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Lane:
    """The claims of one register."""

    register: Value
    marks: tuple[Mark, ...]
    undated: int
    """How many of its claims have no date."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes and their common axis."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    published: float | None = None
    """Where the work was published."""

    @property
    def has_bars(self) -> bool:
        """Whether a date is not known to the day."""
        return any(len(m.date) <= 7 for lane in self.lanes for m in lane.marks)


def timeline(
    claims: Sequence[ClaimFacts], published: str | None = None
) -> Timeline | None:
    """Lay claims out in time; ``None`` if fewer than one is dated."""
    dates = [claim.date for claim in claims if claim.date]
    if not dates:
        return None
    spans = [_span(date) for date in dates] + ([_span(published)] if published else [])
    first = int(min(start for start, _ in spans))
    last = int(max(end for _, end in spans) - 1e-9) + 1
    scale = 100 / (last - first)
    lanes: dict[str, list[ClaimFacts]] = {}
    for claim in claims:
        lanes.setdefault(claim.register_code, []).append(claim)
    return Timeline(
        tuple(_lane(lanes[code], first, scale) for code in sorted(lanes)),
        tuple(_ticks(first, last, scale)),
        round((_span(published)[0] - first) * scale, 2) if published else None,
    )


def _lane(claims: list[ClaimFacts], first: int, scale: float) -> Lane:
    marks = []
    for claim in claims:
        if claim.date:
            start, end = _span(claim.date)
            marks.append(
                Mark(
                    round((start - first) * scale, 2),
                    round((end - start) * scale, 2),
                    claim.date,
                    claim,
                )
            )
    marks.sort(key=lambda mark: (mark.start, mark.claim.iri))
    return Lane(claims[0].register, tuple(marks), len(claims) - len(marks))


def _span(date: str) -> tuple[float, float]:
    """Return a date as the part of its years that it covers.

    >>> _span("2020"), _span("2020-07")[0]
    ((2020.0, 2021.0), 2020.5)
    """
    numbers = [int(part) for part in date[:10].split("-")]
    year = float(numbers[0])
    if len(numbers) == 1:
        return year, year + 1
    month = year + (numbers[1] - 1) / 12
    if len(numbers) == 2:
        return month, month + 1 / 12
    days = monthrange(numbers[0], numbers[1])[1]
    day = month + (numbers[2] - 1) / days / 12
    return day, day + 1 / days / 12


def _ticks(first: int, last: int, scale: float) -> Iterable[Tick]:
    step = max(1, -(-(last - first) // 5))
    for year in range(first, last + 1, step):
        yield Tick(round((year - first) * scale, 2), str(year))
