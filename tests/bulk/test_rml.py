"""Our mapping tables as RML, carried out by morph-kgc: an implementation of another's.

morph-kgc has an environment of its own, named by ``RETRACT_LD_MORPH`` (its interpreter);
`make test-peers` makes it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.registers import made_up_rows, write_register
from retract_ld.mapping import DEFAULT_PROFILES, PROFILES, mapper
from retract_ld.mapping.rml import rml, write_tables
from retract_ld.models import Agent, Evidence, Organization, Update
from retract_ld.readers import read_file, read_path

EVERY = tuple(PROFILES)
CONFIGURATION = """[CONFIGURATION]
na_values=
output_file={out}
output_format=N-TRIPLES
logging_level=WARNING
[Register]
mappings={mapping}
"""


def register_of(folder: Path) -> list[Update]:
    path = write_register(folder / "register.csv", made_up_rows(60))
    return [update for _, record in read_path(str(path)) for update in record.updates]


def rich(folder: Path) -> list[Update]:
    """An update with what no register has: dates by month, evidence, affiliations."""
    (record,) = read_file("examples/biocell-retraction.yaml")
    (update,) = record.updates
    assert update.work
    author = Agent(
        name='A "quoted" name, NA',
        given_name="A",
        orcid="0000-0002-1825-0097",
        affiliations=(Organization(name="Somewhere", ror="05dxps055"),),
    )
    work = update.work.model_copy(
        update={"published": "2021-03", "authors": (author,), "document_type": "nan"}
    )
    evidence = Evidence(field="date", text="on\nMonday", start=3, end=9, confidence=0.5)
    return [
        update.model_copy(
            update={"work": work, "evidence": (evidence,), "date": "2021"}
        )
    ]


def triples(data: bytes) -> set[str]:
    return {str(triple) for triple in ox.parse(data, ox.RdfFormat.N_TRIPLES)}


@pytest.mark.peers
@pytest.mark.timeout(600)
@pytest.mark.parametrize("vocabulary", [DEFAULT_PROFILES, EVERY], ids="+".join)
@pytest.mark.parametrize("source", [register_of, rich])
def test_morph_kgc_gives_the_same_triples(
    tmp_path: Path, vocabulary: tuple[str, ...], source: object
) -> None:
    updates = source(tmp_path)  # type: ignore[operator]
    mapping = mapper(vocabulary)
    write_tables(updates, mapping, tmp_path)
    (tmp_path / "mapping.ttl").write_text(rml(mapping.rows, str(tmp_path)))
    out, config = tmp_path / "out.nt", tmp_path / "morph.ini"
    config.write_text(CONFIGURATION.format(out=out, mapping=tmp_path / "mapping.ttl"))
    command = [os.environ["RETRACT_LD_MORPH"], "-m", "morph_kgc", str(config)]
    subprocess.run(command, check=True, capture_output=True)
    ours = "".join(text for update in updates for text, _, _ in mapping.lines(update))
    assert triples(out.read_bytes()) == triples(ours.encode())


@pytest.mark.parametrize("vocabulary", [(name,) for name in EVERY], ids="+".join)
def test_rml_is_turtle_and_names_every_table(
    tmp_path: Path, vocabulary: tuple[str, ...]
) -> None:
    mapping = mapper(vocabulary)
    write_tables(register_of(tmp_path), mapping, tmp_path)
    store = ox.Store()
    store.load(
        rml(mapping.rows, str(tmp_path)).encode(),
        ox.RdfFormat.TURTLE,
        base_iri="https://example.org/mapping",
    )
    sources = {
        Path(row["table"].value).name
        for row in store.query(
            "SELECT ?table { ?s <http://semweb.mmlab.be/ns/rml#source> ?table }"
        )
    }
    written = {path.name for path in tmp_path.glob("*.csv")} - {"register.csv"}
    assert sources == written
