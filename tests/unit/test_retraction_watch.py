"""Retraction Watch: cells."""

from __future__ import annotations

import pytest

from tests.unit.register_rows import one, said


def test_a_row_is_one_claim_about_a_work_by_a_notice():
    record = one(
        OriginalPaperDate="2/28/1998 0:00",
        Author="Andrew J Wakefield;Simon Harry Murch",
        Journal="Lancet",
        Publisher="Elsevier",
        Country="United Kingdom;Unknown",
        Subject="(BLS) Neuroscience;(HSC) Medicine - Neurology;",
        ArticleType="Clinical Study;",
        URLS="http://example.org/a;https://example.org/b?x=1;2",
        Notes="see also: a comment;",
        RetractionPubMedID="20137807",
        OriginalPaperPubMedID="9500320",
        Reason="Misconduct by Author;Ethical Violations by Author;",
    )
    assert record.location == "line 2"
    assert record.record_id == "4036"
    assert record.problems == ()
    (update,) = record.updates
    assert (update.type, update.raw_type, update.date) == (
        "retraction",
        "Retraction",
        "2010-02-06",
    )
    assert (update.asserted_by, update.record_id) == ("retraction-watch", "4036")
    assert update.found_on is None
    assert update.notice.doi == "10.1016/s0140-6736(10)60175-4"
    assert update.notice.pmid == "20137807"
    assert update.notice.published == "2010-02-06"
    assert update.notice.free_to_read is True
    assert update.work.doi == "10.1016/s0140-6736(97)11096-0"
    assert update.work.pmid == "9500320"
    assert update.work.published == "1998-02-28"
    assert [agent.name for agent in update.work.authors] == [
        "Andrew J Wakefield",
        "Simon Harry Murch",
    ]
    assert update.work.journal.title == "Lancet"
    assert update.work.publisher.name == "Elsevier"
    assert update.work.countries == ("United Kingdom",)
    assert update.work.subjects == ("(BLS) Neuroscience", "(HSC) Medicine - Neurology")
    assert update.work.article_types == ("Clinical Study",)
    assert update.see_also == ("http://example.org/a", "https://example.org/b?x=1;2")
    assert update.note == "see also: a comment;"
    assert update.reasons == ("ethical-violations-by-author", "misconduct-by-author")
    assert update.raw_reasons == (
        "Ethical Violations by Author",
        "Misconduct by Author",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "+Concerns/Issues About Data;+Fake Peer Review",
            "Concerns/Issues about Data;Compromised Peer Review;",
        ),
        ("+Paper Mill", "Paper Mill;"),
    ],
)
def test_reasons_of_both_vintages_are_one_concept(old, new):
    (before,), (after,) = one(Reason=old).updates, one(Reason=new).updates
    assert before.reasons == after.reasons != ()
    assert before.raw_reasons != after.raw_reasons


def test_an_unknown_reason_is_kept_and_told():
    record = one(Reason="+Compromized Peer-Review;Zebra;")
    assert record.updates[0].reasons == ()
    assert record.updates[0].raw_reasons == ("+Compromized Peer-Review", "Zebra")
    assert said(record) == [
        (
            "line 2: Reason '+Compromized Peer-Review' is not in our scheme; kept in its "
            "words. Did it mean 'Compromised Peer Review'?"
        ),
        "line 2: Reason 'Zebra' is not in our scheme; kept in its words.",
    ]


@pytest.mark.parametrize("cell", ["", " ", "unavailable", "Unavailable", "0", "n/a"])
def test_cells_that_mean_nothing(cell):
    record = one(
        RetractionDOI=cell,
        RetractionPubMedID=cell,
        OriginalPaperPubMedID=cell,
        OriginalPaperDate=cell,
        RetractionDate=cell,
        Paywalled="Unknown",
    )
    assert record.problems == ()
    (update,) = record.updates
    assert update.notice is None
    assert update.date is None
    assert update.work.pmid is None


