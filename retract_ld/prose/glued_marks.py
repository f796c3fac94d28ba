"""Authors whose marks have grown to their names: ``John Smitha and Mary Roeb,c``."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.byline import Byline, BylineAuthor
from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.names import is_name
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["read_glued_byline", "without_marks"]

_PLACE: Final = re.compile(
    r"\b(?:Universit|Institut|College|School|Dep(?:artmen)?t|Hospital|Cent(?:er|re)|Faculty"
    r"|Academ|Laborator|Divi[sz]i?on|Clinic|Company|Key Lab|Research)"
)
#: No byline of a notice has marks beyond these.
_MARKS: Final = "abcdefgh"
#: ``aDepartment of Soil``, ``a Department of Soil``
_MARKED: Final = re.compile(rf"(?P<mark>[{_MARKS}])[.)]? ?(?=[A-Z])")
#: ``School of Soil, Leeds, UKa; Institute of Peat, York, UKb``
_MARK_LAST: Final = re.compile(rf"[A-Za-z]{{2}}\.?,?(?P<mark>[{_MARKS}])(?:;|$)")
_NEXT: Final = r",? (?:and|&)\s+|[,;]\s+(?:and\s+)?|\s*$"
_PARTS: Final = (
    r"(?P<name>[^\n,;*†‡§#]{4,60}?)(?:"
    rf"(?P<grown>[%s](?:,[%s]){{0,3}}(?!\w))(?:,?[*†‡§#]){{0,3}}(?:{_NEXT})"
    r"|(?:[ ,]?[*†‡§#]{1,3}(?P<signed>,?[%s](?:,?[%s]){0,3}(?!\w))?"
    r"|(?P<parted>(?:,[%s](?:,?[%s]){0,3}| [%s](?:,[%s]){0,3})(?!\w))(?:,?[*†‡§#]){0,3})"
    rf"(?:{_NEXT}|\s+(?=[A-Z])))"
)
_LEFT_OUT: Final = 3
_MOST_NAMES: Final = 60
_MOST_LINES: Final = 24
_LONGEST: Final = 600


def read_glued_byline(
    source: SourceText, lines: list[Line], index: int
) -> tuple[Byline, int] | None:
    """Read authors with their marks right behind the names, and how many lines they take.

    Affiliations that begin or end with such marks must stand below, and all authors have one.
    """
    for below in range(index + 1, min(index + _MOST_LINES, len(lines))):
        marks = _marks_of(lines[below : below + _MOST_LINES])
        if marks:
            break
        if len(lines[below].text) > _LONGEST:
            return None
    else:
        return None
    end = lines[below - 1].end
    if end - lines[index].start > _LONGEST:
        return None
    authors: list[BylineAuthor] = []
    position, parted = lines[index].start, False
    parts = re.compile(_PARTS.replace("%s", "".join(sorted(marks))))
    while position < end and len(authors) < _MOST_NAMES:
        part = parts.match(source.plain, position, end)
        author = _author(part, parted=parted) if part else None
        if part is None or author is None:
            return None
        if not authors and author.marks[:1] != ("a",):
            return None
        parted = parted or part.end("name") < author.name.end or bool(part["parted"])
        authors.append(author)
        position = part.end()
        while position < end and source.plain[position].isspace():
            position += 1
    if len(authors) < 2:
        return None
    return Byline(authors, lines[index]), below - index


def _marks_of(lines: list[Line]) -> frozenset[str]:
    """Return the marks of the affiliations that begin with the first line."""
    found: list[str] = []
    for line in lines:
        match = _MARKED.match(line.text)
        if match is None or not _PLACE.search(line.text):
            break
        found.append(match["mark"])
    if not found and lines and _PLACE.search(lines[0].text):
        found = [match["mark"] for match in _MARK_LAST.finditer(lines[0].text)]
        found = found if len(found) > 1 else []
    if found[:1] != ["a"]:
        return frozenset()
    last = _MARKS.index(max(found))
    return frozenset(_MARKS[: last + _LEFT_OUT])  # not all may be printed


def _author(part: re.Match[str], *, parted: bool) -> BylineAuthor | None:
    """Return a name and its marks; where commas part them none has grown to it.

    ``Ida Costa,a``: the first letter is the name's.
    """
    told = re.findall(
        rf"[{_MARKS}]", part["signed"] or part["grown"] or part["parted"] or ""
    )
    end = part.end("name")
    if part["grown"] and (told != sorted(set(told)) or (parted and told[1:])):
        told, end = told[1:], end + 1
    name = part.string[part.start("name") : end]
    if not told or not is_name(name):
        return None
    return BylineAuthor(Found(name, part.start("name"), end), tuple(told))


def without_marks(works: list[Draft], byline: Byline | None) -> None:
    """Take off marks that have grown to the authors of works, too: ``by John Smitha, …``."""
    known = {author.name.value for author in byline.authors} if byline else set()
    for author in (author for work in works for author in work.authors):
        name = author.name.value
        if name not in known and name[:-1] in known and name[-1] in _MARKS:
            start = author.name.start
            author.name = Found(name[:-1], start, start + len(name) - 1)
