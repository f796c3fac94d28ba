"""Crossref JSON: both directions and dirty values."""

from __future__ import annotations

import json

import pytest

from tests.unit.crossref_works import (
    UPDATE,
    WORK,
    one,
    records,
    said,
    with_update,
)


def test_update_to_stands_on_the_notice():
    (update,) = one().updates
    assert update.found_on == "notice"
    assert (update.notice.doi, update.work.doi) == ("10.1000/notice", "10.1000/work")
    assert (update.type, update.raw_type, update.raw_label) == (
        "retraction",
        "retraction",
        "Retraction",
    )
    assert update.date == "2020-01-02"
    assert update.asserted_by == "crossref"
    assert update.notice.title == "A notice"
    assert update.work.title is None


def test_updated_by_stands_on_the_work():
    (record,) = records(
        WORK
        | {"updated-by": [UPDATE | {"source": "retraction-watch", "record-id": 20946}]}
    )
    (update,) = record.updates
    assert update.found_on == "work"
    assert (update.notice.doi, update.work.doi) == ("10.1000/work", "10.1000/notice")
    assert (update.asserted_by, update.record_id) == ("retraction-watch", "20946")
    assert update.work.title == "A notice"
    assert record.record_id == "10.1000/notice"


def test_the_same_update_of_two_sources_is_two_claims():
    entries = [
        UPDATE | {"source": "publisher"},
        UPDATE | {"source": "retraction-watch", "record-id": "7"},
    ]
    found = one(**{"update-to": [*entries, entries[0]]}).updates
    assert [update.asserted_by for update in found] == ["crossref", "retraction-watch"]


def test_an_update_of_itself_is_kept():
    (update,) = with_update(DOI="10.1000/NOTICE").updates
    assert update.self_referential


def test_both_directions_in_one_record():
    record = one(
        **{"updated-by": [UPDATE | {"DOI": "10.1000/third", "type": "correction"}]}
    )
    edges = [(u.notice.doi, u.type, u.work.doi) for u in record.updates]
    assert edges == [
        ("10.1000/notice", "retraction", "10.1000/work"),
        ("10.1000/third", "correction", "10.1000/notice"),
    ]


@pytest.mark.parametrize(
    ("raw", "kind", "message"),
    [
        (
            "retration",
            "retraction",
            "the update type 'retration' is read as 'retraction'.",
        ),
        ("Retraction", "retraction", None),
        ("expression-of-concern", "expression_of_concern", None),
        ("err", "erratum", "the update type 'err' is read as 'erratum'."),
        (
            "corrected-article",
            "correction",
            "the update type 'corrected-article' is read as 'correction'.",
        ),
        (
            "article",
            "other",
            "the update type 'article' is not known. It is kept as 'other'.",
        ),
        (
            "68818",
            "other",
            "the update type '68818' is not known. It is kept as 'other'.",
        ),
        (
            "publisher-note",
            "other",
            "the update type 'publisher-note' is not known. It is kept as 'other'.",
        ),
    ],
)
def test_dirty_types(raw, kind, message):
    record = with_update(type=raw)
    assert (record.updates[0].type, record.updates[0].raw_type) == (kind, raw)
    expected = [f"$.update-to[0].type: {message}"] if message else []
    assert said(record) == expected


def test_a_number_as_type_is_kept_as_text():
    assert with_update(type=68818).updates[0].raw_type == "68818"


@pytest.mark.parametrize(
    ("updated", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 2]]}, "2020-02"),
        ({"date-parts": [[None]]}, None),
        ({"date-time": "2020-02-03T10:00:00Z"}, "2020-02-03"),
        ({"timestamp": 1580688000000}, "2020-02-03"),
        ({"timestamp": -3187987200000}, "1868-12-23"),
        (None, None),
        ("nonsense", None),
    ],
)
def test_dates_of_updates(updated, date):
    assert with_update(updated=updated).updates[0].date == date


def test_an_unknown_source_is_told():
    record = with_update(source="someone")
    assert record.updates[0].asserted_by == "unknown"
    assert said(record) == ["$.update-to[0].source: the source 'someone' is not known."]


def test_a_doi_that_is_none_leaves_the_claim_without_its_work():
    record = with_update(DOI="see website")
    assert record.updates[0].work is None
    assert said(record) == [
        "$.update-to[0].DOI: 'see website' is not a DOI. It is left out.",
        "$.update-to[0]: names no DOI; the work of this update is unknown.",
    ]


def test_a_list_of_updates_that_is_none_is_rejected_with_its_text():
    record = one(**{"update-to": "10.1000/x"})
    assert record.rejected
    assert said(record) == ["$.update-to: is no list of updates."]
    assert json.loads(record.raw)["DOI"] == "10.1000/Notice"


def test_an_entry_that_is_no_update_does_not_cost_the_others():
    record = one(**{"update-to": ["10.1000/x", UPDATE]})
    assert said(record) == ["$.update-to[0]: is no update: it has no members."]
    assert len(record.updates) == 1


