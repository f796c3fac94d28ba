"""What pages print beside the names of a byline: marks, identifiers, addresses, honorifics."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.names import is_name
from retract_ld.prose.source_text import SUP_CLOSE, SUP_OPEN

__all__ = ["blanks", "honorific_end", "turned_names", "without_marks"]

_SIGNS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ⁎*∗★☆⋆#†‡§¶‖✉"
_NUMBER: Final = r"(?:[0-9]{1,2}[*†]?|[a-f*†‡§#])"
_BESIDE: Final = re.compile(
    # ``https://orcid.org/0000-0001-…``, ``(ORCID: 0000-0001-…)``
    r"[(\[]?(?:ORCID(?: i[Dd])?:? ?)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(?<![0-9-])[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X](?![0-9-])[)\]]?"
    # ``(roe@fen.edu)``, ``(e-mail: roe@fen.edu)``
    r"|[(\[<]?(?:[Ee]-?mail:? ?)?(?<![\w.+-])[\w.+-]{1,40}@[\w-]{1,40}"
    r"(?:\.[\w-]{1,20}){1,4}[)\]>]?"
    # ``[1]``, ``(1,2)``, `` 1,2``
    rf"|[(\[]{_NUMBER}(?:, ?{_NUMBER}){{0,5}}[)\]]"
    rf"|(?<=[^\W\d_.]) [0-9]{{1,2}}(?:, ?{_NUMBER}){{0,5}}(?![\w-])"
    # ``Jane Roe1)``, ``Jane Roe1,2)*``
    r"|(?<=[^\W\d_])[0-9]{1,2}(?:, ?[0-9]{1,2}){0,5}\)[*†]?"
    # ``1Jane Roe``, ``2*Jane Roe``
    rf"|(?:(?<=[;,|·•&:] )|(?<=\band )|(?<=\b[Bb]y )|(?<![^\n]))"
    rf"{_NUMBER}(?:,{_NUMBER}){{0,3}}[*†]?(?=[^\W\d_a-z][^\W\d_]*\.? ?[^\W\d_])"
    r"|\b(?:Profs?|Drs?|Mr|Mrs|Ms)\. (?=[^\W\d_a-z])|\bProfessor (?=[^\W\d_a-z])"
    rf"|{SUP_OPEN}[^{SUP_CLOSE}\n]{{0,40}}{SUP_CLOSE}"
)
#: Marks that have grown to names: ``Roe, J.1,*``.
_GROWN: Final = re.compile(
    rf"(?<=[^\W\d_]|\.)(?:[0-9]{{1,2}}|[{_SIGNS}])(?:,? ?(?:[0-9]{{1,2}}|[{_SIGNS}])){{0,5}}"
    r"(?![\w-])"
)
_ITEM: Final = re.compile(
    r"(?P<family>[^\W\d_a-z][^;,\d]{1,40}|(?:van|von|de|der|den|al|el)[^;,\d]{2,40}),"
    r" (?P<given>[^\W\d_a-z][^;,\d]{0,40})"
)
_SHORTEST: Final = 5
_BETWEEN: Final = re.compile(r"[;·•]")


def blanks(match: re.Match[str]) -> str:
    """Return as many blanks as what was matched is long: names keep their place."""
    return " " * len(match.group())


def without_marks(words: str) -> str:
    """Return a byline with blanks where marks stand, equally long; names keep their place.

    >>> without_marks("Jane Roe [1], Dr. Bo Poe (2)")
    'Jane Roe    ,     Bo Poe    '
    """
    return _BESIDE.sub(blanks, words)


def turned_names(words: str) -> list[tuple[int, int]]:
    """Return where names stand of which each has its family name first, semicolons between.

    >>> [words[slice(*span)] for words in ("Roe, Jane1; Poe, B.2",)
    ...  for span in turned_names(words)]
    ['Roe, Jane', 'Poe, B.']
    """
    bare = _GROWN.sub(blanks, words)
    spans: list[tuple[int, int]] = []
    start = 0
    for item in _BETWEEN.split(bare):
        low = start + len(item) - len(item.lstrip())
        for joint in ("and ", "& "):
            low += len(joint) if bare.startswith(joint, low) else 0
        high = start + len(item.rstrip(" ,"))
        start += len(item) + 1
        if not bare[low:high] and spans:
            continue
        named = _ITEM.fullmatch(bare, low, high)
        if named is None or high - low < _SHORTEST or not is_name(bare[low:high]):
            return []
        spans.append((low, high))
    return spans


_HONORIFIC: Final = re.compile(
    r"(?:(?:Profs?|Drs?|Mr|Mrs|Ms)\. ?|Professor )+(?=[^\W\d_a-z])"
)
_MAY_BE_HONORIFIC: Final = frozenset("PDM")


def honorific_end(plain: str, low: int, high: int) -> int:
    """Return where honorifics before a name end, or `low`."""
    if plain[low : low + 1] not in _MAY_BE_HONORIFIC:
        return low
    honorific = _HONORIFIC.match(plain, low, high)
    return honorific.end() if honorific else low
