"""Markup of Markdown and HTML in a text, and characters that stand for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["markup_in"]

#: The name of the group that takes part tells what it is.
_MARKUP: Final = re.compile(
    r"(?P<sup><sup>)|(?P<unsup></sup>)"
    r"|(?P<br><br ?/?>|</?(?:p|div|li|tr|h[1-6])>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,12}(?: [^<>]{0,300})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,10}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});)"
    r"|(?P<heading>(?:(?<=\n)|(?<!.))#{1,6}[ \t]+)"
    r"|(?P<hard>(?<=\S)\\\r?\n)|(?P<escape>\\[\\*_#`\[\]()<>~.!+'\"$|@^{}-])"
    r"|(?P<strong>\*\*|__(?=\S)|(?<=\S)__)"
    r"|(?P<emphasis>(?<![\w*,])\*(?=[^\s*,;<][^*\n]{0,300}\*(?!\w)))|(?P<unemphasis>(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<anchor>\]\(#[^()\s]{0,80}\))"
    r"|(?P<ligature>[\ufb00-\ufb04])"
    r"|(?P<feed>(?<=\n\n)\x0c(?!\Z)|(?<![^\n])\x0c|\x0c(?=\r?\n))"
    r"|(?P<invisible>[\u00ad\u200b-\u200d\u2060\ufeff\r])"
    r"|(?P<blanks>(?:(?<=[.,;:!?)\]”’\"0-9])(?=[ \t\u00a0\u2000-\u200a\u202f]{2,12}\S)"
    r"|(?<=\S)(?=[ \t\u00a0\u2000-\u200a\u202f]{2,12}[a-z0-9(]))"
    r"[ \t\u00a0\u2000-\u200a\u202f]{2,12})"
    r"|(?P<page>\x0c)|(?P<blank>[\t\u00a0\u2000-\u200a\u202f\u3000\x0b\u2028\u2029\x85])",
    re.DOTALL,
)
_LETTERS: Final = (
    r"<&#\\*_\]\ufb00-\ufb04\x0c\u00ad\u200b-\u200d\u2060\ufeff\r"
    r"\t\u00a0\u2000-\u200a\u202f\u3000\x0b\u2028\u2029\x85"
)
#: What markup begins with: a blank only where blanks stand together.
_BEGINNING: Final = re.compile(f"[{_LETTERS}]")
_BEGINNING_OR_BLANK: Final = re.compile(f"[ {_LETTERS}]")
_SEVERAL_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]{2}")


def markup_in(raw: str) -> Iterator[re.Match[str]]:
    """Yield the matches of markup, in order; each is a group by what it is.

    >>> [(match.lastgroup, match[0]) for match in markup_in("A *b* &amp;  c")]
    [('emphasis', '*'), ('unemphasis', '*'), ('entity', '&amp;'), ('blanks', '  ')]
    """
    end = 0
    beginnings = _BEGINNING_OR_BLANK if _SEVERAL_BLANKS.search(raw) else _BEGINNING
    cells = _cells(raw) if "\t" in raw else frozenset()
    for beginning in beginnings.finditer(raw):
        start = beginning.start()
        if start < end:
            continue
        match = (_CELL if start in cells else _MARKUP).match(raw, start)
        if match:
            yield match
            end = match.end()


#: A tab between the cells of a row.
_CELL: Final = re.compile(r"(?P<cell>\t)")
_FEWEST_TABS: Final = 2


def _cells(raw: str) -> frozenset[int]:
    """Return where tabs part the cells of a table: two or more alone in a line."""
    found: set[int] = set()
    start = 0
    for line in raw.split("\n"):
        cells = line.split("\t")
        if len(cells) > _FEWEST_TABS and all(map(str.strip, cells)):
            for cell in cells[:-1]:
                start += len(cell)
                found.add(start)
                start += 1
            start += len(cells[-1]) + 1
        else:
            start += len(line) + 1
    return frozenset(found)