def test_the_citation_of_a_record():
    record = one(
        title=["", "Growth of <i>E. coli</i> &amp; more"],
        author=[
            {
                "given": "A",
                "family": "B",
                "ORCID": "http://orcid.org/0000-0002-1825-0097",
                "affiliation": [
                    {
                        "name": "C",
                        "id": [{"id": "https://ror.org/03yrm5c26", "id-type": "ROR"}],
                    }
                ],
            },
            {"name": "The Group"},
            {"sequence": "additional"},
        ],
        **{
            "container-title": ["J &amp; K"],
            "ISSN": ["1474-547X", "1234-0000"],
            "page": "e12–e19",
            "volume": "46",
            "issue": 2,
            "article-number": "109532",
            "published-print": {"date-parts": [[2022, 3]]},
            "published-online": {"date-parts": [[2021, 12, 24]]},
            "publisher": "P",
            "language": "en",
            "update-policy": "https://doi.org/10.1000/policy",
            "resource": {"primary": {"URL": "https://example.org/1"}},
            "URL": "https://doi.org/10.1000/notice",
            "license": [
                {"URL": "https://example.org/tdm", "content-version": "tdm"},
                {"URL": "https://example.org/by", "content-version": "vor"},
            ],
        },
    )
    (update,) = record.updates
    notice = update.notice
    assert (notice.title, notice.title_markup) == (
        "Growth of E. coli & more",
        "Growth of <i>E. coli</i> &amp; more",
    )
    assert [(a.name, a.kind, a.orcid) for a in notice.authors] == [
        ("A B", "person", "0000-0002-1825-0097"),
        ("The Group", "organization", None),
    ]
    assert (
        notice.authors[0].affiliations[0].name,
        notice.authors[0].affiliations[0].ror,
    ) == ("C", "03yrm5c26")
    assert (notice.journal.title, notice.journal.issns) == ("J & K", ("1474-547X",))
    assert (notice.pages, notice.page_start, notice.page_end) == (
        "e12–e19",
        "e12",
        "e19",
    )
    assert (notice.volume, notice.issue, notice.article_number) == ("46", "2", "109532")
    assert (notice.published, notice.published_online, notice.published_print) == (
        "2021-12-24",
        "2021-12-24",
        "2022-03",
    )
    assert (notice.url, notice.license) == (
        "https://example.org/1",
        "https://example.org/by",
    )
    assert (notice.publisher.name, notice.language) == ("P", "en")
    assert update.policy == "https://doi.org/10.1000/policy"
    assert said(record) == ["$.issn: '1234-0000' is not an ISSN. It is left out."]


def test_a_title_alone_claims_nothing():
    (record,) = records(WORK | {"title": ["RETRACTED: A paper"]})
    assert record.updates == ()
    (message,) = said(record)
    assert message == (
        "$.title[0]: says 'RETRACTED: A paper', but no update is registered. No claim is "
        "made of it."
    )


def test_an_assertion_alone_claims_nothing():
    (record,) = records(
        WORK | {"assertion": [{"name": "change_type", "value": "Retraction"}]}
    )
    assert record.updates == ()
    (message,) = said(record)
    assert message == (
        "$.assertion[0]: says 'Retraction', but no update is registered. No claim is made "
        "of it."
    )


def test_what_says_retracted_beside_an_update_is_no_news():
    assert one(title=["RETRACTED: A paper"]).problems == ()


@pytest.mark.parametrize(
    ("entry", "kind", "raw_type", "label", "message"),
    [
        (
            {"label": "Retraction"},
            "retraction",
            "(blank)",
            "Retraction",
            "has no type; its label 'Retraction' is read as one.",
        ),
        (
            {},
            "other",
            "(blank)",
            None,
            "has no type; read as an update of unknown type.",
        ),
    ],
)
def test_an_update_without_type(entry, kind, raw_type, label, message):
    record = one(**{"update-to": [{"DOI": "10.1000/work"} | entry]})
    (update,) = record.updates
    assert (update.type, update.raw_type, update.raw_label) == (kind, raw_type, label)
    assert said(record) == [f"$.update-to[0]: {message}"]


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        ({"date-parts": [[1900, 1, 1]]}, "1900-01-01"),
        ({"date-parts": [[1, 1, 1]]}, "0001-01-01"),
        ({"timestamp": -2208988800000}, "1900-01-01"),
    ],
)
def test_days_that_stand_for_none(updated, day):
    record = with_update(updated=updated)
    assert record.updates[0].date is None
    assert said(record) == [
        f"$.update-to[0].updated: {day} stands for no date. It is left out."
    ]


def test_zeros_are_no_part_of_a_date():
    record = with_update(updated={"date-parts": [[2020, 5, 0]]})
    assert record.updates[0].date == "2020-05"
