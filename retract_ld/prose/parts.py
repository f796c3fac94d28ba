"""The part of a work that a correction or a concern is about, in the notice's words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from retract_ld.prose.language import LATIN_SCRIPT
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Sentence, SourceText

__all__ = ["Part", "find_part"]

#: Updates that leave the rest of the work standing.
_OF_PARTS: Final = frozenset(
    {
        "clarification",
        "correction",
        "corrigendum",
        "erratum",
        "expression_of_concern",
        "partial_retraction",
    }
)
#: What corrections name first is what they put right, however they say what is wrong.
_PUT_RIGHT: Final = frozenset({"correction", "corrigendum", "erratum"})
_FIRST: Final = 3
#: Notices say what is wrong at their beginning.
_MOST_SENTENCES: Final = 25
_DANGLING: Final = re.compile(r",? (?:of|in)(?: the)? ?$")
#: "On page 88" after a citation is a place, "pages 88-93" are the work's.
_LOCATIVE: Final = re.compile(r"\b(?:on|en la|na|à la|auf) $")
_BARE: Final = 20
_NEXT_LINE: Final = 40
_CITED: Final = re.compile(r"10\.[0-9]{4,9}/|(?:19|20)[0-9]{2} ?; ?[0-9]")


class Part(NamedTuple):
    """The words that name a part, where they stand, and the rule that found them."""

    words: str
    start: int
    end: int
    rule: str


def find_part(
    source: SourceText,
    manner: str,
    low: int,
    high: int,
    rules: RuleSet,
    taken: list[tuple[int, int]],
) -> Part | None:
    """Return the first part named in a sentence that says something is wrong.

    Of a retraction of the whole work there is none; `taken` are the spans of the works'
    values, whose pages are no part.
    """
    if manner not in _OF_PARTS:
        return None
    sentences = [s for s in source.sentences if low < s.end and s.start < high]
    return _part_in(source, sentences[:_MOST_SENTENCES], low, high, rules, taken) or (
        _part_in(source, sentences[:_FIRST], low, high, rules, taken, faulty=False)
        if manner in _PUT_RIGHT and rules.language == "en"
        else None
    )


def _part_in(
    source: SourceText,
    sentences: list[Sentence],
    low: int,
    high: int,
    rules: RuleSet,
    taken: list[tuple[int, int]],
    *,
    faulty: bool = True,
) -> Part | None:
    """Return the first part in these sentences, if `faulty` in one that tells a fault."""
    for sentence in sentences:
        start, end = max(sentence.start, low), min(sentence.end, high)
        mark = source.plain[start:end].rstrip()[-1:]
        leads = mark in ":：" or (mark == "," and rules.language != "en")
        # "Table 4" on a line of its own: what is wrong stands in the next one
        bare = _BARE if rules.language == "en" else 2 * _BARE
        beyond = end + _NEXT_LINE if end - start < bare else end
        if faulty and not leads and not rules.fault.search(source.lower, start, beyond):
            continue
        cited = _CITED.search(source.plain, start, end)
        behind = max([start, *(e for s, e in taken if start <= s < end)])

        def is_place(match: re.Match[str], rule: str, first: int = start) -> bool:
            """Tell whether the words after a citation are no part of it."""
            return not rule.endswith(".page") or bool(
                _LOCATIVE.search(source.lower, first, match.start())
            )

        found = [
            (match.start(), -match.end(), rule.id)
            for rule in rules.parts
            if faulty or rule.id.endswith(".figure")
            for match in rule.pattern.finditer(source.lower, start, end)
            if not any(s < match.end() and match.start() < e for s, e in taken)
            and (
                cited is None
                or match.start() < cited.start()
                or (match.start() >= behind and (leads or is_place(match, rule.id)))
            )
        ]
        if found:
            if rules.language in LATIN_SCRIPT and any(
                one[2].endswith(".figure") for one in found
            ):  # "On page 4, table 2 …"
                found = [one for one in found if not one[2].endswith(".page")]
            first, last, rule = min(found)
            dangling = _DANGLING.search(source.plain, first, -last)
            end = dangling.start() if dangling else -last
            if source.plain[end - 1] == ")" and "(" not in source.plain[first:end]:
                end -= 1  # "an old figure (Figure 7)"
            return Part(source.plain[first:end], first, end, rule)
    return None
