"""Where the vocabulary files are, in the wheel or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retract_ld.errors import VocabularyError

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["SCHEME_FILES", "folder", "load", "names", "path"]

#: The SKOS schemes: the folder of their concept IRIs, and their file.
SCHEME_FILES: Final = {
    "update-type": "update-types.ttl",
    "status": "statuses.ttl",
    "register": "registers.ttl",
    "party": "parties.ttl",
    "guideline": "guidelines.ttl",
    "reason": "reasons.ttl",
}


@cache
def folder() -> Path:
    """Return the folder of the vocabulary files.

    Raises:
        VocabularyError: if neither the package nor the checkout around it has them.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "_vocab", package.parent / "vocab"):
        if (candidate / "retract-ld.ttl").is_file():
            return candidate
    raise VocabularyError(
        "The vocabulary files are missing from this installation.",
        hint="Install retract-ld again.",
    )


def names() -> list[str]:
    """Return the names of the vocabulary files, sorted.

    >>> names()[:3]
    ['context.jsonld', 'crosswalk.sssom.tsv', 'crosswalk.ttl']
    """
    return sorted(
        file.name
        for file in folder().iterdir()
        if file.suffix in {".ttl", ".jsonld", ".tsv"}
    )


def path(name: str) -> Path:
    """Return the path of a vocabulary file.

    Raises:
        VocabularyError: naming the files there are.
    """
    file = folder() / name
    if Path(name).name != name or not file.is_file():
        raise VocabularyError(
            f"There is no vocabulary file {name!r}.",
            hint=f"There are {', '.join(names())}.",
        )
    return file


def load(*files: str) -> Graph:
    """Return the triples of vocabulary files, of all Turtle files if none is named."""
    from rdflib import Graph

    graph = Graph()
    for name in files or [name for name in names() if name.endswith(".ttl")]:
        graph.parse(path(name), format="turtle")
    return graph
