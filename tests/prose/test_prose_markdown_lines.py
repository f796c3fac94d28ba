"""Lines of Markdown as converters write them."""

from __future__ import annotations

import textwrap

from retract_ld.prose.inputs import text_of
from retract_ld.prose.source_text import SourceText

TITLE = "# Retraction: Wet soil of the upland lakes and what lives in it, a study of forty years"
WORDS = (
    "The editors of Fen Letters and the authors of this article retract it as its figures"
    " were drawn from the data of another study, and as nobody can find these data any more."
)


def test_a_backslash_ends_a_line():
    text = SourceText(
        "# Erratum\n\nFen Letters, 2(1): 33\\\nReed House\\\n10.5555/fen.1"
    ).plain
    assert [line for line in text.split("\n") if line][1:] == [
        "Fen Letters, 2(1): 33",
        "Reed House",
        "10.5555/fen.1",
    ]


def test_escaped_characters_are_themselves():
    assert SourceText(r"Roe\'s \"soil\" for 2\$ \@ home \| \^ \{a\}").plain == (
        'Roe\'s "soil" for 2$ @ home | ^ {a}'
    )


def test_lines_are_broken_though_the_heading_is_not():
    text = "\n\n".join((TITLE, textwrap.fill(WORDS, 72), textwrap.fill(WORDS, 72)))
    assert SourceText(text).plain == "\n\n".join((TITLE[2:], WORDS, WORDS))


def test_short_lines_below_a_heading_stay():
    lines = "B Oyarzún1, L Whitcombe2 and K Sato1\n1 Department of Reeds, Fen\n2 School of Soil"
    assert SourceText(f"{TITLE}\n\n{lines}").plain.endswith(lines)


def test_empty_headings_say_nothing():
    page = "<!DOCTYPE html><html><body><h1> </h1><p>Erratum</p><p>It was wet.</p></body></html>"
    assert text_of(page.encode()) == "Erratum\n\nIt was wet.\n"
