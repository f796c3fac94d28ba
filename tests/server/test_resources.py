"""Documents, claims and terms at their addresses, and the JSON API."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx2
import pyoxigraph as ox
import pytest
import rdflib
from lxml import html

from retract_ld.server.answers import Answers
from retract_ld.server.jobs import Answer, Job
from retract_ld.stores import load_into, open_store, stage
from retract_ld.web import path_of

from .running import Server, serving

RLD = "https://w3id.org/retract-ld/ns#"
BASE = "https://w3id.org/retract-ld/id/"
WORK, NOTICE = "/work/10.5555/sample.w2", "/work/10.5555/sample.n2b"
HTML, TURTLE, JSONLD = "text/html", "text/turtle", "application/ld+json"
NT, RDFXML = "application/n-triples", "application/rdf+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EXTENSIONS = {TURTLE: ".ttl", JSONLD: ".jsonld", NT: ".nt", RDFXML: ""}


def get(server: Server, path: str, accept: str = "", **headers: str) -> httpx2.Response:
    if accept:
        headers["Accept"] = accept
    return httpx2.get(server.url + path, headers=headers, timeout=60)


def links(answer: httpx2.Response) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for target, relation in re.findall(
        r'<([^>]*)>; rel="([^"]*)"', answer.headers.get("link", "")
    ):
        found.setdefault(relation, []).append(target)
    return found


def claim(store: Path) -> str:
    """The path of some claim."""
    update = ox.NamedNode("https://w3id.org/retract-ld/ns#Update")
    quads = open_store(store).quads_for_pattern(None, None, update, None)
    return path_of(min(quad.subject.value for quad in quads), BASE)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", HTML),
        ("*/*", HTML),
        (BROWSER, HTML),
        (TURTLE, TURTLE),
        (JSONLD, JSONLD),
        (NT, NT),
        (RDFXML, RDFXML),
        (f"{TURTLE};q=0.5, {NT};q=0.9", NT),
        (f"{HTML};q=0.1, {JSONLD}", JSONLD),
        ("application/*", JSONLD),
        ("image/png", None),
        ("text/html;q=0", None),
    ],
)
@pytest.mark.parametrize("kind", ["work", "notice", "claim", "term"])
def test_forms(
    server: Server, store: Path, kind: str, accept: str, form: str | None
) -> None:
    path = {
        "work": WORK,
        "notice": NOTICE,
        "claim": claim(store),
        "term": "/vocab/reason/paper-mill",
    }[kind]
    answer = get(server, path, accept)
    assert "Accept" in answer.headers["vary"]
    if form is None:
        assert answer.status_code == 406
        return
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == form
    if form == HTML:
        assert html.fromstring(answer.text).xpath("string(//h1)")
        assert "content-location" not in answer.headers
    else:
        graph = rdflib.Graph().parse(data=answer.text, format=form)
        assert len(graph) > 3
        extension = EXTENSIONS[form]
        if extension:
            assert answer.headers["content-location"] == path + extension
            same = get(server, path + extension, "text/html")
            assert same.headers["content-type"].partition(";")[0] == form
            assert same.content == answer.content


def test_all_forms_say_the_same(server: Server) -> None:
    graphs = [
        rdflib.Graph().parse(data=get(server, WORK, form).text, format=form)
        for form in EXTENSIONS
    ]
    assert all(set(graph) == set(graphs[0]) for graph in graphs)


def test_signposts(server: Server, store: Path) -> None:
    page = links(get(server, WORK, HTML))
    assert page["cite-as"] == ["https://doi.org/10.5555/sample.w2"]
    assert page["describedby"] == [f"{WORK}.ttl", f"{WORK}.jsonld", f"{WORK}.nt"]
    assert page["type"] == [
        "https://schema.org/AboutPage",
        "https://schema.org/ScholarlyArticle",
    ]
    for target in page["describedby"]:
        data = get(server, target)
        assert data.status_code == 200
        assert links(data)["describes"] == [WORK]
    assert "license" not in page
    path = claim(store)
    assert links(get(server, path, TURTLE))["cite-as"] == [BASE + path[4:]]


def test_what_a_claim_is_about_has_a_page(server: Server, store: Path) -> None:
    """Every link of ours on a claim's page leads somewhere."""
    page = html.fromstring(get(server, claim(store), HTML).text)
    targets = {a.get("href").partition("#")[0] for a in page.iter("a") if a.get("href")}
    ours = {target for target in targets if target.startswith("/")}
    assert len(ours) > 5
    for target in ours:
        assert get(server, target, HTML).status_code == 200, target


