"""``/health`` and ``/metrics``: for those who run the server."""

from __future__ import annotations

from typing import Final, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import Response

from retract_ld import __version__
from retract_ld.errors import StoreError
from retract_ld.server.jobs import Answer, problem
from retract_ld.server.openapi import problems
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of
from retract_ld.stores import current_generation

__all__ = ["ROUTER", "Health"]

ROUTER: Final = APIRouter(tags=["Operating"])


class Health(BaseModel):
    """That the server can answer."""

    status: Literal["ok"] = "ok"
    version: str = __version__
    generation: str
    """The generation of the store that is asked now."""
    workers: int
    """Worker processes that run."""


@ROUTER.get(
    "/health",
    summary="Whether the server can answer",
    response_model=Health,
    responses=problems(503),
)
async def health(request: Request) -> Response:
    """Look at the store and the processes, without asking either for anything."""
    state = state_of(request)
    workers = (state.queries.long.size, state.lookups.size)
    try:
        generation = current_generation(state.settings.store)
    except StoreError:
        return AnswerResponse(problem(503, "There is no store.", Retry_After="5"))
    if not all(workers):
        return AnswerResponse(problem(503, "No worker process runs.", Retry_After="5"))
    found = Health(generation=generation, workers=sum(workers))
    return AnswerResponse(
        Answer(200, "application/json", found.model_dump_json().encode()),
        {"Cache-Control": "no-store"},
    )


@ROUTER.get(
    "/metrics",
    summary="Metrics in Prometheus's text format",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(request: Request) -> Response:
    """Tell counts and times, nothing personal."""
    return AnswerResponse(
        state_of(request).metrics.exposition(), {"Cache-Control": "no-store"}
    )
