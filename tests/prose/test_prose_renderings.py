"""Notices read alike in markup, layouts and programs' manners of many kinds."""

from __future__ import annotations

import re

import pytest

from retract_ld.prose.inputs import text_of
from retract_ld.prose.line_starts import begins_anew
from retract_ld.prose.line_wraps import unwrapped
from retract_ld.prose.pdf_words import PageWords
from retract_ld.prose.source_text import SourceText
from tests.prose import renderings as as_
from tests.prose.pdf_renderings import pdf_of, pdf_of_book
from tests.prose.reading_alike import LATIN, NOTICES, is_in, read_otherwise

EAST_ASIAN = re.compile(r"[\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]")


@pytest.mark.parametrize(
    ("render", "least"),
    [
        (as_.html_of_terms, 1.0),
        (as_.html_of_rows, 1.0),
        (as_.html_of_items, 1.0),
        (as_.html_preformatted, 0.98),
        (as_.html_of_breaks, 1.0),
        (as_.html_of_pasted_blocks, 0.96),
        (as_.html_marked_up, 1.0),
        (as_.docx_edited, 1.0),
        (as_.docx_of_lists, 1.0),
        (pdf_of_book, 0.94),
        (as_.wrapped(60), 0.98),
        (as_.wrapped(72), 0.98),
        (as_.wrapped(80), 0.98),
        # Without blank lines a heading may end by chance where lines are broken.
        (as_.wrapped(72, "\n"), 0.8),
        (as_.wrapped_at_hyphens, 0.96),
        (as_.broken_by_widths, 0.86),
        (as_.wrapped(72, "\n", first="    "), 0.98),
        (as_.wrapped(72, "\n", others="    "), 1.0),
        (as_.wrapped(76, "\n\n", "    ", "    "), 0.94),
        (as_.quoted, 0.98),
        (as_.centred, 0.97),
        (as_.spread, 0.96),
        (as_.in_pages, 0.98),
    ],
)
def test_a_rendering_reads_like_the_text(render, least):
    texts: dict[str, str] = {}
    for path in NOTICES[1::4]:
        text = unwrapped(path.read_text(encoding="utf-8"))
        if EAST_ASIAN.search(text) or "<sup>" in text:
            continue
        if render is pdf_of_book:
            text = text.translate(LATIN)
            if not is_in(text, "cp1252"):
                continue
        texts[path.stem] = text
    others = read_otherwise(render, texts)
    assert len(texts) > 80
    assert len(others) <= (1 - least) * len(texts), others


def test_footnotes_stand_below_the_text():
    note = f"<w:footnote><w:p>{as_.run('Its DOI is 10.5555/a.')}</w:p></w:footnote>"
    document = (
        f"<w:document xmlns:w='{as_.W}'><w:body><w:p>{as_.run('Erratum')}</w:p></w:body>"
        "</w:document>"
    )
    notes = f"<w:footnotes xmlns:w='{as_.W}'>{note}</w:footnotes>"
    content = as_.docx_of(document, footnotes=notes)
    assert text_of(content) == "Erratum\n\nIts DOI is 10.5555/a.\n"


@pytest.mark.parametrize(
    ("left", "right", "is_compound"),
    [
        ("infec", "tions", False),
        ("peer", "reviewed", True),
        ("ghrelin", "induced", True),
        ("Tupou", "Halliwell", True),
        ("re", "tract", False),
        ("RETRAC", "TION", False),
        ("co", "author", True),
        ("duplica", "ted", False),
    ],
)
def test_hyphens_at_line_ends(left, right, is_compound):
    words = PageWords(["Its co-author was told, what was duplicated"], justified=True)
    assert words.is_compound(left, right) is is_compound


def test_what_every_page_repeats_is_read_once():
    pages = [
        b"BT /F1 9 Tf 1 0 0 1 60 800 Tm (Reed Notes 3, %d) Tj 1 0 0 1 60 700 Tm (%s) Tj"
        b" 1 0 0 1 300 40 Tm (%d) Tj ET" % (number, words, number)
        for number, words in ((1, b"Erratum"), (2, b"Figure 2 was wrong."))
    ]
    assert text_of(pdf_of(pages)) == (
        "Reed Notes 3, 1\n\nErratum\n\nFigure 2 was wrong.\n"
    )


def test_paragraphs_go_on_over_pages():
    line = b"BT /F1 9 Tf 1 0 0 1 60 %d Tm (%s) Tj ET\n"
    first = (
        b"The authors of this article wish to tell its readers that what they say of"
    )
    lines = (b"Erratum", first, first + b" reeds in", first)
    pages = [
        b"".join(line % (800 - 12 * n, words) for n, words in enumerate(lines)),
        line % (800, b"the second figure is wrong."),
    ]
    assert text_of(pdf_of(pages)).endswith(
        " what they say of the second figure is wrong.\n"
    )


def test_what_a_browser_prints_around_a_page_is_left_out():
    page = (
        b"BT /F1 9 Tf 1 0 0 1 60 820 Tm (1/9/26, 2:05 PM Notice) Tj"
        b" 1 0 0 1 60 700 Tm (Erratum) Tj 1 0 0 1 60 30 Tm (about:blank 1/1) Tj ET"
    )
    assert text_of(pdf_of([page])) == "Erratum\n"


