"""``retract-ld formats``: what is read and what is written."""

from __future__ import annotations

__all__ = ["formats"]


def formats() -> None:
    """List the formats that are read and written, and the vocabularies."""
    from rich.console import Console
    from rich.table import Table

    from retract_ld.mapping import PROFILES
    from retract_ld.readers import READERS
    from retract_ld.writers import WRITERS

    console = Console()
    table = Table(
        "Format", "Reads", "Claim found on", "Can carry", "Cannot", title="Read"
    )
    for reader in READERS.values():
        table.add_row(
            reader.name, reader.title, reader.direction, reader.carries, reader.lacks
        )
    console.print(table)
    table = Table(
        "Format", "Media type", "Suffixes", "Named graphs", "Streams", title="Written"
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
    table = Table("Vocabulary", "Is", title="Vocabularies")
    for profile in PROFILES.values():
        table.add_row(profile.name, profile.title)
    console.print(table)
