"""Guideline rules: what breaks each, what does not, and what is merely not told."""

from __future__ import annotations

from typing import Any

import pytest

from retract_ld.models import Agent, Journal, Notice, Update, Work
from retract_ld.readers.records import Record, Source
from retract_ld.validation import RULES, check_rules, validate_updates
from retract_ld.validation.checks import always
from retract_ld.validation.records import validate_records

TEA = "Tea and the differentiation of cells"
GOOD: dict[str, Any] = {
    "type": "retraction",
    "asserted_by": "publisher",
    "found_on": "notice",
    "date": "2024-02-28",
    "notice": {
        "doi": "10.1000/notice",
        "title": f"Retraction: {TEA}",
        "published": "2024-02-28",
        "free_to_read": True,
        "text": "We retract it.",
    },
    "work": {"doi": "10.1000/work", "title": TEA, "published": "2020"},
    "reasons": ("results-not-reproducible",),
    "initiated_by": ("authors",),
}


def update(**changes: Any) -> Update:
    """The good update with fields changed: ``notice__doi=None`` takes the DOI away."""
    values = {**GOOD, "notice": dict(GOOD["notice"]), "work": dict(GOOD["work"])}
    for name, value in changes.items():
        part, _, field = name.partition("__")
        (values[part] if field else values)[field or part] = value
    for part, model in (("notice", Notice), ("work", Work)):
        if isinstance(values[part], dict):
            values[part] = model(**values[part])
    return Update(**values)


def found(claim: Update) -> set[tuple[str, str]]:
    return {(r.severity, r.rule) for r in check_rules([claim]).results}


def warned(*rules: str) -> set[tuple[str, str]]:
    return {("warning", rule) for rule in rules}


def informed(*rules: str) -> set[tuple[str, str]]:
    return {("info", rule) for rule in rules}


def test_a_good_notice_breaks_no_rule():
    assert found(update()) == set()


