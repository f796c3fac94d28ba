"""JATS: which document a link names."""

from typing import Any

import pytest

from tests.readers.jats_articles import (
    GOLDEN,
    XLINK,
    article,
    edge,
    golden,
    link,
    only,
    records,
)

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
