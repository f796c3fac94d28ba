"""The same bytes for any number of processes and any chunk; the same triples always."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import zstandard

from retract_ld.bulk import Job, SingleOutput, StreamOutput, run
from retract_ld.bulk.batches import BATCH
from retract_ld.bulk.channels import channels, packed
from retract_ld.exporting import Counts
from retract_ld.mapping import mapper
from retract_ld.readers import read_path, tables
from retract_ld.writers import WRITERS, find_writer

FORMATS = sorted(name for name, writer in WRITERS.items() if writer.fragments)
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}


def exported(
    paths: tuple[Path, ...], to: str, jobs: int = 1, chunk: int = BATCH
) -> tuple[bytes, Counts]:
    stream = io.BytesIO()
    writer = find_writer(to)
    assert writer.fragments
    job = Job(tuple(map(str, paths)), to, jobs=jobs, chunk=chunk)
    counts = run(job, StreamOutput(stream, writer.fragments.foot))
    return stream.getvalue(), counts


@pytest.mark.parametrize("to", FORMATS)
def test_processes_and_chunks_change_no_byte(register: Path, to: str) -> None:
    alone, counts = exported((register,), to)
    assert counts.read == 1_800
    ways = [(3, 3 * BATCH)] + [(2, BATCH)] * (to == "ntriples")
    for jobs, chunk in ways:
        together, again = exported((register,), to, jobs, chunk)
        assert together == alone
        assert again == counts


def test_lines_that_are_no_rows_change_no_byte(register: Path, tmp_path: Path) -> None:
    header, *rows = register.read_text(encoding="utf-8").splitlines(keepends=True)
    for place in (1_700, 900, 300):
        rows[place:place] = ["\n", header, "no row\n"]
    rows[600] = rows[600].replace("10.", '"10.', 1)  # a stray mark
    path = tmp_path / "register.csv"
    path.write_text(header + "".join(rows), encoding="utf-8")
    alone, counts = exported((path,), "turtle")
    assert counts.rejected >= 3
    assert counts.read == 1_803
    assert exported((path,), "turtle", 2, 3 * BATCH) == (alone, counts)


def test_long_rows_change_no_byte(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_LONGEST", 100_000)
    alone, counts = exported((register,), "turtle")
    assert counts.read == 1_800
    assert exported((register,), "turtle", 2, 3 * BATCH) == (alone, counts)
    monkeypatch.undo()
    assert exported((register,), "turtle")[0] != alone


@pytest.mark.parametrize("words", [200, 600])
def test_work_that_fills_a_pipe_changes_no_byte(
    register: Path, tmp_path: Path, words: int
) -> None:
    # Packed, though no smaller: the text of a plain file goes through no pipe.
    path = tmp_path / "register.csv.gz"
    with (
        register.open(newline="") as source,
        gzip.open(path, "wt", compresslevel=0, newline="") as longer,
    ):
        rows = csv.reader(source)
        write = csv.writer(longer).writerow
        write(next(rows))
        for row in rows:
            write([*row[:-1], f"{row[-1]}{' word' * words}"])
    piece = path.stat().st_size / 4
    assert piece > (1024 * 1024 if words == 600 else 512 * 1024)
    alone, counts = exported((path,), "ntriples")
    assert counts.read == 1_800
    assert exported((path,), "ntriples", 3) == (alone, counts)


@pytest.mark.parametrize("size", ["room", "nothing"])
def test_a_message_that_has_room_is_sent_though_nobody_listens(size: str) -> None:
    here, there = channels()
    message = packed(("work", b"x" * (here.room - 100 if size == "room" else 0)))
    assert len(message) <= here.room
    here.send_packed(message)
    here.send(("admit", b"\x00" * 10_000))
    assert there.receive()[0] == "work"
    assert there.receive()[0] == "admit"
    assert not there.has_message()
    here.close()
    with pytest.raises(EOFError):
        there.receive()
    there.close()


@pytest.mark.parametrize("to", ["ntriples", "trig"])
def test_the_triples_are_those_of_each_record_by_itself(
    register: Path, to: str
) -> None:
    data, counts = exported((register,), to, jobs=2)
    mapping = mapper()
    expected = {
        f"{subject} {p} {o}"
        for _, record in read_path(str(register))
        for update in record.updates
        for subject, pairs in mapping.interpret(update)
        for p, o in pairs
    }
    quads = list(ox.parse(data, OXIGRAPH[to]))
    if WRITERS[to].quads:
        found = {
            f"{quad.subject} {quad.predicate} {quad.object}"
            for quad in quads
            if not isinstance(quad.graph_name, ox.DefaultGraph)
        }
    else:
        found = {f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads}
    canonical = {
        f"{triple.subject} {triple.predicate} {triple.object}"
        for triple in ox.parse(
            "".join(f"{line} .\n" for line in expected), ox.RdfFormat.N_TRIPLES
        )
    }
    assert found == canonical
    assert counts.triples >= len(expected)


def test_ntriples_write_a_shared_resource_once(register: Path) -> None:
    data, _ = exported((register,), "ntriples", jobs=2)
    lines = data.splitlines()
    shared = [
        line
        for line in lines
        if line.startswith(b"<https://w3id.org/retract-ld/reason/")
    ]
    assert len(shared) == len(set(shared))
    assert len(set(lines)) == len(lines)


def test_many_small_files_and_a_large_one(register: Path, tmp_path: Path) -> None:
    header, *rows = register.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(0, 60, 2):
        small = "".join([header, *rows[number : number + 2]])
        (tmp_path / f"a{number:03d}.csv").write_text(small, encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(register.read_bytes())
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(register.read_bytes()))
    (tmp_path / "d.bin").write_bytes(b"\0\1\2")
    alone, counts = exported((tmp_path,), "turtle")
    together, again = exported((tmp_path,), "turtle", jobs=3)
    assert together == alone
    assert counts == again
    assert counts.read == 60 + 2 * 1_800


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compressed_output_is_the_plain_one(
    register: Path, tmp_path: Path, suffix: str
) -> None:
    plain, _ = exported((register,), "jsonld")
    found = []
    for jobs in (1, 2):
        path = tmp_path / f"{jobs}.jsonld{suffix}"
        foot = WRITERS["jsonld"].fragments
        assert foot
        run(
            Job((str(register),), "jsonld", jobs=jobs),
            SingleOutput(str(path), foot.foot),
        )
        found.append(path.read_bytes())
    assert found[0] == found[1]
    if suffix == ".gz":
        assert gzip.decompress(found[0]) == plain
    else:
        reader = zstandard.ZstdDecompressor().stream_reader(
            io.BytesIO(found[0]), read_across_frames=True
        )
        assert reader.read() == plain


def test_compressed_output_is_read_back(register: Path, tmp_path: Path) -> None:
    packed = tmp_path / "register.csv.zst"
    packed.write_bytes(zstandard.ZstdCompressor().compress(register.read_bytes()))
    alone, _ = exported((register,), "ntriples")
    assert exported((packed,), "ntriples", jobs=2)[0] == alone


def test_records_that_say_nothing_are_counted(tmp_path: Path) -> None:
    works = tmp_path / "works.jsonl"
    line = '{"DOI": "10.1234/%d", "reference-count": 0, "title": ["A"]}\n'
    works.write_text("".join(line % number for number in range(1_200)))
    _, counts = exported((works,), "ntriples")
    assert (counts.read, counts.silent) == (1_200, 1_200)


def test_a_process_that_meets_an_error_tells_it(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retract_ld.bulk import forms

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("told")

    monkeypatch.setattr(forms.Lines, "close", broken)
    with pytest.raises(ZeroDivisionError, match="told"):
        exported((register,), "ntriples", jobs=2)
