"""What the head of a page says tells which citation in its text is the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retract_ld.identifiers import normalize_doi
from retract_ld.prose.citation import Found
from retract_ld.prose.header import Header, names_a_notice
from retract_ld.prose.heading import Heading
from retract_ld.prose.html_head import iso_day
from retract_ld.prose.mention import Mention
from retract_ld.prose.source_text import SourceText

__all__ = ["cites_page", "take_told"]

#: Fields of a citation by the fields of a page's head.
_TOLD: Final = {"volume": "volume", "issue": "issue", "page_start": "pages"}
_PLACE: Final = ("volume", "issue", "pages")
_YEAR: Final = 4


def take_told(
    source: SourceText,
    heading: Heading,
    header: Header,
    metadata: Mapping[str, tuple[str, str]] | None,
) -> dict[str, str]:
    """Return DOI and place that the head gives the page; keep its DOI as the notice's.

    The page of a work that says ``RETRACTED`` above its title tells nothing.
    """
    if not metadata or not names_a_notice(source, heading):
        return {}
    told = {
        ours: metadata[theirs][0]
        for theirs, ours in _TOLD.items()
        if theirs in metadata
    }
    doi = normalize_doi(metadata["doi"][0]) if "doi" in metadata else None
    year = iso_day(metadata["published"][0]) if "published" in metadata else None
    if year:
        told["year"] = year[:_YEAR]
    if doi:
        told["doi"] = doi
        start = source.lower.find(doi)
        if start >= 0:
            header.own["doi"] = Found(doi, start, start + len(doi))
    return told


def cites_page(mention: Mention, told: Mapping[str, str]) -> bool:
    """Tell whether a mention is the page itself: its DOI, or its volume, issue and page."""
    if not told:
        return False
    doi = mention.value("doi")
    if doi and "doi" in told:
        return doi == told["doi"]
    said = [
        (value.split("-")[0].split("–")[0], told[name])
        for name in _PLACE
        if name in told and (value := mention.value(name))
    ]
    year = (mention.value("published") or "")[:_YEAR]
    agree = all(ours == theirs for ours, theirs in said)
    same_year = not year or year == told.get("year", year)
    return agree and same_year and len(said) + bool(year and "year" in told) > 1
