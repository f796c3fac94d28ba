"""Which language a notice is written in, by the frequent words of the rule files."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from retract_ld.prose.east_asian_scripts import (
    SAMPLE,
    SOME_KANA,
    is_japanese,
    script_of,
)
from retract_ld.prose.rule_files import LANGUAGES, marks

__all__ = ["LATIN_SCRIPT", "language_of", "recognise"]

#: The languages in Latin script whose rules are not those of English.
LATIN_SCRIPT: Final = frozenset({"de", "es", "fr", "pt"})
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the language whose rules to use; English if none can be told.

    >>> language_of("O artigo foi retratado a pedido dos autores.")
    'pt'
    """
    return recognise(text) or "en"


def recognise(text: str) -> str | None:
    """Return the language a text is written in, or ``None`` if it is too short to tell.

    >>> recognise("Der Artikel wurde auf Wunsch der Autoren zurückgezogen."), recognise("?")
    ('de', None)
    """
    sample = text[:SAMPLE]
    han, kana = script_of(sample)
    if han * 4 > len(_WORD.findall(sample)):
        return "ja" if is_japanese(han, kana) else "zh"
    if kana > SOME_KANA:
        return "ja"
    scores = dict.fromkeys(LANGUAGES, 0)
    for word in _WORD.findall(sample.lower()):
        for language in _marks().get(word, ()):
            scores[language] += 1
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    return best if scores[best] >= 2 and scores[best] > scores[second] else None


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in marks(language):
            found[word] = (*found.get(word, ()), language)
    return found
