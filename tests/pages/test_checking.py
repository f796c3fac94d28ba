"""What the check of a page finds, and what it leaves in peace."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.pages import Claims, Options, check_page, embed
from tests.pages.samples import CONCERN, RETRACTION, page

BANNER = Options(banner=True, meta=("highwire",))
WORK = page("10.5555/work.1").replace("Été".encode(), b"RETRACTED: Effects of tea")
NOTICE = page("10.5555/notice.1").replace("Été".encode(), b"Retraction: Effects of tea")


def rules(content, *arguments, prefix=("PAGE", "SDO")):
    report = check_page(content, "p.html", *arguments)
    return sorted({r.rule for r in report.results if r.rule.startswith(prefix)})


@pytest.mark.parametrize("content", [WORK, NOTICE])
@pytest.mark.parametrize("form", ["single", "graph"])
def test_our_pages_have_no_fault(content, form):
    claims = Claims([RETRACTION, CONCERN])
    how = replace(BANNER, form=form)
    assert rules(embed(content, claims, how), claims, how) == []


def test_a_page_without_anything():
    report = check_page(WORK, "p.html", Claims([RETRACTION]))
    found = {result.rule: result for result in report.results}
    assert found["PAGE-01"].message == "The page has no JSON-LD."
    assert found["PAGE-04"].message == (
        "What is known of the page's document was never embedded."
    )
    assert not report.conforms


def test_a_bare_block_leaves_the_reader_in_the_dark():
    embedded = embed(page("10.5555/work.1"), [RETRACTION])
    assert rules(embedded) == ["PAGE-07", "PAGE-08", "PAGE-09", "PAGE-10"]
    report = check_page(embedded, "p.html")
    assert report.conforms
    (link,) = [result for result in report.results if result.rule == "PAGE-10"]
    assert link.message == "Nothing on the page links to the notice 10.5555/notice.1."


def test_an_outdated_page():
    embedded = embed(WORK, [RETRACTION], BANNER)
    assert rules(embedded, Claims([RETRACTION, CONCERN])) == ["PAGE-04"]
    assert rules(embedded, Claims([RETRACTION])) == []


def test_tags_and_block_disagree():
    embedded = embed(WORK, [RETRACTION], BANNER).replace(
        b'content="10.5555/work.1"', b'content="10.5555/other"'
    )
    assert "PAGE-05" in rules(embedded)
    titled = page(
        "10.5555/work.1", '<meta name="citation_title" content="RETRACTED: Milk">'
    )
    report = check_page(embed(titled, [RETRACTION], BANNER), "p.html")
    (title,) = [result for result in report.results if result.rule == "PAGE-06"]
    assert title.value == "RETRACTED: Milk"
    same = "RETRACTED ARTICLE: Effects of Tea on &lt;/script&gt; &amp; sleep &lt;!--&lt;script&gt;"
    titled = page("10.5555/work.1", f'<meta name="citation_title" content="{same}">')
    assert "PAGE-06" not in rules(embed(titled, [RETRACTION], BANNER))


@pytest.mark.parametrize(
    ("node", "rule", "message"),
    [
        (
            {"datePublished": "6 February"},
            "SDO-05",
            "'datePublished' is not a date in ISO 8601.",
        ),
        (
            {"retracted": True},
            "SDO-02",
            (
                "'retracted' is no property that Schema.org gives to Article or CreativeWork "
                "or ScholarlyArticle."
            ),
        ),
        (
            {"encodings": {"@type": "MediaObject"}},
            "SDO-03",
            "'encodings' has been superseded by 'encoding'.",
        ),
        (
            {"correction": {"@type": "Person", "name": "A"}},
            None,
            "",
        ),
        (
            {"comment": {"@type": "Person", "name": "A"}},
            "SDO-04",
            "'comment' takes Comment, not Person.",
        ),
        ({"comment": "a text"}, "SDO-04", "'comment' takes Comment, not text."),
        ({"author": "A. Author", "creativeWorkStatus": "Retracted"}, None, ""),
        ({"@type": "scholarlyArticle"}, "SDO-01", None),
    ],
)
def test_terms_and_ranges(node, rule, message):
    document = {"@context": "https://schema.org", "@type": "ScholarlyArticle", **node}
    text = json.dumps(document)
    content = page("10.5555/a", f'<script type="application/ld+json">{text}</script>')
    report = check_page(content, "p.html")
    found = [result for result in report.results if result.rule.startswith("SDO")]
    assert [result.rule for result in found] == ([rule] if rule else [])
    if rule and message:
        assert found[0].message == message


def test_broken_and_foreign_blocks():
    content = page(
        "10.5555/a",
        '<script type="application/ld+json">{oops</script>'
        '<script type="application/ld+json">{"a": 1,}</script>'
        '<script type="application/ld+json">{"@context": "https://x.example"}</script>',
    )
    report = check_page(content, "p.html")
    messages = [
        (r.rule, r.severity) for r in report.results if r.rule in {"PAGE-02", "PAGE-03"}
    ]
    assert sorted(messages) == [
        ("PAGE-02", "violation"),
        ("PAGE-02", "warning"),
        ("PAGE-03", "warning"),
    ]


class TestCommand:
    CLI = CliRunner()

    @pytest.fixture
    def path(self, tmp_path):
        path = tmp_path / "p.html"
        path.write_bytes(embed(WORK, [RETRACTION], BANNER))
        return path

    def test_reports(self, path, tmp_path):
        done = self.CLI.invoke(app, ["check", str(path)])
        assert done.exit_code == 0, done.output
        done = self.CLI.invoke(app, ["check", str(tmp_path), "--format", "json"])
        assert json.loads(done.stdout)["conforms"] is True
        done = self.CLI.invoke(app, ["check", str(path), "--format", "turtle"])
        assert "sh:ValidationReport" in done.stdout
        done = self.CLI.invoke(app, ["check", str(path), "--fail-on", "warning"])
        assert done.exit_code == 1

    def test_addresses_are_fetched_only_when_asked(self, path, httpserver):
        httpserver.expect_request("/p").respond_with_data(
            path.read_bytes(), content_type="text/html; charset=utf-8"
        )
        url = httpserver.url_for("/p")
        done = self.CLI.invoke(app, ["check", url])
        assert done.exit_code == 2
        assert done.stderr == (
            f"Error: {url} is an address. Nothing is fetched without --fetch.\n"
        )
        assert self.CLI.invoke(app, ["check", url, "--fetch"]).exit_code == 0

    def test_what_cannot_be_fetched(self, httpserver):
        httpserver.expect_request("/gone").respond_with_data("x", status=404)
        httpserver.expect_request("/pdf").respond_with_data(
            "x", content_type="application/pdf"
        )
        url = httpserver.url_for("/gone")
        done = self.CLI.invoke(app, ["check", url, "--fetch"])
        assert done.exit_code == 4
        assert f"{url} answered 404." in done.stderr
        done = self.CLI.invoke(app, ["check", httpserver.url_for("/pdf"), "--fetch"])
        assert done.exit_code == 3
        assert "is application/pdf, not HTML." in done.stderr

    def test_a_page_that_is_too_large(self, httpserver):
        from retract_ld.errors import Refused
        from retract_ld.pages.fetching import fetch_page

        httpserver.expect_request("/big").respond_with_data(
            "x" * 5000, content_type="text/html"
        )
        with pytest.raises(Refused, match="is larger than 1,000 bytes"):
            fetch_page(httpserver.url_for("/big"), largest=1000)
