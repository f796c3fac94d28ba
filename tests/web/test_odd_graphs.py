"""Graphs that are large, broken or foreign: pages say what they can, and what they cannot."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from selectolax.lexbor import LexborHTMLParser

from retract_ld.stores import open_store
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web import (
    ServerLinks,
    describe,
    overview,
    path_of,
    render,
    resource_at,
    status_document,
    write_site,
)
from retract_ld.web.claims import LIMIT

from .conftest import load

RLD = "https://w3id.org/retract-ld/ns#"
BROKEN = f"""
PREFIX rld: <{RLD}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX type: <https://w3id.org/retract-ld/update-type/>
PREFIX register: <https://w3id.org/retract-ld/register/>
PREFIX status: <https://w3id.org/retract-ld/status/>
PREFIX id: <{DEFAULT_BASE}update/>
GRAPH <https://example.org/g> {{
  <https://doi.org/10.5555/w> a rld:Work .
  id:good a rld:Update ; rld:updateType type:retraction ; rld:date "0001"^^xsd:gYear ;
    rld:assertedBy register:crossref ; rld:work <https://doi.org/10.5555/w> .
  id:new a rld:Update ; rld:updateType type:retraction ; rld:date "9999"^^xsd:gYear ;
    rld:claimedStatus status:retracted ;
    rld:assertedBy register:crossref ; rld:work <https://doi.org/10.5555/w> .
  id:typeless a rld:Update ; rld:work <https://doi.org/10.5555/w> .
  id:dateless a rld:Update ; rld:updateType type:retraction ; rld:date "soon" ;
    rld:assertedBy register:crossref ; rld:work <https://doi.org/10.5555/w> .
  id:elsewhere a rld:Update ; rld:updateType <https://example.org/t> ;
    rld:assertedBy "me" ; rld:work <https://doi.org/10.5555/w>, _:b, "w" .
  _:claim a rld:Update ; rld:work <https://doi.org/10.5555/w> .
  <https://example.org/x> <https://example.org/p> <mailto:a@example.org>, <javascript:alert(1)> .
}}
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("broken")
    file = folder / "broken.trig"
    file.write_text(BROKEN)
    return load(folder / "store", file)


def test_claims_that_cannot_be_read_are_named_beside_those_that_can(broken):
    store = open_store(broken)
    document = status_document(store, "10.5555/w")
    assert document.status == "retracted"
    assert len(document.claims) == 2
    assert {iri.rpartition("/")[2] for iri in document.unreadable} == {
        "typeless",
        "dateless",
        "elsewhere",
    }
    resource = resource_at(store, "/work/10.5555/w", DEFAULT_BASE)
    page = LexborHTMLParser(render(store, resource, ServerLinks()))
    assert len(page.css("li.claim")) == 2
    assert "cannot be read" in page.css_first("[aria-labelledby=rest]").text()


def test_every_resource_of_a_broken_graph_has_a_page(broken, tmp_path):
    store = open_store(broken)
    for quad in store:
        if isinstance(quad.subject, ox.NamedNode):
            path = path_of(quad.subject.value, DEFAULT_BASE)
            resource = resource_at(store, path, DEFAULT_BASE)
            page = LexborHTMLParser(render(store, resource, ServerLinks()))
            for link in page.css("a"):
                assert not re.match("javascript|mailto", link.attributes["href"])
    figures = LexborHTMLParser(overview(store, ServerLinks()))
    assert len(figures.css(".columns rect")) <= 100
    assert write_site(broken, tmp_path / "site").pages > 500


def test_an_empty_store(tmp_path):
    file = tmp_path / "empty.ttl"
    file.write_text("<https://example.org/a> a <https://example.org/B> .")
    store = load(tmp_path / "store", file)
    assert "0 claims by 0 registers" in overview(open_store(store), ServerLinks())
    assert write_site(store, tmp_path / "site").pages > 500


def bulk_notice(folder: Path, many: int) -> Path:
    """A store with a notice of many works."""
    notice = {"doi": "10.5555/bulk", "title": "Retraction of many articles"}
    claims = [
        {
            "type": "retraction",
            "asserted_by": "publisher",
            "date": "2024",
            "notice": notice,
            "work": {"doi": f"10.5555/w{number}", "title": f"Article {number}"},
        }
        for number in range(many)
    ]
    file = folder / "bulk.json"
    file.write_text(json.dumps({"updates": claims}))
    return load(folder / "store", file)


def works_in(quads) -> set[str]:
    return {q.object.value for q in quads if q.predicate.value == f"{RLD}work"}


def test_a_notice_of_more_works_than_a_page_shows(tmp_path):
    store = open_store(bulk_notice(tmp_path, LIMIT + 20))
    resource = resource_at(store, "/work/10.5555/bulk", DEFAULT_BASE)
    seen: set[str] = set()
    for number, shown in ((1, LIMIT), (2, 20)):
        html = render(store, resource, ServerLinks(), number=number)
        page = LexborHTMLParser(html)
        assert len(page.css("li.claim")) == shown
        links = {a.text(): a.attributes["href"] for a in page.css("nav a[rel]")}
        other = 3 - number
        assert links == {
            f"Page {other}": "/work/10.5555/bulk" + ("?page=2" if other == 2 else "")
        }
        data = page.css_first("footer ul.forms a").attributes["href"]
        assert data.endswith(".ttl" if number == 1 else ".ttl?page=2")
        works = works_in(describe(store, resource, page=number))
        assert len(works) == shown
        assert not works & seen
        seen |= works
        if number == 1:
            assert "20 more claims" in page.css_first("[aria-labelledby=rest]").text()
    assert len(seen) == LIMIT + 20


def test_a_site_says_what_it_leaves_out(tmp_path):
    store = bulk_notice(tmp_path, LIMIT + 1)
    write_site(store, tmp_path / "site")
    page = LexborHTMLParser((tmp_path / "site/work/10.5555/bulk.html").read_text())
    assert "1 more claims" in page.css_first("[aria-labelledby=rest]").text()
    assert not page.css("nav a[rel=next]")
