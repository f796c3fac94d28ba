"""JATS: every construct and trap, with the exact claims that must come out."""

import contextlib
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.errors import Malformed, Refused
from retract_ld.models import Agent, Organization, Update
from retract_ld.readers import READERS, Record, Source, jats
from retract_ld.readers.jats_types import heading_type_of, link_meaning, manner_of

GOLDEN = Path(__file__).parent.parent / "golden" / "jats"
CASES = sorted(GOLDEN.glob("*/input.xml"))
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def records(data: bytes | str) -> list[Record]:
    raw = data.encode() if isinstance(data, str) else data
    return list(jats.read(io.BytesIO(raw), Source("a.xml")))


def article(
    meta: str = "",
    *,
    kind: str = "retraction",
    body: str = "",
    title: str = "T",
    attributes: str = "",
) -> str:
    return (
        f'<article {XLINK} article-type="{kind}" {attributes}><front><article-meta>'
        f'<article-id pub-id-type="doi">10.5555/own</article-id>'
        f"<title-group><article-title>{title}</article-title></title-group>{meta}"
        f"</article-meta></front>{body}</article>"
    )


def link(
    kind: str, href: str = "10.5555/other", ext: str = "doi", more: str = ""
) -> str:
    return (
        f'<related-article related-article-type="{kind}" ext-link-type="{ext}"'
        f' xlink:href="{href}" {more}/>'
    )


def only(data: str) -> Update:
    (record,) = records(data)
    assert [p for p in record.problems if p.severity == "error"] == []
    (update,) = record.updates
    return update


def edge(update: Update) -> tuple[str, str, str | None, str | None]:
    """Return what happened: type, where it was said, notice, work."""
    assert update.found_on
    notice = update.notice and (
        update.notice.doi or update.notice.pmid or update.notice.title
    )
    work = update.work and (update.work.doi or update.work.pmid or update.work.title)
    return update.type, update.found_on, notice, work


def golden(case: str) -> list[Record]:
    return records((GOLDEN / case / "input.xml").read_bytes())


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


