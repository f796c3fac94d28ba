"""Readers of a store while loads go on."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retract_ld.errors import StoreError
from retract_ld.stores import (
    CurrentStore,
    current_generation,
    load_into,
    open_store,
    stage,
)


def put(store: Path, word: str) -> None:
    source = store.with_name("a.nt")
    source.write_text(f"<urn:a> <urn:b> <urn:{word}> .\n")
    load_into(store, stage([str(source)], lambda _: (), store.parent))


def words(store: object) -> set[str]:
    return {q.object.value for q in store if str(q.subject) == "<urn:a>"}


def test_the_token_changes_with_each_load_and_only_then(tmp_path: Path) -> None:
    place = tmp_path / "st"
    tokens = []
    for word in "abc":
        put(place, word)
        tokens.append(current_generation(place))
        open_store(place).query("ASK { ?s ?p ?o }")
        assert current_generation(place) == tokens[-1]
    shutil.rmtree(place)
    put(place, "d")
    tokens.append(current_generation(place))
    assert len(set(tokens)) == 4


def test_what_was_opened_stays_and_what_is_current_follows(tmp_path: Path) -> None:
    place = tmp_path / "st"
    put(place, "old")
    current = CurrentStore(place)
    before = current.opened()
    assert current.opened() is before
    put(place, "new")
    after = current.opened()
    assert (words(before.store), words(after.store)) == ({"urn:old"}, {"urn:new"})
    assert after.generation == current_generation(place) != before.generation


def test_threads_see_one_load_or_the_other(tmp_path: Path) -> None:
    place = tmp_path / "st"
    put(place, "0")
    current = CurrentStore(place)

    def read(_: int) -> set[str]:
        return words(current.opened().store)

    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(read, n) for n in range(200)]
        for number in range(1, 6):
            put(place, str(number))
        assert all(len(found.result()) == 1 for found in reads)
    assert words(current.opened().store) == {"urn:5"}


def test_a_store_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        current_generation(tmp_path)
    put(tmp_path / "st", "a")
    current = CurrentStore(tmp_path / "st")
    shutil.rmtree(tmp_path / "st")
    with pytest.raises(StoreError, match="there is no store here"):
        current.opened()
