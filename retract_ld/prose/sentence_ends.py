"""Where sentences end: at stops, line ends and items, but not after abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.journal_name import abbreviations

__all__ = ["sentence_spans"]

_SENTENCE_END: Final = re.compile(
    r"[.!?][\"'”’)\]]{0,2}\s+(?=[^\sa-z0-9])|[。！？]|\n"
    r"|;\s+(?=(?:and )?\((?:[0-9]|[a-h]|[ivx]{1,4})\) [a-z])"
)
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:al|Fig|Figs|Dr|Drs|Prof|Mr|Mrs|Ms|St|vs|No|Nos|Vol|vol|no|pp|Eqs?|Ref"
    r"|Refs|Mon|Mon\. Not|Tab|Inc|Ltd|Co|Corp|approx|e\.g|i\.e|cf|ca|resp|Jr|Sr|Suppl|Art)"
    r"|\b[A-Z])\.\s+$"
)
_LAST_WORD: Final = re.compile(r"(?<![^\s(\[])([A-Z][a-z]{1,14})\.\s+$")
_BRACKET_REACH: Final = 250


def sentence_spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every sentence.

    >>> text = "As in Fig. 2. J. Soil Sci. 4."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['As in Fig. 2. ', 'J. Soil Sci. 4.']
    """
    start = 0
    for match in _SENTENCE_END.finditer(plain):
        end = match.end()
        if (
            match.group()[0] == "."
            and (
                _ABBREVIATED.search(plain, max(start, end - 12), end)
                or _ends_in_abbreviation(plain[max(start, end - 24) : end])
            )
            and not _after_company(plain, end)
        ):
            continue
        if match.group() != "\n" and _inside_brackets(plain, start, end):
            continue
        if plain[start:end].strip():
            yield start, end
        start = end
    if plain[start:].strip():
        yield start, len(plain)


#: ``Roe & Sons Ltd. The authors disagree.``: the stop ends the sentence, too.
_COMPANY: Final = re.compile(r"\b(?:Inc|Ltd|LLC|Co|Corp)\.\s+$")
_BEGINS: Final = re.compile(
    r"(?:The|This|These|All|After|It|In|No|None|Both|Following|We|Our|As|Although|Upon)\b [a-z]"
)


def _after_company(plain: str, end: int) -> bool:
    """Tell whether a sentence begins behind the abbreviated end of a company's name."""
    return (
        _BEGINS.match(plain, end) is not None
        and _COMPANY.search(plain, max(0, end - 8), end) is not None
    )


def _ends_in_abbreviation(words: str) -> bool:
    """Tell whether the last word is one of a journal's abbreviated name: ``Proc. ``."""
    last = _LAST_WORD.search(words)
    return last is not None and last[1] in abbreviations()


def _inside_brackets(plain: str, start: int, end: int) -> bool:
    """Tell whether a stop stands in a bracket that was opened just before."""
    low = max(start, end - _BRACKET_REACH)
    opened = max(plain.rfind("(", low, end), plain.rfind("[", low, end))
    return opened >= 0 and not any(
        plain.find(closing, opened, end) >= 0 for closing in ")]"
    )
