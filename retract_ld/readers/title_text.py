"""Titles with markup in JSON → plain text, the markup kept aside.

Only tags of faces, JATS, HTML and MathML are taken for markup: ``<110>``, ``< 10`` and
``<Water 124 (2019) 96>`` are words of titles.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

__all__ = ["plain_title", "title_values"]

_TAG: Final = re.compile(
    r"""
    </? (?: (?:jats|mml|m|xhtml) : [a-z-]+
          | b | i | u | p | q | tt | br | em | sc | scp | sub | sup | inf | small | span
          | bold | font | math | strong | italic | roman | title | underline | monospace
          | m(?:i|n|o|row|text|sub|sup|subsup|frac|over|under|style|space|sqrt|fenced)
          | inline-formula | tex-math | ext-link | xref | a )
    (?: \s [^<>]* )? /? >
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BREAK: Final = re.compile(r"<(?:jats:)?br\b[^<>]*>", re.IGNORECASE)


def plain_title(text: str) -> str:
    """Return a title without tags and with its character entities resolved.

    >>> plain_title("Growth of <i>E.&nbsp;coli</i> in H<sub>2</sub>O at < 10 mm")
    'Growth of E. coli in H2O at < 10 mm'
    """
    without = _TAG.sub("", _BREAK.sub(" ", text))
    return " ".join(unescape(without).split())


def title_values(raw: object) -> dict[str, str | None]:
    """Return title, and title with markup where there is any, as values of a document.

    >>> title_values("Tea &amp; milk")
    {'title': 'Tea & milk', 'title_markup': 'Tea &amp; milk'}
    >>> title_values("Tea")
    {'title': 'Tea', 'title_markup': None}
    """
    text = " ".join(raw.split()) if isinstance(raw, str) else ""
    plain = plain_title(text)
    return {"title": plain or None, "title_markup": text if text != plain else None}
