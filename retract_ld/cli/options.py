"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Base", "From", "Inputs", "Output", "Quiet", "Vocabulary", "split"]

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="Files, folders, archives, doi:10.… or - for standard input.",
        show_default=False,
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        "-f",
        metavar="FORMAT",
        help="Format of the input, if it should not be recognised: see `formats`.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write; .gz and .zst are compressed. Default: standard output.",
    ),
]
Vocabulary = Annotated[
    str,
    typer.Option(
        metavar="NAMES",
        help="Vocabulary profiles to write, with commas between.",
    ),
]
Base = Annotated[
    str,
    typer.Option(
        metavar="IRI",
        help="IRI under which things without a global identifier are named.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


def split(names: str) -> list[str]:
    """Return the names in a list with commas or blanks."""
    return names.replace(",", " ").split()
