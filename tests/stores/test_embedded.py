"""The store on disk: what is in it, replaced how, and what a crash leaves behind."""

from __future__ import annotations

import gzip
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from retract_ld.cli import app
from retract_ld.errors import StoreError
from retract_ld.stores import generations, open_store

from .tables import HEADER, row, table

RLD = "https://w3id.org/retract-ld/ns#"


def load(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["load", *map(str, arguments)])


def contents(store: Path) -> set[ox.Quad]:
    return set(open_store(store))


def works(store: Path) -> set[str]:
    rows = open_store(store).query(
        f"SELECT DISTINCT ?w WHERE {{ GRAPH ?g {{ ?c <{RLD}work> ?w }} }}"
    )
    return {
        row["w"].value.removeprefix("https://doi.org/10.1234/work.") for row in rows
    }


def test_each_register_and_file_has_its_graph_and_a_description(tmp_path: Path) -> None:
    source = table(tmp_path / "rw.csv", range(1, 4))
    result = load(source, "--store", tmp_path / "st")
    assert (result.exit_code, result.stdout) == (0, "")
    store = open_store(tmp_path / "st")
    (graph,) = store.named_graphs()
    assert graph.value.startswith(
        "https://w3id.org/retract-ld/id/graph/retraction-watch/"
    )
    count = len(list(store.quads_for_pattern(None, None, None, graph)))
    assert f"Loaded 1 graph of 1 source(s), {count:,} triples.\n" in result.stderr
    (answer,) = store.query(f"""
        PREFIX rld: <{RLD}>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX schema: <https://schema.org/>
        SELECT ?register ?file ?n ?hash WHERE {{
            <{graph.value}> a prov:Bundle ; rld:assertedBy ?register ;
                <http://purl.org/dc/terms/source> ?file ; prov:wasDerivedFrom ?source ;
                <http://rdfs.org/ns/void#triples> ?n .
            ?source a schema:DigitalDocument ; schema:name ?file ; schema:sha256 ?hash .
        }}""")
    assert [term.value for term in answer] == [
        "https://w3id.org/retract-ld/register/retraction-watch",
        "rw.csv",
        str(count),
        hashlib.sha256(source.read_bytes()).hexdigest(),
    ]


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    source = table(tmp_path / "rw.csv", range(1, 4))
    load(source, "--store", tmp_path / "st")
    before = contents(tmp_path / "st")
    load(source, "--store", tmp_path / "st")
    assert contents(tmp_path / "st") == before
    # … nor does the place it lies at, or another store, make a difference
    other = tmp_path / "elsewhere"
    other.mkdir()
    load(table(other / "rw.csv", range(1, 4)), "--store", tmp_path / "st2")
    assert contents(tmp_path / "st2") == before


def test_a_newer_vintage_replaces_exactly_its_source(tmp_path: Path) -> None:
    store = tmp_path / "st"
    load(table(tmp_path / "a.csv", range(1, 4)), "--store", store)
    load(table(tmp_path / "b.csv", range(10, 12)), "--store", store)
    assert works(store) == {"1", "2", "3", "10", "11"}
    b_before = {
        q for q in contents(store) if "work.1" in str(q) and "10.1234" in str(q)
    }
    load(table(tmp_path / "a.csv", range(3, 6)), "--store", store)
    assert works(store) == {"3", "4", "5", "10", "11"}
    assert {q for q in b_before if "work.10" in str(q)} <= contents(store)
    # the order of loads leaves no trace: hashes and counts of the old vintage are gone
    load(tmp_path / "a.csv", tmp_path / "b.csv", "--store", tmp_path / "fresh")
    assert contents(store) == contents(tmp_path / "fresh")


def test_a_vintage_without_any_update_empties_its_source(tmp_path: Path) -> None:
    store = tmp_path / "st"
    load(table(tmp_path / "a.csv", range(1, 4)), "--store", store)
    load(table(tmp_path / "b.csv", range(10, 12)), "--store", store)
    (tmp_path / "a.csv").write_text(HEADER + row(1, "").replace("Paper Mill;", ""))
    load(tmp_path / "a.csv", "--store", store)
    assert "2" not in works(store)
    assert {"10", "11"} <= works(store)


def test_a_source_under_another_file_name(tmp_path: Path) -> None:
    store = tmp_path / "st"
    load(table(tmp_path / "rw-1.csv", range(1, 3)), "--as", "rw", "--store", store)
    load(table(tmp_path / "rw-2.csv", range(3, 5)), "--as", "rw", "--store", store)
    assert works(store) == {"3", "4"}


def test_rdf_files_stand_in_graphs_of_their_own(tmp_path: Path) -> None:
    store = tmp_path / "st"
    cites = tmp_path / "citations.nt.gz"
    cites.write_bytes(gzip.compress(b"<urn:a> <urn:cites> <urn:b> .\n"))
    assert load(cites, "--store", store).exit_code == 0
    (quad,) = open_store(store).quads_for_pattern(ox.NamedNode("urn:a"), None, None)
    assert quad.graph_name.value.startswith(
        "https://w3id.org/retract-ld/id/graph/file/"
    )
    cites.write_bytes(gzip.compress(b"<urn:a> <urn:cites> <urn:c> .\n"))
    load(cites, "--store", store)
    (quad,) = open_store(store).quads_for_pattern(ox.NamedNode("urn:a"), None, None)
    assert quad.object == ox.NamedNode("urn:c")