@pytest.mark.parametrize(
    "path", [WORK, "/", "/vocab", "/search?q=theta", "/status/10.5555/sample.w2"]
)
def test_a_copy_is_revalidated(server: Server, path: str) -> None:
    first = get(server, path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for value in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = get(server, path, **{"If-None-Match": value})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["vary"] == first.headers["vary"]
    assert get(server, path, **{"If-None-Match": '"other"'}).status_code == 200
    nothing = get(server, "/work/10.5555/none", **{"If-None-Match": "*"})
    assert nothing.status_code == 404
    assert get(server, WORK, TURTLE).headers["etag"] != tag


@pytest.mark.parametrize(
    ("path", "proper"),
    [
        ("/work/10.5555/SAMPLE.W2", WORK),
        ("/work/10.5555/SAMPLE.W2.ttl", f"{WORK}.ttl"),
        ("/work/https%3A%2F%2Fdoi.org%2F10.5555%2Fsample.w2", WORK),
    ],
)
def test_other_spellings_lead_to_the_proper_one(
    server: Server, path: str, proper: str
) -> None:
    answer = get(server, path)
    assert answer.status_code == 301
    assert answer.headers["location"] == proper


@pytest.mark.parametrize(
    "path",
    ["/work/10.5555/nothing", "/nothing", "/id/update/0", "/vocab/nothing", "//x"],
)
def test_nothing_is_told_in_the_form_wanted(server: Server, path: str) -> None:
    page = get(server, path, BROWSER)
    assert page.status_code == 404
    assert html.fromstring(page.text).xpath("string(//h1)")
    data = get(server, path, TURTLE)
    assert data.status_code == 404
    assert data.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    ["/", WORK, "/status/10.5555/sample.w2", "/health", "/sparql?query=ASK%7B%7D"],
)
def test_head(server: Server, path: str) -> None:
    head = httpx2.head(server.url + path, timeout=60)
    answer = get(server, path)
    assert head.status_code == answer.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "link"):
        assert head.headers.get(name) == answer.headers.get(name), name


def test_first_page_as_data(server: Server, store: Path) -> None:
    graph = rdflib.Graph().parse(data=get(server, "/", TURTLE).text, format="turtle")
    bundles = set(graph.subjects(rdflib.RDF.type, rdflib.PROV.Bundle))
    assert {str(name) for name in bundles} == {
        name.value for name in open_store(store).named_graphs()
    }


def test_assets_are_cached_for_ever(server: Server) -> None:
    page = html.fromstring(get(server, "/", HTML).text)
    sheet = page.xpath("//link[@rel='stylesheet']/@href")[0]
    answer = get(server, sheet)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert get(server, "/assets/none.js").status_code == 404
    assert get(server, "/assets/..%2Fpages.py").status_code == 404


