"""Which form of an answer comes for which ``Accept``."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from retract_ld.queries.asking import reaches_out
from retract_ld.server.evaluation import evaluate
from retract_ld.server.negotiation import BOOLEANS, GRAPHS, SOLUTIONS, chosen
from retract_ld.server.settings import Settings

from .running import Server

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NT = "text/turtle", "application/n-triples"
JSONLD, RDFXML = "application/ld+json", "application/rdf+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

SELECT, ASK, CONSTRUCT = (
    "SELECT (1 AS ?a) {}",
    "ASK {}",
    "CONSTRUCT { <http://example.org/s> <http://example.org/p> 'é' } {}",
)


@pytest.mark.parametrize(
    ("accept", "table", "boolean", "graph"),
    [
        ("", JSON, JSON, TURTLE),
        ("*/*", JSON, JSON, TURTLE),
        (JSON, JSON, JSON, None),
        (XML, XML, XML, None),
        (CSV, CSV, None, None),
        (TSV, TSV, None, None),
        ("application/json", "application/json", "application/json", None),
        (f"{CSV}, {JSON};q=0.5", CSV, JSON, None),
        (f"{CSV};q=0.2, {JSON};q=0.5", JSON, JSON, None),
        ("text/*", CSV, None, TURTLE),
        ("application/*, text/turtle;q=0.1", JSON, JSON, JSONLD),
        (f"{JSON};q=0, */*;q=0.1", XML, XML, TURTLE),
        (TURTLE, None, None, TURTLE),
        (NT, None, None, NT),
        (JSONLD, None, None, JSONLD),
        (RDFXML, None, None, RDFXML),
        (TURTLE.upper(), None, None, TURTLE),
        (BROWSER, "text/html", "text/html", "text/html"),
        ("image/png", None, None, None),
        ("text/html", "text/html", "text/html", "text/html"),
        ("nonsense", None, None, None),
        (f"{JSON};q=nonsense", JSON, JSON, None),
        (",,,", JSON, JSON, TURTLE),
    ],
)
def test_table(
    server: Server,
    accept: str,
    table: str | None,
    boolean: str | None,
    graph: str | None,
) -> None:
    for query, wanted in ((SELECT, table), (ASK, boolean), (CONSTRUCT, graph)):
        answer = server.ask(query, accept)
        assert answer.status_code == (200 if wanted else 406), (query, answer.text)
        kind = wanted or "application/problem+json"
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert "Accept" in answer.headers["vary"]
        if kind.startswith("text/"):
            assert answer.headers["content-type"].endswith("; charset=utf-8")
        if not wanted:
            assert answer.json()["status"] == 406


@given(st.text())
def test_any_accept_is_refused_or_chosen(accept: str) -> None:
    assert chosen(accept, GRAPHS) in {*GRAPHS, None}


TERMS = st.one_of(
    st.none(),
    st.builds(
        ox.Literal,
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    ),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag),
        st.text("ab\t\r\n\"'\\<&,é𝄞"),
        st.sampled_from(["en", "de-at"]),
    ),
    st.builds(
        lambda text: ox.Literal(text, datatype=ox.NamedNode("http://example.org/t")),
        st.text("1.e-"),
    ),
    st.sampled_from(
        [ox.NamedNode("http://example.org/é?a#b"), ox.Literal(5), ox.Literal(1.5)]
    ),
)


@given(st.lists(st.tuples(TERMS, TERMS), max_size=5), st.sampled_from(SOLUTIONS))
def test_tables_are_those_of_the_engine(rows: list[tuple], media_type: str) -> None:
    """Cutting an answer takes it apart; put together, it is what the engine writes."""
    store = ox.Store()
    values = " ".join(
        "(" + " ".join("UNDEF" if t is None else str(t) for t in row) + ")"
        for row in rows
    )
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}"
    written = evaluate(store, Settings(store="."), query, media_type, [], [])
    form = ox.QueryResultsFormat.from_media_type(media_type)
    assert written.body == store.query(query).serialize(format=form)
    assert not written.headers


@pytest.mark.parametrize("media_type", SOLUTIONS)
@pytest.mark.parametrize("rows", [0, 2, 3, 4])
def test_cut_tables_are_whole_documents(media_type: str, rows: int) -> None:
    query = f"SELECT ?x {{ VALUES ?x {{ {' '.join(map(str, range(rows)))} }} }}"
    answer = evaluate(
        ox.Store(), Settings(store=".", max_rows=3), query, media_type, [], []
    )
    assert answer.headers == ({"X-SPARQL-MaxRows": "3"} if rows > 3 else {})
    kept = min(rows, 3)
    if "json" in media_type:
        assert len(json.loads(answer.body)["results"]["bindings"]) == kept
    elif "xml" in media_type:
        assert len(etree.fromstring(answer.body).findall(".//{*}result")) == kept
    else:
        text = answer.body.decode()
        assert len(list(csv.reader(io.StringIO(text), delimiter="\t"))) == kept + 1


@pytest.mark.parametrize("media_type", GRAPHS)
def test_graphs_are_the_same_each_time_and_cut(media_type: str) -> None:
    query = (
        "CONSTRUCT { ?s <http://example.org/p> ?x } { VALUES (?s ?x) { "
        + " ".join(f"(<http://example.org/{n % 3}> {n % 7})" for n in range(40))
        + " } }"
    )
    bodies = [
        evaluate(ox.Store(), Settings(store="."), query, media_type, [], []).body
        for _ in range(2)
    ]
    assert bodies[0] == bodies[1]
    assert (
        len(set(ox.parse(bodies[0], format=ox.RdfFormat.from_media_type(media_type))))
        == 21
    )
    cut = evaluate(
        ox.Store(), Settings(store=".", max_rows=5), query, media_type, [], []
    )
    assert cut.headers == {"X-SPARQL-MaxRows": "5"}
    assert (
        len(set(ox.parse(cut.body, format=ox.RdfFormat.from_media_type(media_type))))
        == 5
    )


def test_bytes_of_an_answer_are_limited_too() -> None:
    query = "SELECT ?x { VALUES ?x { 'aaaaaaaa' 'bbbbbbbb' 'cccccccc' } }"
    answer = evaluate(
        ox.Store(), Settings(store=".", max_answer=25), query, CSV, [], []
    )
    assert answer.body == b"x\r\naaaaaaaa\r\nbbbbbbbb\r\n"
    assert answer.headers == {"X-SPARQL-MaxRows": "2"}


def test_boolean_forms() -> None:
    for media_type in BOOLEANS:
        answer = evaluate(ox.Store(), Settings(store="."), ASK, media_type, [], [])
        assert b"true" in answer.body


S = "?s ?p ?o"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <http://127.0.0.1:1/> {{ {S} }} }}",
        f"SELECT * {{ service silent <http://127.0.0.1:1/> {{ {S} }} }}",
        f"ASK{{SeRvIcE?s{{{S}}}}}",
        f"PREFIX e: <http://e/> ASK {{ SERVICE e:x {{ {S} }} }}",
        f"PREFIX : <http://e/> ASK {{ SERVICE:x{{ {S} }} }}",
        f"PREFIX service: <http://e/> ASK {{ SERVICE service:service {{ {S} }} }}",
        f"ASK {{ {{ SELECT * {{ SERVICE#>\n<http://e/>{{ {S} }} }} }} }}",
        f"ASK {{ FILTER(?a<?b)SERVICE#>\n<http://e/>{{ {S} }} FILTER(?c>?d) }}",
        f"ASK {{ FILTER EXISTS {{ SERVICE <http://e/> {{ {S} }} }} }}",
        f"CONSTRUCT {{ {S} }} {{ OPTIONAL {{ SERVICE <http://e/> {{ {S} }} }} }}",
        f"ASK {{ ?s ?p 'a' . # SERVICE\n SERVICE <http://e/service> {{ {S} }} }}",
    ],
)
def test_other_servers_are_never_asked(server: Server, query: str) -> None:
    assert reaches_out(query)
    answer = server.ask(query)
    assert answer.status_code == 403
    assert "SERVICE is off" in answer.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?p ?o }",
        "ASK { ?s <http://example.org/SERVICE> ?o }",
        "ASK { ?s ?p 'SERVICE <http://e/> { ?s ?p ?o }' }",
        "ASK { ?s ?p '''\nSERVICE\n''' }",
        "# SERVICE <http://e/> { ?s ?p ?o }\nASK {}",
        "PREFIX service: <http://e/> ASK { service:a service:b service:SERVICE }",
        "ASK { _:service ?p 'a'@en }",
    ],
)
def test_the_word_alone_does_no_harm(server: Server, query: str) -> None:
    assert not reaches_out(query)
    assert server.ask(query).status_code == 200
