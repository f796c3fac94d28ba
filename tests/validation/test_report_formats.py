"""Reports in every format, suppression with reasons, rule sets: as users get them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import rdflib
from jsonschema import Draft202012Validator
from rdflib import RDF, SH
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.errors import Malformed, VocabularyError
from retract_ld.validation import Report, Result
from retract_ld.validation.report_writers import REPORT_WRITERS, write_report
from retract_ld.validation.rule_sets import all_rules, select
from retract_ld.validation.suppression import (
    Suppression,
    Suppressions,
    load_suppressions,
)

FOUND = [
    Result(
        rule="CREC-01",
        severity="warning",
        focus="https://example.org/notice",
        message="The notice has no DOI of its own.",
        path="http://prismstandard.org/namespaces/basic/2.0/doi",
        hint="Register one.",
        clause="NISO RP-45-2024",
        link="https://doi.org/10.3789/niso-rp-45-2024",
        component="https://w3id.org/retract-ld/ns#GuidelineConstraintComponent",
        shape="https://w3id.org/retract-ld/rule/CREC-01",
        source="notices/a b.csv",
        location="line 812",
        record="17",
    ),
    Result(
        rule="update-date",
        severity="violation",
        focus="https://example.org/update",
        message="The date <b> is wrong.",
        value="</script> 99",
        value_term='"</script> 99"',
        component=str(SH.OrConstraintComponent),
        shape="https://w3id.org/retract-ld/shapes#update-date",
        source="x.json",
        location="$.items[3]",
    ),
    Result(
        rule="COPE-05",
        severity="info",
        focus="https://example.org/notice",
        message="It is not told.",
        component="https://w3id.org/retract-ld/ns#GuidelineConstraintComponent",
        shape="https://w3id.org/retract-ld/rule/COPE-05",
        suppressed="Print only.",
    ),
]


def written(format_: str, results=FOUND) -> str:
    stream = io.BytesIO()
    write_report(results, stream, format_)
    return stream.getvalue().decode()


def test_text():
    assert written("text") == (
        "Does not conform: 1 violation, 1 warning. 1 suppressed.\n"
        "\n"
        "https://example.org/notice\n"
        "  info COPE-05: It is not told.\n"
        "    Suppressed: Print only.\n"
        "\n"
        "notices/a b.csv, line 812 (record 17): https://example.org/notice\n"
        "  warning CREC-01 (prism:doi): The notice has no DOI of its own.\n"
        "    Register one.\n"
        "    Rests on: NISO RP-45-2024 <https://doi.org/10.3789/niso-rp-45-2024>\n"
        "\n"
        "x.json, $.items[3]: https://example.org/update\n"
        "  violation update-date: The date <b> is wrong. Got '</script> 99'.\n"
    )
    assert written("text", []) == "Conforms: nothing was found.\n"


def test_text_in_colours():
    stream = io.BytesIO()
    write_report(
        FOUND[:1], stream, "text", lambda severity, text: f"<{severity}:{text}>"
    )
    assert "  <warning:warning> CREC-01 (prism:doi)" in stream.getvalue().decode()


def test_many_findings_are_counted_by_rule():
    many = [
        Result(
            rule=f"R-{n % 3}",
            severity="warning",
            focus=f"https://e.org/{n}",
            message="m",
        )
        for n in range(1500)
    ]
    text = written("text", many)
    assert text.startswith("Conforms: 1,500 warnings.\n")
    assert "\n… and 500 more: --format json or html has them.\n" in text
    assert text.endswith(
        "By rule:\n      500  warning    R-0\n      500  warning    R-1\n      500  warning    R-2\n"
    )
    assert len(json.loads(written("json", many))["results"]) == 1500
    assert written("html", many).count("<tr><td></td>") == 150


def test_json():
    document = json.loads(written("json"))
    assert document["conforms"] is False
    assert document["counts"] == {"violation": 1, "warning": 1, "info": 0}
    assert document["suppressed"] == 1
    assert document["results"][0]["record"] == "17"
    assert document["results"][2]["suppressed"] == "Print only."
    assert json.loads(written("json", [])) == {
        "results": [],
        "conforms": True,
        "complete": True,
        "counts": {"violation": 0, "warning": 0, "info": 0},
        "suppressed": 0,
    }


#: The part of the SARIF 2.1.0 schema that a host relies on.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "items": {"required": ["id"]},
                                        "uniqueItems": True,
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "message", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "suppressions": {
                                    "items": {"required": ["kind"]},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_sarif():
    document = json.loads(written("sarif"))
    Draft202012Validator(SARIF).validate(document)
    (run,) = document["runs"]
    first, second, third = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "notices/a%20b.csv"},
        "region": {"startLine": 812},
    }
    assert first["locations"][0]["logicalLocations"] == [
        {
            "fullyQualifiedName": "https://example.org/notice",
            "kind": "resource",
            "name": "17",
        }
    ]
    assert second["level"] == "error"
    assert (
        second["locations"][0]["logicalLocations"][0]["decoratedName"] == "$.items[3]"
    )
    assert third["suppressions"] == [
        {"kind": "external", "justification": "Print only."}
    ]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == [
        "COPE-05",
        "CREC-01",
        "update-date",
    ]
    Draft202012Validator(SARIF).validate(json.loads(written("sarif", [])))


def test_html_escapes_and_links():
    page = written("html")
    assert page.startswith("<!DOCTYPE html>")
    assert "&lt;/script&gt; 99" in page
    assert "The date &lt;b&gt; is wrong." in page
    assert (
        '<a href="https://doi.org/10.3789/niso-rp-45-2024">NISO RP-45-2024</a>' in page
    )
    assert "notices/a b.csv, line 812 (record 17)" in page
    assert "Suppressed: Print only." in page
    assert "<script" not in page


def test_turtle_is_the_report_graph():
    graph = rdflib.Graph().parse(data=written("turtle"), format="turtle")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert len(set(graph.objects(root, SH.result))) == 2
    assert str(graph.value(root, SH.conforms)) == "false"
    assert set(graph.objects(None, SH.value)) == {rdflib.Literal("</script> 99")}
    empty = rdflib.Graph().parse(data=written("turtle", []), format="turtle")
    assert len(empty) == 2


def test_every_format_takes_nothing_and_everything():
    assert set(REPORT_WRITERS) == {"text", "json", "sarif", "html", "turtle"}


def test_suppressed_results_do_not_count():
    report = Report.of([FOUND[2]])
    assert report.counts == {"violation": 0, "warning": 0, "info": 0}
    marked = list(Suppressions([Suppression("update-date", "Known.")]).mark(FOUND[:2]))
    assert [r.suppressed for r in marked] == ["", "Known."]
    assert Report.of(marked).conforms


def test_suppressions_are_for_some_sources_and_nodes():
    some = [
        Suppression("CREC-01", "One.", source="other/*"),
        Suppression(
            "CREC-01", "Two.", source="notices/*", focus="https://example.org/n*"
        ),
    ]
    (marked,) = Suppressions(some).mark(FOUND[:1])
    assert marked.suppressed == "Two."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- CREC-01",
            "c.yaml: has no list `suppress`. Give entries with rule and reason under it.",
        ),
        (
            "suppress: [{rule: CREC-01}]",
            "c.yaml, suppress[1]: has no reason. Each suppression names its rule and tells why.",
        ),
        (
            "suppress: [{reason: because}]",
            "c.yaml, suppress[1]: has no rule. Each suppression names its rule and tells why.",
        ),
        (
            "suppress: [{rule: a, reason: b, until: 2027}]",
            "c.yaml, suppress[1]: has other keys than focus, reason, rule, source.",
        ),
    ],
)
def test_what_is_wrong_with_a_configuration(tmp_path, monkeypatch, text, message):
    monkeypatch.chdir(tmp_path)
    Path("c.yaml").write_text(text)
    with pytest.raises(Malformed) as error:
        load_suppressions("c.yaml")
    assert str(error.value) == message


def test_rule_sets():
    cope = {f"COPE-0{n}" for n in range(1, 9)}
    assert select(["cope"]).ids == cope | {"PAGE-08", "PAGE-10"}
    assert not select(["cope"]).shapes
    assert select(["RLD-08"]).coherence
    assert select(["update-date"]).shapes
    assert select(["jats"]).jats
    assert {rule.set for rule in all_rules().values()} == {
        "cope",
        "crec",
        "rld",
        "pages",
        "jats",
        "shapes",
    }
    with pytest.raises(VocabularyError) as error:
        select(["copé"])
    assert str(error.value) == (
        "There is no rule and no set of rules 'copé'. "
        "Sets: cope, crec, rld, pages, jats, shapes; or the id of a rule, as in a report."
    )


NATIVE = """\
# retract-ld: suppress COPE-05 because nobody pays for it
type: retraction
asserted_by: publisher
date: 2024-02
notice: {title: "Retraction: Moss", text: We retract it., published: 2024-02}
work: {doi: 10.5555/moss, title: Moss}
initiated_by: authors
reasons: [paper-mill]
"""


def run(*arguments: str):
    return CliRunner().invoke(app, ["validate", *arguments])


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.yaml"
    path.write_text(NATIVE)
    return path


def test_cli_inline_and_configured_suppression(notice: Path, tmp_path: Path):
    result = run(str(notice), "--fail-on", "warning")
    assert result.exit_code == 1
    assert result.stdout.startswith("Conforms: 1 warning. 1 suppressed.\n")
    assert "    Suppressed: nobody pays for it\n" in result.stdout
    config = tmp_path / "c.yaml"
    config.write_text("suppress: [{rule: CREC-01, reason: The DOI is on its way.}]")
    result = run(str(notice), "--fail-on", "info", "--config", str(config))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Conforms: nothing was found. 2 suppressed.\n")


def test_cli_rules(notice: Path):
    result = run(str(notice), "--rules", "cope", "--format", "json")
    assert [r["rule"] for r in json.loads(result.stdout)["results"]] == ["COPE-05"]
    result = run(str(notice), "--rules", "nonsense")
    assert result.exit_code == 2
    assert "There is no rule and no set of rules 'nonsense'." in result.stderr


def test_cli_engines_agree(notice: Path):
    compiled = run(str(notice), "--format", "json", "--engine", "compiled")
    pyshacl = run(str(notice), "--format", "json", "--engine", "pyshacl")
    assert compiled.stdout == pyshacl.stdout


def test_cli_shapes_of_ones_own(notice: Path, tmp_path: Path):
    shapes = tmp_path / "own.ttl"
    shapes.write_text("""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rld: <https://w3id.org/retract-ld/ns#> .
        <https://e.org/S> a sh:NodeShape ; sh:targetClass rld:Notice ;
            sh:property <https://e.org/short> .
        <https://e.org/short> sh:path rld:text ; sh:maxLength 3 ; sh:message "Too long." .
    """)
    for engine in ([], ["--engine", "compiled"]):
        result = run(str(notice), "--shapes", str(shapes), "--rules", "shapes", *engine)
        assert result.exit_code == 1
        assert (
            "violation short (rld:text): Too long. Got 'We retract it.'."
            in result.stdout
        )
    shapes.write_text("this is no Turtle")
    result = run(str(notice), "--shapes", str(shapes))
    assert result.exit_code == 3
    assert f"Error: {shapes}: is not Turtle: " in result.stderr


def test_cli_rdf_files(notice: Path, tmp_path: Path):
    for suffix in ("nt", "ttl", "jsonld", "nq", "trig", "rdf"):
        graph = tmp_path / f"notice.{suffix}"
        to = {"nt": "ntriples", "nq": "nquads", "ttl": "turtle", "rdf": "rdfxml"}.get(
            suffix, suffix
        )
        CliRunner().invoke(app, ["export", str(notice), "--to", to, "-o", str(graph)])
        result = run(str(graph))
        assert result.stdout.startswith("Conforms: 1 warning, 1 info.\n"), suffix
        assert f"{graph}: https://w3id.org/retract-ld/id/notice/" in result.stdout
    graph = tmp_path / "broken.ttl"
    graph.write_text("this is no Turtle")
    result = run(str(graph))
    assert result.exit_code == 3
    assert f"Error: {graph}: is not valid RDF: " in result.stderr


JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="retraction">
<front><journal-meta/><article-meta>
<article-id pub-id-type="doi">10.5555/notice</article-id>
<article-categories><subj-group><subject>Retraction</subject></subj-group></article-categories>
<title-group><article-title>{title}</article-title></title-group>
{links}
</article-meta></front><body><p>We retract it.</p></body></article>
"""
LINK = (
    '<related-article id="r1" related-article-type="{kind}" ext-link-type="doi" '
    'xlink:href="{doi}"/>'
)