def heading(text: str, group: str = "heading") -> str:
    return (
        f'<article-categories><subj-group subj-group-type="{group}"><subject>{text}</subject>'
        "</subj-group></article-categories>"
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


# Which document a link names.


@pytest.mark.parametrize(
    ("ext", "href", "expected"),
    [
        ("doi", "10.5555/ABC", {"doi": "10.5555/abc"}),
        ("doi", "https://doi.org/10.1002/A%3C1::B%3E3", {"doi": "10.1002/a<1::b>3"}),
        ("doi", "doi.org/10.5555/x", {"doi": "10.5555/x"}),
        (
            "uri",
            "info:doi/10.1371/journal.pone.0000001",
            {"doi": "10.1371/journal.pone.0000001"},
        ),
        ("uri", "http://dx.doi.org/10.5555/x", {"doi": "10.5555/x"}),
        ("doi", "https://journal.example.org/doi/full/10.5555/x", {"doi": "10.5555/x"}),
        ("pubmed", "012345", {"pmid": "12345"}),
        ("pmid", "PMID: 12345", {"pmid": "12345"}),
        ("pubmed", "10.5555/x", {"doi": "10.5555/x"}),
        ("pmc", "1764909", {"pmcid": "PMC1764909"}),
        ("pmcid", "PMC1764909", {"pmcid": "PMC1764909"}),
        ("uri", "https://pubmed.ncbi.nlm.nih.gov/12345/", {"pmid": "12345"}),
        ("uri", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/", {"pmcid": "PMC77"}),
        ("", "PMC77", {"pmcid": "PMC77"}),
        ("", "10.5555/x", {"doi": "10.5555/x"}),
        ("uri", "HTTPS://example.org/a b", {"url": "https://example.org/a%20b"}),
    ],
)
def test_identifiers(ext: str, href: str, expected: dict[str, str]) -> None:
    update = only(article(link("retracted-article", href, ext)))
    assert update.work
    assert update.work.model_dump(exclude_defaults=True) == expected


@pytest.mark.parametrize("name", ["href", "xlink:href", "x:href"])
def test_href_in_any_namespace(name: str) -> None:
    update = only(
        f'<article {XLINK} xmlns:x="http://www.w3.org/1999/xlink" article-type="retraction"><front>'
        "<article-meta><title-group><article-title>T</article-title></title-group>"
        f'<related-article related-article-type="retracted-article" {name}="10.5555/x"/>'
        "</article-meta></front></article>"
    )
    assert update.work
    assert update.work.doi == "10.5555/x"


def test_places_without_identifier() -> None:
    found = golden("old-nlm")[0].updates
    works: list[dict[str, Any]] = [
        u.work.model_dump(exclude_defaults=True) for u in found if u.work
    ]
    assert works == [
        {"volume": "6", "page_start": "101"},
        {
            "pmid": "9876543",
            "volume": "5",
            "issue": "2",
            "page_start": "33",
            "page_end": "40",
            "journal": {"title": "Other J"},
        },
    ]
    assert [u.note for u in found] == ["101–109", None]


def test_links_to_one_work_are_one_claim() -> None:
    works = [u.work for u in golden("many-works")[0].updates if u.work]
    assert [(w.doi, w.pmid) for w in works] == [
        ("10.5555/bulk.a", "33333333"),
        (None, "44444444"),
    ]


def test_citations_in_links() -> None:
    (record,) = golden("hard-values")
    works = [
        u.work and u.work.model_dump(exclude_defaults=True) for u in record.updates
    ]
    assert works == [
        {"volume": "3", "page_start": "802-a"},
        {"url": "https://example.org/a%20b"},
        {"doi": "10.5555/not.a.pmid"},
        {
            "title": "An old paper",
            "authors": ({"name": "R Roe", "given_name": "R", "family_name": "Roe"},),
            "journal": {"title": "Hard Values"},
            "volume": "2",
            "page_start": "5",
            "published": "1999",
        },
        None,
        {"doi": "10.5555/in.text"},
    ]
    assert [u.note for u in record.updates] == [None] * 4 + [
        "Hard Values 1, 17 (1998)",
        None,
    ]


def test_doubtful_values_are_told_and_left_out() -> None:
    (record,) = golden("hard-values")
    assert [str(problem) for problem in record.problems] == [
        "line 17: 'N/A' is no identifier or web address (doi). The link is kept without it.",
        (
            "line 23: the 'corrected-article' link names no document. Give it an ext-link-type"
            " and an xlink:href."
        ),
        "line 1: the language 'english language' is not a language tag.",
        "line 4: 'unavailable' is no DOI. It is left out.",
        "line 6: 'PMCX' is no PubMed Central id. It is left out.",
        "line 13: 2020-2-31 is not a date; the day is left out.",
        "line 14: the month 'Thermidor' is not a month; it is left out.",
        "line 15: the year '20' is not a year of four digits.",
        "line 16: the licence 'see footnote' is not a web address.",
        "line 9: 'https://ror.org/02mhbdp95' is not a ROR id. It is left out.",
        (
            "line 9: '0000-0002-1825-0098' is not an ORCID iD (16 digits, the last a check"
            " digit). It is left out."
        ),
        "line 2: '1234-5678' is not an ISSN (8 digits, the last a check digit). It is left out.",
    ]
    assert {p.severity for p in record.problems} == {"warning"}


def test_an_article_that_says_nothing_has_no_problems() -> None:
    data = (GOLDEN / "hard-values" / "input.xml").read_text()
    plain = data.replace('"correction"', '"research-article"').replace(
        "corrected-", "companion-"
    )
    (record,) = records(plain)
    assert (record.updates, record.problems) == ((), ())


def test_a_notice_that_names_nothing_is_an_error() -> None:
    (record,) = records('<x>\n<article article-type="retraction"/></x>')
    (problem,) = record.problems
    assert record.updates == ()
    assert record.raw == b'<article article-type="retraction"/>'
    assert str(problem) == (
        "line 2: an article of the kind 'retraction' names neither itself nor a work."
        " It needs an article-id or title, and a related-article."
    )


def test_a_notice_without_work() -> None:
    (record,) = records(article())
    (update,) = record.updates
    assert edge(update) == ("retraction", "notice", "10.5555/own", None)
    assert str(record.problems[0]) == (
        "line 1: the article is a notice ('retraction') without a related-article, so the"
        " work is not known. Add a related-article with the DOI of the work."
    )


def test_a_retracted_reference_is_no_update() -> None:
    (record,) = golden("retraction-notice")
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "10.5555/jit.2021.0009", "10.5555/jit.2019.0001")
    ]


