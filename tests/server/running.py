"""A real server process, started as a user starts it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2


@dataclass
class Server:
    url: str
    process: subprocess.Popen[str]
    log: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def ask(
        self, query: str, accept: str = "", **parameters: object
    ) -> httpx2.Response:
        headers = {"Accept": accept} if accept else {}
        return httpx2.get(
            f"{self.url}/sparql",
            params={"query": query, **parameters},
            headers=headers,
            timeout=60,
        )

    def metric(self, name: str) -> float:
        text = httpx2.get(f"{self.url}/metrics", timeout=60).text
        found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
        assert found, name
        return float(found[1])

    def workers(self) -> list[int]:
        (nursery,) = children(self.process.pid)
        return children(nursery)

    def memory(self) -> int:
        """Bytes that the server and its workers have in memory."""
        return sum(map(resident, [self.process.pid, *self.workers()]))


def children(pid: int) -> list[int]:
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]


def resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def wait_for(condition: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def serving(store: Path, *options: object) -> Iterator[Server]:
    """Start ``retract-ld serve`` on a free port; end it as Ctrl-C does."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "retract_ld",
            "serve",
            "--store",
            str(store),
            "--port",
            "0",
            *map(str, options),
        ],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    log: list[str] = []
    try:
        for line in process.stderr:
            log.append(line)
            if found := re.search(r"Serving at (http://\S+)/ ", line):
                break
        else:
            raise AssertionError(f"the server did not start: {''.join(log)}")
        # A log that nobody reads would stop the server.
        reader = threading.Thread(target=lambda: log.extend(process.stderr or ()))
        reader.start()
        yield Server(found[1], process, log)
        process.send_signal(signal.SIGINT)
        process.wait(20)
        reader.join(20)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
