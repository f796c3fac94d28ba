"""Answers that are kept for those who ask the same."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from retract_ld.server.jobs import Answer, Job, encode

__all__ = ["Answers"]

#: Answers that are kept of each kind, and how large one may be: 32 MiB at most.
_KEPT: Final = 128
_LARGEST: Final = 131_072
#: Seconds that make an answer one that took long.
_LONG: Final = 0.3


class Answers:
    """The answers given last, by entity tag, so that a load of the store ends them.

    Those that took long are kept apart: no number of quick ones displaces them.
    """

    def __init__(self) -> None:
        self._quick: OrderedDict[tuple[str, bytes], Answer] = OrderedDict()
        self._long: OrderedDict[tuple[str, bytes], Answer] = OrderedDict()

    def find(self, tag: str | None, job: Job) -> Answer | None:
        """Return the answer of a job if it was given lately and the store is the same."""
        key = (tag or "", encode(job))
        for kept in (self._long, self._quick):
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        return None

    def keep(self, tag: str, job: Job, answer: Answer, seconds: float) -> None:
        """Keep an answer.

        Args:
            seconds: that it took to find.
        """
        if len(answer.body) > _LARGEST:
            return
        kept = self._long if seconds >= _LONG else self._quick
        kept[tag, encode(job)] = answer
        while len(kept) > _KEPT:
            kept.popitem(last=False)
