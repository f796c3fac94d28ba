"""Lines beside a bare label that name the work: above it, below it, under the page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retract_ld.prose.authors import author_list
from retract_ld.prose.bare_titles import is_title_below
from retract_ld.prose.byline_lines import DATED_PLACE
from retract_ld.prose.line_labels import titled_span
from retract_ld.prose.locators import locators
from retract_ld.prose.own_place import BARE_DOI
from retract_ld.prose.places_at_end import place_at_end
from retract_ld.prose.quotations import QUOTED
from retract_ld.prose.source_text import Line, SourceText

if TYPE_CHECKING:
    from retract_ld.prose.heading import Heading

__all__ = ["cites_work", "take_citation_above", "take_title_below"]


def cites_work(
    source: SourceText, between: tuple[Line, ...], rest: tuple[int, int] | None
) -> bool:
    """Tell whether a fuller label cites the work below the page's own address.

    ``Retraction`` / ``Soil Lett, 9: 3. Published 2019.`` / ``https://doi.org/…`` /
    ``Retraction of: Roe J. Wet soil. Soil Lett 2017;7:1–4``
    """
    return (
        rest is not None
        and any(BARE_DOI.fullmatch(line.text) for line in between)
        and (
            any(DATED_PLACE.search(line.text) for line in between)
            or (
                source.plain[rest[0]] not in "“‘\"'"
                and bool(locators(source.plain, *rest))
            )
        )
    )


def take_citation_above(source: SourceText, heading: Heading) -> None:
    """Take the citation above a bare label: ``Roe J. On soil. …`` / ``Retraction``."""
    if heading.label is None or heading.lines != 2 or heading.title is None:
        return
    line = source.lines[0]
    cores = locators(source.plain, line.start, line.end)
    if cores and author_list(source.plain, line.start, cores[0].start)[0]:
        heading.rest = (line.start, line.end)
        return
    quoted = QUOTED.search(source.plain, line.start, line.end)
    if quoted and place_at_end(source.plain, line.start, line.end):
        heading.rest = (quoted.start(), line.end)


def take_title_below(source: SourceText, heading: Heading) -> None:
    """Take a line between a bare label and the body for the work's title.

    ``Notice of Retraction`` / ``On soil and its uses in pottery`` / body.
    """
    lines = source.lines
    if heading.label is None or heading.title is None:
        return
    if len(lines) < heading.lines + 2 or lines[heading.lines - 1] is not heading.title:
        return
    line, body = lines[heading.lines], lines[heading.lines + 1]
    if is_title_below(line, body):
        heading.rest = titled_span(source.plain, line.start, line.end)
        heading.lines += 1 + source.plain.count("\n", *heading.rest)
