"""What is said of an update of marks, as Python that gives blocks of text, one a resource."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from retract_ld.block_form import BlockForm
from retract_ld.mapping.marked_rows import UnfitError
from retract_ld.mapping.told_nodes import ToldNodes
from retract_ld.models import Agent
from retract_ld.terms import Term

__all__ = ["ToldBlocks"]


class ToldBlocks(ToldNodes):
    """What is said of an update of marks, as Python for subjects, texts and their lengths.

    Args:
        form: writes the lines of marks, which are the pattern of the text.
    """

    _authors: ClassVar[str] = "*author_blocks(%s)"
    _concepts: ClassVar[str] = "*concept_blocks(%s)"

    def __init__(self, *args: Any, form: BlockForm) -> None:  # noqa: ANN401 # as `Told`
        super().__init__(*args)
        self._form = form

    def _say(self, kind: str, subject: Term, *told: Any) -> None:  # noqa: ANN401
        marks, form = self._marks, self._form
        is_there = marks.condition(subject)
        grouped: dict[Term, list[Term]] = {}
        for predicate, value in self._rows.describe(kind, subject, *told):
            grouped.setdefault(predicate, []).append(value)
        lines: list[str] = []
        lengths: list[str] = []
        certain = 0
        for predicate, values in grouped.items():
            if any(map(marks.loops, values)):
                if len(values) > 1 or not lines or not marks.is_one(values[0]):
                    raise UnfitError
                listed = marks.variable(values[0])
                lines[-1] += marks.new(f"several({predicate!r}, {listed})")
                lengths.append(f"len({listed})")
                continue
            sure = [v for v in values if marks.condition(v) in {"", is_there}]
            if len(sure) == len(values):
                lines.append(self._line(predicate, sure))
            else:
                lengths.append(self._add_unsure(lines, predicate, values, sure))
            certain += len(sure)
        if not lines:
            return
        name = form.name(subject)
        if marks.in_text(subject):
            name = marks.new(f"name({marks.variable(subject)})")
        text = marks.pattern(form.assembled(name, lines))
        length = " + ".join([str(certain), *lengths])
        block = f"({marks.variable(subject)}, {text}, {length})"
        self._add(block, is_there)

    def _add_unsure(
        self,
        lines: list[str],
        predicate: Term,
        values: Sequence[Term],
        sure: Sequence[Term],
    ) -> str:
        """Add a line of values that need not all be there; return how many are unsure."""
        marks = self._marks
        condition = marks.condition("".join(values))
        if sure:
            some, whole = (
                marks.pattern(self._line(predicate, told)) for told in (sure, values)
            )
            lines.append(marks.new(f"{whole} if {condition} else {some}"))
        elif lines:
            listed = f"({', '.join(map(self._value, values))},)"
            code = f"several({predicate!r}, {listed} if {condition} else ())"
            lines[-1] += marks.new(code)
        else:
            raise UnfitError
        return f"({len(values) - len(sure)} if {condition} else 0)"

    def _line(self, predicate: Term, values: Sequence[Term]) -> str:
        spelled = [self._spelled(predicate, value) for value in values]
        return self._form.line(predicate, spelled)

    def _spelled(self, predicate: Term, value: Term) -> str:
        """Return a value as it stands in the text: a mark, if it has one."""
        marks = self._marks
        spell = self._form.spell_of(predicate)
        if not marks.in_text(value):
            return spell(value)
        mark = marks.only(value)
        if mark and mark.code.startswith("string("):
            return value  # which is spelled alike everywhere
        return marks.new(f"{self._named(spell, 'spell')}({marks.variable(value)})")

    def authors(
        self,
        subject: Term,
        authors: Sequence[Agent],
        places: Sequence[Term],
        agents: Sequence[Term],
    ) -> None:
        """Take what is told of authors with nothing but names."""
        self.declined.append(f"shortens({self._marks.variable(subject)})")
        super().authors(subject, authors, places, agents)
