"""Crossref XML: updates in every wrapping and schema, statuses, values, faults."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from retract_ld.models import Update
from retract_ld.readers import Record, Source
from retract_ld.readers.crossref_xml import READER

GOLDEN = Path(__file__).parent.parent / "golden" / "crossref-xml"
POLICY = "https://doi.org/10.5555/policy"


def golden(case: str) -> list[Record]:
    with (GOLDEN / case / "input.xml").open("rb") as stream:
        return list(READER.read(stream, Source(f"{case}.xml")))


def read(text: str) -> list[Record]:
    return list(READER.read(io.BytesIO(text.encode()), Source("a.xml")))


def claim(update: Update) -> tuple[object, ...]:
    """Type, date, register, side, and DOIs of notice and work."""
    return (
        update.type,
        update.date,
        update.asserted_by,
        update.found_on,
        update.notice and update.notice.doi,
        update.work and update.work.doi,
    )


def claims(case: str) -> list[list[tuple[object, ...]]]:
    return [[claim(update) for update in record.updates] for record in golden(case)]


def test_deposit_with_several_articles_and_updates() -> None:
    assert claims("deposit-5.5") == [
        [
            ("retraction", "2024-01-15", "publisher", "notice", "10.5555/aim.2024.445",
             "10.5555/aim.2016.1"),
            ("expression_of_concern", "2024-01-16", "publisher", "notice",
             "10.5555/aim.2024.445", "10.5555/aim(2017)1:2<3::x>4"),
        ],
        [],
        [("addendum", "2024-03-01", "publisher", "notice", "10.5555/aim.2024.447",
          "10.5555/aim.2024.446")],
        [("removal", "2024-04-01", "publisher", "notice", "10.5555/another.2",
          "10.5555/another.1")],
    ]  # fmt: skip
    records = golden("deposit-5.5")
    assert [r.problems for r in records] == [(), (), (), ()]
    assert [r.record_id for r in records] == [
        "10.5555/aim.2024.445",
        "10.5555/aim.2024.446",
        "10.5555/aim.2024.447",
        "10.5555/another.2",
    ]
    assert records[0].updates[0].policy == POLICY
    journals = [u.notice and u.notice.journal for r in records for u in r.updates]
    assert [journal and journal.title for journal in journals] == [
        "Annals of Invented Medicine",
        "Annals of Invented Medicine",
        "Annals of Invented Medicine",
        "Another Journal",
    ]


def test_metadata_of_the_notice() -> None:
    notice = golden("deposit-5.5")[0].updates[0].notice
    assert notice is not None
    assert notice.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/aim.2024.445",
        "url": "https://example.org/aim/2024/445",
        "title": "Retraction: two trials of Bacillus",
        "title_markup": "Retraction: two trials of <i>Bacillus</i>",
        "language": "en",
        "document_type": "journal_article",
        "authors": (
            {
                "name": "Josiah Carberry",
                "given_name": "Josiah",
                "family_name": "Carberry",
                "orcid": "0000-0002-1825-0097",
                "affiliations": ({"name": "Brown University", "ror": "05gq02987"},),
                "corresponding": True,
            },
        ),
        "journal": {
            "title": "Annals of Invented Medicine",
            "issns": ("0140-6736", "1474-547X"),
        },
        "volume": "12",
        "issue": "3",
        "pages": "445-446",
        "page_start": "445",
        "page_end": "446",
        "article_number": "e445",
        "published": "2024-01-15",
        "published_online": "2024-01-15",
        "published_print": "2024-02",
        "accepted": "2024-01-10",
        "free_to_read": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_the_work_is_only_what_the_update_names() -> None:
    work = golden("deposit-5.5")[0].updates[0].work
    assert work is not None
    assert work.model_dump(exclude_defaults=True) == {"doi": "10.5555/aim.2016.1"}


def test_old_prefixed_deposit() -> None:
    (record,) = golden("deposit-4.3-prefixed")
    assert record.problems == ()
    (update,) = record.updates
    assert claim(update) == (
        "corrigendum", "2015-03-03", "publisher", "notice", "10.5555/old.2", "10.5555/old.1",
    )  # fmt: skip
    assert update.raw_label == "Corrigendum"
    assert update.notice is not None
    assert [(a.name, a.kind) for a in update.notice.authors] == [
        ("The Invented Group", "organization"),
        ("Levy", "person"),
    ]
    assert update.notice.authors[1].affiliations[0].name == "Hôpital imaginaire"
    assert (update.notice.pages, update.notice.page_end) == ("12", None)


def test_unixref_with_label_and_time_zone() -> None:
    (record,) = golden("unixref-legacy")
    (update,) = record.updates
    assert claim(update) == (
        "correction", "2012-02-29", "crossref", "notice", "10.5555/25252525x",
        "10.5555/12345679",
    )  # fmt: skip
    assert update.raw_label == "Correction to text"
    assert update.policy == "https://doi.org/10.5555/crossmark_policy"
    assert update.notice is not None
    # the article has no date of its own: it appeared with its issue
    assert update.notice.published == "2012-02-29"
    assert record.problems == ()


def test_query_results_with_and_without_answer() -> None:
    unresolved, resolved = golden("query-result")
    assert (unresolved.record_id, unresolved.updates) == ("10.5555/unknown", ())
    (update,) = resolved.updates
    assert claim(update) == (
        "erratum", "2017-04-01", "crossref", "notice", "10.5555/known", "10.5555/answers.1",
    )  # fmt: skip
    assert update.notice is not None
    assert update.notice.publisher is not None
    assert update.notice.publisher.name == "Invented Press BV"


def test_oai_records_each_with_its_own_journal() -> None:
    records = golden("oai-records")
    assert claims("oai-records") == [
        [("withdrawal", "2020-01-01", "crossref", "notice", "10.5555/oai.1", "10.5555/oai.0")],
        [("clarification", "2020-02-02", "crossref", "notice", "10.5555/oai.2",
          "10.5555/oai.3")],
    ]  # fmt: skip
    titles = [
        u.notice.journal.title
        for r in records
        for u in r.updates
        if u.notice and u.notice.journal
    ]
    assert titles == ["Journal One", "Journal Two"]


def test_in_situ_update_keeps_both_sides() -> None:
    (record,) = golden("in-situ")
    (update,) = record.updates
    assert update.self_referential
    assert claim(update)[4:] == ("10.5555/same", "10.5555/same")
    assert update.policy is None
    assert [str(p) for p in record.problems] == [
        (
            "line 4: the Crossmark policy 'undefined/something' is no DOI and was left out."
            " Expected a DOI."
        ),
    ]


def test_variant_with_child_elements() -> None:
    (record,) = golden("children-variant")
    assert [claim(u) for u in record.updates] == [
        (
            "partial_retraction",
            "2026-01",
            "publisher",
            "notice",
            None,
            "10.5555/example-011",
        ),
        (
            "corrigendum",
            "2026-01-07",
            "publisher",
            "notice",
            None,
            "10.5555/example-012",
        ),
    ]
    assert {u.policy for u in record.updates} == {
        "https://example.org/crossmark-policy"
    }
    assert [str(p) for p in record.problems] == [
        "line 2: the item has no DOI, so the notice is not identified.",
        "line 6: the update has a child <doi>, where its text should be the DOI.",
        (
            "line 4: the Crossmark policy 'https://example.org/crossmark-policy' is an address."
            " Expected a DOI."
        ),
        "line 10: the update has a child <doi>, where its text should be the DOI.",
    ]


def test_status_of_a_preprint_is_a_claim_without_notice() -> None:
    first, second, third = golden("posted-status")
    assert [(u.raw_type, *claim(u), u.note) for u in first.updates] == [
        ("withdrawn", "withdrawal", "2025-05-16", "publisher", "work", None,
         "10.5555/preprint.1", "The authors withdrew it.\nData were lost."),
        ("removed", "removal", "2025-06-01", "publisher", "work", None,
         "10.5555/preprint.1", "Taken down."),
    ]  # fmt: skip
    work = first.updates[0].work
    assert work is not None
    assert (work.title, work.article_number, work.published) == (
        "A preprint on nothing", "RP1", "2024-03-28",
    )  # fmt: skip
    assert second.updates == ()
    assert [(u.type, u.raw_type, u.date) for u in third.updates] == [
        ("other", "suspended", None)
    ]
    assert [str(p) for p in third.problems] == [
        "line 20: the status 'suspended' is not known; it is kept as 'other'.",
        "line 20: 'soon' is not a date, so it was left out.",
    ]


def test_withdrawn_standard() -> None:
    withdrawn, released = golden("standard-withdrawn")
    (update,) = withdrawn.updates
    assert claim(update) == (
        "withdrawal",
        None,
        "publisher",
        "work",
        None,
        "10.5555/std.1",
    )
    assert update.raw_type == "withdrawn"
    assert released.updates == ()


def test_chapter_and_its_book() -> None:
    book, chapter = golden("chapters")
    assert claim(book.updates[0])[4:] == ("10.5555/book.1", "10.5555/book.0")
    notice = chapter.updates[0].notice
    assert notice is not None
    assert notice.model_dump(exclude_defaults=True) == {
        "doi": "10.5555/book.1_9",
        "url": "https://example.org/book/1/9",
        "title": "Retraction note to: chapter 2",
        "document_type": "content_item",
        "journal": {"title": "A Book of Pots", "issns": ("0264-3561",)},
        "volume": "4",
        "pages": "C1-C2",
        "page_start": "C1",
        "page_end": "C2",
        "publisher": {"name": "Pot Press"},
        "published": "2018",
        "published_print": "2018",
    }


def test_every_other_kind_of_item() -> None:
    found = [
        (u.notice.document_type, u.type, u.notice.doi, u.notice.published)
        for r in golden("other-items")
        for u in r.updates
        if u.notice
    ]
    assert found == [
        ("conference_paper", "retraction", "10.5555/conf.2", "2020"),
        ("dissertation", "withdrawal", "10.5555/diss.2", "2021"),
        ("report-paper", "clarification", "10.5555/rep.2", "2021"),
        ("dataset", "new_version", "10.5555/data.2", "2021"),
    ]
    assert golden("other-items")[-1].record_id == "10.5555/review.1"


def test_crossmark_deposited_later() -> None:
    assert claims("resource-deposit") == [
        [("correction", "2016-06-06", "publisher", "notice", "10.5555/later.2",
          "10.5555/later.1")],
        [],
    ]  # fmt: skip


def test_dirty_updates_lose_nothing() -> None:
    (record,) = golden("dirty-types")
    assert [
        (u.type, u.raw_type, u.date, u.work and u.work.doi) for u in record.updates
    ] == [
        ("retraction", "retration", None, "10.5555/a"),
        ("other", "68818", "2024-01-01", "10.5555/b"),
        ("expression_of_concern", "Expression-of-concern", "2024-01-01", "10.5555/c"),
        ("erratum", "err", None, "10.5555/d"),
        ("other", "(blank)", "2024-01-01", "10.5555/e"),
        ("retraction", "(blank)", None, "10.5555/f"),
        ("retraction", "retraction", "2024-01-01", None),
        ("retraction", "retraction", "2024-01-01", None),
    ]
    assert [p.message for p in record.problems] == [
        "the update type 'retration' is read as 'retraction'.",
        "'2024-02-30' is not a date, so it was left out.",
        "'javascript:alert(1)' is not an address, so it was left out.",
        "the update type '68818' is not known.",
        "the update type 'Expression-of-concern' is read as 'expression_of_concern'.",
        "the update type 'err' is read as 'erratum'.",
        "the update has no @type, so it is kept as 'other'.",
        "the update has no @type; its @label 'Retraction' is read as one.",
        "'http://example.org/no-doi' is not a DOI, so the work updated is not known.",
        "the update names no DOI, so the work updated is not known.",
    ]


def test_relations_and_empty_crossmarks_make_no_claim() -> None:
    assert [(r.updates, r.problems) for r in golden("nothing")] == [((), ()), ((), ())]


def test_wrapped_body() -> None:
    assert claims("fragment") == [
        [
            (
                "retraction",
                "2022-02-28",
                "publisher",
                "notice",
                "10.5555/w.2",
                "10.5555/w.1",
            )
        ]
    ]


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden_cases_are_detected(case: str) -> None:
    assert READER.detect((GOLDEN / case / "input.xml").read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "<record><leader/><controlfield/></record>",
        "<body><p>crossmark</p></body>",
        "<dataset><title/></dataset>",
        "<journal><title/></journal>",
        "<article><front/></article>",
        "<html><body/></html>",
        "crossref",
        "",
    ],
)
def test_what_is_not_crossref_xml(text: str) -> None:
    assert not READER.detect(text.encode())


UPDATE_TYPES = [
    "addendum",
    "clarification",
    "correction",
    "corrigendum",
    "erratum",
    "expression_of_concern",
    "new_edition",
    "new_version",
    "partial_retraction",
    "removal",
    "retraction",
    "withdrawal",
]


@pytest.mark.parametrize("update_type", UPDATE_TYPES)
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (
            "<{p}journal_article xmlns{c}='http://www.crossref.org/schema/{v}'>",
            "</{p}journal_article>",
        ),
    ],
)
@pytest.mark.parametrize(
    "version", ["4.3.0", "4.4.2", "4.8.1", "5.3.1", "5.4.0", "5.5.0", "9.9"]
)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_every_type_in_every_version_and_prefix(
    update_type: str, start: str, end: str, version: str, prefix: str
) -> None:
    opening = start.format(p=prefix, c=prefix and ":x", v=version)
    body = (
        (
            "<crossmark><updates><update date='2020-01-02' type='{t}'>10.5555/w</update>"
            "</updates></crossmark><doi_data><doi>10.5555/n</doi></doi_data>"
        )
        .replace("</", "<|")
        .replace("<", f"<{prefix}")
        .replace(f"<{prefix}|", f"</{prefix}")
    )
    (record,) = read(opening + body.format(t=update_type) + end.format(p=prefix))
    assert record.problems == ()
    assert [claim(u) for u in record.updates] == [
        (update_type, "2020-01-02", "publisher", "notice", "10.5555/n", "10.5555/w")
    ]
