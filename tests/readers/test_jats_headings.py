"""JATS: types by headings and titles, notices in the place of their works, dates of the work."""

import pytest

from retract_ld.readers.jats_types import heading_type_of, link_meaning, manner_of
from tests.readers.jats_articles import (
    article,
    edge,
    golden,
    heading,
    link,
    only,
    records,
)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Retraction", "retraction"),
        ("RETRACTIONS", "retraction"),
        ("Retraction Note", "retraction"),
        ("Retraction Notice from Journal Editor", "retraction"),
        ("Notice of Retraction", "retraction"),
        ("Statement of Retraction", "retraction"),
        ("Retratação", "retraction"),
        ("Partial Retraction", "partial_retraction"),
        ("Withdrawal of Papers", "withdrawal"),
        ("Editorial Expression of Concern", "expression_of_concern"),
        ("Expressions of Concern", "expression_of_concern"),
        ("Editor’s Expression of Concern", "expression_of_concern"),
        ("Publisher Correction", "correction"),
        ("author-correction", None),
        ("Corrigenda", "corrigendum"),
        ("Errata", "erratum"),
        ("Adendo", "addendum"),
        ("Notice of Redundant Publication", None),
        ("Correspondence", None),
        ("Error correction", None),
        ("Retraction of publication as a topic", None),
    ],
)
def test_headings(heading: str, expected: str | None) -> None:
    assert heading_type_of(heading) == expected


def test_a_heading_decides_without_a_type() -> None:
    found = [edge(u) for record in golden("subject-only") for u in record.updates]
    assert found == [
        ("retraction", "notice", "10.5555/s.1", "10.5555/s.01"),
        ("expression_of_concern", "notice", "10.5555/s.2", "10.5555/s.02"),
        ("partial_retraction", "notice", "10.5555/s.3", "10.5555/s.03"),
        ("retraction", "notice", "10.5555/s.4", "10.5555/s.04"),
        ("retraction", "notice", "10.5555/s.5", "10.5555/s.05"),
        ("other", "work", "10.5555/s.06", "10.5555/s.6"),
        ("retraction", "notice", "10.5555/s.7", None),
        ("retraction", "notice", "10.5555/s.8", "10.5555/s.08"),
        ("correction", "work", "10.5555/s.08.corrected", "10.5555/s.8"),
        ("retraction", "notice", "10.5555/s.10", "10.5555/s.10"),
    ]


def test_raw_words_are_the_deciding_one_and_the_other() -> None:
    words = [
        (u.raw_type, u.raw_label) for r in golden("subject-only") for u in r.updates
    ][:4]
    assert words == [
        ("Notice of Retraction", "retracted-article"),
        ("Editorial Expression of Concern", "correction"),
        ("partial-retraction", "retraction"),
        ("retracted-article", "letter"),
    ]


def test_a_correction_confirmed_by_its_link_stays_one() -> None:
    manner = manner_of("correction", ["Retraction"], ["corrected-article"])
    assert manner
    assert (manner.type, manner.label) == ("correction", "Retraction")


def test_bare_nouns_depend_on_the_article() -> None:
    as_notice, as_work = (
        link_meaning("retraction", "retraction"),
        link_meaning("retraction", None),
    )
    assert as_notice
    assert as_work
    assert (as_notice.target, as_work.target) == ("work", "notice")


@pytest.mark.parametrize(
    "related", ["retraction-forward", "expression-of-concern", "correction"]
)
def test_a_notice_is_never_called_retracted(related: str) -> None:
    (record,) = records(article(link(related)))
    (update,) = record.updates
    assert edge(update) == ("retraction", "notice", "10.5555/own", None)
    assert record.problems[-1].message.endswith(
        "names another notice; no claim is made."
    )


def test_a_notice_may_itself_be_corrected() -> None:
    (record,) = records(
        article(link("retracted-article") + link("correction-forward", "10.5555/c"))
    )
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "10.5555/own", "10.5555/other"),
        ("correction", "work", "10.5555/c", "10.5555/own"),
    ]


