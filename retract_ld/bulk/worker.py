"""A worker of a bulk export: what one of the processes does that `processes` starts."""

from __future__ import annotations

import signal
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from retract_ld.bulk.batches import Work
from retract_ld.bulk.channels import Channel
from retract_ld.bulk.fragments import Batch, Encoder, Written
from retract_ld.bulk.outputs import Position
from retract_ld.output import append, compressed

if TYPE_CHECKING:
    from retract_ld.bulk.running import Job

__all__ = ["work"]

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
        self._given: deque[tuple[int, Work]] = deque()
        self._made: dict[Position, Batch] = {}
        self._bytes: dict[Position, list[bytes]] = {}

    def run(self) -> None:
        """Work until the parent is gone."""
        ended: int | None = None
        while True:
            self._serve()
            if not self._given:
                self._channel.send(("idle", ended))
                ended = None
            while not self._given:
                self._listen()
            index, work = self._given.popleft()
            self._channel.send(("begun", ended))
            found = self._encoder.batches_of(
                work, self._job.format_name, meanwhile=self._serve
            )
            for number, batch in enumerate(found):
                told, batch.told = batch.told, Written()
                self._made[index, number] = batch
                self._channel.send(("ready", index, number, told))
                while self._channel.has_message() or len(self._made) >= WAITING:
                    self._listen()
            ended = index

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
            new, strip = said[2:]
            pieces, triples = self._made[position].pieces(new, strip)
            self._bytes[position] = compressed(pieces, self._name)
            self._channel.send(("made", *position, triples))
        elif kind == "write":
            destination = said[2]
            pieces = self._bytes.pop(position)
            del self._made[position]
            if destination is None:
                self._channel.send(("written", pieces))
            else:
                with open(destination, "ab", 0) as file:  # noqa: PTH123
                    append(file.fileno(), pieces)
                self._channel.send(("written", []))
        else:
            del self._made[position]
