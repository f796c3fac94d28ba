"""The manner of an update: what heading and body say together."""

from __future__ import annotations

from typing import Final

from retract_ld.codes import UpdateType
from retract_ld.prose.bare_titles import is_of_error
from retract_ld.prose.heading import Heading, Label
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.source_text import SourceText

__all__ = ["find_manner"]

#: Manners of a heading that a plain statement of retraction in the body outdoes: journals
#: print retractions under "Erratum" and "Corrigendum".
_YIELDING: Final = frozenset(
    {"addendum", "clarification", "correction", "corrigendum", "erratum"}
)
#: What takes back the manner of a heading: "The retraction is revoked".
_UNDONE: Final = {
    "expression_of_concern": "concern_lifted",
    "retraction": "reinstatement",
    "withdrawal": "reinstatement",
}
#: What is less sure says it beside such a label only.
_STATED: Final = 0.6
_CERTAIN: Final = 0.84
_LIKELY: Final = 0.8
_FIRST_LINES: Final = 3
_HEADING: Final = 150


def find_manner(
    source: SourceText, heading: Heading, rules: RuleSet, start: int
) -> tuple[Label, float] | None:
    """Return the manner with the words that say it, or ``None`` if none does."""
    statements: dict[str, tuple[float, Label]] = {}
    for rule in rules.statements:
        match = next(rule.words.found_in(source.word_starts, start), None)
        if match and rule.weight > statements.get(rule.value, (0.0, None))[0]:
            label = Label(_type(rule.value), match.start(), match.end(), rule.id)
            statements[rule.value] = (rule.weight, label)
    if heading.label is None:
        statements = {
            manner: said for manner, said in statements.items() if said[0] >= _STATED
        }
        return (
            _strongest(statements)
            or _label_that_goes_on(source, rules)
            or _title_of_error(source, heading)
        )
    undone = statements.get(_UNDONE.get(heading.label.type, ""))
    if undone and undone[0] >= _CERTAIN:
        return undone[1], undone[0]
    if heading.label.is_note:
        stated = _strongest(statements)
        return stated or (heading.label, _LIKELY)
    if heading.label.type in _YIELDING:
        for manner in ("retraction", "withdrawal"):
            weight, label = statements.get(manner, (0.0, heading.label))
            if weight >= _CERTAIN:
                return label, weight
    return heading.label, 0.99


def _strongest(
    statements: dict[str, tuple[float, Label]],
) -> tuple[Label, float] | None:
    if not statements:
        return None
    weight, label = max(statements.values(), key=lambda item: item[0])
    return label, weight


def _label_that_goes_on(
    source: SourceText, rules: RuleSet
) -> tuple[Label, float] | None:
    """Return the label that one of the first lines begins with, whatever follows it.

    "Retraction because of redundant publication".
    """
    for line in source.lines[:_FIRST_LINES]:
        if len(line.text) > _HEADING:
            return None
        found = [
            Label(_type(rule.value), line.start, match.end(), rule.id)
            for rule in rules.labels
            if (match := rule.pattern.match(source.lower, line.start, line.end))
            and not source.lower[match.end() : match.end() + 1].isalpha()
        ]
        if found:
            return max(found, key=lambda label: label.end), _LIKELY
    return None


def _title_of_error(source: SourceText, heading: Heading) -> tuple[Label, float] | None:
    """Return a correction where the title says what was wrong: ``Error in Figure 2``."""
    title = heading.title
    if title is None or not is_of_error(source, title):
        return None
    return Label("correction", title.start, title.end, "title-of-error"), _STATED


def _type(value: str) -> UpdateType:
    return value  # type: ignore[return-value]
