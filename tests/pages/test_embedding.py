"""Byte fidelity: only our block changes, and taking it out gives the page back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.errors import Malformed
from retract_ld.markup.scanner import tags
from retract_ld.pages import (
    Insertion,
    NoUpdate,
    Options,
    embed,
    extract,
    insert,
    remove,
)
from retract_ld.pages.identity import page_doi
from tests.pages.samples import CLAIMS, SHAPES, page
from tests.pages.trees import ours, ours_by_lexbor, serialized, tree

ALL = Options(meta=("highwire", "dublin-core", "signposting"), banner=True)
#: Without scripts an image in noscript ends the head; a charset in the body keeps its place.
IN_BODY = {"noscript", "late charset"}
DOCUMENT = {
    "@context": "https://schema.org",
    "@type": "Thing",
    "name": "\u2028</script>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_page_comes_back(shape):
    content = SHAPES[shape]
    embedded = embed(content, CLAIMS, ALL)
    assert embedded != content
    assert remove(embedded) == content


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_is_once(shape):
    once = embed(SHAPES[shape], CLAIMS, ALL)
    assert embed(once, CLAIMS, ALL) == once
    assert embed(once, CLAIMS) == embed(SHAPES[shape], CLAIMS)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_block_is_read_back(shape):
    embedded = embed(SHAPES[shape], CLAIMS)
    (block,) = [block for block in extract(embedded) if block.ours]
    assert (block.fault, block.repairs) == ("", ())
    assert block.data["@id"] == "https://doi.org/10.5555/work.1"
    assert block.data["creativeWorkStatus"]["termCode"] == "retracted"
    piece = embedded[block.start : block.end]
    wide = SHAPES[shape][:2] in (b"\xff\xfe", b"\xfe\xff")
    assert piece.replace(b"\0", b"").startswith(b"<script type=") or not wide
    assert embedded[: block.start] + embedded[block.end :] == SHAPES[shape]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_other_node_of_the_page_is_as_it_was(shape):
    content = SHAPES[shape]
    embedded = embed(content, CLAIMS, ALL)
    assert tree(embedded) == tree(content)
    assert ("head", "script") in ours(embedded) or shape in IN_BODY | {"template"}


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"utf-16 le", "utf-16 be"}))
def test_a_second_parser_agrees(shape):
    content = SHAPES[shape]
    embedded = embed(content, CLAIMS, ALL)
    assert serialized(embedded) == serialized(content)
    assert ("head", "script") in ours_by_lexbor(embedded) or shape in IN_BODY


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"frames", "not utf-8"}))
def test_the_encoding_stays_what_it_was(shape):
    from retract_ld.markup.page_bytes import PageBytes

    before = PageBytes.of(SHAPES[shape])
    after = PageBytes.of(embed(SHAPES[shape], CLAIMS, ALL))
    assert after.encoding == before.encoding
    assert "\ufffd" not in after.text(0, len(after.units))


def test_the_line_ends_are_those_of_the_page():
    embedded = embed(SHAPES["crlf"], CLAIMS, ALL)
    assert embedded.count(b"\n") == embedded.count(b"\r\n")
    embedded = embed(SHAPES["cr"], CLAIMS)
    assert b"\n" not in embedded


def test_a_frameset_gets_no_banner():
    assert b"aside" not in embed(SHAPES["frames"], CLAIMS, ALL)


def test_the_banner_goes_where_the_page_says():
    content = page(
        "10.5555/work.1", body="<main><!-- retract-ld:banner --><p>x</p></main>"
    )
    embedded = embed(content, CLAIMS, ALL)
    assert b"<!-- retract-ld:banner --><aside" in embedded
    assert remove(embedded) == content


def test_our_marks_survive_a_rewriting_of_the_page():
    rewritten = (
        b"<head><SCRIPT data-retract-ld=jsonld type='application/ld+json'>{}</SCRIPT>"
        b"<meta data-retract-ld content=x></head><body>"
        b"<aside data-retract-ld='banner'><aside>in it</aside></aside>x</body>"
    )
    assert remove(rewritten) == b"<head></head><body>x</body>"


def test_what_only_talks_of_our_mark_stays():
    content = page(
        "10.5555/work.1",
        "<!-- <script data-retract-ld=jsonld></script> -->"
        "<script>var a = '<meta data-retract-ld>';</script>",
        "<p title='data-retract-ld'>data-retract-ld</p>",
    )
    assert remove(content) == content
    assert remove(embed(content, CLAIMS, ALL)) == content


@pytest.mark.parametrize(
    "content",
    [b"", b"no markup", b"%PDF-1.7 <</Type>>", b"\x89PNG\r\n<html>", b"\0\0\0"],
)
def test_what_is_no_page_is_left_alone(content):
    with pytest.raises(Malformed) as caught:
        insert(content, Insertion(DOCUMENT))
    assert str(caught.value) == (
        "is no HTML page: there is no markup in it. "
        "Give the page as the server sends it."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"<html>",
            "does not say which DOI it shows. Name it with --doi, or --role.",
        ),
        (
            page("10.5555/unknown"),
            (
                "shows 10.5555/unknown, and no update given is about it or in it. "
                "Give its record with --notice."
            ),
        ),
        (
            page(
                "10.5555/work.1",
                '<meta name="citation_doi" content="10.5555/notice.1">',
            ),
            (
                "names several DOIs: 10.5555/work.1, 10.5555/notice.1. "
                "Name the right one with --doi."
            ),
        ),
    ],
)
def test_what_cannot_be_told_is_said(content, message):
    with pytest.raises(NoUpdate) as caught:
        embed(content, CLAIMS)
    assert str(caught.value) == message


_PIECES = st.sampled_from(
    [
        *("<html>", "<head>", "</head>", "<body>", "</body>", "<title>", "</title>"),
        *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<style>"),
        *(
            "</style>",
            "<p a='",
            "'>",
            '"',
            ">",
            "<",
            "text",
            " ",
            "\n",
            "<meta charset=u",
        ),
        *("<template>", "</template>", "<svg>", "</svg>", "<noscript>", "</noscript>"),
        *(
            "<table>",
            "<select>",
            "</br>",
            "<!doctype html>",
            "<?xml?>",
            "\0",
            "é",
            "/>",
        ),
        *(
            "<textarea>",
            "</textarea>",
            "<frameset>",
            "<plaintext>",
            "<svg/>",
            "=",
            "<a b=c",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_tag_soup_keeps_its_bytes(soup):
    content = soup.encode()
    insertion = Insertion(
        DOCUMENT, (("a", "é\"'<>"),), (), "<aside data-retract-ld='b'>x</aside>"
    )
    try:
        embedded = insert(content, insertion)
    except Malformed:
        return
    assert remove(embedded) == content
    assert insert(embedded, insertion) == embedded
    assert [block.data for block in extract(embedded) if block.ours] == [DOCUMENT]


#: lexbor reads noscript as markup, browsers as text: Chromium is asked about that.
_BOTH_SEE = _PIECES.filter(lambda piece: "noscript" not in piece)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(_BOTH_SEE, max_size=20).map("".join))
def test_any_tag_soup_has_one_node_more(soup):
    """An HTML5 parser sees the block, once, and all else as before."""
    content = soup.encode()
    try:
        embedded = insert(content, Insertion(DOCUMENT))
    except Malformed:
        return
    if "\0" in soup and "<frameset" in soup:
        return  # NUL opens a body that a frameset then throws away, with what is in it
    assert [name for _, name in ours_by_lexbor(embedded)] == ["script"]
    last = list(tags(content))[-1:]
    if (
        last
        and last[0].kind == "comment"
        and last[0].start == embedded.find(b"<script type")
    ):
        return  # a comment that is cut off, where no head was open yet, comes into the head
    assert serialized(embedded) == serialized(content)


@given(st.text())
def test_no_title_leaves_the_block(title):
    document = {"@context": "https://schema.org", "name": title}
    embedded = insert(b"<head></head><body>", Insertion(document, (("t", title),)))
    assert embedded.isascii()
    assert [name for _, name in ours(embedded)] == ["script", "meta"]
    (block,) = extract(embedded)
    assert block.data == document


def test_lone_surrogates_are_escaped():
    embedded = insert(
        b"<head></head>", Insertion({"name": "a\ud800b"}, (("t", "\udfff"),))
    )
    assert b'"a\\ud800b"' in embedded
    assert b'content=" "' in embedded


def test_page_doi_of_every_shape():
    assert {page_doi(content) for content in SHAPES.values()} == {"10.5555/work.1"}
