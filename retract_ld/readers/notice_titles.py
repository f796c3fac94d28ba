"""Titles → whether a document shows itself to be a notice by its title.

Only for indexes that mix notices up with what they are about; a title never makes a
claim. ``RETRACTED: …`` stands before titles of works, and of some notices: it decides
nothing.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_notice_title"]

_KIND: Final = (
    r"(?:partial\s+)?(?:retraction|withdrawal|removal)|expressions?\s+of\s+concern"
    r"|errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a)"
    r"|retractaci[oó]n|retrata[cç][aã]o|r[eé]tractation|fe\s+de\s+erratas"
)
_THING: Final = r"(?:(?:the|this)\s+)?(?:articles?|manuscripts?|papers?|publication)"
_NOTICE: Final = re.compile(
    rf"""
    (?: editorial\s+ | (?:publisher|author)s?['’]?s?\s+ )?
    (?:
        (?:{_KIND}) \s+ (?:notice|note|statement)s? \b
      | (?:notice|note|statement)s? \s+ of \s+ (?:{_KIND}) \b
      | (?:{_KIND}) \s* (?: $ | [:.–—-]\s | to\b | for\s*[:"“‘'«] )
      | (?:{_KIND}) \s+ of \s* (?: [:"“”„‘'«] | {_THING}\b )
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_notice_title(title: str) -> bool:
    """Tell whether a title is that of a notice.

    >>> is_notice_title("Retraction: Effects of tea"), is_notice_title("Erratum")
    (True, True)
    >>> is_notice_title("Retraction notice to “Effects of tea” [J. Tea 3 (2010) 1]")
    True
    >>> is_notice_title("RETRACTED: Effects of tea")
    False
    >>> is_notice_title("Retraction dynamics of droplets"), is_notice_title("Correct?")
    (False, False)
    """
    return _NOTICE.match(title.lstrip(" [(\t\n“\"'")) is not None
