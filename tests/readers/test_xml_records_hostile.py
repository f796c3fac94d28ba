"""PubMed and Crossref XML that is cut off, garbled, dangerous or very long."""

from __future__ import annotations

import io
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.errors import Malformed, Refused
from retract_ld.readers import Reader, Record, Source, crossref_xml, pubmed

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = [
    (reader, path.read_bytes())
    for reader in (pubmed.READER, crossref_xml.READER)
    for path in sorted((GOLDEN / reader.name).glob("*/input.xml"))
]


def records(reader: Reader, data: bytes) -> tuple[list[Record], Exception | None]:
    """What comes out before the end or the fault, and the fault."""
    found: list[Record] = []
    try:
        found.extend(reader.read(io.BytesIO(data), Source("a.xml")))
    except (Malformed, Refused) as error:
        return found, error
    return found, None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_cut_off_anywhere(case: tuple[Reader, bytes], data: st.DataObject) -> None:
    reader, whole = case
    end = data.draw(st.integers(0, len(whole) - 1))
    reader.detect(whole[:end])
    found, error = records(reader, whole[:end])
    all_of_them, _ = records(reader, whole)
    assert error is not None or not whole[end:].strip()
    assert [r.updates for r in found] == [r.updates for r in all_of_them[: len(found)]]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_garbled_anywhere(case: tuple[Reader, bytes], data: st.DataObject) -> None:
    reader, whole = case
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    garbage = data.draw(st.binary(max_size=20))
    garbled = whole[:start] + garbage + whole[start + length :]
    reader.detect(garbled)
    for record in records(reader, garbled)[0]:
        assert record.location


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_detection_never_raises(data: bytes) -> None:
    for reader in (pubmed.READER, crossref_xml.READER):
        assert not reader.detect(data)
        reader.detect(b"<PubmedArticleSet>" + data)
        reader.detect(b"<doi_batch>" + data)