REGISTER = {"asserted_by": "retraction-watch", "notice__text": None}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notice__doi": None}, warned("CREC-01")),
        ({"notice__published": None}, warned("CREC-06")),
        ({"notice__published": None, "date": None}, warned("COPE-04", "CREC-06")),
        ({"notice__published": None, "notice__published_online": "2024"}, set()),
        ({"notice__title": None}, warned("COPE-03", "CREC-02")),
        ({"notice__title": TEA}, warned("COPE-03", "CREC-02")),
        ({"notice__title": "Retraction"}, warned("CREC-02")),
        (
            {"notice__title": f"Retraction notice to “{TEA.upper()}” [J. 3 (2020) 1]"},
            set(),
        ),
        ({"notice__title": f"撤稿：{TEA}"}, set()),
        ({"notice__title": f"Retractación: {TEA}"}, set()),
        ({"notice__title": f"Rétractation : {TEA}"}, set()),
        ({"work__title": f"RETRACTED: {TEA}"}, set()),
        ({"work__title": f"[Retracted] {TEA}"}, set()),
        ({"work__title": f"RETRACTED ARTICLE: {TEA}"}, set()),
        ({"notice__free_to_read": False}, warned("COPE-05")),
        ({"notice__free_to_read": None}, informed("COPE-05")),
        ({"initiated_by": ()}, warned("COPE-06")),
        ({"initiated_by": (), "accepted_by": ("publisher",)}, set()),
        ({"reasons": ()}, warned("COPE-07")),
        ({"reasons": (), "raw_reasons": ("They are wrong.",)}, set()),
        ({"reasons": ("notice-limited-or-no-information",)}, warned("COPE-07")),
        ({"work__doi": None}, warned("COPE-01", "CREC-04")),
        ({"work__doi": None, "work__pmid": "1234"}, warned("CREC-04")),
        ({"work__title": None}, warned("COPE-02")),
        (
            {"work__doi": None, "work__title": None},
            warned("COPE-01", "COPE-02", "CREC-04", "RLD-04"),
        ),
        ({"work": None}, warned("COPE-01", "COPE-02", "CREC-04", "RLD-04")),
        ({"work__doi": "10.1000/notice"}, warned("CREC-01")),
        ({"date": "2019-12-31"}, warned("RLD-01")),
        ({"date": "2020"}, set()),
        ({"work__published": "2024-02-29"}, warned("RLD-01")),
        ({"work__published": "2024-02"}, set()),
        ({"type": "other", "raw_type": "print"}, warned("RLD-03")),
        ({"type": "erratum"}, warned("RLD-02")),
        (
            {"type": "erratum", "notice__title": "Statement of Retraction"},
            warned("RLD-02"),
        ),
        (
            {"type": "erratum", "notice__title": f"Correction to: Retraction: {TEA}"},
            set(),
        ),
        ({"type": "erratum", "notice__title": None}, set()),
        ({"type": "correction", "notice__title": "Correction", "reasons": ()}, set()),
        ({"found_on": "work"}, informed("CREC-03")),
        ({"found_on": "work", "work__title": f"RETRACTED: {TEA}"}, set()),
        ({"notice": None}, set()),
        # What a register does not carry is not held against the notice.
        ({**REGISTER, "notice__title": None}, informed("COPE-03", "CREC-02")),
        ({**REGISTER, "initiated_by": ()}, informed("COPE-06")),
        ({**REGISTER, "reasons": ()}, informed("COPE-07")),
        ({**REGISTER, "reasons": ("notice-lack-of",)}, warned("COPE-07")),
        ({**REGISTER, "work__title": None}, informed("COPE-02")),
        ({**REGISTER, "notice__title": TEA}, warned("COPE-03", "CREC-02")),
        # Removals and expressions of concern are CREC's alone.
        (
            {"type": "removal", "initiated_by": (), "notice__free_to_read": False},
            warned("CREC-02", "CREC-05", "CREC-07"),
        ),
        (
            {
                "type": "expression_of_concern",
                "notice__title": f"Expression of Concern: {TEA}",
                "notice__free_to_read": None,
            },
            informed("CREC-05"),
        ),
        (
            {
                "type": "expression_of_concern",
                "notice__title": f"Expression of Concern: {TEA}",
                "work__title": f"EXPRESSION OF CONCERN: {TEA}",
            },
            set(),
        ),
        ({"type": "withdrawal", "notice__title": f"WITHDRAWN: {TEA}"}, set()),
    ],
)
def test_rules(changes: dict[str, Any], expected: set[tuple[str, str]]):
    assert found(update(**changes)) == expected


def test_the_notice_that_this_project_starts_from():
    """A notice without DOI and date of its own: warnings, each naming its rule."""
    notice = Notice(
        title="Retraction: M1 macrophage-derived exosomes",
        text="The authors retract.",
        guidelines=("cope-retraction-guidelines",),
        journal=Journal(title="BIOCELL"),
    )
    work = Work(
        doi="10.32604/biocell.2022.015214",
        title="M1 macrophage-derived exosomes",
        authors=(Agent(name="Tailin Wu"),),
        published="2022",
    )
    claim = Update(
        type="retraction",
        asserted_by="publisher",
        notice=notice,
        work=work,
        reasons=("results-not-reproducible",),
        initiated_by=("authors",),
        accepted_by=("publisher",),
    )
    report = validate_updates([claim])
    assert report.conforms
    assert [(r.severity, r.rule, r.message) for r in report.results] == [
        (
            "warning",
            "COPE-04",
            (
                "Neither the notice nor the claim has a date, so whether it came promptly "
                "cannot be told."
            ),
        ),
        ("warning", "CREC-01", "The notice has no DOI of its own."),
        ("warning", "CREC-06", "The notice has no publication date of its own."),
        ("info", "COPE-05", "It is not told whether the notice is free to read."),
    ]
    assert {r.focus.split("/")[5] for r in report.results} == {"notice"}


def test_every_rule_is_complete_and_has_an_id_of_its_own():
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.clause
        assert rule.hint.endswith(".")
        assert rule.message.endswith(".")
        assert rule.link.startswith("https://")
        assert rule.id.startswith("CREC") != rule.verified
        assert rule.severity != "violation"
        assert bool(rule.untold) == (rule.known is not always)


