"""The reasons that the body of a notice gives, each with the words that say so.

A cue speaks for a reason when all its words stand near one another in a sentence and
none of them is negated. Cues for the same reason add up (``1 - Π(1 - weight)``); hedged
words count less.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from retract_ld.codes import Reason, UpdateType
from retract_ld.models import Evidence
from retract_ld.prose.language import language_of
from retract_ld.prose.masked_text import (
    without_asides,
    without_given,
    without_quoted,
    without_quoted_titles,
    without_spared,
    without_titles,
)
from retract_ld.prose.reason_claims import THRESHOLD, Claim, given
from retract_ld.prose.reason_hits import DENIED, hits
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import TELLS_NOT_WHY, Cue, RuleSet
from retract_ld.prose.source_text import MOST_WORDS, SourceText
from retract_ld.prose.word_families import said_of_others, told_by_families
from retract_ld.prose.wording import WordStarts

__all__ = ["find_reasons", "reasons_in"]

_REMOVALS: Final = frozenset({"removal", "temporary_removal"})

#: What a concern about something that is only possible is about.
_ALLEGED: Final[dict[str, str]] = {
    "falsification-fabrication-of-data": "concerns-issues-about-data",
    "falsification-fabrication-of-image": "concerns-issues-about-image",
    "falsification-fabrication-of-results": "concerns-issues-about-results-and-or-conclusions",
    "manipulation-of-data": "concerns-issues-about-data",
    "manipulation-of-images": "concerns-issues-about-image",
}

#: What a concern that cannot confirm something is about: it doubts and does not find.
_DOUBTED: Final[dict[str, str]] = {"unreliable-image": "concerns-issues-about-image"}

#: So far before a cue's words stand those that doubt them.
_NEAR: Final = 40

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


#: Reasons that tell of the case and not of what is wrong: families may speak of their words.
_OF_THE_CASE: Final = (
    "author-unresponsive",
    "euphemisms",
    "investigation",
    "misconduct",
    "objections",
    "publishing-ban",
)

#: Notices that tell a case, with any of the words there are for it.
_OF_CASES: Final = frozenset({"concern", "retraction"})


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
    text = _masked(source, start + MOST_WORDS, titles, kind, rules)
    words = WordStarts(text)
    claims: dict[str, Claim] = {}
    families_had = kind not in _OF_CASES
    for place in rules.reasons_index.places(words):
        cue = rules.reasons[place]
        if not families_had and cue.turn > 1:  # it counts where nothing else tells why
            families_had = True
            _add_told(claims, source, words, rules, start, kind)
        if cue.value in TELLS_NOT_WHY and manner in _REMOVALS:
            continue
        if _counts(cue, kind, text, claims):
            begin = 0 if cue.anywhere else start
            _add_hits(claims, source, words, cue, rules, begin, kind)
    if not families_had:
        _add_told(claims, source, words, rules, start, kind)
    if kind == "concern":
        _turn_into_doubts(claims)
    return tuple(
        (
            cast("Reason", reason),
            source.evidence(
                f"reasons.{reason}",
                claims[reason].start,
                claims[reason].end,
                round(min(claims[reason].total, 0.99), 2),
                claims[reason].rule,
            ),
        )
        for reason in given(claims, source, rules, kind)
    )


def _masked(
    source: SourceText, end: int, titles: Iterable[str], kind: str, rules: RuleSet
) -> str:
    """Return the words up to an offset, blanks for those that claim nothing."""
    text = without_titles(source.words[:end], titles)
    text = without_quoted_titles(text, source.plain, rules)
    text = without_spared(text, rules)
    if kind == "correction":
        return without_given(without_quoted(text, source.plain), rules)
    return without_asides(text, source, rules) if kind in _OF_CASES else text


def _counts(cue: Cue, kind: str, text: str, claims: dict[str, Claim]) -> bool:
    """Tell whether a cue is tried in a notice, beside the reasons found so far."""
    if (cue.manners and kind not in cue.manners) or (
        cue.stems and not any(map(text.__contains__, cue.stems))
    ):
        return False

    def is_found(reason: str) -> bool:
        return reason in claims and claims[reason].total >= THRESHOLD

    if any(map(is_found, cue.unless)) or (cue.alone and any(map(is_found, claims))):
        return False
    return not cue.beside or any(map(is_found, cue.beside))


def _add_hits(
    claims: dict[str, Claim],
    source: SourceText,
    words: WordStarts,
    cue: Cue,
    rules: RuleSet,
    start: int,
    kind: str,
) -> None:
    """Add what a cue speaks for, unless that was alleged and then found not to be so."""
    places = list(hits(source, words, cue, rules, start, kind != "correction"))
    denied = any(weight == DENIED for _, _, weight in places)
    for first, last, weight in places:
        if weight == DENIED or (denied and weight < cue.weight):
            continue
        near = words.text[max(0, first - _NEAR) : last]
        value, counted = _stands_for(cue, weight, kind, near, rules)
        claim = claims.setdefault(value, Claim())
        claim.add(first, last, counted, cue.id, once=rules.counts_once)


def _add_told(
    claims: dict[str, Claim],
    source: SourceText,
    words: WordStarts,
    rules: RuleSet,
    start: int,
    kind: str,
) -> None:
    """Add what families of words tell where no cue has spoken; strike what others say."""
    families = rules.families
    single = {
        reason: claim.places[0][:2]
        for reason, claim in claims.items()
        if len(claim.places) == 1
    }
    for reason in set(said_of_others(source, words, rules, start, single)):
        del claims[reason]
    spoken = [
        (first, last)
        for reason, claim in claims.items()
        if claim.total >= THRESHOLD and not reason.startswith(_OF_THE_CASE)
        for first, last, _ in claim.places
    ]
    for found in told_by_families(source, words, rules, start, spoken):
        reason, weight = found.reason, found.weight
        if (
            kind == "concern"
            and reason in _ALLEGED
            and families
            and weight < families.weight
        ):
            reason, weight = _ALLEGED[reason], families.weight
        claim = claims.setdefault(reason, Claim())
        claim.add(found.start, found.end, weight, found.rule, once=rules.counts_once)


def _turn_into_doubts(claims: dict[str, Claim]) -> None:
    """Put what a concern is about in the place of what only a finding can tell."""
    for finding, doubt in _DOUBTED.items():
        claim = claims.pop(finding, None)
        if claim and (doubt not in claims or claims[doubt].total < claim.total):
            claims[doubt] = claim


def _stands_for(
    cue: Cue, weight: float, kind: str, near: str, rules: RuleSet
) -> tuple[str, float]:
    """Return the reason that a cue speaks for and its weight: of a doubt, the concern."""
    if kind != "concern" or weight == cue.weight or cue.value not in _ALLEGED:
        return cue.value, weight
    if not rules.doubt.search(near):
        return cue.value, weight
    return _ALLEGED[cue.value], cue.weight
