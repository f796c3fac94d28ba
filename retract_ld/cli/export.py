"""``retract-ld export``: any source in, RDF out."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from retract_ld.cli.messages import UNREADABLE, Messages, exit_with, say, the_inputs
from retract_ld.cli.options import Base, From, Inputs, Output, Quiet, Vocabulary, split

__all__ = ["export"]


def export(
    inputs: Inputs,
    from_: From = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            "-t",
            metavar="FORMAT",
            help="Format to write, by short name, suffix or media type: see `formats`. "
            "Default: as the output file is named, else turtle.",
        ),
    ] = None,
    vocabulary: Vocabulary = "core,schema,spar,prov",
    base: Base = "https://w3id.org/retract-ld/id/",
    output: Output = None,
    rejects: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep rejected records here, as JSON Lines."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read notices and records in any format and write them as linked data.

    Example: retract-ld export notice.txt --to turtle
    """
    from retract_ld import exporting
    from retract_ld.output import open_output
    from retract_ld.writers import find_writer, writer_of_suffix

    with exit_with(), ExitStack() as stack:
        writer = find_writer(to) if to else writer_of_suffix(output or "")
        if output and writer is None and not to and "." in output:
            say(
                f"'{output}' does not tell a format; writing turtle. Name it with --to."
            )
        keep = (
            stack.enter_context(Path(rejects).open("w", encoding="utf-8"))
            if rejects
            else None
        )
        messages = Messages(keep, quiet=quiet)
        stream = stack.enter_context(open_output(output))
        counts = exporting.export(
            the_inputs(inputs, from_, messages),
            stream,
            writer or "turtle",
            split(vocabulary),
            base,
            on_problem=messages.problem,
        )
        if messages.worst >= UNREADABLE and not counts.read:
            # Nothing could be read: an older output file stays as it was.
            raise typer.Exit(messages.worst)
    messages.close()
    if not quiet:
        say(_summary(counts))
    raise typer.Exit(messages.worst)


def _summary(counts: object) -> str:
    from retract_ld.exporting import Counts

    assert isinstance(counts, Counts)
    silent = f", {counts.silent:,} without an update" if counts.silent else ""
    return (
        f"{_number(counts.read, 'record')}: {counts.exported:,} exported, "
        f"{counts.rejected:,} rejected{silent}; "
        f"{_number(counts.updates, 'update')}, {_number(counts.triples, 'triple')}, "
        f"{_number(counts.warnings, 'warning')}."
    )


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
