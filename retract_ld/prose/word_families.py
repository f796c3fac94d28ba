"""Reasons told by families of words: a thing, and in its clause what is wrong with it.

Cues know wordings. Families know words: each thing that a notice may find fault with, in all
its names, and each fault, in all its forms. They speak only where no cue has spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText
from retract_ld.prose.things_at_fault import ThingsAtFault
from retract_ld.prose.wording import WordStarts

__all__ = ["Told", "said_of_others", "told_by_families"]


#: So many times a fault is looked at; a notice names none so often.
_MOST: Final = 200


class Told(NamedTuple):
    """A reason, the words that tell it, how much they weigh, and the rule."""

    reason: str
    start: int
    end: int
    weight: float
    rule: str


def told_by_families(
    source: SourceText,
    words: WordStarts,
    rules: RuleSet,
    start: int,
    spoken: Iterable[tuple[int, int]],
) -> Iterator[Told]:
    """Yield what things and faults tell from an offset on, but not of words `spoken` for."""
    families = rules.families
    if families is None:
        return
    taken = sorted(spoken)
    finder = ThingsAtFault(source, words, rules, families, start)
    for fault, wording in families.faults.items():
        reasons = families.reasons[fault]
        for match in islice(wording.found_in(words, start), _MOST):
            for thing in finder.of_fault(fault, match.start(), match.end()):
                reason = reasons.get(thing.name)
                if reason is None:
                    continue
                first = min(thing.start, match.start())
                last = max(thing.end, match.end())
                if any(low < last and first < high for low, high in taken):
                    continue
                weight = finder.weight(
                    fault, (thing.start, thing.end), (match.start(), match.end())
                )
                if weight:
                    rule = f"{rules.language}.family.{thing.name}-{fault}"
                    yield Told(reason, first, last, weight, rule)


def said_of_others(
    source: SourceText,
    words: WordStarts,
    rules: RuleSet,
    start: int,
    claims: dict[str, tuple[int, int]],
) -> Iterator[str]:
    """Yield reasons claimed by words in one sentence, the fault in which is another thing's.

    "In half of the figures, we deem the data unreliable" says nothing of figures.
    """
    families = rules.families
    if families is None:
        return
    finder = ThingsAtFault(source, words, rules, families, start)
    for fault, things in families.exclusive.items():
        reasons = {name: families.reasons[fault][name] for name in things}
        doubted = {reason for reason in reasons.values() if reason in claims}
        if not doubted:
            continue
        for match in islice(families.faults[fault].found_in(words, start), _MOST):
            sentence = source.sentence_at(match.start())
            said = {
                reasons.get(thing.name)
                for thing in finder.of_fault(fault, match.start(), match.end())
            }
            if not said or None in said:
                continue
            for reason in doubted - said:
                first, last = claims[reason]
                inside = sentence.start <= first and last <= sentence.end
                if inside and first < match.end() and match.start() < last:
                    yield reason
