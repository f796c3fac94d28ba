"""Whole pages of publishers: what their head tells, and what stands around a notice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.evaluation import evaluate
from retract_ld.prose.html_head import metadata_of_html
from retract_ld.prose.html_input import text_of_html
from retract_ld.prose.pdf_lines import PdfLine, Piece, is_wide
from retract_ld.prose.pdf_paragraphs import paragraphs_of
from retract_ld.prose.scores import Tally
from retract_ld.readers.prose import READER
from retract_ld.readers.records import Source

FOLDER = Path(__file__).parent / "evaluation" / "publishers" / "dev"
PAGE = """<!DOCTYPE html><html><head><title>x</title>
<meta name="citation_doi" content="10.5555/own.9"><meta name="citation_volume" content="9">
<meta name="citation_issue" content="2"><meta name="citation_firstpage" content="33">
<meta name="dc.date" content="24 Jul 2017"></head><body>
<header><a>Soil Letters</a><a>Log in</a></header>
<main><div>Correction</div><h1>Correction to: Dunes at night and by day</h1>
<ul class="author-list"><li>Jane Roe,</li><li>John Poe</li></ul>
<div>Soil Letters, Volume 9, Issue 2, Page 33 <a href="https://doi.org/10.5555/own.9">
https://doi.org/10.5555/own.9</a><a>Get rights</a></div><ul><li>Abstract</li><li>References</li>
<li>PDF</li></ul><p>In this article [1] Table 2 was wrong.</p><h2>References</h2>
<ol><li>Roe J, Poe J. Dunes at night and by day. Soil Lett. 2015;7(1):3-9.
[<a href="https://doi.org/10.5555/work.7">CrossRef</a>]</li></ol></main></body></html>"""


@pytest.fixture(scope="module")
def tally() -> Tally:
    counted = Tally()
    evaluate(FOLDER, counted)
    return counted


@pytest.mark.parametrize(
    "field",
    ["nature", "title", "doi", "notice.doi", "notice.date", "volume", "pages", "year"],
)
def test_pages_and_odd_layouts_are_read(tally, field):
    score = tally.scores["all", field]
    assert score.f1 >= 0.93, [miss for miss in tally.misses if f": {field}: " in miss]
    assert score.precision >= 0.93


def test_the_head_tells_which_citation_is_the_page_itself():
    [record] = READER.read(io.BytesIO(PAGE.encode()), Source("page.html"))
    [update] = record.updates
    assert (update.work.doi, update.notice.doi) == ("10.5555/work.7", "10.5555/own.9")
    assert (update.work.volume, update.work.pages) == ("7", "3-9")
    assert update.notice.published == "2017-07-24"
    assert [author.name for author in update.work.authors] == ["Roe J", "Poe J"]


def test_authors_of_a_list_make_one_line_and_the_head_of_the_site_is_left_out():
    text = text_of_html(PAGE)
    assert "\nJane Roe, John Poe\n" in text
    assert "Log in" not in text
    assert "[https://doi.org/10.5555/work.7]" in text


def test_json_ld_is_read_where_it_describes_one_article():
    page = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type":'
        ' "ScholarlyArticle", "headline": "Retraction: Dunes", "datePublished":'
        ' "2020-04-17", "sameAs": "https://doi.org/10.5555/x", "pageStart": "3",'
        ' "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf":'
        ' {"@type": ["Periodical", "PublicationVolume"], "volumeNumber": "4",'
        ' "name": "Soil Letters"}}}]}</script></head></html>'
    )
    told = {name: value for name, (value, _) in metadata_of_html(page).items()}
    assert told == {
        "title": "Retraction: Dunes",
        "published": "2020-04-17",
        "doi": "https://doi.org/10.5555/x",
        "page_start": "3",
        "volume": "4",
        "issue": "2",
        "journal": "Soil Letters",
    }
    assert metadata_of_html(page.replace('{"@graph"', '{broken "@graph"')) == {}


def test_the_paper_that_is_named_by_its_order_is_the_work():
    text = (
        "Retraction\n\nTwo papers of this group were looked into:\n\n"
        "1. Roe J, Poe B. Dunes at night. Soil Lett. 2014;4(1):3-9.\n"
        "2. Roe J, Poe B. Dunes by day. Soil Lett. 2015;5(2):13-19.\n\n"
        "The data of the second paper were made up. The {} paper is retracted.\n"
    )
    [second] = read_notice(text.format("second")).updates
    [first] = read_notice(text.format("first")).updates
    assert (first.work.title, second.work.title) == ("Dunes at night", "Dunes by day")


def width(text: str, size: float = 10.0) -> float:
    return sum(size if is_wide(letter) else size / 2 for letter in text)


def line(text: str, x: float, y: float, size: float = 10.0) -> PdfLine:
    first = x + width(text.split(" ", maxsplit=1)[0], size)
    return PdfLine([Piece(text, x, y, size, x + width(text, size), first)])


def test_lines_of_a_page_are_joined_by_where_they_end():
    full = "The article has been retracted since the data of all the tables were lo-"
    lines = [
        line("Retraction: Dunes at night and", 50, 700, 16),
        line("by day", 50, 680, 16),
        line(full, 50, 650),
        line("st in the fire. See Soil Lett. 2014;4:13-", 50, 638),
        line("19.", 50, 626),
        line("Jane Roe", 62, 614),
        line("⾷土", 50, 590),
    ]
    paragraphs = paragraphs_of([lines], [50 * 2 + width(full)])
    assert paragraphs == [
        "Retraction: Dunes at night and by day",
        full + "st in the fire. See Soil Lett. 2014;4:13-19.",
        "Jane Roe",
        "食土",
    ]


@pytest.mark.parametrize(
    ("rest", "journal", "pages"),
    [
        (
            "Soil Letters, pages: 9-11 First Published online: May 4",
            "Soil Letters",
            "9-11",
        ),
        ("Soil Letters, First Published online: May 4", "Soil Letters", None),
        ("Soil Letters First Published online: May 4", "Soil Letters", None),
        ("Soil, Air, and Water, pages: 9-11", "Soil, Air, and Water", "9-11"),
    ],
)
def test_the_journal_of_a_box_is_told_without_the_day(rest, journal, pages):
    text = (
        "Correction to “Slow slip beneath the wedge”\n\nThis article corrects the following:\n"
        f"Slow slip beneath the wedge\nK. Moro, J. Brand, Volume 45, Issue 17, {rest}\n\n"
        "The colours of Figure 4 had been turned round.\n"
    )
    work = read_notice(text).updates[0].work
    assert work is not None
    assert work.journal is not None
    assert (work.journal.title, work.volume, work.pages) == (journal, "45", pages)
