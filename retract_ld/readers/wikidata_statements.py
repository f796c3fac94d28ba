"""Wikibase statements → values: items, partial dates, and what describes a document.

| property | model |
| --- | --- |
| the entity's id | ``same_as`` |
| P356, P698, P932 | ``doi``, ``pmid``, ``pmcid`` |
| P1476 "title" | ``title``, ``language`` |
| P577 "publication date" in its precision | ``published`` |
| P478, P433, P304 | ``volume``, ``issue``, ``pages`` |
| P50 with P1932 "object named as", P2093, in the order of P1545 | ``authors`` |

Journals (P1433), and authors that are only linked (P50), have no name in an entity. One
author without a name leaves all authors out, since their list would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from retract_ld.dates import from_year_month_day
from retract_ld.models import Agent
from retract_ld.readers.json_values import Object, list_member, member, text_member
from retract_ld.readers.record_fields import Fields
from retract_ld.readers.title_text import title_values

__all__ = ["Statement", "citation_of", "entity_iri", "partial_date", "statement_of"]

_TIME: Final = re.compile(r"\+0*(\d{1,4})-(\d{2})-(\d{2})T.*")
_YEAR, _MONTH, _DAY = 9, 10, 11


def entity_iri(name: str) -> str:
    """Return the IRI of an entity, which is http, not https."""
    return f"http://www.wikidata.org/entity/{name}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: property, value, qualifiers, rank."""

    property_id: str
    path: str
    id: str | None
    rank: str | None
    item: str | None
    """The id of the item that is its value, if it is one."""
    said: bool
    """Whether it says anything: it may also say that there is no value."""
    raw: Any

    @property
    def raw_type(self) -> str:
        """The property, and its value if that is part of what is said."""
        is_type = self.property_id in ("P31", "P793") and self.item
        return f"{self.property_id} {self.item}" if is_type else self.property_id

    def qualifiers(self, name: str) -> Iterator[object]:
        """Yield the values that a qualifier has."""
        for snak in list_member(self.raw, "qualifiers", name):
            if member(snak, "snaktype") == "value":
                yield member(snak, "datavalue", "value")

    def qualifier_item(self, name: str) -> str | None:
        """Return the item that a qualifier names."""
        return next(filter(None, map(_item, self.qualifiers(name))), None)


def statement_of(raw: object, name: str, path: str) -> Statement:
    """Return a statement of a property."""
    return Statement(
        name,
        path,
        text_member(raw, "id"),
        text_member(raw, "rank"),
        _item(_value(raw)),
        member(raw, "mainsnak", "snaktype") in ("value", "somevalue"),
        raw,
    )


def _value(raw: object) -> object:
    return member(raw, "mainsnak", "datavalue", "value")


def _item(value: object) -> str | None:
    name = text_member(value, "id")
    if name is None and member(value, "entity-type") == "item":
        name = f"Q{text_member(value, 'numeric-id')}"
    return name if name and re.fullmatch(r"Q[1-9]\d*", name) else None


def partial_date(fields: Fields, value: object, path: str) -> str | None:
    """Return a time in its own precision; decades and centuries have none of ours."""
    match = _TIME.fullmatch(text_member(value, "time") or "")
    precision = member(value, "precision")
    date = None
    if match and isinstance(precision, int) and precision >= _YEAR:
        year, month, day = (int(part) for part in match.groups())
        date = from_year_month_day(
            year,
            month if precision >= _MONTH else None,
            day if precision >= _DAY else None,
        )
    if date is None:
        fields.warn(
            f"{text_member(value, 'time')!r:.200} of precision {precision!r:.20} "
            "is not a date.",
            path,
            "It is left out.",
        )
    return date


def citation_of(fields: Fields, value: Object) -> dict[str, Any]:
    """Return the values of a notice or work."""
    title = _best(value, "P1476")
    published = _best(value, "P577")
    pmcid = _text(value, "P932")
    if pmcid and pmcid.isdigit():
        pmcid = f"PMC{pmcid}"
    return {
        "same_as": (entity_iri(value["id"]),),
        "doi": fields.doi(_text(value, "P356"), "claims.P356"),
        "pmid": fields.pmid(_text(value, "P698"), "claims.P698"),
        "pmcid": fields.pmcid(pmcid, "claims.P932"),
        **title_values(member(title, "text")),
        "language": fields.language(_language(title), "claims.P1476"),
        "published": partial_date(fields, published, "claims.P577")
        if published is not None
        else None,
        "volume": _text(value, "P478"),
        "issue": _text(value, "P433"),
        "pages": _text(value, "P304"),
        "authors": _authors(fields, value),
    }


def _language(title: object) -> str | None:
    """Return a title's language; Wikibase has codes for none and for several."""
    code = text_member(title, "language")
    return None if code in ("mul", "und", "zxx", "mis") else code


def _text(value: Object, name: str) -> str | None:
    return text_member({"value": _best(value, name)}, "value")


def _best(value: Object, name: str) -> object:
    """Return the value of the statement with the best rank, the first of several."""
    ranks = {"preferred": 0, "normal": 1}
    statements = [
        (ranks[rank], _value(raw))
        for raw in list_member(value, "claims", name)
        if (rank := text_member(raw, "rank") or "normal") in ranks
        and _value(raw) is not None
    ]
    return min(statements, key=lambda pair: pair[0])[1] if statements else None


def _authors(fields: Fields, value: Object) -> tuple[Agent, ...]:
    named: list[tuple[int, str]] = []
    for name in ("P50", "P2093"):
        for number, raw in enumerate(list_member(value, "claims", name)):
            statement = statement_of(raw, name, f"claims.{name}[{number}]")
            if statement.rank == "deprecated":
                continue
            text: object = _value(raw)
            if name == "P50":
                text = next(statement.qualifiers("P1932"), None)
            ordinal = next(statement.qualifiers("P1545"), None)
            if not (isinstance(text, str) and isinstance(ordinal, str)):
                return ()
            if not ordinal.isdecimal() or not text.strip():
                return ()
            named.append((int(ordinal), " ".join(text.split())))
    agents = [
        fields.make(Agent, "claims.P2093", name=name) for _, name in sorted(named)
    ]
    return tuple(agent for agent in agents if agent)
