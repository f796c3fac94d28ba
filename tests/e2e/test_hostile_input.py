"""Truncated, empty, binary, wrongly encoded and mislabelled input: never a traceback."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from retract_ld.cli import app
from retract_ld.readers import READERS

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(
    next(iter(sorted(folder.glob("*/input*")))) for folder in sorted(GOLDEN.glob("*/"))
)


def export(path: Path, *options: str) -> Result:
    result = CliRunner().invoke(app, ["export", str(path), "-t", "nt", "-q", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), path
    assert result.exit_code in {0, 1, 3}
    if result.exit_code == 3:
        assert "Error: " in result.stderr
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parts[-3])
def test_cut_off_anywhere(case: Path, tmp_path: Path) -> None:
    data = case.read_bytes()
    path = tmp_path / f"cut{case.suffix}"
    for tenth in range(10):
        path.write_bytes(data[: len(data) * tenth // 10])
        export(path)
        export(path, "--from", case.parts[-3])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parts[-3])
def test_cut_off_inside_gzip(case: Path, tmp_path: Path) -> None:
    packed = gzip.compress(case.read_bytes(), mtime=0)
    path = tmp_path / f"cut{case.suffix}.gz"
    path.write_bytes(packed[: len(packed) // 2])
    assert export(path).exit_code == 3


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp037"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parts[-3])
def test_another_encoding(case: Path, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(
        case.read_bytes().decode("utf-8", "replace").encode(encoding, "replace")
    )
    export(path)
    export(path, "--from", case.parts[-3])


@pytest.mark.parametrize("name", sorted(READERS))
def test_mislabelled(name: str) -> None:
    for case in CASES:
        if case.parts[-3] != name:
            export(case, "--from", name)


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"\0" * 100, bytes(range(256)) * 20, b"{" * 3000, b"<a>" * 3000],
    ids=["empty", "blank", "zeros", "binary", "braces", "tags"],
)
def test_no_format_at_all(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    export(path, "--from", name)
    export(path)
