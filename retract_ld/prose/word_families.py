"""Reasons told by families of words: a thing, and in its clause what is wrong with it.

Cues know wordings. Families know words: each thing that a notice may find fault with, in all
its names, and each fault, in all its forms. Which thing a fault is said of follows from where
they stand: "image duplication", "duplication of images", "the images in Figure 2 were found to
be duplicated", "we duplicated images". They speak only where no cue has spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from retract_ld.prose.reason_hits import HEDGED, hedged, is_denied
from retract_ld.prose.ruleset import Families, RuleSet
from retract_ld.prose.source_text import Sentence, SourceText
from retract_ld.prose.wording import WordStarts

__all__ = ["Told", "said_of_others", "told_by_families"]

#: So far from each other thing and fault may stand, brackets not counted.
_BEFORE: Final = 75
_AFTER: Final = 45
#: And words that deny a fault so far before it.
_DENIED: Final = 50
#: A fault that is a noun has its thing soon after these words.
_OF_THING: Final = re.compile(
    r"(?:,? (?:and|or|and/or|&) [\w-]+){0,2} (?:of|in|to|with|between|among|across|within"
    r"|regarding|concerning|about|for|from|throughout|affecting|involving|over)\b"
)
_FOUND_IN: Final = re.compile(
    r" (?:were|was|are|is|has|have|had|can|could) (?:[\w-]+ ){0,3}(?:in|within|with|about"
    r"|regarding|concerning|on|over|among|between|to|of) "
)
#: Words by which a fault is said of what stands before it.
_IS: Final = re.compile(
    r"(?<!there )\b(?:is|are|was|were|be|been|being|appears?|appeared|seems?|seemed|looks?"
    r"|looked|found|has|have|had|do|does|did|can|cannot|could|contain\w*|show\w*) "
)
#: Faults that end so are said of what follows.
_GOVERNS: Final = re.compile(r" (?:in|of|to)$")
#: Another fault of the same thing: "falsified or fabricated images".
_AND_FAULT: Final = re.compile(r" (?:and|or|and/or) [\w-]+")
#: No fault reaches beyond these.
_BREAK: Final = re.compile(
    r"[;:]|, (?:but|although|however|while|whereas|though|since|because|as|which|who|so)\b"
    r"| (?:but|although|however|while|whereas|because|therefore|and therefore|so that|if"
    r"|unless|and (?:we|the authors?|the editors?|they|it|he|she)) "
)
#: What stands between the name of a thing and what tells where it is: "data in the figures".
_PLACED: Final = re.compile(
    r"(?:\([^()]{0,40}\))? (?:[\w-]+ ){0,3}(?:of|in|from|on|for|within|between|and|or|by)"
    r"(?: [\w./-]+){0,4} ?"
)
#: What stands between a verb and its thing: "duplicated some of the images".
_WITH_OBJECT: Final = re.compile(r" (?:(?:some|all|many|several|most) of )?(?:[\w-]+ ){0,2}")
#: With a verb, the thing after it is another one.
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|that|which|who|not|could|would)\b"
)
_BRACKETS: Final = re.compile(r"\([^()]{0,120}\)|\[[^\][]{0,40}\]")


class Told(NamedTuple):
    """A reason, the words that tell it, how much they weigh, and the rule."""

    reason: str
    start: int
    end: int
    weight: float
    rule: str


class _Thing(NamedTuple):
    start: int
    end: int
    name: str


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
    finder = _Finder(source, words, rules, families, start)
    for fault, wording in families.faults.items():
        reasons = families.reasons[fault]
        for match in wording.found_in(words, start):
            for thing in finder.of_fault(match.start(), match.end()):
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
    finder = _Finder(source, words, rules, families, start)
    for fault, things in families.exclusive.items():
        reasons = {name: families.reasons[fault][name] for name in things}
        doubted = {reason for reason in reasons.values() if reason in claims}
        if not doubted:
            continue
        for match in families.faults[fault].found_in(words, start):
            sentence = source.sentence_at(match.start())
            said = {
                reasons.get(thing.name)
                for thing in finder.of_fault(match.start(), match.end())
            }
            if not said or None in said:
                continue
            for reason in doubted - said:
                first, last = claims[reason]
                inside = sentence.start <= first and last <= sentence.end
                if inside and first < match.end() and match.start() < last:
                    yield reason


def _past_and(text: str, place: int) -> int:
    """Return where another fault ends that "and" joins to the one that ends here."""
    joined = _AND_FAULT.match(text, place)
    return joined.end() if joined else place


class _Finder:
    """Finds the things that faults are said of."""

    def __init__(
        self,
        source: SourceText,
        words: WordStarts,
        rules: RuleSet,
        families: Families,
        start: int,
    ) -> None:
        self.source, self.text, self.rules = source, words.text, rules
        self.families = families
        self._aside: dict[int, bool] = {}
        self._things: list[_Thing] | None = None
        self._words, self._start = words, start

    @property
    def things(self) -> list[_Thing]:
        """Every thing that the text names, in order; of two in one place the longer."""
        if self._things is None:
            found = sorted(
                (
                    _Thing(match.start(), match.end(), name)
                    for name, wording in self.families.things.items()
                    for match in wording.found_in(self._words, self._start)
                ),
                key=lambda thing: (thing.start, -thing.end),
            )
            self._things = []
            end = -1
            for thing in found:
                if thing.start >= end:
                    self._things.append(thing)
                    end = thing.end
        return self._things

    def of_fault(self, first: int, last: int) -> tuple[_Thing, ...]:
        """Return the things in whose clause a fault stands that is said of them."""
        sentence = self.source.sentence_at(first)
        if self._is_aside(sentence):
            return ()
        near = [
            thing
            for thing in self.things
            if sentence.start <= thing.start and thing.end <= sentence.end
        ]
        before = [thing for thing in near if thing.end <= first]
        after = [thing for thing in near if thing.start >= last]
        if before and first - before[-1].end <= 1:
            return (before[-1],)
        said_of = bool(before) and self._reaches(before[-1].end, first, _BEFORE)
        governs = _GOVERNS.search(self.text, first, last) is not None
        if said_of and not governs and _IS.search(self.text[before[-1].end : last]):
            return self._heads(before)
        if after and (
            governs
            or after[0].start <= _past_and(self.text, last) + 1
            or _OF_THING.match(self.text, last)
            or _FOUND_IN.match(self.text, last)
        ):
            if self._reaches(last, after[0].start, _AFTER):
                return self._joined(after)
        if said_of and " and " not in self.text[before[-1].end : first]:
            return self._heads(before)
        if (
            after
            and self._reaches(last, after[0].start, _AFTER)
            and _WITH_OBJECT.fullmatch(self.text, last, after[0].start)
        ):
            return self._joined(after)
        return ()

    def weight(
        self, fault: str, thing: tuple[int, int], words: tuple[int, int]
    ) -> float:
        """Return how much a fault weighs that is said of a thing: nothing if denied."""
        first, last = min(thing[0], words[0]), max(thing[1], words[1])
        sentence = self.source.sentence_at(first)
        weight = self.families.weight
        if fault not in self.families.itself and (
            self.families.denied.search(
                self.text, max(sentence.start, words[0] - _DENIED), words[0]
            )
            or is_denied(
                self.text, first, last, (thing[0], words[0]), sentence, self.rules
            )
        ):
            return 0.0
        if fault in self.families.hedgeable and hedged(
            self.text, first, last, sentence, self.rules
        ):
            weight *= HEDGED
        return weight

    def _is_aside(self, sentence: Sentence) -> bool:
        found = self._aside.get(sentence.start)
        if found is None:
            found = self._aside[sentence.start] = bool(
                self.families.aside.search(self.text, sentence.start, sentence.end)
            )
        return found

    def _reaches(self, low: int, high: int, most: int) -> bool:
        """Tell whether nothing parts what stands on both sides of some words."""
        if high - low > 3 * most:
            return False
        between = _BRACKETS.sub("", self.text[low:high])
        return len(between) <= most and _BREAK.search(between) is None

    def _heads(self, before: list[_Thing]) -> tuple[_Thing, ...]:
        """Return the thing that is spoken of and not what tells where it is."""
        heads = [before[-1]]
        for thing in reversed(before[:-1]):
            between = self.text[thing.end : heads[-1].start]
            if not _PLACED.fullmatch(between) or _VERB.search(between):
                break
            if re.search(r"\b(?:and|or)\b", between):
                heads.append(thing)
            else:
                heads[-1] = thing
        return tuple(heads)

    def _joined(self, after: list[_Thing]) -> tuple[_Thing, ...]:
        """Return the first thing after a fault, and those that "and" joins to it."""
        joined = [after[0]]
        for thing in after[1:]:
            between = self.text[joined[-1].end : thing.start]
            if not re.fullmatch(r"(?:,| and| or| and/or|, and)(?: \w+){0,2} ?", between):
                break
            joined.append(thing)
        return tuple(joined)
