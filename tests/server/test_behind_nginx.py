"""The configuration of docs/serve.md, with nginx itself."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from lxml import html

from .running import serving

pytestmark = pytest.mark.servers

GUIDE = Path(__file__).parent.parent.parent / "docs" / "serve.md"


@pytest.fixture(scope="module")
def proxied(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server behind nginx."""
    binary = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if binary is None:
        pytest.skip("nginx-light (Debian) is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    options = ("--root-path", "/retractions", "--public", "https://example.org")
    with serving(store, *options) as server, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        block = re.search(r"```nginx\n(.*?)```", GUIDE.read_text(), re.DOTALL)
        assert block
        shown = (
            block[1].replace(":8000", f":{server.port}").replace(":8080", f":{port}")
        )
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; events {{}}\n"
            f"http {{ access_log off; {temporary} {shown} }}\n"
        )
        log = folder / "error.log"
        process = subprocess.Popen(
            [binary, "-e", str(log), "-c", str(folder / "nginx.conf")]
        )
        try:
            end = time.monotonic() + 30
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    assert process.poll() is None, log.read_text()
                    assert time.monotonic() < end
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def test_pages_and_their_links(proxied: str) -> None:
    page = httpx2.get(
        f"{proxied}/retractions/work/10.5555/sample.w2",
        headers={"Accept": "text/html"},
        timeout=60,
    )
    assert page.status_code == 200
    document = html.fromstring(page.text)
    targets = set(document.xpath("//a/@href | //link/@href | //script/@src"))
    ours = {target for target in targets if target.startswith("/")}
    assert len(ours) > 10
    for target in ours:
        assert target.startswith("/retractions/")
        answer = httpx2.get(proxied + target.partition("#")[0], timeout=60)
        assert answer.status_code == 200, target


def test_encoded_slashes_come_through(proxied: str) -> None:
    for spelled in (
        "10.5555%2FSAMPLE.w2",
        "https%3A%2F%2Fdoi.org%2F10.5555%2Fsample.w2",
    ):
        answer = httpx2.get(f"{proxied}/retractions/work/{spelled}", timeout=60)
        assert answer.status_code == 301
        assert answer.headers["location"] == "/retractions/work/10.5555/sample.w2"


def test_queries(proxied: str) -> None:
    answer = httpx2.post(
        f"{proxied}/retractions/sparql",
        content="ASK {}",
        headers={"Content-Type": "application/sparql-query"},
        timeout=60,
    )
    assert answer.json()["boolean"] is True


def test_metrics_stay_inside(proxied: str) -> None:
    assert httpx2.get(f"{proxied}/retractions/metrics", timeout=60).status_code == 404
    assert httpx2.get(f"{proxied}/retractions/health", timeout=60).status_code == 200
