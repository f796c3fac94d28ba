"""The README's blocks run as they stand."""

from __future__ import annotations

import gzip
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

CONSOLES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^\$ (retract-ld .*?)(?:\s+#.*)?$", README, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
VARIANTS = ROOT / "tests" / "variants" / "exosome"
#: These report what they find with exit code 1.
REPORTING = ("retract-ld check", "retract-ld validate notice.yaml")


def lay_out(folder: Path) -> None:
    """Put files under the names that the README uses."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(VARIANTS, folder / "notices")
    shutil.copy(VARIANTS / "retraction_watch.csv", folder / "records.csv")
    shutil.copy(VARIANTS / "notice.txt", folder)
    shutil.copy(VARIANTS / "notice.yaml", folder)
    shutil.copy(Path(__file__).parent / "page.html", folder)
    packed = gzip.compress((VARIANTS / "crossref.json").read_bytes(), mtime=0)
    (folder / "dump.jsonl.gz").write_bytes(packed)


@pytest.mark.parametrize(
    "console", CONSOLES, ids=lambda text: text.split("\n")[0][2:40]
)
def test_the_commands_of_the_readme_run_as_typed(console: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    for command in re.findall(
        r"^\$ (retract-ld .*?)(?:\s+#.*)?$", console, re.MULTILINE
    ):
        if command.startswith("retract-ld serve"):
            serves(command, tmp_path)
            continue
        done = subprocess.run(
            [sys.executable, "-m", "retract_ld", *shlex.split(command)[1:]],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        allowed = {0, 1} if command.startswith(REPORTING) else {0}
        assert done.returncode in allowed, (command, done.stderr)
        assert "Traceback" not in done.stderr


def serves(command: str, folder: Path) -> None:
    """Start a server as typed, but for the port, and end it as Ctrl-C does."""
    arguments = [*shlex.split(command)[1:], "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-m", "retract_ld", *arguments],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert first.startswith("Serving at http://127.0.0.1:")
    assert (process.returncode, rest) == (0, "")


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_of_the_readme_runs(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})


def test_every_reader_writer_and_vocabulary_is_in_the_readme() -> None:
    from retract_ld.mapping import PROFILES
    from retract_ld.readers import READERS

    for name in (*READERS, *PROFILES):
        assert f"`{name}`" in README, name


def test_every_command_is_in_the_readme() -> None:
    from retract_ld.cli import app

    for command in app.registered_commands:
        assert f"retract-ld {command.callback.__name__}" in README


def test_the_changelog_and_the_package_agree_on_the_version() -> None:
    from retract_ld import __version__

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert not released or released[0] == __version__
    assert "## Unreleased" in changelog or released


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
