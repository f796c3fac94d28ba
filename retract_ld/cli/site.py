"""``retract-ld site``: a store as files that any web server can host."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retract_ld.cli.messages import USAGE, exit_with, say
from retract_ld.cli.options import Base, Quiet, split
from retract_ld.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["site"]


def site(
    store: Annotated[
        str, typer.Option(metavar="DIR", help="The store that `load` has filled.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Where to write; a site of ours that is there is replaced as a whole.",
        ),
    ],
    url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the folder will be on the web, for canonical links and a sitemap.",
        ),
    ] = None,
    rdf: Annotated[
        str,
        typer.Option(
            metavar="FORMS",
            help="RDF to write beside each page: any of ttl, jsonld, nt, or none.",
        ),
    ] = "ttl,jsonld",
    base: Base = "https://w3id.org/retract-ld/id/",
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            help="How many processes to use; the output is the same with any number. "
            "Default: one for each processor.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write a page for each work, notice, claim and term of a store, with its RDF.

    Links are relative: the folder can be hosted anywhere, and opened from disk.

    Example: retract-ld site --store graph -o public
    """
    with exit_with():
        if url is not None and not url.lower().startswith(("http://", "https://")):
            say(
                f"Error: --url: '{url}' is no address that begins with https:// or http://."
            )
            raise typer.Exit(USAGE)
        try:
            from retract_ld.web import Plan, write_site
        except ModuleNotFoundError as error:
            raise MissingExtra(
                f"Pages need {error.name}.", hint="pip install 'retract-ld[serve]'"
            ) from error
        plan = Plan(
            base=base,
            public=url.rstrip("/") if url else None,
            extensions=() if rdf.strip() == "none" else tuple(split(rdf)),
            jobs=jobs or len(os.sched_getaffinity(0)),
        )
        counts = write_site(store, output, plan, _shown(quiet=quiet))
    if not quiet:
        say(
            f"Wrote {counts.pages:,} pages, {counts.files:,} files; "
            f"begin at {output / 'index.html'}."
        )


def _shown(*, quiet: bool) -> Callable[[int, int], None]:
    """Return what tells of the progress, a line for each tenth of a large site."""
    told = 0

    def show(done: int, total: int) -> None:
        nonlocal told
        tenth = done * 10 // max(total, 1)
        if not quiet and total > 5_000 and tenth > told:
            told = tenth
            say(f"{done / total:.0%}: {done:,} of {total:,} pages")

    return show
