"""Bylines of family names before initials, marks beside them: ``Roe, J.¹*, Poe, B. A.²``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline_marks import blanks, without_marks

__all__ = ["listed_turned"]

_TURNED: Final = re.compile(
    r"(?:(?:van|von|de|der|den|del|la|da|do|dos|das|di|al|el|ter) ){0,2}"
    r"[^\W\d_a-z][\w'’-]{1,24}"
    r"(?: [^\W\d_a-z][\w'’-]{1,24})?, (?:[^\W\d_a-z]\.[- ]?){1,4}"
)
#: ``Roe, J., Poe, B. A., & de Wit, K.`` and nothing else.
_TURNED_LINE: Final = re.compile(
    rf"{_TURNED.pattern}"
    rf"(?:[,;] ?(?:and |& )?{_TURNED.pattern}| ?(?:and |& ){_TURNED.pattern}){{1,60}}"
)
_SIGNS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ⁎*∗★☆⋆#†‡§¶✉"
#: Marks right behind the stop of an initial, ``J.1,*`` or ``J.a,*``, or before a name.
_MARKS: Final = re.compile(
    rf"(?<=\.) ?(?:[0-9]{{1,2}}|[{_SIGNS}]|[a-f](?![\w.]))"
    rf"(?:[, ]{{0,2}}(?:[0-9]{{1,2}}|[{_SIGNS}]|[a-f](?![\w.]))){{0,5}}\)?[*†]?"
    r"(?![\w-])"
    rf"|(?:^|(?<=[,;&] )|(?<=\band ))[0-9{_SIGNS}]{{1,3}}(?:, ?[0-9{_SIGNS}]){{0,3}}"
    r"(?=[^\W\d_])"
)
_BLANKS: Final = re.compile(r"(?<=\.) {1,12}(?=[,;]|$)| {2,12}(?=and |& )")


def listed_turned(plain: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where names stand in a line that holds nothing but such names and marks.

    >>> line = "*Roe, J. T.¹, de Wit, K.2,* & Poe, B.³"
    >>> [line[slice(*span)] for span in listed_turned(line, 0, len(line))]
    ['Roe, J. T.', 'de Wit, K.', 'Poe, B.']
    """
    if _TURNED_LINE.fullmatch(plain, low, high):
        return [name.span() for name in _TURNED.finditer(plain, low, high)]
    if not _TURNED.search(plain, low, min(high, low + _FIRST)):
        return []
    words = _MARKS.sub(blanks, without_marks(plain[low:high]))
    left = _BLANKS.sub(_gone, words)
    kept = [index for index, letter in enumerate(left) if letter != _GONE]
    while kept and words[kept[0]] == " ":
        kept.pop(0)
    bare = "".join(words[index] for index in kept).rstrip()
    if not _TURNED_LINE.fullmatch(bare):
        return []
    spans: list[tuple[int, int]] = []
    for name in _TURNED.finditer(bare):
        end = name.start() + len(name.group().rstrip())
        spans.append((low + kept[name.start()], low + kept[end - 1] + 1))
    return spans


_FIRST: Final = 90
_GONE: Final = "\x00"


def _gone(match: re.Match[str]) -> str:
    keep = " " if match.string[match.end() : match.end() + 1] in "a&" else ""
    return _GONE * (len(match.group()) - len(keep)) + keep
