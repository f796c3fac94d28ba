"""Nouns that name parties in a stretch of text, but for those who are no party to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from retract_ld.prose.ruleset import RuleSet

__all__ = ["journal_by_name", "outside_titles", "parties_named"]

_ATTRIBUTE: Final = re.compile(
    r"\b(?:of|in|from|to|da|do|de|del|der) (?:(?!and\b|y\b|e\b|et\b|und\b)\S+ ){0,6}$"
)
#: "The medical editors at Harbour Press" are editors, "the university of the authors" is
#: the university.
_BELONGING: Final = {
    "authors": re.compile(
        r"\b(?:universit(?:y|ies)|institut(?:ion|e)s?|employers?|hospitals?|departments?"
        r"|lawyers?|famil(?:y|ies)) of (?:all |both )?(?:the )?(?:\w+ )?$"
    ),
    "publisher": re.compile(r"\beditors? (?:at|from|of) (?:the )?$"),
}
#: Those who were asked for advice have not decided.
_CONSULTED: Final = re.compile(r"\b(?:consultations?|discussions?) with [^,;.]*$")
#: Those who are told something: "have informed the editor that they disagree".
_TOLD: Final = re.compile(
    r"\b(?:inform|notif|assur|advis|told|tell)(?:s|y|ies|ed|ied|ing)? (?:the |our |this )?$"
)
#: A letter is addressed to the editor: ``To the Editor: we …``.
_ADDRESSED: Final = re.compile(r"(?:^|\n)\W{0,3}(?:to the|dear(?: sirs?,?)?) $")
_BEFORE: Final = 60


def parties_named(
    text: str, low: int, high: int, rules: RuleSet
) -> Iterator[tuple[str, int, int]]:
    """Yield the parties named in a span; a more exact name hides a broader one in it."""
    taken: list[tuple[int, int]] = []
    for rule in rules.party_nouns:
        for match in rule.pattern.finditer(text, low, high):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if rule.value == "journal" and _ATTRIBUTE.search(
                text, max(low, match.start() - _BEFORE), match.start()
            ):
                continue  # "the editors of the Journal of Soil"
            before = text[max(low, match.start() - _BEFORE) : match.start()]
            if any(told.search(before) for told in (_CONSULTED, _ADDRESSED, _TOLD)):
                continue
            belongs = _BELONGING.get(rule.value)
            if belongs and belongs.search(before):
                continue
            taken.append(match.span())
            yield rule.value, match.start(), match.end()


def outside_titles(
    named: list[tuple[str, int, int]], works: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    """Yield the parties that are no words of a title: "by … Teaching in College"."""
    for party, first, last in named:
        if party == "journal" or not any(
            start <= first and last <= end and end - start > last - first
            for start, end in works
        ):
            yield party, first, last


#: Between a journal that does something and the verb.
_LINK: Final = re.compile(
    r"(?:,[^,]{0,60},|\s*\([^()]{1,30}\))?\s*"
    r"(?:(?:has|have|hereby|therefore|now|is|would) ){0,6}\s*"
)
_ENDED: Final = re.compile(r"[.,;\n]| on [0-3]?[0-9]")
#: Before it, in its clause: "After an investigation, Soil Letters retracts …".
_INTRODUCED: Final = re.compile(
    r"(?:after|following|upon|in|given|as|on|based on)\b[^,]{3,160}, "
)


def journal_by_name(
    lower: str, low: int, high: int, journals: Iterable[str]
) -> list[tuple[str, int, int]]:
    """Return the journal as a party if nothing but its name stands in a span.

    Args:
        lower: the text in small letters.
        journals: names of journals, the work's and the notice's own.

    >>> journal_by_name("the journal of soil has retracted it", 0, 20, ["Journal of Soil"])
    [('journal', 4, 19)]
    """
    while low < high and lower[low] in " \n":
        low += 1
    introduced = _INTRODUCED.match(lower, low, high)
    low = introduced.end() if introduced else low
    start = low + 4 if lower.startswith("the ", low) else low
    for journal in journals:
        name = journal.lower().partition(" : ")[0].removeprefix("the ")
        end = start + len(name)
        if (
            name
            and lower.startswith(name, start)
            and (
                end >= high
                or _LINK.fullmatch(lower, end, high)
                or _ENDED.match(lower, end)
            )
        ):
            return [("journal", start, end)]
    return []
