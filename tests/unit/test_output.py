"""What is written to a file, and in how many calls."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from retract_ld.output import Unfinished, append


def test_pieces_are_appended_whole_however_little_the_system_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(
        "retract_ld.output.os.write", lambda handle, data: write(handle, data[:7])
    )
    pieces = [f"{number} ".encode() * (number % 5) for number in range(300)]
    with (tmp_path / "out").open("ab", 0) as file:
        append(file.fileno(), [])
        append(file.fileno(), pieces)
        append(file.fileno(), [b"", b"end"])
    assert (tmp_path / "out").read_bytes() == b"".join(pieces) + b"end"


def test_a_pipe_takes_pieces_too() -> None:
    read, write = os.pipe()
    append(write, [b"a", b"b"])
    assert os.read(read, 10) == b"ab"
    os.close(read)
    os.close(write)


def test_what_is_appended_stands_behind_what_the_stream_wrote(tmp_path: Path) -> None:
    file = Unfinished(tmp_path / "out")
    file.append([b"a", b"b"])
    file.stream.write(b"c")
    file.commit()
    assert (tmp_path / "out").read_bytes() == b"abc"
