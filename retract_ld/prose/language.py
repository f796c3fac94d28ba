"""Which language a notice is written in, by the frequent words of the rule files."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from retract_ld.prose.ruleset import LANGUAGES, marks

__all__ = ["language_of", "recognise"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_KANA: Final = re.compile(r"[\u3041-\u30fa]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE: Final = 20_000
#: Chinese notices have kana only where they name a Japanese work.
_SOME_KANA: Final = 5


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
    sample = text[:_SAMPLE]
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if han * 4 > len(_WORD.findall(sample)):
        return "ja" if kana > _SOME_KANA or kana * 20 > han else "zh"
    if kana > _SOME_KANA:
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
