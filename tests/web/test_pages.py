"""Every page of the sample: what it says, and that it is a whole page."""

from __future__ import annotations

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from retract_ld.terms import DEFAULT_BASE
from retract_ld.web import (
    not_found_page,
    overview,
    read_query_form,
    render,
    resource_at,
    search_page,
    sparql_page,
    vocabulary_page,
)


def shown(store, path, links):
    resource = resource_at(store, path, DEFAULT_BASE)
    assert resource is not None
    return parsed(render(store, resource, links))


def parsed(page):
    html5lib.HTMLParser(strict=True).parse(page)
    return LexborHTMLParser(page)


def text(tree, selector):
    return " ".join(tree.css_first(selector).text().split())


def test_a_work_shows_its_status_and_who_claims_it(store, links):
    tree = shown(store, "/work/10.5555/sample.w1", links)
    assert text(tree, "h1") == "Alpha particles in aluminium foil"
    status = text(tree, ".status")
    assert "Retracted" in status
    assert "Since 2019-05" in status
    assert "Crossref, PubMed and Retraction Watch" in status
    assert "gravest standing claim" in status
    assert len(tree.css("li.claim")) == 3
    assert len(tree.css(".lane-name a")) == 3
    assert {a.attributes["href"] for a in tree.css(".cards a")} >= {
        "/work/10.5555/sample.n1"
    }


def test_a_reinstated_work_keeps_its_history(store, links):
    tree = shown(store, "/work/10.5555/sample.w2", links)
    assert "nder expression of concern" in text(tree, ".status-label")
    assert len(tree.css("li.claim")) == 4
    assert text(tree, ".claims").count("cancelled by a later one") == 2


def test_disagreements_stand_on_the_page(store, links):
    assert "On the date: Crossref has 2020-01-15, Retraction Watch has 2020-03-20." in (
        text(shown(store, "/work/10.5555/sample.w3", links), ".disagreements")
    )


def test_a_notice_shows_its_works(store, links):
    tree = shown(store, "/work/10.5555/sample.n10", links)
    assert text(tree, ".eyebrow") == "Notice"
    works = {a.attributes["href"] for a in tree.css(".claim-body a")}
    assert {"/work/10.5555/sample.w10", "/work/10.5555/sample.w11"} <= works


@pytest.mark.parametrize(
    "path",
    [
        "/journal/1234-5679",
        "/agent/orcid/0000-0002-1825-0097",
        "/vocab/ns",
        "/vocab/ns/retracts",
        "/vocab/reason/paper-mill",
        "/vocab/register/crossref",
        "/vocab/code/crossmark/addendum",
        "/work/10.5555/citing.1",
        "/id/update/3756735e452493d7be7194c96b25e764",
    ],
)
def test_other_pages_are_whole(store, links, path):
    tree = shown(store, path, links)
    assert len(tree.css("h1")) == 1
    assert tree.css_first('link[rel="alternate"][type="text/turtle"]') is not None


def test_an_author_is_not_worded_as_retracted(store, links):
    tree = shown(store, "/agent/orcid/0000-0002-1825-0097", links)
    assert "It does not say who was at fault" in text(tree, ".lead")
    assert not tree.css(".badge, .status, .status-label")
    assert "etract" not in text(tree, "h1") + text(tree, ".eyebrow")


def test_the_overview_counts(store, links):
    tree = parsed(overview(store, links))
    assert "30 claims" in text(tree, ".lead")
    assert len(tree.css(".columns rect")) == 8


def test_search_finds_titles_and_dois(store, links):
    tree = parsed(search_page(store, "theta", 1, links))
    assert len(tree.css(".rows li")) == 3
    tree = parsed(search_page(store, "https://doi.org/10.5555/SAMPLE.W3", 1, links))
    assert text(tree, ".rows li a") == "Gamma rays in glass"
    assert "Nothing found" in text(
        parsed(search_page(store, "nowhere", 1, links)), "h2"
    )
    assert parsed(search_page(store, "\\", 1, links)).css_first("[role=alert]")


def test_the_query_page_fills_in_a_named_query(links):
    form = read_query_form({"named": "status-of-work", "work": "10.5555/sample.w2"})
    tree = parsed(sparql_page(links, form))
    assert "<https://doi.org/10.5555/sample.w2>" in tree.css_first("textarea").text()


def test_pages_without_a_resource(links):
    parsed(vocabulary_page(links))
    assert "<b>" in text(parsed(not_found_page("/<b>", links)), ".lead")
