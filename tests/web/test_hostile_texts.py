"""No text of a graph or of a request becomes markup, on any page."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from retract_ld.stores import open_store
from retract_ld.terms import DEFAULT_BASE
from retract_ld.web import (
    ServerLinks,
    SiteLinks,
    not_found_page,
    overview,
    path_of,
    read_query_form,
    render,
    resource_at,
    search_page,
    sparql_page,
    write_site,
)

from .conftest import load
from .hostile import TEXTS, write_hostile

#: Where a script may come from in our pages; all else would be an intruder.
_EVENT = re.compile(r"on[a-z]+|style|srcdoc", re.IGNORECASE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return load(folder / "store", write_hostile(folder / "hostile.json"))


def check(page: str, titles: int = 1) -> None:
    page.encode()
    tree = LexborHTMLParser(page)
    for node in tree.css("script"):
        attributes = node.attributes
        assert (
            attributes.get("type") == "application/ld+json"
            or (attributes.get("src") or "").find("assets/") >= 0
        )
    for node in tree.css("*"):
        assert node.tag not in {"img", "iframe", "object", "embed", "style"}
        for name, value in node.attributes.items():
            assert not _EVENT.fullmatch(name), (node.tag, name)
            if name in {"href", "src", "action"}:
                assert not (value or "").lower().startswith(("javascript:", "data:"))
    assert len(tree.css("h1")) == titles
    assert len(tree.css("title")) == titles + len(tree.css("svg title"))
    assert len(tree.css("main")) == len(tree.css("footer")) == 1


def test_no_page_of_a_resource(hostile):
    store = open_store(hostile)
    seen = set()
    for quad in store:
        path = path_of(quad.subject.value, DEFAULT_BASE)
        resource = resource_at(store, path, DEFAULT_BASE)
        assert resource is not None, path
        if resource in seen:
            continue
        seen.add(resource)
        check(render(store, resource, ServerLinks(public="https://example.org")))
        check(render(store, resource, SiteLinks(path)))
    assert len(seen) > 100
    check(overview(store, ServerLinks()))


@pytest.mark.parametrize("text", TEXTS)
def test_no_request(store, text):
    links = ServerLinks()
    check(search_page(store, text, 1, links))
    check(not_found_page(text, links))
    check(sparql_page(links, read_query_form({"query": text}), problem=text))
    check(sparql_page(links, read_query_form({"named": text})))
    values = {"named": "status-of-work", "work": text}
    check(sparql_page(links, read_query_form(values)))


def test_texts_come_out_as_they_went_in(hostile):
    store = open_store(hostile)
    for number, text in enumerate(TEXTS):
        path = f"/work/10.5555/w{number}%3Cscript%3E"
        resource = resource_at(store, path, DEFAULT_BASE)
        page = render(store, resource, ServerLinks())
        shown = LexborHTMLParser(page).css_first("h1").text()
        assert shown == f"W {text}".replace("\x85", "\ufffd")


def test_no_file_of_a_site_leaves_its_folder_or_carries_a_script(hostile, tmp_path):
    write_site(hostile, tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == {"site"}
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        check(page.read_text("utf-8"))
