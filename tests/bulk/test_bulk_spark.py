"""Inside PySpark, in local mode: the same triples, the same counts, the same rejects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.registers import made_up_rows, write_register
from retract_ld.cli import app

pytestmark = [pytest.mark.spark, pytest.mark.timeout(900)]


def test_spark_is_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.accumulators", None)
    arguments = ["export", str(tmp_path), "--engine", "spark", "-o", "x", "-t", "nt"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 3
    assert result.stderr == (
        "Error: The engine 'spark' needs PySpark. pip install 'retract-ld[spark]'\n"
    )


@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same_triples_counts_and_rejects(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        rows = made_up_rows(60, seed=number)
        path = write_register(folder / f"{number}.csv", rows)
    with path.open("a", encoding="utf-8") as file:
        file.write("too,few\n")
    out = tmp_path / "parts"

    def export(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, ["export", str(folder), *map(str, arguments)])

    kept = tmp_path / "spark.jsonl", tmp_path / "alone.jsonl"
    options = ("--engine", "spark", "--master", "local[2]", "-t", "nt")
    spark = export(*options, "-o", out, "--rejects", kept[0])
    assert spark.exit_code == 1, spark.stderr
    one = tmp_path / "one.nt"
    alone = export("-j", "1", "-o", one, "--rejects", kept[1])
    parts = [
        line for part in out.glob("part-*") for line in part.read_text().splitlines()
    ]
    assert set(parts) == set(one.read_text().splitlines())
    assert kept[0].read_text() == kept[1].read_text()
    before = "241 records: 240 exported, 1 rejected; 240 updates, "
    assert before in spark.stderr
    assert before in alone.stderr
