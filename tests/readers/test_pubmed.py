"""PubMed: relations, metadata, and the traps of both."""

from __future__ import annotations

from tests.readers.pubmed_records import edge, golden


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
