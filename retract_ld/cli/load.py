"""``retract-ld load``: any source into a store, on disk or behind an endpoint."""

from __future__ import annotations

from enum import StrEnum
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

_REMOTE = "For --endpoint"


class Auth(StrEnum):
    """How credentials are sent."""

    auto = "auto"
    basic = "basic"
    digest = "digest"
    none = "none"


def load(
    inputs: Inputs,
    store: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The store on disk; made if need be."),
    ] = None,
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A remote store: where it answers queries."),
    ] = None,
    update: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where it takes SPARQL updates, if not there too.",
            rich_help_panel=_REMOTE,
        ),
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where it speaks the Graph Store Protocol: faster than updates.",
            rich_help_panel=_REMOTE,
        ),
    ] = None,
    auth: Annotated[
        Auth,
        typer.Option(
            help="How to send the credentials in RETRACT_LD_USER and RETRACT_LD_PASSWORD "
            "or in ~/.netrc: as the server asks, in one way at once, or not at all.",
            rich_help_panel=_REMOTE,
        ),
    ] = Auth.auto,
    timeout: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0.1,
            help="How long one request may take.",
            rich_help_panel=_REMOTE,
        ),
    ] = 120.0,
    retries: Annotated[
        int,
        typer.Option(
            metavar="NUMBER",
            min=0,
            help="How often a request that failed is tried again.",
            rich_help_panel=_REMOTE,
        ),
    ] = 4,
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

    If an input cannot be read to its end, nothing is loaded. A folder then has the old
    content or the new, also after a crash. A remote store may be cut off half-way; loading
    again goes on from there.

    Example: retract-ld load retraction_watch.csv --store graph
    """
    from retract_ld.stores import Endpoint, load_into, load_remote, stage, staging

    if (store is None) == (endpoint is None):
        say("Error: name the store to load into with --store DIR or --endpoint URL.")
        raise typer.Exit(USAGE)
    if endpoint is None and (update or graph_store):
        say("Error: --update and --graph-store go with --endpoint URL.")
        raise typer.Exit(USAGE)
    messages = Messages(quiet=quiet)
    with exit_with(), staging() as folder:
        staged = stage(
            inputs,
            lambda paths: the_inputs(paths, from_, messages),
            folder,
            vocabulary=split(vocabulary),
            base=base,
            name=name,
            on_problem=messages.problem,
        )
        messages.close()
        if messages.worst >= UNREADABLE:
            say("Nothing was loaded: not all of the input could be read.")
            raise typer.Exit(messages.worst)
        if store is not None:
            graphs = load_into(store, staged)
        else:
            assert endpoint is not None
            with Endpoint(
                endpoint,
                update=update or endpoint,
                graph_store=graph_store,
                auth=auth.value,
                timeout=timeout,
                retries=retries,
            ) as remote:
                graphs = load_remote(remote, staged, folder)
            for warning in remote.warnings:
                say(f"warning: {warning}")
    if not quiet:
        say(_summary(graphs))
    raise typer.Exit(messages.worst)


def _summary(graphs: list[GraphInfo]) -> str:
    triples = sum(info.triples for info in graphs)
    return (
        f"Loaded {len(graphs):,} graph{'' if len(graphs) == 1 else 's'} of "
        f"{len({info.source for info in graphs}):,} source(s), {triples:,} triples."
    )
