"""A rule of a guideline, and how an update is held against rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from retract_ld.models import Update
from retract_ld.validation import checks
from retract_ld.validation.report import Severity

__all__ = ["Rule", "broken"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a guideline asks of a notice."""

    id: str
    clause: str
    link: str
    severity: Severity
    applies: Callable[[Update], bool]
    """Whether the rule has something to say about an update."""
    holds: Callable[[Update], bool]
    message: str
    hint: str
    path: str
    """The property concerned, a local name of our ontology or ``prefix:local``."""
    about: Literal["notice", "update", "work"] = "notice"
    """Whose node is at fault."""
    verified: bool = True
    """Whether the clause was compared with the text of its guideline."""
    known: Callable[[Update], bool] = checks.always
    """Whether the record tells anything that the rule can judge by."""
    untold: str = ""
    """What to say, as information only, where it does not."""
    words: Callable[[Update], str] | None = None
    """The words at fault, which end the message."""

    @property
    def source(self) -> str:
        """The clause, and whether it was verified."""
        return self.clause if self.verified else f"{self.clause} (clause not verified)"


def broken(
    update: Update, rules: Iterable[Rule]
) -> Iterator[tuple[Rule, Severity, str]]:
    """Yield the rules that an update does not keep, how grave that is, and the message.

    A register's record that is silent on a matter says nothing against the notice: that
    is information, not a warning.
    """
    for rule in rules:
        if not rule.applies(update):
            continue
        if not rule.known(update):
            yield rule, "info", rule.untold
        elif not rule.holds(update):
            yield rule, rule.severity, _message(rule, update)


def _message(rule: Rule, update: Update) -> str:
    if rule.words is None:
        return rule.message
    return f"{rule.message.removesuffix('.')}: {rule.words(update)}."
