"""Rows in flat form say what the reader says of each, or are left to it."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.bulk.batches import Rows
from retract_ld.flat import update_of
from retract_ld.readers import READERS, Record, Source
from retract_ld.readers.records import FlatRecord
from retract_ld.readers.streams import Input
from tests.unit.register_rows import COLUMNS, ROW, table

SPLIT = READERS["retraction-watch"].split
assert SPLIT is not None
find, parse = SPLIT.find, SPLIT.parse
understand, flatten = SPLIT.understand, SPLIT.flatten
assert flatten is not None

_NOTHING = ["", " ", "0", "unavailable", "Unknown", "nan"]
_WORDS = [
    "A  title\tof words",
    "Ünïted \u00a0 words",
    "unavailable;",
    ";;A; B ;C",
    "['A', 'B']",
    "â€™s",
    "a\u2028b",
    "B C;Ann D.;B C",
    "x" * 1200,
]
_DOIS = [
    "10.1234/AbC",
    "10.1234/a b",
    "https://doi.org/10.1234/a",
    "10.1/x;10.2/y",
    "x",
]
#: What each kind of column may hold: plain, nothing, odd.
CELLS = {
    "Record ID": ["1", " 22 ", ""],
    "URLS": ["http://example.org/a;https://example.org/b?c", "www.a", "x;y", ""],
    "RetractionDate": ["2/6/2010 0:00", "13/13/2010", "1/1/1900", "2010-02", *_NOTHING],
    "OriginalPaperDate": ["12/31/1999", "1999", "soon", *_NOTHING],
    "RetractionDOI": [*_DOIS, *_NOTHING],
    "OriginalPaperDOI": [*_DOIS, *_NOTHING],
    "RetractionPubMedID": ["123", " 9", "012", "x1", *_NOTHING],
    "OriginalPaperPubMedID": ["123", "99999999999", *_NOTHING],
    "RetractionNature": [
        "Retraction",
        "Expression of concern",
        "retraction",
        "Erased",
        "",
    ],
    "Reason": [
        "+Paper Mill;+Duplication of Data;",
        "+Duplication of Data;+Duplication of Data;",
        "+No Such Reason;",
        "",
    ],
    "Paywalled": ["No", "Yes", "yes ", "Perhaps", *_NOTHING],
}
rows = st.fixed_dictionaries(
    {name: st.sampled_from(CELLS.get(name, [*_WORDS, *_NOTHING])) for name in COLUMNS}
)


def compare(data: bytes) -> tuple[int, int]:
    """Compare both ways of reading; return how many rows there are, and are flat."""
    layout, found = find(Input(io.BytesIO(data)), Source("rw.csv"), 500)
    pieces = [parse(layout, piece) for piece in found]
    raw = [*chain(*pieces)]
    flats = [flat for piece in pieces for flat in flatten(layout, piece)]
    for row, flat in zip(raw, flats, strict=True):
        if flat is None:
            continue
        record: Record = understand(layout, row)
        if isinstance(flat, FlatRecord):
            assert replace(record, updates=()) == flat.record
            assert flat.problems
            flat = flat.update  # noqa: PLW2901
        else:
            assert record.problems == ()
        assert record.updates == (update_of(flat),)
    return len(raw), sum(flat is not None for flat in flats)


@given(st.lists(rows, min_size=1, max_size=5))
@settings(max_examples=400)
def test_both_ways_say_the_same(found: list[dict[str, str]]) -> None:
    compare(table(*found))


def test_what_is_plain_is_flat() -> None:
    assert compare(table(ROW, {**ROW, "Paywalled": "Yes"})) == (2, 2)
    for odd in (
        {"RetractionNature": ""},
        {"RetractionDate": "13/13/2010"},
        {"RetractionDOI": "10.1234/a b c"},
        {"OriginalPaperPubMedID": "x"},
        {"Paywalled": "Perhaps"},
        {"URLS": "not an address"},
        {"Title": ""},
    ):
        assert compare(table(ROW, {**ROW, **odd}, ROW)) == (3, 2)


def test_what_is_kept_with_a_remark_is_flat() -> None:
    for remarkable in ({"Reason": "+No Such Reason"}, {"Author": "Dâ€™Arc"}):
        data = table(ROW, {**ROW, **remarkable}, ROW)
        assert compare(data) == (3, 3)
        layout, (piece,) = find(Input(io.BytesIO(data)), Source("rw.csv"), 500)
        kinds = [type(flat) for flat in flatten(layout, parse(layout, piece))]
        assert kinds == [dict, FlatRecord, dict]


def test_a_value_the_models_refuse_is_left_to_the_reader() -> None:
    long = "10.1234/" + "x" * 2049  # one character too many
    assert compare(table(ROW, {**ROW, "OriginalPaperDOI": long}, ROW)) == (3, 2)


def test_columns_may_stand_anywhere_or_be_missing() -> None:
    columns = [*reversed(COLUMNS)]
    assert compare(table(ROW, columns=columns)) == (1, 1)
    columns.remove("Notes")
    columns.remove("Subject")
    assert compare(table(ROW, columns=columns)) == (1, 1)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("retraction_watch.csv", 0.9),
        ("retraction_watch_old.csv", 0.0),
        ("jesserweigel_sample.csv", 0.0),
        ("mdpi_etl_sampled_v3_2025-04.csv", 0.0),
    ],
)
def test_real_rows(corpus: Path, name: str, least: float) -> None:
    every, flat = compare((corpus / "retraction_watch" / name).read_bytes())
    assert flat >= every * least


@given(st.lists(rows, min_size=1, max_size=4), st.booleans())
def test_rows_are_sent_to_another_process_as_they_are(
    found: list[dict[str, str]], is_broken: bool
) -> None:
    data = table(*found) + (b'"x",y\n' if is_broken else b"")
    layout, pieces = find(Input(io.BytesIO(data)), Source("rw.csv"), 500)
    work = Rows(Source("rw.csv"), "retraction-watch", layout, [*pieces], len(data))
    sent: Rows = pickle.loads(pickle.dumps(work))
    assert sent == work
