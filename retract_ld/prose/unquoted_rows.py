"""Several works that a sentence tells one after the other without quotation marks.

``The papers Wet soil by J. Roe (Soil 4:3–9) and Dry soil by B. Poe (Soil 5:7–8) are retracted``
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from retract_ld.prose.announced_lists import announced_before, is_of_source
from retract_ld.prose.joined_mentions import JOINED
from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.mention_patterns import RETRACTED_AFTER
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.unquoted_work import unquoted_work

__all__ = ["unquoted_row", "unquoted_single"]

_NOUN: Final = (
    r"(?:articles?|papers?|publications?|manuscripts?|stud(?:y|ies)|reports?|works?|chapters?"
    r"|reviews?|letters?|contributions?|communications?|preprints?)"
)
#: What the first of the works follows.
_LEADS: Final = re.compile(
    rf"\b(?:[Tt]he |[Bb]oth )?(?i:{_NOUN})(?:,? (?:entitled|titled|called|headed))?[,:]? "
    r"(?=[^\W\d_a-z]|[0-9]|by )"
    r"|\b(?:[Rr]etract(?:s|ed)?|[Ww]ithdr(?:aws?|ew|awn)|[Cc]orrects?|[Cc]oncerns?"
    r"|[Aa]ffects?)(?: both)? "
    r"(?=[^\W\d_a-z])|: (?=[^\W\d_a-z])"
)
#: What the others follow.
_JOINT: Final = re.compile(
    r"[)\]]?(?:[,;]? (?:and|as well as|&)|[,;]) (?:also )?"
    rf"(?:(?:of|to|in|for) )?(?:(?:of |on )?the (?:{_NOUN})"
    r"(?:,? (?:entitled|titled|called))?,? )?"
    r"(?=[^\W\d_a-z]|[0-9]|by )"
)
_SPEAKS: Final = re.compile(r"\b(?:retract|withdr|correct|concern|remov|regret|alert)")
_MOST_LEADS: Final = 8
_MOST: Final = 40
_FEWEST: Final = 2


def unquoted_row(source: SourceText, line: Line, rules: RuleSet) -> list[Mention]:
    """Return the works of a line, none if it tells of fewer than two."""
    if not _SPEAKS.search(source.lower, max(0, line.start - _ABOVE), line.end):
        return []
    leads = _LEADS.finditer(source.plain, line.start, line.end)
    for lead in islice(leads, _MOST_LEADS):
        row = _row(source, lead.end(), line.end)
        if len(row) >= _FEWEST and _is_of_works(source, lead, row, rules):
            return row
    return []


#: What a single work follows.
_LEAD: Final = re.compile(
    rf"\b(?:{_NOUN})(?:,? (?:entitled|titled|called|headed))[,:]? (?=[^\W\d_a-z]|[0-9])"
    rf"|\b(?:[Rr]etracts?|[Ww]ithdraws?) (?:the |our |this )?(?:{_NOUN})[,:]? (?=[^\W\d_a-z])"
    rf"|\b[Tt]he (?:{_NOUN}),? (?=[^\W\d_a-z])"
)


def unquoted_single(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> Mention | None:
    """Return the first work that a noun or "entitled" leads up to, with a place or a DOI."""
    if rules.language != "en":
        return None
    for lead in islice(_LEAD.finditer(source.plain, low, high), _MOST_LEADS):
        read = unquoted_work(source, lead.end(), high)
        if read is None:
            continue
        citation, end = read
        mention = Mention(
            lead.end(), end, "work", "unquoted", 0.85, citation, whole=True
        )
        if _is_of_works(source, lead, [mention], rules):
            return mention
    return None


_ABOVE: Final = 600


def _row(source: SourceText, start: int, high: int) -> list[Mention]:
    row: list[Mention] = []
    joined = False
    while len(row) < _MOST:
        read = unquoted_work(source, start, high)
        if read is None:
            return [] if joined else row
        citation, end = read
        row.append(Mention(start, end, "work", JOINED, 0.85, citation, whole=True))
        joint = _JOINT.match(source.plain, end, high)
        if joint is None:
            return row
        start, joined = joint.end(), not joint.group().startswith(", ")
    return row


def _is_of_works(
    source: SourceText, lead: re.Match[str], row: list[Mention], rules: RuleSet
) -> bool:
    """Tell whether the words around a row say that the notice is about its works."""
    low = source.sentence_at(lead.start()).start
    if is_of_source(source, low, lead.start()):
        return False
    if lead.group().startswith(": "):
        return announced_before(source, lead.start())
    role, _, _ = last_cue(source, low, lead.end(), rules)
    if role == "other":
        return False
    return (
        role == "work"
        or RETRACTED_AFTER.match(source.lower, row[-1].end, len(source.plain))
        is not None
        or _SPEAKS.search(source.lower, low, lead.end()) is not None
    )
