"""Where worker processes come from: one process that has loaded everything, and forks.

A worker is so replaced in no time, and queries that end theirs do not keep the machine
busy with starting Python. The server asks for a worker by sending one end of a socket.

    python -m retract_ld.server.nursery SETTINGS DESCRIPTOR
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
from asyncio.subprocess import Process
from contextlib import suppress
from typing import Final

import msgspec

from retract_ld.server.jobs import LENGTH, Answer, Job, decode_answer, encode
from retract_ld.server.settings import Settings

__all__ = ["Nursery", "Worker"]

_PID_BYTES: Final = 4
_TRIES: Final = 3


class Worker:
    """A worker process, seen from the server."""

    def __init__(
        self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._pid = pid
        self._reader = reader
        self._writer = writer

    @property
    def ended(self) -> bool:
        """Whether the process is known to be gone."""
        return self._reader.at_eof()

    async def ask(self, job: Job) -> Answer:
        """Let the worker do a job.

        Raises:
            ConnectionError: if the worker has ended.
            EOFError: if it has.
        """
        self._writer.write(encode(job))
        await self._writer.drain()
        length = int.from_bytes(await self._reader.readexactly(LENGTH))
        return decode_answer(await self._reader.readexactly(length))

    def end(self) -> None:
        """End the worker, whatever it does."""
        # As long as its end of the socket is open, the process has this number.
        if not self.ended:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self._writer.close()


class Nursery:
    """The process that forks the workers of a server; started again if it ends."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: Process | None = None
        self._control: socket.socket | None = None
        self._turn = asyncio.Lock()

    async def worker(self) -> Worker:
        """Start a worker that has opened the store.

        Raises:
            OSError: if processes cannot be started.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            async with self._turn:
                pid = await self._fork(theirs)
        ours.setblocking(False)
        worker = Worker(pid, *await asyncio.open_connection(sock=ours))
        try:
            await worker.ask(Job("ready"))
        except BaseException:
            worker.end()
            raise
        return worker

    async def close(self) -> None:
        """End the process; workers end as their sockets are closed."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            await self._process.wait()
            self._process = None

    async def _fork(self, theirs: socket.socket) -> int:
        for _ in range(_TRIES):
            control = self._control or await self._start()
            with suppress(ConnectionError):
                socket.send_fds(control, [b"w"], [theirs.fileno()])
                loop = asyncio.get_running_loop()
                number = await loop.sock_recv(control, _PID_BYTES)
                if len(number) == _PID_BYTES:
                    return int.from_bytes(number)
            await self.close()
        raise OSError("the process that starts workers ends")

    async def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "retract_ld.server.nursery",
                msgspec.json.encode(self._settings, enc_hook=str).decode(),
                str(theirs.fileno()),
                pass_fds=[theirs.fileno()],
                # When memory ends, one line of the engine says so.
                env={**os.environ, "RUST_BACKTRACE": "0"},
            )
        ours.setblocking(False)
        self._control = ours
        return ours


def main() -> None:
    """Fork a worker for each socket that comes, until no more can come."""
    from retract_ld.server.worker import work

    settings = msgspec.json.decode(
        sys.argv[1], type=Settings, dec_hook=lambda kind, value: kind(value)
    )
    control = socket.socket(fileno=int(sys.argv[2]))
    # The terminal's Ctrl-C is for the server, which then lets its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The system clears away ended workers.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.nice(5)
    gc.freeze()
    # The server may go at any moment.
    with suppress(ConnectionError):
        while True:
            sign, descriptors, _, _ = socket.recv_fds(control, 1, 1)
            if not sign:
                return
            with socket.socket(fileno=descriptors[0]) as connection:
                pid = os.fork()
                if pid == 0:
                    control.close()
                    with suppress(ConnectionError):
                        streams = connection.makefile("rb"), connection.makefile("wb")
                        work(settings, *streams)
                    # Nothing of this process's is to be told or cleared away.
                    os._exit(0)
            control.sendall(pid.to_bytes(_PID_BYTES))


if __name__ == "__main__":
    main()
