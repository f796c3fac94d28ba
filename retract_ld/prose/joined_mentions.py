"""Works told one after the other in a sentence: what is said of one is said of all.

``“Wet soil” (Soil 4:3) and “Dry soil” (Soil 5:9) have been retracted``
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retract_ld.prose.announced_lists import announced_before
from retract_ld.prose.authors import author_list
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import SourceText

__all__ = ["JOINED", "join_roles", "mark_parallel"]

#: The rule of a work that another one is joined to.
JOINED: Final = "joined-work"
_GAP: Final = re.compile(
    r"[\s,;.)\]”\"’]{0,5}(?:(?:and(?: of| in| to)?|as well as|&|both) )?"
    r"(?:[(\[]?(?:[0-9]{1,2}|[a-h]|[ivx]{1,4})[.)\]] ?)?[“\"‘(\[]?"
)
_LEAD: Final = re.compile(r"[\s“\"‘(\[]*(?:[(\[]?(?:1|a|i)[.)\]] ?)?[“\"‘(\[]?")
_MOST_NAMES: Final = 160
_PLACE: Final = frozenset({"volume", "pages"})


def join_roles(source: SourceText, mentions: list[Mention]) -> None:
    """Give the mentions of one line the role of the works that they are joined to."""
    if not mentions:
        return
    _take_announcement(source, mentions[0])
    for first, second in pairwise(mentions):
        _share(source, first, second)
    for first, second in reversed([*pairwise(mentions)]):
        _share(source, first, second)


def mark_parallel(source: SourceText, mentions: list[Mention]) -> None:
    """Take lines that each begin with a work for works, as lists of errata tell them.

    ``“Wet soil” (Soil 4:3): in Fig. 2 …`` / ``“Dry soil” (Soil 5:9): in Table 3 …``
    """
    fronts: list[Mention] = []
    lines: set[int] = set()
    for mention in mentions:
        start = _start(mention)
        line = source.plain.rfind("\n", 0, start) + 1
        line = max(line, source.sentence_at(start).start)
        if line in lines:
            continue
        if _FRONT.fullmatch(source.plain, line, start) and _is_told(mention):
            lines.add(line)
            fronts.append(mention)
    if len(fronts) < _FEWEST or any(one.role in {"other", "own"} for one in fronts):
        return
    for mention in fronts:
        if not mention.role:
            mention.role, mention.rule = "work", JOINED
        mention.whole = True


_FEWEST: Final = 2
#: What may stand before the work at the front of a line.
_FRONT: Final = re.compile(
    r"[\s•∘◦*·–-]{0,3}(?:[(\[]?(?:[0-9]{1,2}|[a-h])[.)\]] ?)?"
    r"(?:(?:In|On|To|For|Re:?|Regarding) (?:(?:the|our) (?:article|paper|report),? )?)?"
    r"[“\"‘(\[]?"
)


def _is_told(mention: Mention) -> bool:
    """Tell whether a title comes with a place or a DOI."""
    fields = mention.citation.fields.keys()
    return "title" in fields and bool(fields & {"doi"} or fields >= _PLACE)


def _take_announcement(source: SourceText, mention: Mention) -> None:
    """Take the first for a work if a list of works is announced right before it."""
    start = _start(mention)
    if mention.role or not _tells(mention):
        return
    colon = source.plain.rfind(":", max(0, start - _MOST_NAMES), start)
    if colon < 0:
        return
    if not _LEAD.fullmatch(source.plain, colon + 1, start) and not _is_names(
        source, colon + 1, start
    ):
        return
    if announced_before(source, colon):
        mention.role, mention.rule, mention.whole = "work", JOINED, True


def _share(source: SourceText, first: Mention, second: Mention) -> None:
    """Give one of two joined mentions the other's role if it has none."""
    roles = {first.role, second.role}
    if "work" not in roles or roles & {"other", "own"}:
        return
    if not (_tells(first) and _tells(second)) or not _are_alike(first, second):
        return
    low, high = _end(first), _start(second)
    if low > high or not (
        _GAP.fullmatch(source.plain, low, high) or _is_names(source, low, high)
    ):
        return
    for mention in (first, second):
        if not mention.role:
            mention.role, mention.rule = "work", JOINED
        mention.whole = True


def _is_names(source: SourceText, low: int, high: int) -> bool:
    """Tell whether nothing but a mark, "and" and names stands in a gap."""
    gap = _GAP.match(source.plain, low, high)
    start = gap.end() if gap else low
    if high - start > _MOST_NAMES:
        return False
    names, end = author_list(source.plain, start, high, introduced=True, families=True)
    return bool(names) and not source.plain[end:high].strip(" ,:“\"‘'([")


def _tells(mention: Mention) -> bool:
    fields = mention.citation.fields.keys()
    return bool("title" in fields or "doi" in fields or fields >= _PLACE)


def _are_alike(first: Mention, second: Mention) -> bool:
    """Tell whether both have a title, or both a place or a DOI without one."""
    one, other = first.citation.fields.keys(), second.citation.fields.keys()
    return ("title" in one) == ("title" in other)


def _start(mention: Mention) -> int:
    citation = mention.citation
    starts = [mention.start, *(found.start for found in citation.fields.values())]
    return min([*starts, *(author.start for author in citation.authors)])


def _end(mention: Mention) -> int:
    citation = mention.citation
    ends = [mention.end, *(found.end for found in citation.fields.values())]
    return max([*ends, *(author.end for author in citation.authors)])
