"""Embedded pages in headless Chromium: the same tree, no script, nothing fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retract_ld.models import Notice, Update, Work
from retract_ld.pages import Insertion, Options, embed, insert
from tests.browser.nodes import node_modules
from tests.pages.samples import CLAIMS, CONCERN, RETRACTION, SHAPES, page

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1/page.html"
ALL = Options(meta=("highwire", "dublin-core", "signposting"), banner=True)
IMAGES = Path(__file__).parents[2] / "docs" / "images"
#: Writes the tree out, what is marked as ours left out, texts side by side joined.
TREE = """() => {
  for (const node of document.querySelectorAll('[data-retract-ld]')) node.remove();
  document.normalize();
  const name = (n) => n.outerHTML ?? (n.nodeType === 8 ? `<!--${n.data}-->` : n.nodeName);
  return [...document.childNodes].map(name).join('');
}"""


class Tab:
    """A tab that shows given bytes and notes what the page tries."""

    def __init__(self, browser, *, scripts: bool) -> None:
        self._tab = browser.new_page()
        self._headers = {"content-type": "text/html"}
        if not scripts:
            self._headers["content-security-policy"] = "script-src 'none'"
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self._tab.on("dialog", lambda dialog: self.errors.append(dialog.message))
        self._tab.on(
            "console",
            lambda line: line.type == "error" and self.errors.append(line.text),
        )
        self._content = b""
        self._tab.route("**/*", self._answer)

    def _answer(self, route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=self._content, headers=self._headers)
        else:
            self.requests.append(route.request.url)
            route.abort()

    def show(self, content: bytes):
        self._content = content
        self.requests.clear()
        self.errors.clear()
        self._tab.goto(ADDRESS, wait_until="domcontentloaded")
        return self._tab


@pytest.fixture(scope="module")
def tab(browser):
    return Tab(browser, scripts=False)


@pytest.fixture(scope="module")
def live(browser):
    return Tab(browser, scripts=True)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_tree_of_every_shape(tab, shape):
    content = SHAPES[shape]
    before = tab.show(content).evaluate(TREE)
    shown = tab.show(embed(content, CLAIMS, ALL))
    where = "e => [e.tagName, e.parentNode.tagName].join(' in ')"
    ours = "es => es.map(" + where + ")"
    names = shown.eval_on_selector_all("[data-retract-ld]", ours)
    assert names[0] == "SCRIPT in HEAD" or shape == "late charset"
    assert shown.evaluate(TREE) == before


@pytest.mark.corpus
def test_the_tree_of_real_pages(tab, corpus):
    contents = {p.read_bytes() for p in (corpus / "html_pages").glob("*.html")}
    assert len(contents) > 30
    for content in sorted(contents, key=len):
        before = tab.show(content).evaluate(TREE)
        embedded = embed(content, CLAIMS, Options(doi="10.5555/work.1", banner=True))
        assert tab.show(embedded).evaluate(TREE) == before


@pytest.mark.parametrize("content", [page("10.5555/work.1"), page("10.5555/notice.1")])
def test_nothing_runs_and_nothing_is_fetched(live, content):
    shown = live.show(embed(content, CLAIMS, ALL))
    assert (live.errors, live.requests) == ([], [])
    text = shown.eval_on_selector(
        'script[type="application/ld+json"]', "script => script.textContent"
    )
    assert json.loads(text)["@context"] == "https://schema.org"


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--></script><img src=x onerror=alert(1)>",
    "]]></script>",
    "\u2028\u2029\u0085",
    "\\</script>",
    '"}</script>',
    "</SCRIPT\t/>",
    "<![CDATA[",
    "&lt;/script&gt;",
    "a\ud800b\udfff",
    "' onmouseover=alert(1) x='",
    '"><svg onload=alert(1)>',
    "\x00\x01\x1f\x7f",
    "{{constructor.constructor('alert(1)')()}}",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_leaves_the_block(live, title):
    document = {"@context": "https://schema.org", "name": title}
    content = b"<!doctype html><html><head><title>x</title></head><body></body></html>"
    shown = live.show(
        insert(content, Insertion(document, (("citation_title", title),)))
    )
    assert (live.errors, live.requests) == ([], [])
    assert shown.evaluate("document.scripts.length") == 1
    assert shown.evaluate("document.body.childNodes.length") == 0
    codes = shown.evaluate(
        "[...JSON.parse(document.scripts[0].textContent).name].map(c => c.codePointAt(0))"
    )
    assert codes == [ord(character) for character in title]


@pytest.mark.parametrize("title", [t for t in HOSTILE if "\ud800" not in t])
def test_no_title_leaves_the_banner(live, title):
    update = Update(
        type="retraction",
        asserted_by="publisher",
        notice=Notice(doi="10.5555/n"),
        work=Work(doi="10.5555/w", title=title),
    )
    shown = live.show(embed(page("10.5555/n"), [update], ALL))
    assert (live.errors, live.requests) == ([], [])
    assert shown.evaluate("document.querySelectorAll('aside a').length") == 1
    assert shown.evaluate("document.querySelectorAll('aside *').length") == 3


LANGUAGES = ("en", "de", "fr", "es")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "doi", ["10.5555/work.1", "10.5555/notice.1", "10.5555/concern.1"]
)
def test_axe_finds_nothing_in_the_banner(live, doi, language, scheme, request):
    axe = node_modules("axe-core") / "axe-core" / "axe.min.js"
    content = page(doi, body="<main><h1>An article</h1><p>Text</p></main>")
    color = "#111" if scheme == "dark" else "#fff"
    content = content.replace(b"<body>", f'<body style="background:{color}">'.encode())
    options = Options(banner=True, language=language)
    shown = live.show(embed(content, [RETRACTION, CONCERN], options))
    shown.emulate_media(color_scheme=scheme)
    shown.evaluate(axe.read_text("utf-8"))
    found = shown.evaluate("async () => (await axe.run('aside')).violations")
    assert [(f["id"], f["help"]) for f in found] == []
    unsure = shown.evaluate(
        "async () => (await axe.run('aside')).incomplete.map(i => i.id)"
    )
    assert unsure == []
    if request.config.getoption("--update-golden") and "work" in doi:
        name = f"banner-{language}-{scheme}.png"
        shown.locator("aside").screenshot(path=IMAGES / name)


def test_a_site_overrides_the_colours(live):
    content = page(
        "10.5555/work.1", "<style>.retract-ld-banner {color: rgb(1, 2, 3)}</style>"
    )
    shown = live.show(embed(content, [RETRACTION], ALL))
    color = shown.eval_on_selector("aside", "aside => getComputedStyle(aside).color")
    assert color == "rgb(1, 2, 3)"
