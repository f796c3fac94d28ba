"""The command line: every command calls the library and prints what comes back."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Final

import typer

from retract_ld import __version__
from retract_ld.cli.messages import UNREADABLE

__all__ = ["COMMANDS", "app", "main"]

#: Each is a function of the module of its name, which is imported when it is asked for.
COMMANDS: Final = (
    "export",
    "read",
    "validate",
    "load",
    "query",
    "serve",
    "site",
    "formats",
    "vocab",
    "embed",
    "extract",
    "check",
)


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
        made.command()(getattr(import_module(f"{__name__}.{name}"), name))
    return made


def __getattr__(name: str) -> typer.Typer:
    """Make the application of all commands when it is asked for."""
    if name != "app":
        raise AttributeError(f"module {__name__} has no attribute {name}")
    found = globals()["app"] = _application(COMMANDS)
    return found


def main() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    # What a start makes stays: not worth looking through every few hundred objects.
    gc.set_threshold(50_000)
    # Plugins are for programs that use pydantic; to look for them is to ask each package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command that is asked for needs no other.
    asked = [name for name in sys.argv[1:2] if name in COMMANDS]
    try:
        _application(asked or COMMANDS)()
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
