"""Notices that say where they are, or that stand in the place of their work."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation import Found
from retract_ld.prose.drafts import Draft
from retract_ld.prose.header import Header
from retract_ld.prose.heading import Heading
from retract_ld.prose.labelled_values import is_of_work
from retract_ld.prose.own_place import BARE_DOI
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.written_identifiers import identifiers_in, trimmed_doi

__all__ = ["share_place", "take_lone_doi", "take_stated_doi"]


_NOTICE_AT: Final = re.compile(
    r"\b(?:retraction|withdrawal|correction|removal|this|the) (?:notice|note"
    r"|statement)\b[^.\n]{0,60}?"
    r"\b(?:available|found|published|accessed|is|at|under"
    r"|here)\b[^.\n]{0,30}?(?=(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/)"
)


#: ``Retracted: On soil`` is a notice of its own, ``RETRACTED: On soil`` the page of the work.
_IN_PLACE: Final = re.compile(
    r"RETRACTED\b|(?:[Ww]ithdrawn|WITHDRAWN|[Rr]emoved|REMOVED)\b"
    r"|(?:TEMPORARY|Temporary) (?:REMOVAL|Removal)\b"
)
#: … but not under the numbers of the work: ``Soil Web Conf. 9 (2020) 03001`` above it.
_MARKED: Final = re.compile(r"Retracted\b")
_THIS: Final = re.compile(
    r"\b(?:this|the) (?:\w+ )?(?:article|paper|manuscript|chapter|preprint|publication|work"
    r"|submission)\b"
)
#: The body speaks of a document elsewhere.
_ELSEWHERE: Final = re.compile(
    r"\[1\]|\b(?:above|following|cited|aforementioned) (?:\w+ )?(?:article|paper)\b"
    r"|\b(?:article|paper) (?:entitled|titled|above|below)\b"
)
_LOOK: Final = 700


def take_stated_doi(source: SourceText, header: Header) -> None:
    """Read "The retraction notice is available at https://doi.org/…"."""
    stated = _NOTICE_AT.search(source.lower)
    if stated is None or "doi" in header.own:
        return
    found = next(
        iter(identifiers_in(source.plain, stated.end(), stated.end() + 300)), None
    )
    if found:
        header.own["doi"] = Found(*found[1:])


#: So far down stands the head of a page.
_HEAD: Final = 25
_ABOUT: Final = re.compile(r"about this|cite this|how to cite|citation")
_NEAR: Final = 14


def take_lone_doi(source: SourceText, header: Header, works: list[Draft]) -> None:
    """Read the notice's DOI where it stands alone in the page's head or foot.

    That of each work must be known, and the page have one other alone on its line.
    """
    known = {work.get("doi") for work in works}
    if "doi" in header.own or not works or None in known:
        return
    about = -_NEAR
    found: dict[str, Found] = {}
    for index, line in enumerate(source.lines):
        if len(line.text) < _SHORT_LINE and _ABOUT.match(line.text.lower()):
            about = index
        doi = BARE_DOI.fullmatch(line.text)
        if doi is None or (index >= _HEAD and index - about > _NEAR):
            continue
        if index and is_of_work(source.lines[index - 1].text):
            continue
        value = trimmed_doi(doi["doi"])
        if value.lower() not in known:
            start = line.start + doi.start("doi")
            found.setdefault(
                value.lower(), Found(value.lower(), start, start + len(value))
            )
    if len(found) == 1:
        header.own["doi"] = next(iter(found.values()))


_SHORT_LINE: Final = 40


def share_place(
    source: SourceText, heading: Heading, header: Header, works: list[Draft]
) -> None:
    """Give the work the particulars of a page that is its own: ``WITHDRAWN: On soil``.

    Such a notice stands in the work's place, under its DOI; ``Retraction: On soil`` does
    not.
    """
    label = heading.label
    if label is None or len(works) != 1 or not header.has_own_citation:
        return
    volume = header.own.get("volume")
    above = volume is not None and volume.end < label.start
    in_place = _IN_PLACE.match(source.plain, label.start) or (
        above and _MARKED.match(source.plain, label.start)
    )
    if not in_place or heading.rest is None:
        return
    known = works[0].fields.keys()
    if known & {"volume", "pages"} or ("doi" in known and "doi" in header.own):
        return
    end = header.body + _LOOK
    if not _THIS.search(source.lower, header.body, end) or _ELSEWHERE.search(
        source.lower, header.body, end
    ):
        return
    if header.byline and not works[0].authors:
        works[0].authors = header.byline.authors
        works[0].authors_rule = "same-page"
    for name in ("doi", "pmid", "journal", "volume", "issue", "pages", "published"):
        if name in header.own:
            works[0].put(name, header.own[name], 0.85, "same-page")
