"""How fast records are held against our shapes: compiled checks, pySHACL, the `shacl` engine.

    python -m benchmarks.validation                          10,000 made-up records
    python -m benchmarks.validation FILE.csv                 the records of a file
    python -m benchmarks.validation --engine PYTHON          with the `shacl` of that Python

All engines get the same triples and the same shapes, in the same run. What each is given
is in memory before its clock starts: node blocks, an rdflib graph, a file of N-Triples
whose loading by `shacl` is timed apart as far as it can be. pySHACL gets a part only; its
rate falls as the graph grows, so the part is kind to it. `shacl` takes the whole file as
one graph and so also finds documents on which two records differ. Times are CPU seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from itertools import islice
from pathlib import Path

from retract_ld.graphs import to_rdflib
from retract_ld.mapping import mapper
from retract_ld.models import Agent, Journal, Notice, Update, Work
from retract_ld.readers import read_path
from retract_ld.validation import validate_graph
from retract_ld.validation.compiled import our_compiled_shapes
from retract_ld.validation.records import validate_records
from retract_ld.vocabulary import path as vocabulary_path

FOREIGN = """
import sys, time
import shacl
shapes, data = sys.argv[1:]
loaded = shacl.Shapes.from_file(shapes)
start = time.process_time()
report = loaded.validate_file(data)
results = report.results() if callable(report.results) else report.results
print(time.process_time() - start, len(results))
start = time.process_time()
import pyoxigraph
sum(1 for _ in pyoxigraph.parse(path=data))
print(time.process_time() - start)
"""


def made_up(count: int):
    """Records in the form and size of Retraction Watch's."""
    for n in range(count):
        yield Update(
            type="retraction",
            raw_type="Retraction",
            date=f"20{n % 20 + 10}-0{n % 9 + 1}-1{n % 9}",
            asserted_by="retraction-watch",
            record_id=str(n),
            notice=Notice(doi=f"10.5555/notice.{n}", published="2024-01-02"),
            work=Work(
                doi=f"10.5555/work.{n}",
                title=f"Growth of invented moss on tin roofs, part {n}",
                authors=tuple(Agent(name=f"Author {n} {m}") for m in range(n % 8 + 1)),
                journal=Journal(title=f"Journal {n % 500}"),
                published="2020-03",
                subjects=("(BLS) Biology",),
                countries=("France",),
            ),
            reasons=("paper-mill", "unreliable-data"),
            raw_reasons=("Paper Mill", "Unreliable Data"),
        )


def timed(what, *arguments):
    start = time.process_time()
    value = what(*arguments)
    return value, time.process_time() - start


def show(name: str, seconds: float, triples: int, records: int, found: object) -> float:
    rate = triples / seconds
    print(
        f"{name:34} {seconds:8.2f} s {rate:12,.0f} triples/s"
        f" {records / seconds:9,.0f} records/s   {found} results"
    )
    return rate


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", nargs="?")
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--pyshacl", type=int, default=200, help="records for pySHACL")
    options.add_argument("--engine", help="a Python that has the package `shacl`")
    asked = options.parse_args()
    if asked.file:
        updates = [u for _, r in read_path(asked.file) for u in r.updates]
    else:
        updates = list(made_up(asked.records))
    describe = mapper().describe
    described, seconds = timed(lambda: [describe(update) for update in updates])
    triples = sum(len(block.pairs) for nodes in described for block in nodes)
    print(f"{len(updates):,} records, {triples:,} triples")
    show("describing, for scale", seconds, triples, len(updates), "no")

    shapes, seconds = timed(our_compiled_shapes)
    print(f"{'compiling the shapes':34} {seconds:8.2f} s")
    for part in (len(described) // 10, len(described)):
        size = sum(len(b.pairs) for nodes in described[:part] for b in nodes)
        found, seconds = timed(
            lambda part=part: sum(len(shapes.validate(n)) for n in described[:part])
        )
        ours = show(f"compiled, {part:,} records", seconds, size, part, found)

    few = [block for nodes in islice(described, asked.pyshacl) for block in nodes]
    graph = to_rdflib(few)
    report, seconds = timed(validate_graph, graph)
    theirs = show(
        f"pySHACL, {asked.pyshacl:,} records",
        seconds,
        len(graph),
        asked.pyshacl,
        len(report.results),
    )
    print(f"compiled / pySHACL: {ours / theirs:,.0f} times")

    if asked.engine:
        with tempfile.TemporaryDirectory() as folder:
            data, script = Path(folder, "data.nt"), Path(folder, "engine.py")
            with data.open("w", encoding="utf-8") as file:
                for nodes in described:
                    for s, pairs in nodes:
                        file.writelines(f"{s} {p} {o} .\n" for p, o in pairs)
            script.write_text(FOREIGN, encoding="utf-8")
            command = [asked.engine, script, vocabulary_path("shapes.ttl"), data]
            lines = subprocess.run(
                command, check=True, capture_output=True, text=True
            ).stdout.splitlines()
            seconds, found = float(lines[0].split()[0]), lines[0].split()[1]
            foreign = show(
                "shacl, loading included", seconds, triples, len(updates), found
            )
            less = max(seconds - float(lines[1]), 0.01)
            show("shacl, less parsing alone", less, triples, len(updates), found)
            print(f"compiled / shacl, loading included: {ours / foreign:,.1f} times")
            print(f"compiled / shacl, less parsing: {ours * less / triples:,.1f} times")

    if asked.file:
        found, whole = timed(
            lambda: sum(1 for _ in validate_records(read_path(asked.file)))
        )
        show("whole: read, describe, validate", whole, triples, len(updates), found)
        lines, export = timed(
            lambda: sum(
                len(block.text)
                for _, record in read_path(asked.file)
                for update in record.updates
                for block in mapper_lines(update)
            )
        )
        show("export: read, spell N-Triples", export, triples, len(updates), "no")
        print(f"validating / exporting: {export / whole:.2f} of its speed")


_MAPPER = mapper()
mapper_lines = _MAPPER.lines

if __name__ == "__main__":
    main()
