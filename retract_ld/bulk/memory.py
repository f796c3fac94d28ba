"""Which shared resources were written already: bounded, and the same however it is run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

__all__ = ["REMEMBERED", "Memory"]

#: A key is 16 bytes; so many take some 15 MB.
REMEMBERED: Final = 100_000


class Memory:
    """The shared resources that stand in the output, the latest `REMEMBERED` of them.

    The rule: within a batch a shared resource (a concept, a journal, an organization …)
    is written once; and not at all if it is among the last `REMEMBERED` different ones
    of the batches before. Batches depend on the input alone, so the output does not
    depend on who wrote them, or when.

    >>> memory = Memory(limit=2)
    >>> memory.new([b"a", b"b"]), memory.new([b"b", b"c"]), memory.new([b"a"])
    ([True, True], [False, True], [True])
    """

    def __init__(self, limit: int = REMEMBERED) -> None:
        self._limit = limit
        self._known: dict[bytes, None] = {}

    def new(self, keys: Sequence[bytes]) -> list[bool]:
        """Tell which of the different keys of a batch are to be written, and keep them."""
        known = self._known
        answer = [key not in known for key in keys]
        for key in keys:
            known.pop(key, None)
            known[key] = None
        # All that are too many at once: each look for the oldest passes what is gone.
        for key in [*islice(known, max(len(known) - self._limit, 0))]:
            del known[key]
        return answer

    def clear(self) -> None:
        """Forget all: a new document begins."""
        self._known.clear()
