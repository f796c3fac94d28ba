"""The heading of a notice: its label, its own title and what the title says of the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retract_ld.codes import UpdateType
from retract_ld.prose.ruleset import Rule, RuleSet
from retract_ld.prose.source_text import Line, SourceText

__all__ = ["Heading", "Label", "read_heading"]

_CONNECTOR: Final = re.compile(
    r"\s*(?:(?:\(?(?:notice|note)\)?\s*)?(?:to|for|of|on|from|regarding|zu|zum|zur|à|au|al|a|"
    r"de|del|do|da|en|em|von|des|der|の|：|。)(?=[\s:“\"‘'«])\s*)?(?P<stop>[:：.,;|–—\-]|\s-)?\s*"
)
_QUOTE: Final = "“\"‘'«„「『《"
_SUFFIX: Final = re.compile(
    r"(?:[.:;,]|\s[–—-]|(?=[\[(（]))\s*[\[(（]?\s*(?P<label>[^\[\]().:]{4,40})[\])）]?\s*[.]?$"
)
_NO_TITLE: Final = re.compile(
    r"(?:(?:[0-9]+|two|three|four|five|six|seven|several|multiple) )?(?:articles?|papers?"
    r"|publications?|manuscripts?)\b|by\b|from\b|in\b|[0-9]{1,2} [a-z]{3,9} [0-9]{4}"
    r"|(?:the|this|these|our) (?:article|paper|author|publi|manu)\w*\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"[,\s(]*(?P<date>[0-3]?[0-9] [a-z]{3,9}\.? [0-9]{4}|[a-z]{3,9}\.? [0-3]?[0-9], [0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})\)?\s*[:.–—-]?\s*"
)
_LOOK: Final = 8
_LONGEST: Final = 1500


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name the manner: where they stand and what they mean."""

    type: UpdateType
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Heading:
    """What the first lines of a notice say."""

    label: Label | None = None
    title: Line | None = None
    """The notice's own title."""
    rest: tuple[int, int] | None = None
    """The part of the title that is about the work."""
    lines: int = 0
    """How many lines the heading takes."""
    date: tuple[int, int] | None = None
    """The date beside the label: ``Retraction 21 September 2023: …``."""
    body: int | None = None
    """Where the body begins, if on the line of the label."""


def read_heading(source: SourceText, rules: RuleSet) -> Heading:
    """Read label and title from the first lines.

    A line that is only a label (``RETRACTION``) is the title unless a fuller line follows
    (``Retraction: On soil``).
    """
    heading = Heading()
    for index, line in enumerate(source.lines[:_LOOK]):
        if len(line.text) > _LONGEST:
            break
        found = _labelled(source, line, rules)
        if found is None and heading.label is None and index == 0:
            if _dated(source, line, rules, heading):
                break
        if found is None:
            if heading.label or index > 2:
                break
            continue
        label, rest = found
        if heading.label and rest is None:
            continue
        heading.label, heading.title, heading.rest = label, line, rest
        heading.lines = index + 1
        if rest is not None:
            break
    return heading


def _dated(
    source: SourceText, line: Line, rules: RuleSet, heading: Heading
) -> bool:
    """Read a label with a date before the body, as journals put above an article."""
    label = _label_at(source.lower, line.start, line.end, rules.labels)
    dated = _DATED.match(source.lower, label.end, line.end) if label else None
    if dated is None:
        return False
    heading.label, heading.date = label, dated.span("date")
    heading.body = dated.end() if dated.end() < line.end else None
    heading.lines = 0 if heading.body else 1
    return True


def _labelled(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int] | None] | None:
    """Return the label of a line and the span about the work, if the line is a heading."""
    start = line.start
    while start < line.end and source.plain[start] in "[(*|•【":
        start += 1
    label = _label_at(source.lower, start, line.end, rules.labels)
    if label is not None:
        after = label.end
        while after < line.end and source.plain[after] in "])】 ":
            after += 1
        if after >= line.end or source.plain[after:line.end].strip(" :.*|") == "":
            return label, None
        return _with_rest(source, line, label, after)
    return _with_suffix(source, line, rules)


def _with_rest(
    source: SourceText, line: Line, label: Label, after: int
) -> tuple[Label, tuple[int, int] | None] | None:
    connector = _CONNECTOR.match(source.plain, after, line.end)
    assert connector is not None
    rest = source.plain[connector.end() : line.end]
    if not rest:
        return label, None
    if _NO_TITLE.match(rest):
        return (label, None) if len(line.text) < 150 else None
    joined = connector.end() == label.end
    linked = connector["stop"] or connector.group().strip() or rest[0] in _QUOTE
    if joined and rest[0] not in _QUOTE and rest[0].isalnum() and rest[0] < "\u2e80":
        return None
    if not linked and not _stands_alone(source, label, rest):
        return None
    return label, (connector.end(), line.end)


def _stands_alone(source: SourceText, label: Label, rest: str) -> bool:
    """Tell whether a label without a colon is still one: ``Retracted article Foo``."""
    words = source.lower[label.start : label.end].split()
    return len(words) > 1 and (rest[0].isupper() or rest[0] > "\u2e80") and "." not in rest


def _with_suffix(
    source: SourceText, line: Line, rules: RuleSet
) -> tuple[Label, tuple[int, int]] | None:
    """Read ``Title [Retraction]`` and ``Title. Retraction``."""
    low = max(line.start, line.end - 60)
    match = _SUFFIX.search(source.lower, low, line.end)
    if match is None:
        return None
    start, end = match.span("label")
    label = _label_at(source.lower, start, end, rules.labels)
    if label is None or source.lower[label.end : end].strip():
        return None
    return label, (line.start, match.start())


def _label_at(lower: str, start: int, end: int, labels: tuple[Rule, ...]) -> Label | None:
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
