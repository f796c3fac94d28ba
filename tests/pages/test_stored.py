"""Claims that lie in a store, put into the page that asks for them."""

from __future__ import annotations

from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.pages import Options, embed, extract
from tests.pages.samples import CLAIMS, CONCERN, IN_SITU, RETRACTION, page

CLI = CliRunner()
FULL = Options(context="inline", vocabulary=("core", "schema"))


def test_a_store_answers_by_doi(tmp_path):
    from retract_ld.pages.stored import StoredClaims

    sources = []
    for number, update in enumerate(CLAIMS):
        source = tmp_path / f"{number}.html"
        doi = update.work.doi
        source.write_bytes(embed(page(doi), [update], FULL))
        sources.append(str(source))
    store = tmp_path / "store"
    done = CLI.invoke(app, ["load", *sources, "--store", str(store)])
    assert done.exit_code == 0, done.output
    claims = StoredClaims(store)
    assert set(claims.concerning("10.5555/work.1")) == {RETRACTION, CONCERN}
    assert claims.concerning("10.5555/notice.1") == (RETRACTION,)
    assert claims.concerning("10.5555/insitu.1") == (IN_SITU,)
    assert claims.concerning("10.5555/none") == ()
    assert claims.role_of("10.5555/notice.1") == "notice"
    target = tmp_path / "page.html"
    target.write_bytes(page("10.5555/work.1"))
    done = CLI.invoke(app, ["embed", str(target), "--store", str(store), "-i"])
    assert done.exit_code == 0, done.output
    (block,) = extract(target.read_bytes())
    assert block.data["creativeWorkStatus"]["termCode"] == "retracted"
    assert {notice["@id"] for notice in block.data["subjectOf"]} == {
        "https://doi.org/10.5555/notice.1",
        "https://doi.org/10.5555/concern.1",
    }
    assert CLI.invoke(app, ["check", str(target), "--store", str(store)]).exit_code == 0


def test_no_store(tmp_path):
    target = tmp_path / "page.html"
    target.write_bytes(page("10.5555/work.1"))
    done = CLI.invoke(app, ["embed", str(target), "--store", str(tmp_path / "none")])
    assert done.exit_code == 4
