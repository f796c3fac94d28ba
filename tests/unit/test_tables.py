"""Rows of a table: one by one, and many at a time by columns."""

from __future__ import annotations

import pickle
from io import BytesIO
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retract_ld.errors import Refused
from retract_ld.readers import streams, tables
from retract_ld.readers.records import Source
from retract_ld.readers.rows import PlainRows, Row
from retract_ld.readers.tables import Table

_HEADER = b"a,b,c\n"


def _table(rows: bytes) -> Table:
    return Table(BytesIO(_HEADER + rows), Source("t.csv"), frozenset({"a"}))


#: What decides where a cell, a row or a line ends, and what is no UTF-8.
_PARTS = st.sampled_from(
    [b",", b'"', b"\n", b"\r\n", b"a", b"x, y", "é\u2028".encode(), b"\xff", b"\0"]
)
_LINE = st.lists(_PARTS, max_size=8).map(b"".join)
_ROW = st.sampled_from([b"1,2,3\n", b'"1,1",2,3\n', b"a,b,c\n", b'1,"2\n2",3\n', b"\n"])


@given(st.lists(_ROW | _LINE, max_size=30).map(b"".join), st.integers(1, 7))
@example(b'1,2,"3\n4,5,6\n7,8,9\n', 2)
@example(b'1,2,3\n1,"2\n3",4\n5,6,7\n', 2)
def test_rows_are_the_same_many_at_a_time(rows: bytes, size: int) -> None:
    pieces = [*_table(rows).pieces(size)]
    assert [*chain(*pieces)] == [*_table(rows)]
    assert all(len(piece) == size for piece in pieces[:-1])


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=5))
def test_plain_rows_reach_another_process_as_they_are(cells: list[list[str]]) -> None:
    rows = PlainRows(range(2, 2 + len(cells)), [*zip(*cells, strict=True)])
    assert [*pickle.loads(pickle.dumps(rows))] == [*rows]


@pytest.mark.parametrize("last", [b"3", b"\xff"])
def test_a_piece_of_long_rows_has_fewer(
    monkeypatch: pytest.MonkeyPatch, last: bytes
) -> None:
    monkeypatch.setattr(tables, "_LONGEST", 20)
    pieces = [*_table((b"12345678,2," + last + b"\n") * 5).pieces(4)]
    assert [len(piece) for piece in pieces] == [2, 2, 1]


def test_plain_rows_come_by_columns() -> None:
    (piece,) = _table('1,"2, 2",é\n4,5,6\n'.encode()).pieces(10)
    assert isinstance(piece, PlainRows)
    assert [*piece] == [Row(2, ["1", "2, 2", "é"]), Row(3, ["4", "5", "6"])]


def test_rows_before_a_line_that_is_too_long_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "MAX_LINE", 20)
    pieces = _table(b"1,2,3\n4,5,6\n7,8," + b"9" * 30 + b"\n").pieces(5)
    assert [row.cells for row in next(pieces)] == [["1", "2", "3"], ["4", "5", "6"]]
    with pytest.raises(Refused, match="line 4"):
        next(pieces)