def test_unverified_clauses_say_so():
    report = check_rules([update(notice__doi=None)])
    assert [result.clause for result in report.results] == [
        (
            "NISO RP-45-2024: notice and work are separate items, each with its DOI "
            "(clause not verified)"
        )
    ]


def test_rules_of_ones_own():
    own = [rule for rule in RULES if rule.id == "CREC-01"]
    claims = [update(notice__doi=None, reasons=())]
    assert [r.rule for r in check_rules(claims, rules=own).results] == ["CREC-01"]
    assert [r.rule for r in validate_updates(claims, rules=own).results] == ["CREC-01"]


def test_inflammatory_words_are_named_each_once():
    text = (
        "A shameless liar, the liar of 'crooks', shameless in her non-disgraceful way."
    )
    claim = update(notice__text=text)
    assert [(r.rule, r.message, r.path) for r in check_rules([claim]).results] == [
        (
            "COPE-08",
            "The notice has inflammatory words: liar, shameless.",
            "https://w3id.org/retract-ld/ns#text",
        )
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notice__title": f"Retraction of the scandalous “{TEA}”"}, {"COPE-08"}),
        ({"notice__title": "Retraction: Scandalous tea", "work__title": None}, set()),
        ({"notice__text": "Its\nauthors’ shameful claim, which isn’t."}, {"COPE-08"}),
        ({"notice__text": "She wrote, ‘it’s outrageous’, and left."}, set()),
        ({"notice__text": "He said: «disgusting» and „outrageous“."}, set()),
        ({"type": "correction", "notice__text": "A shameful slip."}, set()),
    ],
)
def test_whose_words_count(changes: dict[str, Any], expected: set[str]):
    rules = {r.rule for r in check_rules([update(**changes)]).results}
    assert rules & {"COPE-08"} == expected


def test_records_that_differ_in_authors_are_both_named():
    lists = (
        (Agent(name="Ann Invent"),),
        (Agent(name="A. Invent"), Agent(name="B. C.")),
    )
    claims = [
        update(work__authors=each, date=date, asserted_by="crossref")
        for each, date in zip(lists, ("2024-02-28", "2024-02"), strict=True)
    ]
    records = [
        (Source(f"{n}.json"), Record("$.message", (claim,), "10.1000/work"))
        for n, claim in enumerate(claims)
    ]
    (result,) = (r for r in validate_records(records) if r.rule == "CREC-08")
    assert result.where == "1.json, $.message (record 10.1000/work)"
    assert result.message == (
        "The author list of the work differs between records: 2 names here, 1 in "
        "0.json, $.message, record 10.1000/work."
    )
    assert result.value == "https://doi.org/10.1000/work"
    assert result.clause.endswith("(clause not verified)")


def test_the_last_concern_is_the_one_without_outcome():
    concerns = [
        update(type="expression_of_concern", notice__doi=f"10.1000/{date}", date=date)
        for date in ("2011-05", "2012-02-29", "2010")
    ]
    later = update(work__doi="10.1000/other", date="2017-03")
    records = [
        (Source("a.csv"), Record(f"line {n}", (claim,)))
        for n, claim in enumerate((*concerns, later), start=1)
    ]
    found = [r for r in validate_records(records) if r.rule == "CREC-12"]
    assert [(r.severity, r.location) for r in found] == [("info", "line 2")]
    assert found[0].clause.endswith("(clause not verified)")
    assert not any(r.rule == "CREC-12" for r in validate_records(records[:3]))


def test_results_point_to_the_node_at_fault():
    claim = update(date="2019", notice__doi=None, found_on="work")
    by_rule = {
        r.rule: r for r in check_rules([claim], base="https://x.org/id/").results
    }
    assert by_rule["RLD-01"].focus.startswith("https://x.org/id/update/")
    assert by_rule["RLD-01"].path == "https://w3id.org/retract-ld/ns#date"
    assert by_rule["CREC-01"].focus.startswith("https://x.org/id/notice/")
    assert (
        by_rule["CREC-01"].path == "http://prismstandard.org/namespaces/basic/2.0/doi"
    )
    assert by_rule["CREC-03"].focus == "https://doi.org/10.1000/work"
