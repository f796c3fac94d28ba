"""Rows that go to another process as places in their file."""

from __future__ import annotations

import codecs
import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from retract_ld.bulk import Job, SingleOutput, run
from retract_ld.bulk.batches import Rows, works
from retract_ld.bulk.channels import packed
from retract_ld.bulk.spans import Texts, spans_of
from retract_ld.errors import ReadError
from retract_ld.readers.rows import RowLines


def _rows(path: Path) -> list[Rows]:
    return [work for work in works((str(path),)) if isinstance(work, Rows)]


@pytest.mark.parametrize("before", [b"", codecs.BOM_UTF8, b"\n\n"])
def test_the_text_is_read_again_where_it_stands(
    register: Path, tmp_path: Path, before: bytes
) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(before + register.read_bytes())
    texts = Texts()
    for work in _rows(path):
        sent = spans_of(work)
        assert len(packed(("work", 0, sent))) < 2_000 < work.size
        for piece, again in zip(work.pieces, texts.filled(sent).pieces, strict=True):
            assert isinstance(piece, RowLines)
            assert (again.numbers, again.text) == (piece.numbers, piece.text)


@pytest.mark.parametrize(
    "spelled",
    [
        lambda data: gzip.compress(data, 0),
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"\n", b"\r"),
    ],
    ids=["gzip", "utf-16", "cr"],
)
def test_text_that_stands_in_no_file_goes_along(
    register: Path, tmp_path: Path, spelled: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(spelled(register.read_bytes()))
    assert len(_rows(path)) > 1
    assert all(spans_of(work) == work for work in _rows(path))
    outputs = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.nt"
        run(Job((str(path),), "ntriples", jobs=jobs), SingleOutput(str(out)))
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") > 10_000


def test_a_file_that_has_become_shorter_is_told(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(register.read_bytes())
    *_, last = _rows(path)
    os.truncate(path, path.stat().st_size - 1)
    with pytest.raises(ReadError, match="cannot be read on: it has become shorter"):
        Texts().filled(spans_of(last))


def test_a_file_that_is_gone_is_told(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(register.read_bytes())
    first, *_ = _rows(path)
    path.unlink()
    with pytest.raises(ReadError, match="cannot be read on: No such file"):
        Texts().filled(spans_of(first))
