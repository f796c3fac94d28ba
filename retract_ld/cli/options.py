"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from retract_ld.readers.live import Crossref

__all__ = [
    "Base",
    "Cache",
    "CrossrefUrl",
    "From",
    "Inputs",
    "Mailto",
    "Offline",
    "Output",
    "Quiet",
    "Retries",
    "Timeout",
    "Vocabulary",
    "crossref",
    "split",
]

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
Offline = Annotated[
    bool,
    typer.Option(
        "--offline",
        help="Fetch nothing: a DOI is answered from the cache only.",
        rich_help_panel="For doi:10.… as input",
    ),
]
Mailto = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="RETRACT_LD_MAILTO",
        help="Your e-mail address, for Crossref's polite pool.",
        rich_help_panel="For doi:10.… as input",
    ),
]
CrossrefUrl = Annotated[
    str,
    typer.Option(
        metavar="URL",
        envvar="RETRACT_LD_CROSSREF_URL",
        help="The REST API to ask.",
        rich_help_panel="For doi:10.… as input",
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        envvar="RETRACT_LD_CACHE",
        help="Keep the answers here and ask for none twice.",
        rich_help_panel="For doi:10.… as input",
    ),
]
Timeout = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        help="How long one request may take.",
        rich_help_panel="For doi:10.… as input",
    ),
]
Retries = Annotated[
    int,
    typer.Option(
        metavar="NUMBER",
        min=0,
        help="How often a request that failed is tried again.",
        rich_help_panel="For doi:10.… as input",
    ),
]


def crossref(
    url: str,
    mailto: str | None,
    cache: Path | None,
    *,
    offline: bool,
    timeout: float = 30.0,
    retries: int = 4,
) -> Crossref:
    """Return the API that answers for DOIs named as input."""
    from retract_ld.readers.live import Crossref

    return Crossref(
        base_url=url,
        mailto=mailto,
        cache=cache,
        offline=offline,
        timeout=timeout,
        retries=retries,
    )


def split(names: str) -> list[str]:
    """Return the names in a list with commas or blanks."""
    return names.replace(",", " ").split()
