"""The application: what stands at which address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Match, Route

from retract_ld import __version__
from retract_ld.server import api, operating, resources, sparql
from retract_ld.server.evaluation import ROWS_HEADER
from retract_ld.server.jobs import problem
from retract_ld.server.nursery import Nursery
from retract_ld.server.observing import Metrics, Observed
from retract_ld.server.openapi import openapi_of
from retract_ld.server.pool import Pool, QueryPools
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.security import BoundedBodies, HeadAsGet, SecurityHeaders
from retract_ld.server.settings import Settings
from retract_ld.server.state import State

__all__ = ["make_app"]

_PARTS: Final = (sparql, api, operating, resources)

_EXPOSED: Final = ("ETag", "Link", "Content-Location", "Retry-After", ROWS_HEADER)


def make_app(settings: Settings) -> FastAPI:
    """Return the application of a server; its workers start and end with it."""
    metrics = Metrics()
    nursery = Nursery(settings)
    state = State(
        settings,
        queries=QueryPools(nursery, settings),
        lookups=Pool(nursery, settings, settings.lookup_workers),
        metrics=metrics,
    )
    metrics.watch("brief_queries", state.queries.brief)
    metrics.watch("long_queries", state.queries.long)
    metrics.watch("lookups", state.lookups)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        await state.queries.start()
        await state.lookups.start()
        try:
            yield {"server": state}
        finally:
            await state.queries.close()
            await state.lookups.close()
            await nursery.close()

    app = FastAPI(
        title="retract-ld",
        version=__version__,
        summary="Retractions and every other post-publication update, as linked data.",
        root_path=settings.root_path,
        lifespan=lifespan,
        # Their pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(HeadAsGet),
            Middleware(Observed, metrics=metrics),
            Middleware(SecurityHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["*"],
                expose_headers=_EXPOSED,
                max_age=86_400,
            ),
            # A form spells some bytes of a query as three.
            Middleware(
                BoundedBodies, most=4 * settings.max_query, patience=settings.patience
            ),
        ],
        exception_handlers={
            HTTPException: _refused,
            RequestValidationError: _misunderstood,
        },
    )
    for part in _PARTS:
        app.include_router(part.ROUTER)
    app.add_api_route("/{name:path}", _elsewhere, include_in_schema=False)
    app.openapi = lambda: openapi_of(app)  # type: ignore[method-assign]
    return app


async def _refused(request: Request, error: Exception) -> Response:
    """Answer what the router refuses: no such address, no such method."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    detail = str(error.detail)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # The router names the methods of the first route of the address only.
        headers["Allow"] = ", ".join(sorted(_methods(request)))
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
        detail = f"This address takes {headers['Allow']}."
    return AnswerResponse(problem(error.status_code, detail), headers)


def _methods(request: Request) -> set[str]:
    """Return the methods that an address takes, none if there is no such address."""
    taken: set[str] = set()
    for route in (route for part in _PARTS for route in part.ROUTER.routes):
        assert isinstance(route, Route)
        if route.matches(request.scope)[0] is not Match.NONE:
            taken |= route.methods or set()
    head = {"HEAD"} if "GET" in taken else set()
    return taken | head | {"OPTIONS"}


async def _elsewhere(request: Request) -> Response:
    """Answer for an address of no route: nothing is there, or not for this method."""
    if _methods(request) != {"OPTIONS"}:
        raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED)
    return await resources.resource(request)


async def _misunderstood(_: Request, error: Exception) -> Response:
    """Answer a request whose parameters or body are not as the API has them."""
    assert isinstance(error, RequestValidationError)
    faults = [
        f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
        for fault in error.errors()
    ]
    return AnswerResponse(problem(400, f"{'; '.join(faults)}."))
