"""Items of a list of works: ``“On soil” (Soil Lett. 4, 3)``, ``On soil (10.5555/s)``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from retract_ld.prose.announced_lists import ANNOUNCED, table_row
from retract_ld.prose.boxed_works import boxed_work
from retract_ld.prose.citation import Citation, trim_title
from retract_ld.prose.journal_subjects import put_subject
from retract_ld.prose.listed_dois import listed_dois
from retract_ld.prose.mention import Mention, last_cue, leads_to_works
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.mentions import text_mentions
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.titled_items import titled_item
from retract_ld.prose.told_lists import told_list
from retract_ld.prose.unquoted_rows import unquoted_row

__all__ = ["listed_works"]

_BULLET: Final = re.compile(
    r"(?:[•∘◦*·–-]\s?|[(\[]?[0-9]{1,2}[.)\]]\s?"
    r"|[(\[]?[a-z][.)\]]\s)?(?=\S)"
)
_TITLE_AND_DOI: Final = re.compile(
    r"(?P<title>[A-Z0-9][^\n“”\"‘«]{14,300}?)[.,]? ?[(\[](?:[Dd][Oo][Ii]:? ?)?"
    r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9]{4,9}/[^\s\]]{1,100}?)[)\]]\.?"
)
_FINITE: Final = re.compile(
    r"\b(?:has|have|is|are|was|were|appears?|et al|figures?|figs?)\b"
)
_QUOTES: Final = '“"‘«'
_LONGEST: Final = 700
_FEW_WORDS: Final = 3


def listed_works(
    source: SourceText,
    line: Line,
    previous: Line | None,
    mentions: list[Mention],
    rules: RuleSet,
    cited: Callable[[Line], Mention | None],
    *,
    listing: bool,
) -> list[Mention]:
    """Read the work of a line that is an item of a list, or those of a list within it.

    Args:
        cited: reads what begins with a citation.
        listing: whether a line above has announced the list.
    """
    item = boxed_work(source, line) or _listed_item(
        source, line, previous, mentions, rules, listing=listing
    )
    if item or rules.language != "en":
        return [item] if item else []
    return (
        unquoted_row(source, line, rules)
        or told_list(source, line, rules, cited)
        or listed_dois(source, line)
    )


def _listed_item(
    source: SourceText,
    line: Line,
    previous: Line | None,
    mentions: list[Mention],
    rules: RuleSet,
    *,
    listing: bool = False,
) -> Mention | None:
    """Read an item under a line that leads up to a list of works, or under another item.

    With `listing` a line above has announced the list.
    """
    if previous is None or len(line.text) > _LONGEST or rules.language != "en":
        return None
    named = (table_row(source, line) or titled_item(source, line)) if listing else None
    if named:
        return named
    bullet = _BULLET.match(source.plain, line.start, line.end)
    start = bullet.end() if bullet else line.start
    quoted = source.plain[start] in _QUOTES and QUOTED.match(
        source.plain, start, line.end
    )
    addressed = "10." in line.text and line.text.rstrip(".")[-1] in ")]"
    if not (quoted or addressed):
        return None
    role, rule = ("work", ANNOUNCED) if listing else ("", "")
    if not listing:
        role, rule = _role(source, previous, mentions, rules)
    if role != "work":
        return None
    if quoted:
        item = next(iter(text_mentions(source, start, line.end, rules)), None)
        if item is None or "title" not in item.citation.fields:
            return None
        item.role, item.rule, item.whole = role, rule, True
        return item if len(item.citation.fields) > 1 else None
    return _titled(source, start, line, previous, (role, rule))


def _titled(
    source: SourceText, start: int, line: Line, previous: Line, role: tuple[str, str]
) -> Mention | None:
    match = _TITLE_AND_DOI.fullmatch(source.plain, start, line.end)
    span = trim_title(source.plain, *match.span("title")) if match else None
    if match is None or span is None or _FINITE.search(match["title"].lower()):
        return None
    if len(source.plain[slice(*span)].split()) <= _FEW_WORDS:
        return None
    citation = Citation(start, line.end)
    citation.put("title", source.plain, *span)
    put_identifiers(source, citation, match.start("doi"), line.end)
    put_subject(source, citation, previous.start, previous.end)
    return Mention(start, line.end, *role, 0.88, citation, whole=True)


def _role(
    source: SourceText, previous: Line, mentions: list[Mention], rules: RuleSet
) -> tuple[str, str]:
    """Return the role of the items: that of the one above, or what leads up to them."""
    last = mentions[-1] if mentions else None
    if last and last.whole and previous.start <= last.start < previous.end:
        return last.role, last.rule
    cue, rule, end = last_cue(source, previous.start, previous.end, rules)
    leads = previous.text[-1] in ":：" or leads_to_works(previous, rule, end)
    return (cue, rule) if leads else ("", "")
