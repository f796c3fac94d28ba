"""Loading into real servers: what is there in the end, and what was sent for it."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from retract_ld.cli import app
from retract_ld.stores import open_store

from . import servers
from .tables import HEADER, row, table

pytestmark = pytest.mark.servers

EVERYWHERE = pytest.mark.parametrize(
    "server", ["oxigraph", "nginx", "virtuoso"], indirect=True
)
BOTH_WAYS = pytest.mark.parametrize("protocol", ["graph_store", "update"])


def load(
    server: servers.Server,
    *arguments: object,
    protocol: str = "graph_store",
    **env: str,
) -> Result:
    command = servers.loading(server, *arguments, protocol=protocol)
    return CliRunner().invoke(app, command, env=servers.secrets(server) | env)


def embedded(folder: Path, *arguments: object) -> dict[str, set[ox.Triple]]:
    """Return the graphs that a store on disk has of some sources."""
    command = ["load", "-q", *map(str, arguments), "--store", str(folder)]
    assert CliRunner().invoke(app, command).exit_code == 0
    store = open_store(folder)
    return {
        graph.value: {
            q.triple for q in store.quads_for_pattern(None, None, None, graph)
        }
        for graph in store.named_graphs()
    }


@EVERYWHERE
@BOTH_WAYS
def test_the_same_graphs_as_on_disk(
    server: servers.Server, protocol: str, tmp_path: Path
) -> None:
    sources = [table(tmp_path / "a.csv", range(1, 20)), tmp_path / "b.nt"]
    sources[1].write_text("<urn:a> <urn:cites> <urn:b> .\n")
    result = load(server, *sources, protocol=protocol)
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("Loaded 2 graphs of 2 source(s), ")
    assert "warning" not in result.stderr
    assert servers.contents(server) == embedded(tmp_path / "st", *sources)


@EVERYWHERE
@BOTH_WAYS
def test_a_newer_vintage_replaces_exactly_its_source(
    server: servers.Server, protocol: str, tmp_path: Path
) -> None:
    a, b = table(tmp_path / "a.csv", range(1, 9)), table(tmp_path / "b.csv", range(3))
    assert load(server, a, b, protocol=protocol).exit_code == 0
    httpx2.put(
        server.graph_store,
        params={"graph": "urn:somebody"},
        content="<urn:x> <urn:y> <urn:z> .",
        headers={"Content-Type": "text/turtle"},
        auth=credentials(server),
    ).raise_for_status()
    table(a, range(5, 12))
    assert load(server, a, protocol=protocol).exit_code == 0
    expected = embedded(tmp_path / "st", a, b)
    somebody = {triple("urn:x", "urn:y", "urn:z")}
    assert servers.contents(server) == {**expected, "urn:somebody": somebody}
    # a vintage that says nothing any more
    a.write_text(HEADER + row(1, "").replace("Paper Mill;", ""))
    assert load(server, a, protocol=protocol).exit_code == 0
    expected = embedded(tmp_path / "st", a)
    assert servers.contents(server) == {**expected, "urn:somebody": somebody}


def credentials(server: servers.Server) -> httpx2.Auth | None:
    kind = httpx2.DigestAuth if server.user == "dba" else httpx2.BasicAuth
    return kind(server.user, server.password) if server.user else None


def triple(s: str, p: str, o: str) -> ox.Triple:
    return ox.Triple(*map(ox.NamedNode, (s, p, o)))


def written(server_log: Path) -> list[str]:
    """Return the requests that nginx saw that change something."""
    lines = server_log.read_text().splitlines()
    return [line for line in lines if "/store" in line or "/update" in line]


@BOTH_WAYS
def test_loading_again_sends_nothing(
    nginx: servers.Server, protocol: str, tmp_path: Path
) -> None:
    source = table(tmp_path / "a.csv", range(1, 20))
    log = tmp_path / "nginx" / "access.log"
    load(nginx, source, protocol=protocol)
    before = written(log)
    assert before
    result = load(nginx, source, protocol=protocol)
    assert (result.exit_code, written(log)) == (0, before)
    # … but what somebody took out is put back
    graph = max(servers.contents(nginx))
    httpx2.delete(
        nginx.graph_store, params={"graph": graph}, auth=credentials(nginx)
    ).raise_for_status()
    assert load(nginx, source, protocol=protocol).exit_code == 0
    assert servers.contents(nginx) == embedded(tmp_path / "st", source)


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"], indirect=True)
@BOTH_WAYS
def test_blank_nodes_keep_together_and_their_names(
    server: servers.Server, protocol: str, tmp_path: Path
) -> None:
    source = tmp_path / "a.ttl"
    source.write_text(
        "_:hub <urn:p> "
        + ", ".join(f"[ <urn:n> <urn:{n}> ]" for n in range(900))
        + " ."
    )
    for _ in range(2):
        assert load(server, source, protocol=protocol).exit_code == 0
        (graph,) = servers.contents(server).values()
        hubs = {t.subject for t in graph if t.predicate == ox.NamedNode("urn:p")}
        assert len(graph) == 1800
        assert len(hubs) == 1
        assert {t.subject for t in graph} - hubs == {
            t.object for t in graph if t.subject in hubs
        }
        assert all("/genid/" in t.subject.value for t in graph)


@EVERYWHERE
@BOTH_WAYS
def test_any_literal_arrives_as_it_is(
    server: servers.Server, protocol: str, tmp_path: Path
) -> None:
    texts = [
        r"\u0022 } } ; DROP ALL #",
        r"\\u0022",
        r"C:\users\ubeda",
        r"\U0001F600 \n \t",
        'say "}" \n\r\t\\',
        "é 中 \U0001f600 \u2028",
        "'''\"\"\"",
        "$1 ?x @en ^^<urn:t>",
    ]
    quads = [
        ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(text))
        for n, text in enumerate(texts)
    ]
    source = tmp_path / r"a\u0022 name.nt"
    ox.serialize(quads, str(source), format=ox.RdfFormat.N_TRIPLES)
    for _ in range(2):
        result = load(server, source, protocol=protocol)
        assert result.exit_code == 0, result.stderr
        (graph,) = servers.contents(server).values()
        assert graph == {quad.triple for quad in quads}


def test_graphs_of_others_are_left_alone(
    oxigraph: servers.Server, tmp_path: Path
) -> None:
    httpx2.put(
        oxigraph.graph_store,
        params={"graph": "urn:somebody"},
        content="<urn:x> <urn:y> <urn:z> .",
        headers={"Content-Type": "text/turtle"},
    ).raise_for_status()
    source = tmp_path / "a.nq"
    source.write_text("<urn:a> <urn:b> <urn:c> <urn:somebody> .\n")
    result = load(oxigraph, source)
    assert result.exit_code == 4
    assert result.stderr == (
        f"Error: {oxigraph.query}: the graph <urn:somebody> is there already, and no load "
        "put it there. Nothing was changed. Remove it, or rename the graph in the file.\n"
    )
    source.write_text("<urn:a> <urn:b> <urn:c> <urn:ours> .\n")
    assert load(oxigraph, source).exit_code == 0
    other = source.rename(tmp_path / "other.nq")
    result = load(oxigraph, other)
    assert result.exit_code == 4
    assert "comes from another source, 'a.nq'." in result.stderr
    assert load(oxigraph, other, "--as", "a.nq").exit_code == 0
    assert set(servers.contents(oxigraph)) == {"urn:somebody", "urn:ours"}


def test_an_input_that_cannot_be_read_changes_nothing(
    oxigraph: servers.Server, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<urn:a> <urn:b> .")
    good = table(tmp_path / "a.csv", range(3))
    result = load(oxigraph, good, bad)
    assert result.exit_code == 3
    assert f"Error: {bad}, line 1: is not valid RDF" in result.stderr
    assert servers.graphs(oxigraph) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--store", "st", "--endpoint", "http://127.0.0.1/"),
        ("--store", "st", "--update", "http://127.0.0.1/"),
    ],
)
def test_where_to_load_is_said_once(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["load", "a.csv", *arguments])
    assert result.exit_code == 2
