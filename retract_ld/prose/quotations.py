"""What stands between quotation marks, of whatever shape."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["QUOTED"]

QUOTED: Final = re.compile(
    r"“\s?(?P<a>(?=[^”]{12})[^“”]{0,500}(?:“[^“”\n]{1,120}”[^“”]{0,300}){0,3})\s?”"
    r"|“(?P<i>[^“”\n]{12,300})“(?=[\s.,;)\]]|$)|(?<![\w])\"(?P<b>[^\"\n]{12,700})\"(?![^\W\d])"
    r"|(?<!\w)‘\s?(?P<c>[^‘\n]{12,700}?)\s?’(?=[\s,.;:)\]]|$)|«\s?(?P<d>[^«»]{12,700})\s?»"
    r"|»(?P<h>[^«»]{12,700})«|„(?P<e>[^„“”]{12,700})[“”]|[「『《](?P<f>[^「」『』《》]{5,300})[」』》]"
    r"|(?<!\w)'(?P<g>[A-Z][^'\n]{20,700})'(?=[\s,.;:)\]]|$)"
)
