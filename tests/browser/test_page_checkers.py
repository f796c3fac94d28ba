"""Independent checkers from npm: jsonld.js, schema-dts, the structured data testing tool."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from retract_ld.graphs import from_rdflib
from retract_ld.markup.contexts import schema_org_context, settled
from retract_ld.markup.definitions import definitions
from retract_ld.pages import Options, content, embed, to_document
from tests.browser.nodes import node_modules
from tests.pages.samples import CONCERN, RETRACTION, page

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
CASES = [(role, form) for role in ("notice", "work") for form in ("single", "graph")]


def run(
    *command: str, given: str = "", folder: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        input=given,
        capture_output=True,
        text=True,
        timeout=110,
        cwd=folder,
    )


def documents(role, form):
    claims = [RETRACTION] if role == "notice" else [RETRACTION, CONCERN]
    said = content(claims, role)
    return said, to_document(said, form)


@pytest.mark.parametrize(("role", "form"), CASES)
def test_jsonld_js_in_safe_mode(role, form, tmp_path):
    from rdflib import Graph

    folder = node_modules("jsonld")
    shutil.copy(HERE / "expand.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(folder)
    said, document = documents(role, form)
    given = json.dumps({**document, **schema_org_context()})
    done = run("node", "expand.mjs", given=given, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    graph = Graph().parse(data=done.stdout, format="nt")
    expected = {(s, p, o) for s, pairs in said.nodes for p, o in pairs}
    assert set(settled(from_rdflib(graph))) == expected


def test_schema_dts_accepts_our_documents(tmp_path):
    folder = node_modules("schema-dts", "typescript")
    (tmp_path / "node_modules").symlink_to(folder)
    lines = ['import type {Graph, Thing, WithContext} from "schema-dts";']
    for role, form in CASES:
        _, document = documents(role, form)
        kind = "Graph" if form == "graph" else "WithContext<Thing>"
        lines.append(f"export const {role}_{form}: {kind} = {json.dumps(document)};")
    (tmp_path / "pages.ts").write_text("\n".join(lines), "utf-8")
    compiler = str(folder / "typescript" / "bin" / "tsc")
    flags = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "node"]
    done = run("node", compiler, *flags, "pages.ts", folder=tmp_path)
    assert done.returncode == 0, done.stdout[:3000]
    broken = (tmp_path / "pages.ts").read_text("utf-8").replace('"name":', '"nam":')
    (tmp_path / "pages.ts").write_text(broken, "utf-8")
    assert run("node", compiler, *flags, "pages.ts", folder=tmp_path).returncode != 0


@pytest.mark.parametrize(("role", "form"), CASES)
def test_the_structured_data_testing_tool(role, form, tmp_path):
    folder = node_modules("structured-data-testing-tool")
    doi = "10.5555/notice.1" if role == "notice" else "10.5555/work.1"
    path = tmp_path / "page.html"
    path.write_bytes(embed(page(doi), [RETRACTION], Options(form=form)))
    tool = os.fspath(folder / "structured-data-testing-tool" / "bin" / "cli.js")
    # It does not look into @graph: there it is only asked to find no fault.
    schemas = ["--schemas", "jsonld:ScholarlyArticle"] if form == "single" else []
    done = run("node", tool, "--file", str(path), *schemas, folder=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Failed: 0" in done.stdout or "failed" not in done.stdout.lower()


def schema_org() -> dict[str, object]:
    """Our excerpt of Schema.org in the form of its own release files."""
    known = definitions()

    def named(names):
        return [{"@id": f"schema:{name}"} for name in names]

    graph: list[dict[str, object]] = [
        {
            "@id": f"schema:{name}",
            "@type": "rdfs:Class",
            "rdfs:subClassOf": named(above),
        }
        for name, above in known.classes.items()
    ]
    graph += [
        {
            "@id": f"schema:{name}",
            "@type": "rdf:Property",
            "schema:domainIncludes": named(domains),
            "schema:rangeIncludes": named(ranges),
        }
        for name, (domains, ranges) in known.properties.items()
    ]
    return {"@graph": graph}


@pytest.mark.parametrize(("role", "form"), CASES)
def test_adobes_structured_data_validator(role, form, tmp_path):
    folder = node_modules(
        "@adobe/structured-data-validator", "@marbec/web-auto-extractor"
    )
    shutil.copy(HERE / "adobe.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(folder)
    doi = "10.5555/notice.1" if role == "notice" else "10.5555/work.1"
    text = embed(page(doi), [RETRACTION], Options(form=form)).decode()
    given = json.dumps({"page": text, "schema": schema_org()})
    done = run("node", "adobe.mjs", given=given, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "ScholarlyArticle" in found["read"]
    assert found["results"] == []
