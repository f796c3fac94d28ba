"""What a load stages goes with it, and what a killed one left with a later one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retract_ld.stores.staging import staging

_WAITING = """
import sys
from pathlib import Path
from retract_ld.stores.staging import staging
with staging(Path(sys.argv[1])) as folder:
    (folder / "staged.nq").write_bytes(b"...")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks are those of POSIX")
def test_what_a_killed_one_left_is_removed(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _WAITING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    left = Path(process.stdout.readline().strip())
    for file in left.iterdir():
        os.utime(file, (1, 1))
    with staging(tmp_path):
        assert left.exists(), "it is at work"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert (left / "staged.nq").exists()
    with staging(tmp_path) as folder:
        assert [*tmp_path.iterdir()] == [folder]
    assert not [*tmp_path.iterdir()]


def test_one_that_has_just_begun_is_left_alone(tmp_path: Path) -> None:
    begun = tmp_path / "retract-ld-other"
    begun.mkdir()
    with staging(tmp_path):
        assert begun.exists()
    (begun / ".lock").touch()
    with staging(tmp_path):
        assert begun.exists()
