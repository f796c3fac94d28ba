"""Opening inputs: compression, archives, folders, encodings, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import random
import re
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import zstandard

from retract_ld.errors import Malformed, ReadError, Refused, UnknownFormat
from retract_ld.models import Update
from retract_ld.readers import Record, Source, read, read_path, sources, streams

DOCUMENT = "type: retraction\nwork: {title: Ä title}\n"
LINES = "".join(
    f'{{"type": "retraction", "work": {{"title": "Work number {number}"}}}}\n'
    for number in range(3000)
)


def titles(data: bytes, name: str | None = None) -> list[str]:
    return [
        update.work.title
        for record in read(io.BytesIO(data), Source("x"), name)
        for update in record.updates
    ]


def drain(records: Iterable[Record], found: list[Update]) -> None:
    """Keep the updates of records that are read until an error comes."""
    for record in records:
        assert record.problems == ()
        found += record.updates


def plain(data: bytes) -> bytes:
    return b"".join(
        stream.read() for _, stream in sources.expand(io.BytesIO(data), Source("x"))
    )


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        bz2.compress,
        zstandard.ZstdCompressor().compress,
        lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:]),
        lambda data: (
            zstandard.ZstdCompressor().compress(data[:9])
            + zstandard.ZstdCompressor().compress(data[9:])
        ),
        lambda data: gzip.compress(gzip.compress(data)),
    ],
)
def test_compressed_streams_are_read_as_they_are(pack):
    assert titles(pack(DOCUMENT.encode())) == ["Ä title"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_byte_order_mark(encoding):
    assert titles(DOCUMENT.encode(encoding)) == ["Ä title"]
    assert titles(gzip.compress(DOCUMENT.encode(encoding))) == ["Ä title"]


def test_big_endian_utf16():
    assert titles(b"\xfe\xff" + DOCUMENT.encode("utf-16-be")) == ["Ä title"]


def test_xml_in_utf16_keeps_its_encoding():
    data = "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16")
    assert plain(data) == data


def test_utf16_cut_in_a_character_is_told_with_its_place():
    data = DOCUMENT.encode("utf-16")[:-1]
    with pytest.raises(Malformed) as error:
        titles(data)
    assert str(error.value) == (
        "x: is not UTF-16 near byte 80, although it begins like it. Convert it to UTF-8."
    )


def test_what_is_not_utf8_is_told_with_line_and_byte():
    with pytest.raises(Malformed) as error:
        titles(DOCUMENT.encode("latin-1"))
    assert str(error.value) == (
        "x, line 2: is not UTF-8 at byte 31 (0xC4). Convert the file to UTF-8."
    )


@pytest.mark.parametrize(
    "pack", [gzip.compress, zstandard.ZstdCompressor().compress, bz2.compress]
)
def test_a_stream_that_is_cut_off_gives_its_good_records_first(pack):
    lines = "".join(
        f'{{"type": "removal", "work": {{"title": "{random.getrandbits(256):x}"}}}}\n'
        for _ in range(30_000)
    )
    packed = pack(lines.encode())
    found = []
    with pytest.raises(Malformed) as error:
        drain(read(io.BytesIO(packed[: len(packed) // 2]), Source("x.gz")), found)
    assert len(found) > 1000
    assert "x.gz: is damaged or cut off after " in str(error.value)
    assert "Fetch it again" in str(error.value)


def test_garbage_behind_a_gzip_member_is_told():
    found = []
    size = len(LINES)
    with pytest.raises(Malformed, match=f"is damaged or cut off after {size} bytes"):
        drain(read(io.BytesIO(gzip.compress(LINES.encode()) + b"junk")), found)
    assert len(found) == 3000


@pytest.mark.parametrize("filler", [b" ", b"\n", b"\0", b"x"])
@pytest.mark.parametrize(
    "compressor",
    [
        lambda: gzip.compress,
        lambda: zstandard.ZstdCompressor().compress,
    ],
)
def test_a_bomb_is_refused_in_bounded_memory(filler, compressor):
    bomb = compressor()(b'{"DOI": "10.1000/a"}\n' + filler * 100_000_000)
    tracemalloc.start()
    with pytest.raises(Refused) as error:
        list(read(io.BytesIO(bomb), Source("bomb.gz"), "crossref"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200 * 1024 * 1024
    assert "bomb.gz: " in str(error.value)


def test_the_text_of_a_refused_bomb():
    bomb = gzip.compress(b"a" * 100_000_000)
    stream = next(sources.expand(io.BytesIO(bomb), Source("bomb.gz")))[1]
    while stream.read(1 << 20):
        pass
    assert re.fullmatch(
        "bomb.gz: unpacks to more than 300 times its size, as decompression bombs do; "
        r"stopped after (?:1[6-9]|2.) MiB\. If it is what you expect, decompress it "
        r"yourself\.",
        str(stream.failure),
    )


def test_packed_too_often_is_refused():
    data = DOCUMENT.encode()
    for _ in range(6):
        data = gzip.compress(data)
    with pytest.raises(Refused, match="is packed more than 4 times over"):
        plain(data)


class Repeated(io.RawIOBase):
    """A line without end, made as it is read."""

    def __init__(self, begin: bytes, size: int) -> None:
        self._begin = begin
        self._left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._begin:
            data, self._begin = self._begin, b""
            return data
        data = b"a" * min(size, self._left)
        self._left -= size
        return data if self._left > 0 else b""


@pytest.mark.parametrize(
    ("name", "begin", "message"),
    [
        (
            "crossref",
            b'{"DOI": "10.1000/a", "title": "',
            "has a line of more than 64 MiB.",
        ),
        ("crossref", b'[{"DOI": "', "has a work of more than 64 MiB."),
        (
            "retraction-watch",
            b"RetractionNature,RetractionDOI,OriginalPaperDOI\n",
            "is longer than 64 MiB.",
        ),
        ("native", b'{"work": "', "is longer than 64 MiB."),
    ],
)
def test_a_line_without_end_is_refused(name, begin, message):
    with pytest.raises(Refused, match=message):
        list(read(Repeated(begin, 1 << 40), Source("long"), name))


def tar_of(members: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


MEMBERS = {
    "a/1.yaml": DOCUMENT.encode(),
    "2.yaml.gz": gzip.compress(b"work: {title: Two}\ntype: removal\n"),
}


@pytest.mark.parametrize(
    "archive", [tar_of(MEMBERS), tar_of(MEMBERS, "w:gz"), zip_of(MEMBERS)]
)
def test_archives_give_their_members(archive, tmp_path):
    assert titles(archive) == ["Ä title", "Two"]
    path = tmp_path / "notices"
    path.write_bytes(archive)
    names = [source.name for source, _ in read_path(str(path))]
    assert names == [f"{path}/a/1.yaml", f"{path}/2.yaml.gz"]


def test_a_zip_from_a_pipe():
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self._data.read(min(size, 1000) if size > 0 else size)

    found = [r.updates[0].work.title for r in read(Pipe(zip_of(MEMBERS)))]
    assert found == ["Ä title", "Two"]


@pytest.mark.parametrize("name", ["../evil.yaml", "/etc/evil", "a/../../b", "C:\\evil"])
@pytest.mark.parametrize("pack", [tar_of, zip_of])
def test_names_that_point_outside_are_refused(name, pack):
    with pytest.raises(Refused) as error:
        titles(pack({"fine.yaml": DOCUMENT.encode(), name: DOCUMENT.encode()}))
    assert "which points outside of the archive." in str(error.value)
    assert str(error.value).startswith("x: holds a member named '")


def test_links_and_devices_of_a_tar_are_not_followed():
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link.yaml")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/passwd"
        archive.addfile(link)
    assert titles(stream.getvalue()) == []


def test_links_of_a_zip_are_not_followed(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.yaml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.yaml", DOCUMENT)
    *found, (_, note) = read_path(str(path))
    assert len(found) == 1
    assert str(note.problems[0]) == (
        "1 link(s) or special file(s), which are not followed, were left out: "
        f"{path}/link.yaml."
    )


def test_a_tar_that_is_cut_off_is_malformed():
    whole = tar_of({"a.yaml": DOCUMENT.encode(), "b.jsonl": LINES.encode()})
    found = []
    with pytest.raises(Malformed):
        drain(read(io.BytesIO(whole[:60_000]), Source("x")), found)
    assert len(found) > 500


def test_an_encrypted_or_broken_zip_is_malformed():
    whole = zip_of(MEMBERS)
    with pytest.raises(Malformed, match="is a zip archive that cannot be read"):
        titles(whole[: len(whole) // 2])


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.yaml").write_text("type: removal\nwork: {title: Last}\n")
    (tmp_path / "a.yaml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "a.bin").write_bytes(b"\x7fELF\0\xff")
    (tmp_path / "a.empty").write_bytes(b"")
    results = list(read_path(str(tmp_path)))
    found = [update.work.title for _, record in results for update in record.updates]
    assert found == ["Ä title", "Last"]
    problems = [
        (Path(source.name).name, str(problem))
        for source, record in results
        for problem in record.problems
    ]
    assert problems == [
        ("a.empty", "is empty: there is nothing to read."),
        (
            tmp_path.name,
            f"1 file(s) in no format we recognise were left out: {tmp_path / 'a.bin'}.",
        ),
    ]


def test_a_missing_file(tmp_path):
    path = str(tmp_path / "none.csv")
    with pytest.raises(ReadError) as error:
        list(read_path(path))
    assert str(error.value) == f"{path}: cannot be opened: No such file or directory."


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", Malformed, "x: is empty: there is nothing to read."),
        (b" \r\n\n", Malformed, "x: is empty: there is nothing to read."),
        (
            b"\x89PNG\r\n\0\0",
            UnknownFormat,
            "x: is binary data in no format we recognise.",
        ),
        (b"\x7fELF\0", UnknownFormat, "x: is binary data in no format we recognise."),
        (
            gzip.compress(b"", mtime=0),
            Malformed,
            "x: is empty: there is nothing to read.",
        ),
    ],
)
def test_what_is_no_source(data, kind, message):
    with pytest.raises(kind) as error:
        titles(data)
    assert str(error.value).startswith(message)


def test_a_mislabelled_source_is_told_what_it_looks_like():
    with pytest.raises(Malformed) as error:
        titles(b'{"DOI": "10.1000/a", "update-to": []}', "retraction-watch")
    assert str(error.value) == (
        "x, line 1: lacks the columns originalpaperdoi, retractiondoi, "
        'retractionnature; it begins \'{"DOI": "10.1000/a", "update-to": []}\'. '
        "It looks like crossref; leave --from out."
    )


def test_a_read_error_in_the_middle_keeps_what_was_read():
    class Failing(io.RawIOBase):
        def __init__(self) -> None:
            self._data = io.BytesIO((LINES * 9).encode())

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            data = self._data.read(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    found = []
    with pytest.raises(ReadError, match="cannot be read on: Input/output error"):
        drain(read(Failing(), Source("x")), found)
    assert len(found) == 27000


def test_lines_of_a_damaged_stream_leave_the_cut_one_out():
    packed = gzip.compress(LINES.encode())[:-200]
    stream = next(sources.expand(io.BytesIO(packed), Source("x")))[1]
    assert all(line.endswith(b"}\n") for line in streams.lines(stream, Source("x")))
    assert stream.failure is not None


def test_links_and_special_files_are_not_followed_and_told(tmp_path):
    import os
    import tarfile

    from retract_ld.readers import read_path

    work = b'{"DOI": "10.1000/a", "title": ["T"], "prefix": "10.1000"}'
    outside, folder = tmp_path / "secret.json", tmp_path / "d"
    outside.write_bytes(work)
    folder.mkdir()
    (folder / "a.json").write_bytes(work)
    (folder / "b.json").symlink_to("a.json")
    (folder / "c.json").symlink_to(outside)
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    *found, (_, note) = read_path(str(folder))
    assert [source.name for source, _ in found] == [
        f"{folder}/a.json",
        f"{folder}/b.json",
    ]
    (problem,) = note.problems
    assert str(problem) == (
        "3 link(s) or special file(s), which are not followed, were left out: "
        f"{folder}/c.json, {folder}/loop, {folder}/pipe."
    )
    packed = tmp_path / "t.tar"
    with tarfile.open(packed, "w") as archive:
        for name in ("a.json", "c.json", "pipe"):
            archive.add(folder / name, name)
    *found, (_, note) = read_path(str(packed))
    assert len(found) == 1
    (problem,) = note.problems
    assert str(problem) == (
        "2 link(s) or special file(s), which are not followed, were left out: "
        f"{packed}/c.json, {packed}/pipe."
    )
