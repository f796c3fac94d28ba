"""Patterns of words, compiled when one is needed first, and looked for where words begin.

A language has a thousand patterns, and a notice some hundred words. To try each pattern at
each letter would take most of the time; most begin with one of a few words, and need to
be tried only where one of these stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView
from functools import cached_property
from itertools import groupby
from typing import Final, TypeAlias

from retract_ld.prose.beginnings import beginnings_of

__all__ = ["Beginnings", "WordStarts", "Wording", "WordingIndex"]

_WORD_START: Final = re.compile(r"(?<!\w)\w")


#: How words may begin: the lengths of beginnings, and those of each length.
Beginnings: TypeAlias = tuple[tuple[int, frozenset[str]], ...]


class WordStarts:
    """Where the words of a text begin, by the letters they begin with.

    >>> starts = WordStarts("the data that these authors took")
    >>> starts.places(((2, frozenset({"th"})), (4, frozenset({"auth", "them"}))))
    [0, 9, 14, 20]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._places = [match.start() for match in _WORD_START.finditer(text)]
        self._tables: dict[int, dict[str, list[int]]] = {}

    def has(self, beginnings: Beginnings) -> bool:
        """Tell whether any word begins so."""
        for length, some in beginnings:
            if not self._table(length).keys().isdisjoint(some):
                return True
        return False

    def places(self, beginnings: Beginnings) -> list[int]:
        """Return where words begin so, in order; no beginning may begin with another."""
        found: list[int] = []
        for length, some in beginnings:
            table = self._table(length)
            for beginning in table.keys() & some:
                found += table[beginning]
        found.sort()
        return found

    def beginnings(self, length: int) -> KeysView[str]:
        """Return the letters, so many, that words begin with."""
        return self._table(length).keys()

    def _table(self, length: int) -> dict[str, list[int]]:
        table = self._tables.get(length)
        if table is None:
            table = self._tables[length] = {}
            text = self.text
            for place in self._places:
                table.setdefault(text[place : place + length], []).append(place)
        return table


class Wording:
    """A pattern that a rule has for words.

    Raises:
        re.error: when it is needed first, if it is no pattern.
    """

    __slots__ = ("_beginnings", "_compiled", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | None = None
        self._beginnings: Beginnings | None = None

    def __repr__(self) -> str:
        return f"Wording({self.source!r})"

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    @property
    def beginnings(self) -> Beginnings:
        """With which letters a word begins where it matches; none if it may be anywhere."""
        if self._beginnings is None:
            found = sorted(beginnings_of(self.source), key=len)
            self._beginnings = tuple(
                (length, frozenset(some)) for length, some in groupby(found, len)
            )
        return self._beginnings

    def may_be_in(self, words: WordStarts) -> bool:
        """Tell whether a word of the text begins as the wording does: a quick look."""
        beginnings = self.beginnings
        return not beginnings or words.has(beginnings)

    def found_in(
        self, words: WordStarts, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        r"""Return what `re.Pattern.finditer` finds in a text.

        >>> wording, text = Wording(r"\bdata (?:sets?|were)"), "No data sets; the data were"
        >>> [match[0] for match in wording.found_in(WordStarts(text))]
        ['data sets', 'data were']
        """
        text = words.text
        if end is None:
            end = len(text)
        beginnings = self.beginnings
        if not beginnings:
            return self.compiled.finditer(text, start, end)
        places = words.places(beginnings)
        return self._matches(text, places, start, end) if places else iter(())

    def _matches(
        self, text: str, places: list[int], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        match_at = self.compiled.match
        for place in places:
            if place >= start and (match := match_at(text, place, end)) is not None:
                yield match
                start = match.end()


class WordingIndex:
    """Tells at one look which of many wordings may be in a text."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._wordings = tuple(wordings)

    def places(self, words: WordStarts) -> list[int]:
        r"""Return, in order, the places of the wordings that may be in a text.

        >>> index = WordingIndex(map(Wording, (r"\bdata", r"\bfigures?", r"(?:a|b)")))
        >>> index.places(WordStarts("the figure"))
        [1, 2]
        """
        anywhere, tables = self._index
        found = set(anywhere)
        for length, table in tables.items():
            for beginning in words.beginnings(length) & table.keys():
                found.update(table[beginning])
        return sorted(found)

    @cached_property
    def _index(self) -> tuple[list[int], dict[int, dict[str, list[int]]]]:
        """Wordings that may be anywhere, and the others by how a word begins in them."""
        anywhere: list[int] = []
        tables: dict[int, dict[str, list[int]]] = {}
        for place, wording in enumerate(self._wordings):
            if not wording.beginnings:
                anywhere.append(place)
            for length, some in wording.beginnings:
                table = tables.setdefault(length, {})
                for beginning in some:
                    table.setdefault(beginning, []).append(place)
        return anywhere, tables
