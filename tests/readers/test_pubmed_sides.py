"""PubMed: which side a record is on, and values that are hard to read."""

from __future__ import annotations

import pytest

from retract_ld.readers.pubmed import READER
from retract_ld.readers.pubmed_citations import date_in, doi_in, parts_of_citation
from tests.readers.pubmed_records import GOLDEN, edge, golden, read


def test_hard_values() -> None:
    (record,) = golden("hard-values")
    assert [str(p) for p in record.problems] == [
        "line 21: 'not-a-pmc' is not a PMCID, so it was left out.",
        "line 4: '0140-6737' is not an ISSN, so it was left out.",
        "line 4: '1999 Dec-2000 Jan' is not one certain date, so it was left out.",
        "line 9: '0000-0002-1825-0098' is not an ORCID iD, so it was left out.",
        "line 16: RetractionIn does not tell which document is on the other side.",
        "line 17: '0' is not a PMID, so it was left out.",
        "line 17: ErratumIn does not tell which document is on the other side.",
        "line 18: the RefType 'PlagiarismIn' is not known, so it is kept as 'other'.",
        (
            "line 19: the RefType 'Plagiarism' is not known and does not tell which side is the"
            " notice, so it is kept as 'other', without the other side."
        ),
    ]
    assert not record.rejected
    work = record.updates[0].work
    assert work is not None
    assert work.doi == "10.1002/(sici)1098-1004(200001)15:1<114::aid-humu21>3.0.co;2-4"
    assert work.title == "Über ein 2H-Fieber."
    assert work.title_markup == "Über ein <sup>2</sup>H-Fieber."
    assert [(a.name, a.orcid, a.equal_contribution) for a in work.authors] == [
        ("B Müller", None, True),
        ("Zhu", None, False),
    ]
    assert (work.published, work.language, work.page_start, work.page_end) == (
        None, None, "S114", "S121",
    )  # fmt: skip
    # the relation that stands twice is one claim
    assert [edge(u)[0:4] for u in record.updates] == [
        ("retraction", "work", "90000599", "90000501"),
        ("retraction", "work", None, "90000501"),
        ("erratum", "work", None, "90000501"),
        ("other", "work", "90000598", "90000501"),
        ("other", None, None, "90000501"),
    ]


def test_citations_without_pmid() -> None:
    (record,) = golden("loose-citations")
    notices = [u.notice for u in record.updates]
    assert [
        n and (n.doi, n.pmid, n.published, n.volume, n.page_start) for n in notices
    ] == [
        ("10.5555/bmj.39454.454676.ad", None, "2008-01-12", "336", None),
        (None, None, "1998-06-27", "351", "1968"),
        (None, None, "2001", "15", "270"),
        None,
        (None, "90000699", None, None, None),
    ]
    assert [u.evidence[0].text for u in record.updates[3:]] == [
        "see the erratum on the inside of the back cover",
        "Consortium of many names; J Foo. 2001;1:1",
    ]
    assert [str(p) for p in record.problems] == [
        "line 7: ErratumIn does not tell which document is on the other side."
    ]


def test_fragment_with_named_entities_and_no_declaration() -> None:
    (record,) = golden("fragment")
    (update,) = record.updates
    assert edge(update) == ("retraction", "notice", "90000701", "90000702", None)
    assert update.notice is not None
    assert update.notice.title == "Café — a retraction."


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden_cases_are_detected(case: str) -> None:
    assert READER.detect((GOLDEN / case / "input.xml").read_bytes())


def test_namespaced_records_are_read_too() -> None:
    text = (GOLDEN / "works-side" / "input.xml").read_text("utf-8")
    text = text.replace("<PubmedArticleSet>", '<PubmedArticleSet xmlns="urn:x">')
    (record,) = read(text)
    assert record.updates == golden("works-side")[0].updates


def test_relation_in_lower_case_and_without_article() -> None:
    (record,) = read(
        "<MedlineCitation><PMID>1</PMID><CommentsCorrectionsList>"
        '<CommentsCorrections RefType="retraction of"><PMID>2</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList></MedlineCitation>"
    )
    assert edge(record.updates[0]) == ("retraction", "notice", "1", "2", None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1998 Feb 28-Mar 6", "1998"),
        ("1998 Feb 1-7", "1998-02"),
        ("2001 Sep-Oct", "2001"),
        ("Spring 2000", "2000"),
        ("2000 1st Quarter", "2000"),
        ("1999-2000", None),
        ("1998 Dec-1999 Jan", None),
        ("1998 Dec 28-1998 Dec 31", "1998-12"),
        ("2023 Feb 30", None),
        ("no date", None),
        ("2016 May 5", "2016-05-05"),
    ],
)
def test_medline_dates_keep_what_is_certain(text: str, date: str | None) -> None:
    assert date_in(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "in the same issue",
        "J Foo",
        "J Foo. Bar. Baz. 2001;1:1",
        "Not An author at all. J Foo. 2001;1:1",
        "2001;1:1",
        "A" * 5000,
    ],
)
def test_citations_in_free_words_are_not_taken_apart(text: str) -> None:
    assert parts_of_citation(text) is None


def test_two_dois_in_a_citation_are_none() -> None:
    assert doi_in("J Foo. 2001. doi: 10.5555/a. Erratum: doi: 10.5555/b.") is None
    assert doi_in("J Foo. 2001. doi: 10.5555/a. doi: 10.5555/A") == "10.5555/a"


