"""The README's blocks run as they stand."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

COMMANDS = re.findall(r"^\$ (retract-ld .*?)(?:\s+#.*)?$", README, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
#: What the README's file names stand for here.
STAND_INS = {
    "records.csv": "tests/variants/exosome/retraction_watch.csv",
    "notices/": "tests/variants/exosome/",
    "dump.jsonl.gz": "tests/variants/exosome/crossref.json",
    "notice.txt": "tests/variants/exosome/notice.txt",
    "notice.yaml": "tests/variants/exosome/notice.yaml",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    outputs = {"-o", "--rejects"}
    for index, argument in enumerate(arguments):
        if index and arguments[index - 1] in outputs:
            arguments[index] = str(tmp_path / argument)
        elif argument in STAND_INS:
            arguments[index] = STAND_INS[argument]
    done = subprocess.run(
        [sys.executable, "-m", "retract_ld", *arguments],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    allowed = {0, 1} if "--fail-on" in arguments else {0}
    assert done.returncode in allowed, done.stderr
    assert done.stdout or any(tmp_path.iterdir())


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
