"""``/sparql``: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from retract_ld.server.description import describe_service
from retract_ld.server.documents import HTML
from retract_ld.server.evaluation import ROWS_HEADER
from retract_ld.server.jobs import Answer, Job
from retract_ld.server.negotiation import BOOLEANS, GRAPHS, SOLUTIONS, chosen
from retract_ld.server.openapi import problems
from retract_ld.server.protocol import (
    FORM,
    QUERY,
    Operation,
    read_operation,
    read_parameters,
)
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of, while_connected

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter(tags=["SPARQL"])

#: A browser says that it wants HTML; whoever takes anything gets data.
_READABLE: Final = (*SOLUTIONS, *GRAPHS, HTML)

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
            **dict.fromkeys(sorted({*_READABLE, *BOOLEANS}), _TEXT),
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
    if chosen(request.headers.get("accept", ""), _READABLE) == HTML:
        return await _page(request)
    if not request.scope["query_string"]:
        return _description(request)
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


def _description(request: Request) -> Response:
    settings = state_of(request).settings
    here = f"{settings.root_path}/sparql"
    address = (settings.public or str(request.base_url.replace(path=""))) + here
    return AnswerResponse(describe_service(address, request.headers.get("accept", "")))


async def _page(request: Request) -> Response:
    """Answer a browser: the page of the query form, with the answer if there is a query."""
    state = state_of(request)
    given = read_parameters(request.scope["query_string"].decode("latin-1"))
    parameters = {} if isinstance(given, Answer) else dict(given)
    wrong = given if isinstance(given, Answer) else None
    dataset: dict[str, list[str]] = {"default_graphs": [], "named_graphs": []}
    if wrong is None and "named" not in parameters and parameters:
        operation = _operation(request, b"")
        if isinstance(operation, Answer):
            wrong = operation
        else:
            dataset["default_graphs"] = operation.default_graphs
            dataset["named_graphs"] = operation.named_graphs
    if wrong is None:
        asked = Job("query_page", {"parameters": parameters, **dataset})
        answer = await while_connected(request, state.queries, asked)
        if answer.status == HTTPStatus.OK:
            return AnswerResponse(answer, {"Vary": "Accept"})
        wrong = answer
    detail = msgspec.json.decode(wrong.body)["detail"]
    form = Job("query_form", {"parameters": parameters, "wrong": detail})
    page = await while_connected(request, state.lookups, form)
    if page.status == HTTPStatus.OK:
        page = msgspec.structs.replace(page, status=wrong.status, headers=wrong.headers)
    return AnswerResponse(page, {"Vary": "Accept"})


def _operation(request: Request, body: bytes) -> Operation | Answer:
    return read_operation(
        request.method,
        request.scope["query_string"].decode("latin-1"),
        request.headers.get("content-type", ""),
        body,
        state_of(request).settings.max_query,
    )


async def _answered(request: Request, body: bytes) -> Response:
    operation = _operation(request, body)
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
    answer = await while_connected(request, state_of(request).queries, job)
    return AnswerResponse(answer, {"Vary": "Accept"})