def cited(
    *relations: tuple[str, str], types: tuple[str, ...] = (), date: str = ""
) -> str:
    """Make a record, 90000701, of relations (RefType, PMID) and publication types."""
    related = "".join(
        f'<CommentsCorrections RefType="{raw}"><RefSource>Ann Invent Med. 2019;15:4'
        f"</RefSource><PMID>{pmid}</PMID></CommentsCorrections>"
        for raw, pmid in relations
    )
    typed = "".join(f"<PublicationType>{name}</PublicationType>" for name in types)
    return (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>90000701</PMID><Article>"
        f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal>"
        f"<PublicationTypeList>{typed}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{related}</CommentsCorrectionsList></MedlineCitation>"
        "</PubmedArticle></PubmedArticleSet>"
    )


NOT_RETRACTED = (
    "line 1: is both a notice and a retracted paper (typed 'Retracted Publication'); no"
    " claim is made that the notice was retracted."
)


@pytest.mark.parametrize(
    ("relations", "types"),
    [
        ([("RetractionOf", "90000001")], ("Retracted Publication",)),
        ([("PartialRetractionOf", "90000001")], ("Retracted Publication",)),
        (
            [("RetractionOf", "90000001")],
            ("Retracted Publication", "Retraction of Publication"),
        ),
    ],
)
def test_a_notice_that_is_typed_retracted_is_not_claimed_to_be(
    relations: list[tuple[str, str]], types: tuple[str, ...]
) -> None:
    (record,) = read(cited(*relations, types=types))
    assert [u.found_on for u in record.updates] == ["notice"]
    assert [str(p) for p in record.problems] == [NOT_RETRACTED]


def test_a_record_of_both_types_alone_is_a_notice() -> None:
    types = ("Retracted Publication", "Retraction of Publication")
    (record,) = read(cited(types=types))
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "90000701", None, None)
    ]
    assert str(record.problems[0]) == NOT_RETRACTED


def test_a_notice_that_a_later_notice_retracts_is_claimed_to_be() -> None:
    (record,) = read(
        cited(
            ("RetractionOf", "90000001"),
            ("RetractionIn", "90000799"),
            types=("Retracted Publication", "Retraction of Publication"),
        )
    )
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "90000701", "90000001", None),
        ("retraction", "work", "90000799", "90000701", None),
    ]
    assert record.problems == ()


def test_both_directions_of_a_republication_make_one_claim() -> None:
    (there,) = read(cited(("RetractedandRepublishedIn", "90000702")))
    (back,) = read(
        cited(("RetractedandRepublishedFrom", "90000702")).replace(
            "<PMID>90000701<", "<PMID>90000702<"
        ).replace("<PMID>90000702</PMID></Comm", "<PMID>90000701</PMID></Comm")
    )  # fmt: skip
    expected = ("90000702", "90000701", "90000702")
    assert edge(there.updates[0]) == ("retract_and_replace", "work", *expected)
    assert edge(back.updates[0]) == ("retract_and_replace", "notice", *expected)


@pytest.mark.parametrize(
    "raw", ["ErratumXyz", "RetractionFoo", "Vanished", "DevotionOn"]
)
def test_an_unknown_relation_of_no_side_is_kept_without_an_edge(raw: str) -> None:
    (record,) = read(cited((raw, "90000798"), types=("Published Erratum",)))
    update, typed = record.updates
    assert (update.raw_type, *edge(update)) == (
        raw, "other", None, None, "90000701", None,
    )  # fmt: skip
    assert update.note == "Ann Invent Med. 2019;15:4; PMID 90000798"
    assert [(e.field, e.text, e.rule) for e in update.evidence] == [
        ("note", "Ann Invent Med. 2019;15:4", "RefSource")
    ]
    assert typed.raw_type == "Published Erratum"
    assert str(record.problems[0]) == (
        f"line 1: the RefType '{raw}' is not known and does not tell which side is the"
        " notice, so it is kept as 'other', without the other side."
    )


@pytest.mark.parametrize(
    ("raw", "side"), [("VanishedIn", "work"), ("Vanished in", "work"), ("UndoneOf", "notice")]
)  # fmt: skip
def test_an_unknown_relation_with_a_preposition_has_a_side(raw: str, side: str) -> None:
    (record,) = read(cited((raw, "90000798")))
    (update,) = record.updates
    pmids = ("90000798", "90000701") if side == "work" else ("90000701", "90000798")
    assert (update.raw_type, *edge(update)) == (raw, "other", side, *pmids, None)


@pytest.mark.parametrize(
    ("date", "kept", "told"),
    [
        ("<Year>2010</Year><Month>Feb</Month><Day>30</Day>", "2010-02", "2010-Feb-30"),
        ("<Year>2010</Year><Month>13</Month>", "2010", "2010-13"),
        ("<Year>2010</Year><Month>13</Month><Day>5</Day>", "2010", "2010-13-5"),
        ("<Year>2010</Year><Day>5</Day>", "2010", "2010-5"),
    ],
)
def test_a_wrong_day_or_month_does_not_lose_the_year(
    date: str, kept: str, told: str
) -> None:
    (record,) = read(cited(("RetractionIn", "90000798"), date=date))
    assert record.updates[0].work
    assert record.updates[0].work.published == kept
    assert [str(p) for p in record.problems] == [
        f"line 1: '{told}' is not a date; {kept} was kept of it."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<eFetchResult>", "</eFetchResult>"),
        (
            '<h:a xmlns:h="urn:h"><h:head/><h:list><h:n>1</h:n>',
            "</h:list></h:a>",
        ),
    ],
)
def test_a_set_inside_other_elements(before: str, after: str) -> None:
    text = before + cited(("RetractionIn", "90000798")) + after
    assert READER.detect(text.encode())
    (record,) = read(text)
    assert edge(record.updates[0]) == (
        "retraction", "work", "90000798", "90000701", None,
    )  # fmt: skip
