"""Rules on pages: in one registry with the others, asked by `validate` as by `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.models import Notice, Update, Work
from retract_ld.pages import check_page, embed
from retract_ld.validation.page_rules import PAGE_RULES
from retract_ld.validation.rule_sets import all_rules, select

RETRACTION = Update(
    type="retraction",
    date="2024-02-06",
    asserted_by="publisher",
    reasons=("paper-mill",),
    initiated_by=("publisher",),
    notice=Notice(
        doi="10.5555/notice",
        title="Retraction: Moss",
        published="2024-02-06",
        free_to_read=True,
    ),
    work=Work(doi="10.5555/work", title="Moss"),
)
BARE = b"""<!doctype html><html lang="en"><head><title>Moss</title>
<meta name="citation_doi" content="10.5555/work">
<meta name="citation_title" content="Moss"></head><body><p>Moss grows.</p></body></html>
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("a page.html").write_bytes(embed(BARE, [RETRACTION]))
    return "a page.html"


def validate(*arguments: str):
    return CliRunner().invoke(app, ["validate", *arguments])


def found(*arguments: str) -> dict[str, str]:
    report = json.loads(validate(*arguments, "--format", "json").stdout)
    return {each["rule"]: each["severity"] for each in report["results"]}


def test_a_page_is_held_to_the_rules_on_pages(page: str):
    wanted = {"PAGE-08": "warning", "PAGE-09": "warning", "PAGE-10": "warning"}
    assert found(page, "--rules", "pages") == wanted
    assert found(page, "--rules", "pages", "--from", "page") == wanted
    assert found(page).items() >= wanted.items()


def test_check_asks_the_same(page: str):
    report = check_page(Path(page).read_bytes(), page)
    assert {each.rule: each.severity for each in report.results} == found(page)


def test_rules_of_guidelines_find_those_on_pages(page: str):
    assert set(found(page, "--rules", "CREC-09")) == {"PAGE-09"}
    assert set(found(page, "--rules", "COPE-01")) == {"PAGE-10"}
    assert set(found(page, "--rules", "cope")) == {
        "COPE-06",  # Schema.org does not say who retracts
        "PAGE-08",
        "PAGE-10",
    }
    assert found(page, "--rules", "shapes") == {}


def test_suppressed_with_a_reason(page: str):
    Path("accepted.yaml").write_text(
        "suppress: [{rule: PAGE-09, reason: The site adds its own mark.}]"
    )
    answer = validate(
        page, "--config", "accepted.yaml", "--fail-on", "warning", "--rules", "CREC-09"
    )
    assert answer.exit_code == 0
    assert "Suppressed: The site adds its own mark." in answer.stdout


def test_a_page_that_tells_of_no_update_is_no_page_to_this(tmp_path: Path):
    """An HTML notice without JSON-LD is read as prose and is not asked for markup."""
    notice = tmp_path / "notice.html"
    notice.write_text("<html><title>Retraction: Moss</title><p>We retract it.</p>")
    assert not {rule for rule in found(str(notice)) if rule in PAGE_RULES}


def test_the_report_graph_has_absolute_iris(page: str):
    turtle = validate(page, "--rules", "pages", "--format", "turtle").stdout
    triples = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.N_TRIPLES))
    focus = {
        t.object.value for t in triples if t.predicate.value.endswith("#focusNode")
    }
    assert focus == {"urn:local:a%20page.html"}
    results = [t for t in triples if t.predicate.value.endswith("#result")]
    assert len(results) == 3


def test_registry():
    known = all_rules()
    assert {rule for rule in known if known[rule].set == "pages"} == set(PAGE_RULES)
    assert select(["pages"]).ids == set(PAGE_RULES)
    guidelines = {id_ for rule in PAGE_RULES.values() for id_ in rule.guidelines}
    assert {"CREC-09", "CREC-10", "CREC-11"} == {
        id_ for id_ in guidelines if id_ not in known
    }
    for rule in PAGE_RULES.values():
        assert rule.message.endswith("."), rule.id
        assert rule.hint.endswith("."), rule.id
        unverified = any(id_.startswith("CREC") for id_ in rule.guidelines)
        assert not unverified or "not verified" in rule.source or "COPE" in rule.clause
