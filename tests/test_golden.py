"""Golden cases: each input under ``golden/<reader>/<case>/`` gives just what stands beside it.

``updates.json`` holds what was understood and what was wrong, ``graph.nt`` the triples of
the default vocabularies, sorted. ``pytest --update-golden`` writes both; read the diff.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from retract_ld.mapping import emitted_terms, mapper, profiles, read_updates
from retract_ld.mapping.mapper import Mapper
from retract_ld.models import Update
from retract_ld.readers import READERS, Record, Source, read
from retract_ld.writers import WRITERS, Settings

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path for path in GOLDEN.glob("*/*/input*") if path.is_file())
IRIS = GOLDEN / "iris.txt"


def understood(records: list[Record]) -> str:
    """Spell records as JSON, in full."""
    found = [
        {
            "location": record.location,
            "record_id": record.record_id,
            "updates": [
                u.model_dump(mode="json", exclude_defaults=True) for u in record.updates
            ],
            "problems": [
                {
                    "severity": p.severity,
                    "location": p.location,
                    "message": p.message,
                    "hint": p.hint,
                }
                for p in record.problems
            ],
        }
        for record in records
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def ntriples(updates: list[Update], mapping: Mapper) -> str:
    """Spell the graph of updates as sorted lines."""
    stream = io.BytesIO()
    sink = WRITERS["ntriples"].open(stream, Settings())
    sink.add(mapping.describe_all(updates))
    sink.close()
    # Not splitlines: literals may hold U+2028 and the like, which it breaks lines at.
    lines = set(stream.getvalue().decode().split("\n")) - {""}
    return "".join(f"{line}\n" for line in sorted(lines))


def check(path: Path, text: str, update: bool) -> None:
    """Compare with the expected file, or write it."""
    if update:
        path.write_text(text, encoding="utf-8")
        return
    assert path.is_file(), f"{path} is missing: run pytest --update-golden and read it"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda p: "/".join(p.parts[-3:-1]))
def test_case(path: Path, request: pytest.FixtureRequest) -> None:
    update = request.config.getoption("--update-golden")
    with path.open("rb") as stream:
        records = list(read(stream, Source(path.name)))
    check(path.parent / "updates.json", understood(records), update)
    updates = [u for record in records for u in record.updates]
    graph = ntriples(updates, mapper())
    check(path.parent / "graph.nt", graph, update)


@pytest.mark.parametrize("path", CASES, ids=lambda p: "/".join(p.parts[-3:-1]))
def test_a_case_is_recognised_as_its_format(path: Path) -> None:
    head = path.read_bytes()[:65536]
    asked = [reader.name for reader in READERS.values() if reader.detect(head)]
    assert asked[:1] == [path.parts[-3]]


@pytest.mark.parametrize("path", CASES, ids=lambda p: "/".join(p.parts[-3:-1]))
def test_a_case_comes_back_from_its_graph(path: Path) -> None:
    with path.open("rb") as stream:
        records = list(read(stream, Source(path.name)))
    for record in records:
        for update in record.updates:
            triples = [
                (node.subject, p, o)
                for node in mapper().describe(update)
                for p, o in node.pairs
            ]
            assert read_updates(triples) == [update]


def test_every_reader_has_a_case() -> None:
    assert {path.parts[-3] for path in CASES} == set(READERS)


def test_the_list_of_terms_we_can_emit(request: pytest.FixtureRequest) -> None:
    """A change of this file is a change of our output: it stands in the changelog."""
    text = "".join(
        f"{term}\n"
        for term in emitted_terms(profiles(("core", "schema", "spar", "prov")))
    )
    check(IRIS, text, request.config.getoption("--update-golden"))
