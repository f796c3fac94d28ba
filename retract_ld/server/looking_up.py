"""Requests whose answer depends on nothing but the store: negotiated, cached, revalidated."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from fastapi import Request
from starlette.responses import Response

from retract_ld.server.jobs import Job, encode, problem
from retract_ld.server.negotiation import chosen
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of, while_connected

__all__ = ["answered", "negotiated", "not_offered"]

#: Caches may keep an answer and must ask whether it is still good.
_REVALIDATE: Final = "no-cache"


def negotiated(request: Request, offered: Sequence[str]) -> str | None:
    """Return the media type that a client wants, ``None`` if it is not offered."""
    return chosen(request.headers.get("accept", ""), offered)


def not_offered(offered: Sequence[str]) -> Response:
    """Refuse: there is no form that the client accepts."""
    refusal = problem(406, f"This can be had as {', '.join(offered)}.")
    return AnswerResponse(refusal, {"Vary": "Accept"})


async def answered(request: Request, job: Job, media_type: str) -> Response:
    """Look something up, or tell that the client's copy is still good."""
    state = state_of(request)
    tag = state.entity_tag(media_type, encode(job).hex())
    headers = {"Vary": "Accept"}
    if tag is not None:
        fresh = {**headers, "ETag": tag, "Cache-Control": _REVALIDATE}
        if _has(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=fresh)
    answer = state.answers.find(tag, job)
    if answer is None:
        start = monotonic()
        answer = await while_connected(request, state.lookups, job)
        if answer.status == 200 and tag is not None:
            state.answers.keep(tag, job, answer, monotonic() - start)
    if answer.status == 200 and tag is not None:
        headers = fresh
        if request.headers.get("if-none-match", "").strip() == "*":
            return Response(status_code=304, headers=fresh)
    return AnswerResponse(answer, headers)


def _has(header: str, tag: str) -> bool:
    """Tell whether a list of entity tags has one, by the weak comparison."""
    return tag in (part.strip().removeprefix("W/") for part in header.split(","))
