"""What a request may cost, and that no request costs the others anything."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from .conftest import load
from .running import Server, serving

pytestmark = pytest.mark.servers

#: Each has more solutions than the lifetime of a machine allows to count.
CROSS_JOIN = """
    SELECT (COUNT(*) AS ?n) { GRAPH ?g1 { ?a ?b ?c } GRAPH ?g2 { ?d ?e ?f }
    GRAPH ?g3 { ?h ?i ?j } GRAPH ?g4 { ?k ?l ?m } GRAPH ?g5 { ?n1 ?o ?p } }
"""
ENDLESS = {
    "cross join": CROSS_JOIN,
    "property paths": """
        SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a (!<u:x>|^!<u:x>)* ?b .
        ?c (!<u:y>|^!<u:y>)* ?d . ?e (!<u:z>|^!<u:z>)+ ?f . } }
    """,
    "regular expression": f"""
        SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?a ?b ?c }} GRAPH ?h {{ ?d ?e ?f }} GRAPH ?i {{ ?j ?k ?l }}
        FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?l)), "{"(a|b|c)*" * 50}$")) }}
    """,
    "join order": "SELECT * {" + "?a ?b ?c . " * 1000 + "}",
}
#: Queries that would take all memory there is.
HUGE = {
    "sorted cross join": """
        SELECT * { GRAPH ?g1 { ?a ?b ?c } GRAPH ?g2 { ?d ?e ?f } GRAPH ?g3 { ?h ?i ?j } }
        ORDER BY ?j ?f ?c
    """,
    "doubled text": "SELECT ?x30 { BIND('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
    + "}",
    "deep nesting": "SELECT * " + "{" * 30_000 + "}" * 30_000,
}


@pytest.fixture(scope="module")
def strict(store: Path) -> Iterator[Server]:
    """A server with little patience and little room."""
    options = ("--timeout", 1.5, "--workers", 2, "--memory", 512, "--queue", 4)
    with serving(store, *options) as running:
        yield running


def works(server: Server) -> bool:
    return server.ask("ASK {}").json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_queries_are_stopped(strict: Server, name: str) -> None:
    start = time.monotonic()
    answer = strict.ask(ENDLESS[name])
    assert answer.status_code == 504, answer.text
    assert "after 1.5 seconds" in answer.json()["detail"]
    assert time.monotonic() - start < 15
    assert works(strict)


@pytest.mark.parametrize("name", HUGE)
def test_huge_queries_are_stopped(strict: Server, name: str) -> None:
    answer = (
        strict.ask(HUGE[name]) if len(HUGE[name]) < 9_000 else post(strict, HUGE[name])
    )
    # Whichever of the two limits comes first on a slow machine.
    assert answer.status_code in {504, 507}, answer.text
    assert works(strict)


def post(server: Server, query: str) -> httpx2.Response:
    kind = {"Content-Type": "application/sparql-query"}
    return httpx2.post(f"{server.url}/sparql", content=query, headers=kind, timeout=60)


def test_long_queries_are_refused(strict: Server) -> None:
    long = f"ASK {{}} # {'x' * 70_000}"
    assert post(strict, long).status_code == 413
    assert post(strict, "x" * 10_000_000).status_code == 413
    assert works(strict)


def test_while_queries_run_forever_all_else_is_answered(store: Path) -> None:
    """As many endless queries as there are workers: others are answered meanwhile."""
    with (
        serving(store, "--timeout", 8, "--workers", 2) as server,
        ThreadPoolExecutor(2) as threads,
    ):
        running = [threads.submit(server.ask, CROSS_JOIN) for _ in range(2)]
        wait_for(lambda: server.metric("retract_ld_long_queries_running") == 2)
        for path in ("/status/10.5555/sample.w2", "/work/10.5555/sample.w2", "/health"):
            assert httpx2.get(server.url + path, timeout=60).status_code == 200
        assert not any(future.done() for future in running)
        # This one waits until one of the two has been stopped.
        assert works(server)
        assert {future.result().status_code for future in running} == {504}


def test_a_full_queue_sends_away(strict: Server) -> None:
    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda _: strict.ask(CROSS_JOIN), range(20)))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert {answer.status_code for answer in answers} == {503, 504}
    assert len(refused) >= 10
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    assert works(strict)


def test_the_query_of_a_client_that_has_gone_is_stopped(store: Path) -> None:
    with serving(store, "--timeout", 60, "--workers", 1) as server:
        with pytest.raises(httpx2.ReadTimeout):
            httpx2.get(f"{server.url}/sparql", params={"query": CROSS_JOIN}, timeout=1)
        start = time.monotonic()
        assert works(server)
        assert time.monotonic() - start < 20
        assert server.metric("retract_ld_long_queries_replaced") == 1


def test_a_killed_worker_is_replaced(strict: Server) -> None:
    """Nobody notices."""
    old = set(strict.workers())
    for pid in old:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not any(alive(pid) for pid in old))
    for _ in range(4):
        assert works(strict)
        status = httpx2.get(f"{strict.url}/status/10.5555/other", timeout=60)
        assert status.status_code == 200
    assert strict.ask(CROSS_JOIN).status_code == 504
    assert len(strict.workers()) >= 4
    assert not old & set(strict.workers())


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
    assert {status for status, _ in seen} == {200}
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
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    assert "Traceback" not in "".join(server.log)


def test_workers_end_with_a_server_that_is_killed(store: Path) -> None:
    with serving(store, "--timeout", 1) as server:
        workers = server.workers()
        with ThreadPoolExecutor(1) as threads:
            threads.submit(server.ask, CROSS_JOIN)
            time.sleep(0.3)
            server.process.kill()
        wait_for(lambda: not any(alive(pid) for pid in workers))


def alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def wait_for(condition, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


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
