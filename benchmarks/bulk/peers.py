"""Other ways from the same records to the same triples: what the libraries' own objects cost.

python -m benchmarks.bulk.peers interpreter|pyoxigraph|rdflib REGISTER.csv -o OUT.nt
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from retract_ld.graphs import to_oxigraph, to_rdflib
from retract_ld.mapping import mapper
from retract_ld.models import Update
from retract_ld.readers import read_path
from retract_ld.terms import Node


def main() -> None:
    """Export a register through one library."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=("interpreter", "pyoxigraph", "rdflib"))
    parser.add_argument("path")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--vocabulary", default="core,schema,spar,prov")
    options = parser.parse_args()
    mapping = mapper(options.vocabulary.split(","))

    def updates() -> Iterator[Update]:
        for _, record in read_path(options.path):
            yield from record.updates

    def nodes() -> Iterator[Node]:
        for update in updates():
            yield from mapping.interpret(update)

    if options.peer == "rdflib":
        to_rdflib(nodes()).serialize(options.output, format="nt", encoding="utf-8")
        return
    with options.output.open("wb") as stream:
        if options.peer == "pyoxigraph":
            import pyoxigraph as ox

            quads = (quad.triple for quad in to_oxigraph(nodes()))
            ox.serialize(quads, stream, ox.RdfFormat.N_TRIPLES)
            return
        for subject, pairs in nodes():
            stream.write("".join([f"{subject} {p} {o} .\n" for p, o in pairs]).encode())


if __name__ == "__main__":
    main()
