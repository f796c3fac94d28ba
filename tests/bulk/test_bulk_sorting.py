"""Sorting beyond memory, and the memory of shared resources."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from retract_ld.bulk.memory import Memory
from retract_ld.bulk.sorting import sorted_lines
from retract_ld.cli import app

LINES = st.lists(st.binary(max_size=6).map(lambda b: b.replace(b"\n", b"") + b"\n"))


@given(lines=LINES, memory=st.integers(1, 40), unique=st.booleans())
def test_runs_on_disk_are_as_good_as_memory(
    lines: list[bytes], memory: int, unique: bool
) -> None:
    expected = sorted(set(lines)) if unique else sorted(lines)
    assert list(sorted_lines(lines, memory=memory, unique=unique)) == expected


def test_sort_and_unique(register: Path, tmp_path: Path) -> None:
    def lines(*options: str) -> list[bytes]:
        out = tmp_path / "x.nt"
        arguments = ["export", str(register), str(register), "-o", str(out), *options]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.stderr
        found = out.read_bytes().splitlines()
        assert f" {len(found):,} triples, " in result.stderr
        return found

    plain = lines()
    assert lines("--sort") == sorted(plain)
    assert lines("--unique") == sorted(set(plain))
    assert len(set(plain)) < len(plain)
    assert [path.name for path in tmp_path.iterdir()] == ["x.nt"]


@given(
    st.lists(st.lists(st.integers(0, 30), unique=True, max_size=8), max_size=30),
    st.integers(1, 20),
)
def test_memory_is_bounded_and_never_forgets_what_is_recent(
    batches: list[list[int]], limit: int
) -> None:
    memory = Memory(limit)
    order: list[int] = []
    for batch in batches:
        keys = [bytes([key]) for key in batch]
        recent = order[-limit:]
        assert memory.new(keys) == [key not in recent for key in batch]
        order = [key for key in order if key not in batch] + batch
        assert len(memory._known) <= limit


def test_a_full_memory_forgets_as_quickly_as_it_learns() -> None:
    memory = Memory(20_000)
    keys = [number.to_bytes(16, "big") for number in range(60_000)]

    def seconds(begin: int) -> float:
        """Return how long a third of the keys takes, in batches."""
        batches = [keys[at : at + 100] for at in range(begin, begin + 20_000, 100)]
        start = time.process_time()
        for batch in batches:
            memory.new(batch)
        return time.process_time() - start

    learning, *forgetting = (seconds(begin) for begin in range(0, 60_000, 20_000))
    # It was a hundred times as long when each key that goes was looked for.
    assert min(forgetting) < 10 * learning + 0.02