def test_a_link_in_the_text_of_an_ordinary_article_is_no_claim() -> None:
    body = f"<body><p>See {link('retracted-article')}.</p></body>"
    (record,) = records(article(kind="editorial", body=body))
    assert record.updates == ()
    assert record.problems[0].message == (
        "the 'retracted-article' link in the text of an article that is no notice is not"
        " read as a claim."
    )


# Metadata.


def test_metadata_of_a_notice() -> None:
    notice = golden("retraction-notice")[0].updates[0].notice
    assert notice
    told = notice.model_dump(
        exclude_defaults=True, exclude={"authors", "text", "title_markup"}
    )
    assert told == {
        "doi": "10.5555/jit.2021.0009",
        "pmid": "31234567",
        "pmcid": "PMC7654321",
        "title": "Retraction Note: Growth of E. coli at x<4: A second look",
        "language": "en",
        "document_type": "retraction",
        "journal": {
            "title": "Journal of Invented Tests",
            "issns": ("0140-6736", "1474-547X"),
        },
        "volume": "12",
        "issue": "3",
        "page_start": "301",
        "page_end": "302",
        "publisher": {"name": "Example & Sons"},
        "published": "2021-03-05",
        "published_online": "2021-03-05",
        "published_print": "2021-04",
        "received": "2021-02-01",
        "accepted": "2021-02",
        "free_to_read": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert notice.title_markup
    assert notice.title_markup.startswith(
        "Retraction Note: Growth of <italic>E. coli</italic> at "
    )
    assert "<mml:mo>&lt;</mml:mo>" in notice.title_markup
    assert "xref" not in notice.title_markup


def test_authors() -> None:
    notice = golden("retraction-notice")[0].updates[0].notice
    assert notice
    university = Organization(name="Department of Nothing, Sample University")
    assert notice.authors == (
        Agent(
            name="Ana B. Márquez Jr",
            given_name="Ana B.",
            family_name="Márquez",
            orcid="0000-0002-1825-0097",
            affiliations=(
                Organization(
                    name="Invented Institute, Springfield, Utopia", ror="02mhbdp94"
                ),
                university,
            ),
            corresponding=True,
            equal_contribution=True,
        ),
        Agent(
            name="Ming Li",
            given_name="Ming",
            family_name="Li",
            affiliations=(university,),
            corresponding=True,
        ),
        Agent(name="The Invented Trial Group", kind="organization"),
    )


@pytest.mark.parametrize(
    ("contrib", "expected"),
    [
        ("<name><surname>Lee</surname></name>", ["Lee"]),
        (
            '<name name-style="eastern"><surname>李</surname><given-names>明</given-names></name>',
            ["李明"],
        ),
        (
            '<name name-style="eastern"><surname>Li</surname><given-names>Ming</given-names></name>',
            ["Li Ming"],
        ),
        (
            "<string-name><surname>Lee</surname><given-names>A</given-names></string-name>",
            ["A Lee"],
        ),
        ("<string-name>A. B. <surname>Lee</surname></string-name>", ["A. B. Lee"]),
        ("<name><surname>Lee</surname></name><collab>Group</collab>", ["Lee", "Group"]),
        (
            "<collab-alternatives><collab>Group</collab></collab-alternatives>",
            ["Group"],
        ),
        ("<collab><institution>The Office</institution></collab>", ["The Office"]),
        ("<anonymous/>", []),
    ],
)
def test_names(contrib: str, expected: list[str]) -> None:
    meta = f'<contrib-group><contrib contrib-type="author">{contrib}</contrib></contrib-group>'
    update = only(article(meta))
    assert update.notice
    assert [a.name for a in update.notice.authors] == expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (
            '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>',
            "0000-0002-1825-0097",
        ),
        (
            "<contrib-id>http://orcid.org/0000-0002-1694-233x</contrib-id>",
            "0000-0002-1694-233X",
        ),
        (
            '<uri content-type="orcid" xlink:href="https://orcid.org/0000-0002-1825-0097">iD</uri>',
            "0000-0002-1825-0097",
        ),
        (
            '<ext-link ext-link-type="orcid">0000000218250097</ext-link>',
            "0000-0002-1825-0097",
        ),
        ('<contrib-id contrib-id-type="scopus">12345</contrib-id>', None),
        ("<uri>https://example.org/</uri>", None),
    ],
)
def test_orcid(identifier: str, expected: str | None) -> None:
    meta = f"<contrib-group><contrib>{identifier}<name><surname>Lee</surname></name></contrib></contrib-group>"
    update = only(article(meta))
    assert update.notice
    assert [a.orcid for a in update.notice.authors] == [expected]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("<contrib>{0}</contrib><aff><label>a</label>One, Place</aff>", ["One, Place"]),
        ("<contrib>{0}<aff>One</aff></contrib><aff>Two</aff>", ["One"]),
        (
            '<contrib>{0}<xref ref-type="aff" rid="x"/></contrib><aff id="x"><sup>1</sup>One<email>a@b.c</email></aff><aff id="y">Two</aff>',
            ["One"],
        ),
        ("<contrib>{0}</contrib><aff>a@b.c</aff>", ["a@b.c"]),
        ('<contrib>{0}<xref ref-type="aff" rid="none"/></contrib>', []),
    ],
)
def test_affiliations(group: str, expected: list[str]) -> None:
    contrib = group.format("<name><surname>Lee</surname></name>")
    update = only(article(f"<contrib-group>{contrib}</contrib-group>"))
    assert update.notice
    assert [o.name for a in update.notice.authors for o in a.affiliations] == expected


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        (
            '<pub-date pub-type="epub"><day>5</day><month>03</month><year>2015</year></pub-date>',
            "2015-03-05",
        ),
        (
            '<pub-date pub-type="collection"><year>2014</year></pub-date><pub-date pub-type="epub"><month>2</month><year>2015</year></pub-date>',
            "2015-02",
        ),
        ('<pub-date pub-type="collection"><year>2014</year></pub-date>', "2014"),
        (
            '<pub-date pub-type="ppub"><year>2015</year></pub-date><pub-date pub-type="epub"><month>12</month><year>2015</year></pub-date>',
            "2015-12",
        ),
        (
            '<pub-date pub-type="ppub"><month>Sept.</month><year>2015</year></pub-date>',
            "2015-09",
        ),
        (
            '<pub-date pub-type="ppub"><season>Jul-Aug</season><year>2015</year></pub-date>',
            "2015",
        ),
        ('<pub-date iso-8601-date="2015-03-05"/>', "2015-03-05"),
        ('<pub-date iso-8601-date="20150305"/>', "2015-03-05"),
        (
            '<pub-date pub-type="epub"><string-date>2015-03</string-date></pub-date>',
            "2015-03",
        ),
        ('<pub-date pub-type="pmc-release"><year>2015</year></pub-date>', None),
        ('<pub-date date-type="preprint"><year>2015</year></pub-date>', None),
        ('<pub-date date-type="retracted"><year>2015</year></pub-date>', None),
        ("<pub-date><year>MMXV</year></pub-date>", None),
    ],
)
def test_publication_dates(dates: str, published: str | None) -> None:
    (record,) = records(article(dates + link("retracted-article")))
    (update,) = record.updates
    assert update.notice
    assert update.notice.published == published
    assert update.date == ("2015" if 'date-type="retracted"' in dates else published)


