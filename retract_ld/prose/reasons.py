"""The reasons that the body of a notice gives, each with the words that say so.

A cue speaks for a reason when all its words stand near one another in a sentence and
none of them is negated. Cues for the same reason add up (``1 - Π(1 - weight)``); hedged
words count less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from retract_ld.codes import Reason, UpdateType
from retract_ld.models import Evidence
from retract_ld.prose.language import language_of
from retract_ld.prose.masked_text import (
    without_given,
    without_quoted,
    without_quoted_titles,
    without_titles,
)
from retract_ld.prose.ruleset import Cue, RuleSet, load
from retract_ld.prose.source_text import CLAUSE, MOST_WORDS, Sentence, SourceText

__all__ = ["find_reasons", "reasons_in"]

#: From this confidence on a reason is reported.
_THRESHOLD: Final = 0.5

_HEDGED: Final = 0.6
_DENIED: Final = 0.0
_BESIDE: Final = 600
_BEFORE: Final = 70
_AFTER: Final = 90
_FAR: Final = 160
#: A general reason is not reported beside a more exact one of the same family.
_COVERED_BY: Final[dict[str, frozenset[str]]] = {
    "concerns-issues-about-article": frozenset(
        {
            "compromised-peer-review",
            "computer-aided-content-or-computer-generated-content",
            "concerns-issues-about-data",
            "concerns-issues-about-image",
            "concerns-issues-about-referencing-attributions",
            "duplication-of-in-article",
            "duplication-of-in-image",
            "falsification-fabrication-of-data",
            "manipulation-of-images",
            "paper-mill",
            "plagiarism-of-in-article",
            "plagiarism-of-text",
        }
    ),
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
    "concerns-issues-about-peer-review": frozenset({"compromised-peer-review"}),
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
#: One claim, one reason: in English a reason is not reported for words that overlap with
#: those of one of these, which tell the same more exactly. Cues of other languages are
#: fewer and exact enough.
_SAID_BY: Final[dict[str, frozenset[str]]] = {
    "concerns-issues-about-referencing-attributions": frozenset(
        {"plagiarism-of-in-article", "plagiarism-of-text"}
    ),
    "concerns-issues-about-data": frozenset({"unreliable-data"}),
    "error-in-data": frozenset({"error-in-analyses"}),
    "error-in-image": frozenset({"error-in-data"}),
    "error-in-results-and-or-conclusions": frozenset(
        {"unreliable-results-and-or-conclusions"}
    ),
    "falsification-fabrication-of-image": frozenset(
        {"falsification-fabrication-of-data"}
    ),
    "manipulation-of-images": frozenset({"manipulation-of-data"}),
    "unreliable-data": frozenset({"unreliable-results-and-or-conclusions"}),
}
_CORRECTION_SAID_BY: Final[dict[str, frozenset[str]]] = {
    "error-in-text": frozenset({"error-in-data"})
}
#: The kind of notice that a cue's ``manners`` name, by the manner of the update.
_KINDS: Final[dict[str | None, str]] = {
    **dict.fromkeys(
        (
            "addendum",
            "clarification",
            "corrected_and_republished",
            "correction",
            "corrigendum",
            "erratum",
            "new_edition",
            "new_version",
        ),
        "correction",
    ),
    "concern_lifted": "lifted",
    "expression_of_concern": "concern",
}
_MAX_HITS: Final = 200


def find_reasons(
    text: str, language: str | None = None, manner: UpdateType = "retraction"
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons that the body of a notice gives, with the words that say so.

    >>> found = find_reasons("The results could not be reproduced by the authors.")
    >>> [(reason, evidence.text) for reason, evidence in found]
    [('results-not-reproducible', 'results could not be reproduced')]
    >>> find_reasons("The committee found no evidence of fabrication of the data.")
    ()
    """
    return reasons_in(SourceText(text), language, manner=manner)


