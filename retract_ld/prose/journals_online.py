"""Titles of notices that give no more of the work than its journal, and the day or a DOI."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.dates_in_prose import find_date
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mention_words import put_online
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["put_journal_online"]

#: ``Retraction of: Soil Letters 10.5555/sl.3, published online 3 May 2015``
_JOURNAL_ONLINE: Final = re.compile(
    r"(?P<journal>[A-Z][\w&’'-]*(?:[ :]{1,2}(?:[A-Z][\w&’'.-]*|of|and|in|for|the|on|&)){0,9})"
    r"(?:[,:]? (?:[Dd][Oo][Ii]:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S{1,80}?)?"
    r"[,;.]? (?:(?:[Ff]irst )?[Pp]ublished online:? (?:on )?[0-9A-Z][^\n]{4,28}"
    r"|[Oo]nline:? (?P<day>(?:[0-3]?[0-9] )?[A-Z][a-z]{2,8}\.? (?:[0-3]?[0-9], )?"
    r"(?:19|20)[0-9]{2})\.?)"
)


#: ``Correction to: Soils`` above ``https://doi.org/10.5555/sl.3, published online 3 May 2015``
_ONE_WORD: Final = re.compile(r"[A-Z][A-Za-z]{3,20}")
_DOI_BELOW: Final = re.compile(
    r"\s*\n\s*(?:[Dd][Oo][Ii]:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+"
    r",? published online"
)


def put_journal_online(
    source: SourceText, citation: Citation, low: int, high: int, rules: RuleSet
) -> bool:
    """Read a title that is a journal's name with a day, or above a DOI; tell if it is."""
    if _ONE_WORD.fullmatch(source.plain, low, high) and _DOI_BELOW.match(
        source.plain, high
    ):
        put_journal(citation, source.plain, low, high)
        return True
    online = _JOURNAL_ONLINE.fullmatch(source.plain, low, high)
    if online:
        put_journal(citation, source.plain, *online.span("journal"))
        put_identifiers(source, citation, low, high)
        put_online(source, citation, low, high, rules)
        day = online["day"] and find_date(source.lower, *online.span("day"), rules)
        if day:
            citation.fields.setdefault("published_online", Found(*day))
        return True
    return False
