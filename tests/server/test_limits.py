"""What a request may cost, and that no request costs the others anything."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from .running import Server, alive, serving, wait_for

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
