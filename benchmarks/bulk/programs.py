"""What is run for each program: commands, one after the other, and the file they write."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.bulk.environments import python_of
from retract_ld.mapping import mapper
from retract_ld.mapping.rml import rml

__all__ = ["PROGRAMS", "VOCABULARY", "Place"]

#: The one profile that all programs write: of the size of what others map registers to.
VOCABULARY: Final = "schema"
_PEERS: Final = Path(__file__).parent / "peers"
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
    out: Path
    work: Path
    """A folder for what it writes in between."""
    environments: Path


Commands = list[list[str]]


def _ours(*options: str) -> Callable[[Place], Commands]:
    def commands(place: Place) -> Commands:
        command = [sys.executable, "-m", "retract_ld", "export", str(place.register)]
        command += ["-q", "--to", "nt", "--vocabulary", VOCABULARY, *options]
        return [[*command, "-o", str(place.out)]]

    return commands


def _peer(environment: str, script: str, *options: str) -> Callable[[Place], Commands]:
    def commands(place: Place) -> Commands:
        python = python_of(environment, place.environments)
        files = str(place.register), str(place.out)
        return [[python, str(_PEERS / script), *options, *files]]

    return commands


def _morph(place: Place) -> Commands:
    python = python_of("morph", place.environments)
    tables = place.work / "tables"
    tables.mkdir(exist_ok=True)
    mapping = place.work / "mapping.ttl"
    mapping.write_text(rml(mapper((VOCABULARY,)).rows, str(tables)))
    config = place.work / "morph.ini"
    config.write_text(_MORPH.format(out=place.out, mapping=mapping))
    return [
        [python, str(_PEERS / "tables.py"), str(place.register), str(tables)],
        [python, "-m", "morph_kgc", str(config)],
    ]


PROGRAMS: Final[dict[str, Callable[[Place], Commands]]] = {
    "retract-ld": _ours("--jobs", "1"),
    "retract-ld, 2 processes": _ours("--jobs", "2"),
    "polars, eager": _peer("polars", "with_polars.py", "eager"),
    "polars, streaming": _peer("polars", "with_polars.py", "streaming"),
    "pyoxigraph": _peer("oxigraph", "plain.py", "pyoxigraph"),
    "maplib": _peer("maplib", "with_maplib.py"),
    "morph-kgc": _morph,
    "rdflib": _peer("rdflib", "plain.py", "rdflib"),
}
