"""Every named query: its header, its answer on the sample, on every engine the same."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from retract_ld.errors import VocabularyError
from retract_ld.queries import Query, ask, catalogue, parse, render
from retract_ld.queries.parameters import KINDS
from retract_ld.stores import open_store

from . import engines

QUERIES = catalogue()
FOLDER = engines.ROOT / "retract_ld" / "queries"


@pytest.fixture(params=QUERIES, name="query")
def _query(request: pytest.FixtureRequest) -> Query:
    return QUERIES[request.param]


def expected(query: Query) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    names, *rows = csv.reader(query.answer)
    return tuple(names), [tuple(engines.value(cell) for cell in row) for row in rows]


def test_there_are_many() -> None:
    assert len(QUERIES) >= 30


def test_the_header_says_it_all(query: Query) -> None:
    assert query.title
    assert not query.title.endswith(".")
    assert query.description.endswith(".")
    for parameter in query.parameters:
        assert parameter.text.endswith("."), parameter
        assert parameter.kind in KINDS
    assert len(query.answer) > 1, "the sample does not cover it"


def test_the_questions_of_two_other_graphs_are_ported() -> None:
    ports = {query.ports for query in QUERIES.values()}
    assert {f"SRO Q{number}" for number in range(1, 7)} <= ports
    assert sum(port.startswith("Scholia ") for port in ports) >= 9


def test_it_is_ordered_and_names_its_graphs(query: Query) -> None:
    assert "ORDER BY" in query.sparql
    assert "GRAPH ?g" in query.sparql
    assert "SERVICE" not in query.sparql


def test_it_keeps_to_what_all_engines_agree_on(query: Query) -> None:
    body = query.sparql[query.sparql.index("PREFIX") :]
    for avoid in ("YEAR(", "ENCODE_FOR_URI", "GROUP_CONCAT", "SAMPLE(", "UNDEF"):
        assert avoid not in body, avoid
    assert not re.search(r"[\w>][*+]\s", re.sub(r"COUNT\(\*\)", "", body)), "a path"


def test_answer_on_the_embedded_store(
    query: Query, sample_store: Path, request: pytest.FixtureRequest
) -> None:
    found = render(ask(open_store(sample_store), query.sparql), "csv")
    lines = tuple(found.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    if request.config.getoption("--update-golden"):
        path = FOLDER / f"{query.name}.rq"
        head, prefix, rest = path.read_text().partition("\nPREFIX")
        head = head.partition("# answer:")[0]
        answer = "".join(f"#   {line}\n" for line in lines)
        path.write_text(f"{head}# answer:\n{answer}{prefix}{rest}")
        return
    assert lines == query.answer


@pytest.mark.parametrize("engine", ["rdflib"], indirect=True)
def test_rdflib_answers_the_same(query: Query, engine: engines.Rdflib) -> None:
    names, rows = engine(query.sparql)
    assert (names, sorted(rows)) == (expected(query)[0], sorted(expected(query)[1]))


@pytest.mark.servers
@pytest.mark.parametrize(
    "engine", ["oxigraph", "virtuoso", "nginx", "jena"], indirect=True
)
def test_servers_answer_the_same(query: Query, engine: engines.Remote) -> None:
    names, rows = engine(query.sparql)
    assert (names, sorted(rows)) == (expected(query)[0], sorted(expected(query)[1]))


def test_each_parameter_binds_to_other_values(query: Query, sample_store: Path) -> None:
    values = {p.name: KINDS[p.kind].example for p in query.parameters}
    bound = query.bind(values)
    for parameter in query.parameters:
        assert (
            f"VALUES ?{parameter.name} {{ {parameter.sample} }}" not in bound.sparql
            or (parameter.sample in bound.sparql)
        )
    ask(open_store(sample_store), bound.sparql)


HOSTILE = [
    '" } } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    "x> } #",
    "\\u0022 } UNION { ?s ?p ?o } #",
    "a\\",
    "}",
    "{ } # VALUES ?day { 1 }",
    "'''",
    "\u2028",
    "𝔘nicode",
    "$0 \\1 \\g<1>",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_gets_out_of_its_term(value: str) -> None:
    """Whatever the value, the query asks the same: only the one term differs."""
    for query in QUERIES.values():
        for hostile in query.parameters:
            values = {p.name: KINDS[p.kind].example for p in query.parameters}
            values[hostile.name] = value
            if hostile.kind == "doi":
                values[hostile.name] = f"10.5555/{value}"
            try:
                bound = query.bind(values)
            except VocabularyError:
                continue
            assert hostile.kind in {"text", "doi"}, bound.sparql
            store = ox.Store()
            store.add(
                ox.Quad(
                    ox.NamedNode("urn:d"),
                    ox.NamedNode("http://purl.org/dc/terms/title"),
                    ox.Literal(f"x {value.strip()} y"),
                    ox.NamedNode("urn:g"),
                )
            )
            store.add(
                ox.Quad(
                    ox.NamedNode("urn:d"),
                    ox.NamedNode("http://prismstandard.org/namespaces/basic/2.0/doi"),
                    ox.Literal("10.1/1"),
                    ox.NamedNode("urn:g"),
                )
            )
            rows = ask(store, bound.sparql).rows
            if query.name == "search":
                assert len(rows) == 1, bound.sparql
                literal = engines.Rdflib(store.dump(format=ox.RdfFormat.N_QUADS))
                assert len(literal(bound.sparql)[1]) == 1


def test_a_value_that_looks_like_another_parameter() -> None:
    text = (
        "# title: T\n# parameter: a text A.\n# parameter: b text B.\n"
        'SELECT * { VALUES ?a { "1" } VALUES ?b { "2" } }'
    )
    query = parse("q", text).bind({"a": "VALUES ?b { 9 }", "b": "two"})
    assert query.sparql.endswith(
        'SELECT * { VALUES ?a { "VALUES ?b { 9 }" } VALUES ?b { "two" } }'
    )


def test_what_is_wrong_is_said() -> None:
    query = QUERIES["status-as-of"]
    for values, message in [
        (
            {"work": "10.1000/1"},
            "The query 'status-as-of' needs day: The day, month or year. ",
        ),
        ({"work": "x", "day": "2020"}, "work: 'x' is not a DOI. An example: 10."),
        (
            {"work": "10.1000/1", "day": "31/02/2020"},
            "day: '31/02/2020' is not a day, month",
        ),
        (
            {"dai": "2020"},
            "The query 'status-as-of' has no parameter 'dai'. It has work, day.",
        ),
    ]:
        with pytest.raises(VocabularyError) as caught:
            query.bind(values)
        assert message in str(caught.value)


def test_quick_on_the_sample(sample_store: Path) -> None:
    store = open_store(sample_store)
    start = time.process_time()
    for query in QUERIES.values():
        ask(store, query.sparql)
    assert time.process_time() - start < 5
