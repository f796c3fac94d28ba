"""Tables of works whose first row names the columns: ``Title | Authors | Volume | DOI``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.citation import Citation, Found, parse, trim_title
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.mention import Mention
from retract_ld.prose.mention_identifiers import put_identifiers
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["columns_of", "table_line"]

#: What a column holds, by the words above it.
_KINDS: Final = (
    ("authors", re.compile(r"authors?(?: names?)?|author\(s\)")),
    ("title", re.compile(r"(?:(?:article|paper|work|original|retracted) )*title")),
    ("journal", re.compile(r"journal(?: title| name)?|publication|published in")),
    ("volume", re.compile(r"vol(?:ume|\.)?(?: number| no\.?)?")),
    ("issue", re.compile(r"issue(?: number| no\.?)?|number|no\.")),
    ("pages", re.compile(r"pages?(?: numbers?)?|pp\.?|article (?:number|no\.?|id)")),
    ("published", re.compile(r"year(?: of publication| published)?")),
    ("doi", re.compile(r"doi(?: link)?|link")),
    ("citation", re.compile(r"citation|reference|article details?|article|paper")),
    ("", re.compile(r"#|no|s\.? ?no\.?|reasons?(?: for \w+)?|status|date(?: of \w+)?")),
)
_VALUES: Final = {
    "volume": re.compile(r"(?:[Vv]ol(?:ume|\.)? ?)?(?P<value>[A-Z]?[0-9]{1,4})"),
    "issue": re.compile(r"(?:[Nn]o\.? ?)?(?P<value>[0-9]{1,4}(?:[-–/][0-9]{1,3})?)"),
    "pages": re.compile(
        r"(?:pp?\.? ?)?(?P<value>[A-Za-z]{0,3}[0-9]{1,8}(?: ?[-–] ?[A-Za-z]{0,3}[0-9]{1,6})?)"
    ),
    "published": re.compile(r"(?P<value>(?:19|20)[0-9]{2})"),
}
#: Rows of what a work was copied from are no works.
_OF_SOURCES: Final = re.compile(r"\b(?:overlap|similar|copied|plagiar|duplicat|source)")
_FEWEST: Final = 3
_LONGEST: Final = 400


def columns_of(source: SourceText, line: Line, previous: Line | None) -> list[str]:
    """Return what the cells below a row of headings hold, if it heads a table of works."""
    cells = [cell.strip().lower() for cell in line.text[:_LONGEST].split(" | ")]
    if len(cells) < _FEWEST or (
        previous and _OF_SOURCES.search(source.lower, previous.start, previous.end)
    ):
        return []
    kinds = [_kind(cell) for cell in cells]
    columns = [kind for kind in kinds if kind is not None]
    told = [kind for kind in columns if kind]
    is_whole = len(columns) == len(cells) and len(set(told)) == len(told)
    return columns if is_whole and {"title", "doi", "citation"} & {*told} else []


def table_line(
    source: SourceText, line: Line, previous: Line | None, columns: list[str]
) -> tuple[list[str], list[Mention]]:
    """Read a line as one of a table of works with `columns`.

    Return the columns, none if it is no line of a table, and the work of a row.
    """
    if " | " not in line.text:
        return [], []
    row = _headed_row(source, line, columns) if columns else None
    return (columns, [row]) if row else (columns_of(source, line, previous), [])


def _kind(cell: str) -> str | None:
    return next((kind for kind, words in _KINDS if words.fullmatch(cell)), None)


def _headed_row(source: SourceText, line: Line, columns: list[str]) -> Mention | None:
    """Read a row by what its columns hold."""
    cells = [*_cells(line)]
    if len(cells) != len(columns):
        return None
    plain = source.plain
    citation = Citation(line.start, line.end)
    for kind, (low, high) in zip(columns, cells, strict=True):
        if kind == "authors":
            names, _ = author_list(plain, low, high, introduced=True)
            citation.authors = [Found(*name) for name in names]
        elif kind == "title":
            title = trim_title(plain, low, high)
            if title:
                citation.put("title", plain, *title)
        elif kind == "journal":
            put_journal(citation, plain, low, high)
        elif kind == "doi":
            put_identifiers(source, citation, low, high)
        elif kind == "citation":
            _put_citation(source, citation, low, high)
        elif value := kind and _VALUES[kind].fullmatch(plain, low, high):
            citation.put(kind, plain, *value.span("value"))
    if not citation.fields.keys() & {"title", "doi"}:
        return None
    return Mention(line.start, line.end, "work", "table-row", 0.9, citation, whole=True)


def _cells(line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for cell in line.text.split(" | "):
        blanks = len(cell) - len(cell.lstrip())
        yield start + blanks, start + len(cell.rstrip())
        start += len(cell) + len(" | ")


def _put_citation(source: SourceText, citation: Citation, low: int, high: int) -> None:
    """Keep what a whole citation in a cell tells."""
    place = parse(source.plain, low, high)
    if place:
        for name, found in place.fields.items():
            citation.fields.setdefault(name, found)
        citation.authors = citation.authors or place.authors
    put_identifiers(source, citation, low, high)
