"""The compiled tables say exactly what their interpreter says, in the same order."""

from __future__ import annotations

import linecache

import pytest
from hypothesis import given, settings

from retract_ld.mapping import mapper
from retract_ld.mapping.compiled import compile_lines
from retract_ld.mapping.core import CORE
from retract_ld.models import Agent, Organization, Update, Work
from tests.bulk.interpreting import SETS, joined, lines
from tests.property.strategies import updates


@pytest.mark.parametrize("vocabulary", SETS, ids="+".join)
@given(update=updates())
@settings(deadline=None, max_examples=40)
def test_compiled_tables_equal_the_interpreter(
    vocabulary: tuple[str, ...], update: Update
) -> None:
    mapping = mapper(vocabulary)
    assert mapping.describe(update) == mapping.interpret(update)
    assert joined(mapping.lines(update)) == lines(update, vocabulary)


def test_plain_authors_equal_the_interpreter() -> None:
    names = ("A {B} C", 'D "E"', "\\n\\", "'''", "é\n", "A {B} C", "{text}", "{{")
    update = Update(
        type="retraction",
        asserted_by="publisher",
        work=Work(doi="10.1234/x", authors=tuple(Agent(name=name) for name in names)),
    )
    for vocabulary in SETS:
        spelled = joined(mapper(vocabulary).lines(update))
        assert spelled == lines(update, vocabulary)


def test_two_resources_that_turn_out_to_be_one_are_merged() -> None:
    shared = Organization(name="Foo", ror="05dxps055")
    other = Organization(name="Bar", ror="05dxps055")
    update = Update(
        type="retraction",
        asserted_by="publisher",
        work=Work(
            doi="10.1234/x",
            publisher=shared,
            authors=(
                Agent(
                    name="A", orcid="0000-0002-1825-0097", affiliations=(shared, other)
                ),
                Agent(name="B", orcid="0000-0002-1825-0097", affiliations=(shared,)),
            ),
        ),
    )
    for vocabulary in SETS:
        mapping = mapper(vocabulary)
        spelled = joined(mapping.lines(update))
        assert spelled == lines(update, vocabulary)
        assert mapping.describe(update) == mapping.interpret(update)


def test_shared_resources_are_told_apart() -> None:
    update = Update(
        type="retraction",
        asserted_by="publisher",
        reasons=("paper-mill",),
        work=Work(doi="10.1234/x", publisher=Organization(name="Foo")),
    )
    shared = [
        text.split(" ", 1)[0] for text, _, shared in mapper().lines(update) if shared
    ]
    assert shared[0].startswith("<https://w3id.org/retract-ld/id/organization/")
    assert shared[1:] == [
        "<https://w3id.org/retract-ld/update-type/retraction>",
        "<https://w3id.org/retract-ld/reason/paper-mill>",
    ]


def test_the_source_of_a_compiled_table_can_be_seen() -> None:
    function = compile_lines("evidence", CORE.rules["evidence"].rows)
    source = linecache.getlines(function.__code__.co_filename)
    assert source[0] == "def evidence_lines(subject, record, derived, links):\n"
