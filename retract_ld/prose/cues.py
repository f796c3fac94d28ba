"""What the body of a notice says: reasons, parties and guidelines, each with its words.

A cue speaks for a value when all its words stand in one sentence and none of them is
negated. Cues for the same value add up (``1 - Π(1 - weight)``); hedged words count less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from retract_ld.codes import Guideline, Party, Reason
from retract_ld.models import Evidence
from retract_ld.prose.language import language_of
from retract_ld.prose.ruleset import Cue, PartyRule, RuleSet, load
from retract_ld.prose.source_text import Sentence, SourceText, folded

__all__ = ["find_guidelines", "find_parties", "find_reasons"]

#: From this confidence on a reason is reported.
THRESHOLD: Final = 0.5

_HEDGED: Final = 0.6
_BEFORE: Final = 70
_AFTER: Final = 90
_PARTY_REACH: Final = 320
_MAX_HITS: Final = 200
_LISTED: Final = 60
#: A general reason is not reported beside a more exact one of the same family.
_COVERED_BY: Final[dict[str, frozenset[str]]] = {
    "concerns-issues-about-image": frozenset(
        {
            "duplication-of-in-image",
            "error-in-image",
            "falsification-fabrication-of-image",
            "manipulation-of-images",
            "plagiarism-of-image",
            "unreliable-image",
        }
    ),
    "concerns-issues-about-results-and-or-conclusions": frozenset(
        {
            "error-in-results-and-or-conclusions",
            "falsification-fabrication-of-results",
            "results-not-reproducible",
            "unreliable-results-and-or-conclusions",
        }
    ),
    "concerns-issues-about-data": frozenset(
        {"falsification-fabrication-of-data", "manipulation-of-data"}
    ),
    "concerns-issues-about-methods": frozenset({"error-in-methods"}),
    "concerns-issues-about-referencing-attributions": frozenset(
        {"plagiarism-of-in-article", "plagiarism-of-text"}
    ),
    "falsification-fabrication-of-results": frozenset(
        {"falsification-fabrication-of-data"}
    ),
    "duplication-of-in-article": frozenset(
        {"duplication-of-content-through-error-by-journal-publisher"}
    ),
    "error-by-journal-publisher": frozenset(
        {"duplication-of-content-through-error-by-journal-publisher"}
    ),
    "plagiarism-of-data": frozenset({"plagiarism-of-in-article"}),
}
_CLAUSE: Final = re.compile(
    r",(?! (?:dass|that|que|qu')\b)|[;:()]| (?:but|although|however|while|whereas) "
)


def find_reasons(
    text: str, language: str | None = None
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons that the body of a notice gives, with the words that say so.

    >>> found = find_reasons("The results could not be reproduced by the authors.")
    >>> [(reason, evidence.text) for reason, evidence in found]
    [('results-not-reproducible', 'results could not be reproduced')]
    >>> find_reasons("The committee found no evidence of fabrication of the data.")
    ()
    """
    return reasons_in(SourceText(text), language)


def find_parties(
    text: str, language: str | None = None
) -> tuple[tuple[str, Party, Evidence], ...]:
    """Return who initiated, accepted or objected to the update, as the body says.

    >>> found = find_parties("This article is retracted at the request of the authors.")
    >>> [(role, party, evidence.text) for role, party, evidence in found]
    [('initiated_by', 'authors', 'request of the authors')]
    """
    return parties_in(SourceText(text), language)


def find_guidelines(text: str) -> tuple[tuple[Guideline, Evidence], ...]:
    """Return the guidelines that a notice names, in any language.

    >>> [name for name, evidence in find_guidelines("We follow the COPE guidelines.")]
    ['cope-guidelines']
    """
    return guidelines_in(SourceText(text))


