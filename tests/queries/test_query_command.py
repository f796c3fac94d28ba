"""The command ``query``: what it asks, in which form it answers, what it refuses."""

from __future__ import annotations

import csv
import io
import json
import socket
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from typer.testing import CliRunner, Result

from retract_ld.cli import app

from . import engines

WORK = "work=10.5555/sample.w2"
OWN = "SELECT ?w WHERE { GRAPH ?g { ?c <https://w3id.org/retract-ld/ns#work> ?w } } LIMIT 3"
BUILT = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s a ?t ; ?p ?o } } LIMIT 9"


def query(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["query", *map(str, arguments)], input=given)


def test_a_store_and_files_answer_the_same(sample_store: Path) -> None:
    named = ("status-of-work", "-p", WORK, "-t", "csv")
    stored = query(*named, "--store", sample_store)
    files = query(*named, engines.SAMPLE)
    assert (stored.exit_code, stored.stderr) == (0, "")
    assert stored.stdout == files.stdout
    assert len(stored.stdout.splitlines()) == 5


@pytest.mark.servers
@pytest.mark.parametrize("server", ["oxigraph", "virtuoso", "nginx"])
def test_an_endpoint_answers_the_same(
    server: str, sample_store: Path, request: pytest.FixtureRequest
) -> None:
    named = ("status-of-work", "-p", WORK, "-t", "csv")
    remote = query(*named, "--endpoint", request.getfixturevalue(server))
    assert (remote.exit_code, remote.stderr) == (0, "")
    assert remote.stdout == query(*named, "--store", sample_store).stdout


def test_your_own_question(sample_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text(OWN)
    piped = query("-", "--store", sample_store, given=OWN)
    assert piped.exit_code == 0
    assert piped.stdout == query(file, "--store", sample_store).stdout
    assert len(piped.stdout.splitlines()) == 5


def test_forms_of_rows(sample_store: Path) -> None:
    answers = {
        form: query("status-of-work", "--store", sample_store, "-p", WORK, "-t", form)
        for form in ("table", "csv", "tsv", "json", "markdown", "turtle")
    }
    assert {answer.exit_code for answer in answers.values()} == {0}
    names, *rows = csv.reader(io.StringIO(answers["csv"].stdout))
    assert names == ["date", "register", "type", "status", "notice", "title"]
    found = json.loads(answers["json"].stdout)
    assert found["head"]["vars"] == names
    assert [
        [row[n]["value"] for n in names] for row in found["results"]["bindings"]
    ] == rows
    tsv = ox.parse_query_results(
        answers["tsv"].stdout.encode(), format=ox.QueryResultsFormat.TSV
    )
    assert [[term.value for term in row] for row in tsv] == rows
    graph = rdflib.Graph().parse(data=answers["turtle"].stdout, format="turtle")
    solution = rdflib.URIRef(
        "http://www.w3.org/2001/sw/DataAccess/tests/result-set#solution"
    )
    assert len(list(graph.objects(None, solution))) == len(rows)
    table = answers["table"].stdout.splitlines()
    assert table[0].split() == names
    assert len(table) == len(rows) + 2
    assert "2018-02-01  crossref" in table[2]
    markdown = answers["markdown"].stdout.splitlines()
    assert markdown[0] == f"| {' | '.join(names)} |"
    assert len(markdown) == len(rows) + 2


def test_a_graph_as_turtle(sample_store: Path) -> None:
    answer = query("-", "--store", sample_store, "-t", "turtle", given=BUILT)
    graph = rdflib.Graph().parse(data=answer.stdout, format="turtle")
    assert 0 < len(graph) <= 9


def test_an_answer_in_a_file(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer.csv"
    answer = query("sources", "--store", sample_store, "-t", "csv", "-o", out)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert out.read_text().startswith("source,register,triples\n")


def test_listed_and_shown() -> None:
    listed = query("--list")
    assert "status-of-work -p work=DOI\n    Every claim about a work\n" in listed.stdout
    shown = query("status-of-work", "-p", "work=10.5555/other", "--show")
    assert "VALUES ?work { <https://doi.org/10.5555/other> }" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "Error: name a query"),
        (("sources",), 2, "Error: name what to ask"),
        (("sources", "--store", "a", "--endpoint", "http://b/"), 2, "Error: name what"),
        (
            ("source", "--store", "a"),
            2,
            "There is no query 'source'. Did you mean sources",
        ),
        (("status-of-work", "--store", "a"), 2, "needs work: The work, by its DOI."),
        (("sources", "-p", "x", "--store", "a"), 2, "'x' is not NAME=VALUE"),
        (("sources", "--store", "nowhere"), 4, "nowhere: there is no store here."),
        (("sources", "--endpoint", "ftp://b/"), 4, "this is no http or https address"),
        (("sources", "nowhere.nt"), 3, "nowhere.nt: cannot be opened: no such file."),
        (("nowhere.rq", "--store", "a"), 3, "nowhere.rq: No such file or directory."),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], code: int, message: str) -> None:
    answer = query(*arguments)
    assert message in answer.stderr
    assert (answer.exit_code, answer.stdout) == (code, "")


def test_what_is_no_query(sample_store: Path) -> None:
    answer = query("-", "--store", sample_store, given="DROP ALL")
    assert answer.exit_code == 2
    assert "Error: This is not a SPARQL 1.1 query: " in answer.stderr
    assert "Traceback" not in answer.stderr


def test_no_other_server_is_asked(sample_store: Path) -> None:
    """The engine could, and would."""
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.1", 0))
        elsewhere.listen()
        elsewhere.setblocking(False)
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/sparql"
        text = f"SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}"
        for place in (("--store", sample_store), (engines.SAMPLE,)):
            result = query("-", *place, given=text)
            assert result.exit_code == 2
            assert "Error: The query has a SERVICE clause" in result.stderr
            assert "--endpoint" in result.stderr
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
