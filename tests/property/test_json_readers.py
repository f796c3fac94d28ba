"""Whatever stands where in a JSON record, readers name it and raise nothing."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retract_ld.errors import ReadError
from retract_ld.readers import READERS, Source

GOLDEN = Path(__file__).parents[1] / "golden"
FORMATS = (
    "csl-json",
    "datacite",
    "europe-pmc",
    "open-retractions",
    "openalex",
    "wikidata",
)
CASES = [
    (name, path)
    for name in FORMATS
    for path in sorted((GOLDEN / name).glob("*/input.json*"))
]

_junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        ["10.5555/x", "retraction", "2020-01-01", "Retraction in", "Q1", "\ud800"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every member."""
    found = [path] if path else []
    members = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in members:
        found += paths(inner, (*path, key))
    return found


def read_all(name: str, data: bytes) -> None:
    with suppress(ReadError):
        for record in READERS[name].read(io.BytesIO(data), Source("x")):
            assert record.location
            for update in record.updates:
                assert update.type != "other" or update.raw_type
                assert type(update).model_validate(update.model_dump()) == update
            for problem in record.problems:
                str(problem).encode()


@pytest.mark.parametrize(
    ("name", "path"),
    CASES,
    ids=lambda value: getattr(value, "parent", Path(str(value))).name,
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_member_of_any_kind(name: str, path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8")
    texts = (
        [lines]
        if path.suffix == ".json" and name != "wikidata"
        else [x.rstrip(",") for x in lines.splitlines()]
    )
    values = []
    for text in texts if len(texts) > 1 or name != "wikidata" else [lines]:
        try:
            values.append(json.loads(text))
        except ValueError:
            continue
    value = data.draw(st.sampled_from(values or [json.loads(lines)]))
    for target in data.draw(
        st.lists(st.sampled_from(paths(value) or [()]), max_size=3)
    ):
        holder = value
        try:
            for key in target[:-1]:
                holder = holder[key]
            if target:
                holder[target[-1]] = data.draw(_junk)
        except (KeyError, IndexError, TypeError):
            continue
    READERS[name].detect(json.dumps(value).encode())
    read_all(name, json.dumps(value).encode())


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(_junk)
def test_any_value_at_all(name: str, value: object) -> None:
    data = json.dumps(value).encode()
    READERS[name].detect(data)
    read_all(name, data)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_at_all(name: str, data: bytes) -> None:
    READERS[name].detect(data)
    read_all(name, data)
