"""``retract-ld load``: any source into a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import (
    UNREADABLE,
    USAGE,
    Messages,
    exit_with,
    say,
    the_inputs,
)
from retract_ld.cli.options import Base, From, Inputs, Quiet, Vocabulary, split

if TYPE_CHECKING:
    from retract_ld.stores.provenance import GraphInfo

__all__ = ["load"]


def load(
    inputs: Inputs,
    store: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The store on disk; made if need be."),
    ] = None,
    from_: From = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="NAME",
            help="The source's name in the store, if not the file's: a newer vintage "
            "under another file name then replaces the older one.",
        ),
    ] = None,
    vocabulary: Vocabulary = "core,schema,spar,prov",
    base: Base = "https://w3id.org/retract-ld/id/",
    quiet: Quiet = False,
) -> None:
    """Load notices, records and RDF files into a store, replacing older vintages.

    All or nothing: if an input cannot be read to its end, the store stays as it was.

    Example: retract-ld load retraction_watch.csv --store graph
    """
    from retract_ld.stores import load_into, stage, staging

    if store is None:
        say("Error: name the store to load into with --store DIR.")
        raise typer.Exit(USAGE)
    messages = Messages(quiet=quiet)
    with exit_with(), staging() as folder:
        staged = stage(
            inputs,
            lambda paths: the_inputs(paths, from_, messages),
            Path(folder),
            vocabulary=split(vocabulary),
            base=base,
            name=name,
            on_problem=messages.problem,
        )
        messages.close()
        if messages.worst >= UNREADABLE:
            say("Nothing was loaded: not all of the input could be read.")
            raise typer.Exit(messages.worst)
        graphs = load_into(store, staged)
    if not quiet:
        say(_summary(graphs))
    raise typer.Exit(messages.worst)


def _summary(graphs: list[GraphInfo]) -> str:
    triples = sum(info.triples for info in graphs)
    return (
        f"Loaded {len(graphs):,} graph{'' if len(graphs) == 1 else 's'} of "
        f"{len({info.source for info in graphs}):,} source(s), {triples:,} triples."
    )
