"""Line ends of pasted pages, of lines that programs count, of pages too narrow for a text."""

from __future__ import annotations

import html
import textwrap

import pytest

from retract_ld.prose.inputs import text_of
from retract_ld.prose.line_starts import begins_anew
from retract_ld.prose.source_text import SourceText
from tests.prose.pdf_renderings import pdf_of

TITLE = "Correction: Reeds of northern lakes under warm and dry summers"
TEXT = f"""{TITLE}
Ann Roe, Bo Poe, Cy Moe
Reed Letters, 4(2): 33. Published 2010-05-01.
https://doi.org/10.5555/reed.9

Correction to: Reed Letters 3, 12
In the original version of this article the second figure was printed upside down & the
legend of it was that of another figure, which the publisher regrets.

References
1. Roe A, Poe B. Reeds of northern lakes. Reed Lett. 2009;3:12. 10.5555/reed.3
"""
LINES = TEXT.replace("the\nlegend", "the legend").strip().split("\n")
PARAGRAPHS = [line for line in LINES if line]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>{}</body></html>",
        "<html><body><p>{}</p></body></html>",
        "<html><body><h1>Reed Letters</h1>{}<hr><p>End</p></body></html>",
        "<html><body><div style='white-space: pre-line'>{}</div></body></html>",
    ],
)
def test_a_text_pasted_into_a_page_keeps_its_line_ends(page):
    text = text_of(page.format(html.escape(TEXT)).encode())
    lines = [line.text for line in SourceText(text).all_lines]
    assert [line for line in lines if line not in ("Reed Letters", "End")] == PARAGRAPHS


def test_one_line_that_goes_on_does_not_join_uneven_lines():
    page = (
        "<html><body><p>Reed Notes 61 (2011), 205\nErratum to “Wet soil and its many dry "
        "neighbours in the lakes of the north”\nby Ann Roe\n(Reed Notes 58 (2008), 33–57)\n"
        "Figure 2 was wrong.</p></body></html>"
    )
    assert "\nby Ann Roe\n" in text_of(page.encode())


def test_the_foot_of_a_site_needs_no_element_of_its_own():
    page = f"<html><body><p>{TITLE}</p><div class='footer'>© 2024 Reed Press</div></body></html>"
    assert "Reed Press" not in text_of(page.encode())


def drawn(lines: list[str], size: int = 10) -> bytes:
    """Draw lines below one another, as they are."""
    content = b"BT /F1 %d Tf " % size
    for number, line in enumerate(lines):
        words = line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
        content += b"1 0 0 1 50 %d Tm (%b) Tj " % (780 - 14 * number, words)
    return pdf_of([content + b"ET"])


@pytest.mark.parametrize("width", [64, 70, 80, 90])
def test_lines_of_a_page_may_be_counted(width):
    """The longest has fewer letters than there is room for."""
    lines = [one for line in LINES for one in textwrap.wrap(line, width) or [""]]
    text = SourceText(text_of(drawn(lines))).plain
    assert [line for line in text.split("\n") if line] == PARAGRAPHS


def test_lines_that_a_page_cuts_off_are_not_broken():
    text = SourceText(text_of(drawn(LINES, 11))).plain
    assert [line for line in text.split("\n") if line] == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "following", "is_anew"),
    [
        ("Wet soil of lakes in the north", "On May 3, 2011, the journal", True),
        ("Dry soil of lakes that vanish", "Following Years of Rain", False),
        ("Wet soil of lakes and all reeds", "Volume 394 (2006), pp. 379–387", True),
        ("Ann Roe, Bo Poe, Cy Moe, Dee", "E. Loe, Fay Goe", False),
        ("Ann Roe, Bo Poe and Cy", "Moe and Dee Loe, published in 2010", False),
        ("Wet soil of lakes", "Ann Roe, Bo Poe, Cy Moe, Reed Project: Lakes", True),
        ("Ann Roe; Bo Poe", "..................... 12", False),
        ("1. Roe A. Wet soil. 2011 6 36 10.5555/reed.2", "30534458", False),
        (
            "Correction to: Reed Notes",
            "https://doi.org/10.5555/a, published 2 May",
            False,
        ),
        ("Roe A (2014) Wet soil. Reed ONE 9(1): e86", "doi:10.5555/r.86", False),
        ("Roe A. Wet soil. Reed Lett 2011;1:9-14.", "Editor, Reed Lett", True),
        ("by agreement of the journal", "Editor-in-Chief, Ann Roe", False),
    ],
)
def test_what_stands_on_lines_of_its_own(line, following, is_anew):
    assert begins_anew(line, following) is is_anew


def test_smaller_letters_above_the_text_are_a_running_head():
    """It names the journal and its numbers, but stands near the title."""
    content = (
        b"BT /F1 9 Tf 1 0 0 1 200 800 Tm (Reed Notes, Vol. 12, 2020) Tj /F1 11 Tf "
    )
    for number, line in enumerate(LINES):
        words = line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
        content += b"1 0 0 1 50 %d Tm (%b) Tj " % (774 - 17 * number, words)
    text = text_of(pdf_of([content + b"ET"]))
    assert text.startswith(TITLE)
    assert text.endswith("Reed Notes, Vol. 12, 2020\n")
