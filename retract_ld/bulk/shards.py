"""An export to a folder of documents, which can be taken up again."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

from retract_ld.bulk.fragments import Written
from retract_ld.bulk.journal import END, Journal, Shard
from retract_ld.bulk.outputs import Destination, Position, writing
from retract_ld.exporting import Counts
from retract_ld.output import Unfinished, compressed

__all__ = ["ShardedOutput"]


@dataclass(slots=True)
class _Open:
    """A shard being written."""

    number: int
    counts: Counts = field(default_factory=Counts)
    file: Unfinished | None = None
    ends: Position | None = None
    """Where the next shard begins, once that is known."""
    rejects: list[str] = field(default_factory=list)


class ShardedOutput:
    """A folder of documents of about the same number of records.

    Each shard is whole in itself and put in its place when the next one begins; a journal
    tells which are there and where in the input the next begins, so that a run that was
    killed can be taken up again.

    Args:
        size: a shard ends with the batch that makes it so many records.
        suffix: of the shards, ``.nt.gz`` for instance.
        settings: what the shards depend on; another journal's is not taken up.
        resume: go on after the shards that are there; else these are removed.
        reject: how a rejected record is spelled in the file of rejects of its shard.
    """

    def __init__(
        self,
        folder: str,
        size: int,
        suffix: str,
        settings: dict[str, Any],
        foot: bytes = b"",
        *,
        resume: bool = False,
        reject: Callable[[Any, Any], str] | None = None,
    ) -> None:
        self.name = f"shard{suffix}"
        self.folder = Path(folder)
        self.shards: list[Shard] = []
        self.resumed = 0
        self._size = size
        self._suffix = suffix
        self._foot = foot
        self._head = b""
        self._resume = resume
        self._reject = reject
        self._journal = Journal(self.folder, settings)
        self._open: list[_Open] = []

    @property
    def position(self) -> Position:
        """Where the first missing shard begins."""
        return self.shards[-1].ends if self.shards else (0, 0)

    def begin(self, head: bytes) -> Counts:
        """Find out which shards are there, or remove them; remove what others left."""
        self._head = head
        with writing(str(self.folder)):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.shards = self._journal.open(resume=self._resume)
        self.resumed = len(self.shards)
        counts = Counts()
        for shard in self.shards:
            counts.add(shard.counts)
        counts.triples = 0
        return counts

    def assign(self, told: Written, position: Position) -> int:
        """Begin another shard when the last one is full."""
        if not self._open or self._open[-1].counts.read >= self._size:
            if self._open:
                self._open[-1].ends = position
            number = self._open[-1].number + 1 if self._open else len(self.shards) + 1
            self._open.append(_Open(number))
        shard = self._open[-1]
        shard.counts.add(told.counts)
        if self._reject:
            shard.rejects += [
                self._reject(source, record)
                for source, record in told.troubled
                if record.rejected
            ]
        return shard.number

    def destination(self, document: int) -> Destination:
        """Return the temporary name of a shard."""
        return str(self._file(document).path)

    def write(self, document: int, pieces: list[bytes], triples: int) -> None:
        """Write a batch to its shard."""
        file = self._file(document)
        self._open[0].counts.triples += triples
        if pieces:
            with writing(str(file.target)):
                file.append(compressed(pieces, self.name))

    def _file(self, document: int) -> Unfinished:
        while self._open[0].number != document:
            self._close(self._open.pop(0))
        shard = self._open[0]
        if shard.file is None:
            name = f"shard-{shard.number:05d}{self._suffix}"
            with writing(str(self.folder / name)):
                shard.file = Unfinished(self.folder / name)
                shard.file.append(compressed([self._head], self.name))
        return shard.file

    def _close(self, shard: _Open) -> None:
        assert shard.file
        with writing(str(shard.file.target)):
            shard.file.append(compressed([self._foot], self.name))
            rejects = self._keep_rejects(shard)
            with shard.file.path.open("rb") as written:
                digest = file_digest(written, "sha256").hexdigest()
                size = written.seek(0, os.SEEK_END)
            shard.file.commit()
            done = Shard(
                shard.file.target.name,
                size,
                digest,
                shard.counts,
                shard.ends or END,
                rejects,
            )
            self.shards.append(done)
            self._journal.add(done)

    def _keep_rejects(self, shard: _Open) -> str | None:
        if not shard.rejects:
            return None
        place = self.folder / f"shard-{shard.number:05d}.rejects.jsonl"
        file = Unfinished(place)
        try:
            file.stream.write("".join(f"{line}\n" for line in shard.rejects).encode())
            file.commit()
        except BaseException:
            file.discard()
            raise
        return place.name

    def finish(self, counts: Counts) -> None:
        """Put the last shard in its place."""
        for shard in self._open:
            if shard.file is None:
                self._file(shard.number)
        while self._open:
            self._close(self._open.pop(0))
        total = Counts()
        for done in self.shards:
            total.add(done.counts)
        counts.triples = total.triples
        self._journal.close()

    def abort(self) -> None:
        """Remove the shards that are not whole; those that are stay for `resume`."""
        for shard in self._open:
            if shard.file:
                shard.file.discard()
        with suppress(OSError):
            self._journal.close()
