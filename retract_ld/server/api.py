"""The JSON API: statuses by DOI, and the search."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from retract_ld.server.documents import HTML
from retract_ld.server.jobs import Job
from retract_ld.server.looking_up import answered, negotiated, not_offered
from retract_ld.server.openapi import problems
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of, while_connected
from retract_ld.web import StatusDocument

__all__ = ["MOST_DOIS", "ROUTER", "Found", "StatusRequest", "Statuses"]

ROUTER: Final = APIRouter(tags=["API"])

_JSON: Final = "application/json"

#: DOIs of one request for statuses.
MOST_DOIS: Final = 500
_LONGEST_TEXT: Final = 200
_LONGEST_DOI: Final = 2_100
_DAY: Final = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

_NOT_MODIFIED: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "The client's copy is still good."}
}

_AsOf = Annotated[
    str | None,
    Query(
        description="A day, month or year to tell the status for, instead of now.",
        examples=["2020-06-30"],
        pattern=_DAY,
    ),
]


class _Model(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)


class StatusRequest(_Model):
    """Works whose statuses are wanted."""

    model_config = ConfigDict(extra="forbid")

    dois: list[Annotated[str, Field(max_length=_LONGEST_DOI)]] = Field(
        min_length=1, max_length=MOST_DOIS, examples=[["10.5555/sample.w1"]]
    )
    as_of: str | None = Field(default=None, pattern=_DAY)
    """A day, month or year to tell the statuses for, instead of now."""


class RefusedDoi(_Model):
    """What is no DOI."""

    doi: str
    detail: str


class Statuses(_Model):
    """Statuses in the order of the request, without what is no DOI."""

    statuses: list[StatusDocument]
    refused: list[RefusedDoi]


class Hit(_Model):
    """A document that was found."""

    iri: str
    title: str
    path: str | None
    """Where it has a page here."""


class Found(_Model):
    """What a search found: at most a hundred documents."""

    q: str
    hits: list[Hit]


@ROUTER.get(
    "/status/{doi:path}",
    summary="The status of a work",
    response_model=StatusDocument,
    responses={**_NOT_MODIFIED, **problems(400, 404, 503, 504, 507)},
)
async def status(
    request: Request,
    doi: Annotated[
        str, Path(description="In any spelling.", examples=["10.5555/sample.w1"])
    ],
    as_of: _AsOf = None,
) -> Response:
    """Tell the current status of a work and all claims it was derived from.

    A work that no register says anything of has no status and no claims.
    """
    return await answered(request, Job("status", {"doi": doi, "as_of": as_of}), _JSON)


@ROUTER.post(
    "/status",
    summary="The statuses of many works",
    response_model=Statuses,
    responses=problems(400, 408, 413, 503, 504, 507),
)
async def statuses(request: Request, wanted: StatusRequest) -> Response:
    """Tell the statuses of up to 500 works."""
    job = Job("statuses", wanted.model_dump())
    return AnswerResponse(
        await while_connected(request, state_of(request).lookups, job)
    )


@ROUTER.get(
    "/search",
    summary="Documents by DOI or words of their title",
    response_model=Found,
    responses={
        200: {"content": {HTML: {"schema": {"type": "string"}}}},
        **_NOT_MODIFIED,
        **problems(400, 406, 503, 504, 507),
    },
)
async def search(
    request: Request,
    q: Annotated[
        str,
        Query(
            description="A DOI, or words as they stand in a title.",
            max_length=_LONGEST_TEXT,
        ),
    ] = "",
    page: Annotated[int, Query(ge=1, le=100, description="Of the HTML form.")] = 1,
) -> Response:
    """Search the graph; a browser gets a page."""
    offered = (_JSON, HTML)
    media_type = negotiated(request, offered)
    if media_type is None:
        return not_offered(offered)
    arguments = {"text": q, "page": page, "media_type": media_type}
    return await answered(request, Job("search", arguments), media_type)
