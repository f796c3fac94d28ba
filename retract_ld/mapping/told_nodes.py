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
            known = marks.variable(value) if marks.in_text(value) else repr(value)
            pair = f"({predicate!r}, {known})"
            if condition in {"", is_there}:
                is_certain = True
                code.append(pair)
            else:
                code.append(f"*([{pair}] if {condition} else [])")
        if not pairs:
            return
        if not is_certain:
            raise UnfitError  # a node of which nothing may be said is none
        node = f"node({marks.variable(subject)}, [{', '.join(code)}])"
        if is_there:
            node = f"*([{node}] if {is_there} else [])"
        self._blocks.append(("", "", node))

    @staticmethod
    def _apart(blocks: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        del blocks
        raise UnfitError  # two resources may be one
