"""What stands between quotation marks, of whatever shape."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["QUOTED", "holds_quotation"]

QUOTED: Final = re.compile(
    r"“\s?(?P<a>(?=[^”]{12})[^“”]{0,500}(?:“[^“”\n]{1,120}”[^“”]{0,300}){0,3})\s?”"
    r"|“(?P<i>[^“”\n]{12,300})“(?=[\s.,;)\]]|$)|(?<![\w])\"(?P<b>[^\"\n]{12,700})\"(?![^\W\d])"
    r"|(?<!\w)‘\s?(?P<c>[^‘\n]{12,700}?)\s?’(?=[\s,.;:)\]]|$)|«\s?(?P<d>[^«»]{12,700})\s?»"
    r"|»(?P<h>[^«»]{12,700})«|„(?P<e>[^„“”]{12,700})[“”]|[「『《](?P<f>[^「」『』《》]{5,300})[」』》]"
    r"|(?<!\w)'(?P<g>[A-Z][^'\n]{20,700})'(?=[\s,.;:)\]]|$)"
)
#: ``Poe have told us of an error in their paper “On soil``
_OPENED: Final = re.compile(
    r"(?!(?:\w+ )?(?:Retract|Correct|Errat|Corrig|Expression|Notice|Addend|Withdraw|Reply"
    r"|Respon|Comment))[^“”\n]{4,300} “[^“”\n]{12,}"
    r"|(?:who (?:are|were) )?(?:the )?authors? of\b.*"
)


def holds_quotation(title: str) -> bool:
    """Tell whether what was taken for a title only leads up to one in quotation marks."""
    return _OPENED.fullmatch(title) is not None
