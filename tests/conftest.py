"""What all tests share: no network beyond this machine, and the corpus if there is one."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# Shrinking a failing claim of three documents takes minutes; ask for it when needed:
# HYPOTHESIS_PROFILE=shrink pytest …
_QUICK = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=tuple(HealthCheck),
)
settings.register_profile("quick", _QUICK)
settings.register_profile("shrink", settings(_QUICK, phases=tuple(Phase)))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real data, or a skip with the reason."""
    folder = os.environ.get("RETRACT_LD_CORPUS")
    if not folder:
        pytest.skip("RETRACT_LD_CORPUS is not set: no real data to read")
    path = Path(folder)
    if not (path / "MANIFEST.tsv").is_file():
        pytest.skip(f"RETRACT_LD_CORPUS={folder} holds no MANIFEST.tsv")
    return path.resolve()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for the network: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--seconds",
        type=float,
        default=15,
        help="how long many clients ask a server at once",
    )
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what comes out as the expected result of every golden case",
    )


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Have processes that tests start end on SIGINT, which jobs in the background ignore."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
