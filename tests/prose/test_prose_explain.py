"""The explanation of what was read: marked in the text, nothing from it executed."""

from __future__ import annotations

import io

from lxml import html
from rich.console import Console

from retract_ld.prose import read_notice
from retract_ld.prose.explain import explain_html, explain_text, spans

TEXT = (
    "Retraction: On soil & <b>stones</b>\n\n"
    "The authors retract this article (doi: 10.5555/soil.1) because the data were"
    " fabricated. <script>alert('x')</script>\x1b[31m\n"
)


def test_page_shows_the_text_unchanged_with_the_spans_marked():
    record = read_notice(TEXT)
    page = html.fromstring(explain_html(record, TEXT).encode())
    shown = "".join(page.find(".//pre").itertext())
    assert shown == TEXT.replace("\x1b", "\ufffd")
    marked = {mark.get("title"): mark.text for mark in page.iter("mark")}
    assert marked["work.doi"] == "10.5555/soil.1"
    assert marked["reasons.falsification-fabrication-of-data"] == "data were fabricated"


def test_page_holds_no_markup_of_the_text():
    page = html.fromstring(explain_html(read_notice(TEXT), TEXT).encode())
    assert page.find(".//script") is None
    assert page.find(".//pre").find(".//b") is None
    for link in page.iter("a"):
        assert (link.get("href") or "#").startswith("#")


def test_every_field_is_listed_and_its_link_leads_to_the_words():
    record = read_notice(TEXT)
    page = html.fromstring(explain_html(record, TEXT).encode())
    rows = page.findall(".//tbody/tr")
    assert len(rows) == len(spans(record))
    anchors = {anchor.get("id") for anchor in page.iter("a")}
    for row in rows:
        assert row.find(".//a").get("href")[1:] in anchors


def test_problems_are_shown():
    text = "Retraction\n\nThe editors have retracted the article."
    page = explain_html(read_notice(text), text)
    assert "the work that the notice is about could not be identified." in page


def test_terminal_shows_words_in_colour_and_no_control_characters():
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=120, color_system="standard")
    explain_text(read_notice(TEXT), TEXT, console)
    shown = out.getvalue()
    assert "\x1b[31m\n" not in shown.replace("\x1b[0m", "")
    assert "\ufffd[31m" in shown
    assert "en.reason.fabricated-data" in shown
    assert "\x1b[4;33mdata were fabricated\x1b[0m" in shown
