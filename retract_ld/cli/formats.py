"""``retract-ld formats``: what is read and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["formats"]


def formats() -> None:
    """List the formats that are read and written, and the vocabularies."""
    from rich.console import Console

    from retract_ld.mapping import PROFILES
    from retract_ld.readers import READERS
    from retract_ld.writers import WRITERS

    console = Console()
    table = _table("Read", "Format", "Reads", "Claim on", "Can carry", "Cannot")
    for reader in READERS.values():
        table.add_row(
            reader.name, reader.title, reader.direction, reader.carries, reader.lacks
        )
    console.print(table)
    table = _table(
        "Written", "Format", "Media type", "Suffixes", "Named graphs", "Streams"
    )
    for writer in WRITERS.values():
        table.add_row(
            writer.name,
            writer.media_type,
            " ".join(writer.suffixes),
            "yes" if writer.quads else "no",
            "yes" if writer.streaming else "no",
        )
    console.print(table)
    table = _table("Vocabularies", "Vocabulary", "Is")
    for profile in PROFILES.values():
        table.add_row(profile.name, profile.title)
    console.print(table)


def _table(title: str, first: str, *others: str) -> Table:
    """Return a table whose first column, the name to type, is never broken."""
    from rich.table import Table

    table = Table(title=title)
    table.add_column(first, no_wrap=True)
    for column in others:
        table.add_column(column)
    return table
