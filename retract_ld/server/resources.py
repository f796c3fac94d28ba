"""What the graph speaks of, each at its address: HTML, Turtle, JSON-LD, N-Triples, RDF/XML."""

from __future__ import annotations

import re
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from retract_ld.server.documents import HTML
from retract_ld.server.jobs import Answer, Job, problem
from retract_ld.server.looking_up import answered, negotiated, not_offered
from retract_ld.server.negotiation import GRAPHS
from retract_ld.server.openapi import problems
from retract_ld.server.responses import AnswerResponse
from retract_ld.server.state import state_of
from retract_ld.web import FORMS, asset

__all__ = ["ROUTER", "resource"]

ROUTER: Final = APIRouter(tags=["Resources"])

_PAGE: Final = re.compile("[1-9][0-9]{0,5}")
_OFFERED: Final = (HTML, *GRAPHS)
_TEXT: Final[dict[str, Any]] = {"schema": {"type": "string"}}
_HEADERS: Final = {
    name: {"description": text, "schema": {"type": "string"}}
    for name, text in (
        (
            "Link",
            "Signposts: cite-as, describedby, describes, type, license, prev, next.",
        ),
        ("ETag", "Changes when the store is loaded."),
        ("Content-Location", "The address of this very form."),
    )
}
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "What the graph says of it.",
        "headers": _HEADERS,
        "content": {
            **dict.fromkeys(_OFFERED, _TEXT),
            "application/ld+json": {"schema": {"type": "object"}},
        },
    },
    301: {"description": "It has another address."},
    304: {"description": "The client's copy is still good."},
    404: {
        "description": "The graph knows no such thing.",
        "content": {HTML: _TEXT, **problems(404)[404]["content"]},
    },
    **problems(400, 406, 503, 504, 507),
}

#: Kinds of addresses, and what stands there.
_PLACES: Final = (
    ("/work/{name:path}", "A document by its DOI, PubMed or PMC id"),
    ("/agent/{name:path}", "A person or organization by ORCID iD or ROR id"),
    ("/journal/{name:path}", "A journal by its ISSN"),
    ("/id/{name:path}", "A claim, or another thing whose IRI is ours"),
    ("/vocab/{name:path}", "A term of the vocabulary"),
    ("/iri/{name:path}", "Whatever else the graph speaks of, by its IRI"),
)


async def resource(request: Request, name: str = "") -> Response:  # noqa: ARG001
    """Show or describe what the graph says of something."""
    page = request.query_params.get("page", "1")
    if not _PAGE.fullmatch(page):
        return AnswerResponse(problem(400, f"page: {page!r:.50} is not a number."))
    path, extension, media_type = _spelled(_path(request))
    if not extension:
        wanted = negotiated(request, _OFFERED)
        if wanted is None:
            return not_offered(_OFFERED)
        media_type = wanted
    arguments = {
        "path": path,
        "extension": extension,
        "media_type": media_type,
        "page": int(page),
    }
    return await answered(request, Job("document", arguments), media_type)


def _path(request: Request) -> str:
    """Return the path of a request as it stands there, percent-encoded."""
    path: str = request.scope["raw_path"].decode("latin-1")
    root = state_of(request).settings.root_path
    return path.removeprefix(root) if path.startswith(f"{root}/") else path


def _spelled(path: str) -> tuple[str, str, str]:
    """Return a path without the extension of a form, that extension and media type."""
    for extension, media_type, _ in FORMS:
        if path.endswith(f".{extension}"):
            return path[: -len(extension) - 1], extension, media_type
    return path, "", ""


for _place, _summary in _PLACES:
    ROUTER.add_api_route(
        _place,
        resource,
        summary=_summary,
        name=_place.split("/")[1],
        response_class=Response,
        responses=_RESPONSES,
    )


@ROUTER.get(
    "/",
    summary="What the store holds",
    response_class=Response,
    responses={key: _RESPONSES[key] for key in (200, 304, 406, 503, 504)},
)
async def first_page(request: Request) -> Response:
    """Show an overview, or give what the store says of its graphs and sources."""
    media_type = negotiated(request, _OFFERED)
    if media_type is None:
        return not_offered(_OFFERED)
    return await answered(
        request, Job("first_page", {"media_type": media_type}), media_type
    )


@ROUTER.get(
    "/vocab",
    summary="The terms of the vocabulary",
    response_class=Response,
    responses={
        200: {"content": {HTML: _TEXT}},
        304: _RESPONSES[304],
        **problems(406, 503),
    },
)
async def vocabulary(request: Request) -> Response:
    """Show the list of all terms."""
    if negotiated(request, (HTML,)) is None:
        return not_offered((HTML,))
    return await answered(request, Job("vocabulary"), HTML)


@ROUTER.get("/assets/{name}", include_in_schema=False)
async def assets(name: str) -> Response:
    """Give a style sheet or a script; its name changes with its content."""
    try:
        content, media_type = asset(name)
    except KeyError:
        return AnswerResponse(problem(404, "There is no such file."))
    return Response(
        content,
        media_type=media_type,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


@ROUTER.get("/robots.txt", include_in_schema=False)
async def robots() -> Response:
    """Keep crawlers from what has no end."""
    text = b"User-agent: *\nDisallow: /sparql\nDisallow: /search\n"
    return AnswerResponse(Answer(200, "text/plain", text))
