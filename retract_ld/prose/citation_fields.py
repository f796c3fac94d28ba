"""What one citation says, each value with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from retract_ld.prose.quotations import GOES_ON

__all__ = ["Citation", "Found", "closes_within", "trim_title"]


class Found(NamedTuple):
    """A value and where its words stand in the plain view."""

    value: str
    start: int
    end: int

    @classmethod
    def at(cls, plain: str, start: int, end: int) -> Found:
        """Return the words between two offsets."""
        return cls(plain[start:end], start, end)


@dataclass(slots=True)
class Citation:
    """What one citation says; keys are the fields of `Work`."""

    start: int
    end: int
    fields: dict[str, Found] = field(default_factory=dict)
    authors: list[Found] = field(default_factory=list)

    def put(self, name: str, plain: str, start: int, end: int) -> None:
        """Keep a span as the value of a field, unless it has one or the span is empty."""
        words = plain[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words and name not in self.fields:
            self.fields[name] = Found(words, start, start + len(words))

    def put_numbers(self, plain: str, spans: Mapping[str, tuple[int, int]]) -> None:
        """Keep the spans of a numeric core, its year as when the work was published."""
        for name, (start, end) in spans.items():
            self.put("published" if name == "year" else name, plain, start, end)

    def fill(self, fields: dict[str, Found]) -> None:
        """Add to `fields` what the citation says and they lack."""
        for name, found in self.fields.items():
            fields.setdefault(name, found)

    def value(self, name: str) -> str | None:
        """Return a field's value."""
        found = self.fields.get(name)
        return found.value if found else None


_MARK_AT_END: Final = re.compile(r"\s?\[[0-9]{1,2}\][.,;]?\s?$")


_IN_AT_END: Final = re.compile(r"[,.] [Ii]n:\s*$")


#: ``Wet soil in winter – CORRIGENDUM``
_LABEL_AT_END: Final = re.compile(
    r" [–—-] (?:CORRIGENDUM|ERRATUM|RETRACTION|CORRECTION|ADDENDUM|EXPRESSION OF CONCERN)\s*$"
)
#: What sites add to titles: ``[version 1; no peer review]``.
_VERSION: Final = re.compile(r"\s*\[version [0-9]{1,2}; [^\[\]\n]{3,60}\]$")
#: A DOI is no title.
_IDENTIFIER: Final = re.compile(
    r"(?:(?:doi|DOI):? ?)?(?:https?://\S{1,30}/)?10\.[0-9]{4,9}/\S*$"
)
#: Words that lead to a place: what they end is a sentence, no title.
_LEADS_TO_PLACE: Final = re.compile(
    r"\b(?:papers?|articles?|was|were|been|which|also|later|and [A-Z][\w.-]+ [\w-]+|first"
    r"|originally|manuscript) (?:published|appeared|printed)(?: online)?(?: [io]n(?: the)?)?$"
    r"|\b(?:title|version|abstract|text|list|wording|form)s? (?:of|for|in|from)(?: the)?$"
)


#: By what a title's first sign is closed: ``“Hard” clays and soft ones``.
_CLOSED_BY: Final = {"[": "]", "(": ")", "“": "”", "‘": "’", "«": "»", '"': '"'}
#: Fewer words in quotation marks at its beginning are the title's own.
_MOST_QUOTED: Final = 40


def closes_within(plain: str, low: int, high: int) -> bool:
    """Tell whether the sign that opens a title is closed before its end.

    >>> closes_within("“Hard” clays", 0, 12), closes_within("“Hard clays”", 0, 12)
    (True, False)
    >>> closes_within("“Of “hard” clays”", 0, 17)
    False
    """
    opening = plain[low]
    if opening not in _CLOSED_BY:
        return False
    closed = plain.find(_CLOSED_BY[opening], low + 1, high)
    if opening in "[(":
        return closed > 0
    if opening != '"' and plain.find(opening, low + 1, max(closed, low + 1)) >= 0:
        return False  # what closes there was opened within
    behind = plain[closed + 1 : min(closed + 3, high)]
    return (
        0 < closed - low < _MOST_QUOTED
        and len(behind) > 1
        and (behind[0] in " -" and behind[1].isalpha())
    )


def trim_title(plain: str, low: int, high: int) -> tuple[int, int] | None:
    """Take quotes, stops and blanks off the ends of a title's span."""
    while low < high and plain[low] in " \n.,;:“”\"‘'«»„-–—*[(":
        close = plain.find("”", low, high - 1) if plain[low] == "“" else -1
        if plain.find("“", low + 1, max(close, low + 1)) >= 0:
            close = -1  # it closes words within the title
        if closes_within(plain, low, high) or (
            close > 0 and GOES_ON.match(plain, close + 1, high)
        ):  # "“A sponge under our feet”: farmers speak of peat"
            break
        low += 1
    into = _IN_AT_END.search(plain, max(low, high - 8), high)
    high = into.start() if into else high
    mark = _MARK_AT_END.search(plain, max(low, high - 8), high)
    high = mark.start() if mark else high
    labelled = _LABEL_AT_END.search(plain, max(low, high - 40), high)
    high = labelled.start() if labelled else high
    version = _VERSION.search(plain, max(low, high - 80), high)
    high = version.start() if version else high
    while high > low and plain[high - 1] in ' \n.,;:“”"’«»“-–—*∗†‡¶[(':
        high -= 1
    if plain[high : high + 1] == "”" and plain.rfind("“", low, high) > plain.rfind(
        "”", low, high
    ):
        high += 1  # a quotation ends the title
    if _IDENTIFIER.match(plain, low, high):
        return None
    if _LEADS_TO_PLACE.search(plain, max(low, high - 60), high):
        return None
    return (low, high) if high > low else None
