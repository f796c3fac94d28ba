"""Whole sites, the command line, and speed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from retract_ld.cli import app
from retract_ld.errors import VocabularyError
from retract_ld.pages import Claims, Options, PathRule, change_site, embed, remove
from tests.pages.samples import CLAIMS, RETRACTION, page

CLI = CliRunner()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, content in {
        "index.html": page("10.5555/none"),
        "articles/work.1/index.html": page("10.5555/work.1"),
        "articles/notice.1.HTM": page("10.5555/notice.1"),
        "articles/style.css": b"a {}",
        "articles/not-a-page.html": b"%PDF-1.4",
        ".hidden/x.html": page("10.5555/work.1"),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    path = tmp_path / "claims.html"
    path.write_bytes(
        embed(
            page("10.5555/work.1"),
            CLAIMS,
            Options(context="inline", vocabulary=("core", "schema")),
        )
    )
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_in_place_and_back(site):
    before = files(site)
    failures = []
    counts = change_site(
        site, Claims(CLAIMS), Options(), on_error=lambda p, e: failures.append(str(e))
    )
    assert (counts.changed, counts.unchanged, counts.silent, counts.failed) == (
        2,
        0,
        2,
        0,
    )
    after = files(site)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"articles/work.1/index.html", "articles/notice.1.HTM"}
    again = change_site(site, Claims(CLAIMS), Options())
    assert (again.changed, again.unchanged) == (0, 2)
    change_site(site, None, Options())
    assert files(site) == before


def test_a_site_into_another_folder(site, tmp_path):
    before = files(site)
    output = tmp_path / "out"
    change_site(site, Claims(CLAIMS), Options(), output=output)
    assert files(site) == before
    assert set(files(output)) == {"articles/work.1/index.html", "articles/notice.1.HTM"}


def test_paths_may_tell_the_doi(tmp_path):
    path = tmp_path / "10.5555_work.1.html"
    path.write_bytes(b"<p>no metadata")
    counts = change_site(
        tmp_path, Claims(CLAIMS), Options(), rule=PathRule("{prefix}_{suffix}.html")
    )
    assert counts.changed == 1
    assert b"10.5555/work.1" in path.read_bytes()


@pytest.mark.parametrize(
    ("pattern", "path", "doi"),
    [
        ("articles/{doi}.html", "articles/10.5555/A.b.html", "10.5555/a.b"),
        ("articles/{doi}.html", "articles/10.5555%2FA.html", "10.5555/a"),
        ("articles/{doi}.html", "other/10.5555/a.html", None),
        ("{prefix}-{suffix}/index.html", "10.5555-x(1)/index.html", "10.5555/x(1)"),
        ("{doi}", "not-a-doi", None),
    ],
)
def test_path_rules(pattern, path, doi):
    assert PathRule(pattern).doi(path) == doi


@pytest.mark.parametrize("pattern", ["", "a.html", "{doi}{doi}", "{prefix}.html"])
def test_path_rules_that_tell_nothing(pattern):
    with pytest.raises(VocabularyError) as caught:
        PathRule(pattern)
    assert str(caught.value) == (
        f"'{pattern}' does not tell where the DOI stands. "
        "Write {doi} once, or {prefix} and {suffix}."
    )


def test_a_page_keeps_its_permissions_and_its_link(tmp_path):
    real = tmp_path / "real.html"
    real.write_bytes(page("10.5555/work.1"))
    real.chmod(0o640)
    link = tmp_path / "link.html"
    link.symlink_to(real)
    CLI.invoke(app, ["embed", str(link), "--remove", "--in-place"])
    change_site(tmp_path, Claims(CLAIMS), Options())
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert b"data-retract-ld" in real.read_bytes()


def test_embed_extract_export_remove(tmp_path, notices):
    source = tmp_path / "page.html"
    source.write_bytes(page("10.5555/work.1"))
    target = tmp_path / "out.html"
    done = CLI.invoke(
        app, ["embed", str(source), "-n", str(notices), "--banner", "-o", str(target)]
    )
    assert done.exit_code == 0, done.output
    assert (
        done.stderr
        == "1 page: 1 changed, 0 unchanged, 0 without an update, 0 failed.\n"
    )
    shown = CLI.invoke(app, ["extract", str(target), "--ours"])
    assert '"termCode": "retracted"' in shown.stdout
    graph = CLI.invoke(app, ["extract", str(target), "--to", "nt"])
    assert "<https://schema.org/creativeWorkStatus>" in graph.stdout
    exported = CLI.invoke(app, ["export", str(notices), "--to", "nt"])
    assert exported.exit_code == 0
    assert "https://w3id.org/retract-ld/ns#Update>" in exported.stdout
    back = CLI.invoke(app, ["embed", str(target), "--remove", "-i", "-q"])
    assert (back.exit_code, back.stderr) == (0, "")
    assert target.read_bytes() == source.read_bytes()


def test_streams(notices):
    before = page("10.5555/work.1")
    done = CLI.invoke(app, ["embed", "-", "-n", str(notices)], input=before)
    assert done.exit_code == 0
    assert remove(done.stdout_bytes) == before


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["{page}"], "Error: Say what is known with --notice, or --remove", 2),
        (["{folder}", "--remove"], "Error: Several pages need --in-place", 2),
        (["-", "--remove", "-i"], "Error: A page from standard input stands alone", 2),
        (["{page}", "-n", "{claims}", "--doi", "x"], "Error: 'x' is no DOI.", 2),
        (["{missing}", "--remove"], "No such file or directory.", 3),
        (["{page}", "-n", "{missing}"], "No such file or directory", 3),
        (
            ["{page}", "-n", "{claims}", "--doi", "10.5555/zzz"],
            "page.html: shows 10.5555/zzz, and no update given is about it or in it.",
            1,
        ),
        (["{page}", "-n", "{claims}", "--meta", "x"], "There are no tags 'x'.", 1),
    ],
)
def test_mistakes(tmp_path, notices, arguments, message, code):
    source = tmp_path / "page.html"
    source.write_bytes(page("10.5555/work.1"))
    names = {
        "page": source,
        "folder": tmp_path,
        "missing": tmp_path / "missing.html",
        "claims": notices,
    }
    done = CLI.invoke(app, ["embed", *[a.format(**names) for a in arguments]])
    assert message in done.stderr
    assert done.exit_code == code
    assert source.read_bytes() == page("10.5555/work.1")


def test_a_broken_block_is_told_by_extract(tmp_path):
    path = tmp_path / "p.html"
    path.write_bytes(
        b'<script type="application/ld+json">{oops</script>'
        b'<script type="application/ld+json">{"a": 1,}</script>'
    )
    done = CLI.invoke(app, ["extract", str(path)])
    assert done.exit_code == 1
    assert done.stdout == '[\n  {\n    "a": 1\n  }\n]\n'
    assert done.stderr.splitlines() == [
        (
            f"error: {path}, line 1: this JSON-LD cannot be read: line 1, column 2: "
            "Expecting property name enclosed in double quotes."
        ),
        f"warning: {path}, line 1: this JSON-LD was mended: comments or commas too many.",
    ]


def test_a_thousand_pages_are_soon_done(tmp_path):
    body = "<p>" + "Lorem ipsum dolor sit amet. " * 3600 + "</p>"
    for number in range(100):
        path = tmp_path / f"{number:03}.html"
        path.write_bytes(page("10.5555/work.1", body=body))
    start = time.process_time()
    counts = change_site(tmp_path, Claims([RETRACTION]), Options(banner=True))
    taken = time.process_time() - start
    assert counts.changed == 100
    # A tenth of the pages in a tenth of the time, and as much again for a busy machine.
    assert taken < 2.0, taken


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_memory_does_not_grow_with_the_number_of_pages(tmp_path):
    program = (
        "import sys; from pathlib import Path; import resource\n"
        "from retract_ld.pages import *\n"
        "from tests.pages.samples import CLAIMS\n"
        "folder, half = Path(sys.argv[1]), []\n"
        "for part in ('a', 'b'):\n"
        "    change_site(folder / part, Claims(CLAIMS), Options())\n"
        "    half.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        "print(half[1] - half[0])\n"
    )
    for part, count in (("a", 10), ("b", 120)):
        (tmp_path / part).mkdir()
        for number in range(count):
            (tmp_path / part / f"{number}.html").write_bytes(
                page("10.5555/work.1", body="x" * 100_000)
            )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert int(done.stdout) < 3000, "kB more for twelve times the pages"
