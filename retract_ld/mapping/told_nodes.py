"""What is said of an update of marks, as Python that gives node blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from retract_ld.mapping.marked_rows import UnfitError
from retract_ld.mapping.told import Told
from retract_ld.terms import Term

__all__ = ["ToldNodes"]


class ToldNodes(Told):
    """What is said of an update of marks, as Python that gives node blocks."""

    _authors: ClassVar[str] = "*author_pairs(%s)"
    _concepts: ClassVar[str] = "*concept_nodes(%s)"

    def _say(self, kind: str, subject: Term, *told: Any) -> None:  # noqa: ANN401
        marks = self._marks
        code: list[str] = []
        is_certain = False
        is_there = marks.condition(subject)
        pairs: list[tuple[Term, Term]] = self._rows.describe(kind, subject, *told)
        for predicate, value in pairs:
            if marks.loops(value):
                if not marks.is_one(value):
                    raise UnfitError
                values = marks.variable(value)
                code.append(f"*[({predicate!r}, v) for v in {values}]")
                continue
            condition = marks.condition(value)
            is_sure = condition in {"", is_there}
            is_certain = is_certain or is_sure
            pair = f"({predicate!r}, {self._value(value)})"
            code.append(pair if is_sure else _only_if(condition, pair))
        if not pairs:
            return
        if not is_certain:
            raise UnfitError  # a node of which nothing may be said is none
        node = f"node({marks.variable(subject)}, [{', '.join(code)}])"
        self._add(node, is_there)

    def _add(self, block: str, condition: str) -> None:
        """Add the code of a block, which comes only on a condition if there is one."""
        code = _only_if(condition, block) if condition else block
        self._blocks.append(("", "", code))

    def _value(self, value: Term) -> str:
        """Return Python for a value."""
        marks = self._marks
        return marks.variable(value) if marks.in_text(value) else repr(value)

    @staticmethod
    def _apart(blocks: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        del blocks
        raise UnfitError  # two resources may be one


def _only_if(condition: str, item: str) -> str:
    """Return Python for an item of a list that comes only on a condition."""
    return f"*([{item}] if {condition} else [])"
