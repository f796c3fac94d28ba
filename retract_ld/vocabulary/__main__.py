"""``python -m retract_ld.vocabulary``: what ``make vocab`` and ``make check`` run.

| command | does |
| --- | --- |
| ``generate [--check]`` | writes what follows from ``vocab/``, or tells what is stale |
| ``check`` | tells what keeps the vocabulary from being published |
| ``html FOLDER`` | writes its documentation as HTML, by pyLODE |
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from retract_ld.vocabulary import generate
from retract_ld.vocabulary.html_pages import write_pages
from retract_ld.vocabulary.self_check import findings


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate, check or document the vocabulary."""
    parser = argparse.ArgumentParser(
        prog="python -m retract_ld.vocabulary", description=main.__doc__
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("generate", help="write the generated files anew")
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if any would change"
    )
    commands.add_parser("check", help="is the vocabulary fit to be published?")
    html = commands.add_parser("html", help="write the documentation as HTML")
    html.add_argument("folder")
    asked = parser.parse_args(arguments)
    if asked.command == "check":
        found = findings()
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    if asked.command == "html":
        for page in write_pages(asked.folder):
            sys.stdout.write(f"written: {page}\n")
        return 0
    check = asked.check
    stale = generate.changed() if check else generate.write()
    for file in stale:
        sys.stdout.write(f"{'stale' if check else 'written'}: {file}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
