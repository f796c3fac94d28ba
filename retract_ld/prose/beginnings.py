"""With which letters a pattern can match, for those that match at the beginning of a word."""

from __future__ import annotations

import re._constants as op
import re._parser as parser
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final

__all__ = ["LONGEST", "beginnings_of"]

#: So many letters tell one word from most others.
LONGEST: Final = 4
#: A pattern that can begin in more ways is tried everywhere.
_MOST: Final = 150
#: A class of more characters than these is any character.
_FEW: Final = 8

#: With these, letters are not what they seem, or other characters begin a word.
_OTHER_WORDS: Final = op.SRE_FLAG_IGNORECASE | op.SRE_FLAG_VERBOSE | op.SRE_FLAG_ASCII
#: What takes no room.
_POSITIONS: Final = frozenset({op.AT, op.ASSERT, op.ASSERT_NOT})
_REPEATS: Final = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})

Items = Iterable[tuple[Any, Any]]


def beginnings_of(pattern: str) -> tuple[str, ...]:
    r"""Return how a text begins that a pattern matches, if that is a beginning of a word.

    It is empty for a pattern that can match elsewhere or begin with anything. None of the
    beginnings begins with another.

    >>> beginnings_of(r"(?<!not )\b(?:retract|with(?:draw|held)|un\w+)")
    ('retr', 'un', 'with')
    >>> beginnings_of(r"data"), beginnings_of(r"\b\w+ed\b"), beginnings_of(r"\b(?:the )?")
    ((), (), ())
    """
    items = parser.parse(pattern)
    if items.state.flags & _OTHER_WORDS:
        return ()
    if not _at_word(items):
        return ()
    try:
        found = sorted(_Beginnings().of(items))
    except _TooManyError:
        return ()
    if not all(text and (text[0].isalnum() or text[0] == "_") for text in found):
        return ()
    return tuple(
        text
        for place, text in enumerate(found)
        if not place or not text.startswith(tuple(found[:place]))
    )


class _TooManyError(Exception):
    """A pattern can begin in very many ways."""


def _at_word(items: Items) -> bool:
    """Tell whether what comes first can only match where a word begins or ends."""
    for code, value in items:
        if code is op.AT and value is op.AT_BOUNDARY:
            return True
        if code is op.SUBPATTERN and not value[1] and not value[2]:
            return _at_word(value[3])
        if code is op.BRANCH:
            return all(map(_at_word, value[1]))
        if code not in _POSITIONS:
            return False
    return False


class _Beginnings:
    """Collects texts: those that are long enough, or behind which anything may come."""

    def __init__(self) -> None:
        self._done: set[str] = set()

    def of(self, items: Items) -> set[str]:
        """Return the beginnings of what matches all of the items."""
        return self._done | self._follow(items, {""})

    def _follow(self, items: Items, before: set[str]) -> set[str]:
        """Return the texts as they go on with the items."""
        for code, value in items:
            if not before:
                break
            if len(before) + len(self._done) > _MOST:
                raise _TooManyError
            before = self._step(code, value, before)
        return before

    def _step(self, code: Any, value: Any, before: set[str]) -> set[str]:  # noqa: ANN401
        if code in _POSITIONS:
            return before
        if code is op.LITERAL:
            return self._added(before, [chr(value)])
        if code is op.IN:
            letters = [*_letters(value)]
            return self._added(before, letters) if letters else self._end(before)
        if code is op.BRANCH:
            return {text for items in value[1] for text in self._follow(items, before)}
        if code is op.SUBPATTERN and not value[1] and not value[2]:
            return self._follow(value[3], before)
        if code in _REPEATS:
            least, most, items = value
            once = self._follow(items, before)
            if most is op.MAXREPEAT or most > 1:
                once = self._end(once)
            return once if least else before | once
        return self._end(before)

    def _end(self, texts: set[str]) -> set[str]:
        """Add nothing to these any more."""
        self._done |= texts
        return set()

    def _added(self, before: set[str], letters: list[str]) -> set[str]:
        texts = {text + letter for text, letter in product(before, letters)}
        long = {text for text in texts if len(text) == LONGEST}
        self._done |= long
        return texts - long


def _letters(items: Items) -> Iterator[str]:
    """Yield the characters of a class; none if it has many."""
    found: list[str] = []
    for code, value in items:
        if code is op.LITERAL:
            found.append(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _FEW:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return
    if len(found) <= _FEW:
        yield from found
