"""Live look-up against a server on this machine that misbehaves in all known ways."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest

from retract_ld.errors import ReadError, StoreError
from retract_ld.readers import read_path
from retract_ld.readers.live import Crossref, named_doi

DOI = "10.1000/a<b>#c?d%20e"
ANSWER = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "DOI": "10.1000/a",
        "title": ["A paper"],
        "updated-by": [{"DOI": "10.1000/notice", "type": "retraction"}],
    },
}
FINE = (200, {"Content-Type": "application/json"}, json.dumps(ANSWER).encode())


def work(doi: str, **members: object) -> tuple[int, dict[str, str], bytes]:
    answer = ANSWER | {"message": ANSWER["message"] | {"DOI": doi} | members}
    return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


class Server(ThreadingHTTPServer):
    """Answers one after the other as it was told, the last one for ever."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = [FINE]
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.release = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.append(self.headers["User-Agent"])
        answers = self.server.answers
        status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == "drip":
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            with suppress(OSError):
                while not self.server.release.wait(0.05):
                    self.wfile.write(b" ")
            return
        if status == "hang":
            self.server.release.wait(5)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server():
    running = Server()
    thread = threading.Thread(
        target=running.serve_forever, kwargs={"poll_interval": 0.01}
    )
    thread.start()
    yield running
    running.release.set()
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def crossref(server, waits):
    return Crossref(base_url=server.url, timeout=0.3, retries=2, sleep=waits.append)


def failure(crossref: Crossref) -> str:
    with pytest.raises(StoreError) as error:
        crossref.fetch("10.1000/a")
    return str(error.value)


def test_a_named_doi_is_fetched_and_read(server, crossref):
    ((source, record),) = read_path("doi:10.1000/A", crossref=crossref)
    assert (source.name, source.url) == (
        "doi:10.1000/a",
        f"{server.url}/works/10.1000%2Fa",
    )
    (update,) = record.updates
    assert (update.type, update.notice.doi, update.work.doi) == (
        "retraction",
        "10.1000/notice",
        "10.1000/a",
    )


def test_odd_characters_are_encoded_and_the_caller_is_named(server, waits):
    server.answers = [work(DOI)]
    Crossref(
        base_url=f"{server.url}/", mailto="me@example.org", sleep=waits.append
    ).fetch(DOI)
    assert server.asked == [f"/works/{quote(DOI, safe='')}?mailto=me%40example.org"]
    assert server.agents[0].startswith("retract-ld/")
    assert server.agents[0].endswith(" (mailto:me@example.org)")


def test_too_many_requests_are_waited_for(server, crossref, waits):
    server.answers = [(429, {"Retry-After": "7"}, b""), (503, {}, b""), FINE]
    crossref.fetch("10.1000/a")
    assert len(server.asked) == 3
    assert waits == [7.0, 2.0]


def test_retry_after_as_a_date_in_the_past(server, crossref, waits):
    server.answers = [
        (429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b""),
        FINE,
    ]
    crossref.fetch("10.1000/a")
    assert waits == [0.0]


def test_asked_to_wait_too_long(server, crossref, waits):
    server.answers = [(429, {"Retry-After": "3600"}, b"")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered 429 and asks to wait 3600 s. Try again "
        "after that, or give a --mailto."
    )
    assert waits == []


def test_a_server_that_stays_broken(server, crossref, waits):
    server.answers = [(500, {}, b"oops")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered 500, 3 times. Try again later."
    )
    assert waits == [1.0, 2.0]


def test_a_server_that_hangs(server, crossref):
    server.answers = [("hang", {}, b"")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa did not answer within 0.3 s, 3 times. Try again "
        "later."
    )


def test_a_body_that_is_cut_off(server, crossref):
    server.answers = [(200, {"Content-Length": "100000"}, b'{"status": ')]
    assert "/works/10.1000%2Fa failed (" in failure(crossref)
    server.answers = [(200, {"Content-Length": "100000"}, b'{"status": '), FINE]
    crossref.fetch("10.1000/a")


def test_json_that_is_cut_off(server, crossref):
    server.answers = [(200, {"Content-Type": "application/json"}, b'{"message": {')]
    assert failure(crossref).startswith(
        f"{server.url}/works/10.1000%2Fa answered with application/json that is not JSON: "
    )


def test_html_instead_of_json(server, crossref):
    server.answers = [
        (200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>login</html>")
    ]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered with text/html that is not JSON: "
        "Expecting value (line 1, column 1). Is --crossref-url that of a Crossref REST API?"
    )


def test_json_that_is_no_work(server, crossref):
    server.answers = [(200, {"Content-Type": "application/json"}, b'{"a": 1}')]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered with application/json, but with no work in it."
    )


def test_a_doi_that_crossref_does_not_know(server, crossref, waits):
    server.answers = [(404, {}, b"Resource not found.")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered 404: Crossref has no record of "
        "doi:10.1000/a. It may be mistyped, or registered elsewhere, as with DataCite."
    )
    assert waits == []


def test_another_refusal_tells_what_was_said(server, crossref):
    server.answers = [(403, {}, b"Forbidden for you")]
    assert failure(crossref).endswith("answered 403: Forbidden for you")


