"""JATS: what the article is, and which end of an edge a link names."""

import pytest

from tests.readers.jats_articles import article, edge, link, only, records

# What the article is, and which end of the edge the link names.


@pytest.mark.parametrize(
    ("kind", "related", "expected"),
    [
        ("retraction", "retracted-article", "retraction"),
        ("Retraction", "RETRACTED-ARTICLE", "retraction"),
        ("correction", "corrected-article", "correction"),
        ("expression-of-concern", "object-of-concern", "expression_of_concern"),
        ("expression_of_concern", "object-of-concern", "expression_of_concern"),
        ("addendum", "addended-article", "addendum"),
        ("addendum", "article", "addendum"),
        ("addendum", "addendum", "addendum"),
        # the trap: an addendum that calls its work retracted retracts nothing
        ("addendum", "retracted-article", "addendum"),
        ("correction", "retracted-article", "correction"),
        ("expression-of-concern", "retracted-article", "expression_of_concern"),
        ("retraction", "corrected-article", "retraction"),
        ("partial-retraction", "retracted-article", "partial_retraction"),
        ("partial-retraction", "partial-retraction", "partial_retraction"),
        ("retraction", "partial-retraction", "partial_retraction"),
        ("withdrawal", "withdrawn-article", "withdrawal"),
        ("corrigendum", "corrected-article", "corrigendum"),
        ("erratum", "corrected-article", "erratum"),
        ("clarification", "clarified-article", "clarification"),
        ("reinstatement", "reinstated-article", "reinstatement"),
        ("retraction-notice", "retracted-article", "retraction"),
        ("retraction-statement", "retracted-article", "retraction"),
        ("Publisher Correction", "corrected-article", "correction"),
        ("retraction", "retraction-target", "retraction"),
        # no manner in the type: the link decides
        ("editorial", "retracted-article", "retraction"),
        ("other", "corrected-article", "correction"),
        ("letter", "object-of-concern", "expression_of_concern"),
        ("research-article", "updated-article", "new_version"),
    ],
)
def test_the_article_is_the_notice(kind: str, related: str, expected: str) -> None:
    update = only(article(link(related), kind=kind))
    assert edge(update) == (expected, "notice", "10.5555/own", "10.5555/other")
    assert update.asserted_by == "publisher"
    assert update.raw_type in {kind, related}


@pytest.mark.parametrize(
    ("related", "expected"),
    [
        ("retraction-forward", "retraction"),
        ("Retraction-Forward", "retraction"),
        ("retraction", "retraction"),
        ("partial-retraction-forward", "partial_retraction"),
        ("partial-retraction", "partial_retraction"),
        ("correction-forward", "correction"),
        ("correction", "correction"),
        ("erratum", "erratum"),
        ("expression-of-concern-forward", "expression_of_concern"),
        ("expression-of-concern", "expression_of_concern"),
        ("expressed-concern", "expression_of_concern"),
        ("withdrawal-forward", "withdrawal"),
        ("addendum", "addendum"),
        ("addendum-forward", "addendum"),
    ],
)
def test_the_article_is_the_work(related: str, expected: str) -> None:
    update = only(article(link(related), kind="research-article"))
    assert edge(update) == (expected, "work", "10.5555/other", "10.5555/own")
    assert (update.raw_type, update.raw_label, update.date) == (related, None, None)


@pytest.mark.parametrize(
    "related",
    [
        "commentary",
        "commentary-article",
        "companion",
        "letter",
        "in-this-issue",
        "article-reference",
        "peer-reviewed-article",
        "preprint",
        "reply",
        "article",
        "peer-reviewed-material",
        "reviewer-report",
        "reviewed-article",
        "podcast",
    ],
)
def test_other_links_say_nothing_of_updates(related: str) -> None:
    (record,) = records(article(link(related), kind="research-article"))
    assert (record.updates, record.problems) == ((), ())


def test_an_unknown_type_that_speaks_of_updates_is_kept_as_other() -> None:
    (record,) = records(article(link("retraction_fwd"), kind="research-article"))
    (update,) = record.updates
    assert (update.type, update.raw_type) == ("other", "retraction_fwd")
    (problem,) = record.problems
    assert (
        str(problem)
        == "line 1: the related-article-type 'retraction_fwd' is not known."
    )


@pytest.mark.parametrize(
    "related",
    [
        "retracted",
        "retractedpaper",
        "retractedarticle",
        "withdrawn",
        "corrected",
        "superseded-article",
        "revoked-article",
        "replaced-article",
        "republished-article",
        "retraction-of",
    ],
)
def test_an_unknown_word_for_what_was_updated_names_the_work(related: str) -> None:
    (record,) = records(article(link(related), kind="letter"))
    (update,) = record.updates
    assert edge(update) == ("other", "notice", "10.5555/own", "10.5555/other")
    assert update.raw_type == related
    (problem,) = record.problems
    assert problem.message == f"the related-article-type {related!r} is not known."


@pytest.mark.parametrize(
    "related",
    ["retracted-by", "retractedin", "retraction-article", "correction-notice"],
)
def test_an_unknown_word_for_a_notice_names_the_notice(related: str) -> None:
    (record,) = records(article(link(related), kind="letter"))
    (update,) = record.updates
    assert edge(update) == ("other", "work", "10.5555/other", "10.5555/own")
    assert update.raw_type == related


@pytest.mark.parametrize("related", ["retracts", "concern", "retratction"])
def test_an_unknown_word_that_tells_no_side_makes_no_edge(related: str) -> None:
    (record,) = records(article(link(related), kind="letter"))
    (update,) = record.updates
    assert (update.type, update.raw_type, update.found_on) == ("other", related, None)
    assert update.notice is None
    assert update.work
    assert update.work.doi == "10.5555/own"
    assert update.note == "10.5555/other"
    (problem,) = record.problems
    assert str(problem) == (
        f"line 1: the related-article-type {related!r} is not known and does not tell"
        " whether '10.5555/other' is the notice or the work. It is kept as 'other',"
        " without the link."
    )


def test_a_notice_with_a_link_of_no_side_is_not_said_to_be_updated() -> None:
    (record,) = records(article(link("concern")))
    (update,) = record.updates
    assert edge(update) == ("retraction", "notice", "10.5555/own", None)
    assert "'10.5555/other' is the notice or the work. No claim is made." in " ".join(
        map(str, record.problems)
    )


def test_a_misspelt_link_of_a_notice_still_names_the_work() -> None:
    update = only(article(link("retratced-article")))
    assert edge(update) == ("retraction", "notice", "10.5555/own", "10.5555/other")
    assert (update.raw_type, update.raw_label) == ("retraction", "retratced-article")


def test_a_disagreement_is_told() -> None:
    (record,) = records(article(link("retracted-article"), kind="addendum"))
    (problem,) = record.problems
    assert problem.severity == "warning"
    assert problem.message == (
        "the related-article-type 'retracted-article' does not fit the 'addendum' that"
        " the article is; that decides."
    )
