"""Marks: what stands in a text for values that are only known when code runs.

A mark is a word that no vocabulary holds. It passes through whatever builds texts, so the
text that comes out shows where the value goes, and `Marks.pattern` turns it into Python.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from retract_ld.mapping.marked_rows import UnfitError

__all__ = ["Mark", "Marks"]

_MARK: Final = re.compile(r"0zq(\d{4})qz0")
#: A mark that stands for a whole IRI may have lost its angle brackets to what spells IRIs.
_PLACE: Final = re.compile(rf"<{_MARK.pattern}>|{_MARK.pattern}")
_VARIABLE: Final = re.compile(r"\bv(\d+)\b")


class Mark(NamedTuple):
    """What a mark stands for."""

    code: str
    """A Python expression of other variables."""
    is_iri: bool
    """Whether the value is an IRI with its angle brackets, and the mark without them."""
    is_loop: bool
    """Whether the value is a sequence, and the mark for each of its items."""


@dataclass(slots=True)
class Marks:
    """The marks of one piece of code, in the order in which their values can be had."""

    _marks: list[Mark] = field(default_factory=list)
    _numbers: dict[Mark, int] = field(default_factory=dict)
    #: The variables that tell whether a value is there, by the number of its mark.
    _conditions: dict[int, str] = field(default_factory=dict)

    def new(self, code: str, *, is_iri: bool = False, is_loop: bool = False) -> str:
        """Return the mark of an expression: of the same one, the same."""
        mark = Mark(code, is_iri, is_loop)
        number = self._numbers.setdefault(mark, len(self._marks))
        if number == len(self._marks):
            self._marks.append(mark)
        return f"0zq{number:04d}qz0"

    def optional(self, code: str, condition: str) -> str:
        """Return the mark of a value that need not be there."""
        mark = self.new(code)
        self._conditions[int(mark[3:7])] = self.variable(self.new(condition))
        return mark

    def condition(self, text: str) -> str:
        """Return the variable that tells whether the values in a text are there.

        It is empty where they always are.

        Raises:
            UnfitError: if that takes several.
        """
        found = {name for n in _MARK.findall(text) for name in self._needs(int(n))}
        if len(found) > 1:
            raise UnfitError
        return found.pop() if found else ""

    def _needs(self, number: int) -> Iterator[str]:
        if number in self._conditions:
            yield self._conditions[number]
        if not self._conditions:
            return
        for name in _variables(self._marks[number].code):
            yield from self._needs(int(name))

    def only(self, text: str) -> Mark | None:
        """Return the mark that a text consists of, if it is one."""
        found = _MARK.fullmatch(text)
        return self._marks[int(found[1])] if found else None

    def in_text(self, text: str) -> bool:
        """Whether a text holds a mark."""
        return _MARK.search(text) is not None

    def loops(self, text: str) -> int:
        """Return how many marks of a text are for each item of a sequence."""
        return sum(self._marks[int(n)].is_loop for n in _MARK.findall(text))

    def variable(self, text: str) -> str:
        """Return the variable that holds the value of a text with marks."""
        found = _PLACE.fullmatch(text)
        if found and self._marks[int(found[1] or found[2])].is_iri == bool(found[1]):
            return f"v{int(found[1] or found[2])}"
        return f"v{int(self.new(self.pattern(text))[3:7])}"

    def pattern(self, text: str) -> str:
        """Return Python for a text: an f-string with variables in place of marks."""
        return f"f'{''.join(self._parts(text))}'"

    def _parts(self, text: str) -> Iterator[str]:
        end = 0
        for place in _PLACE.finditer(text):
            yield _constant(text[end : place.start()])
            end = place.end()
            number = int(place[1] or place[2])
            if place[1] is None:
                yield f"{{v{number}{'[1:-1]' if self._marks[number].is_iri else ''}}}"
            elif self._marks[number].is_iri:
                yield f"{{v{number}}}"
            else:
                yield f"<{{v{number}}}>"
        yield _constant(text[end:])

    def is_one(self, text: str) -> bool:
        """Whether a text is a mark, or the IRI that one stands for."""
        return _PLACE.fullmatch(text) is not None

    def listed(self, parts: Sequence[str | None]) -> str:
        """Return Python for what `terms.digest` hashes of texts with marks."""
        code = ""
        for part in parts:
            if part is None:
                code += "-;"
            elif self.in_text(part):
                variable = self.variable(part)
                code += f"{{len({variable})}}:{{{variable}}}"
            else:
                code += f"{len(part)}:{_constant(part)}"
        return f"f'{code}'"

    def loop(self, line: str) -> tuple[str, str]:
        """Return Python for a line that is repeated for each item, and for the items."""
        place = next(p for p in _PLACE.finditer(line) if self.loops(p[0]))
        items = f"v{int(place[1] or place[2])}"
        before, end = self.variable(line[: place.start()]), repr(line[place.end() :])
        code = f"{before} + ({end} + {before}).join({items}) + {end} if {items} else ''"
        return code, items

    def statements(self, code: Sequence[str]) -> list[str]:
        """Return the assignments that some code needs, in their order."""
        needed: set[int] = set()
        todo = [int(n) for line in code for n in _VARIABLE.findall(line)]
        while todo:
            number = todo.pop()
            # An IRI may hold what looks like a variable.
            if number < len(self._marks) and number not in needed:
                needed.add(number)
                found = _VARIABLE.findall(self._marks[number].code)
                todo += [int(n) for n in found]
        return [f"v{number} = {self._marks[number].code}" for number in sorted(needed)]


@lru_cache(2_000)
def _variables(code: str) -> frozenset[str]:
    """Return the numbers of the variables in Python code, and of nothing in its texts."""
    found = {*_VARIABLE.findall(code)}
    if found:
        names = {n.id for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name)}
        found = {number for number in found if f"v{number}" in names}
    return frozenset(found)


def _constant(text: str) -> str:
    """Spell text as it must stand in an f-string between apostrophes."""
    text = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return text.replace("{", "{{").replace("}", "}}")
