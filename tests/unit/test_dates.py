"""Partial dates: as precise as the source, and never more."""

from __future__ import annotations

import pytest

from retract_ld.dates import from_date_parts, from_iso, from_us, from_year_month_day


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ([2020, 0, 0], "2020"),
        ([2020, 0], "2020"),
        (["2020", "00"], "2020"),
        ([2020, 5, 0], "2020-05"),
        ([2020, 0, 5], None),
        ([0], None),
        ([0, 0, 0], None),
        ([2020, 13], None),
        ([2020, 2, 30], None),
    ],
)
def test_a_zero_is_no_part_of_a_date(parts: list[object], date: str | None) -> None:
    assert from_date_parts(parts) == date


@pytest.mark.parametrize(
    "numbers", [(2020, 0), (2020, 0, 0), (2020, 5, 0), (2020, 0, 5), (0,)]
)
def test_no_month_and_no_day_is_made_of_a_zero(numbers: tuple[int, ...]) -> None:
    assert from_year_month_day(*numbers) is None


def test_a_zero_in_a_written_date_is_no_date() -> None:
    assert from_iso("2020-00-00") is from_iso("2020-05-00") is None
    assert from_us("0/0/2020") is None
