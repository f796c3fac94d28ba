"""The problems of one XML record, gathered while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from retract_ld.errors import InvalidRecord
from retract_ld.readers.records import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ProblemList", "line_of"]

#: libxml2 keeps the line of an element in 16 bits.
_LAST_LINE: Final = 65535


def line_of(element: _Element) -> str:
    """Name the line an element begins in; ``""`` beyond what libxml2 can count."""
    line: Any = element.sourceline
    return f"line {line}" if line and line < _LAST_LINE else ""


class ProblemList(list[Problem]):
    """Problems in the order in which they were met, each with the line of its element."""

    @property
    def rejected(self) -> bool:
        """Whether a claim was lost."""
        return bool(self) and any(problem.severity == "error" for problem in self)

    def warn(self, element: _Element, message: str, hint: str = "") -> None:
        """Note a doubtful value that was left out."""
        self.append(Problem("warning", message, line_of(element), hint))

    def reject(self, element: _Element, error: InvalidRecord) -> None:
        """Note a claim that could not be used."""
        self.append(Problem("error", error.message, line_of(element), error.hint))
