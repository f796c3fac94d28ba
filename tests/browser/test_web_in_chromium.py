"""The pages in headless Chromium: on the real server, and as files of a static site.

Nothing leaves the machine, nothing is written to the console, axe finds nothing, and no
page is wider than a phone.
"""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from retract_ld.graphs import from_oxigraph
from retract_ld.markup.contexts import to_triples
from retract_ld.stores import open_store
from retract_ld.web import asset, write_site
from retract_ld.web.assets import has_asset
from tests.browser.nodes import node_modules
from tests.server.running import serving
from tests.web.conftest import SAMPLE, load
from tests.web.hostile import write_hostile

pytestmark = pytest.mark.browser
IMAGES = Path(__file__).parents[2] / "docs" / "images"

#: Pages of the server, one of each kind.
PAGES = {
    "overview": "/",
    "work": "/work/10.5555/sample.w2",
    "work with disagreement": "/work/10.5555/sample.w3",
    "notice": "/work/10.5555/sample.n10",
    "both": "/work/10.5555/sample.w9",
    "claim": "/id/update/3756735e452493d7be7194c96b25e764",
    "journal": "/journal/1234-5679",
    "agent": "/agent/orcid/0000-0002-1825-0097",
    "node": "/work/10.5555/citing.1",
    "concept": "/vocab/reason/paper-mill",
    "class": "/vocab/ns/Update",
    "ontology": "/vocab/ns",
    "register": "/vocab/register/crossref",
    "vocabulary": "/vocab",
    "search": "/search?q=theta",
    "nothing found": "/search?q=nowhere",
    "query": "/sparql",
    "named query": "/sparql?named=status-of-work&work=10.5555/sample.w2",
    "wrong parameter": "/sparql?named=status-of-work&work=x",
    "not found": "/work/10.5555/unknown",
}
#: Pages of the static site that the server has not.
FILES = {
    "overview": "index.html",
    "work": "work/10.5555/sample.w2.html",
    "search": "search.html?q=theta",
    "list": "browse.html",
    "list page": "browse/1.html",
    "questions": "questions.html",
    "question": "questions/retractions-by-year.html",
    "question with parameter": "questions/status-of-work.html",
}
HOSTILE = ("w", "n")


class Tab:
    """A tab that notes what a page tries: requests elsewhere, errors, dialogs."""

    def __init__(self, browser, address: str, **settings: object) -> None:
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.address = address
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._request)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", lambda dialog: self.errors.append(dialog.message))

    def _request(self, request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.elsewhere.append(request.url)

    def _console(self, line) -> None:
        # A page that is not there is an error to the console too.
        if line.type in {"error", "warning"} and "404 (" not in line.text:
            self.errors.append(line.text)

    def show(self, path: str):
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def clean(self) -> None:
        assert (self.errors, self.elsewhere) == ([], [])

    def violations(self) -> list[tuple[str, str]]:
        axe = node_modules("axe-core") / "axe-core" / "axe.min.js"
        self.page.evaluate(axe.read_text("utf-8"))
        found = self.page.evaluate("async () => (await axe.run()).violations")
        return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]

    def faults(self, pages: dict[str, str]) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, path in pages.items():
            self.show(path)
            if faults := [*self.violations(), *["too wide"] * (self.overflow() > 0)]:
                found[name] = faults
        return found

    def overflow(self) -> int:
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    notice = SAMPLE.parent / "biocell-retraction.yaml"
    return load(tmp_path_factory.mktemp("browsed") / "store", SAMPLE, notice)


@pytest.fixture(scope="module")
def server(sample) -> Iterator[str]:
    with serving(sample) as running:
        yield running.url


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Host files as any web server would."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/rld/"
        host.shutdown()


