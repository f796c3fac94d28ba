"""Which thing a fault is said of: it follows from where both stand in a clause.

"Image duplication", "duplication of images", "the images in Figure 2 were found to be
duplicated", "we duplicated images" all find fault with images.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

from retract_ld.prose.reason_hits import HEDGED, hedged, is_denied
from retract_ld.prose.ruleset import Families, RuleSet
from retract_ld.prose.source_text import Sentence, SourceText
from retract_ld.prose.wording import WordStarts

__all__ = ["Thing", "ThingsAtFault"]

#: No thing farther away is looked at.
_REACH: Final = 300
#: And words that deny a fault so far before it.
_DENIED: Final = 50
#: What stands in brackets parts nothing.
_BRACKETS: Final = re.compile(r"\([^()]{0,120}\)|\[[^\][]{0,40}\]")
_START: Final = attrgetter("start")


class Thing(NamedTuple):
    """A thing that a notice may find fault with, where it is named."""

    start: int
    end: int
    name: str


class ThingsAtFault:
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
        self.families, self._clause = families, families.clause
        self._aside: dict[int, bool] = {}
        self._words, self._start = words, start

    @cached_property
    def things(self) -> list[Thing]:
        """Every thing that the text names, in order; of two in one place the longer."""
        found = sorted(
            (
                Thing(match.start(), match.end(), name)
                for name, wording in self.families.things.items()
                for match in wording.found_in(self._words, self._start)
            ),
            key=lambda thing: (thing.start, -thing.end),
        )
        things: list[Thing] = []
        end = -1
        for thing in found:
            if thing.start >= end:
                things.append(thing)
                end = thing.end
        return things

    def of_fault(self, fault: str, first: int, last: int) -> tuple[Thing, ...]:
        """Return the things in whose clause a fault stands that is said of them."""
        sentence = self.source.sentence_at(first)
        if self._is_aside(sentence):
            return ()
        near = self._near(fault, first, last, sentence)
        before = [thing for thing in near if thing.end <= first]
        after = [thing for thing in near if thing.start >= last]
        if self.families.object_first and after and self._is_object(last, after[0]):
            return self._joined(after)
        if before and first - before[-1].end <= 1:
            return (before[-1],)
        said_of = bool(before) and self._reaches(
            before[-1].end, first, self.families.before
        )
        governs = self._clause.governs.search(self.text, first, last) is not None
        if (
            said_of
            and not governs
            and self._clause.says.search(self.text[before[-1].end : last])
        ):
            return self._heads(before)
        near_after = bool(after) and self._reaches(
            last, after[0].start, self.families.after
        )
        if near_after and (
            governs
            or after[0].start <= self._past_and(last) + 1
            or self._clause.of_thing.match(self.text, last)
            or self._clause.found_in.match(self.text, last)
        ):
            return self._joined(after)
        if said_of and not self._clause.and_word.search(
            self.text, before[-1].end, first
        ):
            return self._heads(before)
        if near_after and self._is_object(last, after[0]):
            return self._joined(after)
        return ()

    def _is_object(self, last: int, thing: Thing) -> bool:
        return (
            self._clause.with_object.fullmatch(self.text, last, thing.start) is not None
        )

    def _near(
        self, fault: str, first: int, last: int, sentence: Sentence
    ) -> list[Thing]:
        """Return the things in reach of a fault that it may be said of."""
        low = max(sentence.start, first - _REACH)
        high = min(sentence.end, last + _REACH)
        said, agents = self.families.reasons[fault], self.families.agents
        things = self.things
        near: list[Thing] = []
        for index in range(bisect_left(things, low, key=_START), len(things)):
            thing = things[index]
            if thing.end > high:
                break
            if thing.name not in agents or thing.name in said:
                near.append(thing)
        return near

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

    def _past_and(self, place: int) -> int:
        """Return where another fault ends that "and" joins to the one that ends here."""
        joined = self._clause.and_fault.match(self.text, place)
        return joined.end() if joined else place

    def _reaches(self, low: int, high: int, most: int) -> bool:
        """Tell whether nothing parts what stands on both sides of some words."""
        if high - low > 3 * most:
            return False
        between = _BRACKETS.sub("", self.text[low:high])
        return len(between) <= most and self._clause.breaks.search(between) is None

    def _heads(self, before: list[Thing]) -> tuple[Thing, ...]:
        """Return the thing that is spoken of and not what tells where it is."""
        heads = [before[-1]]
        for thing in reversed(before[:-1]):
            between = self.text[thing.end : heads[-1].start]
            if not self._clause.placed.fullmatch(between) or self._clause.verb.search(
                between
            ):
                break
            if self._clause.joined.search(between):
                heads.append(thing)
            else:
                heads[-1] = thing
        return tuple(heads)

    def _joined(self, after: list[Thing]) -> tuple[Thing, ...]:
        """Return the first thing after a fault, and those that "and" joins to it."""
        joined = [after[0]]
        for thing in after[1:]:
            if not self._clause.joins.fullmatch(self.text, joined[-1].end, thing.start):
                break
            if self._clause.verb.match(self.text, thing.end + 1):
                break  # the next clause
            joined.append(thing)
        return tuple(joined)