def reasons_in(
    source: SourceText,
    language: str | None = None,
    start: int = 0,
    titles: Iterable[str] = (),
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons in a text from an offset on; see `find_reasons`.

    The words of the works' `titles` are no reasons: "Fabrication of tubes".
    """
    rules = load(language or language_of(source.plain))
    text = source.words
    for title in titles:
        text = text.replace(folded(title), " " * len(title))
    found: dict[str, tuple[float, float, Evidence]] = {}
    for cue in rules.reasons:
        if cue.stems and not any(stem in text for stem in cue.stems):
            continue
        for first, last, weight in _hits(source, text, cue, rules, start):
            before = found.get(cue.value)
            total = 1 - (1 - weight) * (1 - before[0]) if before else weight
            if before and before[1] >= weight:
                found[cue.value] = (total, before[1], before[2])
            else:
                field = f"reasons.{cue.value}"
                words = source.evidence(field, first, last, weight, cue.id)
                found[cue.value] = (total, weight, words)
    return tuple(
        (
            cast("Reason", value),
            words.model_copy(update={"confidence": round(min(total, 0.99), 2)}),
        )
        for value, (total, _, words) in sorted(found.items())
        if total >= THRESHOLD
        and not any(
            found[exact][0] >= THRESHOLD
            for exact in _COVERED_BY.get(value, ())
            if exact in found
        )
    )


def _hits(
    source: SourceText, text: str, cue: Cue, rules: RuleSet, start: int
) -> Iterator[tuple[int, int, float]]:
    """Yield the span and the weight of a cue's sentences, at most one a sentence."""
    done = -1
    for count, match in enumerate(cue.first.finditer(text, start)):
        if count >= _MAX_HITS:
            return
        if match.start() < done:
            continue
        sentence = source.sentence_at(match.start())
        first, last = match.start(), min(match.end(), sentence.end)
        for pattern in cue.others:
            other = pattern.search(text, max(sentence.start, start), sentence.end)
            if other is None:
                break
            first, last = min(first, other.start()), max(last, other.end())
        else:
            if any(p.search(text, sentence.start, sentence.end) for p in cue.none):
                continue
            if cue.negatable and _negated(text, first, last, sentence, rules):
                continue
            done = sentence.end
            while last < sentence.end and text[last].isalnum():
                last += 1
            weight = cue.weight
            if rules.hedge.search(text, max(sentence.start, first - _BEFORE), last):
                weight *= _HEDGED
            yield first, last, weight


def _negated(
    text: str, first: int, last: int, sentence: Sentence, rules: RuleSet
) -> bool:
    """Tell whether the words are denied before or after, within their clause."""
    low = max(sentence.start, first - _BEFORE)
    for clause in _CLAUSE.finditer(text, low, first):
        low = clause.end()
    if rules.negation_before.search(text, low, last):
        return True
    high = min(sentence.end, last + _AFTER)
    return rules.negation_after.match(text, last, high) is not None


def parties_in(
    source: SourceText, language: str | None = None, start: int = 0
) -> tuple[tuple[str, Party, Evidence], ...]:
    """Return the parties in a text from an offset on; see `find_parties`."""
    rules = load(language or language_of(source.plain))
    found: dict[tuple[str, str], Evidence] = {}
    taken: list[tuple[int, int]] = []
    for rule in rules.party_rules:
        for count, match in enumerate(rule.pattern.finditer(source.words, start)):
            if count >= _MAX_HITS:
                break
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            low, high = _party_span(source, rule, rules, match)
            named = _parties(source.words, low, high, rules)
            if rule.party:
                named = iter([(rule.party, *match.span())])
            for party, first, last in named:
                key = (rule.role, party)
                if key not in found:
                    found[key] = source.evidence(
                        f"{rule.role}.{party}",
                        min(first, match.start()),
                        max(last, match.end()),
                        rule.weight,
                        rule.id,
                    )
    return tuple(
        (role, cast("Party", party), words)
        for (role, party), words in sorted(found.items())
    )


def _party_span(
    source: SourceText, rule: PartyRule, rules: RuleSet, match: re.Match[str]
) -> tuple[int, int]:
    """Return where the parties stand that belong to a match."""
    sentence = source.sentence_at(match.start())
    if rule.where == "inside":
        return match.span()
    if rule.where == "before":
        low = max(sentence.start, match.start() - _PARTY_REACH)
        for clause in _CLAUSE.finditer(source.lower, low, match.start()):
            if clause.group() != ",":
                low = clause.end()
        return _listed(source.lower, low, match.start(), rules), match.start()
    high = min(sentence.end, match.end() + _PARTY_REACH)
    end = rules.party_end.search(source.lower, match.end(), high)
    return match.end(), end.start() if end else high


def _listed(text: str, low: int, high: int, rules: RuleSet) -> int:
    """Return where the parties begin that are listed before a verb.

    "…, the editors and the publisher have decided": the part after the last comma that
    names a party, and the short parts before it that do so too.
    """
    named = False
    start = high
    while start > low:
        comma = text.rfind(",", low, start)
        first = max(comma + 1, low)
        names = any(_parties(text, first, start, rules))
        if named and not (names and start - first < _LISTED):
            return start
        named = named or names
        start = max(comma, low)
    return low


_ATTRIBUTE: Final = re.compile(
    r"\b(?:of|in|from|to|da|do|de|del|der) (?:(?!and\b|y\b|e\b|et\b|und\b)\S+ ){0,6}$"
)


def _parties(
    text: str, low: int, high: int, rules: RuleSet
) -> Iterator[tuple[str, int, int]]:
    """Yield the parties named in a span; a more exact name hides a broader one in it."""
    taken: list[tuple[int, int]] = []
    for rule in rules.party_nouns:
        for match in rule.pattern.finditer(text, low, high):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if rule.value == "journal" and _ATTRIBUTE.search(
                text, max(low, match.start() - 60), match.start()
            ):
                continue  # "the editors of the Journal of Soil"
            taken.append(match.span())
            yield rule.value, match.start(), match.end()


def guidelines_in(source: SourceText) -> tuple[tuple[Guideline, Evidence], ...]:
    """Return the guidelines in a text; see `find_guidelines`."""
    found: dict[str, Evidence] = {}
    languages = dict.fromkeys((language_of(source.plain), "en"))
    for rule in (rule for name in languages for rule in load(name).guidelines):
        match = rule.pattern.search(source.lower)
        if match and rule.value not in found:
            found[rule.value] = source.evidence(
                f"notice.guidelines.{rule.value}", *match.span(), rule.weight, rule.id
            )
    if "cope-retraction-guidelines" in found:
        found.pop("cope-guidelines", None)
    return tuple((cast("Guideline", name), words) for name, words in found.items())