@pytest.mark.parametrize(
    ("title", "links", "expected"),
    [
        ("Retraction: Moss", [("retracted-article", "10.5555/moss")], set()),
        ("Moss", [("retracted-article", "10.5555/moss")], {"JATS-05"}),
        ("Retraction: Moss", [], {"JATS-01"}),
        (
            "Retraction: Moss",
            [("corrected-article", "10.5555/moss")],
            {"JATS-01", "SCIELO-02"},
        ),
        ("Retraction: Moss", [("retracted-article", "none")], {"JATS-02"}),
        ("Retraction: Moss", [("retracted-article", "10.5555/notice")], {"JATS-04"}),
        (
            "Retraction: Moss",
            [
                ("retracted-article", "10.5555/moss"),
                ("retracted-article", "10.5555/moss"),
            ],
            {"JATS-03"},
        ),
    ],
)
def test_jats_rules(tmp_path: Path, title, links, expected):
    path = tmp_path / "notice.xml"
    spelled = "".join(LINK.format(kind=kind, doi=doi) for kind, doi in links)
    path.write_text(JATS.format(title=title, links=spelled))
    result = run(str(path), "--rules", "jats", "--format", "json")
    found = json.loads(result.stdout)["results"]
    assert {r["rule"] for r in found} == expected, result.output
    assert {r["location"] for r in found} <= {"line 1"}


def test_jats_rules_on_ids_headings_and_abstracts(tmp_path: Path):
    path = tmp_path / "notice.xml"
    text = JATS.format(
        title="Retraction: Moss",
        links=LINK.format(kind="retracted-article", doi="10.5555/moss").replace(
            ' id="r1"', ""
        )
        + "<abstract><p>Short.</p></abstract>",
    ).replace("<subject>Retraction</subject>", "<subject>Notice</subject>")
    path.write_text(text)
    result = run(str(path), "--rules", "jats", "--format", "json")
    assert {r["rule"] for r in json.loads(result.stdout)["results"]} == {
        "JATS-06",
        "JATS-07",
        "SCIELO-01",
    }
