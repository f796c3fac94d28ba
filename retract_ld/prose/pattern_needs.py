"""What a text must hold that a pattern matches: a quick look spares a search."""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterable
from typing import Any, NamedTuple

__all__ = ["Needs", "needs_of"]


class Needs(NamedTuple):
    """What every match of a pattern holds."""

    characters: frozenset[str]
    groups: frozenset[str]
    """Groups that have a name and take part."""


def needs_of(pattern: re.Pattern[str]) -> Needs:
    r"""Return what every match of a pattern holds; less, if in doubt.

    >>> characters, groups = needs_of(re.compile(r"(?P<year>[0-9]{4}); ?(?:[0-9]+)?"))
    >>> sorted(characters), sorted(groups)
    ([';'], ['year'])
    >>> sorted(needs_of(re.compile(r"a(?:b+c|cb|c[b](?:d)?)(?=e)")).characters)
    ['a', 'b', 'c']
    >>> needs_of(re.compile(r"[0-9]+(?: \((?P<year>[0-9]{4})\))?|x")).groups
    frozenset()
    """
    items = parser.parse(pattern.pattern, pattern.flags)
    found = _needed(items)
    names = {number: name for name, number in items.state.groupdict.items()}
    is_exact = not pattern.flags & re.IGNORECASE
    return Needs(
        frozenset(item for item in found if isinstance(item, str) and is_exact),
        frozenset(names[item] for item in found if item in names),
    )


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str | int]:
    """Return characters, and numbers of groups."""
    found: set[str | int] = set()
    for code, value in items:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.SUBPATTERN:
            found |= _needed(value[3])
            if value[0] is not None:
                found.add(value[0])
        elif code is op.BRANCH:
            found |= frozenset.intersection(*map(_needed, value[1]))
        elif code in {op.MAX_REPEAT, op.MIN_REPEAT} and value[0]:
            found |= _needed(value[2])
        elif code is op.IN and len(value) == 1 and value[0][0] is op.LITERAL:
            found.add(chr(value[0][1]))
    return frozenset(found)