def test_licences() -> None:
    for permissions, expected in (
        ('<license license-type="open-access"/>', (True, None)),
        (
            '<license xlink:href="https://example.org/terms"/>',
            (None, "https://example.org/terms"),
        ),
        (
            '<license><license-p><ext-link xlink:href="https://creativecommons.org/licenses/by/4.0/"/></license-p></license>',
            (True, "https://creativecommons.org/licenses/by/4.0/"),
        ),
        ("<copyright-statement>© us</copyright-statement>", (None, None)),
        ("<free_to_read/>", (True, None)),
    ):
        notice = only(article(f"<permissions>{permissions}</permissions>")).notice
        assert notice
        assert (notice.free_to_read, notice.license) == expected


def test_named_entities_and_encodings() -> None:
    notice = golden("old-nlm")[0].updates[0].notice
    assert notice
    assert notice.title == "RETRACTION – café étude …"
    assert notice.authors[0].name == "Dr. José Garçon, MD"
    assert notice.authors[0].affiliations[0].name == "Invented Hospital, Nîmes"


def test_the_text_of_a_notice() -> None:
    update = golden("retraction-notice")[0].updates[0]
    assert update.notice
    assert update.notice.text == (
        "Statement\n\nThe editor has retracted this article [1] at the request of the"
        " authors, because the results could not be reproduced.\n\nAll authors agree:\n\n"
        "first point\n\nsecond point\n\nand no more."
    )
    assert update.reasons == ("results-not-reproducible",)
    assert "authors" in update.initiated_by
    for words in update.evidence:
        assert update.notice.text[words.start : words.end] == words.text


