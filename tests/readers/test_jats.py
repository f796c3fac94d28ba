"""JATS: wrappers, parts, detection."""

import io
from pathlib import Path

import pytest

from retract_ld.errors import Malformed
from retract_ld.readers import READERS, Source, jats
from tests.readers.jats_articles import CASES, article, edge, golden, records

# Wrappers and parts.


def test_oai_and_prefixes() -> None:
    found = golden("oai-wrapped")
    assert [(r.location, r.record_id, len(r.updates)) for r in found] == [
        ("line 4", "10.5555/wrapped.1", 1),
        ("line 8", "10.5555/wrapped.2", 0),
        ("line 11", "22222222", 1),
    ]
    first = found[0].updates[0]
    assert first.notice
    assert first.notice.title == "Erratum to: Wrapped H2O"
    assert (
        first.notice.title_markup
        == "Erratum to: <italic>Wrapped</italic> H<sub>2</sub>O"
    )


def test_translations_are_notices_of_their_own() -> None:
    (record,) = golden("addendum")
    assert [edge(u) for u in record.updates] == [
        ("addendum", "notice", "10.5555/rit.2021.adendo", "10.5555/rit.2020.7"),
        ("addendum", "notice", "10.5555/rit.2021.adendo", "10.5555/rit.2020.8"),
        ("addendum", "notice", "10.5555/rit.2021.adendo.en", "10.5555/rit.2020.7.en"),
    ]
    english = record.updates[2].notice
    assert english
    assert (english.language, english.volume, english.published) == (
        "en",
        "37",
        "2021-05-31",
    )
    assert english.journal
    assert english.journal.title == "Revista de Invenções"


def test_parts_have_their_own_type_and_links() -> None:
    (record,) = golden("sub-articles")
    assert [edge(u) for u in record.updates] == [
        ("correction", "notice", "10.5555/n.1.corr", "10.5555/n.1"),
        ("addendum", "notice", "Later note", "10.5555/n.1"),
    ]


def test_good_articles_before_a_fault_are_read() -> None:
    found = jats.read(
        io.BytesIO(f"<x>{article()}{article()}\n<article>".encode()), Source("a.xml")
    )
    assert next(found).record_id == "10.5555/own"
    assert next(found).record_id == "10.5555/own"
    with pytest.raises(Malformed, match=r"a.xml, line 2: is not well-formed XML"):
        next(found)


def test_no_article_at_all() -> None:
    with pytest.raises(Malformed) as caught:
        records("<html/>")
    assert (
        str(caught.value) == "a.xml: is XML without any <article>, so it is not JATS."
    )


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.parent.name)
def test_detected(path: Path) -> None:
    head = path.read_bytes()
    assert [r.name for r in READERS.values() if r.detect(head)][:1] == ["jats"]
    assert not jats.detect(head[:20])


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\x00\x01\x02\xff",
        b'{"article": "<article article-type=\'retraction\'>"}',
        b"<html><body><article article-type='retraction'><front/></article></body></html>",
        b"<!DOCTYPE html><article class='x'><p>",
        b'<article xmlns="http://docbook.org/ns/docbook"><info><title>t</title></info></article>',
        b"<PubmedArticleSet><PubmedArticle><MedlineCitation><Article>",
        b"<doi_batch><body><journal><journal_article/></journal></body></doi_batch>",
        b"%PDF-1.4 <article article-type=",
    ],
)
def test_not_detected(head: bytes) -> None:
    assert not jats.detect(head)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_detected_in_any_encoding(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{article()}'.encode(
        encoding
    )
    assert jats.detect(data)
    assert records(data)[0].record_id == "10.5555/own"
