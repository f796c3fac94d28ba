"""Why a work is retracted, where a heading says so before its title."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["after_cause"]

#: What is at fault, and what leads on to the work, for each language.
_CAUSES: Final = (
    (
        (
            r"(?:self-)?plagiarism|(?:redundant|duplicate|dual|double|multiple) publication"
            r"|duplication|copyright (?:violation|infringement)|errors?|misconduct|fraud"
            r"|(?:data )?(?:fabrication|falsification)|fake peer[ -]review"
        ),
        (
            r"(?:in|of|concerning) (?:the )?(?:article|paper|publication|manuscript)"
            r"(?:[:,]? (?:en)?titled)?"
        ),
        r"(?:due to|because of|owing to|for|on grounds of)",
    ),
    (
        (
            r"plagiat(?: aggravé| partiel)?|publication (?:redondante|multiple|double)"
            r"|duplication|fraude|erreurs?|fabrication|falsification"
        ),
        (
            r"(?:dans|de|concernant) (?:l['’]|cet |le |ce )(?:article|manuscrit|travail)"
            r"(?: intitulé)?"
        ),
        r"(?:pour|en raison de|à cause de|suite à)",
    ),
    (
        r"plagio|publicación (?:duplicada|redundante)|duplicación|fraude|errores|error",
        r"(?:en el|del|en|de) (?:artículo|trabajo)(?: titulado)?",
        r"(?:por|debido a)",
    ),
    (
        r"plágio|publicação (?:duplicada|redundante)|duplicação|fraude|erros?",
        r"(?:no|do|em|de) (?:artigo|trabalho)(?: intitulado)?",
        r"(?:por|devido [aà])",
    ),
    (
        r"plagiats?|doppel(?:publikation|veröffentlichung)|datenfälschung|fehler",
        r"(?:im|in dem|des) (?:artikels?|beitrags?|beitrag|aufsatz(?:es)?)",
        r"(?:wegen|aufgrund)(?: von| eines)?",
    ),
)
_CAUSE: Final = re.compile(
    r"(?i:"
    + "|".join(
        rf"(?:{fault}) {work}[:,]?|{reason} (?:{fault}) ?[:–—-]"
        for fault, work, reason in _CAUSES
    )
    + r"|concerning the (?:article|paper|publication)[:,]?) (?=[“\"‘«„A-ZÀ-Þ0-9])"
)


def after_cause(plain: str, low: int, high: int) -> int:
    """Return where the title begins, behind a cause if one stands before it.

    >>> text = "Plagiarism in the article Wet soil"
    >>> text[after_cause(text, 0, len(text)):]
    'Wet soil'
    >>> text = "wegen Plagiats: Nasser Boden"
    >>> text[after_cause(text, 0, len(text)):]
    'Nasser Boden'
    """
    cause = _CAUSE.match(plain, low, high)
    return cause.end() if cause else low
