"""Which language a notice is written in, by the frequent words of the rule files."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from retract_ld.prose.east_asian_scripts import (
    SAMPLE,
    SOME_KANA,
    reads_japanese,
    script_of,
)
from retract_ld.prose.rule_files import LANGUAGES, headings, marks

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


@lru_cache(8)
def recognise(text: str) -> str | None:
    """Return the language a text is written in, or ``None`` if it is too short to tell.

    A notice in two languages is in the one of its heading if that comes first.

    >>> recognise("Der Artikel wurde auf Wunsch der Autoren zurückgezogen."), recognise("?")
    ('de', None)
    >>> recognise("Rétractation : Sols acides"), recognise("訂正")
    ('fr', 'ja')
    """
    sample = text[:SAMPLE]
    han, kana = script_of(sample)
    if han * 4 > len(_WORD.findall(sample)):
        return "ja" if reads_japanese(sample) else "zh"
    if kana > SOME_KANA:
        return "ja"
    scores = _scores(sample)
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    sure = scores[best] >= 2 and scores[best] > scores[second]
    if sure and best != "en":
        return best
    named = _named_in_heading(sample)
    if not sure:
        return named[0] if len(named) == 1 else None
    return _spoken_first(sample, named) or best


def _scores(sample: str) -> dict[str, int]:
    scores = dict.fromkeys(LANGUAGES, 0)
    for word in _WORD.findall(sample.lower()):
        for language in _marks().get(word, ()):
            scores[language] += 1
    return scores


#: A heading stands in the first characters.
_HEAD: Final = 160
_ENGLISH: Final = re.compile(
    r"retract(?:ion|ed)|errat(?:um|a)|corrigendum|correction|withdrawal|expression of concern"
)


def _named_in_heading(sample: str) -> list[str]:
    """Return the languages whose words for notices come first in the heading."""
    head = sample[:_HEAD].lower()
    words = {match.group(): match.start() for match in _WORD.finditer(head)}
    english = _ENGLISH.search(head)
    before = english.start() + 1 if english else len(head)
    return [
        language
        for language in sorted(LATIN_SCRIPT)
        if any(words.get(word, before) < before for word in headings(language))
    ]


#: Lines among which that of the body must be, and how long it is at least.
_LINES: Final = 14
_SENTENCE: Final = 40
_LEAST: Final = 3


def _spoken_first(sample: str, named: list[str]) -> str | None:
    """Return the first of these languages that a line of the body is written in."""
    if not named:
        return None
    for line in sample.split("\n")[:_LINES]:
        if len(line) < _SENTENCE or line.rstrip()[-1:] not in ".:;":
            continue
        scores = _scores(line)
        best = max(scores, key=lambda name: scores[name])
        if scores[best] < _LEAST:
            continue  # a citation
        if best == "en" or scores[best] == scores["en"]:
            return None
        if best in named:
            return best
    return None


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in marks(language):
            found[word] = (*found.get(word, ()), language)
    return found
