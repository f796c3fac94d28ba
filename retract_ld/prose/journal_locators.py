"""Numbers of citations between which the journal's name stands."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.locator_parts import DASH, ISSUE, MONTH, PAGE, TAIL, VOLUME, YEAR

__all__ = ["NAMED_STYLES"]

NAMED_STYLES: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "(year) volume journal page",
            (
                rf"[(\[]{YEAR}[)\]] (?P<volume>[0-9]{{1,4}})"
                r"(?:(?:\((?=[0-9]{1,3}\))|[:/])(?P<issue>[0-9]{1,3})\)?)? "
                r"(?P<journal>(?!D[Oo][Ii] )[A-Z][^\W\d]*(?:[ .,&:'’-]{1,2}[^\W\d]+){0,11}\.?) "
                rf"(?P<pages>[0-9]{{1,6}}(?:{DASH}[0-9]{{1,6}})?)"
                r"(?=[.,;)]| (?:has|have|is|are|was|were|because|since|which|and|by|in)\b"
                r"|\s*(?:[<(\[]?(?:https?:|[Dd][Oo][Ii])|$|\n))"
            ),
        ),
        (
            "year journal volume article",
            (
                rf"(?:^|(?<=[\n,;(\[.:”’\"] )|(?<=[\n(\[])|(?<=[Ii]n )|(?<= [A-Z] )"
                rf"|(?<=[a-z] )){YEAR} "
                r"(?P<journal>[A-Z][A-Za-z]*[.:]{0,2}"
                r"(?: (?:[A-Z][A-Za-z]*[.:]{0,2}|of|and|in)){0,7}) "
                r"(?P<volume>[0-9]{1,4})(?: ?\((?P<issue>[0-9]{1,3})\))? "
                r"(?P<pages>[0-9]{5,7}|[A-Z]{1,3}[0-9]{2,5}|[A-Z]?[0-9]{1,5}[–-][A-Z]?[0-9]{1,5})"
                r"(?=[.,;)\]]|$|\n)"
            ),
        ),
        (
            "Proc. SPIE volume, meeting, article (date)",
            (
                r"(?P<journal>Proc(?:\.|eedings of) SPIE),? (?:[Vv]ol(?:\.|ume) ?)?"
                r"(?P<volume>[0-9]{1,5}), (?:[^;\n]{5,160}, )?"
                r"(?P<pages>[0-9]{4,6}[0-9A-Z]{1,3}),? "
                rf"\((?:[0-3]?[0-9] )?(?:{MONTH} )?{YEAR}\)"
            ),
        ),
        (
            "volume(issue) issue of journal, pages",
            (
                rf"(?:\b[Ii]n (?:the )?)?(?<![0-9A-Za-z(.]){VOLUME}{ISSUE},? (?:{MONTH},? )?"
                rf"(?:{YEAR},? )?[Ii]ssue of (?:the )?"
                rf"(?P<journal>[A-Z][^,;()\n0-9]{{2,80}}?),? "
                rf"\(?(?:[Pp]{{1,2}}\.|[Pp]ages?) ?"
                rf"(?P<pages>{PAGE}(?: ?(?:{DASH}|to) ?{PAGE})?){TAIL}"
            ),
        ),
    )
)
