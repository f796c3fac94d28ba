"""A pool of worker processes: a job goes to a free one; one that takes too long is killed."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Final

import msgspec

from retract_ld.server.jobs import LENGTH, Answer, Job, decode_answer, encode, problem
from retract_ld.server.settings import Settings

__all__ = ["Pool"]

_LOG: Final = logging.getLogger(__name__)

#: Seconds between tries to start a worker when starting fails.
_PAUSE: Final = 1.0


class Pool:
    """Worker processes of a server.

    A killed or crashed worker is replaced. At most `Settings.queue` jobs wait for a free
    worker; more are refused, as are those that have waited for the time of a query.
    """

    def __init__(self, settings: Settings, size: int) -> None:
        self._settings = settings
        self._wanted = size
        self._workers: set[Process] = set()
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False
        self.waiting = 0
        self.running = 0
        self.replaced = 0

    @property
    def size(self) -> int:
        """How many workers run."""
        return len(self._workers)

    async def start(self) -> None:
        """Start the workers and wait until they run."""
        await asyncio.gather(*(self._start() for _ in range(self._wanted)))

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*map(_ended, self._workers))
        self._workers.clear()

    async def run(self, job: Job) -> Answer:
        """Let a worker do a job; what goes wrong is an answer, too.

        When the caller is cancelled, so is the job.
        """
        if self.waiting >= self._settings.queue and self._idle.empty():
            return self._busy()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._settings.timeout):
                worker = await self._idle.get()
        except TimeoutError:
            return self._busy()
        finally:
            self.waiting -= 1
        self.running += 1
        try:
            async with asyncio.timeout(self._settings.timeout):
                answer = await _asked(worker, job)
        except TimeoutError:
            self._replace(worker)
            return problem(
                504,
                f"The query was stopped after {self._settings.timeout:g} seconds, which "
                "is as long as a query may take here.",
            )
        except (asyncio.IncompleteReadError, ConnectionError):
            self._replace(worker)
            return problem(
                507,
                "The query ended its process: it needs more memory than a query may "
                "take here, or is nested too deeply.",
            )
        except BaseException:
            self._replace(worker)
            raise
        finally:
            self.running -= 1
        self._idle.put_nowait(worker)
        return answer

    def _busy(self) -> Answer:
        return problem(
            503,
            f"{self.waiting} requests are waiting already. Try again in a moment.",
            Retry_After=str(max(1, round(self._settings.timeout / 4))),
        )

    def _replace(self, worker: Process) -> None:
        self.replaced += 1
        self._workers.discard(worker)
        task = asyncio.create_task(self._replacement(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _replacement(self, worker: Process) -> None:
        await _ended(worker, patience=0.1)
        while not self._closed:
            try:
                await self._start()
            except (OSError, asyncio.IncompleteReadError) as error:
                _LOG.error("a worker cannot be started: %s", error)
                await asyncio.sleep(_PAUSE)
            else:
                return

    async def _start(self) -> None:
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "retract_ld.server.worker",
            msgspec.json.encode(self._settings, enc_hook=str).decode(),
            stdin=PIPE,
            stdout=PIPE,
            # When memory ends, one line of the engine says so.
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )
        self._workers.add(worker)
        try:
            await _asked(worker, Job("ready"))
        except BaseException:
            self._workers.discard(worker)
            await _ended(worker, patience=0.1)
            raise
        self._idle.put_nowait(worker)


async def _asked(worker: Process, job: Job) -> Answer:
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(encode(job))
    await worker.stdin.drain()
    length = int.from_bytes(await worker.stdout.readexactly(LENGTH))
    return decode_answer(await worker.stdout.readexactly(length))


async def _ended(worker: Process, *, patience: float = 1.0) -> None:
    """End a worker: one that waits ends with its input, one that works is killed."""
    assert worker.stdin
    worker.stdin.close()
    reading = asyncio.create_task(worker.communicate())
    _, still = await asyncio.wait({reading}, timeout=patience)
    if still:
        with suppress(ProcessLookupError):
            worker.kill()
        await reading
