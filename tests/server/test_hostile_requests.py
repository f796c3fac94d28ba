"""Injection through every parameter and path, and the headers of every answer."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from retract_ld.server.security import HEADERS

from .running import Server

BROWSER = {"Accept": "text/html,*/*;q=0.8"}

#: What means something to HTML, SPARQL, Turtle, HTTP, file systems or shells.
PIECES = st.one_of(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "javascript:alert(1)",
            "'} UNION { ?s ?p ?o } #",
            "> } ; DROP ALL ; {",
            '" . ?s ?p ?o . "',
            "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
            "}}{{7*7}}${7*7}",
            "\r\nSet-Cookie: a=b\r\n\r\n",
            "../../../../etc/passwd",
            "..\\..\\",
            "%2e%2e%2f",
            "%00",
            "\0",
            "%",
            "%zz",
            "%ff",
            "//evil.example/",
            "10.5555/",
            "10.5555/sample.w2",
            "https://doi.org/10.5555/sample.w2",
            "\ud800",
            "\u202e",
            ".ttl",
            "'; --",
            "\\",
        ]
    ),
    st.text(max_size=10),
)
SOME = settings(max_examples=30)
HOSTILE = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.url, timeout=60) as made:
        yield made


def spelled(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def checked(answer: httpx2.Response, text: str) -> None:
    """Whatever was asked, the answer is one of ours, whole, and runs nothing."""
    assert answer.status_code < 500, (text, answer.text)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "set-cookie" not in answer.headers
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/html"):
        page = html.fromstring(answer.text)
        assert "<script>alert" not in answer.text
        assert not page.xpath("//@onerror | //@onclick | //@onload | //img[@src='x']")
        for address in page.xpath("//@href | //@src | //@action"):
            assert not re.match(
                r"\s*(javascript|data|vbscript):", address, re.IGNORECASE
            )
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert all(script.get("src", "").startswith("/assets/") for script in scripts)
        assert not page.xpath("//style | //@style")
    elif answer.status_code >= 400 and answer.content:
        assert kind == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
    location = answer.headers.get("location")
    assert location is None or re.match(r"/[a-z]", location)


PARAMETERS = [
    ("/sparql", "query"),
    ("/sparql", "default-graph-uri"),
    ("/sparql", "named-graph-uri"),
    ("/sparql", "named"),
    ("/sparql", "other"),
    ("/search", "q"),
    ("/search", "page"),
    ("/status/10.5555/sample.w2", "as_of"),
    ("/", "x"),
]


@pytest.mark.parametrize(("path", "name"), PARAMETERS)
@SOME
@given(text=HOSTILE)
def test_parameters(client: httpx2.Client, path: str, name: str, text: str) -> None:
    rest = "query=ASK%7B%7D&" if path == "/sparql" and name.endswith("uri") else ""
    for headers in (BROWSER, {}):
        url = f"{path}?{rest}{name}={spelled(text)}"
        checked(client.get(url, headers=headers), text)


@pytest.mark.parametrize("parameter", ["work", "words", "reason", "year", "journal"])
@SOME
@given(text=HOSTILE)
def test_parameters_of_named_queries(
    client: httpx2.Client, parameter: str, text: str
) -> None:
    named = {"work": "status-of-work", "words": "search", "reason": "works-by-reason"}
    name = named.get(parameter, "retractions-by-year")
    url = f"/sparql?named={name}&{parameter}={spelled(text)}"
    checked(client.get(url, headers=BROWSER), text)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "work/",
        "work/pmid/",
        "work/10.5555/",
        "agent/orcid/",
        "agent/ror/",
        "journal/",
        "id/",
        "vocab/",
        "vocab/ns/",
        "iri/http/",
        "assets/",
        "status/",
        "status/10.5555/",
    ],
)
@SOME
@given(text=HOSTILE, raw=st.booleans())
def test_paths(client: httpx2.Client, place: str, text: str, raw: bool) -> None:
    # Slashes and dots as they are, or percent-encoded.
    rest = quote(text.encode("utf-8", "surrogatepass"), safe="/:" if raw else "")
    for headers in (BROWSER, {"Accept": "text/turtle"}):
        checked(client.get(f"/{place}{rest}", headers=headers), text)


@SOME
@given(st.sampled_from(["dois", "as_of"]), HOSTILE)
def test_bodies(client: httpx2.Client, name: str, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    body = {"dois": [text, "10.5555/sample.w2"], "as_of": None}
    if name == "as_of":
        body = {"dois": ["10.5555/sample.w2"], "as_of": text}
    answer = client.post("/status", json=body)
    checked(answer, text)
    if answer.status_code == 200:
        assert answer.json()["statuses"][-1]["claims"]


@SOME
@given(
    st.sampled_from(
        ["Accept", "If-None-Match", "Content-Type", "Origin", "Host", "X-Forwarded-For"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).map(
        str.strip
    ),
)
def test_headers(client: httpx2.Client, name: str, value: str) -> None:
    for path in ("/sparql", "/work/10.5555/sample.w2"):
        answer = client.get(path, headers={name: value})
        if answer.headers.get("content-type") != "text/plain; charset=utf-8":
            checked(answer, value)
        assert answer.status_code < 500


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(request)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    return answer


@pytest.mark.parametrize(
    "request_",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n",
        b"POST /status HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /status HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /status HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ],
    ids=lambda request: request[:60],
)
def test_what_is_no_http_is_refused_with_all_headers(
    server: Server, request_: bytes
) -> None:
    answer = raw(server, request_)
    assert re.match(rb"HTTP/1\.1 4\d\d ", answer)
    for name, value in HEADERS.items():
        assert f"{name.lower()}: {value.lower()}".encode() in answer.lower()


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 10_000_000,
        b"GET /" + b"x" * 10_000_000,
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 1_000_000,
    ],
    ids=["header", "path", "headers"],
)
def test_endless_heads_are_cut_off(server: Server, head: bytes) -> None:
    try:
        answer = raw(server, head)
    except ConnectionError:
        answer = b""
    assert not answer or answer.startswith(b"HTTP/1.1 400 ")
    assert server.ask("ASK {}").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/sparql?query=ASK%7B%7D", 200),
        ("GET", "/sparql?query=x", 400),
        ("GET", "/health", 200),
        ("GET", "/metrics", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/robots.txt", 200),
        ("GET", "/assets/style.css", 200),
        ("GET", "/nothing", 404),
        ("PUT", "/", 405),
        ("OPTIONS", "/sparql", 204),
        ("GET", "/status", 405),
        ("POST", "/status", 400),
        ("POST", "/sparql", 415),
        ("GET", "http://other.example/", 404),
        ("OPTIONS", "*", 404),
    ],
)
def test_headers_of_every_answer(
    server: Server, method: str, path: str, status: int
) -> None:
    request = f"{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    head = raw(server, request.encode()).partition(b"\r\n\r\n")[0].decode().lower()
    assert head.startswith(f"http/1.1 {status} ")
    for name, value in HEADERS.items():
        assert f"{name.lower()}: {value.lower()}" in head
    assert "\r\nserver:" not in head


def test_no_page_of_the_framework(server: Server) -> None:
    for path in ("/docs", "/redoc", "/docs/oauth2-redirect"):
        assert httpx2.get(server.url + path).status_code == 404


def test_the_log_has_nothing_personal(server: Server) -> None:
    secret = "10.5555/very-private"
    for path in (f"/work/{secret}", f"/status/{secret}", f"/search?q={secret}"):
        headers = {
            "User-Agent": "very-private",
            "Referer": "http://very-private.example/",
        }
        httpx2.get(server.url + path, headers=headers)
    server.ask(f"ASK {{ ?very <http://example.org/{secret}> ?private }}")
    server.ask(f"ASK {{ {secret}")
    assert "/work/{name:path}" in "".join(server.log)
    assert "private" not in "".join(server.log)
    assert "127.0.0.1" not in "".join(server.log[1:])
    assert "private" not in httpx2.get(f"{server.url}/metrics").text