@pytest.mark.parametrize(
    ("cell", "doi", "message"),
    [
        ("10.1124/jpet.114.218735concern", "10.1124/jpet.114.218735concern", None),
        ("https://doi.org/10.1000/A%23B", "10.1000/a#b", None),
        ("doi: 10.1000/X", "10.1000/x", None),
        (
            "10.1096/fj.03-0311fjeNOC fj.03-0311fjeNOC",
            "10.1096/fj.03-0311fjenoc",
            "is more than a DOI; read as '10.1096/fj.03-0311fjenoc'.",
        ),
        (
            "0000000010.1016/j.apsusc.2020.146179",
            "10.1016/j.apsusc.2020.146179",
            "is more than a DOI; read as '10.1016/j.apsusc.2020.146179'.",
        ),
        (
            "10.1002/%28SICI%291097-4644%3C1%3A%3AAID%3E3.0.CO%3B2-2",
            "10.1002/(sici)1097-4644<1::aid>3.0.co;2-2",
            "is percent-encoded; read as '10.1002/(sici)1097-4644<1::aid>3.0.co;2-2'.",
        ),
        (
            "10.1000/a; 10.1000/b",
            None,
            "holds several DOIs; left out. Give each its own row.",
        ),
        ("10.1000/a 10.1000/A", "10.1000/a", None),
        ("none found", None, "is not a DOI; left out."),
        ("10.1/x", None, "is not a DOI; left out."),
        (
            "10.3157/0013-872X(2007)118[512:ANSOPB]2.0.CO;2",
            "10.3157/0013-872x(2007)118[512:ansopb]2.0.co;2",
            None,
        ),
        ("10.1016/S1873-9946(10)00006-1", "10.1016/s1873-9946(10)00006-1", None),
    ],
)
def test_doi_cells(cell, doi, message):
    record = one(RetractionDOI=cell)
    assert record.updates[0].notice.doi == doi
    expected = [f"line 2: RetractionDOI {cell!r} {message}"] if message else []
    assert said(record) == expected


def test_an_address_in_place_of_a_doi_is_kept_as_one():
    record = one(OriginalPaperDOI="http://example.org/article 1")
    assert record.updates[0].work.url == "http://example.org/article%201"
    assert said(record) == [
        (
            "line 2: OriginalPaperDOI 'http://example.org/article 1' is not a DOI; kept as "
            "an address."
        )
    ]


@pytest.mark.parametrize(
    ("cell", "date", "message"),
    [
        ("5/7/2026 0:00", "2026-05-07", None),
        ("12/31/2020", "2020-12-31", None),
        ("2020-12-31", "2020-12-31", None),
        ("31/02/2020", None, "is not a date; left out. Expected month/day/year."),
        ("13/1/2020 0:00", None, "is not a date; left out. Expected month/day/year."),
        ("1/1/1900 0:00", None, "is what spreadsheets show for no date; left out."),
        ("1/1/0001 0:00", None, "is what spreadsheets show for no date; left out."),
        ("6/24/1756 0:00", "1756-06-24", None),
    ],
)
def test_date_cells(cell, date, message):
    record = one(RetractionDate=cell)
    assert record.updates[0].date == date
    assert record.updates[0].notice.published == date
    expected = [f"line 2: RetractionDate {cell!r} {message}"] if message else []
    assert said(record) == expected


@pytest.mark.parametrize(
    ("cell", "kind", "raw", "message"),
    [
        (
            "Expression of concern",
            "expression_of_concern",
            "Expression of concern",
            None,
        ),
        ("Reinstatement", "reinstatement", "Reinstatement", None),
        ("Correction", "correction", "Correction", None),
        (
            "Retration",
            "retraction",
            "Retration",
            "RetractionNature 'Retration' is read as 'retraction'.",
        ),
        (
            "Absorption",
            "other",
            "Absorption",
            "RetractionNature 'Absorption' is no type of update we know. It is kept as 'other'.",
        ),
        (
            "",
            "other",
            "(blank)",
            "RetractionNature is blank; read as an update of unknown type. Its notice and work are kept.",
        ),
    ],
)
def test_natures(cell, kind, raw, message):
    record = one(RetractionNature=cell)
    assert (record.updates[0].type, record.updates[0].raw_type) == (kind, raw)
    assert said(record) == ([f"line 2: {message}"] if message else [])


@pytest.mark.parametrize(
    ("cell", "free"), [("Yes", False), ("No", True), ("Unknown", None), ("", None)]
)
def test_paywalled(cell, free):
    assert one(Paywalled=cell).updates[0].notice.free_to_read is free