@pytest.mark.parametrize(
    ("reader", "case"),
    [(pubmed.READER, "works-side"), (crossref_xml.READER, "deposit-5.5")],
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings(reader: Reader, case: str, encoding: str) -> None:
    whole = (GOLDEN / reader.name / case / "input.xml").read_bytes()
    text = whole.decode().replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8")
    data = text.encode(encoding)
    assert reader.detect(data)
    assert [r.updates for r in records(reader, data)[0]] == [
        r.updates for r in records(reader, whole)[0]
    ]


@pytest.mark.parametrize(
    ("reader", "root"),
    [(pubmed.READER, "PubmedArticleSet"), (crossref_xml.READER, "doi_batch")],
)
def test_entity_bombs_and_external_entities_are_refused(
    reader: Reader, root: str
) -> None:
    inside = "<PubmedArticle>&b;</PubmedArticle><journal_article>&b;</journal_article>"
    for entity in (
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
    ):
        data = f"<!DOCTYPE {root} [{entity}]><{root}>{inside}</{root}>".encode()
        found, error = records(reader, data)
        assert isinstance(error, Refused)
        assert found == []


def test_a_doctype_is_not_fetched_and_the_good_records_come_first() -> None:
    data = (GOLDEN / "pubmed" / "works-side" / "input.xml").read_bytes()
    cut = data.replace(b"</PubmedArticleSet>", b"<PubmedArticle><oops></PubmedArticle>")
    found, error = records(pubmed.READER, cut)
    assert [len(r.updates) for r in found] == [8]
    assert isinstance(error, Malformed)
    assert str(error) == (
        "a.xml, line 27: is not well-formed XML: Opening and ending tag mismatch: oops"
        " line 27 and PubmedArticle."
    )


class Repeated(io.RawIOBase):
    """A file of a head, a record many times over, and a tail; never whole in memory."""

    def __init__(self, head: bytes, record: bytes, times: int, tail: bytes) -> None:
        self._chunks = self._make(head, record * 20, times // 20, tail)
        self._rest = b""

    @staticmethod
    def _make(head: bytes, block: bytes, times: int, tail: bytes) -> Iterator[bytes]:
        yield head
        for _ in range(times):
            yield block
        yield tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def inner(case: str, start: bytes, end: bytes) -> bytes:
    data = (GOLDEN / case / "input.xml").read_bytes()
    begin = data.index(start)
    return data[begin : data.index(end, begin) + len(end)]


PUBMED = (
    inner("pubmed/works-side", b"<PubmedArticle>", b"</PubmedArticle>")
    .replace(b"<CommentsCorrectionsList>", b"<GeneralNote/>")
    .replace(b"</CommentsCorrectionsList>", b"")
    .replace(b"CommentsCorrections", b"Noted")
    .replace(b"Retracted Publication", b"Review")
    .replace(b"D016441", b"D016454")
)
QUERY = inner("crossref-xml/query-result", b'<query status="resolved">', b"</query>")
ARTICLE = inner("crossref-xml/deposit-5.5", b"<journal_article ", b"</journal_article>")
JOURNAL = inner("crossref-xml/fragment", b"<journal>", b"</journal>")


STATM = Path("/proc/self/statm")


def resident() -> int:
    """KiB of memory that this process holds now."""
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


@pytest.mark.skipif(not STATM.exists(), reason="the kernel tells no resident size")
@pytest.mark.parametrize(
    ("reader", "head", "record", "tail", "megabytes"),
    [
        (pubmed.READER, b"<PubmedArticleSet>", PUBMED, b"</PubmedArticleSet>", 30),
        (
            crossref_xml.READER,
            b"<crossref_result><query_result><body>",
            QUERY,
            b"</body></query_result></crossref_result>",
            5,
        ),
        (crossref_xml.READER, b"<doi_batch><body>", JOURNAL, b"</body></doi_batch>", 2),
        (
            crossref_xml.READER,
            b"<doi_batch xmlns:rel='r' xmlns:ai='a'><body><journal><journal_issue/>",
            ARTICLE,
            b"</journal></body></doi_batch>",
            3,
        ),
    ],
    ids=["pubmed", "queries", "journals", "articles"],
)
def test_long_files_are_read_in_constant_memory(
    reader: Reader, head: bytes, record: bytes, tail: bytes, megabytes: int
) -> None:
    times = megabytes * 2**20 // len(record) // 20 * 20
    stream = io.BufferedReader(Repeated(head, record, times, tail))
    sizes = []
    for count, _record in enumerate(reader.read(stream, Source("long.xml")), start=1):
        if count % max(times // 10, 1) == 0:
            sizes.append(resident())
    assert count == times
    assert max(sizes) - sizes[0] < 3 * 1024, sizes


@pytest.mark.parametrize("where", ["affiliation", "journal", "date", "type"])
def test_long_texts_that_never_recur_take_no_memory(where: str) -> None:
    """A name is kept for the next record, megabytes where a name belongs are not."""

    def record(number: int) -> bytes:
        long = f"{number} " + "x" * 300_000
        parts = {
            "affiliation": "A",
            "journal": "J",
            "date": "2001",
            "type": "ErratumIn",
        }
        parts[where] = long
        return (
            f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><Journal>"
            f"<Title>{parts['journal']}</Title></Journal><ArticleTitle>T</ArticleTitle>"
            "<AuthorList><Author><LastName>L</LastName><AffiliationInfo><Affiliation>"
            f"{parts['affiliation']}</Affiliation></AffiliationInfo></Author></AuthorList>"
            f"<ArticleDate><MedlineDate>{parts['date']}</MedlineDate></ArticleDate>"
            f'</Article><CommentsCorrectionsList><CommentsCorrections RefType="'
            f'{parts["type"]}"><PMID>7</PMID></CommentsCorrections>'
            "</CommentsCorrectionsList></MedlineCitation></PubmedArticle>"
        ).encode()

    def sizes() -> Iterator[int]:
        data = b"".join(map(record, range(1, 101)))
        stream = io.BytesIO(b"<PubmedArticleSet>" + data + b"</PubmedArticleSet>")
        for found in pubmed.READER.read(stream, Source("a.xml")):
            assert found.updates
            yield tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        measured = list(sizes())
    finally:
        tracemalloc.stop()
    assert measured[-1] - measured[10] < 3_000_000
