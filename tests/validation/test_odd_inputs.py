"""`validate` on inputs, shapes and options that are not as they should be."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import html5lib
import pytest
from rdflib import Graph
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.errors import Malformed
from retract_ld.graphs import to_rdflib
from retract_ld.mapping import describe
from retract_ld.models import Notice, Update, Work
from retract_ld.validation import validate_graph
from retract_ld.validation.compiled import CompiledShapes

SHACL = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
ON_NOTICE = (
    f"{SHACL}<https://e.org/own> a sh:NodeShape ;"
    " sh:targetClass <https://w3id.org/retract-ld/ns#Notice> ; "
)
NODES = describe(
    Update(
        type="retraction",
        asserted_by="publisher",
        notice=Notice(doi="10.5555/n", title="Retraction: Moss"),
        work=Work(doi="10.5555/w"),
    ),
    ("core",),
)
GRAPH = "".join(f"{s} {p} {o} .\n" for s, pairs in NODES for p, o in pairs)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.nt").write_text(GRAPH)
    Path("GOOD.NT").write_text(GRAPH)
    Path("good.nt.gz").write_bytes(gzip.compress(GRAPH.encode()))
    Path("cut.nt.gz").write_bytes(gzip.compress(GRAPH.encode())[:-40])
    Path("broken.ttl").write_text("<a> <b")
    Path("empty.ttl").write_text("")


def validate(*arguments: str):
    return CliRunner().invoke(app, ["validate", "--rules", "shapes", *arguments])


@pytest.mark.parametrize("name", ["good.nt", "GOOD.NT", "good.nt.gz"])
def test_rdf_by_its_suffix(name: str):
    answer = validate(name)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout == "Conforms: nothing was found.\n"


@pytest.mark.parametrize("name", ["no.nt", "no.yaml", "broken.ttl", "cut.nt.gz"])
def test_what_cannot_be_read_does_not_conform(name: str):
    answer = validate(name, "good.nt")
    assert answer.exit_code == 3
    assert answer.stderr.startswith(f"Error: {name}")
    assert answer.stdout == (
        "Not everything could be read; what was read conforms: nothing was found.\n"
    )
    assert not json.loads(validate(name, "--format", "json").stdout)["complete"]
    sarif = json.loads(validate(name, "--format", "sarif").stdout)
    assert sarif["runs"][0]["invocations"] == [{"executionSuccessful": False}]


def test_a_graph_without_updates_is_told():
    answer = validate("empty.ttl")
    assert answer.exit_code == 0
    assert answer.stderr == (
        "warning: empty.ttl: holds no rld:Update, so little can be judged.\n"
    )


def test_no_rule_is_asked():
    answer = CliRunner().invoke(app, ["validate", "good.nt", "--rules", ""])
    assert answer.exit_code == 2
    assert answer.stderr.startswith("Error: No rule is asked.")


@pytest.mark.parametrize(
    "shapes",
    [
        f"{ON_NOTICE} sh:property [ sh:minCount 1 ] .",
        f'{ON_NOTICE} sh:property [ sh:path <urn:p> ; sh:minCount "x" ] .',
        f'{ON_NOTICE} sh:sparql [ sh:select "SELECT nonsense" ] .',
    ],
    ids=["without path", "count that is no number", "query that is none"],
)
def test_shapes_that_are_wrong_are_the_users(shapes: str):
    Path("own.ttl").write_text(shapes)
    answer = validate("good.nt", "--shapes", "own.ttl")
    assert answer.exit_code == 3
    assert "The shapes are not valid SHACL" in answer.stderr
    assert "fault of retract-ld" not in answer.stderr
    with pytest.raises(Malformed):
        validate_graph(to_rdflib(NODES), Graph().parse(data=shapes))


def test_shapes_without_names_and_messages():
    """Both engines call them alike, and the same in every run."""
    shapes = (
        f"{ON_NOTICE} sh:property [ sh:path <http://purl.org/dc/terms/title> ;"
        " sh:maxLength 3 ; sh:or ([ sh:minLength 99 ]) ] ."
    )
    Path("own.ttl").write_text(shapes)
    found = [
        {
            each["rule"]
            for each in json.loads(
                validate(
                    *("good.nt", "--shapes", "own.ttl", "--engine", engine),
                    *("--format", "json"),
                ).stdout
            )["results"]
        }
        for engine in ("compiled", "pyshacl")
    ]
    assert found == [{"own-title"}, {"own-title"}]
    results = CompiledShapes(Graph().parse(data=shapes)).validate(NODES)
    assert {result.message for result in results} == {
        "The constraint MaxLength is not met.",
        "The constraint Or is not met.",
    }
    text = (
        f'{ON_NOTICE} sh:sparql [ sh:select "SELECT $this WHERE {{ $this ?p ?o }}" ] .'
    )
    (result, *_) = validate_graph(
        to_rdflib(NODES), Graph().parse(data=text, format="turtle")
    ).results
    assert result.message == "The constraint SPARQL is not met."


def test_sarif_spells_absolute_paths_as_addresses(tmp_path: Path):
    path = tmp_path / "a b.ttl"
    path.write_text(
        "@prefix rld: <https://w3id.org/retract-ld/ns#> . <urn:u> a rld:Update ."
    )
    sarif = json.loads(validate(str(path), "--format", "sarif").stdout)
    (physical, *_) = [
        each["locations"][0]["physicalLocation"] for each in sarif["runs"][0]["results"]
    ]
    assert physical["artifactLocation"]["uri"] == f"file://{tmp_path}/a%20b.ttl"


@pytest.mark.engines
def test_sarif_is_that_of_its_schema():
    model = pytest.importorskip("pydantic_sarif.model")
    Path("bad.ttl").write_text(
        "@prefix rld: <https://w3id.org/retract-ld/ns#> . <urn:u> a rld:Update ."
        ' <urn:n> a rld:Notice ; rld:pmid "x" .'
    )
    for name in ("good.nt", "bad.ttl", "broken.ttl"):
        text = validate(name, "--format", "sarif").stdout
        log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
        assert len(log.model_validate_json(text).runs) == 1


def test_html_is_html_that_can_be_found_ones_way_in():
    Path("bad.ttl").write_text(
        "<urn:n> a <https://w3id.org/retract-ld/ns#Notice> ; "
        '<https://w3id.org/retract-ld/ns#pmid> "<script>" .'
    )
    page = validate("bad.ttl", "--format", "html").stdout
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert tree.get("lang") == "en"
    assert tree.find(".//main/h1").text == "Validation"
    assert tree.find(".//meta[@name='viewport']") is not None
    heads = tree.findall(".//th")
    assert len(heads) == 7
    assert all(each.get("scope") == "col" for each in heads)
    assert tree.find(".//script") is None
    anchors = {node.get("id") for node in tree.iter() if node.get("id")}
    assert {
        a.get("href")[1:] for a in tree.iter("a") if a.get("href")[0] == "#"
    } <= anchors
