"""Who initiated, accepted or objected to an update, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, cast

from retract_ld.codes import Party
from retract_ld.models import Evidence
from retract_ld.prose.language import language_of
from retract_ld.prose.named_authors import authors_named
from retract_ld.prose.party_names import (
    PERSONS,
    SEVERAL_PERSONS,
    authors_by_name,
    persons_named,
)
from retract_ld.prose.party_nouns import (
    journal_by_name,
    outside_titles,
    parties_named,
)
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import PartyRule, RuleSet
from retract_ld.prose.source_text import CLAUSE, MOST_WORDS, SourceText
from retract_ld.prose.wording import WordStarts

__all__ = ["find_parties", "parties_in", "spoken_by_editors"]

_PARTY_REACH: Final = 320
_MAX_HITS: Final = 200
_UNSAID: Final = 80
_LISTED: Final = 60
#: What parts clauses; in Chinese and Japanese lists have other signs than clauses.
_COMMAS: Final = {"zh": "，,", "ja": "、，,"}


def find_parties(
    text: str, language: str | None = None
) -> tuple[tuple[str, Party, Evidence], ...]:
    """Return who initiated, accepted or objected to the update, as the body says.

    >>> found = find_parties("This article is retracted at the request of the authors.")
    >>> [(role, party, evidence.text) for role, party, evidence in found]
    [('initiated_by', 'authors', 'request of the authors')]
    """
    return parties_in(SourceText(text), language)


def parties_in(
    source: SourceText,
    language: str | None = None,
    start: int = 0,
    authors: Sequence[str] = (),
    named_works: Sequence[tuple[int, int]] = (),
    journals: Iterable[str] = (),
) -> tuple[tuple[str, Party, Evidence], ...]:
    """Return the parties in a text from an offset on; see `find_parties`.

    `authors` are those of the work, who may be named, `named_works` where titles and
    journals stand, which are no parties whatever they name; but one of the `journals` that
    retracts, is asked or agrees is the journal.
    """
    rules = load(language or language_of(source.plain))
    found: dict[tuple[str, str], Evidence] = {}
    taken: list[tuple[int, int]] = []
    words, end = WordStarts(source.words), start + MOST_WORDS
    for rule in rules.party_rules:
        if rule.alone and any(role == rule.role for role, _ in found):
            continue
        if rule.none and rule.none.compiled.search(source.words, start, end):
            continue
        for count, match in enumerate(rule.words.found_in(words, start, end)):
            if count >= _MAX_HITS:
                break
            if any(a <= match.start() < b for a, b in taken) or _is_unsaid(
                source, rule, rules, match
            ):
                continue
            taken.append(match.span())
            named = _named_beside(source, rule, rules, match, authors)
            if not named:
                span = _party_span(source, rule, rules, match)
                named = journal_by_name(source.lower, *span, journals)
            for party, first, last in outside_titles(named, named_works):
                key = (rule.role, party)
                if key not in found:
                    found[key] = source.evidence(
                        f"{rule.role}.{party}",
                        *_words(first, last, match),
                        rule.weight,
                        rule.id,
                    )
    return tuple(
        (role, cast("Party", party), words)
        for (role, party), words in sorted(found.items())
    )


def _is_unsaid(
    source: SourceText, rule: PartyRule, rules: RuleSet, match: re.Match[str]
) -> bool:
    """Tell whether an agreement or objection is only asked for, or not known of."""
    return rule.role != "initiated_by" and (
        rules.party_unsaid.search(
            source.words, max(0, match.start() - _UNSAID), match.start()
        )
        is not None
    )


def _named_beside(
    source: SourceText,
    rule: PartyRule,
    rules: RuleSet,
    match: re.Match[str],
    authors: Sequence[str],
) -> list[tuple[str, int, int]]:
    """Return the parties that stand beside the words of a rule, and where."""
    if rule.party:
        return [(rule.party, *match.span())]
    low, high = _party_span(source, rule, rules, match)
    named = [
        authors_by_name(source, party, authors)
        for party in parties_named(source.words, low, high, rules)
    ]
    if not named and rule.where == "before":
        named = _spoken_of_before(source, high, rules)
    initiated = rule.role == "initiated_by"
    persons = SEVERAL_PERSONS if initiated else PERSONS
    if not named and rule.names and persons.fullmatch(source.plain, low, high):
        named = [(rule.names, low, high)]
    by_name = rules.language == "ja" or (not initiated and rules.language != "en")
    if not named and by_name:
        named = authors_named(source.plain, low, high, authors, rules.language)
    if not named and rule.where == "before" and not initiated:
        named = persons_named(source, low, high, rules)
    return named


def spoken_by_editors(
    parties: tuple[tuple[str, Party, Evidence], ...], rules: RuleSet
) -> tuple[tuple[str, Party, Evidence], ...]:
    """Take "we retract" for the editors' voice, who stand where authors do."""
    voices = {rule.id for rule in rules.party_rules if rule.voice}
    told = {role for role, party, _ in parties if party == "editor"}
    return tuple(
        (role, "editor", words.model_copy(update={"field": f"{role}.editor"}))
        if party == "authors" and words.rule in voices and role not in told
        else (role, party, words)
        for role, party, words in parties
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
        clause = _clause_start(source.lower, low, match.start())
        if source.lower[clause - 1] == ":" and all(
            party == "journal"
            for party, *_ in parties_named(source.words, clause, match.start(), rules)
        ):  # "the Editor of Diabetes: Targets and Therapy wishes to retract"
            clause = _clause_start(source.lower, low, clause - 1)
        if source.lower[clause : match.start()].strip():
            low = clause  # else "they doubt the case but agree": the clause before
        for other in rules.party_break.finditer(source.lower, low, match.start()):
            low = other.end()
        return _listed(source.lower, low, match.start(), rules), match.start()
    high = min(sentence.end, match.end() + _PARTY_REACH)
    end = rules.party_end.search(source.lower, match.end(), high)
    return match.end(), end.start() if end else high


def _words(first: int, last: int, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the evidence: the party's words and the rule's, if near."""
    low, high = min(first, match.start()), max(last, match.end())
    return (low, high) if high - low < 2 * _PARTY_REACH else (first, last)


_LATTER: Final = (
    r"ceux-ci|celui-ci|celle-ci|ces derniers|éstos|estos|estes|diese|letztere|同氏|后者"
)
#: Those who were spoken of last.
_THE_LATTER: Final = re.compile(rf"\W*(?:{_LATTER})\b")
#: Nothing but a pronoun or what links a sentence to the one before it.
_PRONOUN: Final = re.compile(
    rf"\W*(?:(?:{_LATTER}|elles?|ils?|sie|er|ell[ao]s?|el[ae]s?|se"
    r"|por (?:ello|lo tanto|tanto|eso|isso)|en consecuencia|consequentemente|assim|donc|daher"
    r"|deshalb|en conséquence|diante disso|ante ello"
    r"|they(?: (?:therefore|thus|hence|now|also|hereby|have|all))?"
    r"|因此|故|并|よって|そのため|これを受けて?"
    r"|このため)\W*){0,3}"
)


def _spoken_of_before(
    source: SourceText, high: int, rules: RuleSet
) -> list[tuple[str, int, int]]:
    """Return the first party of the sentence before one that begins with a pronoun."""
    here = source.sentence_at(high)
    if here.start == 0 or not _PRONOUN.fullmatch(source.words, here.start, high):
        return []
    before = source.sentence_at(here.start - 1)
    if "\n" in source.plain[before.end - 1 : here.start]:
        return []
    if rules.language == "en":
        return _spoken_of_alone(source, before.start, before.end, rules)
    parties = (
        party
        for party in parties_named(source.words, before.start, before.end, rules)
        if party[0] != "journal"
    )
    found = sorted(parties, key=lambda party: party[1])
    return found[-1:] if _THE_LATTER.match(source.words, here.start) else found[:1]


def _spoken_of_alone(
    source: SourceText, low: int, high: int, rules: RuleSet
) -> list[tuple[str, int, int]]:
    """Return the only party of a sentence: "they" may be either of two."""
    parties = [
        party
        for party in parties_named(source.words, low, high, rules)
        if party[0] != "journal"
    ]
    return parties[:1] if len({party for party, *_ in parties}) == 1 else []


def _clause_start(text: str, low: int, high: int) -> int:
    """Return where the clause begins that ends at `high`; what is in brackets is skipped."""
    behind = low
    for clause in CLAUSE.finditer(text, low, high):
        sign = clause.group()
        if sign in ",，" or clause.start() < behind:
            continue
        closed = _closing(text, clause.start(), high)
        if sign in "(（" and closed >= 0:
            behind = closed + 1
        else:
            low = clause.end()
    return low


def _closing(text: str, start: int, high: int) -> int:
    """Return where the bracket closes that opens at an offset, -1 if it does not."""
    depth = 0
    for bracket in _BRACKETS.finditer(text, start, high):
        depth += 1 if bracket.group() in "(（" else -1
        if depth == 0:
            return bracket.start()
    return -1


_BRACKETS: Final = re.compile(r"[()（）]")


def _listed(text: str, low: int, high: int, rules: RuleSet) -> int:
    """Return where the parties begin that are listed before a verb.

    "…, the editors and the publisher have decided": the part after the last comma that
    names a party, and the short parts before it that do so too.
    """
    named = False
    start = high
    commas = _COMMAS.get(rules.language, ",")
    longest = _LISTED if commas == "," else 0
    while start > low:
        comma = max(text.rfind(mark, low, start) for mark in commas)
        first = max(comma + 1, low)
        if named and _CIRCUMSTANCE.match(text, first):
            return start
        names = any(parties_named(text, first, start, rules))
        if named and not (names and start - first < longest):
            return start
        named = named or names
        start = max(comma, low)
    return low


#: "Following an investigation by the university, the editors …": no party to it.
_CIRCUMSTANCE: Final = re.compile(
    r"\s*(?:following|after|upon|based on|as|since|because"
    r"|in (?:light|view|response|accordance)|when|while|given|on (?:the basis|account))\b"
)
