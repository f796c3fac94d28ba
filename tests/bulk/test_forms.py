"""Batches put together from text are what the sinks of the formats write."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retract_ld import exporting
from retract_ld.bulk.forms import SinkBlocks, TextBlocks
from retract_ld.flat import Flat
from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.mapping.block_spelling import BlockSpeller
from retract_ld.models import Agent, Notice, Update, Work
from retract_ld.readers.records import Source
from retract_ld.terms import DEFAULT_BASE
from retract_ld.writers import find_writer
from tests.bulk.interpreting import SETS
from tests.bulk.test_shapes import ALIKE, flat_of, plain
from tests.property.strategies import updates

FORMATS = ["turtle", "jsonld"]
SOURCE = Source("x")


def compare(
    found: list[Update | Flat],
    to: str,
    vocabulary: tuple[str, ...] = DEFAULT_PROFILES,
    base: str = DEFAULT_BASE,
) -> int:
    """Compare both ways; return how many shapes got a function."""
    mapping = mapper(vocabulary, base)
    fragments = find_writer(to).fragments
    assert fragments is not None
    assert fragments.blocks is not None
    told = exporting.settings(mapping)
    form = fragments.blocks(told)
    speller = BlockSpeller(mapping.rows, mapping.links, mapping.minter, form, common=1)
    stream = BytesIO()
    by_text = TextBlocks(mapping, speller)
    by_sink = SinkBlocks(mapping, None, stream, fragments.open(stream, told))
    for update in found:
        by_text.add(SOURCE, update)
        by_sink.add(SOURCE, update)
    assert by_text.close() == by_sink.close()
    return len(speller.shapes) + len(speller.flat_shapes)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(found=st.lists(updates(), min_size=1, max_size=3))
@settings(max_examples=10)
def test_arbitrary_updates(
    found: list[Update | Flat], vocabulary: tuple[str, ...], to: str
) -> None:
    compare(found, to, vocabulary)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(found=st.lists(updates().map(plain).map(flat_of), min_size=1, max_size=3))
@settings(max_examples=10)
def test_arbitrary_flat_updates(
    found: list[Update | Flat], vocabulary: tuple[str, ...], to: str
) -> None:
    compare(found, to, vocabulary)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("alike", ALIKE.values(), ids=ALIKE)
def test_updates_of_one_shape(alike: list[Update | Flat], to: str) -> None:
    assert compare([*alike, *alike], to) == 1


def retraction(doi: str, title: str, **work: object) -> Update:
    return Update(
        type="retraction",
        raw_type="Retraction",
        asserted_by="retraction-watch",
        notice=Notice(doi="10.1234/notice"),
        work=Work.model_validate({"doi": doi, "title": title, **work}),
    )


@pytest.mark.parametrize("to", FORMATS)
def test_what_several_updates_say_of_one_resource_is_merged(to: str) -> None:
    several = [
        retraction("10.1234/a", "A"),
        retraction("10.1234/b", "B"),  # another work of the same notice
        retraction("10.1234/a", "A, again"),  # another title of the same work
        retraction("10.1234/a", "A"),
        retraction("10.1234/a", "A", authors=(Agent(name="B C"),)),
        retraction("10.1234/a", "A", authors=(Agent(name="B C", orcid=None),)),
    ]
    assert compare([*several], to) >= 1
    assert compare([*map(flat_of, several[:4]), *several], to) >= 2


@pytest.mark.parametrize("to", FORMATS)
def test_iris_that_a_prefix_shortens(to: str) -> None:
    named = retraction("10.1234/a", "A", authors=(Agent(name="B"),)).work
    assert named is not None
    odd = {"doi": None, "url": "https://schema.org/name"}
    works = [named, named.model_copy(update=odd)]
    found: list[Update | Flat] = [
        Update(type="correction", raw_type="C", asserted_by="publisher", work=work)
        for work in works
    ]
    assert compare(found, to) >= 1
    assert compare(found, to, base="https://w3id.org/retract-ld/") >= 1


@pytest.mark.parametrize("to", FORMATS)
def test_nothing_is_nothing(to: str) -> None:
    assert compare([], to) == 0
