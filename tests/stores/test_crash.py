"""A store on disk whose load ends badly has the old content or the new, never half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from retract_ld.errors import Malformed, StoreError
from retract_ld.stores import load_into, open_store, stage

#: Loads a file, and kills itself at a step of the load that touches the store's folder.
CHILD = """
import os, signal, sys
from pathlib import Path
from retract_ld.errors import Malformed, StoreError
from retract_ld.stores import load_into, stage

store, source, step = sys.argv[1:]
staged = stage([source], lambda _: (), Path(store).parent)
left = int(step)
touching = {"open", "os.mkdir", "os.remove", "os.rename", "os.symlink", "shutil.rmtree"}

def hook(event, arguments):
    global left
    if event in touching and any(store in str(a) for a in arguments):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
print("ready", flush=True)
load_into(store, staged)
"""
SIZE = 3000


def statements(path: Path, word: str, count: int = SIZE) -> Path:
    lines = (f"<urn:{n}> <urn:is> <urn:{word}> .\n" for n in range(count))
    path.write_text("".join(lines))
    return path


def put(store: Path, source: Path) -> None:
    load_into(store, stage([str(source)], lambda _: (), store.parent))


def content(store: Path) -> dict[str, int]:
    rows = open_store(store).query(
        "SELECT ?o (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <urn:is> ?o } } GROUP BY ?o"
    )
    return {row["o"].value.removeprefix("urn:"): int(row["n"].value) for row in rows}


def child(store: Path, source: Path, step: int = 0) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(store), str(source), str(step)],
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    with process.stdout as said:
        assert said.readline() == b"ready\n"
    return process


@pytest.mark.timeout(600)
def test_killed_at_every_step(tmp_path: Path) -> None:
    store = tmp_path / "st"
    put(store, statements(tmp_path / "a.nt", "old"))
    put(store, statements(tmp_path / "b.nt", "other", 7))
    new = statements(tmp_path / "a.nt", "new", SIZE + 1)
    seen: list[str] = []
    for step in range(1, 100):
        process = child(store, new, step)
        code = process.wait()
        found = content(store)
        assert found in ({"old": SIZE, "other": 7}, {"new": SIZE + 1, "other": 7})
        seen.append("new" if "new" in found else "old")
        if code == 0:
            break
        assert code == -signal.SIGKILL
        if seen[-1] == "new":
            # it has been switched: from here on the old one once more
            put(store, statements(tmp_path / "c.nt", "old"))
            put(store, statements(tmp_path / "c.nt", "old", 0))
            put(store, statements(tmp_path / "a.nt", "old"))
            statements(tmp_path / "a.nt", "new", SIZE + 1)
    assert code == 0
    assert len(seen) > 6
    assert set(seen) == {"old", "new"}
    assert len(list(store.glob("generation-*"))) == 2


@pytest.mark.timeout(600)
def test_killed_at_any_moment(tmp_path: Path) -> None:
    store = tmp_path / "st"
    put(store, statements(tmp_path / "a.nt", "old", 60_000))
    new = statements(tmp_path / "a.nt", "new", 60_001)
    start = time.perf_counter()
    assert child(tmp_path / "st2", new).wait() == 0
    whole = time.perf_counter() - start
    moments = random.Random(6)
    killed = 0
    for _ in range(8):
        process = child(store, new)
        time.sleep(moments.uniform(0, whole))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        assert content(store) in ({"old": 60_000}, {"new": 60_001})
    assert killed
    put(store, new)
    assert content(store) == {"new": 60_001}
    assert len(list(store.glob("generation-*"))) <= 2


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system in memory that holds so much."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def grow(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def load(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "retract_ld", "load", *map(str, arguments)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_disk_is_full(tmp_path: Path) -> None:
    source = statements(tmp_path / "a.nt", "old", 10)
    with small_disk(tmp_path / "disk", "6m") as disk:
        store = disk / "st"
        assert load(source, "--store", store).returncode == 0
        statements(source, "new", 100_000)
        result = load(source, "--store", store)
        assert result.returncode == 4, result.stderr
        assert f"Error: {store}: the store cannot be written: " in result.stderr
        assert "No space left on device" in result.stderr
        assert "It is as it was before." in result.stderr
        assert content(store) == {"old": 10}
        grow(disk, "200m")
        result = load(source, "--store", store)
        assert result.returncode == 0, result.stderr
        assert content(store) == {"new": 100_000}


def test_the_same_process_loads_again(tmp_path: Path) -> None:
    """What a failed load had built is closed and gone, though its error is kept."""
    source = statements(tmp_path / "a.nt", "old", 10)
    with small_disk(tmp_path / "disk", "6m") as disk:
        store = disk / "st"
        put(store, source)
        for _ in range(2):
            before = shutil.disk_usage(disk).used
            with pytest.raises(StoreError, match="No space left on device") as caught:
                put(store, statements(source, "new", 100_000))
            assert shutil.disk_usage(disk).used <= before
            assert caught.value.__cause__ is not None
            put(store, statements(source, "old", 11))
            put(store, statements(source, "old", 10))
        source.write_text("this is no RDF")
        with pytest.raises(Malformed) as kept:
            put(store, source)
        put(store, statements(source, "newer", 12))
        assert content(store) == {"newer": 12}
        assert "a.nt" in str(kept.value)


def test_there_is_no_room_to_prepare(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples" / "sample" / "updates.yaml"
    with small_disk(tmp_path / "disk", "64k") as disk:
        result = load(source, "--store", tmp_path / "st", TMPDIR=str(disk))
    assert result.returncode == 4, result.stderr
    assert "cannot be written: No space left on device." in result.stderr
    assert "TMPDIR names a folder with more room." in result.stderr
    assert not (tmp_path / "st").exists()


def test_what_was_left_behind_is_not_read(tmp_path: Path) -> None:
    store = tmp_path / "st"
    put(store, statements(tmp_path / "a.nt", "old", 5))
    half = ox.Store(str(store / "generation-000002"))
    half.bulk_load(b"<urn:x> <urn:is> <urn:half> .", ox.RdfFormat.N_TRIPLES)
    del half
    assert content(store) == {"old": 5}
    put(store, statements(tmp_path / "a.nt", "new", 5))
    assert content(store) == {"new": 5}
