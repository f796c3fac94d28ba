"""Whatever goes wrong, a name never stands for a truncated document."""

from __future__ import annotations

import errno
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from retract_ld.bulk import Job, SingleOutput, run
from retract_ld.bulk.batches import interrupted
from retract_ld.cli import app
from retract_ld.errors import ReadError, StoreError

Start = Callable[..., subprocess.Popen[bytes]]
#: How often a run is killed at a random moment, with one process and with two.
KILLS = int(os.environ.get("RETRACT_LD_KILLS", "25"))
OLD = b"<https://example.org/old> <https://example.org/p> <https://example.org/o> .\n"


def whole(path: Path, register: Path) -> bytes:
    """Return what a run that nothing disturbs writes."""
    run(Job((str(register),), "ntriples"), SingleOutput(str(path)))
    return path.read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill an export, unless it is done by then."""
    time.sleep(seconds)
    process.kill()
    process.wait()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kill_9_leaves_the_old_output_and_a_rerun_leaves_no_debris(
    register: Path, tmp_path: Path, command: Start, jobs: str
) -> None:
    expected = whole(tmp_path / "expected.nt", register)
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "x.nt"
    random = Random(jobs)
    began = time.monotonic()
    command("export", register, "-j", jobs, "-q", "-o", out).communicate()
    whole_run = time.monotonic() - began
    killed = 0
    for _ in range(KILLS):
        out.write_bytes(OLD)
        process = command("export", register, "-j", jobs, "-q", "-o", out)
        kill_after(process, random.uniform(0.0, whole_run))
        assert process.stderr
        process.stderr.close()
        if process.returncode == -signal.SIGKILL:
            killed += 1
            assert out.read_bytes() in {OLD, expected}
    assert killed
    command("export", register, "-j", jobs, "-q", "-o", out).communicate()
    assert out.read_bytes() == expected
    for _ in range(50):
        if names(folder) == ["x.nt"]:
            break
        time.sleep(0.1)  # workers of killed runs are on their way out
        command("export", register, "-j", jobs, "-q", "-o", out).communicate()
    assert names(folder) == ["x.nt"]


def test_a_killed_worker_ends_the_run_with_exit_4(
    register: Path, tmp_path: Path, command: Start
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "x.nt"
    out.write_bytes(OLD)
    process = command(
        "export", register, register, register, "-j", "2", "-q", "-o", out
    )
    children: list[int] = []
    while not children and process.poll() is None:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        children = [int(child) for child in listed.split()]
    os.kill(children[0], signal.SIGKILL)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 4
    assert stderr.decode() == (
        "Error: A process was killed before its work was done. "
        "If memory is short, give fewer --jobs.\n"
    )
    assert out.read_bytes() == OLD
    assert names(folder) == ["x.nt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_exit_130_and_leaves_the_old_output(
    register: Path, tmp_path: Path, command: Start, jobs: str
) -> None:
    out = tmp_path / "x.nt"
    out.write_bytes(OLD)
    process = command(
        "export", *[register] * 4, "-j", jobs, "-q", "-o", out, start_new_session=True
    )
    while len(names(tmp_path)) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stderr.decode() == (
        "Interrupted; no file that is not whole was put in its place.\n"
    )
    assert out.read_bytes() == OLD
    assert names(tmp_path) == ["x.nt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_exit_4_and_leaves_the_old_output(
    register: Path, tmp_path: Path, command: Start, jobs: str
) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, 5_000_000))

    out = tmp_path / "x.nt"
    out.write_bytes(OLD)
    process = command("export", register, "-j", jobs, "-q", "-o", out, preexec_fn=small)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 4, stderr
    assert stderr.decode() == (
        f"Error: {out} cannot be written: {os.strerror(errno.EFBIG)}. "
        "What was there before is as it was.\n"
    )
    assert out.read_bytes() == OLD
    assert names(tmp_path) == ["x.nt"]


def test_no_space_left_on_a_small_file_system(
    register: Path, tmp_path: Path, command: Start
) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small tmpfs cannot be mounted here")
    try:
        out = place / "x.nt"
        out.write_bytes(OLD)
        process = command("export", register, "-j", "2", "-q", "-o", out)
        _, stderr = process.communicate(timeout=60)
        assert process.returncode == 4
        assert f"{out} cannot be written: No space left on device." in stderr.decode()
        assert names(place) == ["x.nt"]
        assert out.read_bytes() == OLD
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_standard_output_that_is_full(
    register: Path, command: Start, jobs: str
) -> None:
    with Path("/dev/full").open("wb") as full:
        process = command("export", register, "-j", jobs, "-q", "-t", "nt", stdout=full)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 4
    assert b"cannot be written: No space left on device." in stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to", ["nt", "ttl"])
def test_a_closed_pipe_ends_quietly(
    register: Path, command: Start, jobs: str, to: str
) -> None:
    process = command(
        "export", register, "-j", jobs, "-t", to, "-q", stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


class _Failing(io.RawIOBase):
    """A file that cannot be read to its end."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if self._file.tell() > 700_000:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_read_error_in_the_middle_is_exit_3_and_leaves_the_old_output(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    from retract_ld.readers import sources

    expand = sources.expand

    def failing(stream: object, *arguments: object, **options: object) -> object:
        return expand(_Failing(stream), *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("retract_ld.readers.sources.expand", failing)
    out = tmp_path / "x.nt"
    out.write_bytes(OLD)
    result = CliRunner().invoke(
        app, ["export", str(register), "-j", jobs, "-q", "-o", str(out)]
    )
    assert result.exit_code == 3, result.stderr
    assert result.stderr == (
        f"Error: {register}: cannot be read on: {os.strerror(errno.EIO)}.\n"
    )
    assert out.read_bytes() == OLD
    assert names(tmp_path) == ["x.nt"]


def test_a_damaged_file_is_not_a_read_error() -> None:
    assert interrupted(ReadError("cannot be read on: Input/output error."))
    assert not interrupted(ReadError("cannot be opened: No such file or directory."))
    assert not interrupted(StoreError("cannot be read on"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_reject_among_many_is_told_with_its_line(
    register: Path, tmp_path: Path, jobs: str
) -> None:
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1_499] = "too,few,cells\n"
    bad = tmp_path / "bad.csv"
    bad.write_text("".join(lines), encoding="utf-8")
    kept = tmp_path / "kept.jsonl"
    out = tmp_path / "x.nt"
    arguments = ["export", str(bad), "-j", jobs, "-o", str(out), "--rejects", str(kept)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert (
        f"error: {bad}, line 1500: the row has 3 cells, the header 20. "
        "Check its quotation marks and delimiters.\n"
    ) in result.stderr
    assert "1,800 records: 1,799 exported, 1 rejected; 1,799 updates, " in result.stderr
    assert [json.loads(line)["location"] for line in kept.read_text().splitlines()] == [
        "line 1500"
    ]
    assert out.stat().st_size > 1_000_000


def test_nothing_but_rejects_is_exit_1_and_no_file_unless_asked(tmp_path: Path) -> None:
    from benchmarks.registers import COLUMNS

    bad = tmp_path / "bad.csv"
    bad.write_text(",".join(COLUMNS) + "\n" + "a,b\n" * 3, encoding="utf-8")
    out = tmp_path / "x.ttl"
    result = CliRunner().invoke(app, ["export", str(bad), "-o", str(out)])
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "3 records: 0 exported, 3 rejected; 0 updates, 0 triples, 0 warnings.\n"
    )
    assert names(tmp_path) == ["bad.csv"]
    result = CliRunner().invoke(
        app, ["export", str(bad), "-o", str(out), "--keep-empty"]
    )
    assert result.exit_code == 1
    assert out.read_text().startswith("@prefix ")


def test_options_that_do_not_go_together(register: Path, tmp_path: Path) -> None:
    for arguments, message in (
        (
            ["--sort", "-t", "ttl"],
            "Only a single output in N-Triples or N-Quads can be sorted.",
        ),
        (["--resume"], "Only an export in shards can be resumed."),
        (["--shard-size", "10"], "Shards need a folder to go to."),
        (
            [
                "--shard-size",
                "10",
                "-o",
                str(tmp_path / "d"),
                "--rejects",
                str(tmp_path / "r"),
            ],
            "Shards keep their rejects beside them.",
        ),
    ):
        result = CliRunner().invoke(app, ["export", str(register), *arguments])
        assert result.exit_code == 2
        assert f"Error: {message}" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_rate_is_told_where_there_is_no_terminal(
    register: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("retract_ld.cli.progress._LINE_EVERY", 0.0)
    out = str(tmp_path / "x.nt")
    result = CliRunner().invoke(app, ["export", str(register), "-j", "1", "-o", out])
    assert "100%, 1,800 records, 0 rejected, " in result.stderr
    quiet = CliRunner().invoke(
        app, ["export", str(register), "-j", "1", "-q", "-o", out]
    )
    assert quiet.stderr == ""
