"""The committed notices of many styles: no field may fall below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from retract_ld.prose.evaluation import evaluate
from retract_ld.prose.scores import Tally

FOLDER = Path(__file__).parent / "varied"
FLOORS = {
    "nature": 0.97,
    "notice.title": 0.97,
    "notice.doi": 0.97,
    "title": 0.97,
    "doi": 0.97,
    "pmid": 0.97,
    "journal": 0.97,
    "volume": 0.97,
    "issue": 0.97,
    "pages": 0.97,
    "year": 0.97,
    "authors": 0.96,
    "part": 0.9,
    "replacement": 0.9,
}


@pytest.fixture(scope="module")
def tally() -> Tally:
    counted = Tally()
    evaluate(FOLDER, counted)
    return counted


def test_every_notice_is_scored(tally):
    assert tally.notices == len(list(FOLDER.glob("*.txt"))) > 150


@pytest.mark.parametrize(("field", "floor"), FLOORS.items(), ids=FLOORS)
def test_f1_of_a_field(tally, field, floor):
    score = tally.scores["all", field]
    assert score.right + score.missed > 0
    misses = [miss for miss in tally.misses if f": {field}: " in miss]
    assert score.f1 >= floor, misses


def test_identifiers_dates_and_names_are_hardly_ever_wrong(tally):
    for field in ("doi", "pmid", "notice.doi", "year", "authors"):
        assert tally.scores["all", field].precision >= 0.95, field
