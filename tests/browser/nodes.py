"""Where Chromium and the checkers from npm are, or a skip with the reason."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def node_modules(*packages: str) -> Path:
    """The folder of npm packages: beside these tests, or as the environment says."""
    folder = Path(
        os.environ.get(
            "RETRACT_LD_NODE_MODULES", Path(__file__).parent / "node_modules"
        )
    )
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    for package in packages:
        if not (folder / package).is_dir():
            pytest.skip(f"{package} is not installed: run npm install in tests/browser")
    return folder


def chromium() -> str:
    """The path of Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found
