"""Works listed as in a table of contents: title, authors, dots, page."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import read_byline
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.locators import locators
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import Line, SourceText
from retract_ld.prose.written_identifiers import identifiers_in

__all__ = ["contents_mentions"]

_ENTRY: Final = re.compile(
    r"(?P<authors>[^\n.]{3,1500}?(?:\. ?)?) ?\.{4,} ?(?P<page>[0-9]{1,6})$"
)
_SECTION_WORDS: Final = 4
_MOST_LINES: Final = 8


def contents_mentions(source: SourceText, low: int, high: int) -> list[Mention]:
    """Return the works of a table of contents, or nothing if the text has none.

    Journal's volume, issue and year are read once, from the line that introduces the list.
    """
    lines = [line for line in source.lines if low <= line.start < high]
    entries = [
        (index, match)
        for index, line in enumerate(lines)
        if len(line.text) < 2000
        and ".." in line.text
        and (match := _ENTRY.match(line.text))
    ]
    if not entries:
        return []
    shared = _introduction(source, lines[: entries[0][0]])
    mentions: list[Mention] = []
    begin = 0
    for position, (index, match) in enumerate(entries):
        following = (
            entries[position + 1][0] if position + 1 < len(entries) else len(lines)
        )
        mention = _entry(source, lines[begin : index + 1], match)
        begin = index + 1
        if mention is None:
            continue
        for line in lines[index + 1 : min(following, index + 4)]:
            found = next(iter(identifiers_in(source.plain, line.start, line.end)), None)
            if found:
                kind, value, start, end = found
                mention.citation.fields[kind] = Found(value, start, end)
                begin = max(begin, lines.index(line) + 1)
                break
        mention.citation.fields |= shared
        mentions.append(mention)
    return mentions


def _introduction(source: SourceText, lines: list[Line]) -> dict[str, Found]:
    for line in lines:
        cores = locators(source.plain, line.start, line.end)
        if cores:
            return {
                "published" if name == "year" else name: Found.at(
                    source.plain, start, end
                )
                for name, (start, end) in cores[0].spans.items()
                if name != "pages"
            }
    return {}


def _entry(
    source: SourceText, lines: list[Line], match: re.Match[str]
) -> Mention | None:
    """Read one entry whose last line is the one with the dots."""
    last = lines[-1]
    end = last.start + match.end("authors")
    authors_line = Line(match["authors"].rstrip(" ."), last.start, end)
    before = lines[max(0, len(lines) - _MOST_LINES) : -1]
    if before and before[-1].text.endswith((";", ",")):
        first = before.pop()
        text = source.plain[first.start : end].replace("\n", " ")
        authors_line = Line(text, first.start, end)
    byline = read_byline(source, _trimmed(source, authors_line))
    if byline is None or not before:
        return None
    if len(before) > 1 and len(before[0].text.split()) < _SECTION_WORDS:
        before = before[1:]
    if len(before) > 2:
        before = before[-3:] if len(before[-3].text) > 25 else before[-2:]
    title = before[0]
    citation = Citation(title.start, last.end)
    citation.authors = [author.name for author in byline.authors]
    words = title.text.rstrip(" ,.")
    citation.put("title", source.plain, title.start, title.start + len(words))
    page = last.start + match.start("page")
    citation.put("pages", source.plain, page, page + len(match["page"]))
    return Mention(title.start, last.end, "work", "contents", 0.93, citation, True)


def _trimmed(source: SourceText, line: Line) -> Line:
    end = line.end
    while end > line.start and source.plain[end - 1] in " .;,":
        end -= 1
    return Line(source.plain[line.start : end], line.start, end)
