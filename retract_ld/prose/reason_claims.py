"""Of the reasons that cues speak for, those to be given: each claim once, the exact one."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import Final

from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import Sentence, SourceText

__all__ = ["THRESHOLD", "Claim", "given"]

#: From this confidence on a reason is reported.
THRESHOLD: Final = 0.5
#: A general reason is not reported beside a more exact one of the same family.
_COVERED_BY: Final[dict[str, frozenset[str]]] = {
    "concerns-issues-about-article": frozenset(
        {
            "compromised-peer-review",
            "computer-aided-content-or-computer-generated-content",
            "concerns-issues-about-data",
            "concerns-issues-about-image",
            "concerns-issues-about-referencing-attributions",
            "concerns-issues-about-results-and-or-conclusions",
            "duplication-of-in-article",
            "duplication-of-in-image",
            "error-in-methods",
            "falsification-fabrication-of-data",
            "manipulation-of-data",
            "manipulation-of-images",
            "paper-mill",
            "plagiarism-of-in-article",
            "plagiarism-of-text",
            "unreliable-results-and-or-conclusions",
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
        {
            "error-in-analyses",
            "falsification-fabrication-of-data",
            "manipulation-of-data",
        }
    ),
    "concerns-issues-about-methods": frozenset({"error-in-methods"}),
    "concerns-issues-about-peer-review": frozenset({"compromised-peer-review"}),
    "falsification-fabrication-of-results": frozenset(
        {"falsification-fabrication-of-data"}
    ),
    "duplication-of-in-article": frozenset(
        {"duplication-of-content-through-error-by-journal-publisher"}
    ),
    "duplication-of-text": frozenset({"plagiarism-of-text"}),
    "error-by-journal-publisher": frozenset(
        {"duplication-of-content-through-error-by-journal-publisher"}
    ),
    "plagiarism-of-data": frozenset({"plagiarism-of-in-article"}),
}
#: One claim, one reason: in English a reason is not reported for words that overlap with
#: those of one of these, which tell the same more exactly. Cues of other languages are
#: fewer and exact enough.
_SAID_BY: Final[dict[str, frozenset[str]]] = {
    "concerns-issues-about-authorship-affiliation": frozenset(
        {"false-forged-authorship"}
    ),
    "concerns-issues-about-referencing-attributions": frozenset(
        {"plagiarism-of-in-article", "plagiarism-of-text"}
    ),
    "concerns-issues-about-data": frozenset({"unreliable-data"}),
    "duplication-of-in-image": frozenset({"plagiarism-of-image"}),
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
#: Names of authors, and where they work.
_NAMES: Final = "concerns-issues-about-authorship-affiliation"
#: These are given if they are told in any other place, too.
_TOLD_ELSEWHERE: Final = frozenset({"duplication-of-in-image"})
#: Concerns of a general kind: not given where each sentence that voices them, or what one
#: of them is told in detail by, names a reason that begins so.
_GENERAL: Final = frozenset(
    {
        "concerns-issues-about-data",
        "concerns-issues-about-results-and-or-conclusions",
    }
)
_EXACT: Final = (
    "compromised",
    "duplication-of",
    "falsification",
    "manipulation-of",
    "plagiarism-of",
)
#: So far before its words stand those by which a concern is spoken of again.
_LED_BY: Final = 40
_CORRECTION_SAID_BY: Final[dict[str, frozenset[str]]] = {
    "error-in-text": frozenset({"error-in-analyses", "error-in-data"}),
}


@dataclass(slots=True)
class Claim:
    """What speaks for a reason: all places, and the one that weighs most."""

    total: float = 0.0
    weight: float = 0.0
    start: int = 0
    end: int = 0
    rule: str = ""
    places: list[tuple[int, int, float]] = field(default_factory=list)

    def add(
        self, start: int, end: int, weight: float, rule: str, *, once: bool
    ) -> None:
        """Add words that speak for it, too; `once`: the same words do not add up."""
        for index, (first, last, counted) in enumerate(self.places):
            if once and first < end and start < last:
                self.places[index] = (
                    min(first, start),
                    max(last, end),
                    max(counted, weight),
                )
                break
        else:
            self.places.append((start, end, weight))
        self.total = 1 - prod(1 - counted for *_, counted in self.places)
        if weight > self.weight:
            self.weight, self.start, self.end, self.rule = weight, start, end, rule

    def overlaps(self, other: Claim) -> bool:
        """Tell whether two rest on the same words."""
        return self.start < other.end and other.start < self.end


def given(
    claims: dict[str, Claim], source: SourceText, rules: RuleSet, kind: str
) -> list[str]:
    """Return the reasons to be given, in the order of their names."""
    found = {k: claim for k, claim in claims.items() if claim.total >= THRESHOLD}
    if kind == "concern":  # which states no errors
        found = {k: v for k, v in found.items() if not k.startswith("error-in-")}
    if kind == "correction" and _puts_name_right(found, source, rules):
        del found["error-in-text"]
    said_by = _CORRECTION_SAID_BY if kind == "correction" else _SAID_BY

    def is_said(reason: str) -> bool:
        """Tell whether a reason that is given says what this one does, and better."""
        claim = found[reason]
        return any(
            other in found
            and claim.overlaps(found[other])
            and (reason not in _TOLD_ELSEWHERE or len(claim.places) == 1)
            and not is_said(other)
            and not rules.both.search(
                source.lower,
                min(claim.start, found[other].start),
                max(claim.end, found[other].end),
            )
            for other in said_by.get(reason, ())
        )

    return [
        reason
        for reason in sorted(found)
        if not any(other in found for other in _COVERED_BY.get(reason, ()))
        and not (rules.language == "en" and is_said(reason))
        and not (reason in _GENERAL and _is_told(found, reason, source, rules))
    ]


def _is_told(
    found: dict[str, Claim], reason: str, source: SourceText, rules: RuleSet
) -> bool:
    """Tell whether each sentence of a general concern tells an exact reason, too."""
    exact = [
        start
        for name, claim in found.items()
        if name.startswith(_EXACT) and not name.endswith("-of-text")
        for start, *_ in claim.places
    ]

    def tells(start: int, last: int) -> bool:
        sentence = source.sentence_at(start)
        low = max(sentence.start, start - _LED_BY)
        if rules.recalled.search(source.lower, low, last):
            return True  # it was voiced before
        end = _end_of_detail(sentence, source, rules)
        return any(sentence.start <= place < end for place in exact)

    return bool(exact) and all(tells(*place[:2]) for place in found[reason].places)


def _end_of_detail(sentence: Sentence, source: SourceText, rules: RuleSet) -> int:
    """Return where ends what a sentence says, with what is told of it in detail."""
    if rules.detail.match(source.lower, sentence.end):
        return len(source.plain)
    return sentence.end


def _puts_name_right(
    found: dict[str, Claim], source: SourceText, rules: RuleSet
) -> bool:
    """Tell whether the text put right is the name before: "It should read Zoë Fahr."."""
    text, names = found.get("error-in-text"), found.get(_NAMES)
    if text is None or names is None:
        return False

    def follows(start: int) -> bool:
        sentence = source.sentence_at(start)
        if not sentence.start or not rules.instead.match(source.lower, sentence.start):
            return False
        before = source.sentence_at(sentence.start - 1)
        return any(before.start <= place < before.end for place, *_ in names.places)

    return all(follows(start) for start, *_ in text.places)
