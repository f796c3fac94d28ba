"""A small picture of a page's graph: notices, claims and works, and what links them.

Places across are in per cent, so that the picture fits any width; places down in pixels.
The same claims give the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap
from typing import Final

from retract_ld.web.documents import ClaimFacts, DocumentFacts

__all__ = ["Box", "Edge", "Picture", "picture"]

_HEIGHT: Final = 74
_GAP: Final = 18
_SHOWN: Final = 8
_COLUMNS: Final = {"notice": 0, "claim": 36, "work": 72}
WIDTH: Final = 28


@dataclass(frozen=True, slots=True)
class Box:
    """A resource."""

    kind: str
    x: int
    y: int
    iri: str
    name: str
    lines: tuple[str, ...]
    tone: str
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Edge:
    """A link from one box to another."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and edges."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int
    """Claims that there was no room for."""


def picture(claims: Sequence[ClaimFacts]) -> Picture | None:
    """Draw claims with their notices and works; ``None`` if there are none."""
    shown = claims[:_SHOWN]
    if not shown:
        return None
    middles = {claim.iri: row * (_HEIGHT + _GAP) for row, claim in enumerate(shown)}
    boxes = [
        Box(
            "claim",
            _COLUMNS["claim"],
            middles[claim.iri],
            claim.iri,
            f"Claim by {claim.register.text}: {claim.type.text}, {claim.date or 'no date'}",
            tuple(
                shorten(part, 18, placeholder="…")
                for part in (
                    claim.type.text,
                    claim.date or "no date",
                    claim.register.text,
                )
            ),
            claim.tone,
        )
        for claim in shown
    ]
    edges: list[Edge] = []
    for kind in ("notice", "work"):
        placed = _column(kind, shown, middles)
        boxes += placed.values()
        for claim in shown:
            document = getattr(claim, kind)
            if document:
                edges.append(_edge(kind, middles[claim.iri], placed[document.iri].y))
    height = max(box.y for box in boxes) + _HEIGHT
    return Picture(tuple(boxes), tuple(edges), height, len(claims) - len(shown))


def _column(
    kind: str, claims: Iterable[ClaimFacts], middles: dict[str, int]
) -> dict[str, Box]:
    """Place each document beside its claims, one below the other."""
    beside: dict[str, list[int]] = {}
    documents: dict[str, DocumentFacts] = {}
    for claim in claims:
        document = getattr(claim, kind)
        if document:
            beside.setdefault(document.iri, []).append(middles[claim.iri])
            documents.setdefault(document.iri, document)
    wished = sorted((sum(ys) // len(ys), iri) for iri, ys in beside.items())
    places = [y for y, _ in wished]
    for row in range(1, len(places)):
        places[row] = max(places[row], places[row - 1] + _HEIGHT + _GAP)
    return {
        iri: Box(
            kind,
            _COLUMNS[kind],
            y,
            iri,
            f"{kind.capitalize()}: {documents[iri].name}",
            _lines(documents[iri].name),
            "none",
        )
        for y, (_, iri) in zip(places, wished, strict=True)
    }


def _edge(kind: str, claim: int, document: int) -> Edge:
    half = _HEIGHT // 2
    if kind == "notice":
        return Edge(_COLUMNS["claim"], claim + half, WIDTH, document + half)
    return Edge(
        _COLUMNS["claim"] + WIDTH, claim + half, _COLUMNS["work"], document + half
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(wrap(text, 15, max_lines=3, placeholder=" …", break_on_hyphens=False))
