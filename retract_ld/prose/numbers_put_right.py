"""Whether a correction puts a number right: before and after differ in digits only."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retract_ld.codes import Reason
from retract_ld.models import Evidence
from retract_ld.prose.heading import Label
from retract_ld.prose.source_text import SourceText

__all__ = ["puts_number_right", "with_numbers"]

Reasons = tuple[tuple[Reason, Evidence], ...]

_CORRECTING: Final = frozenset({"correction", "corrigendum", "erratum"})
_QUOTED: Final = re.compile(
    r"[“\"«„「『‘]\s?(?P<quoted>[^”\"»“」』’\n]{1,300}?)\s?[”\"»“」』’]"
    r"|(?:^|\n)(?:[^:：\n]{1,24}[:：]|[（(]?[誤误正][)）])"
    r"[ \u3000]*(?P<value>[^\n\s“\"«„「『][^\n]{0,300})"
)
_NUMBER: Final = re.compile(r"[0-9][0-9.,]*")
#: A number that was measured or reckoned, and what it is of: ``p=0,532``, ``12 mg``.
_MEASURED: Final = re.compile(
    r"[0-9][.,][0-9]|[0-9] ?(?:[%％‰]|[µμmck]?[gl]\b|mmol|nmol|[cmkn]?m\b|mmhg|kcal|ui\b)",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"[^\W\d_]")
_ADDRESS: Final = re.compile(r"https?:|doi", re.IGNORECASE)
_MOST: Final = 40


def puts_number_right(text: str) -> bool:
    """Tell whether some words are given twice, with other numbers, and no other words.

    >>> puts_number_right("Onde se lia: “taxa de 12,8” Leia-se: “taxa de 18,2”")
    True
    >>> puts_number_right("Onde se lia: “identidade” Leia-se: “alteridade”")
    False
    """
    quoted = [
        (match["quoted"] or match["value"]).strip(" .,;。")
        for _, match in zip(range(_MOST), _QUOTED.finditer(text), strict=False)
    ]
    pairs = [
        (one, other)
        for one, other in pairwise(quoted)
        if one != other and all(_is_measured(words) for words in (one, other))
    ]
    return any(_NUMBER.sub("#", one) == _NUMBER.sub("#", other) for one, other in pairs)


def _is_measured(words: str) -> bool:
    return bool(
        _MEASURED.search(words) and _OF.search(words) and not _ADDRESS.search(words)
    )


def with_numbers(
    source: SourceText, body: int, label: Label, reasons: Reasons
) -> Reasons:
    """Return the reasons, an error in the text as one in the data if it is of a number."""
    named = {reason for reason, _ in reasons}
    if label.type not in _CORRECTING or "error-in-text" not in named:
        return reasons
    if not puts_number_right(source.plain[body : body + 20_000]):
        return reasons
    name: Reason = "error-in-data"
    told = [
        (name, words.model_copy(update={"field": f"reasons.{name}"}))
        if reason == "error-in-text"
        else (reason, words)
        for reason, words in reasons
        if not (reason == "error-in-text" and name in named)
    ]
    return tuple(sorted(told, key=lambda found: found[0]))
