"""What goes wrong on the way to a server, with real servers and real wires.

In each case a load says which address failed and why, ends with exit code 4, and the same
command ends with exactly the right graph once the fault is gone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest

from . import servers
from .tables import table
from .test_remote import BOTH_WAYS, embedded, load

pytestmark = pytest.mark.servers

ONCE = ("--retries", "0")
FRACTIONS = (0.02, 0.3, 0.7, 0.98)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return table(tmp_path_factory.mktemp("source") / "a.csv", range(1, 121))


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    return embedded(tmp_path_factory.mktemp("store") / "st", source)


@pytest.fixture(scope="module")
def size(expected: dict[str, set[ox.Triple]]) -> int:
    """How many bytes there are to send, requests aside."""
    return sum(
        len(f"{triple} .\n".encode()) for triple in next(iter(expected.values()))
    )


@BOTH_WAYS
def test_the_connection_is_cut(
    oxigraph: servers.Server, protocol: str, source: Path, expected: object
) -> None:
    with servers.line(oxigraph) as (line, far):
        assert load(far, source, protocol=protocol).exit_code == 0
        whole = line.carried
        assert servers.contents(oxigraph) == expected
        for fraction in FRACTIONS:
            httpx2.delete(oxigraph.graph_store).raise_for_status()
            line.cut_after(int(whole * fraction))
            result = load(far, source, *ONCE, protocol=protocol)
            assert result.exit_code == 4
            url = r"http://127\.0\.0\.1:\d+/\w+"
            assert servers.matches(
                rf"Error: {url}: the connection broke \(\w+\)\.", result
            )
            before = line.carried
            assert load(far, source, protocol=protocol).exit_code == 0
            assert servers.contents(oxigraph) == expected
            if protocol == "update" and fraction > 0.9:
                # it goes on where it stopped
                assert line.carried - before < whole / 2
        assert line.cuts == len(FRACTIONS)


@BOTH_WAYS
def test_a_short_cut_is_not_noticed(
    oxigraph: servers.Server, protocol: str, source: Path, expected: object, size: int
) -> None:
    with servers.line(oxigraph) as (line, far):
        for fraction in (0.1, 0.6):
            httpx2.delete(oxigraph.graph_store).raise_for_status()
            line.cut_after(int(fraction * size))
            assert load(far, source, protocol=protocol).exit_code == 0
            assert servers.contents(oxigraph) == expected
        assert line.cuts == 2


@BOTH_WAYS
@pytest.mark.parametrize("fraction", FRACTIONS)
def test_the_server_is_killed_and_started_again(
    protocol: str,
    fraction: float,
    source: Path,
    expected: object,
    size: int,
    tmp_path: Path,
) -> None:
    place, port = tmp_path / "database", servers.free_port()
    with (
        servers.oxigraph(tmp_path, port, place) as server,
        servers.line(server) as (line, far),
    ):
        line.cut_after(int(fraction * size), then=server.kill)
        result = load(far, source, *ONCE, protocol=protocol)
        assert (result.exit_code, line.cuts) == (4, 1)
        assert servers.matches(r"Error: http://127\.0\.0\.1:\d+/\w+: ", result)
        result = load(server, source, *ONCE, protocol=protocol)
        assert result.exit_code == 4
        assert f"{server.query}: no connection: nobody answers there." in result.stderr
    with servers.oxigraph(tmp_path, port, place) as server:
        assert load(server, source, protocol=protocol).exit_code == 0
        assert servers.contents(server) == expected


@BOTH_WAYS
@pytest.mark.parametrize("fraction", FRACTIONS)
def test_the_load_is_killed(
    oxigraph: servers.Server,
    protocol: str,
    fraction: float,
    source: Path,
    expected: object,
    size: int,
    tmp_path: Path,
) -> None:
    # an older vintage is there, and what belongs to others
    old = table(tmp_path / "a.csv", range(200, 210))
    assert load(oxigraph, old, protocol=protocol).exit_code == 0
    other = table(tmp_path / "b.csv", range(1, 3))
    assert load(oxigraph, other, protocol=protocol).exit_code == 0
    with servers.line(oxigraph) as (line, far):
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "retract_ld"),
                *servers.loading(far, source, protocol=protocol),
            ]
        )
        line.cut_after(int(fraction * size), then=process.kill)
        assert process.wait() == -9
    assert load(oxigraph, source, protocol=protocol).exit_code == 0
    others = embedded(tmp_path / "st", other)
    assert servers.contents(oxigraph) == {**expected, **others}


def test_a_busy_server_is_waited_for(
    oxigraph: servers.Server, source: Path, expected: object, tmp_path: Path
) -> None:
    zone = "limit_req_zone $binary_remote_addr zone=few:1m rate=2r/s;"
    limits = "client_max_body_size 0; limit_req zone=few; limit_req_status 503;"
    with servers.nginx(tmp_path, oxigraph, zone=zone, limits=limits) as server:
        assert load(server, source).exit_code == 0
    assert '" 503 ' in (tmp_path / "access.log").read_text()
    assert servers.contents(oxigraph) == expected


def test_a_server_that_stays_away(
    oxigraph: servers.Server, source: Path, tmp_path: Path
) -> None:
    with servers.nginx(tmp_path, oxigraph, limits="return 503;") as server:
        result = load(server, source, "--retries", "1")
    assert result.exit_code == 4
    cause = "answered 503, the server is not available."
    assert result.stderr == f"Error: {server.query}: {cause}\n"
    assert (tmp_path / "access.log").read_text().count('" 503 ') >= 2


@BOTH_WAYS
def test_a_server_that_takes_little_at_once(
    oxigraph: servers.Server,
    protocol: str,
    source: Path,
    expected: object,
    tmp_path: Path,
) -> None:
    limits = "client_max_body_size 20k;"
    with servers.nginx(tmp_path, oxigraph, limits=limits) as server:
        assert load(server, source, protocol=protocol).exit_code == 0
        assert servers.contents(oxigraph) == expected
        assert '" 413 ' in (tmp_path / "access.log").read_text()
        long = tmp_path / "long.nt"
        long.write_text(
            f'<urn:a> <urn:b> <urn:c> .\n<urn:s> <urn:p> "{"x" * 30_000}" .\n'
        )
        result = load(server, long, protocol=protocol)
    assert result.exit_code == 4
    assert f"{getattr(server, protocol)}: answered 413, the request is too large." in (
        result.stderr
    )
    assert "A single statement about <urn:s> is too large for it (30,021 bytes)" in (
        result.stderr
    )


@pytest.mark.parametrize("server", ["nginx", "virtuoso"], indirect=True)
@BOTH_WAYS
@pytest.mark.parametrize("auth", ["auto", "basic", "digest", "none"])
def test_wrong_credentials(
    server: servers.Server, protocol: str, auth: str, source: Path
) -> None:
    secrets = {"RETRACT_LD_PASSWORD": "wrong-secret", "RETRACT_LD_DEBUG": "1"}
    result = load(server, source, "--auth", auth, protocol=protocol, **secrets)
    assert result.exit_code == 4
    url = getattr(server, protocol)
    assert f"Error: {url}: answered 401, the credentials are missing" in result.stderr
    assert "wrong-secret" not in result.output
    assert servers.contents(server) == {}


def test_credentials_from_netrc(
    nginx: servers.Server, source: Path, expected: object, tmp_path: Path
) -> None:
    file = tmp_path / "netrc"
    file.write_text(f'machine 127.0.0.1 login alice password "{nginx.password}"\n')
    secrets = {"RETRACT_LD_USER": "", "NETRC": str(file)}
    assert load(nginx, source, **secrets).exit_code == 0
    assert servers.contents(nginx) == expected
    file.write_text("machine 127.0.0.1 login alice pass word very-secret\n")
    result = load(nginx, source, **secrets)
    assert result.exit_code == 4
    assert result.stderr == f"Error: {file}: cannot be read as a netrc file.\n"


def test_a_server_that_repeats_the_password(
    nginx: servers.Server, source: Path
) -> None:
    nginx.query = nginx.query.replace("/query", "/echo")
    environment = {**os.environ, **servers.secrets(nginx), "RETRACT_LD_DEBUG": "1"}
    result = subprocess.run(
        [
            *(sys.executable, "-m", "retract_ld"),
            *(*servers.loading(nginx, source), "--auth", "basic"),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 4
    assert result.stderr == (
        f"Error: {nginx.query}: answered 400. It says: you said Basic …\n"
    )


def test_credentials_in_an_address_are_refused(source: Path) -> None:
    server = servers.Server(None, *["http://u:secret@127.0.0.1:9/sparql"] * 3)  # type: ignore[arg-type]
    result = load(server, source)
    assert result.exit_code == 4
    assert "credentials do not belong into an address" in result.stderr
    assert "secret" not in result.stderr


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system in memory that holds so much."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def grow(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


@BOTH_WAYS
def test_the_disk_of_the_server_is_full(
    protocol: str, source: Path, expected: object, tmp_path: Path
) -> None:
    port = servers.free_port()
    with small_disk(tmp_path / "disk", "4m") as disk:
        with servers.oxigraph(tmp_path, port, disk / "database") as server:
            result = load(server, source, *ONCE, protocol=protocol)
            assert result.exit_code == 4
            url = getattr(server, protocol)
            assert f"Error: {url}: answered 500." in result.stderr
            assert "No space left" in result.stderr
        grow(disk, "200m")
        with servers.oxigraph(tmp_path, port, disk / "database") as server:
            assert load(server, source, protocol=protocol).exit_code == 0
            assert servers.contents(server) == expected
