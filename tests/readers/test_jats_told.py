"""JATS notices whose work stands in their text only: used with evidence, or doubted."""

from __future__ import annotations

import io

import pytest

from retract_ld.readers import Record, Source, jats

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
CITED = (
    "The following article has been retracted by the publisher: Doe J, Roe R. Effects of"
    " green tea on mice. Journal of Tea. 2010;3(2):45-51. doi:10.5555/tea.2010.3."
)
LINK = (
    '<related-article related-article-type="retracted-article" ext-link-type="doi"'
    ' xlink:href="{}"/>'
)


def read(
    body: str, meta: str = "", title: str = "Retraction", kind: str = "retraction"
) -> Record:
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n") if part)
    text = (
        f'<article {XLINK} article-type="{kind}"><front><article-meta><article-id'
        ' pub-id-type="doi">10.5555/own</article-id><title-group><article-title>'
        f"{title}</article-title></title-group>{meta}</article-meta></front>"
        f"<body>{paragraphs}</body></article>"
    )
    (record,) = jats.read(io.BytesIO(text.encode()), Source("a.xml"))
    assert not record.rejected
    return record


def works(record: Record) -> list[str | None]:
    return [
        update.work and (update.work.doi or update.work.title)
        for update in record.updates
    ]


def warned(record: Record, words: str) -> bool:
    return any(words in problem.message for problem in record.problems)


def test_the_work_comes_from_the_text_with_its_words() -> None:
    record = read(f"{CITED}\nThe images were manipulated.")
    (update,) = record.updates
    assert (update.type, update.found_on) == ("retraction", "notice")
    assert update.notice
    assert update.work
    assert (update.notice.doi, update.work.doi) == ("10.5555/own", "10.5555/tea.2010.3")
    assert update.work.title == "Effects of green tea on mice"
    text = update.notice.text
    words = [found for found in update.evidence if found.field.startswith("work.")]
    assert {"work.doi", "work.title"} <= {found.field for found in words}
    assert text
    for found in update.evidence:
        if found.start is not None:
            assert text[found.start : found.end] == found.text
    assert warned(record, "the work was read from its text")


def test_the_type_is_that_of_the_article_whatever_the_text_says() -> None:
    (update,) = read(CITED, kind="expression-of-concern").updates
    assert update.type == "expression_of_concern"
    assert update.work
    assert update.work.doi == "10.5555/tea.2010.3"


def test_the_title_of_the_notice_names_the_work_without_a_place_in_the_text() -> None:
    record = read(
        "This article has been retracted at the request of its authors.",
        title="Retraction: Effects of green tea on mice",
    )
    (update,) = record.updates
    assert works(record) == ["Effects of green tea on mice"]
    (words,) = [found for found in update.evidence if found.field == "work.title"]
    assert (words.start, words.end, words.text) == (None, None, update.work.title)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        "This article, doi:10.5555/own, has been retracted.",
        "Cite this notice as doi:10.5555/own.",
    ],
)
def test_the_notice_is_never_its_own_work(body: str) -> None:
    record = read(body, title="Retraction: Effects of green tea on mice")
    for update in record.updates:
        assert update.work is None or update.work.doi != "10.5555/own"
        assert not update.self_referential


def test_a_link_that_agrees_leaves_nothing_to_tell() -> None:
    record = read(CITED, LINK.format("10.5555/tea.2010.3"))
    assert works(record) == ["10.5555/tea.2010.3"]
    assert not warned(record, "the text speaks of")


def test_a_link_that_contradicts_decides_and_is_told() -> None:
    record = read(CITED, LINK.format("10.5555/other"))
    assert works(record) == ["10.5555/other"]
    assert warned(record, "the text speaks of 10.5555/tea.2010.3, which no")
    (update,) = record.updates
    assert not [found for found in update.evidence if found.field.startswith("work")]


@pytest.mark.parametrize(
    "body",
    [
        "The editors regret the inconvenience. See doi:10.5555/policy.",
        "The editors regret the inconvenience (https://doi.org/10.5555/policy).",
        "We retract this paper for image duplication, described in doi:10.5555/policy.",
        "The editors followed the guidelines for articles, doi:10.5555/policy.",
        "The article has been retracted. It overlaps with an article, doi:10.5555/older.",
    ],
)
def test_a_text_that_names_no_work_names_none(body: str) -> None:
    record = read(body)
    assert works(record) == [None]
    assert warned(record, "the work is not known")


@pytest.mark.parametrize(
    "body",
    [
        "The article [doi:10.5555/tea.2010.3] has been retracted.",
        (
            "This refers to the article doi:10.5555/tea.2010.3. It overlaps with an older"
            " one, doi:10.5555/older."
        ),
        "El artículo https://doi.org/10.5555/tea.2010.3 ha sido retractado.",
    ],
)
def test_a_bare_identifier_is_used_where_it_is_called_the_article(body: str) -> None:
    assert works(read(body)) == ["10.5555/tea.2010.3"]


def test_a_paper_of_the_type_of_a_notice_is_not_read_for_works() -> None:
    abstract = f"<abstract><p>{CITED}</p></abstract>"
    record = read(CITED, abstract, title="Optimised tea", kind="addendum")
    assert works(record) == [None]


def test_several_works_are_several_claims() -> None:
    record = read(
        "The following articles have been retracted:\n"
        "Doe J. Effects of green tea on mice. Journal of Tea. 2010;3:45-51."
        " doi:10.5555/tea.2010.3.\n"
        "Doe J. Effects of black tea on rats. Journal of Tea. 2011;4:5-11."
        " doi:10.5555/tea.2011.4."
    )
    assert works(record) == ["10.5555/tea.2010.3", "10.5555/tea.2011.4"]
    assert {update.notice.doi for update in record.updates if update.notice} == {
        "10.5555/own"
    }
