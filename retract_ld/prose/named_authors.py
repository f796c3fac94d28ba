"""Authors of the work who are a party by name: ``Portela concorda``, ``北村は…``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["authors_named", "surname"]

_INITIALS: Final = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.-]{0,4}$")
_SHORTEST: Final = 3
_MOST: Final = 40
#: What the names are followed by may belong to the words of the rule.
_REACH: Final = 30
_EAST_ASIAN: Final = re.compile(r"[\u3040-\u9fff]")
#: Names of so many characters are parted in the middle, if nothing else parts them.
_WHOLE: Final = 4
#: After names in Japanese: what they do is told, not what they wrote.
_DO: Final = r"[^。「」『』（）()\n]{0,24}?(?:は|が|も|より|から|氏|ら)"


def surname(name: str) -> str:
    """Return the family name of an author as a citation prints the name.

    >>> [surname(name) for name in ("Harms, W", "Brandis K", "Óscar Tejada", "秋山 真")]
    ['Harms', 'Brandis', 'Tejada', '秋山']
    """
    if "," in name:
        return name.partition(",")[0].strip()
    first, _, last = name.replace("\u3000", " ").strip().rpartition(" ")
    if _EAST_ASIAN.search(name):
        family = name.replace("\u3000", " ").partition(" ")[0]
        return family[: _WHOLE // 2] if len(family) == _WHOLE else family
    return first or last if _INITIALS.match(last) else last


def authors_named(
    plain: str, low: int, high: int, authors: Sequence[str], language: str
) -> list[tuple[str, int, int]]:
    """Return the authors as a party if some of them are named in a stretch.

    All of them together are the authors, fewer are some of them.
    """
    places: list[tuple[int, int]] = []
    for author in authors[:_MOST]:
        family = surname(author)
        if len(family) < (2 if _EAST_ASIAN.match(family) else _SHORTEST):
            continue
        after = _DO if language == "ja" else r"(?![\w-])"
        before = "" if language in {"ja", "zh"} else r"(?<![\w-])"
        found = re.compile(f"{before}{re.escape(family)}{after}").search(
            plain, low, min(high + (_REACH if language == "ja" else 0), len(plain))
        )
        if found and found.start() < high:
            places.append(found.span())
    if not places:
        return []
    party = "authors" if len(places) == len(authors) > 1 else "some-authors"
    return [(party, min(place[0] for place in places), max(p[1] for p in places))]
