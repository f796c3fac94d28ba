"""What stands between quotation marks: a title, or a whole citation."""

from __future__ import annotations

import re

from retract_ld.prose.citation import parse, trim_title
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.source_text import SourceText

__all__ = ["put_quoted"]


def put_quoted(source: SourceText, mention: Mention, quoted: re.Match[str]) -> None:
    """Read a quotation: a title, or a whole citation between quotation marks."""
    start, end = quoted.span(quoted.lastgroup or 0)
    citation = mention.citation
    inner = parse(source.plain, start, end)
    if inner and inner.fields.keys() >= {"title", "journal"}:
        citation.fields |= inner.fields
        citation.authors = inner.authors
        put_identifiers(source, citation, start, end)
        return
    title = trim_title(source.plain, start, end)
    if title:
        citation.put("title", source.plain, *title)
