"""Where an export goes: a stream, a file that is whole or absent, a folder of shards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias

from retract_ld.bulk.fragments import Written
from retract_ld.bulk.journal import END, Journal, Shard
from retract_ld.errors import StoreError
from retract_ld.exporting import Counts
from retract_ld.output import Unfinished, compressed

__all__ = [
    "Destination",
    "Output",
    "Position",
    "ShardedOutput",
    "SingleOutput",
    "StreamOutput",
    "writing",
]

#: Where in the input a batch begins: the piece of work, and the batch in it.
Position: TypeAlias = tuple[int, int]
#: Where another process writes: a file to append to, or nowhere, to send the bytes here.
Destination: TypeAlias = str | None


class Output(Protocol):
    """Takes the bytes of batches in their order."""

    name: str
    """How the document is named; its suffix tells the compression."""

    @property
    def position(self) -> Position:
        """Where in the input to begin."""

    def begin(self, head: bytes) -> Counts:
        """Make ready; return what was counted before, when resuming."""

    def assign(self, told: Written, position: Position) -> int:
        """Return the number of the document that the next batch goes to."""

    def destination(self, document: int) -> Destination:
        """Return where another process may append to a document, now its turn has come."""

    def write(self, document: int, pieces: list[bytes], triples: int) -> None:
        """Write the bytes of a batch, plain; or take note of them where there are none."""

    def finish(self, counts: Counts) -> None:
        """Put everything under its final name."""

    def abort(self) -> None:
        """Leave everything as it was."""


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Say of which output a failure to write is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"{name} cannot be written: {reason}.",
            hint="What was there before is as it was.",
        ) from error


class StreamOutput:
    """An open binary stream, standard output for instance."""

    def __init__(self, stream: IO[bytes], foot: bytes = b"") -> None:
        self.name = ""
        self.position: Position = (0, 0)
        self._stream = stream
        self._foot = foot
        self._triples = 0

    def begin(self, head: bytes) -> Counts:
        """Write the head."""
        with writing("The output"):
            self._stream.write(head)
        return Counts()

    def assign(self, told: Written, position: Position) -> int:  # noqa: ARG002
        """All goes to one document."""
        return 0

    def destination(self, document: int) -> Destination:  # noqa: ARG002
        """The stream is this process's."""
        return None

    def write(self, document: int, pieces: list[bytes], triples: int) -> None:  # noqa: ARG002
        """Write a batch."""
        self._triples += triples
        with writing("The output"):
            self._stream.writelines(pieces)

    def finish(self, counts: Counts) -> None:
        """Write the foot."""
        counts.triples = self._triples
        with writing("The output"):
            self._stream.write(self._foot)
            self._stream.flush()

    def abort(self) -> None:
        """What was written to a stream cannot be taken back."""


class SingleOutput:
    """A file that appears under its name when it is whole.

    Args:
        keep_empty: whether to write a document although every record was rejected.
    """

    def __init__(
        self, path: str, foot: bytes = b"", *, keep_empty: bool = False
    ) -> None:
        self.name = path
        self.position: Position = (0, 0)
        self._foot = foot
        self._keep_empty = keep_empty
        self._file: Unfinished | None = None
        self._triples = 0

    def begin(self, head: bytes) -> Counts:
        """Begin a file under a temporary name."""
        self._file = Unfinished(self.name)
        with writing(self.name):
            self._append([head])
        return Counts()

    def assign(self, told: Written, position: Position) -> int:  # noqa: ARG002
        """All goes to one document."""
        return 0

    def destination(self, document: int) -> Destination:  # noqa: ARG002
        """Return the temporary name."""
        assert self._file
        return str(self._file.path)

    def write(self, document: int, pieces: list[bytes], triples: int) -> None:  # noqa: ARG002
        """Write a batch."""
        self._triples += triples
        if pieces:
            with writing(self.name):
                self._append(pieces)

    def _append(self, pieces: list[bytes]) -> None:
        assert self._file
        self._file.stream.writelines(compressed(pieces, self.name))
        self._file.stream.flush()

    def finish(self, counts: Counts) -> None:
        """Put the file in its place, unless nothing but rejects went into it."""
        counts.triples = self._triples
        assert self._file
        nothing = counts.rejected or not counts.read
        if not counts.updates and nothing and not self._keep_empty:
            self._file.discard()
            return
        with writing(self.name):
            self._append([self._foot])
            self._file.commit()

    def abort(self) -> None:
        """Remove the temporary file."""
        if self._file:
            self._file.discard()


@dataclass(slots=True)
class _Open:
    """A shard being written."""

    number: int
    begins: Position
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
            self._open.append(_Open(number, position))
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
                file.stream.writelines(compressed(pieces, self.name))
                file.stream.flush()

    def _file(self, document: int) -> Unfinished:
        while self._open[0].number != document:
            self._close(self._open.pop(0))
        shard = self._open[0]
        if shard.file is None:
            name = f"shard-{shard.number:05d}{self._suffix}"
            with writing(str(self.folder / name)):
                shard.file = Unfinished(self.folder / name)
                shard.file.stream.writelines(compressed([self._head], self.name))
                shard.file.stream.flush()
        return shard.file

    def _close(self, shard: _Open) -> None:
        assert shard.file
        with writing(str(shard.file.target)):
            shard.file.stream.writelines(compressed([self._foot], self.name))
            shard.file.stream.flush()
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
