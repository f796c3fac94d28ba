"""What is run for each program: commands, one after the other, and the file they write."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.bulk.environments import python_of
from benchmarks.bulk.mapping import register_mapper, words_of, write_mapping
from retract_ld.mapping import Mapper
from retract_ld.mapping.rml import rml, write_tables

__all__ = ["OURS", "PEERS", "PROGRAMS", "Place"]

PEERS: Final = Path(__file__).parent / "peers"
_MORPH: Final = """[CONFIGURATION]
na_values=
output_file={out}
output_format=N-TRIPLES
logging_level=WARNING
[Register]
mappings={mapping}
"""


class Place(NamedTuple):
    """Where a program finds its input and leaves its output."""

    register: Path
    vocabulary: tuple[str, ...]
    mapper: Mapper
    """With the rows of the vocabularies that the register can fill."""
    mapping: Path
    """These rows as peers read them."""
    out: Path
    work: Path
    """A folder for what it writes in between."""
    environments: Path

    @staticmethod
    def of(
        register: Path, vocabulary: tuple[str, ...], work: Path, environments: Path
    ) -> Place:
        """Prepare what programs need for a register."""
        words = words_of(register)
        mapper = register_mapper(vocabulary, words)
        mapping = write_mapping(words, mapper, work / "mapping.json")
        out = work / "out.nt"
        return Place(register, vocabulary, mapper, mapping, out, work, environments)


Commands = list[list[str]]


def _ours(*options: str) -> Callable[[Place], Commands]:
    def commands(place: Place) -> Commands:
        command = [sys.executable, "-m", "retract_ld", "export", str(place.register)]
        command += ["-q", "--to", "nt", "--vocabulary", ",".join(place.vocabulary)]
        return [[*command, *options, "-o", str(place.out)]]

    return commands


def _peer(environment: str, script: str, *options: str) -> Callable[[Place], Commands]:
    def commands(place: Place) -> Commands:
        python = python_of(environment, place.environments)
        files = str(place.mapping), str(place.register), str(place.out)
        return [[python, str(PEERS / script), *options, *files]]

    return commands


def _morph(place: Place) -> Commands:
    python = python_of("morph", place.environments)
    tables, document = place.work / "tables", place.work / "mapping.ttl"
    shutil.rmtree(tables, ignore_errors=True)
    tables.mkdir()
    write_tables((), place.mapper, tables)
    document.write_text(rml(place.mapper.rows, str(tables)))
    config = place.work / "morph.ini"
    config.write_text(_MORPH.format(out=place.out, mapping=document))
    fill = str(PEERS / "tables.py"), str(place.mapping), str(place.register)
    return [
        [python, *fill, str(tables)],
        [python, "-m", "morph_kgc", str(config)],
    ]


OURS: Final = {
    "retract-ld": _ours("--jobs", "1"),
    "retract-ld, 2 processes": _ours("--jobs", "2"),
}
PROGRAMS: Final[dict[str, Callable[[Place], Commands]]] = OURS | {
    "DuckDB": _peer("duckdb", "with_duckdb.py"),
    "polars, eager": _peer("polars", "with_polars.py", "eager"),
    "polars, streaming": _peer("polars", "with_polars.py", "streaming"),
    "pyoxigraph": _peer("oxigraph", "plain.py", "pyoxigraph"),
    "maplib": _peer("maplib", "with_maplib.py"),
    "morph-kgc": _morph,
    "rdflib": _peer("rdflib", "plain.py", "rdflib"),
}
