"""The query tests of the W3C's SPARQL 1.1 Protocol test suite, made again.

Their names are those of the suite; its remote data are graphs of our store.
"""

from __future__ import annotations

import httpx2
import pytest

from .conftest import GRAPHS
from .running import Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}

NAME = "<http://example.org/name>"
ONE = f"ASK {{ <{GRAPHS[0]}> {NAME} ?o }}"
#: All three are in the default graph.
THREE = f"ASK {{ {' '.join(f'<{g}> {NAME} ?n{i} .' for i, g in enumerate(GRAPHS))} }}"
#: Exactly the first two are named graphs.
NAMED = f"""
    ASK {{
        GRAPH ?g {{ <{GRAPHS[0]}> {NAME} ?a }} GRAPH ?h {{ <{GRAPHS[1]}> {NAME} ?b }}
        FILTER NOT EXISTS {{ GRAPH <{GRAPHS[2]}> {{ ?s ?p ?o }} }}
    }}
"""


def post(server: Server, body: str | bytes, kind: dict[str, str], **parameters: object):
    return httpx2.post(
        f"{server.url}/sparql",
        params=parameters,
        content=body,
        headers=kind,
        timeout=60,
    )


def true(answer: httpx2.Response) -> bool:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/sparql-results+json"
    return answer.json()["boolean"] is True


class TestGood:
    def test_query_get(self, server: Server) -> None:
        assert true(server.ask("ASK {}"))

    def test_query_post_form(self, server: Server) -> None:
        assert true(post(server, "query=ASK%20%7B%7D", FORM))

    def test_query_post_direct(self, server: Server) -> None:
        assert true(post(server, "ASK {}", DIRECT))

    def test_query_dataset_default_graph(self, server: Server) -> None:
        assert not true(server.ask(ONE))
        assert true(post(server, ONE, DIRECT, **{"default-graph-uri": GRAPHS[0]}))

    def test_query_dataset_default_graphs_get(self, server: Server) -> None:
        assert true(server.ask(THREE, **{"default-graph-uri": GRAPHS}))
        assert not true(server.ask(THREE, **{"default-graph-uri": GRAPHS[:2]}))

    def test_query_dataset_default_graphs_post(self, server: Server) -> None:
        assert true(post(server, THREE, DIRECT, **{"default-graph-uri": GRAPHS}))
        form = httpx2.QueryParams({"query": THREE, "default-graph-uri": GRAPHS})
        assert true(post(server, str(form), FORM))

    def test_query_dataset_named_graphs_get(self, server: Server) -> None:
        assert true(server.ask(NAMED, **{"named-graph-uri": GRAPHS[:2]}))
        assert not true(server.ask(NAMED, **{"named-graph-uri": GRAPHS}))

    def test_query_dataset_named_graphs_post(self, server: Server) -> None:
        assert true(post(server, NAMED, DIRECT, **{"named-graph-uri": GRAPHS[:2]}))
        form = httpx2.QueryParams({"query": NAMED, "named-graph-uri": GRAPHS[:2]})
        assert true(post(server, str(form), FORM))

    def test_query_dataset_full(self, server: Server) -> None:
        query = f"""
            ASK {{
                <{GRAPHS[2]}> ?p ?c
                GRAPH <{GRAPHS[0]}> {{ <{GRAPHS[0]}> ?p ?a }}
                GRAPH <{GRAPHS[1]}> {{ <{GRAPHS[1]}> ?p ?b }}
                FILTER NOT EXISTS {{ <{GRAPHS[0]}> ?p ?d }}
            }}
        """
        dataset = {"default-graph-uri": GRAPHS[2], "named-graph-uri": GRAPHS[:2]}
        assert true(server.ask(query, **dataset))

    def test_query_multiple_dataset(self, server: Server) -> None:
        """A dataset of the protocol goes before FROM in the query."""
        query = (
            f"ASK FROM <{GRAPHS[1]}> {{ <{GRAPHS[0]}> ?p ?a "
            f"FILTER NOT EXISTS {{ <{GRAPHS[1]}> ?p ?b }} }}"
        )
        assert true(server.ask(query, **{"default-graph-uri": GRAPHS[0]}))
        assert not true(server.ask(query))

    @pytest.mark.parametrize(
        ("query", "accept", "kinds"),
        [
            (
                "SELECT (1 AS ?value) {}",
                (
                    "application/sparql-results+xml;q=0.8, text/csv;q=0.9, "
                    "application/sparql-results+json"
                ),
                {"application/sparql-results+json"},
            ),
            (
                "ASK {}",
                "application/sparql-results+xml;q=0.5, application/sparql-results+json;q=0.4",
                {"application/sparql-results+xml"},
            ),
            (
                "DESCRIBE <http://example.org/data1>",
                "application/rdf+xml, text/turtle;q=0.5, text/rdf+n3;q=0.5",
                {"application/rdf+xml"},
            ),
            (
                "CONSTRUCT { <u:s> <u:p> 1 } WHERE {}",
                "application/n-triples;q=0.9, text/turtle;q=0.95, */*;q=0.1",
                {"text/turtle; charset=utf-8"},
            ),
        ],
        ids=["select", "ask", "describe", "construct"],
    )
    def test_query_content_type(
        self, server: Server, query: str, accept: str, kinds: set[str]
    ) -> None:
        for answer in (
            server.ask(query, accept),
            post(server, query, {**DIRECT, "Accept": accept}),
        ):
            assert answer.status_code == 200
            assert answer.headers["content-type"] in kinds


