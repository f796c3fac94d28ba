"""Folders as input: what is in them and not read is told, once, in any way of reading."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from retract_ld.bulk import Job, StreamOutput, run
from retract_ld.readers import read_path
from retract_ld.writers import find_writer

NOTICE = (
    b'{"DOI": "10.5555/notice.%d", "update-to": [{"DOI": "10.5555/work.%d",'
    b' "type": "retraction"}], "abstract": "' + b"Pots. " * 500 + b'"}\n'
)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("large", [False, True])
def test_links_out_of_a_folder_and_pipes_are_counted_and_told(
    tmp_path: Path, jobs: int, large: bool
) -> None:
    folder, secret = tmp_path / "in", tmp_path / "secret.json"
    folder.mkdir()
    secret.write_bytes(NOTICE % (9, 9))
    lines = 400 if large else 2
    (folder / "a.jsonl").write_bytes(b"".join(NOTICE % (n, n) for n in range(lines)))
    (folder / "b.jsonl").symlink_to(secret)
    (folder / "c.jsonl").symlink_to("a.jsonl")
    os.mkfifo(folder / "pipe")
    told: list[tuple[str, str]] = []
    stream = io.BytesIO()
    writer = find_writer("ntriples")
    assert writer.fragments
    counts = run(
        Job((str(folder),), "ntriples", jobs=jobs),
        StreamOutput(stream, writer.fragments.foot),
        on_problem=lambda source, record: told.extend(
            (source.name, str(problem)) for problem in record.problems
        ),
    )
    message = (
        "2 link(s) or special file(s), which are not followed, were left out: "
        f"{folder}/b.jsonl, {folder}/pipe."
    )
    assert told == [(str(folder), message)]
    assert (counts.read, counts.warnings) == (2 * lines, 1)
    assert large or b"work.9>" not in stream.getvalue()
    *_, (source, note) = read_path(str(folder))
    assert (source.name, [str(problem) for problem in note.problems]) == (
        str(folder),
        [message],
    )


def test_a_folder_without_links_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(NOTICE % (1, 1))
    told: list[object] = []
    stream = io.BytesIO()
    counts = run(
        Job((str(tmp_path),), "ntriples"),
        StreamOutput(stream),
        on_problem=lambda *problem: told.append(problem),
    )
    assert (told, counts.read, counts.warnings) == ([], 1, 0)
