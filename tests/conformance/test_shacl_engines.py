"""Independent SHACL engines find in our graphs what our compiled shapes find.

Result by result: focus node, path, component, severity, value, shape. On every golden
graph, and on thousands of generated records, good ones and such as were broken.
"""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from retract_ld.mapping import describe
from retract_ld.models import Update
from retract_ld.terms import Node
from retract_ld.validation.compiled import our_compiled_shapes
from retract_ld.validation.rdf_files import blocks_of
from retract_ld.vocabulary import path as vocabulary_path
from tests.conformance.java import PACKAGES
from tests.conformance.shacl_engines import ENGINES, Finding, ours
from tests.property.strategies import updates
from tests.validation.test_engines import GOLDEN, apart, broken, many_broken

pytestmark = [pytest.mark.engines, pytest.mark.timeout(1200)]

NEEDS = {
    "topquadrant": PACKAGES,
    "shacl-rust": ("shacl_rust",),
    "shacl": ("shacl",),
}
SHAPES = Path(vocabulary_path("shapes.ttl"))


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest):
    if not all(map(importlib.util.find_spec, NEEDS[request.param])):
        pytest.skip(f"{request.param} is not installed: make test-engines")
    return request.param


def agree(engine: str, nodes: Iterable[Node], folder: Path) -> set[Finding]:
    """Compare an engine's results on a graph with ours, and return them."""
    nodes = list(nodes)
    data = folder / "graph.nt"
    with data.open("w", encoding="utf-8") as file:
        for subject, pairs in nodes:
            file.writelines(f"{subject} {p} {o} .\n" for p, o in pairs)
    mine = ours(our_compiled_shapes().validate(nodes))
    theirs = ENGINES[engine](data, SHAPES)
    assert theirs - mine == set()
    assert mine - theirs == set()
    return mine


def test_every_golden(engine: str, tmp_path: Path):
    """Each golden graph apart from the others, though in one run."""
    nodes = [
        node
        for copy, path in enumerate(GOLDEN)
        for node in apart(blocks_of(str(path)), copy)
    ]
    agree(engine, nodes, tmp_path)


def test_every_golden_as_one_graph(engine: str, tmp_path: Path):
    """What several readers say of one document is at odds, and all see that."""
    nodes = [node for path in GOLDEN for node in blocks_of(str(path))]
    assert agree(engine, nodes, tmp_path)


def test_thousands_of_broken_records(engine: str, tmp_path: Path):
    found = agree(engine, many_broken(3000, seed=7), tmp_path)
    assert len(found) > 2000
    assert len({one.shape for one in found}) > 35
    assert len({one.component for one in found}) > 9


@pytest.fixture(scope="module")
def generated() -> list[Update]:
    """Records from the strategy of the property tests, the same each time."""
    drawn: list[Update] = []

    @settings(
        max_examples=500,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(updates())
    def draw(update: Update) -> None:
        drawn.append(update)

    draw()
    return drawn


def test_hundreds_of_generated_records(
    engine: str, generated: list[Update], tmp_path: Path
):
    nodes = [
        node
        for copy, update in enumerate(generated)
        for node in apart(describe(update), copy)
    ]
    found = agree(engine, nodes, tmp_path)
    assert {one.severity for one in found} <= {"warning", "info"}


def test_each_broken_in_three_ways(
    engine: str, generated: list[Update], tmp_path: Path
):
    pick = random.Random(11)
    nodes = [
        node
        for copy, update in enumerate(generated * 3)
        for node in apart(broken(describe(update), pick), copy)
    ]
    found = agree(engine, nodes, tmp_path)
    assert sum(one.severity == "violation" for one in found) > 500
