"""The role of a citation on a line of its own, by the lines before it."""

from __future__ import annotations

from retract_ld.prose.mention import Mention, last_cue
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.running_lines import is_ended
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["inherit_role", "take_role"]


def inherit_role(
    mentions: list[Mention], cited: Mention, previous: Line | None
) -> None:
    """A list of citations has one role: that of its first."""
    if (
        not cited.role
        and previous
        and (mentions and mentions[-1].role != "own")
        and (mentions[-1].whole or previous.text[-1] in ":：")
        and (previous.start <= mentions[-1].start < previous.end)
    ):
        cited.role, cited.rule = mentions[-1].role, mentions[-1].rule


def take_role(
    source: SourceText, mention: Mention, previous: Line | None, rules: RuleSet
) -> None:
    """Take the role of a citation from the line before it: "The article below …"."""
    if previous is None or mention.rule not in {"citation-line", "leading-citation"}:
        return
    cue, cue_rule, _ = last_cue(source, previous.start, previous.end, rules)
    if cue and (
        previous.text[-1] in ":：,"
        or (len(previous.text) < 120 and not is_ended(previous))
        or cue_rule.endswith(".listed-articles")
    ):
        mention.role, mention.rule = cue, cue_rule
