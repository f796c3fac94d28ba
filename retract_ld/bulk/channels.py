"""What the processes of an export say to each other through.

A channel has a pipe for each direction. Pipes are made as large as they can be, so that a
piece of work can wait in one while its worker is busy with the piece before.
"""

from __future__ import annotations

import fcntl
import pickle
import select
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import Any, Final

__all__ = ["Channel", "channels", "packed"]

#: Linux lets a process without rights have pipes of this size.
_LARGE: Final = 1024 * 1024
#: What of a pipe is left for the small messages, which hold a byte a shared resource.
_SMALL: Final = 128 * 1024


class Channel:
    """One end of a channel."""

    def __init__(
        self, receiving: connection.Connection, sending: connection.Connection
    ) -> None:
        self.receiving = receiving
        self._sending = sending
        self.receive = receiving.recv
        self._poll = select.poll()
        self._poll.register(receiving.fileno(), select.POLLIN)
        self.send = sending.send
        self.send_packed = sending.send_bytes
        self.room = _made_large(sending.fileno()) - _SMALL
        """A packed message of so many bytes can be sent though nobody listens yet."""

    def has_message(self) -> bool:
        """Tell whether `receive` would return at once, or tell of the end."""
        return bool(self._poll.poll(0))

    def close(self) -> None:
        """Close both pipes."""
        self.receiving.close()
        self._sending.close()


def channels() -> tuple[Channel, Channel]:
    """Return both ends of a channel."""
    context = get_context("fork")
    (here, from_there), (there, from_here) = (
        context.Pipe(duplex=False),
        context.Pipe(duplex=False),
    )
    return Channel(here, from_here), Channel(there, from_there)


def packed(message: tuple[Any, ...]) -> bytes:
    """Return a message as `Channel.receive` takes it."""
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def _made_large(descriptor: int) -> int:
    """Make a pipe as large as allowed and return its size; 0 where that is not known."""
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        return 0
    with suppress(OSError):
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _LARGE)
    return fcntl.fcntl(descriptor, fcntl.F_GETPIPE_SZ)