def test_a_paper_filed_as_a_notice_has_no_reasons() -> None:
    paper = "<abstract><p>We do.</p></abstract>"
    body = "<body><p>The article is retracted because of plagiarism.</p></body>"
    update = only(article(paper, kind="addendum", body=body))
    assert update.notice
    assert (update.notice.text, update.reasons) == (None, ())


# Wrappers and parts.


def test_oai_and_prefixes() -> None:
    found = golden("oai-wrapped")
    assert [(r.location, r.record_id, len(r.updates)) for r in found] == [
        ("line 4", "10.5555/wrapped.1", 1),
        ("line 8", "10.5555/wrapped.2", 0),
        ("line 11", "22222222", 1),
    ]
    first = found[0].updates[0]
    assert first.notice
    assert first.notice.title == "Erratum to: Wrapped H2O"
    assert (
        first.notice.title_markup
        == "Erratum to: <italic>Wrapped</italic> H<sub>2</sub>O"
    )


def test_translations_are_notices_of_their_own() -> None:
    (record,) = golden("addendum")
    assert [edge(u) for u in record.updates] == [
        ("addendum", "notice", "10.5555/rit.2021.adendo", "10.5555/rit.2020.7"),
        ("addendum", "notice", "10.5555/rit.2021.adendo", "10.5555/rit.2020.8"),
        ("addendum", "notice", "10.5555/rit.2021.adendo.en", "10.5555/rit.2020.7.en"),
    ]
    english = record.updates[2].notice
    assert english
    assert (english.language, english.volume, english.published) == (
        "en",
        "37",
        "2021-05-31",
    )
    assert english.journal
    assert english.journal.title == "Revista de Invenções"


def test_parts_have_their_own_type_and_links() -> None:
    (record,) = golden("sub-articles")
    assert [edge(u) for u in record.updates] == [
        ("correction", "notice", "10.5555/n.1.corr", "10.5555/n.1"),
        ("addendum", "notice", "Later note", "10.5555/n.1"),
    ]


def test_good_articles_before_a_fault_are_read() -> None:
    found = jats.read(
        io.BytesIO(f"<x>{article()}{article()}\n<article>".encode()), Source("a.xml")
    )
    assert next(found).record_id == "10.5555/own"
    assert next(found).record_id == "10.5555/own"
    with pytest.raises(Malformed, match=r"a.xml, line 2: is not well-formed XML"):
        next(found)


def test_no_article_at_all() -> None:
    with pytest.raises(Malformed) as caught:
        records("<html/>")
    assert (
        str(caught.value) == "a.xml: is XML without any <article>, so it is not JATS."
    )


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.parent.name)
def test_detected(path: Path) -> None:
    head = path.read_bytes()
    assert [r.name for r in READERS.values() if r.detect(head)][:1] == ["jats"]
    assert not jats.detect(head[:20])


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x00\x01\x02\xff",
        b'{"article": "<article article-type=\'retraction\'>"}',
        b"<html><body><article article-type='retraction'><front/></article></body></html>",
        b"<!DOCTYPE html><article class='x'><p>",
        b'<article xmlns="http://docbook.org/ns/docbook"><info><title>t</title></info></article>',
        b"<PubmedArticleSet><PubmedArticle><MedlineCitation><Article>",
        b"<doi_batch><body><journal><journal_article/></journal></body></doi_batch>",
        b"%PDF-1.4 <article article-type=",
    ],
)
def test_not_detected(head: bytes) -> None:
    assert not jats.detect(head)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_detected_in_any_encoding(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{article()}'.encode(
        encoding
    )
    assert jats.detect(data)
    assert records(data)[0].record_id == "10.5555/own"


# Anything at all.

WHOLE = [path.read_bytes() for path in CASES]


def survive(data: bytes) -> None:
    """Read to the end, or to one of the two errors that say why not."""
    jats.detect(data)
    with contextlib.suppress(Malformed, Refused):
        for record in jats.read(io.BytesIO(data), Source("f.xml")):
            assert isinstance(record, Record)
            assert all(update.raw_type for update in record.updates)


@given(st.sampled_from(WHOLE), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_truncated(data: bytes, share: float) -> None:
    survive(data[: int(len(data) * share)])


@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6),
)
@settings(max_examples=120, deadline=None)
def test_garbled(data: bytes, edits: list[tuple[float, bytes]]) -> None:
    changed = bytearray(data)
    for place, new in edits:
        at = int(len(changed) * place)
        changed[at : at + len(new)] = new
    survive(bytes(changed))


