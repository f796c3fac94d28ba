"""``retract-ld vocab``: look a term up, or print the vocabulary's files."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from retract_ld.cli.messages import exit_with

__all__ = ["vocab"]


def vocab(
    term: Annotated[
        str | None,
        typer.Argument(
            metavar="TERM",
            help="rld:retracts, a code, a label, an IRI or a file name. "
            "Without it, the files are listed.",
        ),
    ] = None,
) -> None:
    """Look up a term of the vocabulary by any of its names, or print a file of it.

    Example: retract-ld vocab "Paper Mill"
    """
    from retract_ld import vocabulary
    from retract_ld.vocabulary.lookup import lookup

    with exit_with():
        if term is None:
            typer.echo(f"The vocabulary is in {vocabulary.folder()}:")
            for name in vocabulary.names():
                typer.echo(f"  {name}")
            return
        if term in vocabulary.names():
            sys.stdout.buffer.write(vocabulary.path(term).read_bytes())
            return
        typer.echo("\n\n".join(str(found) for found in lookup(term)))
