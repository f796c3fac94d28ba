"""Pools of worker processes: a job goes to a free one; one that takes too long is killed."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from retract_ld.server.jobs import Answer, Job, problem
from retract_ld.server.nursery import Nursery, Worker
from retract_ld.server.settings import Settings

__all__ = ["Pool", "QueryPools"]

_LOG: Final = logging.getLogger(__name__)

#: Seconds between tries to start a worker when starting fails.
_PAUSE: Final = 1.0

TIMED_OUT: Final = 504


class Pool:
    """Worker processes of a server.

    A killed or crashed worker is replaced. At most `Settings.queue` jobs wait for a free
    worker; more are refused, as are those that have waited for the time of a query.
    """

    def __init__(
        self,
        nursery: Nursery,
        settings: Settings,
        size: int,
        timeout: float | None = None,
    ) -> None:
        self._nursery = nursery
        self._settings = settings
        self._wanted = size
        self._timeout = settings.timeout if timeout is None else timeout
        self._workers: set[Worker] = set()
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._starting: set[asyncio.Task[None]] = set()
        self.waiting = 0
        self.running = 0
        self.replaced = 0

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._workers)

    async def start(self) -> None:
        """Start the workers and wait until they run."""
        await asyncio.gather(*(self._start() for _ in range(self._wanted)))

    async def close(self) -> None:
        """End all workers."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in self._workers:
            worker.end()
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
                worker = await self._living()
        except TimeoutError:
            return self._busy()
        finally:
            self.waiting -= 1
        return await self._done(worker, job)

    async def _living(self) -> Worker:
        """Wait for a free worker; those that were ended from outside are replaced."""
        while (worker := await self._idle.get()).ended:
            self._replace(worker)
        return worker

    async def _done(self, worker: Worker, job: Job) -> Answer:
        self.running += 1
        try:
            async with asyncio.timeout(self._timeout):
                answer = await worker.ask(job)
        except TimeoutError:
            self._replace(worker)
            return problem(
                TIMED_OUT,
                f"The query was stopped after {self._timeout:g} seconds, which "
                "is as long as a query may take here.",
            )
        except (EOFError, ConnectionError):
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

    def _replace(self, worker: Worker) -> None:
        self.replaced += 1
        self._workers.discard(worker)
        worker.end()
        task = asyncio.create_task(self._replacement())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _replacement(self) -> None:
        while True:
            try:
                await self._start()
            except (OSError, EOFError) as error:
                _LOG.error("a worker cannot be started: %s", error)
                await asyncio.sleep(_PAUSE)
            else:
                return

    async def _start(self) -> None:
        worker = await self._nursery.worker()
        self._workers.add(worker)
        self._idle.put_nowait(worker)


class QueryPools:
    """Two pools for queries of users, so that those that take long do not stop the others.

    Each query begins in a pool where time is short. One that needs more is begun again in
    the other, where it waits with its like.
    """

    def __init__(self, nursery: Nursery, settings: Settings) -> None:
        self.brief = Pool(nursery, settings, settings.workers, settings.brief)
        self.long = Pool(nursery, settings, settings.workers)
        self._two = settings.brief < settings.timeout

    async def start(self) -> None:
        """Start the workers."""
        await self.long.start()
        if self._two:
            await self.brief.start()

    async def close(self) -> None:
        """End the workers."""
        await self.brief.close()
        await self.long.close()

    async def run(self, job: Job) -> Answer:
        """Let a worker answer a query; what goes wrong is an answer, too."""
        if self._two:
            answer = await self.brief.run(job)
            if answer.status != TIMED_OUT:
                return answer
        return await self.long.run(job)
