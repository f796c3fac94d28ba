"""The server's own description: OpenAPI, with our problems instead of FastAPI's."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field

from retract_ld.server.jobs import PROBLEM, TITLES

__all__ = ["Problem", "openapi_of", "problems"]

_METHODS: Final = ("get", "post")


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457)."""

    title: str
    status: int = Field(ge=400, le=599)
    detail: str


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the refusals of an operation.

    >>> problems(404)[404]["description"]
    'There is nothing here'
    """
    return {
        status: {
            "description": TITLES[status],
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of an application; made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            routes=app.routes,
            servers=[{"url": app.root_path or "/"}],
        )
        for path in document["paths"].values():
            for method in _METHODS:
                if method in path:
                    # What FastAPI says of faulty parameters; ours are 400.
                    path[method]["responses"].pop("422", None)
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = Problem.model_json_schema()
        app.openapi_schema = document
    return app.openapi_schema
