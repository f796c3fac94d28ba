"""The command line as its users run it: output, messages and exit codes, verbatim."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from retract_ld.cli import COMMANDS, app, main

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "biocell-retraction.yaml"

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,"
    "ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,"
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,\n"
)
GOOD = (
    "101,On Foo,(BLS) Biology;,Foo University;,J Foo,Foo Press,France,A Foo;B Bar,,"
    "Research Article;,5/7/2026 0:00,10.1234/notice.1,0,1/2/2020 0:00,10.1234/work.1,0,"
    "Retraction,Paper Mill;,No,,\n"
)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def test_export_writes_turtle_by_default() -> None:
    result = run("export", str(EXAMPLE))
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("@prefix cito: ")
    assert "<https://doi.org/10.32604/biocell.2022.015214> a rld:Work" in result.stdout
    assert result.stderr.startswith("1 record: 1 exported, 0 rejected; 1 update, ")


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("turtle", ox.RdfFormat.TURTLE),
        (".jsonld", ox.RdfFormat.JSON_LD),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("rdfxml", ox.RdfFormat.RDF_XML),
    ],
)
def test_formats_by_short_name_suffix_and_media_type(
    name: str, format_: ox.RdfFormat
) -> None:
    result = run("export", str(EXAMPLE), "--to", name)
    assert result.exit_code == 0
    assert len(list(ox.parse(result.stdout.encode(), format_))) > 100


def test_the_output_file_tells_the_format(tmp_path: Path) -> None:
    out = tmp_path / "x.nt"
    assert run("export", str(EXAMPLE), "-o", str(out)).exit_code == 0
    assert len(list(ox.parse(out.read_bytes(), ox.RdfFormat.N_TRIPLES))) > 100
    assert [p.name for p in tmp_path.iterdir()] == ["x.nt"]


def test_compressed_output_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    import gzip

    first, second = tmp_path / "a.nt.gz", tmp_path / "b.nt.gz"
    run("export", str(EXAMPLE), "-o", str(first))
    run("export", str(EXAMPLE), "-o", str(second))
    assert first.read_bytes() == second.read_bytes()
    plain = run("export", str(EXAMPLE), "-t", "nt").stdout
    assert gzip.decompress(first.read_bytes()).decode() == plain


def test_a_rejected_row_is_told_with_line_record_reason_and_hint(
    tmp_path: Path,
) -> None:
    table = tmp_path / "rw.csv"
    bad = "102," + "," * 19 + "\n"
    table.write_text(HEADER + GOOD + bad + GOOD.replace("101", "103"))
    rejects = tmp_path / "rejects.jsonl"
    result = run("export", str(table), "-t", "nt", "--rejects", str(rejects))
    assert result.exit_code == 1
    assert "3 records: 2 exported, 1 rejected; 2 updates" in result.stderr
    (kept,) = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert kept["source"] == str(table)
    assert (kept["location"], kept["record_id"]) == ("line 3", "102")
    assert kept["problems"][0]["reason"]
    assert kept["raw"].startswith("102,")
    assert f"error: {table}, line 3 (record 102): " in result.stderr


def test_standard_input_and_output() -> None:
    result = run("export", "-", "-t", "nt", stdin=(HEADER + GOOD).encode())
    assert result.exit_code == 0
    assert "<https://doi.org/10.1234/work.1>" in result.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty: there is nothing to read."),
        (b"\0\1\2\3" * 400, "is binary data in no format we recognise."),
    ],
)
def test_unreadable_input_is_exit_3(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "input.bin"
    path.write_bytes(content)
    result = run("export", str(path))
    assert result.exit_code == 3
    assert f"Error: {path}: {message}" in result.stderr


def test_a_missing_file_is_exit_3_and_leaves_the_output_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.ttl"
    out.write_text("older")
    result = run("export", "no-such-file.csv", "-o", str(out))
    assert result.exit_code == 3
    assert result.stderr == (
        "Error: no-such-file.csv: cannot be opened: No such file or directory.\n"
    )
    assert out.read_text() == "older"
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]


def test_one_unreadable_input_does_not_stop_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    result = run("export", str(empty), str(EXAMPLE), "-t", "nt")
    assert result.exit_code == 3
    assert "1 record: 1 exported" in result.stderr
    assert "10.32604/biocell.2022.015214" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "docx"), "There is no format 'docx' to write. Known: turtle, "),
        (("--from", "docx"), "'docx' is not a format we read. We read "),
        (
            ("--vocabulary", "dc"),
            "There is no vocabulary 'dc'. Known: core, schema, spar, prov",
        ),
        (("--vocabulary", ","), "No vocabulary was named."),
        (("--base", "urn:x"), "'urn:x' cannot be the base of our IRIs."),
    ],
)
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...], message: str) -> None:
    result = run("export", str(EXAMPLE), *arguments)
    assert result.exit_code == 2
    assert f"Error: {message}" in result.stderr


def test_the_base_names_what_has_no_identifier() -> None:
    result = run("export", str(EXAMPLE), "-t", "nt", "--base", "https://example.org/x/")
    assert "<https://example.org/x/update/" in result.stdout
    assert "w3id.org/retract-ld/id/" not in result.stdout


def test_read_shows_what_was_understood() -> None:
    result = run("read", str(EXAMPLE))
    record = json.loads(result.stdout)
    assert record["updates"][0]["type"] == "retraction"
    assert record["updates"][0]["work"]["doi"] == "10.32604/biocell.2022.015214"


def test_formats_lists_every_reader_and_writer() -> None:
    from retract_ld.mapping import PROFILES
    from retract_ld.readers import READERS
    from retract_ld.writers import WRITERS

    result = CliRunner(env={"COLUMNS": "400"}).invoke(app, ["formats"])
    for name in (*READERS, *WRITERS, *PROFILES):
        assert name in result.stdout


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
@pytest.mark.parametrize("format_", ["turtle", "jsonld", "nt", "nq", "trig", "rdfxml"])
def test_bytes_do_not_depend_on_the_hash_seed(format_: str, seed: str) -> None:
    command = [
        sys.executable,
        "-m",
        "retract_ld",
        "export",
        str(EXAMPLE),
        "-q",
        "-t",
        format_,
    ]
    here = run("export", str(EXAMPLE), "-q", "-t", format_).stdout
    there = subprocess.run(
        command,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert there.stdout.decode() == here


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    table = tmp_path / "rw.csv"
    table.write_text(HEADER + GOOD * 2000)
    command = f"{sys.executable} -m retract_ld export {table} -t nt | head -n 1"
    done = subprocess.run(
        command, shell=True, capture_output=True, check=True, text=True
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = ("rdflib", "pyld", "pyshacl", "pyoxigraph", "lxml", "httpx2")
    code = f"import sys, retract_ld; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_public_names_are_those_listed() -> None:
    import retract_ld

    assert sorted(retract_ld.__all__) == retract_ld.__all__
    for name in retract_ld.__all__:
        assert getattr(retract_ld, name) is not None
    with pytest.raises(AttributeError):
        retract_ld.no_such_name  # noqa: B018


NOTICE = ROOT / "tests" / "variants" / "exosome" / "notice.txt"


def test_explain_shows_the_text_and_what_was_read_in_it() -> None:
    result = CliRunner(env={"COLUMNS": "300"}).invoke(
        app, ["read", str(NOTICE), "--explain"]
    )
    assert result.exit_code == 0
    assert "has been retracted from the journal BIOTEST" in result.stdout
    assert "work.doi" in result.stdout


def test_an_explained_page_marks_the_words(tmp_path: Path) -> None:
    page = tmp_path / "notice.html"
    result = run("read", str(NOTICE), "--explain", "-o", str(page))
    assert result.exit_code == 0, result.stderr
    text = page.read_text(encoding="utf-8")
    assert "<mark" in text
    assert "10.5555/biotest.2022.015214</mark>" in text


def test_a_record_without_evidence_is_explained_by_its_fields() -> None:
    result = CliRunner(env={"COLUMNS": "300"}).invoke(
        app, ["read", str(EXAMPLE), "--explain"]
    )
    assert "10.32604/biocell.2022.015214" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_made_alone_is_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["retract-ld", name, "--help"])
    monkeypatch.setattr(gc, "set_threshold", lambda _: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    printed = []
    for call in (main, app):
        with pytest.raises(SystemExit, match="0"):
            call()
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert f"{name} [OPTIONS]" in printed[0]
