"""The committed notices of other houses: no field may fall below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from retract_ld.prose.evaluation import evaluate
from retract_ld.prose.scores import Tally

FOLDER = Path(__file__).parent / "houses"
FLOORS = {
    "nature": 0.99,
    "notice.title": 0.98,
    "notice.doi": 0.98,
    "notice.date": 0.95,
    "title": 0.95,
    "doi": 0.95,
    "journal": 0.92,
    "volume": 0.95,
    "issue": 0.93,
    "pages": 0.94,
    "year": 0.93,
    "authors": 0.94,
    "retracted_by": 0.96,
}


@pytest.fixture(scope="module")
def tally() -> Tally:
    counted = Tally()
    evaluate(FOLDER, counted)
    return counted


@pytest.mark.parametrize(("field", "floor"), FLOORS.items(), ids=FLOORS)
def test_f1_of_a_field(tally: Tally, field: str, floor: float) -> None:
    score = tally.scores["all", field]
    misses = [miss for miss in tally.misses if f": {field}: " in miss]
    assert score.f1 >= floor, misses


def test_hardly_anything_is_invented(tally: Tally) -> None:
    for field in FLOORS:
        assert tally.scores["all", field].precision >= 0.93, field
