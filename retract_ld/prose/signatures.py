"""Authors who sign a letter that takes back their own work."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline_lines import read_byline_lines
from retract_ld.prose.citation import Found
from retract_ld.prose.source_text import SourceText

__all__ = ["signed_authors"]

#: ``We wish to withdraw our report``, ``We, the authors of the article``
_OWN_WORK: Final = re.compile(
    r"\b(?:we|i)\b[^.\n]{0,80}\b(?:retract|withdraw|correct)\w*[^.\n]{0,60}\b(?:our|my) "
    r"(?:[a-z]{3,12} ){0,2}(?:article|paper|report|letter|study|manuscript)\b"
    r"|\bwe, the (?:undersigned )?authors of\b"
)
_LAST: Final = 12
_RUNNING: Final = re.compile(r"[a-z]{3}[^\n]{30,}[.!?]$")


def signed_authors(source: SourceText, body: int) -> list[Found]:
    """Return the names below a letter in which authors take back their work.

    ``We wish to withdraw our report “On soil” …`` / ``Jane Roe, M.D.`` / ``Bo Poe, Ph.D.``
    """
    if not _OWN_WORK.search(source.lower, body):
        return []
    lines = [line for line in source.lines if line.start >= body]
    running = [index for index, line in enumerate(lines) if _RUNNING.search(line.text)]
    index = running[-1] + 1 if running else len(lines)
    if not len(lines) - _LAST <= index < len(lines):
        return []
    listed = read_byline_lines(source, lines, index)
    return [author.name for author in listed[0].authors] if listed else []
