"""A journal whose name holds commas, known whole from the head of the page.

``by Jane Roe, International Journal of Soil, Water and Air 12(3)`` could be read in several
ways; a notice mostly stands in the journal of the work.
"""

from __future__ import annotations

from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.citation_fields import trim_title
from retract_ld.prose.drafts import Draft
from retract_ld.prose.source_text import SourceText

__all__ = ["align_to_own_journal"]

_MOST: Final = 20


def align_to_own_journal(
    source: SourceText, works: list[Draft], body: int, name: str
) -> None:
    """Take the page's own journal whole where a part of its name was read for a work.

    What else was read of a work from these words is no author and no end of a title.
    """
    name = name.partition(" : ")[0].partition(" (")[0].lower()
    if "," not in name:
        return
    places: list[tuple[int, int]] = []
    start = source.lower.find(name, body)
    while start >= 0 and len(places) < _MOST:
        places.append((start, start + len(name)))
        start = source.lower.find(name, start + len(name))
    for work in works[:_MOST]:
        for place in places:
            _align(source, work, *place)


def _align(source: SourceText, work: Draft, start: int, end: int) -> None:
    journal, title = work.fields.get("journal"), work.fields.get("title")
    if journal and start <= journal.found.start < end:
        whole = Found.at(source.plain, start, end)
        work.fields["journal"] = journal._replace(found=whole)
    work.authors = [
        author for author in work.authors if not start <= author.name.start < end
    ]
    if title and title.found.start < start < title.found.end:
        span = trim_title(source.plain, title.found.start, start)
        if span:
            work.fields["title"] = title._replace(found=Found.at(source.plain, *span))
