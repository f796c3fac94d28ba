"""What is added to the reasons that words give: that there are none, that authors object."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.codes import Party, Reason
from retract_ld.models import Evidence
from retract_ld.prose.heading import Label
from retract_ld.prose.language import language_of
from retract_ld.prose.masked_text import without_titles
from retract_ld.prose.rule_files import load
from retract_ld.prose.ruleset import TELLS_NOT_WHY, RuleSet
from retract_ld.prose.source_text import MOST_WORDS, SourceText, value_of

__all__ = ["with_none_given", "with_objections"]

Reasons = tuple[tuple[Reason, Evidence], ...]

#: Manners by which a work ceases to stand.
_ENDING: Final = frozenset({"removal", "retraction", "withdrawal"})
#: A body no longer than this that gives no reason says nothing more.
_SHORT_BODY: Final = 450
_SHORT_BODIES: Final = {
    **dict.fromkeys(("es", "pt", "fr", "de"), 130),
    **dict.fromkeys(("zh", "ja"), 40),
}
#: What names the work and says nothing of it: titles, brackets, addresses.
_BESIDE_WORDS: Final = re.compile(
    r"[«“„\"「『《][^»”“\"」』》\n]{1,300}[»”“\"」』》]|[(（][^()（）\n]{1,200}[)）]"
    r"|(?:https?://|10\.[0-9]{4,9}/)\S+"
)
#: Who does not agree with the step is told by rules for parties; the reason says the same.
_OBJECTING: Final = frozenset({"authors", "some-authors"})


def with_objections(
    reasons: Reasons, parties: tuple[tuple[str, Party, Evidence], ...]
) -> Reasons:
    """Return the reasons, with the objections of authors where a party rule found some."""
    name: Reason = "objections-by-authors"
    if any(reason == name for reason, _ in reasons):
        return reasons
    for role, party, words in parties:
        if role == "objected_by" and party in _OBJECTING:
            added = (name, words.model_copy(update={"field": f"reasons.{name}"}))
            return tuple(sorted((*reasons, added), key=lambda found: found[0]))
    return reasons


def with_none_given(
    source: SourceText,
    language: str | None,
    body: int,
    label: Label,
    reasons: tuple[tuple[Reason, Evidence], ...],
    titles: list[str],
) -> tuple[tuple[Reason, Evidence], ...]:
    """Return the reasons; of a retraction that gives none, that it gives none."""
    start = body if body < len(source.plain) else 0
    said = without_titles(source.words[: start + MOST_WORDS], titles)
    text = value_of(said[start : start + 3 * _SHORT_BODY])
    if language in _SHORT_BODIES:
        text = _BESIDE_WORDS.sub("", text)
    short = _SHORT_BODIES.get(language or "", _SHORT_BODY)
    why = any(reason not in TELLS_NOT_WHY for reason, _ in reasons)
    if why or label.type not in _ENDING or len(text) > short:
        return reasons
    rules = load(language or language_of(source.plain))
    if rules.causal.search(said, start) or _tells(source, said, start, rules):
        return reasons  # a reason is given, in words we do not know
    name: Reason = "notice-limited-or-no-information"
    words = source.evidence(
        f"reasons.{name}", start, len(source.plain), 0.6, "no-reason"
    )
    return (*reasons, (name, words))


#: A sentence of so many words tells something.
_WORDS: Final = re.compile(r"\b[a-z]{2,}\b")
_FEW: Final = 6


def _tells(source: SourceText, said: str, start: int, rules: RuleSet) -> bool:
    """Tell whether a sentence speaks of more than the retraction and who made it."""
    return any(
        source.plain[sentence.start : sentence.end].rstrip().endswith(".")
        and len(_WORDS.findall(source.plain, sentence.start, sentence.end)) >= _FEW
        and rules.telling.search(said, sentence.start, sentence.end)
        and not rules.bare.search(said, sentence.start, sentence.end)
        for sentence in source.sentences
        if sentence.start >= start
    )
