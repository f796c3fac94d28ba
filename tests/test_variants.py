"""The same notice in several formats agrees on every field that they carry in common."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from retract_ld.readers import READERS, read_file

NOTICES = sorted(path for path in (Path(__file__).parent / "variants").iterdir())

#: Formats that may say less than others, and why that is no disagreement.
EXPLAINED = {
    "work.published": "Retraction Watch gives the day, the others the year",
    "work.authors": "prose writes the names in capitals",
}


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Spell a model's fields by dotted path; lists stay whole."""
    if isinstance(value, dict):
        return {
            key: item
            for name, inner in value.items()
            for key, item in flat(inner, f"{path}.{name}" if path else name).items()
        }
    return {path: value}


def carried(path: Path) -> dict[str, set[Any]]:
    """What a file says, field by field, over all its claims."""
    fields: dict[str, set[Any]] = defaultdict(set)
    for record in read_file(str(path)):
        assert not record.rejected, record.problems
        for update in record.updates:
            for name, value in flat(update.model_dump(exclude_defaults=True)).items():
                if name == "work.authors":
                    fields[name].add(tuple(author["name"].lower() for author in value))
                elif isinstance(value, (str, tuple)) and name != "evidence":
                    fields[name].add(value)
    return fields


#: Said by the format of itself, not by the notice.
OF_THE_RECORD = {
    "asserted_by",
    "record_id",
    "found_on",
    "raw_type",
    "raw_label",
    "raw_reasons",
}


@pytest.mark.parametrize("folder", NOTICES, ids=lambda path: path.name)
def test_variants_agree(folder: Path) -> None:
    variants = {path.name: carried(path) for path in sorted(folder.iterdir())}
    assert len(variants) >= 4
    common = (
        set.intersection(*(set(fields) for fields in variants.values())) - OF_THE_RECORD
    )
    assert common >= {
        "type",
        "work.doi",
        "work.title",
        "work.journal.title",
        "work.authors",
    }
    for field in sorted(common):
        values = {name: fields[field] for name, fields in variants.items()}
        if field == "work.published":
            years = {value[:4] for found in values.values() for value in found}
            assert len(years) == 1, (field, values)
            continue
        assert len({frozenset(found) for found in values.values()}) == 1, (
            field,
            values,
        )


@pytest.mark.parametrize("folder", NOTICES, ids=lambda path: path.name)
def test_each_pair_of_variants_agrees_on_what_both_carry(folder: Path) -> None:
    variants = {path.name: carried(path) for path in sorted(folder.iterdir())}
    names = sorted(variants)
    for one in names:
        for other in names:
            for field in set(variants[one]) & set(
                variants[other]
            ) - OF_THE_RECORD - set(EXPLAINED):
                assert variants[one][field] == variants[other][field], (
                    one,
                    other,
                    field,
                )


def test_the_formats_of_the_variants_are_told_apart() -> None:
    for folder in NOTICES:
        recognised = set()
        for path in folder.iterdir():
            head = path.read_bytes()[:65536]
            recognised.add(next(r.name for r in READERS.values() if r.detect(head)))
        assert recognised >= {"prose", "native", "crossref", "retraction-watch"}
