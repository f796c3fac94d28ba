"""The rules of a language, compiled: what its file in ``rules/`` says (`rule_files`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.prose.wording import Wording, WordingIndex

__all__ = ["TELLS_NOT_WHY", "Clause", "Cue", "Families", "PartyRule", "Rule", "RuleSet"]

#: What was done, no reason for it; of a removal its manner says so.
TELLS_NOT_WHY: Final = frozenset({"removed"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the value it stands for."""

    id: str
    value: str
    words: Wording
    weight: float = 1.0

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the words."""
        return self.words.compiled


@dataclass(frozen=True, slots=True)
class PartyRule:
    """Words beside which the parties stand that initiated, accepted or objected."""

    id: str
    role: str
    words: Wording
    where: str
    """On which side of the words the parties are named: before, after or inside."""
    weight: float = 1.0
    party: str = ""
    """The one party that the words can only mean."""
    none: Wording | None = None
    """Words beside which, anywhere in the body, the rule does not count."""
    names: str = ""
    """The party that persons are who stand there by name."""
    alone: bool = False
    """Whether it counts only if nothing else tells who it was."""
    voice: bool = False
    """Whether its party is "we": whoever speaks, mostly the authors."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a value when they stand together in one sentence."""

    id: str
    value: str
    stems: tuple[str, ...]
    """At least one of them is in the text, or the cue is not tried."""
    first: Wording
    others: tuple[Wording, ...]
    none: tuple[Wording, ...]
    weight: float
    negatable: bool
    hedgeable: bool
    """Whether "possible" and the like make it weaker."""
    within: int
    """How far from the first pattern's words the others may stand."""
    manners: frozenset[str]
    """Whether it counts in a retraction, a correction, a concern; all if empty."""
    unless: frozenset[str]
    """It does not count where one of these reasons has been found."""
    beside: frozenset[str]
    """It counts only where one of these reasons has been found."""
    alone: bool
    """Whether it counts only where no other reason has been found."""
    anywhere: bool
    """Whether the heading counts too, not only the body."""

    @property
    def turn(self) -> int:
        """When its turn is: after those whose finds decide whether it counts."""
        if self.value in TELLS_NOT_WHY:
            return 3
        return 2 if self.alone else bool(self.unless or self.beside)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words by which the clauses of a language join things and faults."""

    of_thing: re.Pattern[str]
    """After a fault that is a noun: its thing follows."""
    found_in: re.Pattern[str]
    """The same, where the fault "was found in" the thing."""
    says: re.Pattern[str]
    """By these a fault is said of the thing before it."""
    governs: re.Pattern[str]
    """Faults that end so are said of what follows."""
    and_fault: re.Pattern[str]
    """Another fault of the same thing."""
    and_word: re.Pattern[str]
    """With it between, a fault without a verb is another thing's."""
    breaks: re.Pattern[str]
    """No fault reaches beyond."""
    placed: re.Pattern[str]
    """Between a thing and what tells where it is."""
    with_object: re.Pattern[str]
    """Between a verb and its thing."""
    joins: re.Pattern[str]
    """Between two things of one fault."""
    joined: re.Pattern[str]
    """Words by which two things are spoken of both."""
    verb: re.Pattern[str]
    """With one of these between, the thing after it is another clause's."""


@dataclass(frozen=True, slots=True)
class Families:
    """Things that notices find fault with, faults, and the reasons that both tell."""

    things: dict[str, Wording]
    faults: dict[str, Wording]
    reasons: dict[str, dict[str, str]]
    """The reason for each thing, by fault."""
    agents: frozenset[str]
    """Things that are persons: they do what is done to others."""
    itself: frozenset[str]
    """Faults that are denials themselves: "could not be provided"."""
    hedgeable: frozenset[str]
    """Faults that "possible" and the like make weaker."""
    exclusive: dict[str, list[str]]
    """Faults that are said of one of these things only, whatever a cue took."""
    aside: re.Pattern[str]
    """Words of sentences in which they do not speak."""
    denied: re.Pattern[str]
    """Words right before a fault that deny it."""
    clause: Clause
    weight: float
    object_first: bool
    """Whether a fault is said of the thing right after it rather than right before."""
    before: int
    """How far before a fault its thing may stand, brackets not counted."""
    after: int
    """How far after it."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one language."""

    language: str
    counts_once: bool
    """Whether words count once for a reason, however many cues take them."""
    labels: tuple[Rule, ...]
    """Headings that name the manner of the update."""
    statements: tuple[Rule, ...]
    """Sentences of the body that say the manner."""
    party_nouns: tuple[Rule, ...]
    party_rules: tuple[PartyRule, ...]
    """Those last that count only where no other tells who had the role."""
    party_end: re.Pattern[str]
    """Where the naming of parties after a rule's words ends."""
    party_break: re.Pattern[str]
    """What a party did of whom nothing is said by the verb after it."""
    party_unsaid: re.Pattern[str]
    """Words before an agreement or objection that is asked for, or not known of."""
    reasons: tuple[Cue, ...]
    """In the order of their turns."""
    reasons_index: WordingIndex
    """Which of these may be in a text, by the words that must be there."""
    families: Families | None
    guidelines: tuple[Rule, ...]
    negation_before: re.Pattern[str]
    negation_far: re.Pattern[str]
    """Words that deny what follows right after them, whatever commas they hold."""
    negation_after: re.Pattern[str]
    negation_direct: re.Pattern[str]
    """Words that deny the very word they stand before."""
    hedge: re.Pattern[str]
    doubt: re.Pattern[str]
    """Words by which, in a concern, what was done is only possible."""
    aside: re.Pattern[str]
    """Words of sentences that tell of no case: rules of a house, other matters."""
    breach: re.Pattern[str]
    """Words by which such a sentence tells that the work broke the rule."""
    telling: re.Pattern[str]
    """Verbs without which a sentence tells nothing."""
    bare: re.Pattern[str]
    """Words of sentences that give no reason: "The publisher apologises."."""
    titled: re.Pattern[str]
    """Words before the quoted title of a document."""
    anaphora: re.Pattern[str]
    """Words that begin a sentence and speak of the one before."""
    detail: re.Pattern[str]
    """Words with which what has been said is told in detail."""
    recalled: re.Pattern[str]
    """Words by which a concern is spoken of again: "the above concerns"."""
    both: re.Pattern[str]
    """Data and what was concluded from them, said in one breath."""
    instead: re.Pattern[str]
    """Words that begin a sentence which puts right what the one before told."""
    other_fate: re.Pattern[str]
    """What is told of the retraction of another document: "which has also been …"."""
    spared: re.Pattern[str]
    """What is said not to be affected, of which no cue may speak."""
    causal: re.Pattern[str]
    """Words that introduce a reason, whatever it is."""
    given: re.Pattern[str]
    """Words in a correction after which the corrected text itself stands."""
    resumes: re.Pattern[str]
    """Words with which the correction goes on after it."""
    lines: tuple[Rule, ...]
    """Labels of lines: what the rest of such a line is."""
    works: tuple[Rule, ...]
    """Words before a citation that say it is the work's."""
    others: tuple[Rule, ...]
    """Words before a citation that say it is some other document's."""
    parts: tuple[Rule, ...]
    """Words that name a part of a work."""
    fault: re.Pattern[str]
    """Words that say that something is wrong with a part."""
    replacements: tuple[Rule, ...]
    """Words after which stands what the work was replaced by."""
    references: re.Pattern[str]
    """Heading of the list of references."""
    months: dict[str, int]
