"""What is read in PubMed records."""

from __future__ import annotations

import io
from pathlib import Path

from retract_ld.models import Update
from retract_ld.readers import Record, Source
from retract_ld.readers.pubmed import READER

GOLDEN = Path(__file__).parent.parent / "golden" / "pubmed"


def golden(case: str) -> list[Record]:
    with (GOLDEN / case / "input.xml").open("rb") as stream:
        return list(READER.read(stream, Source(f"{case}.xml")))


def read(text: str) -> list[Record]:
    return list(READER.read(io.BytesIO(text.encode()), Source("a.xml")))


def edge(update: Update) -> tuple[object, ...]:
    """Type, side, and PMIDs of notice, work and replacement."""
    return (
        update.type,
        update.found_on,
        update.notice and update.notice.pmid,
        update.work and update.work.pmid,
        update.replacement and update.replacement.pmid,
    )
