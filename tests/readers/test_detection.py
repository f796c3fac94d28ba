"""Each file of a known kind is recognised by just the right reader, garbage by none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.errors import UnknownFormat
from retract_ld.readers import HEAD, READERS, Source, detect
from retract_ld.readers.sources import open_path

GOLDEN = Path(__file__).parents[1] / "golden"

#: Structured formats; prose is what remains, for text.
STRUCTURED = frozenset(READERS) - {"prose"}

_BY_FOLDER = {
    "crossref_deposit": "crossref-xml",
    "crossref_json": "crossref",
    "jats": "jats",
    "pubmed_xml": "pubmed",
    "retraction_watch": "retraction-watch",
}
#: Files that are not what their folder is called after, and why.
_BY_FILE = {
    "crossref_json/bulk/open_retractions_114615.jsonl.gz": "open-retractions",
    # a cache entry without a record
    "crossref_json/fixtures/jesserweigel_12937682.jso.json": None,
    "other/datacite-dataset_v4.5.json": "datacite",
    "other/europepmc_wakefield.json": "europe-pmc",
    "other/example_jats.xml": "jats",
    "other/openalex_eurosurveillance.json": "openalex",
    "other/openalex_wakefield.json": "openalex",
}


def expected(name: str) -> str | None:
    """Return the reader that is to recognise a file of the corpus."""
    if name in _BY_FILE:
        return _BY_FILE[name]
    if "open_retractions_sample/" in name:
        return "open-retractions"
    if "/flora_retractions_" in name:
        return "retraction-watch-pairs"
    return _BY_FOLDER.get(name.split("/", maxsplit=1)[0])


def recognising(head: bytes, among: frozenset[str] = STRUCTURED) -> list[str]:
    return [
        name
        for name, reader in READERS.items()
        if name in among and reader.detect(head)
    ]


def head_of(path: Path) -> bytes:
    for _, stream in open_path(str(path)):
        return stream.peek(HEAD)[:HEAD]
    raise AssertionError(path)


def files(corpus: Path) -> Iterator[str]:
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["file"]


@pytest.mark.corpus
def test_every_file_of_the_corpus(corpus: Path) -> None:
    wrong = {}
    for name in files(corpus):
        reader = expected(name)
        found = recognising(head_of(corpus / name))
        if found != ([reader] if reader else []):
            wrong[name] = (found, reader)
    assert wrong == {}


@pytest.mark.corpus
def test_notices_are_prose(corpus: Path) -> None:
    wrong = [
        name
        for name in files(corpus)
        if name.startswith("notices_")
        and name.endswith(".txt")
        # the abstract of an article that was retracted: it says nothing of it
        and not name.endswith("/acta_5000391.txt")
        and recognising(head_of(corpus / name), frozenset(READERS)) != ["prose"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    sorted(path for path in GOLDEN.glob("*/*/input*") if path.is_file()),
    ids=lambda path: "/".join(path.parts[-3:-1]),
)
def test_golden_cases_whole_and_cut_off(path: Path) -> None:
    format_name = path.parts[-3]
    if format_name == "prose":
        pytest.skip("prose is what no structured reader recognises")
    head = head_of(path)
    assert recognising(head) == [format_name]
    for size in range(0, len(head), max(len(head) // 50, 1)):
        assert recognising(head[:size]) in ([], [format_name])


_SNIPPETS = (
    b"",
    b"\n\n",
    b"{}",
    b"[]",
    b"null",
    b"[1, 2, 3]",
    b'{"a": 1}\n{"a": 2}\n',
    b'{"doi": "10.5555/x"}',
    b'{"DOI": "10.5555/x"}',
    b'{"title": "Tea", "doi": "10.5555/x", "retracted": true}',
    b'{"results": []}',
    b'{"data": [{"id": 1}]}',
    b'{"entities": {}}',
    b'{"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Tea"}',
    b"@article{tea, title = {Tea}, doi = {10.5555/x}}",
    b"TY  - JOUR\r\nTI  - Tea\r\nER  - \r\n",
    b"PMID- 91000001\nOWN - NLM\nTI  - Tea\n",
    b"@prefix ex: <http://example.org/> .\nex:a ex:b ex:c .\n",
    b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n",
    b"<html><body>Error 503</body></html>",
    b"<?xml version='1.0'?><rss><channel/></rss>",
    b"a,b,c\n1,2,3\n",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    b"\x89PNG\r\n\x1a\n",
    b"\x1f\x8b\x08\x00",
    b"PK\x03\x04",
    b"\xff\xfe\x00\x00",
    b"{" * 65536,
    b"[" * 65536,
    b'{"a":' * 13000,
    b"\0" * 65536,
)


@pytest.mark.parametrize("head", _SNIPPETS, ids=lambda head: repr(head[:24]))
def test_other_things_are_recognised_by_none(head: bytes) -> None:
    assert recognising(head) == []


def test_what_nobody_recognises_is_told_with_what_we_know() -> None:
    with pytest.raises(UnknownFormat) as caught:
        detect(b"\x89PNG\r\n\x1a\n\0", Source("a.png"))
    assert str(caught.value).startswith(
        "a.png: is binary data in no format we recognise."
    )
    assert all(name in str(caught.value) for name in READERS)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_at_random_are_recognised_by_none(head: bytes) -> None:
    assert recognising(head) == []


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=10),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(max_size=6), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_json_at_random_is_recognised_by_none(value: object) -> None:
    assert recognising(json.dumps(value).encode()) == []


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_json_in_other_encodings(encoding: str) -> None:
    text = (GOLDEN / "openalex" / "work" / "input.json").read_text(encoding="utf-8")
    data = text.encode(encoding)
    assert recognising(data) == ["openalex"]
    (record,) = READERS["openalex"].read(io.BytesIO(data), Source("x"))
    assert len(record.updates) == 1


@pytest.mark.parametrize(
    "data",
    [b"[" * 1000, b'{"a":' * 1000, b'{"items": [{"DOI": "x", "b": ' + b'{"a": ' * 1000],
)
def test_json_that_is_nested_too_deeply_is_refused_by_name(data: bytes) -> None:
    from retract_ld.errors import Refused

    with pytest.raises(Refused) as error:
        detect(data, Source("deep.json"))
    assert str(error.value) == (
        "deep.json: is nested too deeply to be a bibliographic record."
    )
