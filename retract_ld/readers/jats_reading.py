"""One JATS article, sub-article or response as it is read, before claims are made of it.

A translation is a notice if the article it translates is one; what it announces is then
said by its own DOI, or by that of the article around it if it has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from retract_ld.codes import UpdateType
from retract_ld.readers.jats_dates import update_dates
from retract_ld.readers.jats_links import Link, front_links, links_of
from retract_ld.readers.jats_metadata import document_values, headings, own_id
from retract_ld.readers.jats_tree import Scope, descend, text_of
from retract_ld.readers.jats_types import (
    Manner,
    event_type_of,
    fold,
    manner_of,
)
from retract_ld.readers.notice_titles import heading_type_of
from retract_ld.readers.problem_list import ProblemList

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DatedEvent", "Reading", "family", "says_retracted"]

_FAMILIES: Final[dict[UpdateType, UpdateType]] = {
    "corrigendum": "correction",
    "erratum": "correction",
    "partial_retraction": "retraction",
    "withdrawal": "retraction",
}
#: How publishers mark the title of the work itself, in the languages of SciELO.
_RETRACTED_TITLE: Final = re.compile(
    r"\W*(?:(?:artigo|artículo|article)\s+)?"
    r"(?:(?:partially|parcialmente|partial)\s+)?"
    r"(?:retracted|withdrawn|retratado|retractado|retraction of publication)\b",
    re.IGNORECASE,
)


def family(code: UpdateType) -> UpdateType:
    """Return the type that stands for all that one word of JATS may mean."""
    return _FAMILIES.get(code, code)


def says_retracted(title: str) -> bool:
    """Tell whether a title marks its own article as retracted.

    >>> says_retracted("[RETRACTED ARTICLE]: A study"), says_retracted("Retraction: A study")
    (True, False)
    """
    return _RETRACTED_TITLE.match(title) is not None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that happened to an article after publication."""

    type: UpdateType
    raw: str
    date: str | None
    element: _Element


class Reading:
    """An article with its metadata, what it is as a notice, its links and events."""

    def __init__(
        self, scope: Scope, problems: ProblemList, around: Reading | None = None
    ) -> None:
        self.scope = scope
        self.problems = problems
        #: What is doubtful in its metadata: of interest only if it says something.
        self.doubts = ProblemList()
        self._around = around
        self.manner: Manner | None
        self.translated = around is not None and (
            fold(scope.article_type or "") == "translation"
        )
        if self.translated and around is not None:
            self.manner = around.manner
        else:
            self.manner = self._manner()
        self.links: list[Link] = links_of(
            scope, self.manner.type if self.manner else None, problems
        )
        self.events: list[DatedEvent] = list(_events(self.scope, problems))

    def _manner(self) -> Manner | None:
        words, links = headings(self.scope), front_links(self.scope)
        manner = manner_of(self.scope.article_type, words, links)
        unused = [word for word in words if heading_type_of(word)]
        if manner is None and unused and not links:
            self.problems.warn(
                self.scope.element,
                f"the heading {unused[0]!r:.60} of an article of the type"
                f" {self.scope.article_type!r:.40} is not read as a claim.",
                "Set article-type, or add a related-article.",
            )
        return manner

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the article says of itself, by the fields of `Document`."""
        if self.translated and self._around and own_id(self.scope) is None:
            return self._around.values
        return document_values(self.scope, self.doubts)

    @cached_property
    def title(self) -> str:
        """The title, or an empty string."""
        return text_of(descend(self.scope.meta, "title-group/article-title")) or ""

    def own_date(self) -> str | None:
        """Return the day of the update that a notice gives beside its publication."""
        if self.manner is None:
            return None
        dates = {event.date for event in self.events if self.is_own(event)}
        return dates.pop() if len(dates) == 1 else None

    def is_own(self, event: DatedEvent) -> bool:
        """Tell whether an event is what the article itself announces."""
        return self.manner is not None and (
            family(event.type) == family(self.manner.type)
        )


def _events(scope: Scope, problems: ProblemList) -> list[DatedEvent]:
    found: list[DatedEvent] = []
    if scope.meta is None:
        return found
    for raw, date, element in update_dates(scope.meta, problems):
        code = event_type_of(raw)
        if code is not None and not any(
            (event.type, event.date) == (code, date) for event in found
        ):
            found.append(DatedEvent(code, raw, date, element))
    return found
