"""The role of a citation on a line of its own, by the lines before it."""

from __future__ import annotations

import re
from typing import Final

from retract_ld.prose.citation_blocks import put_byline_below
from retract_ld.prose.mention import Mention, last_cue, leads_to_works
from retract_ld.prose.ruleset import RuleSet
from retract_ld.prose.running_lines import is_ended
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["give_role", "inherit_role", "take_role", "take_update"]


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
        and not (cited.is_bare_place and _is_placed(mentions[-1]))
    ):
        cited.role, cited.rule = mentions[-1].role, mentions[-1].rule


def _is_placed(mention: Mention) -> bool:
    """Tell whether a work's title and numbers are told: no place of it stands below."""
    return bool(mention.value("title") and mention.value("volume"))


def take_role(
    source: SourceText, mention: Mention, previous: Line | None, rules: RuleSet
) -> None:
    """Take the role of a citation from the line before it: "The article below …"."""
    if previous is None or mention.rule not in {"citation-line", "leading-citation"}:
        return
    cue, cue_rule, end = last_cue(source, previous.start, previous.end, rules)
    if cue and (
        previous.text[-1] in ":：,"
        or (len(previous.text) < 120 and not is_ended(previous))
        or leads_to_works(previous, cue_rule, end)
    ):
        mention.role, mention.rule = cue, cue_rule


#: What PubMed prints above the work that a notice updates.
_UPDATES: Final = re.compile(
    r"(?:retraction|withdrawal|correction|erratum|corrigendum|(?:expression of )?concern"
    r"|update)s? (?:of|for|in|to|on)|(?:retracts|corrects|concerns|refers to)"
    r"(?: (?:the|this))?(?: (?:article|paper))?:?"
)
_ABOVE: Final = 3


def take_update(cited: Mention, above: list[Line]) -> None:
    """Take a citation for the work's under a line that says that it is updated."""
    if any(_UPDATES.fullmatch(one.text.lower()) for one in above[-_ABOVE:]):
        cited.role, cited.rule = "work", "updates"


def give_role(
    source: SourceText,
    mention: Mention,
    line: Line,
    below: list[Line],
    wrong: re.Match[str] | None,
    *,
    leading: bool,
) -> re.Match[str] | None:
    """Give the role of the work to what stands where a work is told; return `wrong`.

    That is the place of an error, which leads up to one citation.
    """
    if wrong and not mention.role and mention.value("volume"):
        mention.role, mention.rule, wrong = "work", "place-of-error", None
        mention.whole = True
    if leading and not mention.role and _fills_line(mention, line):
        mention.role, mention.rule = "work", "quoted-line"
        put_byline_below(source, mention, below)
    return wrong


def _fills_line(mention: Mention, line: Line) -> bool:
    """Tell whether a line is nothing but a title between quotation marks."""
    title = mention.citation.fields.get("title")
    return (
        title is not None
        and title.start <= line.start + 2
        and title.end >= line.end - 2
        and line.text[0] in '“"‘«„'
    )
