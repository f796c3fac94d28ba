"""The line below a letter that says when it appeared: ``Published Online: … doi:…``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.mention import Mention, year_of
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


_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def is_later(line: Line, online: Citation, work: Citation) -> bool:
    """Tell whether a line gives a DOI with a year after that of the work.

    ``Fen Press, 2 March 2020, https://doi.org/…``
    """
    doi, year = online.fields.get("doi"), year_of(work.value)
    if doi is None or not year or "doi" in work.fields:
        return False
    told = _YEAR.findall(line.text[: max(0, doi.start - line.start)])
    return bool(told) and told[-1] > year
