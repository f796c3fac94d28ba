"""Numbers that are those of a citation only beside a label, or with a year before them.

`retract_ld.prose.locators` reads them next to the styles of `locator_styles`.
"""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.locator_parts import (
    ISSUE,
    MONTH,
    PAGES,
    RANGE,
    TAIL,
    VOLUME,
    YEAR,
)

__all__ = ["BLANK", "LOOSE", "MIXED", "PAGED", "SHORT"]

#: ``33 (2), 2020, S. 10-19``: read before its labelled parts are.
MIXED: Final = (
    re.compile(  # ``vol. 44 (Issue 6) (March 2021) 118918``
        r"(?<=[^\W\d_][, .])(?<![0-9(]) ?(?:[Vv]ol(?:ume|\.)? ?)?(?P<volume>[0-9]{1,4}),? "
        r"\((?:[Ii]ss(?:ue|\.)|[Nn](?:o\.|umber)) ?(?P<issue>[0-9]{1,3}(?:[-–/][0-9]{1,3})?)\)"
        rf",? \(?(?:{MONTH} )?{YEAR}\)?,? (?:[Pp]{{1,2}}\. ?|[Pp]ages? |[Aa]rticle )?"
        rf"{PAGES}{TAIL}"
    ),
    re.compile(
        rf"(?<=[^\W\d_][ ,] )(?<![0-9A-Za-z(.]){VOLUME}{ISSUE}, {MONTH} {YEAR}, "
        rf"(?:pp?\. ?)?{RANGE}{TAIL}"
    ),
    re.compile(
        rf"(?<=[^\W\d_] )(?<![0-9A-Za-z(.]){VOLUME} ?{ISSUE}, {YEAR}, {RANGE}{TAIL}"
    ),
    re.compile(
        rf"(?<=[^\W\d_], )(?P<volume>[0-9]{{1,3}}), {YEAR}, {RANGE}(?=[;).,]|\s*(?:\n|$))"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z(.]){VOLUME} ?[(\[][Nn]o?\.? ?"
        rf"(?P<issue>[0-9]{{1,3}}(?:[-–/][0-9]{{1,3}})?)[)\]],? \(?{YEAR}\)?[,:;] ?"
        rf"(?:pp?\. ?)?{RANGE}{TAIL}"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z(.:]){VOLUME}:(?P<issue>[0-9]{{1,3}}) \((?:{MONTH} )?{YEAR}\)[,:]? ?"
        rf"(?:pp?\. ?)?{RANGE}{TAIL}"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z(.]){VOLUME} ?{ISSUE}, {YEAR},? (?:[Ss]|[Pp]{{1,2}})\. ?"
        rf"{PAGES}{TAIL}"
    ),
    re.compile(
        r"(?<!Jg\. )(?<!Bd\. )(?<!ol\. )"
        rf"(?<![0-9A-Za-z(.]){VOLUME} \({YEAR}\),? (?:H|Heft|Nr|[Nn]o|[Nn]úm|[Nn][º°])\.? ?"
        rf"(?P<issue>[0-9]{{1,3}}),? (?:[Ss]|[Pp]{{1,2}})\. ?{PAGES}{TAIL}"
    ),
)


#: A volume and one page or article number after a capital word: only with a year before.
LOOSE: Final = re.compile(
    rf"(?P<before>(?!Heft|Nr\.|Seiten?\b)[A-Z][^\s()]{{0,30}},? )"
    rf"{VOLUME}{ISSUE}? ?[:,] ?(?:Article )?"
    r"(?P<pages>e?(?:19|20)[0-9]{2}[A-Z]{2}[0-9]{5,7}|[A-Za-z]{0,3}[0-9]{3,8}"
    r"|[0-9]{1,4}[A-Z][0-9]{2,4})(?=[.,;)\]]|\s|$)"
)


#: A volume and a labelled page after a capital word: ``Soil Letters, 35, pp. 3–9``.
PAGED: Final = re.compile(
    rf"(?P<before>(?!(?:Fig|Tab|Sect|Chap|Eq|Panel|Append|Part|Supp|Line|Step|Scheme|Box|Note"
    rf"|Ref|Vol|Issue|No\b|Band))[A-Z&][^\s()]{{0,30}} ){VOLUME}"
    rf"(?:{ISSUE}|[,/] ?(?P<number>[0-9]{{1,3}}))? ?[,:] ?[pS]p?\.? ?{PAGES}{TAIL}"
)


#: A volume and a short page that end a citation: only with a year before.
SHORT: Final = re.compile(
    rf"(?P<before>[A-Z][^\s()]{{0,30}},? ){VOLUME}{ISSUE}? ?[:,] ?"
    r"(?P<pages>[A-Za-z]?[0-9]{1,2})(?=\.\s+[A-Z]|\.?\s*(?:$|\n|[\[(]?https?:|[\[(]?[Dd][Oo][Ii]\b))"
)


#: A volume and pages with nothing but a blank between: only with a year before.
BLANK: Final = re.compile(
    rf"(?P<before>[A-Z][^\s()]{{0,30}},? )(?P<volume>[0-9]{{1,4}}){ISSUE}?\.? "
    rf"(?P<pages>[0-9]{{1,5}} ?[\u2010-\u2015-] ?[0-9]{{1,5}})(?![0-9A-Za-z])"
)
