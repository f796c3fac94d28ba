"""What stands between quotation marks: a title, or a whole citation."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.author_lists import uniform_list
from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Found, parse, trim_title
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.source_text import SourceText

__all__ = ["named_in_quotation", "put_quoted"]

_FEW_WORDS: Final = 2


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
    names, start = named_in_quotation(source.plain, start, end)
    citation.authors = citation.authors or names
    title = trim_title(source.plain, start, end)
    if title:
        citation.put("title", source.plain, *title)


def named_in_quotation(plain: str, low: int, high: int) -> tuple[list[Found], int]:
    """Return the authors that a quotation begins with, and where its title begins.

    ``“Roe J, Poe B, et al. On wet soil in winter.”``
    """
    listed = uniform_list(plain, low, high)
    names, end = listed or author_list(plain, low, high)
    others = bool(names) and "et al" in plain[names[-1][2] : end]
    if not (listed or others) or len(plain[end:high].split()) <= _FEW_WORDS:
        return [], low
    behalf = _BEHALF.match(plain, end, high)
    return [Found(*name) for name in names], behalf.end() if behalf else end


#: ``Roe J, et al; on behalf of the Study Investigators. On wet soil``
_BEHALF: Final = re.compile(
    r"[;, ]*(?:on behalf of|for) the [A-Z][^.\n]{2,90}\. (?=[A-Z])"
)
