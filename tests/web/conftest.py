"""The sample as a store, and links as a server spells them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.stores import open_store
from retract_ld.web import ServerLinks

SAMPLE = Path(__file__).parents[2] / "examples" / "sample"


def load(folder: Path, *inputs: Path | str) -> Path:
    arguments = ["load", "-q", *map(str, inputs), "--store", str(folder)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    notice = SAMPLE.parent / "biocell-retraction.yaml"
    return load(tmp_path_factory.mktemp("web") / "store", SAMPLE, notice)


@pytest.fixture(scope="session")
def store(sample: Path) -> ox.Store:
    return open_store(sample)


@pytest.fixture
def links() -> ServerLinks:
    return ServerLinks()
