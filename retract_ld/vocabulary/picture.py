"""A picture of one notice's graph, as SVG, drawn from what the mapping makes of it."""

from __future__ import annotations

from html import escape
from typing import Final

from retract_ld.mapping import describe
from retract_ld.mapping.inventory import compact
from retract_ld.models import Notice, Update, Work
from retract_ld.terms import Node, Term, is_iri, lexical

__all__ = ["notice_picture"]

_UPDATE: Final = Update(
    type="retraction",
    asserted_by="crossref",
    date="2024-02",
    notice=Notice(doi="10.5555/notice", title="Retraction: Moss"),
    work=Work(doi="10.5555/work", title="Moss"),
    reasons=("results-not-reproducible",),
)
_WIDTH, _HEIGHT = 230, 46
#: Where the boxes of the three resources stand; what hangs on them is put beside.
_PLACES: Final = {"update": (435, 175), "notice": (40, 355), "work": (830, 355)}
_HANGING: Final = ((20, 40), (435, 20), (850, 40), (20, 190), (850, 190))
_RESOURCE: Final = (_WIDTH + 40, 76)
_HEAD: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 450" role="img"
 aria-labelledby="title desc" font-family="sans-serif" font-size="13">
<title id="title">The graph of one retraction notice</title>
<desc id="desc">A claim in the middle says by whom, when, why and in what manner; it points
to a notice and a work, and the notice retracts the work.</desc>
<defs><marker id="tip" markerWidth="10" markerHeight="8" refX="9" refY="4" orient="auto">
<path d="M0,0 L10,4 L0,8 z" fill="#555"/></marker></defs>
<rect width="1100" height="450" fill="#fff"/>"""


def notice_picture() -> str:
    """Return the picture as SVG."""
    nodes = {node.subject: node for node in describe(_UPDATE, ("core",))}
    claim, *_ = nodes.values()
    links = {compact(predicate): value for predicate, value in claim.pairs}
    named = {
        "update": claim.subject,
        "notice": links["notice"],
        "work": links["work"],
    }
    kinds = {subject: kind for kind, subject in named.items()}
    parts = [_HEAD]
    hanging = iter(_HANGING)
    for predicate, value in claim.pairs:
        name = compact(predicate)
        if name == "rdf:type":
            continue
        if value in kinds:
            parts.append(_edge(_PLACES["update"], _PLACES[kinds[value]], name))
        else:
            place = next(hanging)
            parts.append(_edge(_PLACES["update"], place, name))
            parts.append(_box(place, _short(value), concept=is_iri(value)))
    for predicate, value in nodes[named["notice"]].pairs:
        if value == named["work"]:
            edge = _edge(_PLACES["notice"], _PLACES["work"], compact(predicate))
            parts.append(edge)
    for kind, subject in named.items():
        parts.append(_resource(_PLACES[kind], nodes[subject]))
    return "\n".join([*parts, "</svg>", ""])


def _short(term: Term) -> str:
    if not is_iri(term):
        return f'"{lexical(term)}"'
    text = term[1:-1].removeprefix("https://w3id.org/retract-ld/")
    return text if "://" not in text else text.removeprefix("https://")


def _box(place: tuple[int, int], text: str, *, concept: bool) -> str:
    x, y = place
    fill = "#e8f0e4" if concept else "#f6f6f6"
    return (
        f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="23" '
        f'fill="{fill}" stroke="#777"/>'
        f'<text x="{x + _WIDTH // 2}" y="{y + 28}" text-anchor="middle">'
        f"{escape(text)}</text>"
    )


def _resource(place: tuple[int, int], node: Node) -> str:
    """Draw a resource with its classes and its title."""
    x, y = place
    classes = [compact(o) for p, o in node.pairs if compact(p) == "rdf:type"]
    title = [lexical(o) for p, o in node.pairs if compact(p) == "dcterms:title"]
    name = "the claim" if "Update" in classes else _short(node.subject)
    lines = [name, "a " + ", ".join(f"rld:{each}" for each in classes), *title]
    spans = "".join(
        f'<tspan x="{x + _WIDTH // 2}" dy="{18 if index else 0}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    return (
        f'<rect x="{x - 20}" y="{y}" width="{_RESOURCE[0]}" height="{_RESOURCE[1]}" '
        'fill="#dde8f6" stroke="#246"/>'
        f'<text y="{y + 24}" text-anchor="middle">{spans}</text>'
    )


def _edge(start: tuple[int, int], end: tuple[int, int], name: str) -> str:
    """Draw a line from the border of one box to that of another, named in its middle."""
    (x, y, _, _), (u, v, _, _) = _box_of(start), _box_of(end)
    x1, y1 = _border(start, (u, v))
    x2, y2 = _border(end, (x, y))
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#555" '
        'marker-end="url(#tip)"/>'
        f'<text x="{(x1 + x2) // 2}" y="{(y1 + y2) // 2 - 4}" text-anchor="middle" '
        'fill="#246" stroke="#fff" stroke-width="4" paint-order="stroke">'
        f"rld:{escape(name)}</text>"
    )


def _box_of(place: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the middle of the box at a place, and half its width and height."""
    x, y = place
    width, height = _RESOURCE if place in _PLACES.values() else (_WIDTH, _HEIGHT)
    return x + _WIDTH // 2, y + height // 2, width // 2, height // 2


def _border(place: tuple[int, int], towards: tuple[int, int]) -> tuple[int, int]:
    """Return where the line from the middle of a box to a point leaves the box."""
    x, y, half_width, half_height = _box_of(place)
    dx, dy = towards[0] - x, towards[1] - y
    part = min(
        half_width / abs(dx) if dx else 1.0, half_height / abs(dy) if dy else 1.0
    )
    return round(x + dx * part), round(y + dy * part)
