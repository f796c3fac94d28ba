"""The publisher that a notice names."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.source_text import SourceText

__all__ = ["find_publisher"]

#: A name that says itself that it is a publisher's.
_NAMED: Final = re.compile(
    r"\b(?!(?:The|This|Our|Der|Die|Das|Dem|Den) )"
    r"(?:[A-Z][\w&’'-]{1,40} (?:(?:[A-Z][\w&’'-]{0,40}"
    r"|&|and|of) ){0,4})"
    r"(?:(?<!In )(?<!in )Press\b|Publishing(?: Group| Asia| AG)?|Publications"
    r"|Publishers|Periodicals|Verlag|Media S\.A\.)"
    r"(?:,? (?:LLC|Inc\.?|Ltd\.?|Limited|GmbH|Pty\.? Ltd|B\.V\.|Asia Pty Ltd|AG|Corporation))?"
    r"|\b(?:John )?Wiley(?! (?:Online|InterScience|Author))(?: (?:and"
    r"|&) Sons)?(?:,? (?:Inc\.?|Ltd\.?|Australia[^.,;]{0,12}))?(?: Periodicals,? (?:LLC"
    r"|Inc\.?))?"
    r"|\bElsevier(?: (?:Ltd|Inc|B\.V)\.?)?|\bSpringer(?: Nature)?\b|\bTaylor (?:&"
    r"|and) Francis\b|\bHindawi\b|\bDe Gruyter(?: (?:Brill|Mouton))?\b|\bWorld Scientific\b"
    r"|\bMary Ann Liebert(?:,? Inc\.?)?|\bWolters Kluwer(?: Health)?\b|\bJohn Benjamins\b"
)


def find_publisher(source: SourceText, start: int) -> tuple[str, int, int] | None:
    """Return the first publisher named from an offset on, with its span.

    >>> text = SourceText("It was decided. Tech Science Press has accepted the request.")
    >>> find_publisher(text, 0)
    ('Tech Science Press', 16, 34)
    """
    match = _NAMED.search(source.plain, start)
    if match is None:
        return None
    return match.group(), match.start(), match.end()
