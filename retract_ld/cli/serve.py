"""``retract-ld serve``: a store on the web, read-only."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retract_ld.cli.messages import USAGE, exit_with, say

__all__ = ["serve"]


def serve(
    store: Annotated[str, typer.Option(metavar="DIR", help="The store on disk.")],
    host: Annotated[
        str, typer.Option(help="The address to listen at; 0.0.0.0 is everywhere.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The port; 0 is any that is free.")
    ] = 8000,
    base: Annotated[
        str,
        typer.Option(metavar="IRI", help="Where minted IRIs lie, as it was loaded."),
    ] = "https://w3id.org/retract-ld/id/",
    root_path: Annotated[
        str,
        typer.Option(metavar="PATH", help="The path a proxy shows the server under."),
    ] = "",
    public: Annotated[
        str,
        typer.Option(metavar="URL", help="The public address, for pages to name."),
    ] = "",
    license_: Annotated[
        str,
        typer.Option("--license", metavar="URL", help="The licence of the data."),
    ] = "",
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="What a query may take.")
    ] = 30.0,
    max_rows: Annotated[
        int, typer.Option(min=1, help="Rows or triples of an answer.")
    ] = 10_000,
    workers: Annotated[
        int,
        typer.Option(
            min=1, help="Processes for brief SPARQL queries, and as many for long ones."
        ),
    ] = 2,
    memory: Annotated[
        int, typer.Option(min=256, metavar="MIB", help="What a query may take.")
    ] = 2_048,
    queue: Annotated[
        int, typer.Option(min=0, help="Requests that may wait for a process.")
    ] = 64,
    connections: Annotated[
        int, typer.Option(min=1, help="Connections that may be open.")
    ] = 1_000,
    patience: Annotated[
        float,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="What a client may take to send a request or to go on reading.",
        ),
    ] = 10.0,
    log: Annotated[
        bool, typer.Option(help="Log each request, without anything personal.")
    ] = True,
) -> None:
    """Serve a store as linked data: SPARQL, pages, a JSON API; nothing can be changed.

    Example: retract-ld serve --store graph --port 8000
    """
    from retract_ld.errors import MissingExtra

    with exit_with():
        try:
            from retract_ld.server.running import run
        except ImportError as error:
            raise MissingExtra(
                f"serving needs {error.name}.", hint="pip install 'retract-ld[serve]'"
            ) from error
        from retract_ld.server import Settings

        settings = Settings(
            store=Path(store).absolute(),
            base=base,
            public=_address("--public", public),
            license=_address("--license", license_),
            root_path=_path(root_path),
            timeout=timeout,
            max_rows=max_rows,
            workers=workers,
            memory=memory * 1_048_576,
            queue=queue,
            max_connections=connections,
            patience=patience,
        )
        run(settings, host, port, access_log=log, ready=_announce)


def _path(spelled: str) -> str:
    trimmed = spelled.strip("/")
    return f"/{trimmed}" if trimmed else ""


def _address(option: str, spelled: str) -> str:
    from retract_ld.readers.records import is_url

    if spelled and not is_url(spelled):
        say(f"Error: {option}: '{spelled}' is no http or https address.")
        raise typer.Exit(USAGE)
    return spelled if option == "--license" else spelled.rstrip("/")


def _announce(address: str) -> None:
    say(f"Serving at {address}/ until Ctrl-C.")