def reasons_in(
    source: SourceText,
    language: str | None = None,
    start: int = 0,
    titles: Iterable[str] = (),
    manner: UpdateType = "retraction",
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons in a text from an offset on; see `find_reasons`.

    The words of the works' `titles` are no reasons: "Fabrication of tubes". The `manner`
    tells which cues count: what is wrong in a figure is put right by a correction.
    """
    rules = load(language or language_of(source.plain))
    kind = _KINDS.get(manner, "retraction")
    text = without_titles(source.words[: start + MOST_WORDS], titles)
    text = without_quoted_titles(text, source.plain, rules)
    if kind == "correction":
        text = without_quoted(text, source.plain)
        text = without_given(text, rules)
    found: dict[str, tuple[float, float, Evidence]] = {}

    def is_found(reason: str) -> bool:
        return found.get(reason, (0.0,))[0] >= _THRESHOLD

    for cue in sorted(rules.reasons, key=lambda cue: bool(cue.unless or cue.beside)):
        if cue.manners and kind not in cue.manners:
            continue
        if cue.stems and not any(stem in text for stem in cue.stems):
            continue
        if any(map(is_found, cue.unless)):
            continue
        if cue.beside and not any(map(is_found, cue.beside)):
            continue
        begin = 0 if cue.anywhere else start
        hits = list(_hits(source, text, cue, rules, begin, kind != "correction"))
        denied = any(weight == _DENIED for _, _, weight in hits)
        for first, last, weight in hits:
            if weight == _DENIED or (denied and weight < cue.weight):
                continue  # alleged, then found not to be so
            before = found.get(cue.value)
            total = 1 - (1 - weight) * (1 - before[0]) if before else weight
            if before and before[1] >= weight:
                found[cue.value] = (total, before[1], before[2])
            else:
                field = f"reasons.{cue.value}"
                words = source.evidence(field, first, last, weight, cue.id)
                found[cue.value] = (total, weight, words)

    said_by = _CORRECTION_SAID_BY if kind == "correction" else _SAID_BY

    def is_said(reason: str) -> bool:
        """Tell whether a reason that is given says what this one does, and better."""
        return any(
            is_found(other)
            and _overlap(found[reason][2], found[other][2])
            and not is_said(other)
            for other in said_by.get(reason, ())
        )

    if kind == "concern":  # which states no errors
        found = {k: v for k, v in found.items() if not k.startswith("error-in-")}
    return tuple(
        (
            cast("Reason", value),
            words.model_copy(update={"confidence": round(min(total, 0.99), 2)}),
        )
        for value, (total, _, words) in sorted(found.items())
        if total >= _THRESHOLD
        and not any(map(is_found, _COVERED_BY.get(value, ())))
        and not (rules.language == "en" and is_said(value))
    )


def _overlap(words: Evidence, others: Evidence) -> bool:
    """Tell whether two reasons rest on the same words."""
    spans = words.start, words.end, others.start, others.end
    first, last, start, end = (at or 0 for at in spans)
    return first < end and start < last


def _hits(
    source: SourceText, text: str, cue: Cue, rules: RuleSet, start: int, tied: bool
) -> Iterator[tuple[int, int, float]]:
    """Yield span and weight of a cue's sentences, one at most for each; none if denied."""
    done = -1
    for count, match in enumerate(cue.first.finditer(text, start)):
        if count >= _MAX_HITS:
            return
        if match.start() < done:
            continue
        sentence = source.sentence_at(match.start())
        if tied and cue.others:
            sentence = _with_what_it_refers_to(source, text, sentence, rules)
        first, last = match.start(), min(match.end(), sentence.end)
        for pattern in cue.others:
            low = max(sentence.start, start, match.start() - cue.within)
            high = min(sentence.end, match.end() + cue.within)
            other = pattern.search(text, low, high)
            if other is None:
                break
            first, last = min(first, other.start()), max(last, other.end())
        else:
            low = max(sentence.start, first - _BESIDE)
            high = min(sentence.end, last + _BESIDE)
            if any(pattern.search(text, low, high) for pattern in cue.none):
                continue
            if cue.negatable and _negated(text, first, last, sentence, rules):
                yield first, last, _DENIED
                continue
            done = sentence.end
            while last < sentence.end and text[last].isalnum():
                last += 1
            weight = cue.weight
            if cue.hedgeable and rules.hedge.search(
                text, max(sentence.start, first - _BEFORE), last
            ):
                weight *= _HEDGED
            yield first, last, weight


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
