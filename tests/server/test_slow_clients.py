"""Clients that send or read as slowly as they can, and many at a time."""

from __future__ import annotations

import asyncio
import socket
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest

from .running import Server, serving

pytestmark = pytest.mark.servers

#: Seconds of patience of the server under test; the default is ten.
PATIENCE = 2


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with serving(store, "--patience", PATIENCE, "--connections", 150) as running:
        yield running


def connection(server: Server, stack: ExitStack) -> socket.socket:
    return stack.enter_context(
        socket.create_connection(("127.0.0.1", server.port), timeout=30)
    )


def closed_within(connections: list[socket.socket], seconds: float) -> bool:
    """Tell whether the server closes all of them in time; what it sends is read."""
    end = time.monotonic() + seconds
    for client in connections:
        client.settimeout(max(0.1, end - time.monotonic()))
        try:
            while client.recv(65_536):
                pass
        except TimeoutError:
            return False
        except ConnectionError:
            pass
    return True


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"GET / HTTP/1.1\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nX",
    ],
    ids=["silent", "half a head", "half a second head"],
)
def test_who_does_not_go_on_is_disconnected(server: Server, start: bytes) -> None:
    with ExitStack() as stack:
        clients = [connection(server, stack) for _ in range(20)]
        for client in clients:
            client.sendall(start)
        assert closed_within(clients, PATIENCE * 10)


def test_a_dribbled_head_is_cut_off(server: Server) -> None:
    """Slowloris: a header line now and then, for ever."""
    with ExitStack() as stack:
        clients = [connection(server, stack) for _ in range(50)]
        for client in clients:
            client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
        end = time.monotonic() + PATIENCE * 15
        open_ = clients
        while open_:
            assert time.monotonic() < end
            assert server.ask("ASK {}").status_code == 200
            time.sleep(0.2)
            open_ = [client for client in open_ if sent(client, b"X-a: b\r\n")]


def sent(client: socket.socket, data: bytes) -> bool:
    try:
        client.sendall(data)
    except OSError:
        return False
    return True


def test_a_dribbled_body_is_refused(server: Server) -> None:
    with ExitStack() as stack:
        client = connection(server, stack)
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 1000\r\n\r\n"
        )
        start = time.monotonic()
        client.settimeout(0.2)
        answer = b""
        while not answer:
            assert time.monotonic() < start + PATIENCE * 10
            client.sendall(b"#")
            try:
                answer = client.recv(65_536)
            except TimeoutError:
                continue
        assert answer.startswith(b"HTTP/1.1 408 ")


def test_who_does_not_read_is_disconnected(server: Server) -> None:
    values = " ".join(f'"{n:099}"' for n in range(100))
    # Ten megabytes: more than the buffers of both ends of a connection take.
    query = f"SELECT * {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} }}"
    path = f"/sparql?{httpx2.QueryParams({'query': query})}"
    with ExitStack() as stack:
        client = socket.socket()
        stack.enter_context(client)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        client.connect(("127.0.0.1", server.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        time.sleep(PATIENCE * 4)
        client.settimeout(30)
        received = 0
        try:
            while piece := client.recv(65_536):
                received += len(piece)
        except ConnectionError:
            pass
        assert received < 8_000_000
    # Whoever reads gets it all.
    whole = httpx2.get(server.url + path, timeout=60)
    assert len(whole.json()["results"]["bindings"]) == 10_000


def test_too_many_idle_connections_make_room(server: Server) -> None:
    """300 silent clients where 150 may be connected: others are answered at once."""
    with ExitStack() as stack:
        for _ in range(300):
            connection(server, stack)
        for _ in range(5):
            answer = httpx2.get(f"{server.url}/health", timeout=PATIENCE)
            assert answer.status_code == 200


COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
SORTED = "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } } ORDER BY ?l ?f"
ENDLESS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a (!<u:x>|^!<u:x>)* ?b . ?c (!<u:x>|^!<u:x>)* ?d . ?e (!<u:x>)* ?f } }"


def sparql(query: str) -> str:
    return f"/sparql?{httpx2.QueryParams({'query': query})}"


#: What three kinds of clients ask for, in turn.
PATHS = {
    "reader": [
        "/status/10.5555/sample.w2",
        "/work/10.5555/sample.w2",
        "/search?q=theta",
        "/",
    ],
    "asker": [sparql(COUNT), sparql("ASK {}"), sparql(f"{COUNT} LIMIT 1")],
    "abuser": [sparql(SORTED), sparql(ENDLESS), sparql("nonsense"), "/nothing"],
}


class Crowd:
    """Clients that ask one request after another: half read, a tenth abuse."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.statuses = {kind: Counter() for kind in PATHS}
        self.times: dict[str, list[float]] = {kind: [] for kind in PATHS}

    async def run(self, clients: int, seconds: float) -> None:
        end = time.monotonic() + seconds
        kinds = ("abuser", *("reader", "asker") * 4, "reader")
        await asyncio.gather(
            *(self._one(kinds[n % 10], n, end) for n in range(clients))
        )

    async def _one(self, kind: str, turn: int, end: float) -> None:
        url = self._server.url
        # Nothing is encrypted; loading certificates 200 times takes its time.
        async with httpx2.AsyncClient(
            base_url=url, timeout=120, verify=False
        ) as client:
            while time.monotonic() < end:
                start = time.monotonic()
                answer = await client.get(PATHS[kind][turn % len(PATHS[kind])])
                self.statuses[kind][answer.status_code] += 1
                self.times[kind].append(time.monotonic() - start)
                turn += 1

    def __str__(self) -> str:
        return "".join(
            f"\n{kind}s: {dict(self.statuses[kind])}; median {statistics.median(times):.2f} s, "
            f"95 % {statistics.quantiles(times, n=20)[-1]:.2f} s, most {max(times):.2f} s"
            for kind, times in self.times.items()
        )


@pytest.mark.timeout(600)
def test_two_hundred_clients(store: Path, request: pytest.FixtureRequest) -> None:
    """200 clients, a tenth of which abuse: all are answered, and nothing is left over."""
    seconds = request.config.getoption("--seconds")
    options = ("--timeout", 10, "--memory", 512, "--queue", 200, "--no-log")
    with serving(store, *options) as server:
        asyncio.run(Crowd(server).run(50, 3))
        settled(server)
        before = server.memory()
        crowd = Crowd(server)
        asyncio.run(crowd.run(200, seconds))
        settled(server)
        after = server.memory()
        print(
            f"{crowd}\nmemory {before / 1e6:.0f} MB before, {after / 1e6:.0f} MB after"
        )
        assert set(crowd.statuses["reader"]) == {200}
        assert set(crowd.statuses["asker"]) <= {200, 503}
        # They stand in one line with those who abuse, whose queries are stopped early.
        assert crowd.statuses["asker"][200] > 0.5 * crowd.statuses["asker"].total()
        assert set(crowd.statuses["abuser"]) <= {200, 400, 404, 503, 504, 507}
        assert after < before + 50_000_000
        assert len(server.workers()) == 6
        assert server.ask("ASK {}").status_code == 200
    assert server.process.returncode == 0


def settled(server: Server) -> None:
    """Wait until the last queries have ended and their processes are replaced."""
    end = time.monotonic() + 60
    while (
        server.metric("retract_ld_long_queries_running")
        or server.metric("retract_ld_brief_queries_running")
        or len(server.workers()) != 6
    ):
        assert time.monotonic() < end
        time.sleep(0.2)
