"""A folder of shards: whole documents, counts that add up, taken up after a kill."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from retract_ld.cli import app

Start = Callable[..., subprocess.Popen[bytes]]
#: How often an export is killed three times over.
KILLS = int(os.environ.get("RETRACT_LD_KILLS", "9"))


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, arguments)])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_shards_are_whole_and_their_counts_add_up(
    register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = export(register, "-o", out, "--shard-size", "700", "-t", "ttl", "-j", "2")
    assert result.exit_code == 0, result.stderr
    assert sorted(contents(out)) == [
        "journal.jsonl",
        "manifest.json",
        "manifest.ttl",
        "shard-00001.ttl",
        "shard-00002.ttl",
    ]
    manifest = json.loads((out / "manifest.json").read_text())
    counts = manifest["counts"]
    assert (
        counts["read"]
        == counts["exported"] + counts["rejected"] + counts["silent"]
        == 1_800
    )
    assert [shard["counts"]["read"] for shard in manifest["shards"]] == [1_000, 800]
    for name, total in counts.items():
        assert total == sum(shard["counts"][name] for shard in manifest["shards"])
    for shard in manifest["shards"]:
        data = (out / shard["name"]).read_bytes()
        assert len(data) == shard["size"]
        assert hashlib.sha256(data).hexdigest() == shard["sha256"]
        assert (
            len(list(ox.parse(data, ox.RdfFormat.TURTLE))) == shard["counts"]["triples"]
        )
    (source,) = manifest["sources"]
    assert source["sha256"] == hashlib.sha256(register.read_bytes()).hexdigest()


def test_the_manifest_is_dcat_and_void(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(register, "-o", out, "--shard-size", "1000", "-t", "nt", "-q")
    store = ox.Store()
    store.load(path=str(out / "manifest.ttl"), base_iri="https://example.org/dump/")
    found = list(
        store.query(
            "PREFIX dcat: <http://www.w3.org/ns/dcat#> "
            "PREFIX void: <http://rdfs.org/ns/void#> "
            "SELECT ?dump ?triples ?size WHERE { ?set a void:Dataset, dcat:Dataset ; "
            "dcat:distribution ?dump ; void:dataDump ?dump . "
            "?dump void:triples ?triples ; dcat:byteSize ?size } ORDER BY ?dump"
        )
    )
    manifest = json.loads((out / "manifest.json").read_text())
    assert [
        (row["dump"].value, int(row["triples"].value), int(row["size"].value))
        for row in found
    ] == [
        (
            f"https://example.org/dump/{shard['name']}",
            shard["counts"]["triples"],
            shard["size"],
        )
        for shard in manifest["shards"]
    ]


def test_rejects_stay_beside_their_shard(register: Path, tmp_path: Path) -> None:
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1_199] = "too,few,cells\n"
    bad = tmp_path / "bad.csv"
    bad.write_text("".join(lines), encoding="utf-8")
    out = tmp_path / "out"
    assert (
        export(bad, "-o", out, "--shard-size", "500", "-t", "nt", "-q").exit_code == 1
    )
    rejects = (out / "shard-00003.rejects.jsonl").read_text().splitlines()
    assert [json.loads(line)["location"] for line in rejects] == ["line 1200"]
    manifest = json.loads((out / "manifest.json").read_text())
    assert [shard["rejects"] for shard in manifest["shards"]] == [
        None,
        None,
        "shard-00003.rejects.jsonl",
        None,
    ]
    assert manifest["counts"]["rejected"] == 1


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kill_9_and_resume_lose_and_double_nothing(
    register: Path, tmp_path: Path, command: Start, jobs: str
) -> None:
    expected = tmp_path / "expected"
    options = ("--shard-size", "500", "-t", "nt", "-q", "-j", jobs)
    assert export(register, "-o", expected, *options).exit_code == 0
    random = Random(jobs)
    for turn in range(KILLS):
        out = tmp_path / f"out{turn}"
        killed = 0
        for _ in range(3):
            resume = ("--resume",) if killed else ()
            process = command("export", register, "-o", out, *options, *resume)
            while not (out / "journal.jsonl").exists() and process.poll() is None:
                time.sleep(0.005)
            time.sleep(random.uniform(0.0, 1.2))
            process.kill()
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            if (out / "journal.jsonl").exists():
                for line in (out / "journal.jsonl").read_text().splitlines()[1:]:
                    shard = json.loads(line)
                    data = (out / shard["name"]).read_bytes()
                    assert data == (expected / shard["name"]).read_bytes()
        time.sleep(0.4)  # a worker that was busy notices at its end that it is alone
        result = export(register, "-o", out, *options, "--resume")
        assert result.exit_code == 0, result.stderr
        assert contents(out) == contents(expected)


def test_resume_takes_nothing_up_that_was_made_otherwise(
    register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(register, "-o", out, "--shard-size", "500", "-t", "nt", "-q")
    result = export(register, "-o", out, "--shard-size", "600", "-t", "nt", "--resume")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {out} was begun with other inputs or settings: shard size. "
        "Leave --resume out to begin again.\n"
    )


def test_resume_writes_a_damaged_shard_again(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ("--shard-size", "500", "-t", "nt")
    export(register, "-o", out, *options)
    expected = contents(out)
    (out / "shard-00002.nt").write_bytes(b"damaged")
    result = export(register, "-o", out, *options, "--resume")
    assert result.exit_code == 0
    assert "1 shard(s) were there already.\n" in result.stderr
    assert contents(out) == expected


def test_a_folder_of_other_files_is_left_alone(register: Path, tmp_path: Path) -> None:
    (tmp_path / "shard-of-pottery.txt").write_text("mine")
    result = export(register, "-o", tmp_path, "--shard-size", "500")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {tmp_path} holds files that are no export of ours. "
        "Name a folder that is new or empty.\n"
    )
    assert (tmp_path / "shard-of-pottery.txt").read_text() == "mine"
