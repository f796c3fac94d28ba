"""The command line: every command calls the library and prints what comes back."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from retract_ld import __version__
from retract_ld.cli.check import check
from retract_ld.cli.embed import embed
from retract_ld.cli.export import export
from retract_ld.cli.extract import extract
from retract_ld.cli.formats import formats
from retract_ld.cli.load import load
from retract_ld.cli.messages import UNREADABLE
from retract_ld.cli.query import query
from retract_ld.cli.read import read
from retract_ld.cli.serve import serve
from retract_ld.cli.site import site
from retract_ld.cli.validate import validate
from retract_ld.cli.vocab import vocab

__all__ = ["app", "main"]

app = typer.Typer(
    name="retract-ld",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    export,
    read,
    validate,
    load,
    query,
    serve,
    site,
    formats,
    vocab,
    embed,
    extract,
    check,
):
    app.command()(command)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"retract-ld {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Linked data for retractions and every other post-publication update.

    Exit codes: 0 done, 1 rejects or not conforming, 2 usage, 3 unreadable input, 4 store
    or network.
    """


def main() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        # What is still buffered would raise again when the interpreter flushes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if "RETRACT_LD_DEBUG" in os.environ:
            raise
        typer.echo(
            f"Error: {type(error).__name__}: {error}. This is a fault of retract-ld, not "
            "of your input; RETRACT_LD_DEBUG=1 shows where it happened.",
            err=True,
        )
        sys.exit(UNREADABLE)
