"""Rows of a table: one by one, and many at a time by columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO
from itertools import chain

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retract_ld.errors import Refused
from retract_ld.readers import streams, tables
from retract_ld.readers.records import Source
from retract_ld.readers.rows import PlainRows, Row, RowLines
from retract_ld.readers.tables import Table, rows_of

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
@settings(max_examples=500)
@example(b'1,2,"3\n4,5,6\n7,8,9\n', 2)
@example(b'1,2,3\n1,"2\n3",4\n5,6,7\n', 2)
@example(b'1",",2\n3,4\n5,",",6\n', 1)
@example(b'"1"a,",2\n3,4,5\n6,7,8\n', 1)
@example(b'"",,"1""2, ""3"\r\n4,"""",5\r\n', 2)
@example(b"1,2\n3,4,5,6\n7,8,9\n", 3)
def test_rows_are_the_same_many_at_a_time(rows: bytes, size: int) -> None:
    table = _table(rows)
    pieces = [*table.pieces(size)]
    parsed = [rows_of(table.header, piece) for piece in pieces]
    assert [*chain(*parsed)] == [*_table(rows)]
    assert all(len(piece) <= size for piece in parsed)
    full = [
        len([*BytesIO(piece.text)] if isinstance(piece, RowLines) else piece)
        for piece in pieces
    ]
    assert full[:-1] == [size] * (len(full) - 1)


@pytest.mark.parametrize("last", [b'"3"', b'"3\n"'])
def test_a_piece_of_long_rows_has_fewer(
    monkeypatch: pytest.MonkeyPatch, last: bytes
) -> None:
    monkeypatch.setattr(tables, "_LONGEST", 20)
    table = _table((b"12345678,2," + last + b"\n") * 5)
    pieces = [rows_of(table.header, piece) for piece in table.pieces(4)]
    assert [len(piece) for piece in pieces] == [2, 2, 1]


def test_plain_rows_come_by_columns() -> None:
    table = _table('1,"2, 2",é\n4,5,6\n'.encode())
    (piece,) = table.pieces(10)
    rows = rows_of(table.header, piece)
    assert isinstance(rows, PlainRows)
    assert [*rows] == [Row(2, ["1", "2, 2", "é"]), Row(3, ["4", "5", "6"])]


@pytest.fixture
def short_cells() -> Iterator[int]:
    """Let the csv module refuse cells that are longer."""
    before = csv.field_size_limit(1_000)
    yield 1_000
    csv.field_size_limit(before)


def test_a_cell_that_the_csv_module_refuses_is_refused(short_cells: int) -> None:
    table = _table(b'1,"2",' + b"3" * (short_cells + 1) + b"\n4,5,6\n")
    (piece,) = table.pieces(10)
    long, plain = rows_of(table.header, piece)
    assert "field larger than" in long.problems[0].message
    assert plain == Row(3, ["4", "5", "6"])


def test_rows_before_a_line_that_is_too_long_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "MAX_LINE", 20)
    for rows in (b"1,2,3\n4,5,6\n", b'1,2,3\n4,5,"\n6"\n'):
        table = _table(rows + b"7,8," + b"9" * 30 + b"\n")
        pieces = table.pieces(5)
        assert [row.line for row in rows_of(table.header, next(pieces))] == [2, 3]
        with pytest.raises(Refused, match="longer than"):
            next(pieces)
