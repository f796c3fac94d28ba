"""Each way of breaking a good record gives the findings that mutations.yaml expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from rdflib import RDF, Graph, URIRef
from rdflib.util import from_n3

from retract_ld.graphs import to_rdflib
from retract_ld.mapping import describe
from retract_ld.models import Agent, Evidence, Journal, Notice, Update, Work
from retract_ld.readers.records import Record, Source
from retract_ld.validation import RULES, validate_graph, validate_updates
from retract_ld.validation.coherence import COHERENCE_RULES
from retract_ld.validation.compiled import our_compiled_shapes
from retract_ld.validation.records import validate_records
from retract_ld.validation.updates import Engine
from tests.validation.test_engines import apart, blocks, graph_of

TABLE = yaml.safe_load((Path(__file__).parent / "mutations.yaml").read_text("utf-8"))
GRAPHS = [row for row in TABLE if "graph" in row]
RECORDS = [row for row in TABLE if "graph" not in row]
CONCEPTS = "https://w3id.org/retract-ld/"
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "party": f"{CONCEPTS}party/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "pso": "http://purl.org/spar/pso/",
    "rdf": str(RDF),
    "reason": f"{CONCEPTS}reason/",
    "register": f"{CONCEPTS}register/",
    "rld": f"{CONCEPTS}ns#",
    "status": f"{CONCEPTS}status/",
    "type": f"{CONCEPTS}update-type/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = "Growth of invented moss"
GOOD: dict[str, Any] = {
    "type": "retraction",
    "raw_type": "retraction",
    "asserted_by": "publisher",
    "found_on": "notice",
    "date": "2024-02-28",
    "notice": {
        "doi": "10.5555/notice",
        "title": f"Retraction: {TITLE}",
        "published": "2024-02-28",
        "free_to_read": True,
        "text": "We retract it.",
        "guidelines": ("niso-crec",),
    },
    "work": {
        "doi": "10.5555/work",
        "title": TITLE,
        "published": "2020",
        "authors": (Agent(name="Ann Invent"),),
        "journal": Journal(title="J", issns=("0140-6736",)),
    },
    "reasons": ("results-not-reproducible",),
    "initiated_by": ("authors",),
    "evidence": (Evidence(field="type", text="retract", confidence=0.9),),
}
LISTED: dict[str, type[Agent | Evidence]] = {
    "evidence": Evidence,
    "work.authors": Agent,
}


def update(changes: dict[str, Any]) -> Update:
    values = {**GOOD, "notice": dict(GOOD["notice"]), "work": dict(GOOD["work"])}
    for name, value in changes.items():
        part, _, field = name.partition(".")
        held = tuple(value) if isinstance(value, list) else value
        if model := LISTED.get(name):
            held = tuple(model(**each) for each in value)
        (values[part] if field else values)[field or part] = held
    for part, model in (("notice", Notice), ("work", Work)):
        if isinstance(values[part], dict):
            values[part] = model(**values[part])
    return Update(**values)


def term(text: str):
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES:
        return URIRef(PREFIXES[prefix] + local)
    head, mark, datatype = text.partition("^^xsd:")
    return from_n3(f"{head}^^<{PREFIXES['xsd']}{datatype}>" if mark else text)


def changed(mutation: dict[str, Any]) -> Graph:
    graph = to_rdflib(describe(update({})))
    node = min(graph.subjects(RDF.type, term(mutation["node"])))
    for predicate, values in mutation.get("set", {}).items():
        graph.remove((node, term(predicate), None))
        for value in values:
            graph.add((node, term(predicate), term(value)))
    for predicate, value in mutation.get("add", {}).items():
        graph.add((node, term(predicate), term(value)))
    return graph


@pytest.fixture(scope="module")
def by_pyshacl() -> dict[str, dict[str, str]]:
    """What pySHACL says of each broken graph: all of them in one run, apart by name."""
    nodes = [
        node
        for copy, row in enumerate(GRAPHS)
        for node in apart(blocks(changed(row["graph"])), copy)
    ]
    found: dict[str, dict[str, str]] = {row["name"]: {} for row in GRAPHS}
    for result in validate_graph(graph_of(nodes)).results:
        row = GRAPHS[int(result.focus.rpartition("/copy")[2])]
        found[row["name"]][result.rule] = result.severity
    return found


@pytest.mark.parametrize("row", GRAPHS, ids=lambda row: row["name"])
def test_graph(row: dict[str, Any], by_pyshacl: dict[str, dict[str, str]]):
    results = our_compiled_shapes().validate(blocks(changed(row["graph"])))
    assert {r.rule: r.severity for r in results} == row["expect"]
    assert by_pyshacl[row["name"]] == row["expect"]
    assert all(r.message and r.hint and r.clause for r in results)


@pytest.mark.parametrize("row", RECORDS, ids=lambda row: row["name"])
def test_record(row: dict[str, Any]):
    updates = [update(c) for c in row.get("records", [row.get("record", {})])]
    report = validate_updates(updates)
    found = {(r.rule, r.severity) for r in report.results}
    several = "records" in row
    if several:
        found = {(rule, severity) for rule, severity in found if is_coherence(rule)}
    assert dict(found) == row["expect"]
    records = [
        (Source("a.yaml"), Record(f"line {n}", (each,), str(n)))
        for n, each in enumerate(updates, start=1)
    ]
    found_there = list(validate_records(records))
    assert {r.rule for r in found_there} >= set(row["expect"])
    assert {r.source for r in found_there} <= {"a.yaml"}


def test_records_by_both_engines():
    records = [
        (Source("a.yaml"), Record(f"line {n}", (update(changes),), str(n)))
        for n, changes in enumerate(
            changes
            for row in RECORDS
            for changes in row.get("records", [row.get("record", {})])
        )
    ]
    one, other = (list(validate_records(records, engine=e)) for e in get_args(Engine))
    assert one == other
    assert len(one) > 50


def is_coherence(rule: str) -> bool:
    return rule in {each.id for each in COHERENCE_RULES}


def test_the_table_is_long_enough_and_covers_the_rules():
    broken = [row for row in TABLE if row["expect"]]
    assert len(broken) >= 60
    assert len({row["name"] for row in TABLE}) == len(TABLE)
    expected = {rule for row in broken for rule in row["expect"]}
    assert {rule.id for rule in (*RULES, *COHERENCE_RULES)} <= expected
