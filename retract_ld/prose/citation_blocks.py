"""Citations printed as lines of their own: title, authors, journal with its numbers."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.authors import author_list
from retract_ld.prose.bare_titles import is_bare_title
from retract_ld.prose.byline import Byline, read_byline
from retract_ld.prose.byline_lines import read_byline_lines
from retract_ld.prose.citation import Citation, Found, trim_title
from retract_ld.prose.line_labels import AUTHORS_LABEL, TITLE_LABEL, value_end
from retract_ld.prose.locators import locators
from retract_ld.prose.lone_persons import is_person
from retract_ld.prose.mention import Mention
from retract_ld.prose.places_at_end import place_at_end
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["FINITE", "MOST_ABOVE", "listed_block", "put_byline_below", "read_block"]

FINITE: Final = re.compile(
    r"\b(?:has been|have been|retract|withdr|we |our |this article|is found|wish"
    r"|was published|there (?:was|were) "
    r"|are |were |should|(?:wird|werden|wurden?|hat|haben|ist|est|sont|ont|fue|fueron|ha"
    r"|han|queda|foi|foram|fica|são|é)\b)"
)
_NO_TITLE: Final = re.compile(
    r"https?:|doi\b|10\.[0-9]|(?:first )?published|received|issn|pmc?id\b",
    re.IGNORECASE,
)
#: ``Published November 15, 2003``: a day above the names, no title.
_DATED: Final = re.compile(
    r"(?:First |Originally )?(?:[Pp]ublished|[Pp]osted|[Rr]eceived|[Aa]ccepted|[Aa]vailable"
    r"|[Ii]ssued|[Rr]evised|[Ss]ubmitted)(?: online| on(?: line)?| first)*:? "
    r"(?:[0-9]|[A-Z][a-z]{2,8}\.? [0-9])"
)
_FEW: Final = 3
_LIST_PAGE: Final = re.compile(
    r"[\s,]+p(?:p|ages?)?\.? ?(?P<pages>[0-9]{1,5}(?:[-–][0-9]{1,5})?)$"
)


_BY: Final = re.compile(r"(?:[Bb]y|Authors?:) (?=[^\W\d_a-z])")


def listed_block(source: SourceText, line: Line, before: Line) -> Mention | None:
    """Read a title line with an author line under it."""
    by = _BY.match(line.text)
    if by and by.group().lower() == "by ":
        start = line.start + by.end()
        line = Line(source.plain[start : line.end], start, line.end)
    byline = read_byline(source, line) if 20 < len(before.text) < 400 else None
    if byline is None or before.text[-1] in ".:;" or len(before.text.split()) < 4:
        return None
    if _DATED.match(before.text):
        return None
    if place_at_end(source.plain, before.start, before.end):
        return None  # the title stands above its place
    citation = Citation(before.start, line.end)
    citation.authors = [author.name for author in byline.authors]
    page = _LIST_PAGE.search(source.plain, before.start, before.end)
    end = page.start() if page else before.end
    citation.put("title", source.plain, *_title_span(source, before.start, end))
    if page:
        citation.put("pages", source.plain, *page.span("pages"))
    return Mention(before.start, line.end, "work", "listed-block", 0.88, citation, True)


def _title_span(source: SourceText, low: int, high: int) -> tuple[int, int]:
    """Return the title on a line: all of it, or what stands in quotes at its end."""
    for quoted in QUOTED.finditer(source.plain, low, high):
        if not source.plain[quoted.end() : high].strip(" .,"):
            return quoted.span(quoted.lastgroup or 0)
    return low, high


#: A line that names where a paper appeared: ``SOIL '21: Proceedings of the …``.
_VENUE: Final = re.compile(
    r"(?:journal(?: title| name)?: (?P<named>[^\n.:]{3,120})"
    r"|(?:in:? )?(?P<venue>[^\n]{0,60}\b(?:proceedings|conference|symposium|journal|workshop"
    r"|transactions|annals|bulletin)\b[^\n.]{3,120}))",
    re.IGNORECASE,
)


def _put_venue(source: SourceText, citation: Citation, before: list[Line]) -> None:
    """Take the line above a citation's numbers for its venue, and drop it from the block."""
    line = before[-1]
    venue = _VENUE.fullmatch(source.plain, line.start, line.end)
    placed = locators(source.plain, line.start, line.end)
    if venue and not placed and not FINITE.search(line.text.lower()):
        citation.put("journal", source.plain, *venue.span(venue.lastgroup or 0))
        before.pop()


