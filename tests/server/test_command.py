"""The command itself: what it refuses before it serves."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from retract_ld.cli import app


def test_serving_is_an_extra(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "retract_ld.server.running", raising=False)
    result = CliRunner().invoke(app, ["serve", "--store", str(tmp_path)])
    assert result.exit_code == 3
    assert result.stderr == (
        "Error: serving needs uvicorn. pip install 'retract-ld[serve]'\n"
    )


@pytest.mark.parametrize("option", ["--public", "--license"])
@pytest.mark.parametrize(
    "value", ["example.org", "javascript:x", "http://a b", "ftp://a/"]
)
def test_addresses_are_addresses(tmp_path, option: str, value: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--store", str(tmp_path), option, value])
    assert result.exit_code == 2
    assert f"{option}: '{value}' is no http or https address" in result.stderr


@pytest.mark.parametrize(
    "options",
    [("--port", "70000"), ("--workers", "0"), ("--timeout", "0"), ("--max-rows", "-1")],
)
def test_numbers_are_in_their_bounds(tmp_path, options: tuple[str, str]) -> None:
    result = CliRunner().invoke(app, ["serve", "--store", str(tmp_path), *options])
    assert result.exit_code == 2


def test_other_commands_load_nothing_of_it() -> None:
    code = (
        "import sys, retract_ld.cli;"
        "sys.exit(any(m in sys.modules for m in ('fastapi', 'uvicorn', 'jinja2')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
