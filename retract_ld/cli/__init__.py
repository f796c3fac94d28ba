"""The command line: every command calls the library and prints what comes back."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from typing import Annotated, Final

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

__all__ = ["COMMANDS", "app", "main"]

COMMANDS: Final = {
    command.__name__: command
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
    )
}


def _version(value: bool) -> None:
    if value:
        typer.echo(f"retract-ld {__version__}")
        raise typer.Exit


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


def _application(names: Iterable[str]) -> typer.Typer:
    made = typer.Typer(
        name="retract-ld",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_root)
    for name in names:
        made.command()(COMMANDS[name])
    return made


app = _application(COMMANDS)


def main() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    # What a start makes stays: not worth looking through every few hundred objects.
    gc.set_threshold(50_000)
    # Plugins are for programs that use pydantic; to look for them is to ask each package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    asked = COMMANDS.keys() & sys.argv[1:2]
    try:
        # A command that is asked for needs no other to be made.
        (_application(asked) if asked else app)()
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
    finally:
        gc.freeze()  # nothing is looked through at the end: all of it goes
