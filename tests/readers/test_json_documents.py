"""Reading JSON: documents, envelopes and lines, what is broken and what is hostile."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retract_ld.errors import Malformed, ReadError, Refused
from retract_ld.readers import json_documents, json_streams, read
from retract_ld.readers.json_documents import iter_documents, read_objects
from retract_ld.readers.json_heads import first_object, first_value
from retract_ld.readers.json_values import Fault, decode
from retract_ld.readers.records import Record, Source
from retract_ld.readers.title_text import title_values


def documents(data: bytes, *keys: str) -> list[tuple[str, object]]:
    return list(iter_documents(io.BytesIO(data), Source("x"), keys or ("results",)))


def failing(data: bytes) -> tuple[list[tuple[str, object]], ReadError]:
    found: list[tuple[str, object]] = []
    with pytest.raises(ReadError) as caught:
        found.extend(iter_documents(io.BytesIO(data), Source("x"), ("results",)))
    return found, caught.value


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": 1}', [("$", {"a": 1})]),
        (b'\xef\xbb\xbf{"a": 1}', [("$", {"a": 1})]),
        (b'[{"a": 1}, 2]', [("$[0]", {"a": 1}), ("$[1]", 2)]),
        (b'{"results": [{"a": 1}]}', [("$.results[0]", {"a": 1})]),
        (b'{\n "results": [\n  {"a": 1}\n ]\n}', [("$.results[0]", {"a": 1})]),
        (b'{"results": {"a": 1}}', [("$", {"results": {"a": 1}})]),
        (b'{"a": 1}\r\n\r\n{"a": 2}\r\n', [("line 1", {"a": 1}), ("line 3", {"a": 2})]),
        (b'\n\n{"a": 1}\n{"a": 2}', [("line 3", {"a": 1}), ("line 4", {"a": 2})]),
        (
            b'{"results": [1]}\n{"results": [2]}\n',
            [("line 1, $.results[0]", 1), ("line 2, $.results[0]", 2)],
        ),
        (b'[\n{"a": 1},\n{"a": 2}\n]\n', [("$[0]", {"a": 1}), ("$[1]", {"a": 2})]),
        (b"[]", []),
        ('{"a": "é"}'.encode("utf-16"), [("$", {"a": "é"})]),
        ('{"a": "é"}'.encode("utf-16-be"), [("$", {"a": "é"})]),
        ('{"a": "é"}'.encode("utf-32"), [("$", {"a": "é"})]),
        (b'{"a": NaN, "b": -Infinity}', [("$", {"a": None, "b": None})]),
        (
            b'{"a": "\\ud83d", "b": "\\ud83d\\ude00"}',
            [("$", {"a": "\ufffd", "b": "\U0001f600"})],
        ),
    ],
)
def test_documents_and_their_locations(
    data: bytes, expected: list[tuple[str, object]]
) -> None:
    assert documents(data) == expected


def test_a_bad_line_is_rejected_and_the_others_go_on() -> None:
    found = documents(b'{"a": 1}\n{"a": \n{"a": 3}\n')
    assert [location for location, _ in found] == ["line 1", "line 2", "line 3"]
    record = found[1][1]
    assert isinstance(record, Record)
    assert [str(problem) for problem in record.problems] == [
        "line 2: is not JSON: Expecting value (column 6). Mend or remove it."
    ]
    assert record.raw == b'{"a": \n'


def test_a_bad_first_line_does_not_hide_the_lines_after_it() -> None:
    found = documents(b'{"a": \n{"a": 2}\n{"a": 3}\n')
    assert isinstance(found[0][1], Record)
    assert found[1:] == [("line 2", {"a": 2}), ("line 3", {"a": 3})]


def test_an_array_by_lines_survives_a_bad_element() -> None:
    found = documents(b'[\n{"a": 1},\n{"a": },\n{"a": 3}\n]\n')
    assert [location for location, _ in found] == ["line 2", "line 3", "line 4"]
    assert isinstance(found[1][1], Record)


@pytest.mark.parametrize(
    ("data", "good", "message"),
    [
        (b"", 0, "x: is empty. Expected JSON."),
        (b" \n\n ", 0, "x: is empty. Expected JSON."),
        (
            b'{"a": 1',
            0,
            "x: is not JSON: Expecting ',' delimiter (line 1, column 8). Mend or remove it.",
        ),
        (
            b'[{"a": 1}, {"a',
            1,
            "x: is not JSON: Unterminated string starting at (line 1, column 13). Mend or remove it.",
        ),
        (
            b'{"results": [{"a": 1}, {',
            1,
            "x: is not JSON: Expecting property name enclosed in double quotes (line 1, column 25). Mend or remove it.",
        ),
        (
            b'{"a": 1}{"a": 2} x',
            2,
            "x: is not JSON: Extra data (line 1, column 9). Mend or remove it.",
        ),
        (
            b'[{"a": 1}, {"a": "\xe9"}]',
            1,
            "x: is not UTF-8 at byte 19. Convert it to UTF-8 first.",
        ),
        (
            b"<html>503</html>",
            0,
            "x: is not JSON: Expecting value (line 1, column 1). Mend or remove it.",
        ),
        (b"\x00\xff\xfe\x01", 0, None),
    ],
)
def test_what_comes_before_the_break_is_kept(
    data: bytes, good: int, message: str | None
) -> None:
    found, error = failing(data)
    assert len(found) == good
    assert isinstance(error, Malformed)
    assert message is None or str(error) == message


@pytest.mark.parametrize(
    "data", [b"[" * 200_000, b'{"a":' * 200_000, b'{"a":' + b"9" * 9000 + b"}"]
)
def test_hostile_documents_are_refused(data: bytes) -> None:
    found, error = failing(data)
    assert not found
    assert isinstance(error, Refused)


def test_a_hostile_line_does_not_stop_the_others() -> None:
    found = documents(b'{"a": 1}\n' + b"[" * 100_000 + b'\n{"a": 2}\n')
    rejected = found[1][1]
    assert isinstance(rejected, Record)
    assert (
        str(rejected.problems[0])
        == "line 2: is nested too deeply to be a bibliographic record."
    )
    assert found[2] == ("line 3", {"a": 2})


class Endless(io.RawIOBase):
    """A line that would never end; reading much of it is the failure."""

    def __init__(self, start: bytes, allowed: int) -> None:
        self.start, self.left = start, allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.start[: len(buffer)] or b" " * min(len(buffer), 4096)
        self.start = self.start[len(data) :]
        self.left -= len(data)
        assert self.left > 0, "read on although the limit was passed"
        buffer[: len(data)] = data
        return len(data)


def small(monkeypatch: pytest.MonkeyPatch, limit: int = 1000) -> None:
    for module in (json_documents, json_streams):
        monkeypatch.setattr(module, "LIMIT", limit)


@pytest.mark.parametrize("start", [b'{"a": "', b'{\n"a": "', b'{\n"a": 1,\n"b": "'])
def test_a_document_without_end_is_refused_in_bounded_memory(
    monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    small(monkeypatch)
    stream = io.BufferedReader(Endless(start, 20_000), buffer_size=512)
    with pytest.raises(Refused) as caught:
        list(iter_documents(stream, Source("x")))
    assert str(caught.value) == (
        "x: is longer than 64 MiB and has no lines to read it by. "
        "Write it as JSON Lines, one record a line."
    )


def test_a_long_line_is_rejected_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    long = b'{"a": "' + b"x" * 5000 + b'"}'
    found = documents(b'{"a": 1}\n{"a": 2}\n' + long + b'\n{"a": 4}\n')
    assert [location for location, _ in found] == [
        "line 1",
        "line 2",
        "line 3",
        "line 4",
    ]
    assert isinstance(found[2][1], Record)
    assert found[3] == ("line 4", {"a": 4})


def test_a_dump_longer_than_the_limit_is_read_by_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch)
    elements = [json.dumps({"a": number}).encode() for number in range(500)]
    found = documents(b"[\n" + b",\n".join(elements) + b"\n]\n")
    assert [value for _, value in found] == [{"a": number} for number in range(500)]
    assert found[-1][0] == "line 501"


def test_lines_are_read_one_by_one() -> None:
    class Lazy(io.BytesIO):
        given = 0

        def readline(self, size: int | None = -1) -> bytes:
            self.given += 1
            return b'{"a": %d}\n' % self.given

        def read(self, size: int | None = -1) -> bytes:
            return b""

    stream = Lazy()
    records = iter_documents(stream, Source("x"))
    assert [next(records)[0] for _ in range(3)] == ["line 1", "line 2", "line 3"]
    assert stream.given < 8


def test_a_line_that_a_broken_archive_cuts_off_is_not_called_bad_json() -> None:
    line = json.dumps(
        {
            "retracted": False,
            "updates": [],
            "identifier": {"doi": "10.5555/a"},
            "x": list(range(4000)),
        }
    )
    whole = gzip.compress(("\n".join([line] * 200) + "\n").encode())
    records: list[Record] = []
    with pytest.raises(Malformed, match="cut off"):
        records.extend(read(io.BytesIO(whole[: len(whole) // 2]), Source("x.gz")))
    assert records
    assert not any(record.problems for record in records)


def test_what_is_not_an_object_is_rejected() -> None:
    def convert(value: dict[str, Any], location: str) -> Record:
        return Record(location)

    records = list(read_objects(io.BytesIO(b'[1, {"a": 2}]'), Source("x"), convert))
    assert [record.rejected for record in records] == [True, False]
    assert records[0].raw == b"1"
    assert str(records[0].problems[0]) == "$[0]: is not an object. Expected a record."


def heads() -> Iterator[tuple[bytes, object]]:
    whole = json.dumps({"a": {"b": [1, 2, {"c": 'x,]}\\"'}]}, "d": "e" * 100}).encode()
    yield whole, json.loads(whole)
    yield b'[{"a": 1, "b": {"c": [', {"a": 1, "b": {"c": []}}
    yield b'{"a": 1}\n{"a": 2', {"a": 1}
    yield b'[\n{"a": 1},\n{"a"', {"a": 1}
    yield b'{"a": \n{"b": 2}\n{"b": 3}\n', {"b": 2}
    yield b'{"results": [{"a": "', None
    yield b"[1, 2]", None
    yield b"not JSON", None
    yield b"", None
    yield b"{" * 70_000, None
    yield b"[" * 70_000, None


@pytest.mark.parametrize(("head", "expected"), list(heads()))
def test_the_first_record_of_a_beginning(head: bytes, expected: object) -> None:
    found = first_object(head, "results")
    assert found == expected or (expected is None and found in (None, {}))


@given(st.binary(max_size=300))
def test_a_beginning_of_any_bytes_raises_nothing(head: bytes) -> None:
    first_value(head)


_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1), _values, min_size=1, max_size=4), st.data())
def test_a_cut_beginning_holds_only_what_the_whole_holds(
    value: dict[str, Any], data: st.DataObject
) -> None:
    whole = json.dumps(value, ensure_ascii=data.draw(st.booleans()))
    cut = data.draw(st.integers(0, len(whole.encode())))
    found = first_value(whole.encode()[:cut])
    assert found is None or (isinstance(found, dict) and _within(found, value))


def _within(part: object, whole: object) -> bool:
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(
            name in whole and _within(inner, whole[name])
            for name, inner in part.items()
        )
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) <= len(whole) and all(map(_within, part, whole))
    return part == whole


@given(
    st.lists(
        st.dictionaries(st.text('abc\n"é', max_size=3), _values, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_lines_array_and_envelope_hold_the_same(values: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(value) for value in values).encode()
    array, envelope = json.dumps(values).encode(), json.dumps({"hits": values}).encode()
    pretty = json.dumps(values, indent=2).encode()
    for data in (lines, array, envelope, pretty):
        assert [value for _, value in documents(data, "hits")] == values


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_fault(data: bytes) -> None:
    value = decode(data)
    if not isinstance(value, Fault):
        json.dumps(value, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("raw", "plain", "markup"),
    [
        ("A <i>B</i>  C", "A B C", "A <i>B</i> C"),
        (
            "<jats:title>X<jats:sub>2</jats:sub></jats:title>",
            "X2",
            "<jats:title>X<jats:sub>2</jats:sub></jats:title>",
        ),
        ("Aged < 60 and > 6", "Aged < 60 and > 6", None),
        ("Twinning <110> in Fe", "Twinning <110> in Fe", None),
        ("Tea &amp; milk", "Tea & milk", "Tea &amp; milk"),
        ("AT&T", "AT&T", None),
        ("", None, None),
        (None, None, None),
        (["x"], None, None),
    ],
)
def test_titles(raw: object, plain: str | None, markup: str | None) -> None:
    assert title_values(raw) == {"title": plain, "title_markup": markup}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    ("before", "after", "path"),
    [("[", "]", "$"), ('{"results": [', '], "meta": {"count": 5}}', "$.results")],
)
def test_an_envelope_longer_than_the_limit_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
    indent: int | None,
    before: str,
    after: str,
    path: str,
) -> None:
    small(monkeypatch)
    elements = [
        json.dumps({"id": number, "text": "x" * 50}, indent=indent)
        for number in range(500)
    ]
    elements[7] = '{"id": "7" "text"}'
    found = documents((before + ", ".join(elements) + after).encode())
    assert [location for location, _ in found] == [f"{path}[{n}]" for n in range(500)]
    values = [value for _, value in found]
    assert isinstance(values.pop(7), Record)
    assert [value["id"] for value in values if isinstance(value, dict)] == [
        number for number in range(500) if number != 7
    ]
