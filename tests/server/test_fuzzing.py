"""The server held against its own OpenAPI description by schemathesis."""

from __future__ import annotations

import httpx2
import pytest

from .running import Server

pytestmark = pytest.mark.servers

schemathesis = pytest.importorskip("schemathesis")


@pytest.fixture
def api(server: Server):
    return schemathesis.openapi.from_url(f"{server.url}/openapi.json")


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
def test_conforms(case) -> None:
    case.call_and_validate(timeout=60)


def test_everything_is_described(server: Server) -> None:
    document = httpx2.get(f"{server.url}/openapi.json").json()
    assert {
        (method, path) for path, item in document["paths"].items() for method in item
    } == {
        ("get", "/"),
        ("get", "/agent/{name}"),
        ("get", "/health"),
        ("get", "/id/{name}"),
        ("get", "/iri/{name}"),
        ("get", "/journal/{name}"),
        ("get", "/metrics"),
        ("get", "/search"),
        ("get", "/sparql"),
        ("get", "/status/{doi}"),
        ("get", "/vocab"),
        ("get", "/vocab/{name}"),
        ("get", "/work/{name}"),
        ("post", "/sparql"),
        ("post", "/status"),
    }