@pytest.fixture(scope="module")
def site(sample, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hosted")
    write_site(sample, folder / "rld")
    with hosted(folder) as address:
        yield address


def test_search_work_notice_query_result(browser, server):
    tab = Tab(browser, server)
    page = tab.show("/")
    page.get_by_label("A DOI, or words of a title").fill("bakelite")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Beta decay in bakelite", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Beta decay in bakelite"
    assert "Under expression of concern" in page.locator(".status").inner_text()
    assert page.locator("li.claim").count() == 4
    page.get_by_text("How this was derived").click()
    assert page.get_by_text("gravest standing claim").is_visible()

    page.locator(".cards").get_by_role("link", name="Retraction: Beta decay").click()
    assert page.locator(".eyebrow").first.inner_text().lower() == "notice"
    page.locator("li.claim").first.get_by_role("link", name="Beta decay in").click()
    assert page.url == f"{server}/work/10.5555/sample.w2"

    page.get_by_role("navigation", name="Main").get_by_role(
        "link", name="Query"
    ).click()
    page.get_by_role("link", name="Every claim about a work").click()
    page.get_by_label("The work, by its DOI.").fill("10.5555/SAMPLE.w2")
    page.get_by_role("button", name="Fill in").click()
    assert page.locator("table.answer tbody tr").count() == 4
    tab.clean()


def test_the_editor_asks_without_leaving_the_page(browser, server):
    if not has_asset("editor.js"):
        pytest.skip("the editor is not bundled: run make editor")
    tab = Tab(browser, server)
    page = tab.show("/sparql")
    editor = page.get_by_role("textbox", name="SPARQL, runs with Control and Enter")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT DISTINCT ?work WHERE {")
    # The bracket was closed ahead; what is typed goes between, what is completed too.
    page.keyboard.type(
        " GRAPH ?g { ?claim <https://w3id.org/retract-ld/ns#work> ?work "
    )
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    page.keyboard.type(" ORDER BY ?work LIMIT 3")
    page.keyboard.press("Escape")
    text = " ".join(page.locator("#query").input_value().split())
    assert text == (
        "SELECT DISTINCT ?work WHERE { GRAPH ?g { ?claim "
        "<https://w3id.org/retract-ld/ns#work> ?work }} ORDER BY ?work LIMIT 3"
    )
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table.answer tbody tr")
    assert page.locator("#answer-status").inner_text() == "3 rows."
    cells = page.locator("table.answer tbody td").all_inner_texts()
    assert cells[1] == "10.5555/sample.n1"
    assert page.url == f"{server}/sparql"
    page.get_by_role("link", name="10.5555/sample.n1").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Retraction:")
    tab.clean()


def test_what_is_wrong_with_a_query_is_told(browser, server):
    tab = Tab(browser, server)
    page = tab.show("/sparql")
    page.locator("#query").evaluate("area => { area.value = 'SELECT WHERE'; }")
    page.get_by_role("button", name="Run").click()
    told = page.locator("#answer-status")
    # Waiting by a function would evaluate a string, which the page's policy forbids.
    told.filter(has_text="SPARQL").wait_for()
    assert not told.inner_text().startswith("{")


def test_everything_reads_without_scripts(browser, server):
    tab = Tab(browser, server, java_script_enabled=False)
    page = tab.show("/sparql")
    page.get_by_label("SPARQL").fill("ASK { GRAPH ?g { ?s ?p ?o } }")
    page.get_by_role("button", name="Run").click()
    assert page.locator("table.answer td").inner_text() == "true"
    page.get_by_label("SPARQL").fill("SELECT WHERE <script>alert(1)</script>")
    page.get_by_role("button", name="Run").click()
    assert "SPARQL" in page.get_by_role("alert").inner_text()
    page = tab.show("/search?q=theta")
    assert page.locator(".rows li").count() == 3
    assert tab.elsewhere == []


@pytest.mark.parametrize("name", ["work", "notice", "claim", "concept", "journal"])
def test_the_json_ld_says_what_the_turtle_says(browser, server, name):
    tab = Tab(browser, server)
    page = tab.show(PAGES[name])
    data = json.loads(
        page.locator('script[type="application/ld+json"]').evaluate(
            "e => e.textContent"
        )
    )
    turtle = page.request.get(f"{page.url}.ttl").body()
    described = set(from_oxigraph(ox.parse(turtle, ox.RdfFormat.TURTLE)))
    if name in {"work", "notice"}:
        only = ("/creativeWorkStatus>", "/headline>", "/url>")
        said = {t for t in to_triples(data) if not t[1].endswith(only)}
        # What concepts are called stands on their own pages.
        concepts = {s for s, _, value in said if value.endswith("/DefinedTerm>")}
        assert len(said) > 20
        assert {t for t in said if t[0] not in concepts} <= described
    else:
        parsed = ox.parse(json.dumps(data).encode(), ox.RdfFormat.JSON_LD)
        assert set(from_oxigraph(parsed)) == described


LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1100, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1100, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "phone, dark": {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}},
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(browser, server, look):
    tab = Tab(browser, server, bypass_csp=True, **LOOKS[look])
    assert tab.faults(PAGES) == {}
    tab.clean()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_static_site(browser, site, look):
    tab = Tab(browser, site, bypass_csp=True, **LOOKS[look])
    assert tab.faults(FILES) == {}
    tab.clean()


def test_the_policy_is_kept(browser, server, site):
    """With the policy in force, every page loads without a word on the console."""
    for address, paths in ((server, PAGES), (site, FILES)):
        tab = Tab(browser, address)
        for path in paths.values():
            tab.show(path)
        tab.clean()


def test_the_static_site_searches(browser, site):
    tab = Tab(browser, site)
    page = tab.show("index.html")
    page.get_by_label("A DOI, or words of a title").fill("BETA dec")
    page.get_by_role("button", name="Search").click()
    page.wait_for_selector("#search-results li")
    assert page.locator("#search-status").inner_text() == "4 found."
    page.get_by_role("link", name="Beta decay in bakelite", exact=True).click()
    assert page.locator(".status-label").inner_text() == "Under expression of concern"
    page = tab.show("search.html?q=https%3A%2F%2Fdoi.org%2F10.5555%2Fsample.w3")
    page.wait_for_selector("#search-results li")
    assert page.locator("#search-results a").all_inner_texts() == [
        "Gamma rays in glass"
    ]
    page = tab.show("search.html?q=nowhere")
    page.locator("#search-status").filter(has_text="Nothing found").wait_for()
    tab.clean()


def test_the_static_site_opens_from_disk(browser, sample, tmp_path):
    write_site(sample, tmp_path / "site")
    tab = Tab(browser, "file://")
    page = tab.show(f"{tmp_path}/site/index.html")
    color = page.evaluate(
        "getComputedStyle(document.querySelector('.brand')).textDecoration"
    )
    assert "none" in color, "the style sheet was not applied"
    page.get_by_role("link", name="Browse").click()
    page.locator(".rows a").first.click()
    page.get_by_role("link", name="Beta decay in bakelite", exact=True).click()
    assert page.locator(".status-label").is_visible()
    page = tab.show(f"{tmp_path}/site/search.html")
    assert page.get_by_role("link", name="in a list by title").is_visible()
    tab.clean()


def test_no_text_runs_or_widens_a_page(browser, tmp_path):
    store = load(tmp_path / "store", write_hostile(tmp_path / "hostile.json"))
    quads = list(open_store(store))
    claims = {
        q.subject.value for q in quads if q.predicate.value.endswith("ns#updateType")
    }
    with serving(store) as running:
        tab = Tab(browser, running.url, **LOOKS["phone"])
        paths = [
            f"/work/10.5555/{side}{number}{ending}"
            for number in range(13)
            for side, ending in (("w", "%3Cscript%3E"), ("n", "%3C%22'&%3E"))
        ]
        paths += [f"/id/update/{claim.rpartition('/')[2]}" for claim in sorted(claims)]
        for path in [*paths, "/", "/agent/orcid/0000-0002-1825-0097", "/search?q=evil"]:
            page = tab.show(path)
            assert page.locator("h1").count() == 1, path
            assert page.get_by_text("taken over", exact=True).count() == 0
            assert tab.overflow() <= 0, path
        tab.clean()


def test_keyboard_reaches_the_content_first(browser, server):
    tab = Tab(browser, server)
    page = tab.show("/work/10.5555/sample.w1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('main') !== null && "
        "document.activeElement.matches(':focus-visible')"
    )


def test_the_print_has_no_navigation(browser, server):
    tab = Tab(browser, server)
    page = tab.show("/work/10.5555/sample.w1")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert page.locator(".status-label").is_visible()


def test_pictures_for_the_documentation(browser, server, request):
    """Draws them with --update-golden; else asks whether they are there and small."""
    if request.config.getoption("--update-golden"):
        for name, path, look in (
            ("web-overview-light", "/", "light"),
            ("web-work-light", "/work/10.5555/sample.w3", "light"),
            ("web-work-dark", "/work/10.5555/sample.w2", "dark"),
            ("web-work-phone", "/work/10.5555/sample.w1", "phone"),
            ("web-query-light", PAGES["named query"], "light"),
        ):
            page = Tab(browser, server, **LOOKS[look]).show(path)
            page.screenshot(path=IMAGES / f"{name}.png")
    found = sorted(IMAGES.glob("web-*.png"))
    assert len(found) == 5
    assert all(10_000 < path.stat().st_size < 250_000 for path in found)


def test_assets_are_what_the_server_sends(browser, server):
    tab = Tab(browser, server)
    page = tab.show("/")
    sheet = page.locator('link[rel="stylesheet"]').get_attribute("href")
    answer = page.request.get(f"{server}{sheet}")
    assert answer.body() == asset("style.css")[0]
    assert "immutable" in answer.headers["cache-control"]
