"""Updates that differ by optional fields alone share a function, which says what is there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld.flat import Flat
from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.mapping.optional_fields import optional_fields, optional_fields_of_flat
from retract_ld.models import Agent, Journal, Notice, Update, Work
from retract_ld.terms import DEFAULT_BASE
from tests.bulk.interpreting import SETS, joined, lines
from tests.bulk.test_forms import FORMATS, compare
from tests.bulk.test_shapes import describer_of, flat_of, speller_of

#: Their values look like what the functions are made of.
VALUES: dict[str, Any] = {
    "note": "{v1} 'v2' \\ \n",
    "raw_reasons": ("+A", "{v3}"),
    "see_also": ("https://example.org/v1", "https://example.org/v2"),
    "notice.pmid": "1",
    "notice.free_to_read": False,
    "work.pmid": "2",
    "work.free_to_read": True,
    "work.subjects": ("S",),
    "work.countries": ("C", "D"),
    "work.institutions": ("I",),
    "work.article_types": ("T", "U", "V"),
}
PATHS = st.sets(st.sampled_from(sorted(VALUES)))


def update_with(
    paths: Collection[str], *, notice_doi: str | None = "10.5555/v1"
) -> Update:
    """Make an update that has these optional fields."""
    told: dict[str, dict[str, Any]] = {"": {}, "notice": {}, "work": {}}
    for path in paths:
        owner, _, name = path.rpartition(".")
        told[owner][name] = VALUES[path]
    return Update(
        type="retraction",
        raw_type="Retraction",
        asserted_by="retraction-watch",
        date="2020-01-02",
        reasons=("paper-mill",),
        notice=Notice(doi=notice_doi, title="N", **told["notice"]),
        work=Work(
            doi="10.5555/v2",
            title="W",
            authors=(Agent(name="A B"),),
            journal=Journal(title="J"),
            **told["work"],
        ),
        **told[""],
    )


def test_these_are_all() -> None:
    update = update_with(VALUES)
    assert (
        optional_fields(update) == optional_fields_of_flat(flat_of(update)) == {*VALUES}
    )


@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://example.org/v5/v6/"])
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(first=PATHS, second=PATHS)
@settings(deadline=None, max_examples=15)
def test_functions_equal_the_interpreter(
    base: str, vocabulary: tuple[str, ...], first: set[str], second: set[str]
) -> None:
    mapping = mapper(vocabulary, base)
    speller, describer = (
        speller_of(vocabulary, base=base),
        describer_of(vocabulary, base=base),
    )
    for update in map(update_with, (first, second, [], VALUES)):
        flat = flat_of(update)
        for blocks in (speller.shapes.blocks(update), speller.flat_shapes.blocks(flat)):
            assert blocks is not None
            assert joined(blocks) == lines(update, mapping)
        for nodes in (
            describer.shapes.blocks(update),
            describer.flat_shapes.blocks(flat),
        ):
            assert nodes is None or nodes == mapping.interpret(update)
    assert (len(speller.shapes), len(speller.flat_shapes)) == (1, 1)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(several=st.lists(PATHS, min_size=1, max_size=3))
@settings(deadline=None, max_examples=10)
def test_blocks_of_text_are_what_sinks_write(
    vocabulary: tuple[str, ...], to: str, several: list[set[str]]
) -> None:
    updates: list[Update | Flat] = [*map(update_with, several)]
    assert compare(updates, to, vocabulary) == 1
    flats: list[Update | Flat] = [flat_of(update_with(paths)) for paths in several]
    assert compare(flats, to, vocabulary) == 1


def test_without_two_dois_identifiers_make_the_shape() -> None:
    speller = speller_of(DEFAULT_PROFILES)
    for paths in ([], ["notice.pmid"], ["notice.pmid", "work.pmid"], ["note"]):
        for doi in (None, "10.5555/v2"):
            update = update_with(paths, notice_doi=doi)
            blocks = speller.flat_shapes.blocks(flat_of(update))
            assert blocks is None or joined(blocks) == lines(
                update, mapper(DEFAULT_PROFILES)
            )
    assert len(speller.flat_shapes) == 6
