"""What a mention adds to a work that is known already."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.mention import Mention
from retract_ld.prose.same_work import (
    adds_subtitle,
    ends_with,
    is_first_page,
    leave_out_translation,
)
from retract_ld.prose.source_text import SourceText

__all__ = ["take_mention"]

_ORDINARY_WORD: Final = re.compile(r"[a-z]{2,} ")


def take_mention(source: SourceText, work: Draft, mention: Mention) -> None:
    """Add what a mention says to the work it speaks of."""
    leave_out_translation(work, mention)
    ours, theirs = work.get("title"), mention.citation.fields.get("title")
    if (
        ours
        and theirs
        and ours != theirs.value
        and ends_with(ours, theirs.value)
        and not _ORDINARY_WORD.match(theirs.value)  # a part of the title, quoted
    ):
        work.fields.pop("title")  # "Roe and Poe, On soil": names before the title
    if ours and theirs and adds_subtitle(ours, theirs.value):
        work.fields.pop("title")  # the text tells the subtitle, too
    if ours and theirs and ends_with(theirs.value, ours):
        _part_authors(source, mention, ours)
    pages, range_ = work.get("pages"), mention.value("pages")
    if pages and range_ and len(pages) < len(range_) and is_first_page(pages, range_):
        work.fields.pop("pages")
    work.take(mention.citation, mention.confidence, mention.rule)


def _part_authors(source: SourceText, mention: Mention, title: str) -> None:
    """Part authors from the title they stand before: ``Jane Roe. On wet soil``."""
    found = mention.citation.fields["title"]
    cut = found.value.lower().find(title.lower())
    if cut < 1 or mention.citation.authors:
        return
    names, end = author_list(
        source.plain, found.start, found.start + cut, introduced=True
    )
    if names and not source.plain[end : found.start + cut].strip(" .,:"):
        mention.citation.authors = [Found(*name) for name in names]
        del mention.citation.fields["title"]
