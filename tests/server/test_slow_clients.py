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


# The mix of requests of many clients: most are what the server is for, some abuse it.
USE = [
    "/status/10.5555/sample.w2",
    "/work/10.5555/sample.w2",
    "/search?q=theta",
    "/",
    "/sparql?query=SELECT%20%28COUNT%28%2A%29%20AS%20%3Fn%29%20%7B%20GRAPH%20%3Fg%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20%7D",
]
ABUSE = [
    "/sparql?query=SELECT%20%2A%20%7B%20GRAPH%20%3Fg%20%7B%3Fa%20%3Fb%20%3Fc%7D%20GRAPH%20%3Fh%20%7B%3Fd%20%3Fe%20%3Ff%7D%20GRAPH%20%3Fi%20%7B%3Fj%20%3Fk%20%3Fl%7D%7D%20ORDER%20BY%20%3Fl%20%3Ff",
    "/sparql?query=SELECT%20%2A%20%7B%20GRAPH%20%3Fg%20%7B%3Fa%20%28%21%3Cu%3Ax%3E%7C%5E%21%3Cu%3Ax%3E%29%2A%20%3Fb.%20%3Fc%20%28%21%3Cu%3Ax%3E%29%2A%20%3Fd%7D%7D",
    "/sparql?query=nonsense",
    "/nothing",
]


async def crowd(
    server: Server, clients: int, seconds: float
) -> tuple[Counter, list[float]]:
    """Let clients ask one request after another; return statuses and times of good use."""
    end = time.monotonic() + seconds
    statuses: Counter[tuple[str, int]] = Counter()
    times: list[float] = []

    async def one(number: int) -> None:
        abuses = number % 10 == 0
        paths = ABUSE if abuses else USE
        kind = "abuse" if abuses else "use"
        async with httpx2.AsyncClient(base_url=server.url, timeout=120) as client:
            turn = number
            while time.monotonic() < end:
                start = time.monotonic()
                answer = await client.get(paths[turn % len(paths)])
                statuses[kind, answer.status_code] += 1
                if not abuses:
                    times.append(time.monotonic() - start)
                if answer.status_code == 503:
                    await asyncio.sleep(1)
                turn += 1

    await asyncio.gather(*(one(number) for number in range(clients)))
    return statuses, times


@pytest.mark.timeout(600)
def test_two_hundred_clients(store: Path, request: pytest.FixtureRequest) -> None:
    """200 clients, a tenth of which abuse: all are answered, and nothing is left over."""
    seconds = request.config.getoption("--seconds")
    options = ("--timeout", 5, "--memory", 512, "--queue", 300, "--no-log")
    with serving(store, *options) as server:
        asyncio.run(crowd(server, 50, 3))
        before = server.memory()
        statuses, times = asyncio.run(crowd(server, 200, seconds))
        wait = time.monotonic() + 30
        while server.metric("retract_ld_queries_running"):
            assert time.monotonic() < wait
        after = server.memory()
        print(
            f"\n{sum(statuses.values())} answers {dict(statuses)}; "
            f"use: median {statistics.median(times):.2f} s, "
            f"95 % {statistics.quantiles(times, n=20)[-1]:.2f} s, most {max(times):.2f} s; "
            f"memory {before / 1e6:.0f} MB before, {after / 1e6:.0f} MB after"
        )
        assert {status for kind, status in statuses if kind == "use"} <= {200, 503, 504}
        assert statuses["use", 200] > 0.9 * sum(
            count for (kind, _), count in statuses.items() if kind == "use"
        )
        assert {status for kind, status in statuses if kind == "abuse"} <= {
            200,
            400,
            404,
            503,
            504,
            507,
        }
        assert after < before + 100_000_000
        assert len(server.workers()) == 4
        assert server.ask("ASK {}").status_code == 200
    assert server.process.returncode == 0
