"""The server held against its own OpenAPI description by schemathesis."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

import httpx2
import pytest

from .running import Server

pytestmark = pytest.mark.servers


def test_conforms(server: Server, tmp_path: Path) -> None:
    """Nothing that is sent makes it fail or answer what is not described."""
    # A body that is too large is refused for that, whatever it holds.
    (tmp_path / "schemathesis.toml").write_text(
        "[checks.negative_data_rejection]\n"
        "expected-statuses = [400, 404, 405, 406, 413, 415]\n"
    )
    run = subprocess.run(
        [
            Path(sysconfig.get_path("scripts")) / "schemathesis",
            "run",
            f"{server.url}/openapi.json",
            "--checks=all",
            # A string may be no query and no DOI: what is valid cannot be described.
            "--exclude-checks=positive_data_acceptance",
            "--phases=examples,coverage,fuzzing",
            "--max-examples=40",
            "--request-timeout=60",
            "--suppress-health-check=all",
            "--no-color",
        ],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Tested: 15" in run.stdout


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
