"""Words that say what the rest of a line is: ``Título: …``, ``Autores: …``."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "ARTICLE",
    "AUTHORS_LABEL",
    "JOURNAL_LABEL",
    "OF_PAPER",
    "TITLE_LABEL",
    "titled_span",
    "value_end",
]

#: ``A Correction to Roe (2012)``
ARTICLE: Final = re.compile(
    r"(?:an?|the) (?=(?:corrections?|errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|retraction)"
    r" (?:to|of|for|on)\b)"
)
#: ``Corrigendum of the paper entitled: On soil``
OF_PAPER: Final = re.compile(
    r"(?:to |of |for |on )?(?:(?:the|my|our|an?) )?"
    r"(?:article|paper|letter|note|study|manuscript)"
    r"(?: (?:en)?titled:? |: ?| (?:by [^“”\"‘\n]{3,90}? )?(?=[“\"‘']))"
    # ``acerca do artigo: …``, ``concernant l'article « …``
    r"|(?:(?:acerca|a propósito|respecto|referente|relativ[oa]s?|(?:em|com|en|con) rela[cç]\w+"
    r"|quanto|sobre|concernant|relati(?:f|ve)s?|(?:à|a) propos|au sujet|betreff(?:end|s)?) )?"
    r"(?:(?:del?|do|al?|ao|o|el|à|au|de|zu[mr]?|den|dem|des) ){0,2}(?:l['’])?"
    r"(?:artículo|artigo|article|trabal?[hj]o|texto|artikel|beitrag|aufsatz)"
    r"(?: (?:original|titulado|intitulad[oa]|intitulé))?(?:: ?| (?=[“\"«„]))",
    re.IGNORECASE,
)
TITLE_LABEL: Final = re.compile(
    r"(?:[0-9]{1,2}[.)] )?(?:(?:(?:Article|Paper|Manuscript) )?[Tt]itle"
    r"(?: of (?:the )?(?:retracted |original |corrected )?(?:paper|article|publication))?"
    r"|(?:Título|Titel|Titre)(?: (?:del? artículo|do artigo|de l['’]article|des (?:Artikels"
    r"|Beitrags)))?|Artículo(?: original)?|Artigo(?: original)?|Artikel|Beitrag"
    r"|Article(?= ?: «)|(?:Article|Paper|Manuscript|Chapter)(?= ?: ?(?:[^\s:]+ ){2}))"
    r" ?: ?(?=\S)"
)
AUTHORS_LABEL: Final = re.compile(
    r"(?:(?:Article )?[Aa]uthors?(?: [Nn]ames?)?|Author\(s\)|By"
    r"|Autor(?:es|en|in|innen|as?)?|Auteure?s?|Verfasser(?:in)?) ?: ?(?=[0-9]?[A-ZÀ-ÞŁ-Ž])"
)
#: Without its colon, and as the text of a pattern: what stands around it differs.
JOURNAL_LABEL: Final = (
    r"(?:Journal(?: [Tt]itle| [Nn]ame| [Dd]etails)?|Revista|Revue|Zeitschrift|Periódico"
    r"|Published in|Source)"
)

#: A value does not go on over more lines than this.
_MOST_LINES: Final = 4
_SHORT_LINE: Final = 40


def value_end(plain: str, start: int) -> int:
    r"""Return where a labelled value ends: with its line, or with lines that go on small.

    >>> text = "Title: Wet soil in gardens behind the old walls\nof towns\nAuthors: A. Roe"
    >>> text[7 : value_end(text, 7)]
    'Wet soil in gardens behind the old walls\nof towns'
    """
    begin, end = start, plain.find("\n", start)
    for _ in range(_MOST_LINES):
        if (
            end < 0
            or end - begin < _SHORT_LINE
            or not plain[end + 1 : end + 2].islower()
        ):
            break
        begin, end = end + 1, plain.find("\n", end + 1)
    return len(plain) if end < 0 else end


def titled_span(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return where the title stands in a line that holds one, behind its label if any."""
    label = TITLE_LABEL.match(plain, start, end)
    return (label.end(), value_end(plain, label.end())) if label else (start, end)
