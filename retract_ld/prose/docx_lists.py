"""The numbers that a word processor writes before the items of its lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from retract_ld.prose.docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ListNumbers"]

_FIRST_LEVEL: Final = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    """How a number is written: ``%1.`` or ``[%1]``."""
    start: int


class ListNumbers:
    """Counts the items of numbered lists, as the numbering of a document says."""

    def __init__(self, numbering: _Element | None) -> None:
        self._levels: dict[str, _Level] = {}
        self._counts: Counter[str] = Counter()
        if numbering is None:
            return
        levels = {
            _value(one, "abstractNumId"): level
            for one in numbering.iter(f"{W}abstractNum")
            if (level := _first_level(one)) is not None
        }
        for number in numbering.iter(f"{W}num"):
            level = levels.get(_attribute(number.find(f"{W}abstractNumId")))
            if level:
                start = _attribute(
                    number.find(f"{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
                )
                if start.isdecimal():
                    level = _Level(level.text, int(start))
                self._levels[_value(number, "numId")] = level

    def before(self, paragraph: _Element) -> str:
        """Return the number before the next item, for other paragraphs nothing."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number = _attribute(properties.find(f"{W}numId"))
        level = self._levels.get(number)
        depth = _attribute(properties.find(f"{W}ilvl")) or _FIRST_LEVEL
        if level is None or depth != _FIRST_LEVEL:
            return ""
        self._counts[number] += 1
        return (
            level.text.replace("%1", str(level.start + self._counts[number] - 1)) + " "
        )


def _first_level(abstract: _Element) -> _Level | None:
    """Return how a list numbers its items, if by decimal numbers."""
    level = abstract.find(f"{W}lvl[@{W}ilvl='0']")
    if level is None or _attribute(level.find(f"{W}numFmt")) != "decimal":
        return None
    text = _attribute(level.find(f"{W}lvlText"))
    start = _attribute(level.find(f"{W}start"))
    if "%1" not in text:
        return None
    return _Level(text, int(start) if start.isdecimal() else 1)


def _attribute(element: _Element | None) -> str:
    return "" if element is None else _value(element, "val")


def _value(element: _Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")
