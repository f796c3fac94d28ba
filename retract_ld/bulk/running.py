"""A bulk export from beginning to end: batches in their order into an output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retract_ld.bulk.batches import BATCH, Unread, Work, input_size, works
from retract_ld.bulk.fragments import Batch, Encoder, Written, unhindered
from retract_ld.bulk.memory import Memory
from retract_ld.bulk.outputs import Output, Position
from retract_ld.exporting import Counts
from retract_ld.mapping import DEFAULT_PROFILES
from retract_ld.readers.records import Record, Source
from retract_ld.terms import DEFAULT_BASE
from retract_ld.writers import Writer, find_writer

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref

__all__ = ["Admission", "Job", "Order", "Progress", "run"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to export, and how."""

    inputs: tuple[str, ...]
    to: str = "ntriples"
    """A format that can be written in pieces."""
    format_name: str | None = None
    vocabulary: tuple[str, ...] = DEFAULT_PROFILES
    base: str = DEFAULT_BASE
    jobs: int = 1
    """How many processes read and write; the output does not depend on it."""
    chunk: int = BATCH
    """How many rows of a table a process is given at once; nor on this."""
    crossref: Crossref | None = None
    """Who answers for DOIs named as input."""

    @property
    def writer(self) -> Writer:
        """The writer of the format."""
        return find_writer(self.to)


@dataclass(slots=True)
class Progress:
    """How far an export has come."""

    total: int
    """Bytes of input, 0 if that cannot be told."""
    done: int = 0
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class Admission:
    """What a batch may write, and where."""

    document: int
    new: list[bool]
    strip: int
    """How many bytes to take off its beginning: the separator, of the first."""


class Order:
    """Takes batches in the order of the input, whoever made them.

    All that depends on what came before is decided here: which shared resources are
    new, which document a batch goes to, what is told of it and when.
    """

    def __init__(
        self,
        encoder: Encoder,
        output: Output,
        progress: Progress,
        on_problem: Callable[[Source, Record], None],
        on_unread: Callable[[Unread], None],
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._output = output
        self._separator = len(encoder.fragments.separator)
        self._memory = Memory()
        self._progress = progress
        self._on_problem = on_problem
        self._on_unread = on_unread
        self._on_progress = on_progress
        self._first = True
        self._document = -1

    def admit(self, told: Written, position: Position, size: int = 0) -> Admission:
        """Admit the next batch.

        Args:
            position: of the batch in the input.
            size: how many bytes of the input are done with it.
        """
        for source, record in told.troubled:
            self._on_problem(source, record)
        for unread in told.unread:
            self._on_unread(unread)
        document = self._output.assign(told, position)
        if document != self._document:
            self._document = document
            self._memory.clear()
            self._first = True
        strip = self._separator if self._first and not told.empty else 0
        self._first = self._first and told.empty
        self._progress.done += size
        self._progress.counts.add(told.counts)
        self._on_progress(self._progress)
        return Admission(document, self._memory.new(told.keys), strip)


def run(
    job: Job,
    output: Output,
    *,
    on_problem: Callable[[Source, Record], None] = lambda _, __: None,
    on_unread: Callable[[Unread], None] = lambda _: None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Counts:
    """Export all of a job to an output, which is left as it was if that fails.

    Args:
        on_problem: called with each record that has problems, in the order of the input.
        on_unread: called for each input that could not be read, or not to its end; may
            raise, to have nothing written.

    Raises:
        VocabularyError: for an unknown format or vocabulary.
        StoreError: if the output cannot be written, or a process was killed.
    """
    encoder = Encoder(job.writer, job.vocabulary, job.base)
    progress = Progress(input_size(job.inputs), counts=output.begin(encoder.head))
    order = Order(encoder, output, progress, on_problem, on_unread, on_progress)
    # A process more is worth its start only if there is a second piece of work.
    pieces = enumerate(works(job.inputs, job.format_name, job.chunk))
    ahead = [piece for _, piece in zip(range(2), pieces, strict=False)]
    todo = _from(output.position, ahead, pieces)
    try:
        with unhindered():
            if job.jobs > 1 and len(ahead) > 1:
                from retract_ld.bulk.processes import spread

                with spread(todo, job, encoder, order, output):
                    output.finish(progress.counts)
            else:
                _do(todo, job, encoder, order, output)
                output.finish(progress.counts)
    except BaseException:
        output.abort()
        raise
    return progress.counts


def _do(
    todo: Iterator[tuple[int, Work | Unread]],
    job: Job,
    encoder: Encoder,
    order: Order,
    output: Output,
) -> None:
    """Do all work in this process."""
    for batch, position, size in _batches(todo, job, encoder, output.position):
        admission = order.admit(batch.told, position, size)
        output.write(admission.document, *batch.pieces(admission.new, admission.strip))


def _from(
    position: Position,
    ahead: list[tuple[int, Work | Unread]],
    pieces: Iterator[tuple[int, Work | Unread]],
) -> Iterator[tuple[int, Work | Unread]]:
    """Yield the pieces of work that are not done yet."""
    for piece in ahead:
        if piece[0] >= position[0]:
            yield piece
    for piece in pieces:
        if piece[0] >= position[0]:
            yield piece


def _batches(
    todo: Iterator[tuple[int, Work | Unread]],
    job: Job,
    encoder: Encoder,
    start: Position,
) -> Iterator[tuple[Batch, Position, int]]:
    for index, work in todo:
        if isinstance(work, Unread):
            yield Batch(Written(unread=[work]), []), (index, 0), 0
            continue
        size = work.size
        found = encoder.batches_of(work, job.format_name, job.crossref)
        for number, batch in enumerate(found):
            if (index, number) >= start:
                yield batch, (index, number), size
                size = 0
