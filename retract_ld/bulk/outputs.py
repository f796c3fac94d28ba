"""Where an export goes: a stream, or a file that is whole or absent; `shards` for folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Protocol, TypeAlias

from retract_ld.bulk.fragments import Written
from retract_ld.errors import StoreError
from retract_ld.exporting import Counts
from retract_ld.output import Unfinished, compressed

__all__ = [
    "Destination",
    "Output",
    "Position",
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
        self._file.append(compressed(pieces, self.name))

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
