"""A server from its start to its end: new loads, lost stores, signals."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from .conftest import load
from .running import alive, serving, wait_for
from .test_limits import CROSS_JOIN, works

pytestmark = pytest.mark.servers


def test_a_new_load_is_served_without_a_restart(tmp_path: Path) -> None:
    def write(name: str) -> Path:
        path = tmp_path / "facts.nq"
        graph = "<http://example.org/g>"
        path.write_text(
            f"<http://example.org/s> <http://example.org/p> '{name}' {graph} .\n".replace(
                "'", '"'
            )
        )
        return path

    query = (
        "SELECT ?o { GRAPH ?g { <http://example.org/s> <http://example.org/p> ?o } }"
    )
    load(tmp_path / "store", write("old"))
    with serving(tmp_path / "store") as server:
        page = f"{server.url}/iri/http/example.org/s"
        first = httpx2.get(page, headers={"Accept": "application/n-triples"})
        assert b'"old"' in first.content
        assert server.ask(query, "text/csv").text == "o\r\nold\r\n"
        same = {
            "Accept": "application/n-triples",
            "If-None-Match": first.headers["etag"],
        }
        assert httpx2.get(page, headers=same).status_code == 304
        for name in ("new", "newer", "newest"):
            load(tmp_path / "store", write(name))
            assert server.ask(query, "text/csv").text == f"o\r\n{name}\r\n"
            second = httpx2.get(page, headers=same)
            assert second.status_code == 200
            assert f'"{name}"'.encode() in second.content
        assert second.headers["etag"] != first.headers["etag"]


def test_loads_while_queries_are_asked(tmp_path: Path) -> None:
    """Every answer is of one load or another, whole."""
    path = tmp_path / "facts.nq"

    def write(value: int) -> None:
        path.write_text(
            "".join(
                f'<http://example.org/{n}> <http://example.org/p> "{value}" <http://example.org/g> .\n'
                for n in range(50)
            )
        )

    write(0)
    load(tmp_path / "store", path)
    query = "SELECT ?o (COUNT(*) AS ?n) { GRAPH ?g { ?s <http://example.org/p> ?o } } GROUP BY ?o"
    with serving(tmp_path / "store") as server:
        done = threading.Event()
        seen: list[tuple[int, str]] = []

        def ask() -> None:
            with httpx2.Client() as client:
                while not done.is_set():
                    answer = client.get(
                        f"{server.url}/sparql",
                        params={"query": query},
                        headers={"Accept": "text/csv"},
                        timeout=60,
                    )
                    seen.append((answer.status_code, answer.text))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for value in range(1, 6):
            write(value)
            load(tmp_path / "store", path)
        done.set()
        for thread in threads:
            thread.join()
    assert {status for status, _ in seen} == {200}, "".join(server.log)[-3000:]
    assert {text for _, text in seen} <= {
        f"o,n\r\n{value},50\r\n" for value in range(6)
    }


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.nt"
    path.write_text(
        "<http://example.org/s> <http://example.org/p> <http://example.org/o> .\n"
    )
    load(tmp_path / "store", path)
    with serving(tmp_path / "store") as server:
        (tmp_path / "store").rename(tmp_path / "elsewhere")
        assert server.ask("ASK {}").status_code == 503
        assert httpx2.get(f"{server.url}/health").status_code == 503
        (tmp_path / "elsewhere").rename(tmp_path / "store")
        assert works(server)
        assert httpx2.get(f"{server.url}/health").status_code == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(store: Path, number: signal.Signals) -> None:
    with serving(store, "--timeout", 60) as server:
        workers = server.workers()
        assert len(workers) == 6
        with ThreadPoolExecutor(1) as threads:
            threads.submit(server.ask, CROSS_JOIN)
            wait_for(lambda: server.metric("retract_ld_long_queries_running") == 1)
            server.process.send_signal(number)
            server.process.wait(30)
    # Who has ended may be listed until its new parent takes note.
    wait_for(lambda: not any(map(alive, workers)), 5)
    assert "Traceback" not in "".join(server.log)


def test_workers_end_with_a_server_that_is_killed(store: Path) -> None:
    with serving(store, "--timeout", 1) as server:
        workers = server.workers()
        with ThreadPoolExecutor(1) as threads:
            threads.submit(server.ask, CROSS_JOIN)
            time.sleep(0.3)
            server.process.kill()
        wait_for(lambda: not any(alive(pid) for pid in workers))


def test_a_port_in_use_is_told(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = ["serve", "--store", str(store), "--port", str(port)]
        run = subprocess.run(
            [sys.executable, "-m", "retract_ld", *command],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert run.returncode == 4
    assert run.stderr.startswith(f"Error: 127.0.0.1:{port}: Address already in use.")


def test_no_store_is_told(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "retract_ld", "serve", "--store", str(tmp_path / "x")],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 4
    assert "there is no store here" in run.stderr
