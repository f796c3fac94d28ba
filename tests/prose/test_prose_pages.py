"""What pages put around a notice, and the places of works in brackets after titles."""

from __future__ import annotations

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.furniture import is_furniture
from retract_ld.prose.numbered_place import numbered_place
from retract_ld.prose.source_text import MOST_WORDS, SourceText

PLACES = {
    "Dune Lett. (2018) 86–91": ("Dune Lett.", None, None, "86–91", "2018"),
    "Dune Lett. 494 (15) (2018)": ("Dune Lett.", "494", "15", None, "2018"),
    "Dune Lett. 36 (June (7)) (2016) 15–27": ("Dune Lett.", "36", "7", "15–27", "2016"),
    "Dune Lett. 452 (January 15, 2016) 1–6": ("Dune Lett.", "452", None, "1–6", "2016"),
    "Dune Lett. 267 (15.04.2015) 105": ("Dune Lett.", "267", None, "105", "2015"),
    "Dune Lett., 24, 2019 / 101966": ("Dune Lett.", "24", None, "101966", "2019"),
    "Dune Lett 2015;65[6]:969-971": ("Dune Lett", "65", "6", "969-971", "2015"),
    "Dune Lett.104, 083516 (2014)": ("Dune Lett.", "104", None, "083516", "2014"),
    "2016 2D Dunes 3 031011": ("2D Dunes", "3", None, "031011", "2016"),
    "2018, DuneJL, 857, L5": ("DuneJL", "857", None, "L5", "2018"),
    "Dunes 166, 991–1006; August 11, 2016": ("Dunes", "166", None, "991–1006", "2016"),
    "Dunes 849–850 (2017) 306–314": ("Dunes", "849–850", None, "306–314", "2017"),
    "J. Dunes: Conf. Ser. 1992 032077": ("J. Dunes: Conf. Ser.", "1992", None, "032077", None),
    "Volume 6, Issue 4, August 2015, 269–278": (None, "6", "4", "269–278", "2015"),
}  # fmt: skip
NO_PLACES = (
    "as 3 of us showed in 2019",
    "April 2, 1922–January 14, 2020",
    "Dunes University, 2019",
    "14 February 2019",
)
FURNITURE = (
    "Download PDF",
    "Open Access",
    "5021 Accesses | 3 Citations | 41 Altmetric",
    "PDF  Split View  Cite  Permissions Icon Permissions  Share",
    "© 2018 The Dune Society",
    "We use cookies to improve your stay.",
)


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=PLACES)
def test_a_place_is_read_in_whatever_order_it_is_written(text, place):
    found = numbered_place(text, 0, len(text))
    names = ("journal", "volume", "issue", "pages", "published")
    assert tuple(found.value(name) for name in names) == place


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_date_or_a_sentence_is_no_place(text):
    assert numbered_place(text, 0, len(text)) is None


@pytest.mark.parametrize("line", FURNITURE)
def test_buttons_counts_and_licences_are_no_part_of_a_notice(line):
    assert is_furniture(line.lower())
    source = SourceText(f"{line}\nRetraction: Dunes at night\nIt is retracted.\n")
    assert source.lines[0].text == "Retraction: Dunes at night"
    assert line in source.plain


@pytest.mark.parametrize(
    "line", ["Retraction", "References", "The article is retracted.", "Erratum"]
)
def test_lines_of_a_notice_are_no_furniture(line):
    assert not is_furniture(line.lower())


def test_the_place_above_the_label_is_the_notices_own():
    text = (
        "Dune Letters 2015;129:77\nRetraction\n"
        "The article ‘Dunes at night and by day’ by Roe J, Poe B [Dune Letters"
        " 2014;128:301–308] has been retracted by the authors.\n"
    )
    [update] = read_notice(text).updates
    assert (update.notice.volume, update.notice.pages) == ("129", "77")
    assert (update.work.volume, update.work.pages) == ("128", "301–308")


def test_the_place_under_the_title_is_the_works_where_no_other_is_told():
    text = "Retraction: Dunes at night\nDune Lett 2014;128:301–308\nIt is retracted.\n"
    [update] = read_notice(text).updates
    assert (update.work.volume, update.work.pages) == ("128", "301–308")
    assert update.notice.volume is None


def test_words_broken_at_line_ends_are_put_together_unless_written_so_elsewhere():
    text = (
        "Retraction\n\nThe article with the title “Dunes and the wind-\n"
        "blown sand of the Danish and Frisian coastal low-\n"
        "lands” has been retracted, because the wind-blown\n"
        "sand was not measured at all.\n"
    )
    plain = SourceText(text).plain
    assert "wind-blown sand of the Danish and Frisian coastal lowlands" in plain
    [update] = read_notice(text).updates
    title = next(words for words in update.evidence if words.field == "work.title")
    assert text[title.start : title.end] == title.text


def test_the_end_of_a_text_longer_than_any_notice_is_said_to_be_left_out():
    text = "Retraction: Dunes\n\nIt is retracted.\n" + "sand and wind\n" * (
        MOST_WORDS // 10
    )
    record = read_notice(text)
    assert any(str(MOST_WORDS) in problem.message for problem in record.problems)


def test_a_signature_tells_the_issuer_only_where_nothing_else_does():
    text = "Retraction: Dunes\n\nThe article is plagiarised and hereby retracted.\n{}Jane Roe\nEditor-in-Chief\n"
    [signed] = read_notice(text.format("")).updates
    [asked] = read_notice(
        text.format("The authors asked for the retraction.\n")
    ).updates
    assert signed.initiated_by == ("editor",)
    assert "editor" not in asked.initiated_by


def test_a_labelled_title_goes_on_where_the_next_line_begins_small():
    text = (
        "Announcement\nThe following article has been retracted after complaints.\n"
        "Title: Narrow limits on the drift of moisture in loam out of\n"
        "the analysis of tension lysimeters\nAuthors: Tho Van Dac, Linh Thi Bui\n"
        "Large parts of its text came from an earlier article of the first author.\n"
    )
    work = read_notice(text).updates[0].work
    assert work.title == (
        "Narrow limits on the drift of moisture in loam out of the analysis of tension "
        "lysimeters"
    )
    assert [author.name for author in work.authors] == ["Tho Van Dac", "Linh Thi Bui"]
