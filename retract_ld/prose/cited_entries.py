"""Works that only a number in the list of references names: ``by Roe et al.1)``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.drafts import Draft
from retract_ld.prose.references import numbered_entry
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["cited_work"]

#: ``the article by Roe et al.1) was copied``
_CITED_BY: Final = re.compile(
    r"\b(?:article|paper|study|report|review|letter) by [^\s\d.,;]{2,30}(?: et al\.?)?"
    r",? ?[\[(]?(?P<number>[1-9][0-9]?)[\])]"
)


def cited_work(source: SourceText, start: int, rules: RuleSet) -> list[Draft]:
    """Return the entry that the body cites beside "article", where nothing else names one."""
    if rules.language != "en" or start >= len(source.plain):
        return []
    cited = _CITED_BY.search(source.lower, 0, start)
    entry = numbered_entry(source, int(cited["number"]), start) if cited else None
    return [entry] if entry and entry.fields.keys() & {"title", "doi"} else []
