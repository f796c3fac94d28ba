"""The work spread over processes, the output in the order of the input.

The parent cuts the input and decides; the workers understand, describe and spell. What
goes between them is small but for the raw rows: a worker tells what a batch holds
(``ready``), is told what of it is to be written (``admit``), says when its bytes are made
(``made``), and appends them to the output itself when its turn comes (``write``).

A worker that has begun a piece is given the next one if that fits into its pipe; one that
is idle is given any, but not while it may be sending its bytes. So no two processes ever
wait for each other with full pipes. A worker whose parent is gone reads the end of its pipe
and ends.
"""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from retract_ld.bulk.batches import Unread, Work
from retract_ld.bulk.channels import Channel, channels, packed
from retract_ld.bulk.fragments import Batch, Encoder, Written
from retract_ld.bulk.outputs import Output, writing
from retract_ld.bulk.turns import Piece, Turn
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
        #: Packed.
        self._ahead: deque[bytes] = deque()
        #: Who waits for work, and who would take some ahead.
        self._idle: deque[Channel] = deque()
        self._busy: deque[Channel] = deque()
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
            # Its first piece waits for it.
            self._busy += self._given(deque([here]), ahead=True)
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
            self._cut()
            self._hand_out()
            self._admit()
            self._write()
            if self._exhausted and not (self._pieces or self._turn or self._ahead):
                return
            self._listen()

    def stop(self) -> None:
        """End the processes."""
        for channel in self._channels.values():
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
            piece = Piece(index, work, start[1] if index == start[0] else 0)
            self._pieces.append(piece)
            if not piece.is_local:
                assert not isinstance(work, Unread)
                self._ahead.append(packed(("work", index, work)))
            if self._idle and self._ahead:
                return

    def _hand_out(self) -> None:
        self._idle = self._given(self._idle)
        # At the end what is left goes to those who have nothing.
        if not self._exhausted or len(self._ahead) > self._job.jobs:
            self._busy = self._given(self._busy, ahead=True)

    def _given(
        self, channels: deque[Channel], *, ahead: bool = False
    ) -> deque[Channel]:
        """Give work to as many workers as possible; return those who got none."""
        left: deque[Channel] = deque()
        for channel in channels:
            fits = bool(self._ahead) and len(self._ahead[0]) <= channel.room
            if self._ahead and (fits or not (ahead or channel is self._writing)):
                self._send_packed(channel, self._ahead.popleft())
            else:
                left.append(channel)
        return left

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
                    Turn(channel, piece.index, number, admission.document)
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
        if self._turn and self._writing is None and self._turn[0].triples is not None:
            turn = self._turn[0]
            destination = self._output.destination(turn.document)
            self._send(turn.channel, ("write", turn.index, turn.number, destination))
            self._writing = turn.channel

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
            if kind in {"idle", "begun"}:
                if said[0] is not None:
                    self._piece(said[0]).ended = True
                if kind == "begun":
                    self._busy.append(channel)
                elif channel in self._busy:  # else work is on its way
                    self._busy.remove(channel)
                    self._idle.append(channel)
            elif kind == "ready":
                index, number, told = said
                self._piece(index).ready.append((channel, number, told))
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

    def _piece(self, index: int) -> Piece:
        return self._pieces[index - self._pieces[0].index]

    def _send(self, channel: Channel, message: tuple[Any, ...]) -> None:
        self._send_packed(channel, packed(message))

    @staticmethod
    def _send_packed(channel: Channel, message: bytes) -> None:
        # A process that is gone is met when its end is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            channel.send_packed(message)