def test_our_own_quads_make_the_same_graphs(tmp_path: Path) -> None:
    table(tmp_path / "rw.csv", range(1, 4))
    quads = tmp_path / "rw.nq"
    arguments = ["export", str(tmp_path / "rw.csv"), "-o", str(quads)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    with quads.open("a") as stream:
        stream.write("<urn:a> <urn:p> <urn:b> .\n")
    load(tmp_path / "rw.csv", "--store", tmp_path / "st1")
    load(quads, "--store", tmp_path / "st2")
    one, two = open_store(tmp_path / "st1"), open_store(tmp_path / "st2")
    (graph,) = one.named_graphs()
    assert set(one.quads_for_pattern(None, None, None, graph)) == set(
        two.quads_for_pattern(None, None, None, graph)
    )
    # a statement in no graph of the file goes to the file's graph
    (loose,) = two.quads_for_pattern(ox.NamedNode("urn:a"), None, None)
    assert loose.graph_name.value.startswith(
        "https://w3id.org/retract-ld/id/graph/file/"
    )


def test_a_broken_input_changes_nothing(tmp_path: Path) -> None:
    store = tmp_path / "st"
    good = table(tmp_path / "a.csv", range(1, 4))
    load(good, "--store", store)
    before = contents(store)
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress((HEADER + row(7) * 500).encode())[:-20])
    result = load(cut, good, "--store", store)
    assert result.exit_code == 3
    assert "Nothing was loaded" in result.stderr
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text("<urn:a> <urn:b> <urn:c> .\nthis is not Turtle\n")
    result = load(wrong, "--store", store)
    assert result.exit_code == 3
    assert f"Error: {wrong}, line 2: is not valid RDF" in result.stderr
    assert contents(store) == before
    assert sorted(p.name for p in store.iterdir()) == [
        "current",
        "generation-000001",
        "lock",
    ]


def test_a_rejected_row_does_not_keep_the_others_out(tmp_path: Path) -> None:
    bad = tmp_path / "a.csv"
    bad.write_text(HEADER + row(1) + row(2).replace("5/7/2026", "31/31/2026") + row(3))
    result = load(bad, "--store", tmp_path / "st")
    assert {"1", "3"} <= works(tmp_path / "st")
    assert result.exit_code in {0, 1}


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("x")
    source = table(tmp_path / "a.csv", range(1, 2))
    result = load(source, "--store", tmp_path)
    assert result.exit_code == 4
    assert "holds something that is no store of ours" in result.stderr


def test_no_store_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "none")
    assert str(caught.value) == (
        f"{tmp_path}/none: there is no store here. "
        f"Make one with: retract-ld load INPUT --store {tmp_path}/none"
    )


def test_two_loads_at_once(tmp_path: Path) -> None:
    source = table(tmp_path / "a.csv", range(1, 2))
    with generations._locked(tmp_path / "st"):
        result = load(source, "--store", tmp_path / "st")
    assert result.exit_code == 4
    assert "is being loaded by another process" in result.stderr
    assert load(source, "--store", tmp_path / "st").exit_code == 0


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    store = tmp_path / "st"
    load(table(tmp_path / "a.csv", range(1, 30)), "--store", store)
    reader = open_store(store)
    load(table(tmp_path / "a.csv", range(50, 52)), "--store", store)
    assert reader.contains_named_graph(next(iter(reader.named_graphs())))
    assert any("work.1>" in str(quad) for quad in reader)
    assert works(store) == {"50", "51"}


def test_a_full_disk_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "st"
    load(table(tmp_path / "a.csv", range(1, 3)), "--store", store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generations, "_sync", full)
    result = load(table(tmp_path / "a.csv", range(5, 7)), "--store", store)
    assert result.exit_code == 4
    assert "the store cannot be written" in result.stderr
    assert works(store) == {"1", "2"}
    assert [p.name for p in store.glob("generation-*")] == ["generation-000001"]


def test_killed_during_a_load_it_is_old_or_new(tmp_path: Path) -> None:
    store = tmp_path / "st"
    old, new = range(1, 40), range(1000, 1400)
    load(table(tmp_path / "a.csv", old), "--store", store)
    table(tmp_path / "a.csv", new)
    command = [sys.executable, "-m", "retract_ld", "load", "-q"]
    seen = set()
    for delay in (0.25, 0.35, 0.45, 0.55, 0.65, 0.8):
        process = subprocess.Popen(
            [*command, str(tmp_path / "a.csv"), "--store", str(store)]
        )
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        found = works(store)
        assert found in ({str(n) for n in old}, {str(n) for n in new})
        seen.add(len(found))
    assert load(tmp_path / "a.csv", "--store", store).exit_code == 0
    assert works(store) == {str(n) for n in new}
    assert len(list(store.glob("generation-*"))) <= 2