def test_heads_and_feet_of_one_page_are_no_part_of_its_text():
    """The foot, drawn first, is put last; so is a head that only names a journal."""
    place = b"/F1 %d Tf 1 0 0 1 %d %d Tm (%b) Tj "
    content = b"BT " + place % (8, 60, 815, b"Reed Notes")
    content += place % (8, 500, 30, b"Page 1")
    for number, words in enumerate(
        (b"Erratum", b"Figure 2", b"was wrong", b"in 2020.")
    ):
        content += place % (11, 60, 740 - 24 * number, words)
    text = text_of(pdf_of([content + b"ET"]))
    assert text.startswith("Erratum")
    assert text.endswith("\n\nReed Notes\n")


HEAD = (
    "Correction: Wet soil of lakes Ann Roe, Bo S. Poe Reed Letters, 4(2): 33."
    " Published 2010-05-01. https://doi.org/10.5555/reed.9"
)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            HEAD,
            "Correction: Wet soil of lakes|Ann Roe, Bo S. Poe|Reed Letters, 4(2): 33.",
        ),
        (HEAD.replace(" Published 2010-05-01.", ""), ""),
        (
            "Erratum Reed Letters, 4: 33. Published 2010. https://doi.org/10.5555/reed.9",
            "Erratum|Reed Letters, 4: 33. Published 2010.|https://doi.org/10.5555/reed.9",
        ),
        (
            "Retraction: Roe A. Wet soil. Reed Lett, 4: 33. https://doi.org/10.5555/r",
            "",
        ),
    ],
)
def test_lines_above_a_notice_that_became_one(head, told):
    text = f"{head}\n\nIn this article, figure 2 was wrong."
    lines = SourceText(text).plain.partition("\n\n")[0].replace("\n", "|")
    assert lines.startswith(told or head)


def test_a_title_shorter_than_what_is_sought_in_the_text_ends_nowhere():
    head = "Erratum: Wet, 2010 Published 2010."
    assert SourceText(f"{head}\n\nWet, 2010 Published 2010. It was.").plain[:34] == head


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("References 1. Roe J. Wet soil. 2010. 2. Poe A. Dry soil. 2011.", 3),
        ("References 1RoeJ.Wet soil2010", 2),
        ("References Roe J, Poe A. Wet soil. Reed Lett 2010;1:2.", 2),
        ("References 12 and 13 were interchanged.", 1),
        ("Reference [12] Should be Roe.", 1),
    ],
)
def test_references_that_became_one_line(words, count):
    assert len(SourceText(f"Erratum\n\n{words}").lines) == count + 1


def test_line_ends_of_a_source_broken_at_a_width_are_none():
    words = "Figure two of this article was printed upside down by a mistake of ours"
    html = (
        f"<html><body><p>{words}\nand Table\nThree too.</p><p>{words}</p></body></html>"
    )
    assert text_of(html.encode()).startswith(f"{words} and Table Three too.")


def test_lines_that_are_spread_go_on_and_others_end():
    """Only blanks tell that the second line, as long as the others, ends."""
    lines = (
        (b"4.5", b"Here the reeds of these lakes are told of, "),
        (b"0", b"Jane Roe, John Poe and Ann Moe and Lee Boe of Reed Lake"),
        (b"3.9", b"These are the words that somebody wrote at night"),
        (b"0", b"Figure 2 was wrong."),
    )
    content = b"BT /F1 9 Tf "
    for number, (spread, words) in enumerate(lines):
        content += b"%b Tw 1 0 0 1 60 %d Tm (%b) Tj " % (
            spread,
            700 - 12 * number,
            words,
        )
    assert "Lake\n\nThese" in text_of(pdf_of([content + b"ET"]))


@pytest.mark.parametrize(
    ("line", "following", "is_anew"),
    [
        ("Ann Roe; Bo Poe ......................... 189", "Onde se lê: a", True),
        ("Wet soil in gardens. Erratum", "A. Roe, B. Poe", True),
        ("The barns of Reed Valley – CORRIGENDUM", "Ann Roe and Bo Poe", True),
        ("Wet soil. Reed Lett 2011, 3, 5–9.", "It has been brought to our", True),
        ("Ann Roe, Bo Poe, Cy Moe", "Reed Materials, 2018", True),
        ("Roe A, Poe B, Moe", "C. 2017. Wet soil", False),
        ("Ann Roe, Bo Poe, Rachel", "S. Moe, Dee Loe", False),
        ("It has been replaced by the article with the", "DOI: 10.5555/a", False),
        ("Reed Letters, 38(1): 2022.", "Published 2022-04-22.", False),
        ("Retraction 21 September 2023:", "The author has retracted this", False),
    ],
)
def test_lines_that_begin_anew(line, following, is_anew):
    assert begins_anew(line, following) is is_anew


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("on long-term",), "on long-term"),
        (("of 12-", "month trials"), "12-month trials"),
        (("see doi:10.5555/", "reed.12"), "doi:10.5555/reed.12"),
        (("at https://", "doi.org/10.5555/a"), "https://doi.org/10.5555/a"),
        (("sedi-", "ments of lakes"), "sediments of lakes"),
        (("Roe (2010) -", "Poe"), "(2010) -"),
    ],
)
def test_words_that_line_ends_break(lines, joined):
    text = "\n".join(("Erratum", *lines))
    assert joined in SourceText(text).plain


def test_the_last_lines_of_a_second_column_are_no_head():
    column = b"/F1 9 Tf 1 0 0 1 %d %d Tm (%b) Tj "
    words = b"Here the reeds of these lakes are told of once"
    content = b"BT "
    for number in range(6):
        content += column % (60, 700 - 12 * number, words)
    content += column % (320, 730, b"more and at length.")
    text = text_of(pdf_of([content + b"ET"]))
    assert text.startswith("Here")
    assert text.endswith("once more and at length.\n")
