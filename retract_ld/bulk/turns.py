"""What waits for its turn in an export: pieces of work, and batches that were admitted."""

from __future__ import annotations

from collections import deque

from retract_ld.bulk.batches import Here, Unread, Work
from retract_ld.bulk.channels import Channel
from retract_ld.bulk.fragments import Written

__all__ = ["Piece", "Turn"]


class Piece:
    """A piece of work, and its batches that are ready."""

    __slots__ = ("ended", "index", "ready", "size", "skip", "work")

    def __init__(self, index: int, work: Work | Unread, skip: int) -> None:
        self.index = index
        self.work = work if isinstance(work, (Here, Unread)) else None
        self.skip = skip
        self.size = 0 if isinstance(work, Unread) else work.size
        self.ready: deque[tuple[Channel, int, Written]] = deque()
        self.ended = False

    @property
    def is_local(self) -> bool:
        """Whether this process does it."""
        return self.work is not None

    def take_size(self) -> int:
        """Return the size of the input, once."""
        size, self.size = self.size, 0
        return size


class Turn:
    """A batch that was admitted and waits to be written."""

    __slots__ = ("channel", "document", "index", "is_made", "number")

    def __init__(
        self, channel: Channel, index: int, number: int, document: int
    ) -> None:
        self.channel = channel
        self.index = index
        self.number = number
        self.document = document
        self.is_made = False