class TestBad:
    def test_bad_multiple_queries(self, server: Server) -> None:
        twice = "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"
        assert httpx2.get(f"{server.url}/sparql?{twice}").status_code == 400
        assert post(server, twice, FORM).status_code == 400
        both = post(server, "ASK {}", DIRECT, query="ASK {}")
        assert both.status_code == 400

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "QUERY", "NONSENSE"])
    def test_bad_query_method(self, server: Server, method: str) -> None:
        answer = httpx2.request(
            method, f"{server.url}/sparql", params={"query": "ASK {}"}
        )
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"

    def test_bad_query_missing_form_type(self, server: Server) -> None:
        answer = post(server, "query=ASK%20%7B%7D", {})
        assert answer.status_code == 415
        assert "application/sparql-query" in answer.headers["accept"]

    def test_bad_query_missing_direct_type(self, server: Server) -> None:
        assert post(server, "ASK {}", {}).status_code == 415

    def test_bad_query_wrong_type(self, server: Server) -> None:
        wrong = {"Content-Type": "text/plain"}
        assert post(server, "ASK {}", wrong).status_code == 415

    def test_bad_query_non_utf8(self, server: Server) -> None:
        utf16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}
        body = "ASK {}".encode("utf-16")
        assert post(server, body, utf16).status_code == 415
        assert post(server, body, DIRECT).status_code == 400
        assert post(server, b"query=ASK%20%7B%7D%20%23%FF", FORM).status_code == 400
        url = f"{server.url}/sparql?query=ASK%20%7B%7D%20%23%FF"
        assert httpx2.get(url).status_code == 400

    @pytest.mark.parametrize("query", ["ASK {", "", "SELECT", "ASK { ?s ?p <a b> }"])
    def test_bad_query_syntax(self, server: Server, query: str) -> None:
        for answer in (server.ask(query), post(server, query, DIRECT)):
            assert answer.status_code == 400
            assert "not a SPARQL 1.1 query" in answer.json()["detail"]

    def test_no_query(self, server: Server) -> None:
        assert post(server, "", FORM).status_code == 400
        assert httpx2.get(f"{server.url}/sparql?quer=ASK%7B%7D").status_code == 400

    def test_graphs_are_absolute_iris(self, server: Server) -> None:
        answer = server.ask("ASK {}", **{"named-graph-uri": "no iri"})
        assert answer.status_code == 400
        assert "graph" in answer.json()["detail"]


class TestReadOnly:
    UPDATE = "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }"

    def test_update_operations(self, server: Server) -> None:
        kind = {"Content-Type": "application/sparql-update"}
        assert post(server, self.UPDATE, kind).status_code == 403
        form = str(httpx2.QueryParams({"update": self.UPDATE}))
        assert post(server, form, FORM).status_code == 403
        assert httpx2.get(f"{server.url}/sparql?{form}").status_code == 403

    def test_update_in_place_of_a_query(self, server: Server) -> None:
        assert server.ask(self.UPDATE).status_code == 400
        assert post(server, self.UPDATE, DIRECT).status_code == 400

    def test_nothing_came_of_it(self, server: Server) -> None:
        found = "ASK { { <http://example.org/a> ?p ?o } UNION { GRAPH ?g { <http://example.org/a> ?p ?o } } }"
        assert not true(server.ask(found))


def test_service_description(server: Server) -> None:
    answer = httpx2.get(f"{server.url}/sparql", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert f"<{server.url}/sparql> a" in answer.text
    assert "SPARQL11Query" in answer.text


def test_cors(server: Server) -> None:
    origin = {"Origin": "https://other.example"}
    answer = httpx2.get(
        f"{server.url}/sparql", params={"query": "ASK {}"}, headers=origin
    )
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "X-SPARQL-MaxRows" in answer.headers["access-control-expose-headers"]
    asked = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = httpx2.options(f"{server.url}/sparql", headers={**origin, **asked})
    assert answer.status_code == 200
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in answer.headers
