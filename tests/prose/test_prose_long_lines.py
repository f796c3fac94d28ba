"""Lines, words and lists of great length: the time they take grows no faster than they."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from retract_ld.prose import read_notice
from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.html_input import text_of_html
from retract_ld.prose.lines_of_names import begins_with_names
from retract_ld.prose.party_names import PERSONS
from retract_ld.prose.rule_files import load
from tests.prose.reading_time import seconds

WRAPPED = (
    "The soil was wet, and the soil was dry, and it rained a lot in spring\n"
    "of the year, and there was no more to be said of it than what we said\n"
    "before it.\n"
)
#: A text of a given size of what a single line, word or list is made of.
TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "dots of a table of contents": (
        lambda size: f"{WRAPPED * 9}{'.' * size}\nThe soil was wet\n{WRAPPED}",
        8_000,
    ),
    "head of a table": (
        lambda size: (
            "We retract these papers:\nWet soil in winter. Soil 2018;4:3–9.\n"
            f"title{' of publication' * size}! | doi\n"
        ),
        6,
    ),
    "word under a broken one": (lambda size: f"soil-\nwet {'a' * size}\n", 6_000),
    "doctors who agree": (
        lambda size: (
            f"{'Dr. Ann Roe and ' * size}has agreed to the retraction of it.\n"
        ),
        5,
    ),
    "announcements": (lambda size: "these papers:\n" * size, 1_500),
    "announcements on a line": (lambda size: "the papers: 1. Wet soil " * size, 1_000),
}


@pytest.mark.parametrize(("made", "size"), TEXTS.values(), ids=TEXTS)
def test_time_grows_with_the_length_and_no_faster(
    made: Callable[[int], str], size: int
) -> None:
    short, long = (
        seconds(read_notice, f"Retraction: On soil and stones\n\n{made(one)}")
        for one in (size, 4 * size)
    )
    # four times the length: four times the work, some slack for the clock
    assert long < 4 * short * 1.9 + 0.05


#: What may be read in several ways, each time it stands there.
MANY_WAYS: Final[dict[str, tuple[Callable[[str], object], str]]] = {
    "names with the marks of their places": (begins_with_names, "Ann Roe12, Bo Poe3, "),
    "names, the last behind and": (begins_with_names, "Ann Roe, and Bo Poe, and "),
    "honorifics": (PERSONS.fullmatch, "Dr. Ann Roe and "),
    "signs that part buttons": (
        lambda words: read_notice(f"論文撤回のお知らせ\n\n表層崩壊の{words}発生限界\n"),
        "/・/・",
    ),
    "parts of figures": (load("zh").families.clause.placed.fullmatch, "所示的"),  # type: ignore[union-attr]
}


@pytest.mark.parametrize(("read", "words"), MANY_WAYS.values(), ids=MANY_WAYS)
def test_what_can_be_read_in_several_ways_takes_no_longer(
    read: Callable[[str], object], words: str
) -> None:
    short, long = (seconds(read, f"{words * size}soil") for size in (8, 32))
    assert long < 4 * short * 1.9 + 0.05


def test_a_name_of_one_long_word_takes_no_longer_than_its_letters() -> None:
    def read(text: str) -> None:
        uniform_list(text, 0, len(text))

    short, long = (seconds(read, "A" + "a" * size) for size in (1_000, 4_000))
    assert long < 4 * short * 1.9 + 0.05


def test_blank_lines_of_a_pasted_page_are_not_counted_again_for_each() -> None:
    short, long = (
        seconds(text_of_html, "<html><body>" + "Soil\n\n" * size + "</body></html>")
        for size in (4_000, 16_000)
    )
    assert long < 4 * short * 1.9 + 0.05
