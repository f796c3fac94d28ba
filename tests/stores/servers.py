"""Servers to load into, each a process of its own, and a line to them that can be cut."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest
from typer.testing import Result

VIRTUOSO_INI = Path("/etc/virtuoso-opensource-7/virtuoso.ini")

os.environ.setdefault("no_proxy", "127.0.0.1,localhost")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_binary() -> str:
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    return found or pytest.skip("oxigraph (PyPI) is not installed")


def virtuoso_binary() -> str:
    found = shutil.which("virtuoso-t") if VIRTUOSO_INI.is_file() else None
    return found or pytest.skip("virtuoso-opensource-7 (Debian) is not installed")


def nginx_binary() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    return found or pytest.skip("nginx-light (Debian) is not installed")


@dataclass
class Server:
    """A running server and its addresses."""

    process: subprocess.Popen[bytes]
    query: str
    update: str
    graph_store: str
    user: str = ""
    password: str = ""

    def through(self, port: int) -> Server:
        """Return the same server behind another port."""
        return Server(
            self.process,
            *(
                re.sub(r":\d+/", f":{port}/", url)
                for url in (self.query, self.update, self.graph_store)
            ),
        )

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def running(
    command: list[str], url: str, folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends, once it answers."""
    log = folder / f"{Path(command[0]).name}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
    try:
        for _ in range(600):
            with suppress(httpx2.TransportError):
                httpx2.get(url, timeout=5)
                break
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended: {log.read_text()[-2000:]}")
            time.sleep(0.05)
        else:
            raise RuntimeError(f"{command[0]} does not answer at {url}")
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def oxigraph(
    folder: Path, port: int | None = None, location: Path | None = None
) -> Iterator[Server]:
    """Run Oxigraph's server, in memory or on disk."""
    url = f"http://127.0.0.1:{port or free_port()}"
    command = [oxigraph_binary(), "serve", "--bind", url.removeprefix("http://")]
    if location is not None:
        command += ["--location", str(location)]
    with running(command, f"{url}/query?query=ASK%20%7B%7D", folder) as process:
        yield Server(process, f"{url}/query", f"{url}/update", f"{url}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso with its packaged configuration, in a folder of its own."""
    binary = virtuoso_binary()
    ports = {"[HTTPServer]": free_port(), "": free_port()}
    text = VIRTUOSO_INI.read_text()
    text = text.replace("/var/lib/virtuoso-opensource-7/db", str(folder))
    text = re.sub(r"^Load\d.*\n", "", text, flags=re.MULTILINE)
    lines, section = [], ""
    for line in text.splitlines():
        section = line if line.startswith("[") else section
        port = ports.get(section, ports[""])
        own = re.match(r"ServerPort\s*=", line)
        lines.append(f"ServerPort = 127.0.0.1:{port}" if own else line)
    ini = folder / "virtuoso.ini"
    ini.write_text("\n".join(lines) + "\n")
    command = [binary, "+configfile", str(ini), "+foreground", "+wait"]
    url = f"http://127.0.0.1:{ports['[HTTPServer]']}"
    with running(command, f"{url}/sparql?query=ASK%20%7B%7D", folder) as process:
        crud = f"{url}/sparql-graph-crud-auth"
        yield Server(process, f"{url}/sparql", f"{url}/sparql-auth", crud, "dba", "dba")


@contextmanager
def nginx(
    folder: Path, behind: Server, *, limits: str = "", zone: str = "", user: str = ""
) -> Iterator[Server]:
    """Run nginx in front of a server.

    Args:
        limits: directives for all requests.
        zone: directives beside the server.
        user: ``name:password``, asked for by Basic where the store can be changed.
    """
    port = free_port()
    upstream = behind.query.removesuffix("/query")
    basic = ""
    if user:
        name, _, password = user.partition(":")
        (folder / "users").write_text(f"{name}:{{PLAIN}}{password}\n")
        basic = f'auth_basic "store"; auth_basic_user_file {folder}/users;'
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"""
        user root;
        daemon off;
        pid {folder}/nginx.pid;
        error_log {folder}/error.log;
        events {{ }}
        http {{
            access_log {folder}/access.log;
            {temporary}
            {zone}
            server {{
                listen 127.0.0.1:{port};
                {limits or "client_max_body_size 0;"}
                location = /echo {{ return 400 "you said $http_authorization"; }}
                location / {{ proxy_pass {upstream}; }}
                location ~ ^/(update|store)$ {{ {basic} proxy_pass {upstream}; }}
            }}
        }}""")
    command = [
        nginx_binary(),
        "-p",
        str(folder),
        "-e",
        str(folder / "error.log"),
        "-c",
        str(folder / "nginx.conf"),
    ]
    with running(command, f"http://127.0.0.1:{port}/", folder) as process:
        server = behind.through(port)
        server.process = process
        server.user, _, server.password = user.partition(":")
        yield server


