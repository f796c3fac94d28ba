"""Memory: the collector is given back as it was, and what is held does not grow."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.registers import made_up_rows, write_register
from retract_ld.bulk import Job, StreamOutput, run
from retract_ld.bulk.fragments import Encoder, unhindered
from retract_ld.writers import find_writer


def test_the_collector_is_on_again_whatever_happens(register: Path) -> None:
    run(Job((str(register),), "ntriples"), StreamOutput(io.BytesIO()))
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), unhindered():
        _ = int(gc.isenabled()) or 1 // 0
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with unhindered():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_refers_to_itself_is_collected_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collected: list[int] = []
    monkeypatch.setattr("retract_ld.bulk.fragments.gc.collect", collected.append)
    encoder = Encoder(find_writer("ntriples"), ("prov",), "https://example.org/")
    for _ in range(440):
        encoder._tidy()
    assert collected == [0] * 9 + [2, 0]


#: Runs a command and says how much memory it took. A process of its own does so, as a
#: child counts from what its parent holds, and a process of tests holds much.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


def peak(path: Path) -> int:
    """Return the most memory an export takes, in KiB."""
    command = [sys.executable, "-m", "retract_ld", "export", path, "-j", "1", "-q"]
    command += ["--vocabulary", "prov", "-o", path.with_suffix(".nt")]
    measured = [sys.executable, "-c", MEASURE, *map(str, command)]
    return int(subprocess.run(measured, check=True, stdout=subprocess.PIPE).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in KiB")
def test_four_times_the_rows_take_no_more_memory(tmp_path: Path) -> None:
    few = write_register(tmp_path / "few.csv", made_up_rows(2_000))
    many = write_register(tmp_path / "many.csv", made_up_rows(8_000))
    most = peak(many)
    assert most < 1.25 * peak(few)
    assert most < 150 * 1024
