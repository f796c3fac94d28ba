"""A journal whose name holds commas, known whole from the head of the page.

``by Jane Roe, International Journal of Soil, Water and Air 12(3)`` could be read in several
ways; a notice mostly stands in the journal of the work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retract_ld.prose.citation_fields import Citation, Found, trim_title
from retract_ld.prose.source_text import SourceText

__all__ = ["OwnJournal"]

_MOST: Final = 20


class OwnJournal:
    """Where a text names the page's own journal, if its name holds a comma."""

    def __init__(self, source: SourceText, own: Mapping[str, Found]) -> None:
        self._plain = source.plain
        self._places: list[tuple[int, int]] = []
        name = own["journal"].value if "journal" in own else ""
        name = name.partition(" : ")[0].partition(" (")[0].lower()
        start = source.lower.find(name) if "," in name else -1
        while start >= 0 and len(self._places) < _MOST:
            self._places.append((start, start + len(name)))
            start = source.lower.find(name, start + len(name))

    def align(self, citation: Citation) -> None:
        """Take the name whole where a citation was read to have a part of it.

        What else was read from these words is no author and no title, nor its end.
        """
        for start, end in self._places:
            self._align(citation, start, end)

    def _align(self, citation: Citation, start: int, end: int) -> None:
        fields = citation.fields
        whole = Found.at(self._plain, start, end)
        journal, title = fields.get("journal"), fields.get("title")
        if journal and start <= journal.start < end:
            fields["journal"] = whole
        citation.authors = [
            author for author in citation.authors if not start <= author.start < end
        ]
        if title and start <= title.start < title.end <= end:
            del fields["title"]
            fields.setdefault("journal", whole)
        elif title and title.start < start < title.end:
            span = trim_title(self._plain, title.start, start)
            if span:
                fields["title"] = Found.at(self._plain, *span)
