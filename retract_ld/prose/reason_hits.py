"""Where the words of a cue stand in a text, and how much they weigh there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from retract_ld.prose.ruleset import Cue, RuleSet
from retract_ld.prose.source_text import CLAUSE, Sentence, SourceText
from retract_ld.prose.wording import WordStarts

__all__ = ["DENIED", "HEDGED", "hedged", "hits", "is_denied"]

#: The weight of words that are denied: "no evidence of fabrication".
DENIED: Final = 0.0
#: Words that are hedged count so much of their weight.
HEDGED: Final = 0.6
_BESIDE: Final = 600
_BEFORE: Final = 70
_AFTER: Final = 90
_FAR: Final = 160
_RIGHT_BEFORE: Final = 40
_MAX_HITS: Final = 200


def hits(
    source: SourceText,
    words: WordStarts,
    cue: Cue,
    rules: RuleSet,
    start: int,
    tied: bool,
) -> Iterator[tuple[int, int, float]]:
    """Yield span and weight of a cue's sentences, one at most for each; none if denied."""
    done, text = -1, words.text
    for count, match in enumerate(cue.first.found_in(words, start)):
        if count >= _MAX_HITS:
            return
        if match.start() < done:
            continue
        sentence = source.sentence_at(match.start())
        if tied and cue.others:
            sentence = _with_what_it_refers_to(source, text, sentence, rules)
        first, last = match.start(), min(match.end(), sentence.end)
        starts = [first]
        for pattern in cue.others:
            low = max(sentence.start, start, match.start() - cue.within)
            high = min(sentence.end, match.end() + cue.within)
            other = pattern.compiled.search(text, low, high)
            if other is None:
                break
            first, last = min(first, other.start()), max(last, other.end())
            starts.append(other.start())
        else:
            low = max(sentence.start, first - _BESIDE)
            high = min(sentence.end, last + _BESIDE)
            if any(each.compiled.search(text, low, high) for each in cue.none):
                continue
            if cue.negatable and is_denied(text, first, last, starts, sentence, rules):
                yield first, last, DENIED
                continue
            done = sentence.end
            while last < sentence.end and text[last].isalnum():
                last += 1
            weight = cue.weight
            if cue.hedgeable and hedged(text, first, last, sentence, rules):
                weight *= HEDGED
            yield first, last, weight


def hedged(
    text: str, first: int, last: int, sentence: Sentence, rules: RuleSet
) -> bool:
    """Tell whether words are said to be only possible, or alleged."""
    low = max(sentence.start, first - _BEFORE)
    return rules.hedge.search(text, low, last) is not None


def is_denied(
    text: str,
    first: int,
    last: int,
    starts: Iterable[int],
    sentence: Sentence,
    rules: RuleSet,
) -> bool:
    """Tell whether words are denied, as a whole or where one of them begins."""
    return _negated(text, first, last, sentence, rules) or any(
        _denied_at(text, place, sentence, rules) for place in starts
    )


def _with_what_it_refers_to(
    source: SourceText, text: str, sentence: Sentence, rules: RuleSet
) -> Sentence:
    """Return a sentence with its neighbours that a pronoun at their beginning ties to it.

    "Values were given in grams. These should have been milligrams."
    """
    start, end = sentence.start, sentence.end
    if start and rules.anaphora.match(text, start, end):
        before = source.sentence_at(start - 1)
        if "\n" not in source.plain[before.end - 1 : start]:
            start = before.start
    if end < len(text) and rules.anaphora.match(text, end):
        after = source.sentence_at(end)
        if "\n" not in source.plain[end - 1 : after.start]:
            end = after.end
    return Sentence(start, end)


def _denied_at(text: str, place: int, sentence: Sentence, rules: RuleSet) -> bool:
    """Tell whether a word is denied by what stands right before it: "not falsified"."""
    low = max(sentence.start, place - _RIGHT_BEFORE)
    return rules.negation_direct.search(text, low, place) is not None


def _negated(
    text: str, first: int, last: int, sentence: Sentence, rules: RuleSet
) -> bool:
    """Tell whether the words are denied before or after, within their clause."""
    low = max(sentence.start, first - _BEFORE)
    for clause in CLAUSE.finditer(text, low, first):
        low = clause.end()
    if rules.negation_before.search(text, low, last):
        return True
    far = max(sentence.start, first - _FAR)
    if rules.negation_far.search(text, far, first):
        return True
    high = min(sentence.end, last + _AFTER)
    return rules.negation_after.match(text, last, high) is not None
