"""``python -m retract_ld.vocabulary generate [--check]``: what ``make vocab`` runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from retract_ld.vocabulary import generate


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate the files that follow from ``vocab/``, or check that they do."""
    parser = argparse.ArgumentParser(
        prog="python -m retract_ld.vocabulary", description=main.__doc__
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("generate", help="write the generated files anew")
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if any would change"
    )
    check = parser.parse_args(arguments).check
    stale = generate.changed() if check else generate.write()
    for file in stale:
        sys.stdout.write(f"{'stale' if check else 'written'}: {file}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
