"""The work spread over processes, the output in the order of the input.

The parent cuts the input and decides; the workers understand, describe and spell. What
goes between them is small but for the raw rows: a worker tells what a batch holds
(``ready``), is told what of it is to be written (``admit``), and appends it to the output
itself: at once if it was told where to, else when it has said that its bytes are made
(``made``) and its turn comes (``write``).

A worker that has a piece is given the next one if both fit into its pipe; one that has
none is given any, but not while it may be sending its bytes. So no two processes ever
wait for each other with full pipes. A worker whose parent is gone reads the end of its pipe
and ends.
"""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final, Literal

from retract_ld.bulk.batches import Rows, Unread, Work
from retract_ld.bulk.channels import Channel, channels, packed
from retract_ld.bulk.fragments import Batch, Encoder, Written
from retract_ld.bulk.outputs import Destination, Output, writing
from retract_ld.bulk.spans import spans_of
from retract_ld.bulk.turns import Piece, Turn
from retract_ld.bulk.worker import LATER, work
from retract_ld.errors import StoreError

if TYPE_CHECKING:
    from retract_ld.bulk.running import Job, Order

__all__ = ["spread"]

#: So many pieces of work are cut ahead for each worker.
AHEAD: Final = 2

Todo = Iterator[tuple[int, Work | Unread]]


@contextmanager
def spread(
    todo: Todo, job: Job, encoder: Encoder, order: Order, output: Output
) -> Iterator[None]:
    """Have pieces of work done in processes and written in order.

    When all is written the processes are told to end, and do so meanwhile.

    Raises:
        StoreError: if a process ended before its work was done.
    """
    crew = _Crew(todo, job, encoder, order, output)
    try:
        crew.run()
        crew.dismiss()
        yield
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
        #: Numbered and packed.
        self._ahead: deque[tuple[int, bytes]] = deque()
        #: Of each worker the pieces that are not ended, and their sizes.
        self._given: dict[Channel, dict[int, int]] = {}
        #: The pieces of work in order, from the one whose batches are next.
        self._pieces: deque[Piece] = deque()
        self._turn: deque[Turn] = deque()
        #: Whose turn to write it is.
        self._writing: Channel | None = None
        self._channels: dict[int, Channel] = {}
        self._said = select.poll()
        self._processes: list[Any] = []
        self._start()

    def _start(self) -> None:
        context = get_context("fork")
        self._cut()
        for _ in range(self._job.jobs):
            here, there = channels()
            descriptor = here.receiving.fileno()
            self._channels[descriptor] = here
            self._said.register(descriptor, select.POLLIN)
            self._given[here] = {}
            self._give_those_with(0, waiting=False)  # its first piece waits for it
            others = [*self._channels.values()]
            name = self._output.name
            process = context.Process(
                target=work,
                args=(there, others, self._encoder, self._job, name),
                daemon=True,
            )
            process.start()
            there.close()
            self._processes.append(process)

    def run(self) -> None:
        """Go on until all is written."""
        while True:
            self._hand_out()
            self._cut()
            self._admit()
            self._write()
            if self._exhausted and not (self._pieces or self._turn or self._ahead):
                return
            self._listen()

    def dismiss(self) -> None:
        """Let the processes end."""
        for channel in self._channels.values():
            channel.close()

    def stop(self) -> None:
        """See to it that the processes are gone."""
        self.dismiss()
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
            piece = Piece(index, work, start[1] if index == start[0] else 0)
            self._pieces.append(piece)
            if not piece.is_local:
                assert not isinstance(work, Unread)
                sent = spans_of(work) if isinstance(work, Rows) else work
                self._ahead.append((index, packed(("work", index, sent))))
            self._hand_out()

    def _hand_out(self) -> None:
        """Give work to those who have none, and one piece ahead to the others."""
        self._give_those_with(0, waiting=True)
        # At the end what is left goes to those who have nothing.
        if not self._exhausted or len(self._ahead) > self._job.jobs:
            self._give_those_with(1, waiting=False)

    def _give_those_with(self, number: int, *, waiting: bool) -> None:
        """Give a piece to each worker that has so many, as far as it may be sent.

        Args:
            waiting: whether these workers read what they are sent, however long.
        """
        for channel, given in self._given.items():
            if len(given) != number or not self._ahead:
                continue
            index, message = self._ahead[0]
            # What was given may not be read yet.
            fits = len(message) + sum(given.values()) <= channel.room
            if fits or (waiting and channel is not self._writing):
                self._ahead.popleft()
                self._send_packed(channel, message)
                given[index] = len(message)

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
                turn = Turn(channel, piece.index, number, admission.document)
                self._turn.append(turn)
                new, strip = bytes(admission.new), admission.strip
                where = self._begin_writing(turn)
                self._send(channel, ("admit", piece.index, number, new, strip, where))
            if not piece.ended:
                return
            self._pieces.popleft()

    def _do_here(self, piece: Piece) -> None:
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
        if self._turn and self._turn[0].is_made:
            turn = self._turn[0]
            where = self._begin_writing(turn)
            if where is not LATER:
                self._send(turn.channel, ("write", turn.index, turn.number, where))

    def _begin_writing(self, turn: Turn) -> Destination | Literal[False]:
        """Return where a batch is to be written if it may be now."""
        if self._writing is not None or turn is not self._turn[0]:
            return LATER
        self._writing = turn.channel
        return self._output.destination(turn.document)

    def _listen(self) -> None:
        for descriptor, _ in self._said.poll():
            channel = self._channels[descriptor]
            try:
                kind, *said = channel.receive()
            except (EOFError, ConnectionResetError) as error:
                raise StoreError(
                    "A process was killed before its work was done.",
                    hint="If memory is short, give fewer --jobs.",
                ) from error
            if kind == "ready":
                index, number, told, ended = said
                self._piece(index).ready.append((channel, number, told))
                if ended:
                    self._end(channel, index)
            elif kind == "ended":
                self._end(channel, said[0])
            elif kind == "made":
                for turn in self._turn:
                    if (turn.index, turn.number) == (said[0], said[1]):
                        turn.is_made = True
            elif kind == "written":
                triples, pieces = said
                self._output.write(self._turn.popleft().document, pieces, triples)
                self._writing = None
            else:
                self._failed(said[0])

    def _end(self, channel: Channel, index: int) -> None:
        self._piece(index).ended = True
        del self._given[channel][index]

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, OSError):
            with writing(self._output.name):
                raise error
        raise error

    def _piece(self, index: int) -> Piece:
        return self._pieces[index - self._pieces[0].index]

    def _send(self, channel: Channel, message: tuple[Any, ...]) -> None:
        self._send_packed(channel, packed(message))

    @staticmethod
    def _send_packed(channel: Channel, message: bytes) -> None:
        # A process that is gone is met when its end is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            channel.send_packed(message)
