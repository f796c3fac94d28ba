"""The same claims, sorted, give the same bytes whatever order they came in."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from retract_ld import read_file, write_updates
from retract_ld.writers import WRITERS

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_input_order_does_not_show_after_sorting(name: str) -> None:
    updates = [
        update
        for path in sorted(GOLDEN.glob("retraction-watch/*/input*"))
        for record in read_file(str(path))
        for update in record.updates
    ]
    assert len(updates) > 10
    outputs = set()
    for seed in range(3):
        random.Random(seed).shuffle(updates)
        stream = io.BytesIO()
        claims = sorted(updates, key=lambda update: update.model_dump_json())
        write_updates(claims, stream, name)
        outputs.add(stream.getvalue())
    assert len(outputs) == 1


def test_a_resource_of_which_nothing_is_said_is_left_out() -> None:
    from io import BytesIO

    from retract_ld.terms import Node
    from retract_ld.writers import Settings, find_writer

    for name in ("turtle", "jsonld", "trig"):
        stream = BytesIO()
        sink = find_writer(name).open(stream, Settings())
        sink.add([Node("<https://example.org/a>", [])])
        sink.close()
        assert b"example.org/a" not in stream.getvalue()
        assert sink.written == 0
