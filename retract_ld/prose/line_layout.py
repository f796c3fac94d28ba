"""How the lines of a plain text are set: indented, quoted, centred, spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["line_layout"]

#: What a text has in which lines are set in any of these ways.
_SET: Final = re.compile(r"(?:\A|\n)[ \t\u00a0>\x0c]|\S {2,3}\S")
_INDENT: Final = re.compile(r"[ \t\u00a0]+")
_QUOTE: Final = re.compile(r"(?:> ?){1,4}")
_SPREAD: Final = re.compile(r"(?<=\S)( {2,4})(?=\S)")
_FEW: Final = 3
_NARROWEST: Final = 40
_WIDEST: Final = 130
_WIDEST_INDENT: Final = 12
_MOSTLY: Final = 0.8
_OFTEN: Final = 0.7
_HALF: Final = 0.5
_OFF_CENTRE: Final = 3.0


@dataclass(slots=True)
class _Row:
    """A line that is not blank, without what the whole text is set off by."""

    start: int
    text: str
    before: _Row | None
    """The line right above it."""

    @property
    def indent(self) -> int:
        found = _INDENT.match(self.text)
        return found.end() if found else 0

    @property
    def bare(self) -> str:
        return self.text.strip()


def line_layout(raw: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield what to take out of a text because of how its lines are set.

    Each is a span and what stands for it. Taken out are blanks and quotation marks before
    all lines, indentation that continued lines have or first lines of paragraphs, and the
    blanks by which lines are spread; line ends that such lines go on over become blanks.
    """
    if not _SET.search(raw):
        return
    leads, rows = _rows(raw)
    taken = leads
    width = max((len(row.text.rstrip()) for row in rows if " " in row.bare), default=0)
    if _NARROWEST <= width <= _WIDEST and len(rows) >= _FEW:
        taken = sorted((*leads, *_indentation(rows, width), *_spread(rows, width)))
    for start, end, words in taken:
        yield start, end, words, False


def _rows(raw: str) -> tuple[list[tuple[int, int, str]], list[_Row]]:
    """Return the blanks and marks before all lines, one by one, and the lines."""
    lines = raw.split("\n")
    prefix = _common(lines, _QUOTE)
    least = min(prefix, default=0)
    if not least:
        prefix = _common(lines, _INDENT)
        least = min(prefix, default=0)
        prefix = [least] * len(prefix)
    leads: list[tuple[int, int, str]] = []
    rows: list[_Row] = []
    before: _Row | None = None
    start = count = 0
    for line in lines:
        lead = 0
        if line.strip(" \t\r\x0c"):
            lead = prefix[count] if prefix else 0
            count += 1
            leads += [(start + at, start + at + 1, "") for at in range(lead)]
        text = line[lead:].rstrip("\r")
        if text.strip():
            before = _Row(start + lead, text, before)
            rows.append(before)
        else:
            before = None
        start += len(line) + 1
    return leads, rows


def _common(lines: list[str], pattern: re.Pattern[str]) -> list[int]:
    """Return how much of each line that is not blank a pattern takes, if of all."""
    found: list[int] = []
    for line in lines:
        if line.strip():
            match = pattern.match(line)
            if match is None:
                return []
            found.append(match.end())
    return found if len(lines) >= _FEW else []


def _is_full(row: _Row, width: int) -> bool:
    """Tell whether the line above could not take the first word of a line."""
    above = row.before
    first = row.bare.split(" ", 1)[0]
    return above is not None and len(above.text.rstrip()) + 1 + len(first) > width


def _indentation(rows: list[_Row], width: int) -> Iterator[tuple[int, int, str]]:
    """Yield the indentation of a text, and the line ends that it tells to be none."""
    indented = [row for row in rows if row.indent]
    if not indented:
        return
    centred = {
        id(row)
        for row in indented
        if abs(row.indent - (width - len(row.bare)) / 2) <= _OFF_CENTRE
    }
    within = [row for row in rows if row.before is not None]
    on = {id(row) for row in within if _is_full(row, width)}
    usual, count = Counter(row.indent for row in indented).most_common(1)[0]
    hung = [row for row in within if row.indent]
    flush = [row for row in within if not row.indent]
    is_even = count >= _MOSTLY * len(indented) and usual <= _WIDEST_INDENT
    on_hung = sum(id(row) in on for row in hung)
    on_flush = sum(id(row) in on for row in flush)
    is_hanging = (
        is_even
        and len(hung) == len(indented)
        and on_hung >= _MOSTLY * len(hung)
        and on_hung + len(flush) - on_flush > on_flush + len(hung) - on_hung
    )
    is_first = (
        is_even
        and not is_hanging
        and on_flush >= max(1, _OFTEN * len(flush))
        and on_hung <= _HALF * max(len(hung), on_flush)
    )
    block = [row for row in hung if row.before and row.before.indent == row.indent]
    is_block = (
        len(block) > 1
        and len(block) == len(hung)
        and all(id(row) in on for row in block)
    )
    is_told = is_hanging or is_first or is_block
    for row in rows:
        goes_on = is_block or bool(row.indent) == is_hanging
        if is_told and id(row) in on and goes_on:
            yield row.start - 1, row.start + row.indent, " "
        elif is_first and row.indent and row.before is not None:
            yield row.start - 1, row.start + row.indent, "\n\n"
        elif row.indent and (is_told or (not is_even and id(row) in centred)):
            yield row.start, row.start + row.indent, ""


def _spread(rows: list[_Row], width: int) -> Iterator[tuple[int, int, str]]:
    """Yield the blanks by which most lines of a text are made equally long."""
    spread = [row for row in rows if _SPREAD.search(row.bare)]
    even = [row for row in spread if len(row.text.rstrip()) == width]
    if len(even) < 2 or len(even) < _MOSTLY * len(spread):
        return
    for row in even:
        for blanks in _SPREAD.finditer(row.text, row.indent):
            yield row.start + blanks.start(), row.start + blanks.end(), " "
