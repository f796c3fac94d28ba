"""JSON-LD as real pages have it, broken in the usual ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retract_ld.markup.blocks import blocks, parse_block
from retract_ld.markup.page_bytes import PageBytes
from retract_ld.markup.scanner import attributes, tags


@pytest.mark.parametrize(
    ("text", "data", "repairs"),
    [
        ('{"a": 1}', {"a": 1}, ()),
        ('\n<!--\n{"a": 1}\n-->\n', {"a": 1}, ("comment or CDATA marks around it",)),
        (
            '//<![CDATA[\n{"a": 1}\n//]]>',
            {"a": 1},
            ("comment or CDATA marks around it",),
        ),
        ('{"a": "x\ny\tz"}', {"a": "x\ny\tz"}, ()),
        ('{"a": [1, 2,],}', {"a": [1, 2]}, ("comments or commas too many",)),
        (
            '{"a": "http://x", // why\n/* b */ "c": 1}',
            {"a": "http://x", "c": 1},
            ("comments or commas too many",),
        ),
        (
            "{&quot;a&quot;: &quot;b&quot;}",
            {"a": "b"},
            ("HTML entities instead of quotation marks",),
        ),
        (
            r'{"a": "it\'s \x"}',
            {"a": r"it's \x"},
            ("escapes that JSON does not have",),
        ),
        ('{"a": 1};', {"a": 1}, ("comment or CDATA marks around it",)),
        (
            '{"a": 1}{"b": 2},',
            [{"a": 1}, {"b": 2}],
            ("several documents in one block",),
        ),
    ],
)
def test_mended(text, data, repairs):
    assert parse_block(text) == (data, repairs, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it is empty"),
        ("  \n", "it is empty"),
        ('{"a": NaN}', "NaN is not a number that JSON has"),
        ('{"a" 1}', "line 1, column 6: Expecting ':' delimiter"),
        ("[" * 200_000, "it is nested too deeply"),
        ("<p>", "line 1, column 1: Expecting value"),
    ],
)
def test_beyond_mending(text, fault):
    assert parse_block(text) == (None, (), fault)


@pytest.mark.parametrize(
    "tag",
    [
        '<script type="application/ld+json">',
        "<SCRIPT TYPE='Application/LD+JSON; charset=utf-8'>",
        "<script id=x type=application/ld+json async>",
        '<script data-x="a>b"\n type = "application/ld+json" >',
    ],
)
def test_scripts_that_count(tag):
    assert [b.data for b in blocks(f"<p>{tag}{{}}</script>".encode())] == [{}]


@pytest.mark.parametrize(
    "page",
    [
        '<script type="application/json">{}</script>',
        '<!-- <script type="application/ld+json">{}</script> -->',
        '<textarea><script type="application/ld+json">{}</script></textarea>',
        "<script>'<script type=\"application/ld+json\">'</script>",
    ],
)
def test_what_is_no_block(page):
    assert blocks(page.encode()) == []


def test_a_block_tells_where_it_is():
    page = '<p>\n\n<script type="application/ld+json">{"a": "é"}</script>x'.encode(
        "cp1252"
    )
    (block,) = blocks(page)
    assert (block.line, block.ours, block.data) == (3, False, {"a": "é"})
    assert page[block.end :] == b"x"


def test_a_broken_block_does_not_hide_the_others():
    page = b"".join(
        b'<script type="application/ld+json">%s</script>' % text
        for text in (b"{oops", b'{"a": 1}')
    )
    assert [(b.data, bool(b.fault)) for b in blocks(page)] == [
        (None, True),
        ({"a": 1}, False),
    ]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    data, repairs, fault = parse_block(text)
    assert (data is None) == bool(fault) or text.strip() == "null"
    assert isinstance(repairs, tuple)


@given(st.binary(max_size=120))
def test_any_bytes_have_tags_in_order(content):
    page = PageBytes.of(content)
    done = 0
    for tag in tags(page.units):
        assert done <= tag.start < tag.end <= tag.content_end <= len(page.units)
        done = tag.content_end
        if tag.kind == "start":
            attributes(page.units, tag)
    assert isinstance(blocks(content), list)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"\xef\xbb\xbf<p>", "utf-8"),
        ("<p>é</p>".encode("utf-16"), "utf-16-le"),
        ("<p>é</p>".encode("utf-16-be"), "utf-16-be"),
        (b'<meta http-equiv=x content="text/html; charset=windows-1251">', "cp1251"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?>", "iso8859-2"),
        (b"<!-- <meta charset=utf-7> --><meta charset=latin1>", "cp1252"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=nonsense>\xe9", "cp1252"),
        (b"<meta charset=base64>", "utf-8"),
        ("<p>é".encode(), "utf-8"),
        (b"<p>\xe9", "cp1252"),
    ],
)
def test_encodings(content, encoding):
    assert PageBytes.of(content).encoding == encoding
