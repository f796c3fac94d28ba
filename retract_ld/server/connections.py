"""HTTP connections that slow clients cannot hold.

uvicorn waits forever for a request that never ends and for a client that never reads. Here a
client has a time for each, and where there are too many connections, the one that has been
longest without a request makes room.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from retract_ld.server.security import HEADERS

__all__ = ["connections"]

_HEAD: Final = (
    "HTTP/1.1 400 Bad Request",
    "Content-Type: text/plain; charset=utf-8",
    "Connection: close",
    *(f"{name}: {value}" for name, value in HEADERS.items()),
)


class _PatientProtocol(H11Protocol):
    """A connection with limits."""

    patience: ClassVar[float]
    most: ClassVar[int]

    #: Connections that have sent no whole request head, the longest waiting first.
    waiting: ClassVar[dict[_PatientProtocol, None]]

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self.most:
            next(iter(self.waiting)).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        # The keep-alive timer stops with the first byte of the next request.
        if self.timeout_keep_alive_task is not None:
            self._wait()
        cycle = self.cycle
        super().data_received(data)
        if self.cycle is not cycle:
            self._stop()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._abort_later()

    def resume_writing(self) -> None:
        self._stop()
        super().resume_writing()

    def on_response_complete(self) -> None:
        self._stop()
        super().on_response_complete()
        if self.transport.is_closing():
            self._abort_later()
        elif self.timeout_keep_alive_task is not None:
            self.waiting[self] = None

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        # Closing waits until the client has taken everything.
        self._abort_later()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, with the headers of every other answer."""
        body = msg.encode("ascii", "replace")
        head = "\r\n".join((*_HEAD, f"Content-Length: {len(body)}", "", ""))
        self.transport.write(head.encode("ascii") + body)
        self.transport.close()
        self._abort_later()

    def _wait(self) -> None:
        self._abort_later()
        self.waiting[self] = None

    def _abort_later(self) -> None:
        self._stop()
        self._timer = self.loop.call_later(self.patience, self.transport.abort)

    def _stop(self) -> None:
        self.waiting.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def connections(patience: float, most: int) -> type[H11Protocol]:
    """Return a protocol class with limits of its own.

    Args:
        patience: seconds for the head of a request, and for a client to go on reading.
        most: open connections.
    """

    class PatientProtocol(_PatientProtocol):
        """A connection of one server."""

    PatientProtocol.patience = patience
    PatientProtocol.most = most
    PatientProtocol.waiting = {}
    return PatientProtocol
