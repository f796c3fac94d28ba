"""Names of journals that German sentences decline: ``des Deutschen Ärzteblatts``."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["undeclined"]

_NEUTER: Final = r"\w*(?:blatt|archiv|journal|jahrbuch|magazin|forum|bulletin|handbuch)"
_MASCULINE: Final = r"\w*(?:anzeiger|bote|bericht|kurier|report)"
_FEMININE: Final = r"\w*(?:zeitschrift|schrift|zeitung|rundschau|revue|presse|umschau)"
_ADJECTIVES: Final = r"(?P<adjectives>(?:[A-ZÄÖÜ][a-zäöüß]+en )+)"
#: ``des Deutschen Ärzteblatts``, ``im Deutschen Ärzteblatt``, ``der Neuen Zeitschrift``
_OF: Final = re.compile(
    rf"{_ADJECTIVES}(?:(?P<es>(?i:{_NEUTER}))|(?P<er>(?i:{_MASCULINE}))"
    rf"|(?P<e>(?i:{_FEMININE})))(?P<ending>e?s)?(?=$| )"
)
_BEFORE: Final = re.compile(r"\b(?:[Dd]es|[Dd]er|[Ii]m|[Dd]em|[Vv]om) $")


def undeclined(name: str, before: str) -> str:
    """Return the name of a journal as it stands on its cover, if it is declined.

    >>> undeclined("Deutschen Ärzteblatts", "in Band 110 des ")
    'Deutsches Ärzteblatt'
    >>> undeclined("Deutschen Medizinischen Wochenschrift", "in der ")
    'Deutsche Medizinische Wochenschrift'
    >>> undeclined("Jahrbuch der Bodenkunde", "im ")
    'Jahrbuch der Bodenkunde'
    """
    match = _OF.match(name)
    if match is None or not _BEFORE.search(before):
        return name
    gender = next(group for group in ("es", "er", "e") if match[group])
    adjectives = re.sub(r"en\b", gender, match["adjectives"])
    return adjectives + match[gender] + name[match.end() :]
