"""Crossref JSON: wrappings, and streams that are never held."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc

import pytest

from retract_ld.errors import Malformed, Refused
from retract_ld.readers import READERS, Source, crossref, detect, read
from tests.unit.crossref_works import (
    HIT,
    MISS,
    WORK,
    records,
    said,
)

WRAPPINGS = {
    "lines": b"".join(json.dumps(w).encode() + b"\n" for w in (MISS, HIT, MISS)),
    "lines, crlf, blank, no last end": b"\r\n\r\n".join(
        json.dumps(w).encode() for w in (MISS, HIT, MISS)
    ),
    "array": json.dumps([MISS, HIT, MISS]).encode(),
    "pretty array": json.dumps([MISS, HIT, MISS], indent=2).encode(),
    "items": json.dumps({"items": [MISS, HIT, MISS]}).encode(),
    "envelope": json.dumps(
        {
            "status": "ok",
            "message-type": "work-list",
            "message": {
                "query": {"search-terms": '"items":['},
                "items": [MISS, HIT, MISS],
                "total-results": 3,
            },
        }
    ).encode(),
    "envelopes, one a line": b"\n".join(
        json.dumps({"status": "ok", "message": {"items": items}}).encode()
        for items in ([MISS], [HIT, MISS])
    ),
    "answers, one a line": b"\n".join(
        json.dumps({"status": "ok", "message-type": "work", "message": w}).encode()
        for w in (MISS, HIT, MISS)
    ),
    "pretty values in a row": b"\n".join(
        json.dumps(w, indent=1).encode() for w in (MISS, HIT, MISS)
    ),
    "compressed lines": gzip.compress(
        b"\n".join(json.dumps(w).encode() for w in (MISS, HIT, MISS))
    ),
}


@pytest.mark.parametrize("data", WRAPPINGS.values(), ids=WRAPPINGS.keys())
def test_wrappings(data):
    found = list(read(io.BytesIO(data), Source("x"), "crossref"))
    assert len(found) == 3
    assert [len(record.updates) for record in found] == [0, 1, 0]
    assert all(record.problems == () for record in found)


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    "data", list(WRAPPINGS.values())[:-1], ids=list(WRAPPINGS)[:-1]
)
def test_wrappings_in_small_pieces(data, size):
    class Dripping(io.RawIOBase):
        def __init__(self) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def read(self, _: int = -1) -> bytes:
            return self._data.read(size)

    assert [
        len(record.updates) for record in read(Dripping(), Source("x"), "crossref")
    ] == [0, 1, 0]


def test_a_bad_line_does_not_cost_the_others():
    data = (
        json.dumps(HIT).encode()
        + b'\n{"update-to": \nnot json\n'
        + json.dumps(HIT).encode()
    )
    first, second, third, fourth = records(data)
    assert len(first.updates) == len(fourth.updates) == 1
    assert (second.location, third.location) == ("line 2", "line 3")
    assert second.rejected
    assert said(third) == [
        "line 3: is not JSON: Expecting value (line 1, column 1). Mend or remove it."
    ]
    assert third.raw == b"not json"


def test_a_bad_first_line_does_not_cost_the_others():
    data = b'{"DOI": \n' + json.dumps(HIT).encode() + b"\n" + json.dumps(MISS).encode()
    first, second, third = records(data)
    assert first.rejected
    assert (len(second.updates), len(third.updates)) == (1, 0)


@pytest.mark.parametrize(
    ("junk", "message"),
    [
        (b"\xff", "is not UTF-8 at byte "),
        (b"\x01", "is not JSON: Invalid control character"),
    ],
)
def test_a_bad_element_does_not_cost_the_others(junk, message):
    good = json.dumps(HIT).encode()
    bad = good.replace(b"A notice", junk)
    data = b"[" + b",".join([good, bad, good]) + b"]"
    first, second, third = records(data)
    assert (len(first.updates), len(second.updates), len(third.updates)) == (1, 0, 1)
    assert said(second)[0].startswith(f"$[1]: {message}")
    assert second.raw == bad


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'{"status": "bad"}',
            "cr.json, line 1: is an answer of status 'bad', not a work.",
        ),
        (
            b'{"status":"failed","message-type":"validation-failure","message":[{"type":"x"}]}',
            "is an answer of status 'failed', not a work: [{'type': 'x'}].",
        ),
        (b'{"a": 1}', "is JSON, but not a work of Crossref: it has no DOI."),
        (b'[{"DOI": "10.1000/a"}, {"DOI": ', "ends in the middle of a work"),
        (b'{"items": [{"DOI": "10.1000/a"}', "ends in the middle of a work"),
        (b'{"items": [{"DOI": "10.1000/a"}, 5]}', "is not JSON of works at byte "),
        (b"<html></html>", "is not JSON"),
        (b"Resource not found.", "is not JSON"),
        (b'{"DOI": "10.1000/\xff"}', "is not UTF-8 at byte"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"DOI":' * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_work(data, message):
    with pytest.raises((Malformed, Refused)) as error:
        records(data)
    assert message in str(error.value)


def test_a_cut_off_list_gives_its_works_first():
    data = json.dumps({"items": [HIT] * 5}).encode()[:-30]
    found = []

    def drain() -> None:
        for record in read(io.BytesIO(data), Source("x")):
            found.extend(record.updates)

    with pytest.raises(
        Malformed, match=r"in the middle of a work that begins at byte \d+"
    ):
        drain()
    assert len(found) == 4


@pytest.mark.parametrize("form", ["lines", "items"])
def test_memory_is_constant(form):
    work = json.dumps(
        WORK | {"reference": [{"key": str(n), "DOI": "10.1000/x"} for n in range(60)]}
    ).encode()

    class Long(io.RawIOBase):
        def __init__(self, times: int) -> None:
            begin, between = (b"", b"\n") if form == "lines" else (b'{"items":[', b",")
            self._parts = iter(
                [
                    begin + work,
                    *[between + work * 1] * (times - 1),
                    b"" if form == "lines" else b"]}",
                ]
            )
            self._rest = b""

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            while len(self._rest) < size:
                part = next(self._parts, None)
                if part is None:
                    break
                self._rest += part
            data, self._rest = self._rest[:size], self._rest[size:]
            return data

    peaks = []
    for times in (2000, 20_000):
        stream = Long(times)
        tracemalloc.start()
        assert sum(1 for _ in read(stream, Source("x"))) == times
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1000/a", "is_retracted": true}',
        b'{"retracted": true, "timestamp": 1, "updates": [], "identifier": {"doi": "10.1000/a"}}',
        b'[{"id": "a", "type": "article-journal", "DOI": "10.1000/a", "title": "T"}]',
        b'{"data": {"id": "10.1000/a", "attributes": {"doi": "10.1000/a"}}}',
        b'{"hitCount": 1, "resultList": {"result": []}}',
        b'{"type": "retraction", "work": {"doi": "10.1000/a"}}',
        b"<crossref_result/>",
        b"\x00\xff",
        b"",
        b"DOI,indexed\n",
    ],
)
def test_other_formats_are_not_ours(data):
    assert not crossref.detect(data)


@pytest.mark.corpus
def test_every_file_of_the_corpus_is_read(corpus):
    #: answers of other services that were kept beside Crossref's
    others = {"jesserweigel_12937682.jso.json", "not-ok-article.json"}
    folder = corpus / "crossref_json"
    for path in [p for p in folder.rglob("*.json") if "open_retractions" not in str(p)]:
        if path.name in others:
            continue
        data = path.read_bytes()
        assert detect(data[:65536], Source(path.name)).name == "crossref", path
        value = json.loads(data)
        message = value.get("message", value) if isinstance(value, dict) else value
        works = (
            message.get("items", [message]) if isinstance(message, dict) else message
        )
        expected = sum(
            len(work.get(name, ()))
            for work in works
            for name in ("update-to", "updated-by")
        )
        found = list(read(io.BytesIO(data), Source(path.name)))
        assert len(found) == len(works), path
        assert sum(len(record.updates) for record in found) == expected, path
        assert not any(record.rejected for record in found), path


@pytest.mark.corpus
def test_lines_without_updates_are_counted(corpus):
    path = corpus / "crossref_json" / "bulk" / "works_without_updates.jsonl.gz"
    with path.open("rb") as stream:
        found = list(read(stream, Source(path.name)))
    assert len(found) == 4537
    assert not any(record.updates or record.problems for record in found)


def test_the_reader_is_registered():
    assert READERS["crossref"] is crossref.READER


def test_a_line_nested_too_deeply_does_not_cost_the_others():
    deep = '{"DOI": "10.1000/d", "update-to": ' + "[" * 100_000
    lines = [deep, json.dumps(HIT), deep, json.dumps(HIT)]
    found = records("\n".join(lines).encode())
    assert [record.rejected for record in found] == [True, False, True, False]
    assert said(found[2]) == [
        "line 3: is nested too deeply to be a bibliographic record."
    ]


def test_a_line_that_is_too_long_is_named(monkeypatch):
    monkeypatch.setattr("retract_ld.readers.crossref_stream.MAX_LINE", 3_000_000)
    short = json.dumps(MISS).encode() + b"\n"
    data = short * 3 + b'{"DOI": "' + b"x" * 6_000_000
    found = []
    with pytest.raises(Refused) as error:
        found.extend(records(data))
    assert str(error.value).startswith("cr.json, line 4: has a line of more than ")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "odd", [b"", b"[1]", b"}", b'{"DOI": "10.1000/x"', b'"update"', b"{}\r"]
)
def test_lines_between_silent_ones_are_counted_and_judged_alone(end, odd):
    silent = b'{"DOI": "10.1000/s", "title": ["} {"]}'
    hit = json.dumps(HIT).encode()
    lines = [hit, *[silent] * 50_000, odd, *[silent] * 10, hit]
    found = records(end.join(lines) + end)
    told = [record for record in found if record.updates]
    assert [record.location for record in told] == ["line 1", "line 50013"]
    judged = [record.location for record in found if record.rejected]
    assert judged == ([] if odd in (b"", b"{}\r") else ["line 50002"])
    assert len(found) == len(lines) - (not odd)
