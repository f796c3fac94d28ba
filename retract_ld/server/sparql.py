"""``/sparql``: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from retract_ld.server.description import describe_service
from retract_ld.server.evaluation import ROWS_HEADER
from retract_ld.server.jobs import Job
from retract_ld.server.negotiation import BOOLEANS, GRAPHS, SOLUTIONS
from retract_ld.server.openapi import problems
from retract_ld.server.protocol import FORM, QUERY, Operation, read_operation
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of, while_connected

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter(tags=["SPARQL"])

_TEXT: Final[dict[str, Any]] = {"schema": {"type": "string"}}

_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer, in the form that the client accepts.",
        "headers": {
            ROWS_HEADER: {
                "description": "There is more: the answer was cut off after so many rows.",
                "schema": {"type": "integer"},
            }
        },
        "content": {
            **dict.fromkeys(sorted({*SOLUTIONS, *BOOLEANS, *GRAPHS}), _TEXT),
            "application/json": {"schema": {"type": "object"}},
        },
    },
    **problems(400, 403, 406, 413, 503, 504, 507),
}

_GRAPHS_PARAMETER: Final = {
    "type": "array",
    "items": {"type": "string", "format": "iri"},
}


@ROUTER.get(
    "/sparql",
    summary="Ask a query, or read what the service can do",
    response_class=Response,
    responses=_RESPONSES,
)
async def sparql_by_get(
    request: Request,
    query: Annotated[  # noqa: ARG001
        str | None,
        Query(description="The query; without it the service describes itself."),
    ] = None,
    default_graph: Annotated[  # noqa: ARG001
        list[str] | None, Query(alias="default-graph-uri")
    ] = None,
    named_graph: Annotated[  # noqa: ARG001
        list[str] | None, Query(alias="named-graph-uri")
    ] = None,
) -> Response:
    """Query operation via GET (SPARQL 1.1 Protocol, 2.1.1)."""
    if not request.scope["query_string"]:
        return AnswerResponse(
            describe_service(str(request.url), request.headers.get("accept", ""))
        )
    return await _answered(request, b"")


@ROUTER.post(
    "/sparql",
    summary="Ask a query",
    response_class=Response,
    responses={**_RESPONSES, **problems(408, 415)},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                QUERY: _TEXT,
                FORM: {
                    "schema": {
                        "type": "object",
                        "required": ["query"],
                        "properties": {
                            "query": {"type": "string"},
                            "default-graph-uri": _GRAPHS_PARAMETER,
                            "named-graph-uri": _GRAPHS_PARAMETER,
                        },
                    }
                },
            },
        }
    },
)
async def sparql_by_post(request: Request) -> Response:
    """Query operation via POST, as a form or as itself (SPARQL 1.1 Protocol, 2.1.2, 2.1.3)."""
    return await _answered(request, await request.body())


async def _answered(request: Request, body: bytes) -> Response:
    state = state_of(request)
    operation = read_operation(
        request.method,
        request.scope["query_string"].decode("latin-1"),
        request.headers.get("content-type", ""),
        body,
        state.settings.max_query,
    )
    if not isinstance(operation, Operation):
        return AnswerResponse(operation)
    job = Job(
        "query",
        {
            "query": operation.query,
            "accept": request.headers.get("accept", ""),
            "default_graphs": operation.default_graphs,
            "named_graphs": operation.named_graphs,
        },
    )
    answer = await while_connected(request, state.queries, job)
    return AnswerResponse(answer, {"Vary": "Accept"})
