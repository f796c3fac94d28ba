"""Identifiers that a stretch of text gives a citation, beside its words or behind them."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.mention import Mention
from retract_ld.prose.online_lines import is_later
from retract_ld.prose.own_place import BARE_DOI
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["add_mention", "put_identifiers"]

_NEAR: Final = 400
#: ``Original article: doi: 10.5555/…``, which leaves a bare DOI to the notice.
_ORIGINAL_DOI: Final = re.compile(
    r"\n(?:original|corrected|retracted|affected) (?:article|paper|publication)[^\n.:]{0,20}: ?"
    r"(?:doi:? ?)?(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4}"
)
_ADDRESS: Final = re.compile(r"https?://(?!(?:dx\.)?doi\.org)\S{12,300}")


def put_identifiers(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Keep the first identifier of each kind in a stretch."""
    for kind, value, start, end in identifiers_in(source.plain, low, high):
        citation.fields.setdefault(kind, Found(value, start, end))


def add_mention(
    source: SourceText,
    mentions: list[Mention],
    mention: Mention,
    line: Line,
    previous: Line | None,
    *,
    leading: bool,
) -> None:
    """Add a mention; bare identifiers belong to what was spoken of just before."""
    bare = (
        not mention.role
        and mention.only_identifiers
        and mention.start - line.start < 90
        and (leading or len(line.text) < 160)
    )
    if not bare:
        mentions.append(mention)
        return
    if not leading and mention.citation.fields.keys() == {"published_online"}:
        return  # the day of the notice, at its end
    url = _ADDRESS.search(line.text)
    if url:
        start = line.start + url.start()
        words = url.group().rstrip(".,;")
        mention.citation.fields["url"] = Found(words, start, start + len(words))
    own = ""
    if BARE_DOI.fullmatch(line.text) and _ORIGINAL_DOI.search(source.lower):
        own = "own-identifier"
    elif mentions and is_later(line, mention.citation, mentions[-1].citation):
        own = "own-online"
    if own:
        mention.role, mention.rule = "own", own
        mentions.append(mention)
        return
    near = mentions and line.start - mentions[-1].end < _NEAR
    if near and previous and mentions[-1].end < previous.start:
        near = not BARE_DOI.fullmatch(line.text)  # below the text, not the citation
    if near and "doi" in mentions[-1].citation.fields and mention.value("doi"):
        mentions.append(mention)
    elif near:
        mention.citation.fill(mentions[-1].citation.fields)
    else:
        mention.role, mention.rule = "work", "identifier-line"
        mentions.append(mention)
