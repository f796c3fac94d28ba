"""What the requests of one server share, and how a request gets its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from hashlib import sha256

from fastapi import Request

from retract_ld import __version__
from retract_ld.errors import StoreError
from retract_ld.server.answers import Answers
from retract_ld.server.jobs import Answer, Job, problem
from retract_ld.server.observing import Metrics
from retract_ld.server.pool import Pool, QueryPools
from retract_ld.server.settings import Settings
from retract_ld.stores import current_generation

__all__ = ["State", "state_of", "while_connected"]


@dataclass(frozen=True, slots=True)
class State:
    """Settings, processes and metrics of a server."""

    settings: Settings
    queries: QueryPools
    """For queries of users, which may take all the time there is."""
    lookups: Pool
    """For pages and the API: no query of a user holds these up."""
    metrics: Metrics
    answers: Answers = field(default_factory=Answers)

    def entity_tag(self, *parts: str) -> str | None:
        """Return the ETag of an answer; another load of the store gives it another.

        ``None`` while there is no store.
        """
        try:
            generation = current_generation(self.settings.store)
        except StoreError:
            return None
        text = "\0".join((__version__, self.settings.root_path, generation, *parts))
        return f'"{sha256(text.encode()).hexdigest()[:32]}"'


def state_of(request: Request) -> State:
    """Return the state of the server that a request came to."""
    state = request.state.server
    assert isinstance(state, State)
    return state


async def while_connected(
    request: Request, pool: Pool | QueryPools, job: Job
) -> Answer:
    """Let a pool do a job, and stop it when the client has gone."""
    doing = asyncio.ensure_future(pool.run(job))
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            return doing.result()
        return problem(503, "The client has gone.")
    finally:
        doing.cancel()
        leaving.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
