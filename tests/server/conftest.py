"""A store of the sample and of graphs for the protocol's tests, and a server over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from retract_ld.cli import app

from .running import Server, serving

SAMPLE = Path(__file__).parent.parent.parent / "examples" / "sample"

#: Graphs that hold one statement each, about themselves.
GRAPHS = tuple(f"http://example.org/data{number}" for number in (1, 2, 3))


def load(store: Path, *inputs: Path) -> None:
    arguments = ["load", "-q", *map(str, inputs), "--store", str(store)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.stderr


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    quads = folder / "graphs.nq"
    quads.write_text(
        "".join(
            f'<{graph}> <http://example.org/name> "{graph[-1]}" <{graph}> .\n'
            for graph in GRAPHS
        )
    )
    load(folder / "store", SAMPLE, quads)
    return folder / "store"


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    with serving(store, "--max-rows", 1000) as running:
        yield running
