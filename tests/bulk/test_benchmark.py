"""What the benchmark hands to other programs, and how it tells what it found."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.bulk.mapping import register_mapper, words_of, write_mapping
from benchmarks.bulk.measuring import Result
from benchmarks.bulk.plot import Bar, plot
from benchmarks.bulk.report import put_into_page, slow_table, table
from benchmarks.registers import made_up_rows, write_register
from retract_ld.mapping import DEFAULT_PROFILES, mapper
from retract_ld.readers import read_path

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("vocabulary", [DEFAULT_PROFILES, ("schema",)], ids="+".join)
def test_rows_that_the_register_fills_say_all(
    tmp_path: Path, vocabulary: tuple[str, ...]
) -> None:
    path = write_register(tmp_path / "register.csv", made_up_rows(60))
    some = register_mapper(vocabulary, words_of(path))
    every = mapper(vocabulary)
    for _, record in read_path(str(path)):
        for update in record.updates:
            assert some.lines(update) == every.lines(update)


def test_mapping_is_whole_as_data(tmp_path: Path) -> None:
    path = write_register(tmp_path / "register.csv", made_up_rows(60))
    words = words_of(path)
    rows = register_mapper(DEFAULT_PROFILES, words)
    document = json.loads(write_mapping(words, rows, tmp_path / "m.json").read_text())
    for kind, patterns in document["patterns"].items():
        predicates = [
            *(p["predicate"] for p in patterns if "predicate" in p),
            *(q for p in patterns for q in p.get("predicates", {}).values()),
        ]
        assert sorted(predicates) == sorted(r.predicate for r in rows.rows[kind])
    assert document["types"]["Expression of concern"] == "expression_of_concern"
    assert document["reasons"]["+Paper Mill"] == ["paper-mill"]


def test_rates_are_told_in_words_too() -> None:
    root = ET.fromstring(plot([Bar("a <b>", 1234), Bar("c", 617)], "Rates"))
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert (title.text, told.text) == ("Rates", "a <b>: 1,234; c: 617.")
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    widths = [float(rect.get("width", "")) for rect in root.iter(f"{SVG}rect")]
    assert widths[0] == 2 * widths[1]


def test_ratios_are_to_ours_and_leave_start_up_out() -> None:
    ours = Result("ours", 2, 2, 80, triples=1000)
    other = Result("other", 9, 10, 900, triples=1000)
    assert table([ours, other]).splitlines()[-1] == (
        "| other | 10.0 | 9.0 | 900 | 100 | 5.00 |"
    )
    starts = [ours._replace(cpu=1), other._replace(cpu=2)]
    assert slow_table(starts, [ours, other], 101).splitlines()[-1] == (
        "| other | 10.0 | 2.0 | 80.000 | 8.00 | 9.0 | 900 |"
    )


def test_tables_take_the_place_of_older_ones(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("A\n<!-- bulk a: written -->\nold\n<!-- bulk a: end -->\nB\n")
    for text in ("first", "second \\1"):
        put_into_page(page, "bulk a", text)
    assert page.read_text() == (
        "A\n<!-- bulk a: written -->\n\nsecond \\1\n\n<!-- bulk a: end -->\nB\n"
    )
    with pytest.raises(SystemExit, match="no place for 'bulk b'"):
        put_into_page(page, "bulk b", "text")
