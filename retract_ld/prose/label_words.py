"""Words that name the manner of an update at an offset of the text."""

from __future__ import annotations

from dataclasses import dataclass

from retract_ld.codes import UpdateType
from retract_ld.prose.ruleset import Rule

__all__ = ["Label", "label_at"]


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name the manner: where they stand and what they mean."""

    type: UpdateType
    start: int
    end: int
    rule: str

    @property
    def is_note(self) -> bool:
        """Whether it is as good as none: ``Editor's Note`` says not of what kind it is."""
        return self.rule.endswith("s-note")


def label_at(
    lower: str, start: int, end: int, labels: tuple[Rule, ...]
) -> Label | None:
    """Return the longest label that begins at an offset."""
    best: Label | None = None
    for rule in labels:
        match = rule.pattern.match(lower, start, end)
        if match is None or match.end() == start:
            continue
        following = lower[match.end() : match.end() + 1]
        if following.isalnum() and following < "\u2e80":
            continue
        if best is None or match.end() > best.end:
            best = Label(rule.value, start, match.end(), rule.id)  # type: ignore[arg-type]
    return best
