"""How notices cite themselves in Chinese, and with labelled numbers."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "NUMBERED_BY_DOI",
    "OWN_CHINESE",
    "OWN_CHINESE_SITE",
    "OWN_CITATION",
    "OWN_NUMBERED",
    "OWN_VOLUME",
]

#: A Chinese notice citing itself: ``土壤杂志，2020, 35(10): 1200-1200. DOI: 10.5555/…``
OWN_CHINESE: Final = re.compile(
    r"(?P<journal>[\u4e00-\u9fff]{3,20})[,，.．] ?(?P<published>(?:19|20)[0-9]{2}),"
    r" ?(?P<volume>[0-9]{1,4}) ?\((?P<issue>[0-9]{1,3})\): ?(?P<pages>[0-9-]{1,11})\.?$"
)
#: … and as sites head theirs: ``土壤杂志 2023, Vol. 45 Issue (1): 120``
OWN_CHINESE_SITE: Final = re.compile(
    r"(?P<journal>[\u4e00-\u9fff]{3,20})[,， ] ?(?P<published>(?:19|20)[0-9]{2})[,，] ?Vol\. ?"
    r"(?P<volume>[0-9]{1,4}),? (?:Issue|No\.) ?\(?(?P<issue>[0-9]{1,3})\)? ?[:：]"
    r" ?(?P<pages>[0-9-]{1,11})\.?$"
)
#: ``Fen Letters, Vol 9 No 3 (2022). Published: 2022-09-30``
OWN_VOLUME: Final = re.compile(
    r"(?P<journal>[^\n]{2,120}?),? [Vv]ol(?:ume|\.)? ?(?P<volume>[0-9]{1,4})"
    r"(?:,? (?:[Nn]o\.?|[Ii]ssue|[Ii]ss\.) ?(?P<issue>[0-9]{1,3}(?:[-–/][0-9]{1,3})?))?"
    r"(?: \((?:[A-Z][a-z]{2,8} )?[0-9]{4}\))?(?:[:,] ?(?:pp?\.? ?)?"
    r"(?P<pages>[A-Za-z]{0,4}[0-9][^\s.,;]{0,20}))?[.,;]? (?:First )?[Pp]ublished(?: online)?"
    r":? (?P<published>[^\n]{4,30}?)\.?$"
)
#: ``Fen Cases. 2020: 100311``
OWN_NUMBERED: Final = re.compile(
    r"(?P<journal>[A-Z][^\n0-9]{3,90}?)\. (?P<published>(?:19|20)[0-9]{2})[:;,] ?"
    r"(?P<pages>[A-Za-z]{0,3}[0-9]{3,9})\.?$"
)
#: ``Soil Letters, 12(3): 44. Published 2016-05-04``
OWN_CITATION: Final = re.compile(
    r"(?P<journal>[^\n]{2,160}?)(?:,? (?P<volume>[A-Z]?[0-9]{1,4}[A-Z]?)"
    r"(?: ?\((?P<issue>[^()\n]{1,20})\))?(?:[:,] ?(?:10\.[0-9]{4,9}/[^\s,;]{3,80}"
    r"|(?P<pages>[A-Za-z]{0,4}[0-9][^\s,;]{0,20})))?)?"
    r"(?:[.,;]| [–—•|]) (?:First )?[Pp]ublished(?: online)?:? (?P<published>[^\n]{4,30}?)\.?$"
)
#: ``Soil Letters, 12(3): 10.5555/notice.4. Published 2016-05-04``: the DOI is the number.
NUMBERED_BY_DOI: Final = re.compile(
    r"[0-9)]: ?10\.[0-9]{4,9}/[^\s,;]{3,80}\. [Pp]ublished "
)
