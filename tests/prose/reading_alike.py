"""Whether a rendering of a notice reads like its text."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from retract_ld.models import Update
from retract_ld.prose import read_notice
from retract_ld.readers.prose import READER
from retract_ld.readers.records import Source

NOTICES = [
    path
    for folder in ("notices", "varied")
    for path in sorted(Path(__file__).parent.glob(f"{folder}/*.txt"))
]
#: What the standard fonts of PDF lack, for some programs.
LATIN = str.maketrans("“”‘’–—‐−", "\"\"''----")


def core(updates: tuple[Update, ...]) -> list[dict[str, object]]:
    """Leave out what depends on the form: the body text and the evidence."""
    claims = []
    for update in updates:
        claim = update.model_dump(exclude_none=True, exclude={"evidence"})
        claim["notice"].pop("text", None)
        claims.append(claim)
    return claims


def is_in(text: str, encoding: str) -> bool:
    """Tell whether an encoding, or the font that has it, holds all letters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def read_otherwise(
    render: Callable[[str], bytes], texts: Mapping[str, str]
) -> list[str]:
    """Return the names of the texts whose rendering says something else."""
    others: list[str] = []
    for name, text in texts.items():
        [record] = READER.read(io.BytesIO(render(text)), Source(f"{name}.txt"))
        if core(record.updates) != core(read_notice(text).updates):
            others.append(name)
    return others
