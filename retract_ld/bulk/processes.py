"""The work spread over processes, the output in the order of the input.

The parent cuts the input and decides; the workers understand, describe and spell. What
goes between them is small but for the raw rows: a worker tells what a batch holds
(``ready``), is told what of it is to be written (``admit``), says when its bytes are made
(``made``), and appends them to the output itself when its turn comes (``write``).

A worker asks for work just before it listens, and is given none while it may be sending
its bytes, so that no two processes ever wait for each other with full pipes. A worker whose
parent is gone reads the end of its pipe and ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, Final

from retract_ld.bulk.batches import Here, Unread, Work
from retract_ld.bulk.fragments import Batch, Encoder, Written
from retract_ld.bulk.outputs import Output, writing
from retract_ld.bulk.worker import work
from retract_ld.errors import StoreError

if TYPE_CHECKING:
    from retract_ld.bulk.running import Job, Order

__all__ = ["spread"]

#: So many pieces of work are cut ahead for each worker.
AHEAD: Final = 2

Todo = Iterator[tuple[int, Work | Unread]]


def spread(
    todo: Todo, job: Job, encoder: Encoder, order: Order, output: Output
) -> None:
    """Have pieces of work done in processes and written in order.

    Raises:
        StoreError: if a process ended before its work was done.
    """
    crew = _Crew(todo, job, encoder, order, output)
    try:
        crew.run()
    finally:
        crew.stop()


class _Crew:
    """The parent's side: who does what, what is ready, whose turn it is."""

    def __init__(
        self, todo: Todo, job: Job, encoder: Encoder, order: Order, output: Output
    ) -> None:
        self._todo = todo
        self._job = job
        self._encoder = encoder
        self._order = order
        self._output = output
        self._exhausted = False
        self._ahead: deque[tuple[int, Work]] = deque()
        self._idle: deque[connection.Connection] = deque()
        #: The pieces of work in order, from the one whose batches are next.
        self._pieces: deque[_Piece] = deque()
        self._turn: deque[_Turn] = deque()
        #: Whose turn to write it is.
        self._writing: connection.Connection | None = None
        self._connections: list[connection.Connection] = []
        self._processes: list[Any] = []
        self._start()

    def _start(self) -> None:
        context = get_context("fork")
        for _ in range(self._job.jobs):
            here, there = context.Pipe()
            self._connections.append(here)
            process = context.Process(
                target=work,
                args=(
                    there,
                    list(self._connections),
                    self._encoder,
                    self._job,
                    self._output.name,
                ),
                daemon=True,
            )
            process.start()
            there.close()
            self._processes.append(process)

    def run(self) -> None:
        """Go on until all is written."""
        while True:
            self._cut()
            self._hand_out()
            self._admit()
            self._write()
            if self._exhausted and not (self._pieces or self._turn or self._ahead):
                return
            self._listen()

    def stop(self) -> None:
        """End the processes."""
        for channel in self._connections:
            channel.close()
        for process in self._processes:
            process.join(0.2)
            if process.is_alive():
                process.kill()
                process.join()

    def _cut(self) -> None:
        """Cut work ahead, but not further than it is done."""
        most = AHEAD * self._job.jobs
        while (
            not self._exhausted
            and len(self._ahead) < most
            and (len(self._pieces) < 4 * most)
        ):
            found = next(self._todo, None)
            if found is None:
                self._exhausted = True
                return
            index, work = found
            start = self._output.position
            piece = _Piece(index, work, start[1] if index == start[0] else 0)
            self._pieces.append(piece)
            if not piece.is_local:
                assert not isinstance(work, Unread)
                self._ahead.append((index, work))
            if self._idle and self._ahead:
                return

    def _hand_out(self) -> None:
        for channel in list(self._idle):
            if self._ahead and channel is not self._writing:
                self._idle.remove(channel)
                self._send(channel, ("work", *self._ahead.popleft()))

    def _admit(self) -> None:
        """Admit all batches whose turn it is."""
        while self._pieces:
            piece = self._pieces[0]
            if piece.is_local:
                if self._turn:
                    return
                self._do_here(piece)
                self._pieces.popleft()
                continue
            while piece.ready:
                channel, number, told = piece.ready.popleft()
                if number < piece.skip:
                    self._send(channel, ("drop", piece.index, number))
                    continue
                admission = self._order.admit(
                    told, (piece.index, number), piece.take_size()
                )
                self._turn.append(
                    _Turn(channel, piece.index, number, admission.document)
                )
                self._send(
                    channel,
                    (
                        "admit",
                        piece.index,
                        number,
                        bytes(admission.new),
                        admission.strip,
                    ),
                )
            if not piece.ended:
                return
            self._pieces.popleft()

    def _do_here(self, piece: _Piece) -> None:
        """Do in this process what no other can, or what is told and not done."""
        work = piece.work
        assert work is not None
        if isinstance(work, Unread):
            found = iter([Batch(Written(unread=[work]), [])])
        else:
            found = self._encoder.batches_of(
                work, self._job.format_name, self._job.crossref
            )
        for number, batch in enumerate(found):
            if number < piece.skip:
                continue
            position = (piece.index, number)
            admission = self._order.admit(batch.told, position, piece.take_size())
            pieces = batch.pieces(admission.new, admission.strip)
            self._output.write(admission.document, *pieces)

    def _write(self) -> None:
        """Let the batch write whose turn it is, once its bytes are made."""
        if self._turn and self._writing is None and self._turn[0].triples is not None:
            turn = self._turn[0]
            destination = self._output.destination(turn.document)
            self._send(turn.channel, ("write", turn.index, turn.number, destination))
            self._writing = turn.channel

    def _listen(self) -> None:
        for channel in connection.wait(self._connections):
            assert isinstance(channel, connection.Connection)
            try:
                kind, *said = channel.recv()
            except (EOFError, ConnectionResetError) as error:
                raise StoreError(
                    "A process was killed before its work was done.",
                    hint="If memory is short, give fewer --jobs.",
                ) from error
            if kind == "idle":
                self._idle.append(channel)
            elif kind == "ready":
                index, number, told = said
                self._piece(index).ready.append((channel, number, told))
            elif kind == "ended":
                self._piece(said[0]).ended = True
            elif kind == "made":
                index, number, triples = said
                for turn in self._turn:
                    if (turn.index, turn.number) == (index, number):
                        turn.triples = triples
            elif kind == "written":
                turn = self._turn.popleft()
                assert turn.triples is not None
                self._output.write(turn.document, said[0], turn.triples)
                self._writing = None
            else:
                self._failed(said[0])

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            with writing(self._output.name):
                raise error
        raise error

    def _piece(self, index: int) -> _Piece:
        return self._pieces[index - self._pieces[0].index]

    def _send(self, channel: connection.Connection, message: tuple[Any, ...]) -> None:
        # A process that is gone is met when its end is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            channel.send(message)


class _Piece:
    """A piece of work, and its batches that are ready."""

    __slots__ = ("ended", "index", "ready", "size", "skip", "work")

    def __init__(self, index: int, work: Work | Unread, skip: int) -> None:
        self.index = index
        self.work = work if isinstance(work, (Here, Unread)) else None
        self.skip = skip
        self.size = 0 if isinstance(work, Unread) else work.size
        self.ready: deque[tuple[connection.Connection, int, Written]] = deque()
        self.ended = False

    @property
    def is_local(self) -> bool:
        """Whether this process does it."""
        return self.work is not None

    def take_size(self) -> int:
        """Return the size of the input, once."""
        size, self.size = self.size, 0
        return size


class _Turn:
    """A batch that was admitted and waits to be written."""

    __slots__ = ("channel", "document", "index", "number", "triples")

    def __init__(
        self, channel: connection.Connection, index: int, number: int, document: int
    ) -> None:
        self.channel = channel
        self.index = index
        self.number = number
        self.document = document
        self.triples: int | None = None
