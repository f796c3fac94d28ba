"""Writers: one file a serialization, found by short name, suffix or media type.

To add one: a module with a `Writer`, a line in `WRITERS`. The equality law in the tests
covers it from then on.
"""

from __future__ import annotations

from retract_ld.errors import VocabularyError
from retract_ld.writers.jsonld import JSONLD, JSONLD_TREE
from retract_ld.writers.lines import NQUADS, NTRIPLES
from retract_ld.writers.rdfxml import RDFXML
from retract_ld.writers.sinks import Settings, Sink, Writer
from retract_ld.writers.turtle import TRIG, TURTLE

__all__ = ["WRITERS", "Settings", "Sink", "Writer", "find_writer", "writer_of_suffix"]

WRITERS: dict[str, Writer] = {
    writer.name: writer
    for writer in (TURTLE, JSONLD, JSONLD_TREE, NTRIPLES, NQUADS, TRIG, RDFXML)
}


def find_writer(name: str) -> Writer:
    """Return the writer of a short name, an alias, a suffix or a media type.

    >>> find_writer("ttl").name, find_writer(".nq").name
    ('turtle', 'nquads')
    >>> find_writer("application/ld+json").name
    'jsonld'

    Raises:
        VocabularyError: naming the formats we write.
    """
    wanted = name.strip().lower().partition(";")[0]
    for writer in WRITERS.values():
        names = (writer.name, *writer.aliases, writer.media_type, *writer.suffixes)
        if wanted in names:
            return writer
    raise VocabularyError(
        f"There is no format '{name}' to write.", hint=f"Known: {', '.join(WRITERS)}."
    )


def writer_of_suffix(filename: str) -> Writer | None:
    """Return the writer that a file name asks for, compression suffixes aside."""
    name = filename.lower()
    for compression in (".gz", ".zst"):
        name = name.removesuffix(compression)
    for writer in WRITERS.values():
        if name.endswith(writer.suffixes):
            return writer
    return None
