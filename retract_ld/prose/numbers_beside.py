"""Numbers of a citation that stand apart: a second group, pages alone, a book's year."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.cited_journal import put_journal
from retract_ld.prose.journal_mentions import PAGES_BESIDE
from retract_ld.prose.locators import Locator
from retract_ld.prose.source_text import SourceText

__all__ = ["add_core", "put_named_between", "put_pages_alone"]

_NEXT_CORE: Final = 120


def add_core(source: SourceText, citation: Citation, cores: list[Locator]) -> None:
    """Add the rest of the numbers: ``in issue 22, May 2012, of Soil (109:8603–8608)``."""
    if len(cores) < 2 or cores[1].start - cores[0].end > _NEXT_CORE:
        return
    if put_named_between(source, citation, cores):
        return
    names = {"published" if name == "year" else name for name in cores[1].spans}
    if names & citation.fields.keys() or {"volume", "pages"} & cores[0].spans.keys():
        return
    citation.put_numbers(source.plain, cores[1].spans)


def put_named_between(
    source: SourceText, citation: Citation, cores: list[Locator]
) -> bool:
    """Read a journal between two groups of numbers, and the second; tell if it is there.

    ``on pp. 3-9 of the May 2010 Soil Letters (Vol. 4, No. 2)``
    """
    if len(cores) < 2 or {"volume", "journal"} & cores[0].spans.keys():
        return False
    names = {"published" if name == "year" else name for name in cores[1].spans}
    named = _NAMED_BETWEEN.fullmatch(source.plain, cores[0].end, cores[1].start)
    if named is None or names & citation.fields.keys():
        return False
    if "journal" not in citation.fields:
        put_journal(citation, source.plain, *named.span("journal"))
    citation.put_numbers(source.plain, cores[1].spans)
    return True


#: ``, in Trade in the Andes, edited by J. Roe (Lima: Sol Press, 2006), pp. 3–9``
_IN_BOOK: Final = re.compile(
    r"[,.]? ?[Ii]n:? [A-Z][^()\n]{3,220}? \((?:[^()\n]{2,60}[:,] )?[^()\n]{2,60}?,? "
    r"(?P<published>(?:19|20)[0-9]{2})\)(?:,? (?:at )?(?:pp?\. ?)?"
    r"(?P<pages>[0-9]{1,5}[-–][0-9]{1,5}))?"
)
_RANGE: Final = re.compile(r"[0-9] ?[-–—] ?[A-Za-z]{0,2}[0-9]")
_NAMED_BETWEEN: Final = re.compile(
    r",? (?:issue )?(?:of )?(?:the )?(?P<journal>[A-Z][\w.&’'-]*"
    r"(?: (?:[A-Z][\w.&’'-]*|of|and|in"
    r"|for|the|&)){0,8})(?: issue)?,? ?[(\[]?"
)


def put_pages_alone(
    source: SourceText, citation: Citation, low: int, high: int
) -> None:
    """Read pages, or a book with its year and pages, where no other numbers follow."""
    pages = PAGES_BESIDE.match(source.plain, low, high)
    if pages and _RANGE.search(pages["pages"]):  # else the place of an error
        citation.put("pages", source.plain, *pages.span("pages"))
    book = _IN_BOOK.match(source.plain, low, high)
    if book is None:
        return
    for kind in ("published", "pages"):
        if book[kind]:
            citation.put(kind, source.plain, *book.span(kind))
