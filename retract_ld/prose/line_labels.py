"""Words that say what the rest of a line is: ``Título: …``, ``Autores: …``."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["AUTHORS_LABEL", "TITLE_LABEL"]

TITLE_LABEL: Final = re.compile(
    r"(?:[0-9]{1,2}[.)] )?(?:(?:(?:Article|Paper|Manuscript) )?[Tt]itle"
    r"(?: of (?:the )?(?:retracted |original |corrected )?(?:paper|article|publication))?"
    r"|(?:Título|Titel|Titre)(?: (?:del? artículo|do artigo|de l['’]article|des (?:Artikels"
    r"|Beitrags)))?|Artículo(?: original)?|Artigo(?: original)?|Artikel|Beitrag"
    r"|Article(?= ?: «)) ?: ?(?=\S)"
)
AUTHORS_LABEL: Final = re.compile(
    r"(?:Authors?(?: [Nn]ames?)?|Author\(s\)|By|Autor(?:es|en|in|innen|as?)?|Auteure?s?"
    r"|Verfasser(?:in)?) ?: ?(?=[A-ZÀ-Þ])"
)
