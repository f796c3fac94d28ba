"""Whose authors a line under the notice's title names: the notice's or the work's."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.drafts import Draft
from retract_ld.prose.header import Header, names_a_notice
from retract_ld.prose.heading import Heading, Label
from retract_ld.prose.source_text import SourceText

__all__ = ["is_byline_of_work"]

#: ``by A. Roe and B. Poe`` under ``Erratum: On soil``: the title goes on.
_LED_BY: Final = re.compile(r"\bby:?\s+$")
#: Who expresses a concern has an office.
_OFFICE: Final = re.compile(r"\b(?:editors?(?:-in-chief)?|publisher|editorial)\b")
_BESIDE: Final = 160


def is_byline_of_work(
    source: SourceText,
    heading: Heading,
    header: Header,
    works: list[Draft],
    label: Label,
) -> bool:
    """Tell whether the authors under the notice's title are the (first) work's.

    They are where the page does not cite itself, where its title is the work's, or names
    the first of them (``Retraction for Roe et al., “On soil”``), where "by" leads up to
    them, and where what is expressed is a concern, which is never the authors' own.
    """
    work = works[0]
    if header.byline is None or (len(works) > 1 and not _is_first(header, works)):
        return False
    byline = header.byline.authors
    shown = _shows_work(source, heading, header, work) or _is_titled_by(
        source, heading, header, label
    )
    if header.has_own_citation and not (shown and not work.authors):
        first = work.authors[0].name.value if len(work.authors) == 1 else ""
        named = first != "" and " " not in first and work.authors_rule == "title"
        return named and len(byline) > 1 and byline[0].name.value.endswith(first)
    return len(byline) > len(work.authors) or (
        len(byline) == len(work.authors) and any(author.marks for author in byline)
    )


def _is_elsewhere(header: Header, work: Draft) -> bool:
    """Tell whether the page's own place is another than that told of the work."""
    volume, own = work.get("volume"), header.own.get("volume")
    return bool(volume and own) and volume != own.value  # type: ignore[union-attr]


def _is_first(header: Header, works: list[Draft]) -> bool:
    """Tell whether the heading's title is that of the first of several works."""
    title = works[0].fields.get("title")
    return (
        title is not None
        and title.rule == "title"
        and not (works[0].authors or header.has_own_citation)
        and all((work.get("title") or "")[:1] < _EAST_ASIAN for work in works)
    )


#: A second title in such letters is the first's in another language.
_EAST_ASIAN: Final = "\u2e80"


def _is_titled_by(
    source: SourceText, heading: Heading, header: Header, label: Label
) -> bool:
    """Tell whether a title that names the work goes on with its authors."""
    if header.byline is None or heading.rest is None:
        return False
    start = header.byline.authors[0].name.start
    if _LED_BY.search(source.lower, max(0, start - 8), start):
        return True
    end = header.byline.line.end + _BESIDE
    return label.type == "expression_of_concern" and not _OFFICE.search(
        source.lower, start, min(end, header.body)
    )


def _shows_work(
    source: SourceText, heading: Heading, header: Header, work: Draft
) -> bool:
    """Tell whether the title below the page's own place is the work's.

    It has no label before it, or a status: ``RETRACTED: Wet soil``, or ``Retraction`` alone
    on the line above ``Wet soil``.
    """
    if heading.rest is None or heading.label is None or heading.title is None:
        return False
    below = any(found.start > heading.rest[0] for found in header.own.values())
    if not names_a_notice(source, heading):
        return not (below and _is_elsewhere(header, work))
    return not below and not heading.title.start <= heading.rest[0] < heading.title.end
