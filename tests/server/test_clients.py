"""Libraries of others as clients of the endpoint."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from retract_ld.queries import ask, catalogue
from retract_ld.queries.remote import ask_endpoint
from retract_ld.stores import open_store
from retract_ld.stores.endpoint import Endpoint

from .conftest import GRAPHS
from .running import Server

COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
VALUES = """
    SELECT * { VALUES (?a ?b) {
        ("tab\\tline\\nquote\\"backslash\\\\ <&> é 𝄞"@en 1.50) (<http://example.org/> UNDEF)
        ("" true) ("2020"^^<http://www.w3.org/2001/XMLSchema#gYear> 1e3)
    } }
"""


@pytest.fixture
def wrapper(server: Server) -> SPARQLWrapper.SPARQLWrapper:
    return SPARQLWrapper.SPARQLWrapper(f"{server.url}/sparql")


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_reads_tables(wrapper, method: str, form: str) -> None:
    wrapper.setMethod(method)
    wrapper.setReturnFormat(form)
    wrapper.setQuery(VALUES)
    answer = wrapper.query().convert()
    if form == "json":
        rows = answer["results"]["bindings"]
        assert rows[0]["a"]["value"] == 'tab\tline\nquote"backslash\\ <&> é 𝄞'
        assert rows[0]["a"]["xml:lang"] == "en"
        assert "b" not in rows[1]
    elif form == "xml":
        assert len(answer.getElementsByTagName("result")) == 4
    else:
        format_ = getattr(ox.QueryResultsFormat, form.upper())
        if form == "tsv":
            assert len(list(ox.parse_query_results(answer, format=format_))) == 4
        else:
            assert answer.count(b"\r\n") == 5


def test_sparqlwrapper_post_directly(wrapper) -> None:
    wrapper.setMethod(SPARQLWrapper.POST)
    wrapper.setRequestMethod(SPARQLWrapper.POSTDIRECTLY)
    wrapper.setReturnFormat("json")
    wrapper.addParameter("default-graph-uri", GRAPHS[0])
    wrapper.setQuery(f"ASK {{ <{GRAPHS[0]}> <http://example.org/name> '1' }}")
    assert wrapper.query().convert()["boolean"] is True


@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_sparqlwrapper_reads_graphs(wrapper, form: str) -> None:
    wrapper.setReturnFormat(form)
    wrapper.setQuery(
        "CONSTRUCT { ?s <http://example.org/name> ?o } "
        "WHERE { GRAPH ?g { ?s <http://example.org/name> ?o } }"
    )
    answer = wrapper.query().convert()
    if isinstance(answer, bytes):
        answer = rdflib.Graph().parse(data=answer, format=form)
    assert {str(subject) for subject in answer.subjects()} == set(GRAPHS)


def test_sparqlwrapper_knows_a_bad_query(wrapper) -> None:
    wrapper.setQuery("SELECT nothing")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="SPARQL 1"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_rdflib_as_a_client(
    server: Server, store: Path, method: str, form: str
) -> None:
    remote = SPARQLStore(f"{server.url}/sparql", method=method, returnFormat=form)
    graph = rdflib.Graph(remote)
    counted = {str(row.g): int(row.n) for row in graph.query(COUNT)}
    here = open_store(store)
    assert counted == {row["g"].value: int(row["n"].value) for row in here.query(COUNT)}
    values = list(graph.query(VALUES))
    assert str(values[0][0]) == 'tab\tline\nquote"backslash\\ <&> é 𝄞'
    assert values[3][1] == rdflib.Literal(1e3) or form == "csv"
    remote.close()


def test_rdflib_graph_as_a_client(server: Server) -> None:
    remote = SPARQLStore(f"{server.url}/sparql")
    graph = rdflib.Graph(remote, identifier=rdflib.URIRef(GRAPHS[1]))
    name = rdflib.URIRef("http://example.org/name")
    assert list(graph.triples((None, name, None))) == [
        (rdflib.URIRef(GRAPHS[1]), name, rdflib.Literal("2"))
    ]
    assert (rdflib.URIRef(GRAPHS[1]), name, rdflib.Literal("3")) not in graph
    with pytest.raises(TypeError, match="read only"):
        graph.add((name, name, name))
    remote.close()


def test_our_own_client(server: Server, store: Path) -> None:
    """All named questions have the same answer through the server as from the store."""
    here = open_store(store)
    with Endpoint(f"{server.url}/sparql") as endpoint:
        for name, query in catalogue().items():
            remote = ask_endpoint(endpoint, query.sparql)
            local = ask(here, query.sparql)
            assert sorted(map(str, remote.rows)) == sorted(map(str, local.rows)), name
        assert not endpoint.warnings


def test_our_own_client_is_told_of_a_cut(server: Server) -> None:
    with Endpoint(f"{server.url}/sparql") as endpoint:
        results = ask_endpoint(endpoint, "SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert len(results.rows) == 1000
    assert len(endpoint.warnings) == 1
    assert "1000" in endpoint.warnings[0]
