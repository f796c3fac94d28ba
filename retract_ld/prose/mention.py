"""A work spoken of in one place, and the words before it that tell its role."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from retract_ld.prose.citation import Citation
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["Mention", "last_cue", "leads_to_works", "year_of"]

_ADJACENT: Final = 4
#: A stop, and a mark behind it.
_STOP: Final = 3


@dataclass(slots=True)
class Mention:
    """A work spoken of in one place."""

    start: int
    end: int
    role: str = ""
    rule: str = ""
    confidence: float = 0.9
    citation: Citation = field(default_factory=lambda: Citation(0, 0))
    whole: bool = False
    """Whether it is a citation on a line or in lines of its own."""

    def value(self, name: str) -> str | None:
        """Return the value of a field."""
        return self.citation.value(name)

    @property
    def is_bare_place(self) -> bool:
        """Whether a line holds a journal and its numbers, and nothing says whose."""
        return (
            self.rule == "citation-line"
            and not self.role
            and self.citation.fields.keys() >= {"journal", "volume"}
            and not self.value("title")
        )

    @property
    def only_identifiers(self) -> bool:
        """Whether nothing but identifiers, addresses and an online date was found."""
        known = {"doi", "pmid", "pmcid", "url", "published_online"}
        return self.citation.fields.keys() <= known


def last_cue(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> tuple[str, str, int]:
    """Return role, rule and end of the last cue in a stretch, ``("", "", -1)`` if none."""
    best = ("", "", -1)
    start, others = low, low - 2 * _ADJACENT
    elsewhere = (*rules.others, *rules.replacements)
    for role, cues in (("other", elsewhere), ("work", rules.works)):
        for cue in cues:
            for match in cue.pattern.finditer(source.lower, low, high):
                if role == "other":
                    others = max(others, match.end())
                if match.end() > best[2]:
                    best, start = (role, cue.id, match.end()), match.start()
    if best[0] == "work" and 0 <= start - others <= _ADJACENT:
        return ("other", "other-before-work", best[2])  # "overlaps with the article …"
    return best


_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")


def year_of(value: Callable[[str], str | None]) -> str:
    """Return the year of publication that fields tell, empty if they do not."""
    year = _YEAR.search(value("published") or "")
    return year.group() if year else ""


def leads_to_works(line: Line, rule: str, end: int) -> bool:
    """Tell whether the last cue of a line leads up to works below, no colon behind it.

    ``…, the following articles have been retracted.``
    """
    return rule.endswith(".listed-articles") or (
        rule.endswith("following-article") and line.end - end < _STOP
    )