def read_block(source: SourceText, cited: Mention, before: list[Line]) -> None:
    """Read a citation printed as lines: authors, title, journal with its numbers."""
    citation = cited.citation
    before = _without_names(source, citation, before)[-_MOST_LINES:]
    if "journal" not in citation.fields and before:
        _put_venue(source, citation, before)
    if "title" in citation.fields or "journal" not in citation.fields:
        return
    if citation.authors:
        before = [line for line in before[-1:] if len(line.text.split()) > _FEW]
    for line in reversed(before):
        if _put_stopped_authors(source, citation, line):
            continue
        stopped = bool(citation.authors) and line.text[-1] == "."
        if _ends_block(line, stopped=stopped):
            return
        text = line.text.rstrip(" .") if stopped else line.text
        if _put_named(source, citation, line) or _put_names_and_pages(
            source, citation, line
        ):
            continue
        byline = None
        if not citation.authors:
            alone = line is before[-1] or "title" in citation.fields
            byline = read_byline(source, line, single=alone)
        if byline and len(byline.authors) == 1 and not is_person(byline):
            byline = None
        if byline:
            citation.authors = [author.name for author in byline.authors]
        elif "title" not in citation.fields:
            span = trim_title(source.plain, *_title_span(source, line.start, line.end))
            bare = Line(text, line.start, line.end)
            if span and is_bare_title(source, bare, short=True):
                citation.put("title", source.plain, *span)
        if citation.authors and "title" in citation.fields:
            return


#: So many lines may a citation take before its numbers, and its authors one a line.
_MOST_LINES: Final = 3
MOST_ABOVE: Final = 14


def _without_names(
    source: SourceText, citation: Citation, before: list[Line]
) -> list[Line]:
    """Read authors one a line above the numbers; return the lines above them."""
    if citation.authors or "title" in citation.fields:
        return before
    placed = _names_with_places(source, before)
    if placed is not None:
        citation.authors = [author.name for author in placed[0].authors]
        return before[: placed[1]]
    names: list[Found] = []
    for line in reversed(before):
        byline = read_byline(source, line, single=True)
        if byline is None or len(byline.authors) != 1 or line.heading:
            break
        names.insert(0, byline.authors[0].name)
    if not 1 < len(names) < len(before):
        return before
    citation.authors = names
    return before[: len(before) - len(names)]


def _names_with_places(
    source: SourceText, before: list[Line]
) -> tuple[Byline, int] | None:
    """Read names, each with the line of its place below, up to the end; return the first's."""
    for index in range(1, len(before) - 1):
        listed = read_byline_lines(source, before, index)
        if listed is None or index + listed[1] != len(before):
            continue
        if any(author.affiliations for author in listed[0].authors):
            return listed[0], index
    return None


def _put_named(source: SourceText, citation: Citation, line: Line) -> bool:
    """Read ``by Jane Roe and John Poe``, ``Authors: Jane Roe``, ``Title: On soil``."""
    label = AUTHORS_LABEL.match(source.plain, line.start, line.end)
    if label:
        names, _ = author_list(source.plain, label.end(), line.end, introduced=True)
        citation.authors = citation.authors or [Found(*name) for name in names]
        return True
    label = TITLE_LABEL.match(source.plain, line.start, line.end)
    if label:
        end = value_end(source.plain, label.end())
        span = trim_title(source.plain, label.end(), end)
        if span:
            citation.put("title", source.plain, *span)
        return True
    by = _BY.match(line.text)
    if by is None or citation.authors:
        return False
    start = line.start + by.end()
    names, _ = author_list(source.plain, start, line.end, introduced=True)
    citation.authors = [Found(*name) for name in names]
    return True


