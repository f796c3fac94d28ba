"""A worker of a bulk export: what one of the processes does that `processes` starts."""

from __future__ import annotations

import signal
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from retract_ld.bulk.batches import Rows, Work
from retract_ld.bulk.channels import Channel
from retract_ld.bulk.fragments import Batch, Encoder, Written
from retract_ld.bulk.outputs import Destination, Position
from retract_ld.bulk.spans import Texts
from retract_ld.output import append, compressed

if TYPE_CHECKING:
    from retract_ld.bulk.running import Job

__all__ = ["LATER", "work"]

#: In the place of a destination: the batch has to wait for its turn.
LATER: Final = False
#: A worker that has so many batches waiting for their turn makes no more.
WAITING: Final = 2


def work(
    channel: Channel,
    others: list[Channel],
    encoder: Encoder,
    job: Job,
    name: str,
) -> None:
    """Be a worker until the parent is gone.

    Args:
        others: the parent's ends, which are closed here.
        name: of the output, which tells how it is compressed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            _Worker(channel, encoder, job, name).run()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except BaseException as error:  # noqa: BLE001 # told to the parent, who raises it
            channel.send(("failed", _portable(error)))


def _portable(error: BaseException) -> BaseException:
    """Return an error that another process can raise."""
    import copy

    try:
        copy.copy(error)  # made anew from its arguments, as on the other side
    except Exception:  # noqa: BLE001 # whatever keeps it from being sent
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


class _Worker:
    """A worker's side: batches made, batches waiting to be written."""

    def __init__(self, channel: Channel, encoder: Encoder, job: Job, name: str) -> None:
        self._channel = channel
        self._encoder = encoder
        self._job = job
        self._name = name
        self._texts = Texts()
        self._given: deque[tuple[int, Work]] = deque()
        self._made: dict[Position, Batch] = {}
        self._bytes: dict[Position, tuple[list[bytes], int]] = {}

    def run(self) -> None:
        """Work until the parent is gone."""
        while True:
            while not self._given:
                self._listen()
            index, work = self._given.popleft()
            # What is one batch has ended with it: a message less.
            is_one = isinstance(work, Rows) and len(work.pieces) == 1
            ended = False
            if isinstance(work, Rows):
                work = self._texts.filled(work)
            found = self._encoder.batches_of(
                work, self._job.format_name, meanwhile=self._serve
            )
            for number, batch in enumerate(found):
                told, batch.told = batch.told, Written()
                self._made[index, number] = batch
                ended = is_one
                self._channel.send(("ready", index, number, told, ended))
                while self._channel.has_message() or len(self._made) >= WAITING:
                    self._listen()
            if not ended:
                self._channel.send(("ended", index))
            self._serve()

    def _serve(self) -> None:
        """Do what is asked for meanwhile: others may wait for a turn to end."""
        while self._channel.has_message():
            self._listen()

    def _listen(self) -> None:
        """Take a message and do what it says; work is for later."""
        message: tuple[Any, ...] = self._channel.receive()
        kind, *said = message
        if kind == "work":
            self._given.append((said[0], said[1]))
            return
        position: Position = (said[0], said[1])
        if kind == "admit":
            new, strip, destination = said[2:]
            pieces, triples = self._made[position].pieces(new, strip)
            self._bytes[position] = compressed(pieces, self._name), triples
            if destination is LATER:
                self._channel.send(("made", *position))
            else:
                self._write(position, destination)
        elif kind == "write":
            self._write(position, said[2])
        else:
            del self._made[position]

    def _write(self, position: Position, destination: Destination) -> None:
        """Append a batch to the output, or give its bytes to who can."""
        pieces, triples = self._bytes.pop(position)
        del self._made[position]
        if destination is not None:
            with open(destination, "ab", 0) as file:  # noqa: PTH123
                append(file.fileno(), pieces)
            pieces = []
        self._channel.send(("written", triples, pieces))
