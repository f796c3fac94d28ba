"""Whether a mention follows what the heading tells of the work: its title or its authors."""

from __future__ import annotations

from typing import Final

from retract_ld.prose.drafts import TELLING, Draft, letters_of
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import SourceText

__all__ = ["follows_heading"]

_COMPARED: Final = 20
_FEW_WORDS: Final = 4


def follows_heading(source: SourceText, mention: Mention, work: Draft) -> bool:
    """Tell whether the work's title or its authors stand right before a mention."""
    return _follows_title(source, mention, work) or _follows_names(
        source, mention, work
    )


def _follows_title(source: SourceText, mention: Mention, work: Draft) -> bool:
    """Tell whether the work's title, without any marks, stands right before a mention."""
    title = letters_of(work.get("title") or "")
    if len(title) < TELLING and len((work.get("title") or "").split()) < _FEW_WORDS:
        return False
    starts = (found.start for found in mention.citation.fields.values())
    start = min(starts, default=mention.start)
    low = max(0, start - 2 * len(title) - _COMPARED)
    return letters_of(source.plain[low:start]).endswith(title)


def _follows_names(source: SourceText, mention: Mention, work: Draft) -> bool:
    """Tell whether the names that the heading gives stand right before a title.

    ``A Correction to Roe and Poe (2005)``: ``the proof in Roe and Poe (“On soil”, …``
    """
    year = (work.get("published") or "")[:4]
    if not work.authors or work.get("title") or not mention.value("title"):
        return False
    names = source.plain[work.authors[0].name.start : work.authors[-1].name.end]
    start = mention.citation.fields["title"].start
    before = source.plain[max(0, start - len(names) - _COMPARED) : start]
    told = (mention.value("published") or year)[:4]
    return before.rstrip(" ,:([“\"‘'0123456789)]").endswith(names) and told == year
