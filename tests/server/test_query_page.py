"""The query form for browsers, with and without an answer."""

from __future__ import annotations

import httpx2
import pytest
from lxml import html

from .running import Server

BROWSER = "text/html,*/*;q=0.8"


def get(server: Server, path: str, accept: str = "") -> httpx2.Response:
    headers = {"Accept": accept} if accept else {}
    return httpx2.get(server.url + path, headers=headers, timeout=60)


class TestQueryPage:
    def page(self, server: Server, query: str, status: int = 200):
        answer = get(server, f"/sparql{query}", BROWSER)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        return html.fromstring(answer.text)

    def test_empty(self, server: Server) -> None:
        assert self.page(server, "").xpath("//textarea[@name='query']")

    def test_answer(self, server: Server) -> None:
        query = httpx2.QueryParams({"query": "SELECT ?x { VALUES ?x { 7 'é' } }"})
        page = self.page(server, f"?{query}")
        assert page.xpath("//table//td//text()") == ["7", "é"]
        assert "VALUES ?x" in page.xpath("string(//textarea)")

    def test_named(self, server: Server) -> None:
        page = self.page(server, "?named=status-of-work&work=10.5555/sample.w2")
        assert len(page.xpath("//tbody/tr")) == 4

    def test_cut(self, server: Server) -> None:
        query = httpx2.QueryParams({"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }"})
        page = self.page(server, f"?{query}")
        assert len(page.xpath("//tbody/tr")) == 500
        assert "there are more" in page.xpath("string(//*[@id='answer-status'])")

    @pytest.mark.parametrize(
        ("query", "status", "text"),
        [
            ("SELECT", 400, "not a SPARQL"),
            ("ASK { SERVICE <http://127.0.0.1:1/> {} }", 403, "SERVICE is off"),
            ("INSERT DATA {}", 400, "not a SPARQL"),
        ],
    )
    def test_problem(self, server: Server, query: str, status: int, text: str) -> None:
        page = self.page(server, f"?{httpx2.QueryParams({'query': query})}", status)
        assert text in page.xpath("string(//*[@role='alert'])")
        assert query in page.xpath("string(//textarea)")

    def test_bad_parameter(self, server: Server) -> None:
        page = self.page(server, "?named=status-of-work&work=x")
        assert "is not a DOI" in page.xpath("string(//*[@role='alert'])")
