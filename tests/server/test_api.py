"""The JSON API: statuses by DOI, and the search."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from lxml import html

from retract_ld.stores import open_store
from retract_ld.web import StatusDocument, status_document

from .running import Server

WORK = "/work/10.5555/sample.w2"
HTML, BROWSER = "text/html", "text/html,*/*;q=0.8"


def get(server: Server, path: str, accept: str = "") -> httpx2.Response:
    headers = {"Accept": accept} if accept else {}
    return httpx2.get(server.url + path, headers=headers, timeout=60)


class TestStatus:
    def test_one(self, server: Server, store: Path) -> None:
        answer = get(server, "/status/10.5555/sample.w2")
        told = StatusDocument.model_validate_json(answer.text)
        assert told == status_document(open_store(store), "10.5555/sample.w2")
        assert told.claims
        spelled = get(server, "/status/https://doi.org/10.5555/SAMPLE.w2")
        assert spelled.json() == answer.json()

    def test_as_of(self, server: Server) -> None:
        now = get(server, "/status/10.5555/sample.w2").json()
        then = get(server, "/status/10.5555/sample.w2?as_of=2020-01").json()
        assert then["as_of"] == "2020-01"
        assert then["status"] == "retracted" != now["status"]
        assert get(server, "/status/10.5555/sample.w2?as_of=May").status_code == 400
        assert get(server, "/status/10.5555/sample.w2?as_of=2020-99").status_code == 400

    def test_unknown(self, server: Server) -> None:
        told = get(server, "/status/10.5555/never-heard-of").json()
        assert told["status"] is None
        assert told["claims"] == []

    def test_no_doi(self, server: Server) -> None:
        answer = get(server, "/status/hello")
        assert answer.status_code == 400
        assert answer.json()["detail"] == "'hello' is not a DOI."

    def test_many(self, server: Server) -> None:
        dois = [
            "10.5555/sample.w2",
            "nonsense",
            "doi:10.5555/SAMPLE.W1",
            "10.5555/none",
        ]
        answer = httpx2.post(f"{server.url}/status", json={"dois": dois}, timeout=60)
        assert answer.status_code == 200
        body = answer.json()
        assert [item["doi"] for item in body["statuses"]] == [
            "10.5555/sample.w2",
            "10.5555/sample.w1",
            "10.5555/none",
        ]
        assert body["statuses"][0] == get(server, "/status/10.5555/sample.w2").json()
        assert body["refused"] == [
            {"doi": "nonsense", "detail": "'nonsense' is not a DOI."}
        ]

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"dois": ["10.5555/a"] * 500}, 200),
            ({"dois": ["10.5555/a"] * 501}, 400),
            ({"dois": []}, 400),
            ({"dois": "10.5555/a"}, 400),
            ({"dois": [5]}, 400),
            ({"dois": ["10.5555/a"], "more": 1}, 400),
            ({"dois": ["10.5555/a"], "as_of": "x"}, 400),
            ([], 400),
            ({"dois": ["x" * 3000]}, 400),
            ({"dois": ["x" * 1500] * 400}, 413),
        ],
        ids=repr,
    )
    def test_bounds(self, server: Server, body: object, status: int) -> None:
        answer = httpx2.post(f"{server.url}/status", json=body, timeout=60)
        assert answer.status_code == status, answer.text

    def test_not_json(self, server: Server) -> None:
        for content in (b"{", b"\xff", b"", b'{"dois": ["\\ud800"]}', b"[" * 100_000):
            kind = {"Content-Type": "application/json"}
            answer = httpx2.post(f"{server.url}/status", content=content, headers=kind)
            assert answer.status_code == 400, content[:20]
            assert answer.headers["content-type"] == "application/problem+json"


class TestSearch:
    def test_json(self, server: Server) -> None:
        body = get(server, "/search?q=theta").json()
        assert [hit["iri"] for hit in body["hits"]] == [
            "https://doi.org/10.5555/sample.n8b",
            "https://doi.org/10.5555/sample.n8",
            "https://doi.org/10.5555/sample.w8",
        ]
        assert get(server, body["hits"][0]["path"], HTML).status_code == 200

    def test_page(self, server: Server) -> None:
        page = html.fromstring(get(server, "/search?q=theta", BROWSER).text)
        assert f"{WORK[:-1]}8" in page.xpath("//main//a/@href")

    @pytest.mark.parametrize("query", ["", "?q=", "?q=%20"])
    def test_nothing_asked(self, server: Server, query: str) -> None:
        assert get(server, f"/search{query}").json()["hits"] == []

    def test_bounds(self, server: Server) -> None:
        assert get(server, f"/search?q={'x' * 201}").status_code == 400
        assert get(server, "/search?q=a&page=0", HTML).status_code == 400
        assert get(server, "/search?q=a%5Cb").status_code == 400
