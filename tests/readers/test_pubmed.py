"""PubMed XML: each relation in both directions, publication types, values, faults."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from retract_ld.models import Update
from retract_ld.readers import Record, Source
from retract_ld.readers.pubmed import READER
from retract_ld.readers.pubmed_citations import date_in, doi_in, parts_of_citation

GOLDEN = Path(__file__).parent.parent / "golden" / "pubmed"


def golden(case: str) -> list[Record]:
    with (GOLDEN / case / "input.xml").open("rb") as stream:
        return list(READER.read(stream, Source(f"{case}.xml")))


def read(text: str) -> list[Record]:
    return list(READER.read(io.BytesIO(text.encode()), Source("a.xml")))


def edge(update: Update) -> tuple[object, ...]:
    """Type, side, and PMIDs of notice, work and replacement."""
    return (
        update.type,
        update.found_on,
        update.notice and update.notice.pmid,
        update.work and update.work.pmid,
        update.replacement and update.replacement.pmid,
    )


def test_works_side_of_every_relation() -> None:
    (record,) = golden("works-side")
    assert record.problems == ()
    assert {u.raw_type: edge(u) for u in record.updates} == {
        "RetractionIn": ("retraction", "work", "90000101", "90000001", None),
        "ErratumIn": ("erratum", "work", "90000102", "90000001", None),
        "ExpressionOfConcernIn": (
            "expression_of_concern", "work", "90000103", "90000001", None,
        ),
        "RetractedandRepublishedIn": (
            "retract_and_replace", "work", "90000104", "90000001", "90000104",
        ),
        "CorrectedandRepublishedIn": (
            "corrected_and_republished", "work", "90000105", "90000001", "90000105",
        ),
        "RepublishedIn": ("new_version", "work", "90000106", "90000001", "90000106"),
        "UpdateIn": ("new_version", "work", "90000107", "90000001", None),
        "PartialRetractionIn": (
            "partial_retraction", "work", "90000108", "90000001", None,
        ),
    }  # fmt: skip


def test_notices_side_of_every_relation() -> None:
    found = {
        r.record_id: (r.updates[0].raw_type, *edge(r.updates[0]))
        for r in golden("notices-side")
    }
    work = "90000001"
    assert found == {
        "90000101": ("RetractionOf", "retraction", "notice", "90000101", work, None),
        "90000102": ("ErratumFor", "erratum", "notice", "90000102", work, None),
        "90000103": (
            "ExpressionOfConcernFor", "expression_of_concern", "notice", "90000103", work,
            None,
        ),
        "90000104": (
            "RetractedandRepublishedFrom", "retract_and_replace", "notice", "90000104",
            work, "90000104",
        ),
        "90000105": (
            "CorrectedandRepublishedFrom", "corrected_and_republished", "notice",
            "90000105", work, "90000105",
        ),
        "90000106": ("RepublishedFrom", "new_version", "notice", "90000106", work, "90000106"),
        "90000107": ("UpdateOf", "new_version", "notice", "90000107", work, None),
        "90000108": (
            "PartialRetractionOf", "partial_retraction", "notice", "90000108", work, None,
        ),
        # the old name of CorrectedandRepublishedFrom, told by the publication type
        "90000110": (
            "RepublishedFrom", "corrected_and_republished", "notice", "90000110", work,
            "90000110",
        ),
        # typed as a retraction notice too
        "90000111": (
            "RetractedandRepublishedFrom", "retract_and_replace", "notice", "90000111",
            work, "90000111",
        ),
    }  # fmt: skip
    assert all(len(r.updates) == 1 and not r.problems for r in golden("notices-side"))


def test_a_notice_is_never_the_work_of_its_own_relation() -> None:
    for record in golden("notices-side"):
        for update in record.updates:
            assert update.work is not None
            assert update.work.pmid == "90000001"
            assert update.work.title is None
            assert update.work.journal is not None
            assert update.work.journal.title == "Ann Invent Med"
            assert [a.family_name for a in update.work.authors] == [
                "Carberry",
                "de Freitas",
            ]


def test_relations_that_update_nothing() -> None:
    records = golden("no-update")
    assert len(records) == 9
    assert [(r.updates, r.problems) for r in records] == [((), ())] * 9


def test_publication_types_without_relation() -> None:
    records = golden("types-alone")
    assert [[(u.raw_type, *edge(u)) for u in r.updates] for r in records] == [
        [("Retracted Publication", "retraction", "work", None, "90000301", None)],
        [("RETRACTION OF PUBLICATION", "retraction", "notice", "90000302", None, None)],
        [("Published Erratum", "erratum", "notice", "90000303", None, None)],
        [
            ("Expression of Concern", "expression_of_concern", "notice", "90000304", None,
             None),
        ],
        [
            ("Corrected and Republished Article", "corrected_and_republished", "notice",
             "90000305", None, "90000305"),
        ],
        [
            ("ErratumIn", "erratum", "work", "90000398", "90000306", None),
            ("Artículo retractado", "retraction", "work", None, "90000306", None),
        ],
    ]  # fmt: skip
    assert [str(p) for r in records for p in r.problems] == [
        "line 3: is typed 'RETRACTION OF PUBLICATION', but does not name the work concerned.",
        "line 4: is typed 'Published Erratum', but does not name the work concerned.",
        "line 5: is typed 'Expression of Concern', but does not name the work concerned.",
        (
            "line 6: is typed 'Corrected and Republished Article', but does not name the work"
            " concerned."
        ),
    ]


def test_metadata_of_the_record() -> None:
    (record,) = golden("works-side")
    work = record.updates[0].work
    assert work is not None
    assert work.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/aim.2016.1",
        "pmid": "90000001",
        "pmcid": "PMC9000001",
        "title": "An invented trial of Bacillus in H2O.",
        "title_markup": "An invented trial of <i>Bacillus</i> in H<sub>2</sub>O.",
        "language": "en",
        "document_type": "Journal Article",
        "authors": (
            {
                "name": "Josiah S Carberry",
                "given_name": "Josiah S",
                "family_name": "Carberry",
                "orcid": "0000-0002-1825-0097",
                "affiliations": (
                    {"name": "Brown University, Providence.", "ror": "05gq02987"},
                ),
            },
            {"name": "Invented Trial Group", "kind": "organization"},
        ),
        "journal": {
            "title": "Annals of invented medicine",
            "issns": ("0140-6736", "1474-547X"),
        },
        "volume": "12",
        "issue": "3",
        "pages": "637-41",
        "page_start": "637",
        "page_end": "641",
        "published": "2016-02-04",
        "published_online": "2016-02-04",
        "published_print": "2016-03",
        "received": "2015-11-02",
        "accepted": "2016-01-09",
    }


def test_the_other_side_and_the_words_it_was_read_from() -> None:
    (record,) = golden("works-side")
    retraction, erratum, concern, replaced, *_ = record.updates
    assert retraction.notice is not None
    assert retraction.notice.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/aim.2019.7",
        "pmid": "90000101",
        "journal": {"title": "Ann Invent Med"},
        "volume": "15",
        "issue": "2",
        "pages": "445",
        "page_start": "445",
        "published": "2019-02-06",
    }
    assert retraction.date is None
    (evidence,) = retraction.evidence
    assert (evidence.field, evidence.rule, evidence.text) == (
        "notice",
        "RefSource",
        "Ann Invent Med. 2019 Feb 6;15(2):445. doi: 10.5555/aim.2019.7.",
    )
    assert erratum.note == "Carbery, J [corrected to Carberry, J]"
    assert erratum.notice is not None
    assert erratum.notice.published == "2016"
    assert concern.notice is not None
    assert [a.name for a in concern.notice.authors] == ["Editor A"]
    assert [e.field for e in replaced.evidence] == ["notice"]


def test_abstract_of_a_notice_is_its_text_but_not_that_of_an_article() -> None:
    texts = {
        r.record_id: r.updates[0].notice and r.updates[0].notice.text
        for r in golden("notices-side")
    }
    assert texts.pop("90000101") == "[This retracts the article on page 637.]."
    assert set(texts.values()) == {None}


def test_old_medline_file() -> None:
    work, notice = golden("old-medline")
    retraction, erratum = work.updates
    assert edge(retraction) == ("retraction", "work", "80000101", "80000001", None)
    assert retraction.raw_type == "RetractionIn"
    assert edge(erratum) == ("erratum", "work", None, "80000001", None)
    assert erratum.note == "published erratum"
    assert erratum.notice is not None
    assert (erratum.notice.volume, erratum.notice.published) == ("9", "1998-04")
    assert retraction.work is not None
    assert retraction.work.model_dump(exclude_defaults=True) == {
        "pmid": "80000001",
        "pmcid": "PMC800001",
        "title": "On an invented fever.",
        "language": "fr",
        "document_type": "Journal Article",
        "authors": (
            {"name": "Anne B Lévy Jr", "given_name": "Anne B", "family_name": "Lévy"},
        ),
        "journal": {"title": "Rev Imag", "issns": ("0140-6736",)},
        "volume": "9",
        "issue": "Pt 1",
        "pages": "S12-4; discussion S15",
        "page_start": "S12",
        "published": "1998",
    }
    assert edge(notice.updates[0]) == (
        "retraction",
        "notice",
        "80000101",
        "80000001",
        None,
    )
    assert notice.updates[0].notice is not None
    assert notice.updates[0].notice.published == "1999"


def test_update_file_with_books_and_deletions() -> None:
    clean, chapter, book, deleted = golden("update-file")
    assert [r.record_id for r in (clean, chapter, book, deleted)] == [
        "90000401", "90000402", "90000403", None,
    ]  # fmt: skip
    assert clean.updates == chapter.updates == deleted.updates == ()
    (update,) = book.updates
    assert edge(update) == ("retraction", "work", None, "90000403", None)
    assert update.work is not None
    assert (update.work.title, update.work.doi, update.work.published) == (
        "Another book.",
        "10.5555/nbk2",
        "2011",
    )


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
