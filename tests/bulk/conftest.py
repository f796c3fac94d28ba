"""A made-up register, large enough to be cut into several pieces of work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.registers import made_up_rows, write_register
from retract_ld.bulk.batches import TOGETHER

ROWS = 1_800


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,800 rows, over 1 MiB: four batches."""
    folder = tmp_path_factory.mktemp("register")
    path = write_register(folder / "register.csv", made_up_rows(ROWS))
    assert path.stat().st_size > TOGETHER
    return path


@pytest.fixture
def command() -> Callable[..., subprocess.Popen[bytes]]:
    """Start the command line as a process of its own."""

    def start(*arguments: str | Path, **options: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "retract_ld", *map(str, arguments)],
            stderr=subprocess.PIPE,
            env={**os.environ, "NO_COLOR": "1"},
            **options,  # type: ignore[call-overload]
        )

    return start