NAMES = st.sampled_from(
    [
        "article",
        "front",
        "article-meta",
        "front-stub",
        "related-article",
        "related-object",
        "sub-article",
        "response",
        "contrib-group",
        "contrib",
        "name",
        "collab",
        "aff",
        "xref",
        "pub-date",
        "history",
        "date",
        "event",
        "pub-history",
        "year",
        "title-group",
        "article-title",
        "subtitle",
        "permissions",
        "license",
        "body",
        "p",
        "sec",
        "article-id",
        "issn",
        "journal-meta",
        "article-categories",
        "subject",
        "subj-group",
        "name-alternatives",
        "string-name",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "article-type",
            "related-article-type",
            "ext-link-type",
            "href",
            "vol",
            "page",
            "date-type",
            "event-type",
            "pub-type",
            "rid",
            "id",
            "content-type",
            "contrib-type",
            "lang",
            "iso-8601-date",
            "pub-id-type",
        ]
    ),
    st.sampled_from(
        [
            "retraction",
            "retracted-article",
            "retraction-forward",
            "correction",
            "addendum",
            "doi",
            "pubmed",
            "pmc",
            "10.5555/x",
            "12345",
            "epub",
            "corrected",
            "retracted",
            "x",
            "aff",
            "author",
            "translation",
            "2020-01-01",
            "-",
        ]
    ),
    max_size=4,
)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def spell(name: str, attributes: dict[str, str], inside: list[str]) -> str:
        told = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<{name}{told}>{''.join(inside)}</{name}>"

    return st.builds(spell, NAMES, ATTRIBUTES, st.lists(children, max_size=5))


TREES = st.recursive(
    st.sampled_from(["", "2020", "10.5555/y", "&eacute;", "Retraction"]),
    element,
    max_leaves=30,
)


@given(TREES)
@settings(max_examples=150, deadline=None)
def test_any_tree_of_jats_elements(tree: str) -> None:
    survive(f'<article article-type="retraction">{tree}</article>'.encode())


def test_a_link_that_names_nothing_is_told_once() -> None:
    (record,) = records(article(link("retracted-article", "unavailable")))
    assert [str(p) for p in record.problems] == [
        (
            "line 1: the 'retracted-article' link names no document: 'unavailable' is no"
            " identifier or web address (doi). Give it an ext-link-type and an xlink:href."
        ),
        (
            "line 1: the article is a notice ('retraction') without a related-article, so"
            " the work is not known. Add a related-article with the DOI of the work."
        ),
    ]


def test_a_link_in_the_text_is_named_and_not_taken_for_the_work() -> None:
    body = (
        '<body><p>The article <ext-link ext-link-type="doi" xlink:href="10.5555/w">x'
        "</ext-link> has been retracted.</p></body>"
    )
    (record,) = records(article(body=body))
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "10.5555/own", None)
    ]
    assert [p.message for p in record.problems] == [
        (
            "the article is a notice ('retraction') without a related-article, so the work"
            " is not known. Its text names '10.5555/w'."
        )
    ]


def test_a_container_whose_parts_are_the_notices_makes_no_claim_of_its_own() -> None:
    part = (
        '<sub-article article-type="retraction"><front-stub>{}<title-group><article-title>'
        "{}</article-title></title-group>{}</front-stub></sub-article>"
    )
    one = part.format(
        '<article-id pub-id-type="doi">10.5555/s1</article-id>',
        "One",
        link("retracted-article", "10.5555/w1"),
    )
    two = part.format("", "Two", link("retracted-article", "10.5555/w2"))
    (record,) = records(article(body=one + two, title="Retractions"))
    assert [edge(u) for u in record.updates] == [
        ("retraction", "notice", "10.5555/s1", "10.5555/w1"),
        ("retraction", "notice", "Two", "10.5555/w2"),
    ]
    assert [str(p) for p in record.problems] == [
        (
            "line 1: the part 'Two' has no identifier of its own; it stands in"
            " 10.5555/own. Give it an article-id."
        )
    ]


def test_a_link_of_no_side_does_not_silence_the_type_of_a_retracted_article() -> None:
    (record,) = records(article(link("retracts"), kind="retracted-article"))
    assert [(u.type, u.raw_type, u.found_on) for u in record.updates] == [
        ("retraction", "retracted-article", "work"),
        ("other", "retracts", None),
    ]
