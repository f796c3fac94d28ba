"""What is known so far of a notice or a work, each value with its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from retract_ld.prose.byline import BylineAuthor
from retract_ld.prose.citation import Citation, Found
from retract_ld.prose.journal_name import without_stop
from retract_ld.prose.names import is_family_alone

__all__ = ["TELLING", "Draft", "Value", "letters_of"]

#: A title of so many letters is that of one work.
TELLING: Final = 24
#: Names in such letters are written without blanks.
_EAST_ASIAN: Final = "\u2e80"
_LETTERS: Final = re.compile(r"[\W_]+")


class Value(NamedTuple):
    """A value, its words and how sure the rule is."""

    found: Found
    confidence: float
    rule: str


@dataclass(slots=True)
class Draft:
    """A document in the making."""

    fields: dict[str, Value] = field(default_factory=dict)
    authors: list[BylineAuthor] = field(default_factory=list)
    authors_rule: str = ""

    def put(self, name: str, found: Found, confidence: float, rule: str) -> None:
        """Keep a value unless the field has one that is at least as sure."""
        if name == "journal":
            value = without_stop(found.value)
            stop = len(found.value) - len(value)
            found = Found(value, found.start, found.end - stop)
        known = self.fields.get(name)
        if found.value and (known is None or known.confidence < confidence):
            self.fields[name] = Value(found, confidence, rule)

    def get(self, name: str) -> str | None:
        """Return the value of a field."""
        value = self.fields.get(name)
        return value.found.value if value else None

    def put_authors(self, authors: list[Found], rule: str) -> None:
        """Keep a list of authors unless there is a longer or fuller one."""
        bare = all(
            is_family_alone(author.name.value) and author.name.value < _EAST_ASIAN
            for author in self.authors
        )
        fuller = bare and not all(is_family_alone(author.value) for author in authors)
        if len(authors) + fuller > len(self.authors):
            self.authors = [BylineAuthor(author, ()) for author in authors]
            self.authors_rule = rule

    def take(self, citation: Citation, confidence: float, rule: str) -> None:
        """Keep what a citation says."""
        for name, found in citation.fields.items():
            self.put(name, found, confidence, rule)
        if citation.authors:
            self.put_authors(citation.authors, rule)


@lru_cache(256)
def letters_of(text: str) -> str:
    """Return only the letters and digits of a text, for comparing titles.

    >>> letters_of("On soil: a Review")
    'onsoilareview'
    """
    return _LETTERS.sub("", text).lower()
