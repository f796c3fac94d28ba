"""Names between a title and a journal with nothing but blanks around them.

``Wet soil in winter R. Roe, A. Poe and P. Doe Soil Letters 12 (2019) 3–9``
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_ends import Author

__all__ = ["names_within"]

_UP: Final = r"[^\W\d_a-zß-öø-ÿ]"
#: Capitals up to the first small letter: two gaps of any letters would take squared time.
_FAMILY: Final = (
    rf"(?:(?:van|von|de|der|den|del|la|da|dos|di|al|el|bin|ten) ){{0,2}}"
    rf"{_UP}+[a-zß-öø-ÿ][\w'’-]*"
)
#: ``R. K. Roe``, ``Ramesh K. Roe``
_NAME: Final = (
    rf"(?:(?:{_UP}\.[ -]?){{1,4}}|{_UP}[a-zß-öø-ÿ]+(?:-[^\W\d_]+)? (?:{_UP}\. ){{0,2}})"
    rf"{_FAMILY}"
)
#: After a title's last word, small or an abbreviation in capitals, before a journal's first.
_LIST: Final = re.compile(
    rf"(?<=[a-zß-öø-ÿ0-9)]) (?P<names>{_NAME}(?:, {_NAME}){{0,20}},? (?:and|&) {_NAME})"
    r"(?=[*†‡]? [A-Z])"
)
_ONE: Final = re.compile(_NAME)
_TITLE_WORDS: Final = 3


def names_within(plain: str, low: int, high: int) -> tuple[int, list[Author]] | None:
    """Return where the title ends and the names after it, the last led up to by "and".

    >>> text = "Wet soil in winter R. Roe, A. Poe and P. Doe Soil Letters "
    >>> end, names = names_within(text, 0, len(text))
    >>> text[:end], [name for name, *_ in names]
    ('Wet soil in winter', ['R. Roe', 'A. Poe', 'P. Doe'])
    """
    listed = _LIST.search(plain, low, high)
    if listed is None or len(plain[low : listed.start()].split()) <= _TITLE_WORDS:
        return None
    names = _ONE.finditer(plain, *listed.span("names"))
    return listed.start(), [(name.group(), *name.span()) for name in names]
