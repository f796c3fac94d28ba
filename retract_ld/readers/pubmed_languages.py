"""MEDLINE's language codes (ISO 639-2/B, as MARC uses them) → BCP 47 tags."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.readers.remembering import remembered

__all__ = ["language_tag"]

#: RFC 5646 §2.2.1: the shortest ISO 639 code; others are three letters in both lists.
_SHORTER: Final[dict[str, str]] = dict(
    re.findall(
        "([a-z]{3}):([a-z]{2})",
        """
        afr:af alb:sq amh:am ara:ar arm:hy aze:az baq:eu bel:be ben:bn bos:bs bul:bg
        cat:ca chi:zh cze:cs dan:da dut:nl eng:en epo:eo est:et fin:fi fre:fr geo:ka
        ger:de gle:ga glg:gl gre:el heb:he hin:hi hrv:hr hun:hu ice:is ind:id ita:it
        jpn:ja kaz:kk kin:rw kor:ko lat:la lav:lv lit:lt mac:mk mal:ml mao:mi may:ms
        mon:mn nob:nb nor:no per:fa pol:pl por:pt pus:ps rum:ro rus:ru san:sa scc:sr
        scr:hr slo:sk slv:sl spa:es srp:sr swe:sv tam:ta tha:th tur:tr ukr:uk urd:ur
        uzb:uz vie:vi wel:cy
        """,
    )
)
_NO_LANGUAGE: Final = frozenset({"mul", "und", "zxx", "mis"})


@remembered(1024)
def language_tag(code: str) -> str | None:
    """Return the BCP 47 tag of a MEDLINE language code, or ``None`` for no language.

    >>> language_tag("eng"), language_tag("scr"), language_tag("gsw"), language_tag("und")
    ('en', 'hr', 'gsw', None)
    """
    lower = code.lower()
    if lower in _NO_LANGUAGE or not re.fullmatch("[a-z]{2,3}", lower):
        return None
    return _SHORTER.get(lower, lower)