#: ``J. Roe, B. Poe*  4012–4016``, as lists of contents print them.
_NAMES_AND_PAGES: Final = re.compile(
    r"(?P<names>[A-ZÀ-Þ][^\n0-9]{4,300}?)[ .…]{1,60}(?P<pages>[0-9]{1,5}[-–][0-9]{1,5})"
)


def _put_names_and_pages(source: SourceText, citation: Citation, line: Line) -> bool:
    """Read a line of nothing but authors and pages above journal and volume."""
    match = _NAMES_AND_PAGES.fullmatch(source.plain, line.start, line.end)
    if match is None or citation.authors or "pages" in citation.fields:
        return False
    byline = read_byline(source, Line(match["names"], *match.span("names")))
    if byline is None:
        return False
    citation.authors = [author.name for author in byline.authors]
    citation.put("pages", source.plain, *match.span("pages"))
    return True


def _ends_block(line: Line, *, stopped: bool) -> bool:
    """Tell whether a line is no part of a citation; a title may be `stopped` by a dot."""
    return (
        len(line.text) > _LONGEST_LINE
        or "@" in line.text
        or "10." in line.text
        or (line.text[-1] in ".:" and not stopped)
        or (line.text[-1] != "?" and FINITE.search(line.text.lower()) is not None)
        or _NO_TITLE.match(line.text) is not None
    )


def _put_stopped_authors(source: SourceText, citation: Citation, line: Line) -> bool:
    """Read authors on a line of their own that ends with a stop: ``Roe J, Poe B.``."""
    if citation.authors or line.text[-1] != "." or len(line.text) > _LONGEST_LIST:
        return False
    names, end = author_list(source.plain, line.start, line.end)
    if not names or source.plain[end : line.end].strip(" ."):
        return False
    citation.authors = [Found(*name) for name in names]
    return True


_LONGEST_LIST: Final = 2000
_LONGEST_LINE: Final = 600


def _without_stop(line: Line) -> Line:
    text = line.text.removesuffix(".")
    return Line(text, line.start, line.start + len(text), line.heading)


_TITLE_AFTER: Final = re.compile(r"[.:]? ?(?P<title>[A-Z][^.\n]{14,300}?)(?:\. |\.?$)")


def _put_names_and_title(source: SourceText, citation: Citation, line: Line) -> bool:
    """Read the authors and the title on the line below the numbers: ``Roe J. Wet soil.``."""
    names, end = author_list(source.plain, line.start, line.end)
    title = _TITLE_AFTER.match(source.plain, end, line.end) if names else None
    if title is None or FINITE.search(title["title"].lower()):
        return False
    if len(title["title"].split()) < _FEW or citation.authors:
        return False
    citation.authors = [Found(*name) for name in names]
    citation.put("title", source.plain, *title.span("title"))
    return True


def _cites_another(source: SourceText, cited: Mention, line: Line) -> bool:
    """Tell whether a line is a whole citation with numbers of its own."""
    cores = locators(source.plain, line.start, line.end)
    volume = cores[0].spans.get("volume") if cores else None
    return volume is not None and source.plain[slice(*volume)] != cited.value("volume")


def put_byline_below(source: SourceText, cited: Mention, below: list[Line]) -> None:
    """Read the authors on the line under a citation that has none, or under its title."""
    untitled = "title" not in cited.citation.fields and bool(below)
    title = _without_stop(below[0]) if untitled else None
    stands = title is not None and ". " not in title.text
    if title and stands and len(below) > 1 and is_bare_title(source, title, short=True):
        byline = read_byline(source, below[1], single=True)
        if byline and (len(byline.authors) > 1 or is_person(byline)):
            cited.citation.authors = [author.name for author in byline.authors]
            cited.citation.put("title", source.plain, title.start, title.end)
            return
    placed = cited.citation.fields.keys() & {"volume", "pages"}
    if untitled and placed and _cites_another(source, cited, below[0]):
        return
    if untitled and placed and _put_names_and_title(source, cited.citation, below[0]):
        return
    line = below[0] if below else None
    by = _BY.match(line.text) if line else None
    if line and by:
        start = line.start + by.end()
        line = Line(source.plain[start : line.end], start, line.end)
    byline = read_byline(source, line) if line else None
    if byline:
        cited.citation.authors = [author.name for author in byline.authors]
