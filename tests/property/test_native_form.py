"""The native form keeps everything: writing and reading it again is the identity."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from retract_ld.models import Update
from retract_ld.native import write_json, write_yaml
from retract_ld.readers import Source, detect, native, read
from tests.property.strategies import updates

RELAXED = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read_again(text: str) -> list[Update]:
    found = []
    for record in read(io.BytesIO(text.encode()), Source("written"), "native"):
        assert record.problems == ()
        found += record.updates
    return found


@pytest.mark.parametrize("write", [write_json, write_yaml])
@RELAXED
@given(claims=st.lists(updates(), max_size=3))
def test_reading_what_was_written_gives_the_same_updates(write, claims):
    stream = io.StringIO()
    write(claims, stream)
    assert read_again(stream.getvalue()) == claims


@RELAXED
@given(claim=updates())
def test_what_was_written_is_recognised(claim):
    for write in (write_json, write_yaml):
        stream = io.StringIO()
        write([claim], stream)
        assert detect(stream.getvalue().encode()[:65536], Source("x")) is native.READER


@RELAXED
@given(claims=st.lists(updates(), min_size=2, max_size=3))
def test_json_lines_are_one_document_a_line(claims):
    lines = []
    for claim in claims:
        stream = io.StringIO()
        write_json([claim], stream)
        lines.append(json.dumps(json.loads(stream.getvalue())))
    assert read_again("\n".join(lines)) == claims
