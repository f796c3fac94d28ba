"""The line below a letter that says when it appeared: ``Published Online: … doi:…``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.mention import Mention
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["is_later", "online_line"]

_ONLINE: Final = re.compile(r"published online:? (?=[a-z]{3,9} [0-9]|[0-9]{1,2} [a-z])")
_LONGEST: Final = 160
_FAR: Final = 20_000


def online_line(source: SourceText, line: Line, rules: RuleSet) -> Mention | None:
    """Read a line in which the notice gives its own day and DOI; the work has another DOI."""
    if len(line.text) > _LONGEST or not _ONLINE.match(source.lower, line.start):
        return None
    dois = [
        found
        for found in identifiers_in(source.plain, line.start, line.end)
        if found[0] == "doi"
    ]
    if len(dois) != 1:
        return None
    _, value, start, end = dois[0]
    rest = identifiers_in(source.plain, line.end, line.end + _FAR)
    if not any(kind == "doi" and other != value for kind, other, *_ in rest):
        return None
    date = find_date(source.lower, line.start, start, rules)
    citation = Citation(line.start, line.end)
    citation.fields["doi"] = Found(value, start, end)
    if date:
        citation.fields["published"] = Found(*date)
    return Mention(line.start, line.end, "own", "own-online", 0.9, citation, whole=True)


def is_later(online: Citation, work: Citation) -> bool:
    """Tell whether what went online with a DOI did so in a year after the work's."""
    day, year = online.value("published_online"), work.value("published")
    if not day or not year or "doi" not in online.fields or "doi" in work.fields:
        return False
    return day[:4].isdigit() and day[:4] > year[:4]