def test_nobody_listens():
    crossref = Crossref(base_url="http://127.0.0.1:9", retries=0, timeout=1)
    assert "http://127.0.0.1:9/works/10.1000%2Fa failed (" in failure(crossref)


def test_the_cache_answers_and_offline_fetches_nothing(server, crossref, tmp_path):
    kept = Crossref(base_url=server.url, cache=tmp_path / "c")
    offline = Crossref(base_url=server.url, cache=tmp_path / "c", offline=True)
    assert failure(offline) == (
        "doi:10.1000/a is not in the cache and nothing may be fetched. Leave --offline out."
    )
    first = kept.fetch("10.1000/a")[1].read()
    assert (
        kept.fetch("10.1000/a")[1].read()
        == offline.fetch("10.1000/a")[1].read()
        == first
    )
    assert len(server.asked) == 1
    assert len(list((tmp_path / "c").iterdir())) == 1


def test_what_is_wrong_is_not_kept(server, tmp_path):
    server.answers = [(200, {}, b"<html>")]
    failure(Crossref(base_url=server.url, cache=tmp_path / "c"))
    assert not (tmp_path / "c").exists()


def test_a_cache_that_cannot_be_written(server, tmp_path):
    (tmp_path / "c").write_text("a file")
    crossref = Crossref(base_url=server.url, cache=tmp_path / "c")
    assert failure(crossref).startswith(
        f"the cache {tmp_path / 'c'} cannot be written: "
    )


@pytest.mark.parametrize("name", ["doi:", "doi:foo", "https://doi.org/", "doi:10.1/x"])
def test_what_is_named_so_but_is_no_doi(name):
    with pytest.raises(ReadError) as error:
        named_doi(name)
    assert str(error.value) == f"{name}: names no DOI. Expected doi:10.NNNN/…."


def test_an_answer_that_drips_is_given_up(server, crossref):
    server.answers = [("drip", {}, b"")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa did not answer within 0.3 s, 3 times. Try again "
        "later."
    )


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/works/10.1000%2Fa", "Exceeded maximum allowed redirects."),
        ("file:///etc/passwd", ""),
        ("http://bad:port", ""),
    ],
)
def test_redirections_that_lead_nowhere_are_not_tried_again(
    server, crossref, waits, location, reason
):
    server.answers = [(302, {"Location": location}, b"")]
    message = failure(crossref)
    assert message.startswith(f"{server.url}/works/10.1000%2Fa failed ({reason}")
    assert message.endswith("Is --crossref-url that of a Crossref REST API?")
    assert waits == []


@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "http://bad:port", "nonsense"])
def test_an_address_that_is_none_is_not_tried_again(waits, address):
    message = failure(Crossref(base_url=address, sleep=waits.append))
    assert message.startswith(f"{address}/works/10.1000%2Fa failed (")
    assert waits == []


def test_an_answer_that_cannot_be_unpacked(server, crossref):
    server.answers = [(200, {"Content-Encoding": "gzip"}, b"not gzip")]
    assert failure(crossref).startswith(f"{server.url}/works/10.1000%2Fa failed (")
    assert len(server.asked) == 3


def test_the_record_of_another_doi_is_none_of_this_one(server, crossref):
    server.answers = [work("10.1000/else")]
    assert failure(crossref) == (
        f"{server.url}/works/10.1000%2Fa answered with the record of another DOI, "
        "10.1000/else. Is --crossref-url that of a Crossref REST API?"
    )


@pytest.mark.parametrize("redirected", [True, False])
def test_an_alias_is_told(server, crossref, redirected):
    server.answers = [
        (301, {"Location": "/works/10.1000%2Fprime"}, b""),
        work("10.1000/prime"),
    ]
    if not redirected:
        server.answers = [work("10.1000/prime", aliases=["10.1000/A"])]
    ((_, record),) = read_path("doi:10.1000/a", crossref=crossref)
    assert record.updates[0].work.doi == "10.1000/prime"
    (problem,) = record.problems
    assert str(problem) == (
        "line 1, $.message: doi:10.1000/a is answered with the record of 10.1000/prime. "
        "It is an alias of that DOI."
    )


def test_two_apis_do_not_share_answers(server, tmp_path):
    Crossref(base_url=server.url, cache=tmp_path).fetch("10.1000/a")
    other = Crossref(base_url=f"{server.url}/test", cache=tmp_path, offline=True)
    assert failure(other).startswith("doi:10.1000/a is not in the cache")


@pytest.mark.parametrize("damage", [b"", b'{"message": {', b"[]"])
def test_a_damaged_cache_file_is_fetched_again(server, tmp_path, damage):
    crossref = Crossref(base_url=server.url, cache=tmp_path)
    whole = crossref.fetch("10.1000/a")[1].read()
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    offline = Crossref(base_url=server.url, cache=tmp_path, offline=True)
    assert failure(offline) == (
        f"the cache file {kept} is damaged and nothing may be fetched. Leave --offline "
        "out, and it is fetched again."
    )
    assert crossref.fetch("10.1000/a")[1].read() == whole == kept.read_bytes()
    assert len(server.asked) == 2
