"""Two loads of one source at the same time end with one of the two, or say that they did not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest

from retract_ld.stores import Endpoint, graph_writers

from . import servers
from .tables import table
from .test_remote import BOTH_WAYS, embedded, load

pytestmark = pytest.mark.servers

#: Rows of each vintage.
ROWS = 40


def starting(
    server: servers.Server, protocol: str, source: Path
) -> subprocess.Popen[str]:
    command = servers.loading(server, source, protocol=protocol)
    return subprocess.Popen(
        [sys.executable, "-m", "retract_ld", *command],
        env=os.environ | servers.secrets(server),
        stderr=subprocess.PIPE,
        text=True,
    )


def vintages(folder: Path) -> tuple[list[Path], list[dict[str, set[ox.Triple]]]]:
    """Make two vintages of a source, and tell what each is as graphs."""
    sources, expected = [], []
    for nature in ("Retraction", "Correction"):
        (folder / nature).mkdir()
        sources.append(table(folder / nature / "a.csv", range(1, ROWS), nature))
        expected.append(embedded(folder / nature / "st", sources[-1]))
    assert expected[0] != expected[1]
    return sources, expected


@BOTH_WAYS
@pytest.mark.timeout(300)
def test_one_in_the_middle_of_another(
    oxigraph: servers.Server,
    protocol: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A whole load gets in before each request of another."""
    sources, expected = vintages(tmp_path)
    monkeypatch.setattr(graph_writers, "_BATCH", 2_000)
    monkeypatch.setattr(graph_writers, "_UPDATE_BATCH", 2_000)
    send = Endpoint._send
    requests, stopped, moment = 0, 0, 1
    while True:
        left = moment

        def sending(
            self: Endpoint, method: str, url: str, **rest: object
        ) -> httpx2.Response:
            nonlocal left
            writing = method in {"PUT", "DELETE"} or "update" in url
            left -= writing or (method == "POST" and "data" not in rest)
            if left == 0:
                left = -1
                assert load(oxigraph, sources[1], protocol=protocol).exit_code == 0
            return send(self, method, url, **rest)

        httpx2.delete(oxigraph.graph_store).raise_for_status()
        with monkeypatch.context() as patched:
            patched.setattr(Endpoint, "_send", sending)
            result = load(oxigraph, sources[0], protocol=protocol)
        if left > 0:
            break
        requests += 1
        if result.exit_code == 0:
            assert servers.contents(oxigraph) in expected
        else:
            assert "another load of 'a.csv' has begun" in result.stderr
            assert "load what is to stay once more" in result.stderr
            stopped += 1
        # Whichever was marked as complete, it is never taken for right when it is not.
        again = moment % 2
        assert load(oxigraph, sources[again], protocol=protocol).exit_code == 0
        assert servers.contents(oxigraph) == expected[again]
        moment += 1
    assert requests >= 4
    assert stopped >= 2


@BOTH_WAYS
@pytest.mark.timeout(300)
def test_two_at_once(oxigraph: servers.Server, protocol: str, tmp_path: Path) -> None:
    sources, expected = vintages(tmp_path)
    loads = [starting(oxigraph, protocol, source) for source in sources]
    told = [process.communicate()[1] for process in loads]
    codes = [process.returncode for process in loads]
    assert set(codes) <= {0, 4}, told
    if 0 in codes:
        assert servers.contents(oxigraph) in expected
    assert load(oxigraph, sources[0], protocol=protocol).exit_code == 0
    assert servers.contents(oxigraph) == expected[0]


@BOTH_WAYS
@pytest.mark.timeout(300)
def test_the_same_twice_at_once(
    oxigraph: servers.Server, protocol: str, tmp_path: Path
) -> None:
    source = table(tmp_path / "a.csv", range(1, ROWS))
    loads = [starting(oxigraph, protocol, source) for _ in range(2)]
    told = [process.communicate()[1] for process in loads]
    assert [process.returncode for process in loads] == [0, 0], told
    assert servers.contents(oxigraph) == embedded(tmp_path / "st", source)