def test_a_title_that_contradicts_the_link_makes_no_claim() -> None:
    (record,) = records(
        article(
            link("retracted-article"),
            kind="research-article",
            title="RETRACTED: A thing",
        )
    )
    assert record.updates == ()
    assert record.problems[0].message == (
        "the 'retracted-article' link says that this article is the notice, its title or type"
        " that it is the work ('RETRACTED: A thing', 'research-article'); no claim is made."
    )


def test_a_retracted_work_under_the_heading_of_its_notice() -> None:
    update = only(
        article(
            heading("Retraction") + link("retraction-forward"), kind="research-article"
        )
    )
    assert edge(update) == ("retraction", "work", "10.5555/other", "10.5555/own")
    (record,) = records(article(heading("Retraction"), kind="research-article"))
    assert record.updates == ()
    assert str(record.problems[0]) == (
        "line 1: the heading 'Retraction' of an article of the type 'research-article' is not"
        " read as a claim. Set article-type, or add a related-article."
    )


def test_a_topic_is_no_heading() -> None:
    (record,) = records(article(heading("Retraction", "Discipline-v2"), kind="other"))
    assert (record.updates, record.problems) == ((), ())


def test_an_article_whose_type_says_retracted_is_no_notice() -> None:
    (record,) = records(article(link("retracted-article"), kind="retracted-article"))
    (update,) = record.updates
    assert edge(update) == ("retraction", "work", None, "10.5555/own")
    assert record.problems[0].message.endswith("no claim is made.")


def test_a_notice_that_replaced_its_work() -> None:
    update = only(article(link("retracted-article", "10.5555/OWN")))
    assert update.self_referential


def test_both_directions_in_one_file() -> None:
    found = [edge(u) for record in golden("works-side") for u in record.updates]
    assert found == [
        ("correction", "work", "10.5555/notice.1", "10.5555/work.1"),
        ("expression_of_concern", "work", "10.5555/notice.2", "10.5555/work.1"),
        ("retraction", "work", "10.5555/notice.3", "10.5555/work.1"),
        ("addendum", "work", "11111111", "10.5555/work.1"),
        ("withdrawal", "work", "10.5555/notice.5", "10.5555/work.1"),
    ]


def test_dates_of_the_work_side() -> None:
    (record,) = golden("works-side")
    assert [u.date for u in record.updates] == [
        "2018-07-04",
        None,
        "2020-09-09",
        None,
        None,
    ]


def test_dates_without_a_link_are_claims_without_a_notice() -> None:
    found = [
        (u.type, u.raw_type, u.date, u.notice and u.notice.doi, u.work and u.work.doi)
        for record in golden("dates-only")
        for u in record.updates
    ]
    assert found == [
        ("withdrawal", "withdrawn", "2016-06", None, "10.5555/d.1"),
        (
            "expression_of_concern",
            "expression-of-concern",
            "2017-05-06",
            None,
            "10.5555/d.2",
        ),
        ("retraction", "retracted", "2018", None, "10.5555/d.2"),
        ("retraction", "retracted-article", None, None, "10.5555/d.3"),
        ("retraction", "retraction", "2019-09-07", "10.5555/d.5", "10.5555/d.05"),
    ]


def test_dates_and_links_that_cannot_be_paired() -> None:
    dates = "".join(
        f'<date date-type="corrected"><year>{y}</year></date>' for y in (2001, 2002)
    )
    (record,) = records(
        article(
            f"<history>{dates}</history>" + link("correction-forward"),
            kind="research-article",
        )
    )
    (update,) = record.updates
    assert update.date is None
    assert record.problems[0].message == (
        "2 'corrected' dates and 1 links cannot be put together; the dates are left out."
    )


def test_an_article_without_updates() -> None:
    (record,) = golden("no-update")
    assert (record.updates, record.problems) == ((), ())
    assert (record.location, record.record_id) == ("line 2", "10.5555/plain.1")