def test_behind_a_proxy(store: Path) -> None:
    """Under a path of another server, whether or not the proxy takes the path off."""
    options = ("--root-path", "/rld/", "--public", "https://example.org/")
    with serving(store, *options, "--license", "https://example.org/terms") as server:
        for path in (WORK, f"/rld{WORK}"):
            answer = get(server, path, HTML)
            page = html.fromstring(answer.text)
            targets = page.xpath(
                "//a/@href | //link/@href | //form/@action | //script/@src"
            )
            local = [target for target in targets if target.startswith("/")]
            assert len(local) > 5
            assert all(target.startswith("/rld/") for target in local)
            assert links(answer)["describedby"][0] == f"/rld{WORK}.ttl"
            assert links(answer)["license"] == ["https://example.org/terms"]
            assert page.xpath("//link[@rel='canonical']/@href") == [
                f"https://example.org/rld{WORK}"
            ]
        assert (
            get(server, "/work/10.5555/SAMPLE.w2").headers["location"] == f"/rld{WORK}"
        )
        described = get(server, "/sparql", TURTLE).text
        assert "<https://example.org/rld/sparql> a" in described
        document = json.loads(get(server, "/openapi.json").text)
        assert document["servers"] == [{"url": "/rld"}]


@pytest.mark.parametrize(
    ("path", "accept"), [("/work/10.5555/bulk", TURTLE), ("/work/10.5555/bulk.nt", "")]
)
def test_what_takes_several_pages(tmp_path: Path, path: str, accept: str) -> None:
    """A client that follows the links has every claim, in the form that it asked for."""
    claims = "".join(
        f"<urn:claim:{n}> a <{RLD}Update> ; <{RLD}notice> <https://doi.org/10.5555/bulk> ;"
        f" <{RLD}work> <https://doi.org/10.5555/w{n}> ;"
        f" <{RLD}assertedBy> <https://w3id.org/retract-ld/register/publisher> ;"
        f" <{RLD}updateType> <https://w3id.org/retract-ld/update-type/retraction> .\n"
        for n in range(1_020)
    )
    source = tmp_path / "bulk.ttl"
    source.write_text(claims)
    load_into(tmp_path / "st", stage([str(source)], lambda _: (), tmp_path))
    seen: set[str] = set()
    tags: list[str] = []
    with serving(tmp_path / "st") as server:
        following = path
        while following:
            answer = get(server, following, accept)
            assert answer.status_code == 200
            form = "turtle" if accept else "nt"
            graph = rdflib.Graph().parse(data=answer.text, format=form)
            seen |= {
                str(work) for work in graph.objects(None, rdflib.URIRef(f"{RLD}work"))
            }
            tags.append(answer.headers["etag"])
            pages = links(answer)
            assert ("prev" in pages) == (len(tags) > 1)
            assert pages["describes"][0].partition("?")[0] == "/work/10.5555/bulk"
            following = pages.get("next", [""])[0]
        assert len(tags) == len(set(tags)) == 3
        assert len(seen) == 1_020
        page = html.fromstring(get(server, "/work/10.5555/bulk?page=3", HTML).text)
        assert page.xpath("//nav//a[@rel='prev']/@href") == [
            "/work/10.5555/bulk?page=2"
        ]
        assert not page.xpath("//nav//a[@rel='next']")
        assert get(server, f"{path}?page=4", accept).status_code == 404
        for wrong in ("0", "-1", "x", "1e3", "9999999", ""):
            assert get(server, f"{path}?page={wrong}", accept).status_code == 400
        elsewhere = get(server, "/work/10.5555/BULK?page=2", HTML)
        assert elsewhere.headers["location"] == "/work/10.5555/bulk?page=2"


def test_what_took_long_is_not_displaced() -> None:
    """A thousand quick answers leave the slow one, whose tag alone finds it."""
    answers = Answers()
    slow = Answer(200, HTML, b"slow")
    answers.keep('"1"', Job("first_page"), slow, 2.0)
    for number in range(1_000):
        quick = Job("document", {"path": f"/work/10.1/{number}"})
        answers.keep('"1"', quick, Answer(200, HTML, b"quick"), 0.01)
    assert answers.find('"1"', Job("first_page")) is slow
    assert answers.find('"2"', Job("first_page")) is None
    assert answers.find('"1"', Job("document", {"path": "/work/10.1/1"})) is None
    assert answers.find('"1"', quick) is not None
    answers.keep('"1"', Job("search"), Answer(200, HTML, bytes(200_000)), 2.0)
    assert answers.find('"1"', Job("search")) is None
