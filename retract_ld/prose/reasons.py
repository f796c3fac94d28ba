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
    without_titles,
)
from retract_ld.prose.reason_claims import THRESHOLD, Claim, given
from retract_ld.prose.reason_hits import DENIED, hits
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import TELLS_NOT_WHY, RuleSet
from retract_ld.prose.source_text import MOST_WORDS, SourceText
from retract_ld.prose.word_families import said_of_others, told_by_families
from retract_ld.prose.wording import WordStarts

__all__ = ["find_reasons", "reasons_in"]

_REMOVALS: Final = frozenset({"removal", "temporary_removal"})

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
    text = without_titles(source.words[: start + MOST_WORDS], titles)
    text = without_quoted_titles(text, source.plain, rules)
    if kind == "correction":
        text = without_quoted(text, source.plain)
        text = without_given(text, rules)
    elif kind in _OF_CASES:
        text = without_asides(text, source, rules)
    claims: dict[str, Claim] = {}

    def is_found(reason: str) -> bool:
        return reason in claims and claims[reason].total >= THRESHOLD

    is_in_text, words = text.__contains__, WordStarts(text)
    told = kind not in _OF_CASES
    for place in rules.reasons_index.places(words):
        cue = rules.reasons[place]
        if not told and cue.turn > 1:  # what counts only where nothing else tells why
            told = True
            _add_told(claims, source, words, rules, start)
        if cue.manners and kind not in cue.manners:
            continue
        if cue.value in TELLS_NOT_WHY and manner in _REMOVALS:
            continue
        if cue.stems and not any(map(is_in_text, cue.stems)):
            continue
        if any(map(is_found, cue.unless)) or (cue.alone and any(map(is_found, claims))):
            continue
        if cue.beside and not any(map(is_found, cue.beside)):
            continue
        begin = 0 if cue.anywhere else start
        places = list(hits(source, words, cue, rules, begin, kind != "correction"))
        denied = any(weight == DENIED for _, _, weight in places)
        for first, last, weight in places:
            if weight == DENIED or (denied and weight < cue.weight):
                continue  # alleged, then found not to be so
            claim = claims.setdefault(cue.value, Claim())
            claim.add(first, last, weight, cue.id, once=rules.counts_once)
    if not told:
        _add_told(claims, source, words, rules, start)
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


def _add_told(
    claims: dict[str, Claim],
    source: SourceText,
    words: WordStarts,
    rules: RuleSet,
    start: int,
) -> None:
    """Add what families of words tell where no cue has spoken; strike what others say."""
    single = {
        reason: claim.places[0][:2]
        for reason, claim in claims.items()
        if len(claim.places) == 1
    }
    for reason in set(said_of_others(source, words, rules, start, single)):
        del claims[reason]
    spoken = [
        (first, last)
        for claim in claims.values()
        if claim.total >= THRESHOLD
        for first, last, _ in claim.places
    ]
    for found in told_by_families(source, words, rules, start, spoken):
        claim = claims.setdefault(found.reason, Claim())
        claim.add(
            found.start, found.end, found.weight, found.rule, once=rules.counts_once
        )