class Line:
    """A TCP line to a port of this machine; it is cut after a number of bytes."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._left: int | None = None
        self._then: Callable[[], object] = lambda: None
        self._pairs: list[socket.socket] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.carried = 0
        """Bytes that went to the server."""
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, size: int, then: Callable[[], object] = lambda: None) -> None:
        """Carry so many bytes more to the server, then cut, this once, and do something."""
        with self._lock:
            self._left, self._then = size, then

    def close(self) -> None:
        self._listener.close()
        self._cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self._to))
                except ConnectionRefusedError:
                    near.close()
                    continue
                self._pairs += [near, far]
                for pair in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if up and self._over(len(data)):
                    self._then()
                    self._cut()
                    return
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _over(self, size: int) -> bool:
        with self._lock:
            self.carried += size
            if self._left is None:
                return False
            self._left -= size
            if self._left > 0:
                return False
            self._left = None
            self.cuts += 1
            return True

    def _cut(self) -> None:
        pairs, self._pairs = self._pairs, []
        for end in pairs:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def line(server: Server) -> Iterator[tuple[Line, Server]]:
    """Lay a line to a server."""
    match = re.search(r":(\d+)/", server.query)
    assert match
    carried = Line(int(match[1]))
    try:
        yield carried, server.through(carried.port)
    finally:
        carried.close()


def loading(
    server: Server, *arguments: object, protocol: str = "graph_store"
) -> list[str]:
    """Return what to say to load into a server by one of its protocols."""
    option = f"--{protocol.replace('_', '-')}"
    where = ["--endpoint", server.query, option, getattr(server, protocol)]
    return ["load", *map(str, arguments), *where]


def secrets(server: Server) -> dict[str, str]:
    """Return the environment that holds the server's credentials."""
    return {"RETRACT_LD_USER": server.user, "RETRACT_LD_PASSWORD": server.password}


def ask(server: Server, sparql: str, accept: str) -> bytes:
    answer = httpx2.post(
        server.query, data={"query": sparql}, headers={"Accept": accept}, timeout=60
    )
    assert answer.is_success, answer.text
    return answer.content


#: Virtuoso's own graphs.
_SYSTEM = re.compile(
    r"http://(www\.openlinksw\.com|www\.w3\.org|127\.|localhost)|urn:core"
)


def graphs(server: Server) -> set[str]:
    """Return the names of all graphs that somebody loaded."""
    body = ask(
        server,
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }",
        "application/sparql-results+json",
    )
    rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    found = {row["g"].value for row in rows}
    return {name for name in found if not _SYSTEM.match(name)}


def contents(server: Server) -> dict[str, set[ox.Triple]]:
    """Return all graphs that somebody loaded, but for what we say of them."""
    return {
        name: {
            quad.triple
            for quad in ox.parse(
                ask(
                    server,
                    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}",
                    "text/plain, application/n-triples",
                ),
                format=ox.RdfFormat.N_TRIPLES,
            )
        }
        for name in graphs(server)
        if "/graph/description/" not in name
    }


def matches(pattern: str, result: Result) -> bool:
    """Tell whether a line on standard error is as expected."""
    return re.search(pattern, result.stderr) is not None
