"""`retract-ld read`: rejects are told in every form of output, and limits are options."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from retract_ld.cli import app

LINES = (
    '{"DOI": "10.1000/a", "title": ["T"], "prefix": "10.1000", "member": "1"}\n'
    "not json\n"
)


@pytest.mark.parametrize("form", [[], ["--explain"], ["-o", "out.yaml"]])
def test_a_reject_is_told_and_ends_with_its_code(
    form: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("w.jsonl").write_text(LINES)
    result = CliRunner().invoke(app, ["read", "w.jsonl", *form])
    assert result.exit_code == 1
    assert result.stderr == (
        "error: w.jsonl, line 2: is not JSON: Expecting value (line 1, column 1). Mend "
        "or remove it.\nSome of the input could not be read.\n"
    )


@pytest.mark.parametrize("command", ["read", "export", "validate"])
def test_time_and_tries_are_limited_by_options(command: str) -> None:
    result = CliRunner().invoke(
        app,
        [
            command,
            "doi:10.1000/a",
            "--crossref-url",
            "http://127.0.0.1:9",
            "--timeout",
            "0.5",
            "--retries",
            "0",
        ],
    )
    assert result.exit_code == 4
    assert "http://127.0.0.1:9/works/10.1000%2Fa failed (" in result.stderr
    assert result.stderr.startswith("Error: ")
    assert "). Try again later." in result.stderr
