"""The static site: whole, the same every time, no dead link, never in anybody's way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urldefrag

import pyoxigraph as ox
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.errors import WriteError
from retract_ld.graphs import from_oxigraph
from retract_ld.web import Plan, describe, resource_at, write_site
from retract_ld.web.search_index import shard_of, words_of
from retract_ld.web.site_folder import MARKER, new_folder


@pytest.fixture(scope="module")
def site(sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "public"
    plan = Plan(public="https://example.org/rld", extensions=("ttl", "jsonld", "nt"))
    write_site(sample, folder, plan)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_link_leads_to_a_file(site):
    dead = []
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for node in tree.css("[href], [src], [action]"):
            for name in ("href", "src", "action"):
                target, _ = urldefrag(node.attributes.get(name) or "")
                if target and not target.startswith(("https:", "http:", "?")):
                    file = (page.parent / target).resolve()
                    if not file.is_file() or site not in file.parents:
                        dead.append((str(page.relative_to(site)), target))
    assert dead == []


def test_a_page_has_its_rdf_beside_it(site, store):
    resource = resource_at(
        store, "/work/10.5555/sample.w1", "https://w3id.org/retract-ld/id/"
    )
    expected = set(from_oxigraph(describe(store, resource)))
    for extension, form in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("nt", ox.RdfFormat.N_TRIPLES),
    ):
        data = (site / f"work/10.5555/sample.w1.{extension}").read_bytes()
        assert set(from_oxigraph(ox.parse(data, form))) == expected


def test_the_same_store_gives_the_same_bytes_with_any_number_of_processes(
    site, sample, tmp_path
):
    plan = Plan(
        public="https://example.org/rld", extensions=("ttl", "jsonld", "nt"), jobs=2
    )
    write_site(sample, tmp_path / "again", plan)
    assert contents(tmp_path / "again") == contents(site)


def test_persons_have_no_pages(site):
    names = [name for name in contents(site) if "orcid" in name or "/agent/" in name]
    assert names == []
    page = (site / "work/10.5555/sample.w1.html").read_text("utf-8")
    assert 'href="https://orcid.org/0000-0002-1825-0097"' in page


def test_the_sitemap_has_every_page(site):
    tree = etree.parse(site / "sitemap.xml")
    found = {node.text for node in tree.iter("{*}loc")}
    pages = {name for name in contents(site) if name.endswith(".html")}
    assert found == {
        f"https://example.org/rld/{page}" for page in pages if page != "404.html"
    }


def test_the_search_index_finds_every_title(site):
    index = json.loads((site / "search/index.json").read_bytes())
    rows = json.loads((site / "search/documents/0.json").read_bytes())
    assert index["documents"] == len(rows) > 35
    for number, (file, title, kind, status, tone) in enumerate(rows):
        assert (site / file).is_file()
        assert kind in {"work", "notice"}
        assert bool(status) == (tone != "none")
        for word in words_of(title):
            shard = json.loads(
                (site / f"search/words/{shard_of(word)}.json").read_bytes()
            )
            assert number in shard[word]


def test_without_a_script_every_document_is_in_the_list(site):
    links = LexborHTMLParser((site / "browse/1.html").read_text("utf-8")).css(".rows a")
    rows = json.loads((site / "search/documents/0.json").read_bytes())
    assert [f"../{row[0]}" for row in rows] == [a.attributes["href"] for a in links]


def test_questions_are_answered(site):
    page = (site / "questions/retractions-by-year.html").read_text("utf-8")
    cells = [node.text() for node in LexborHTMLParser(page).css(".answer td")]
    assert cells[:4] == ["2017", "1", "2018", "1"]


def test_a_new_site_replaces_the_old_one_as_a_whole(sample, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARKER).write_text("{}")
    (folder / "stale.html").write_text("old")
    write_site(sample, folder, Plan(extensions=()))
    assert not (folder / "stale.html").exists()
    assert (folder / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_no_site_is_left_alone(sample, tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(WriteError) as caught:
        write_site(sample, tmp_path)
    assert str(caught.value).endswith(
        "this is something else than a site of ours. Name an empty or a new folder."
    )
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(WriteError):
        write_site(sample, tmp_path / "link")
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_a_failure_leaves_the_old_site(tmp_path):
    folder = tmp_path / "site"
    with new_folder(folder) as place:
        (place / MARKER).write_text("1")
    with pytest.raises(KeyError), new_folder(folder) as place:
        (place / MARKER).write_text(os.environ["NO_SUCH_VARIABLE"])
    assert (folder / MARKER).read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_at_once_do_not_meet(tmp_path):
    with (
        new_folder(tmp_path / "site"),
        pytest.raises(WriteError, match="another process"),
        new_folder(tmp_path / "site"),
    ):
        pass


def test_a_killed_run_leaves_the_old_site_and_the_next_one_cleans_up(sample, tmp_path):
    folder = tmp_path / "site"
    with new_folder(folder) as place:
        (place / MARKER).write_text("old")
    command = [sys.executable, "-m", "retract_ld", "site", "-j", "1", "-q"]
    command += ["--store", str(sample), "-o", str(folder)]
    beside = tmp_path / ".site.new" / "work"
    process = subprocess.Popen(command)
    until = time.monotonic() + 60
    while not beside.exists() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert (folder / MARKER).read_text() == "old"
    assert subprocess.run(command, check=False).returncode == 0
    assert (folder / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_command(sample, tmp_path):
    run = CliRunner().invoke
    arguments = ["site", "--store", str(sample), "-o", str(tmp_path / "site"), "-j1"]
    result = run(app, [*arguments, "--rdf", "none"])
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("Wrote ")
    assert not list((tmp_path / "site").rglob("*.ttl"))
    result = run(app, [*arguments, "--rdf", "n3"])
    assert result.exit_code == 2
    assert "A site has no RDF form 'n3'. There are ttl, jsonld, nt." in result.stderr
    result = run(app, [*arguments, "--url", "example.org"])
    assert result.exit_code == 2
    result = run(app, ["site", "--store", str(tmp_path / "none"), "-o", "x"])
    assert result.exit_code == 4
    assert "there is no store here" in result.stderr
