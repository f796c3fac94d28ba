"""Servers that run for all tests here, empty at the start of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from . import servers


@pytest.fixture(scope="session")
def _oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture
def oxigraph(_oxigraph: servers.Server) -> servers.Server:
    httpx2.delete(f"{_oxigraph.graph_store}").raise_for_status()
    return _oxigraph


@pytest.fixture
def nginx(oxigraph: servers.Server, tmp_path: Path) -> Iterator[servers.Server]:
    """Oxigraph behind nginx, which wants a password before anything is changed."""
    folder = tmp_path / "nginx"
    folder.mkdir()
    with servers.nginx(folder, oxigraph, user="alice:open sesame") as server:
        yield server


@pytest.fixture(scope="session")
def _virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def virtuoso(_virtuoso: servers.Server) -> servers.Server:
    for graph in servers.graphs(_virtuoso):
        answer = httpx2.post(
            _virtuoso.update,
            content=f"DROP SILENT GRAPH <{graph}>",
            headers={"Content-Type": "application/sparql-update"},
            auth=httpx2.DigestAuth("dba", "dba"),
        )
        answer.raise_for_status()
    return _virtuoso


@pytest.fixture
def server(request: pytest.FixtureRequest) -> servers.Server:
    """The server of a name."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, servers.Server)
    return found
