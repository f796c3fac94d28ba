"""What a page has in its margins is no part of its text; lines that are broken in numbers."""

from __future__ import annotations

import pytest

from retract_ld.prose.inputs import text_of
from tests.prose.pdf_renderings import pdf_of, words_of_pdf

CITED = "The article in Reed Letters 2010;4(2):33 is"
UNCITED = "The article on the reeds of the upper lakes"
LINES = (
    "Retraction",
    CITED,
    "retracted by the editors of this journal as",
    "figure 2 was wrong.",
)
HEAD = "Fen Notices 12 (2021) 45"


def page(
    head: str, lines: tuple[str, ...], place: tuple[int, int, int], foot: int = 11
) -> bytes:
    """Set a page with a head in the margin, its size and place, and the page's number."""
    content = [b"BT"]
    size, x, y = place
    content.append(b"/F1 %d Tf 1 0 0 1 %d %d Tm " % (size, x, y) + words_of_pdf(head))
    for number, line in enumerate(lines):
        at = 740 - 13 * number
        content.append(b"/F1 11 Tf 1 0 0 1 60 %d Tm " % at + words_of_pdf(line))
    content.append(b"/F1 %d Tf 1 0 0 1 290 30 Tm (1) Tj" % foot)
    return pdf_of([b"\n".join([*content, b"ET"])])


@pytest.mark.parametrize("place", [(8, 60, 800), (12, 240, 810), (13, 60, 806)])
def test_a_head_is_left_out_where_the_text_tells_a_place(place):
    """It is smaller, or in the middle, or far above the label."""
    text = text_of(page(HEAD, LINES, place, foot=13))
    assert text.startswith("Retraction")
    assert "Fen" not in text


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (HEAD, ("Retraction", UNCITED, *LINES[2:])),
        ("Fen Notices, https://doi.org/10.5555/fen.1", LINES),
        ("Fen Notices, published online 3 May 2021", LINES),
    ],
)
def test_a_head_that_tells_more_is_kept(head, lines):
    assert head in text_of(page(head, lines, (8, 60, 800)))


def test_a_title_stands_above_the_authors():
    lines = ("Ann Roe, Bo Poe", *LINES[1:])
    text = text_of(page("Retraction: Wet soil of lakes", lines, (13, 60, 806)))
    assert text.startswith("Retraction: Wet soil of lakes\n\nAnn Roe")


FULL = "Here the reeds of these lakes are told of and of all the soil that was in"


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("they are in Lake Reeds Lett.", "2015;8:3507 too.", "Lett. 2015;8"),
        ("in Soils of Lake and Reed Arch. 2014;", "68(2): 79 too.", "2014; 68(2)"),
        ("Reed Lett. 2014;92(9):61. 10.2471/RD.", "13.132795", "10.2471/RD.13.132795"),
        (
            "at http://fen.example.org/article/",
            "22289/ by the house.",
            "article/22289/ by",
        ),
    ],
)
def test_lines_that_are_broken_in_numbers(upper, lower, joined):
    content = b"BT /F1 9 Tf "
    long = f"{FULL[: 73 - len(upper)]} {upper}"
    for number, line in enumerate(("Erratum", FULL, FULL, long, lower)):
        content += (
            b"1 0 0 1 60 %d Tm " % (700 - 12 * number) + words_of_pdf(line) + b" "
        )
    assert joined in text_of(pdf_of([content + b" ET"], "Courier"))


def test_an_address_below_a_place_stays_on_its_line():
    content = b"BT /F1 9 Tf "
    lines = (
        ("Reed and Fen Letters of the Upper Lakes, 2014", 700),
        ("https://doi.org/10.5555/reed.of.the.upper.lakes.2014", 688),
        (FULL, 664), (FULL, 652), ("the lake.", 640),
    )  # fmt: skip
    for line, y in lines:
        content += b"1 0 0 1 60 %d Tm " % y + words_of_pdf(line) + b" "
    assert "2014\n\nhttps" in text_of(pdf_of([content + b" ET"], "Courier"))
